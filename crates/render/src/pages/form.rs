//! The page of a form: the names and ids that rules and cases may write, table by table.

use crate::style::{Paint, Style};
use crate::terminal::table;
use crate::terminal::table::{Cell, Column, Fit};
use crate::terminal::width::clean_inline;
use crate::terminal::wrap::{push_line, wrap};
use crate::words::Words;
use crate::words::pages::FormPageWords;
use gouji_model::{ColumnId, FigureId, Form, IdVec, Role, Row, Table};

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
    for line in wrap(words.how, style.columns()) {
        push_line(&mut out, &line);
    }
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
    let by_column = table
        .rows
        .iter()
        .any(|&row| one_unit(form, form.figures_of(row)).is_none());
    let unit_of = |column: ColumnId| {
        let figures = table
            .rows
            .iter()
            .filter_map(|&row| form.figure(row, column));
        one_unit(form, figures).unwrap_or_default()
    };
    let row = |&index: &ColumnId| {
        let column = &form.columns[index];
        let id = column.id.as_ref()?;
        Some(vec![
            Cell::new(&column.name),
            Cell::new(id),
            Cell::new(if by_column { unit_of(index) } else { "" }),
            Cell::new(words.role(column.role)),
            Cell::new(&column.label),
        ])
    };
    let cells: Vec<Vec<Cell>> = table.columns.iter().filter_map(row).collect();
    if cells.is_empty() {
        return;
    }
    let headings = [
        heading(words.column, Fit::Word),
        heading(words.id, Fit::Word),
        heading(words.unit, Fit::Word),
        heading(words.kind, Fit::Word),
        heading(words.label, Fit::CutEnd),
    ];
    table::draw(out, &headings, &cells, style);
    out.push('\n');
}

fn rows(
    out: &mut String,
    form: &Form,
    table: &Table,
    names: &IdVec<Row, String>,
    words: &FormPageWords,
    style: Style,
) {
    let cells: Vec<Vec<Cell>> = table
        .rows
        .iter()
        .map(|&row| {
            let spec = &form.rows[row];
            let unit = one_unit(form, form.figures_of(row)).unwrap_or_default();
            let name = names.try_get(row).unwrap_or(&spec.name);
            vec![
                Cell::new(name),
                Cell::new(&spec.id),
                Cell::new(unit),
                Cell::new(words.role(spec.role)),
                Cell::new(&spec.label),
            ]
        })
        .collect();
    let headings = [
        heading(words.row, Fit::Word),
        heading(words.id, Fit::Word),
        heading(words.unit, Fit::Word),
        heading(words.kind, Fit::Word),
        heading(words.label, Fit::CutEnd),
    ];
    table::draw(out, &headings, &cells, style);
}

/// The unit of all `figures`; empty for headings, `None` where they differ.
fn one_unit(form: &Form, figures: impl Iterator<Item = FigureId>) -> Option<&str> {
    let mut units = figures.map(|figure| {
        let unit = form.figures[figure].unit.as_ref();
        unit.map_or("", |unit| unit.0.as_str())
    });
    let first = units.next()?;
    units.all(|unit| unit == first).then_some(first)
}

fn heading(heading: &'static str, fit: Fit) -> Column {
    Column { heading, fit }
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
