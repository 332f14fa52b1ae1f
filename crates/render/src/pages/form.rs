//! The page of a form: the names and ids that rules and cases may write, table by table.

use crate::style::{Paint, Style};
use crate::terminal::table;
use crate::terminal::table::{Cell, Column, ColumnFit};
use crate::terminal::width::clean_inline;
use crate::terminal::wrap::{push_line, push_wrapped};
use crate::words::Words;
use crate::words::pages::FormPageWords;
use gouji_model::{ColumnId, FigureId, Form, IdVec, Role, Row, RowId, Table};

/// The page of `form`; `names` are those of its rows as rules write them, with as many names above them as tell
/// them apart.
#[must_use]
pub fn explain_form(form: &Form, names: &IdVec<Row, String>, style: Style) -> String {
    let words = Words(style.language).form_page();
    let mut out = String::new();
    push_line(
        &mut out,
        &style.paint(Paint::Strong, &clean_inline(&form.id)),
    );
    let years = Words(style.language).form_years(form.years);
    let facts = [clean_inline(&form.title), years].join(&format!(" {} ", style.signs().bullet));
    push_line(&mut out, &facts);
    out.push('\n');
    push_wrapped(&mut out, words.how, style.columns(), [""; 2]);
    for table in form.tables.iter() {
        out.push('\n');
        let head = [&table.name, &table.title].map(|text| clean_inline(text));
        let head = head.join(&format!(" {} ", style.signs().bullet));
        push_line(&mut out, &style.paint(Paint::Strong, &head));
        columns(&mut out, form, table, words, style);
        rows(&mut out, form, table, names, words, style);
    }
    out
}

/// The columns, where the table has more than one without a name.
fn columns(out: &mut String, form: &Form, table: &Table, words: &FormPageWords, style: Style) {
    // Units stand beside the rows, but where the columns of a row differ.
    let mut rows = table.rows.iter();
    let by_column = rows.any(|&row| one_unit(form, form.row_figures(row)).is_none());
    let unit_of = |column: ColumnId| {
        let rows = table.rows.iter();
        let figures = rows.filter_map(|&row| form.figure(row, column));
        one_unit(form, figures).unwrap_or_default()
    };
    let row = |&index: &ColumnId| {
        let column = &form.columns[index];
        let unit = if by_column { unit_of(index) } else { "" };
        let role = words.role(column.role);
        Some([&column.name, column.id.as_ref()?, unit, role, &column.label])
    };
    let columns: Vec<[&str; 5]> = table.columns.iter().filter_map(row).collect();
    if !columns.is_empty() {
        draw_table(out, words.column, &columns, words, style);
        out.push('\n');
    }
}

fn rows(
    out: &mut String,
    form: &Form,
    table: &Table,
    names: &IdVec<Row, String>,
    words: &FormPageWords,
    style: Style,
) {
    let row = |&index: &RowId| {
        let row = &form.rows[index];
        let unit = one_unit(form, form.row_figures(index)).unwrap_or_default();
        let name = names.try_get(index).unwrap_or(&row.name);
        [name, &row.id, unit, words.role(row.role), &row.label]
    };
    let rows: Vec<[&str; 5]> = table.rows.iter().map(row).collect();
    draw_table(out, words.row, &rows, words, style);
}

/// The `rows` under `first` and the headings of ids, units, kinds and labels.
fn draw_table(
    out: &mut String,
    first: &'static str,
    rows: &[[&str; 5]],
    words: &FormPageWords,
    style: Style,
) {
    let column = |heading, fit| Column { heading, fit };
    let columns = [
        column(first, ColumnFit::Word),
        column(words.id, ColumnFit::Word),
        column(words.unit, ColumnFit::Word),
        column(words.kind, ColumnFit::Word),
        column(words.label, ColumnFit::CutEnd),
    ];
    let rows = rows.iter().map(|row| row.map(Cell::new).to_vec());
    table::draw(out, &columns, &rows.collect::<Vec<_>>(), style);
}

/// The unit of all `figures`; empty for headings, `None` where they differ.
pub(crate) fn one_unit(form: &Form, figures: impl Iterator<Item = FigureId>) -> Option<&str> {
    let mut units = figures.map(|figure| {
        let unit = form.figures[figure].unit.as_ref();
        unit.map_or("", |unit| unit.0.as_str())
    });
    let first = units.next()?;
    units.all(|unit| unit == first).then_some(first)
}

impl FormPageWords {
    fn role(&self, role: Role) -> &'static str {
        match role {
            Role::Detail => "",
            Role::Total => self.total,
            Role::Subset => self.subset,
            Role::Heading => self.heading,
        }
    }
}
