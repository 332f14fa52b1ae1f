//! The summary in short: whose reports are in it, whose are not and why, and where the county's own differs.

use crate::output::rollup::figures::{FigureName, broken_rules, differences};
use crate::output::rollup::format::RollupFormat;
use crate::output::rollup::queries::queried_figures;
use crate::style::{Paint, Style};
use crate::terminal::table::{self, Cell, Column, ColumnFit};
use crate::terminal::width::clean_inline;
use crate::terminal::wrap::{push_line, push_wrapped};
use crate::words::Words;
use gouji_model::{Decimal, IdVec, Rollup, RuleInfo};

/// The summary for the terminal; `file` is the format of the file that its figures go to.
#[must_use]
pub fn rollup_text(
    rollup: &Rollup<'_>,
    rules: &IdVec<RuleInfo, RuleInfo>,
    file: Option<RollupFormat>,
    style: Style,
) -> String {
    let words = Words(style.language).rollup();
    let mut out = String::new();
    push_line(&mut out, &style.paint(Paint::Strong, &words.title(rollup)));
    paragraph(&mut out, &words.coverage(rollup), style);
    draw_omissions(&mut out, rollup, style);
    draw_queries(&mut out, rollup, file, style);
    if !rollup.broken.is_empty() {
        out.push('\n');
        paragraph(
            &mut out,
            &words.broken_rules(&broken_rules(rollup, rules)),
            style,
        );
    }
    draw_differences(&mut out, rollup, style);
    if file.is_none() {
        out.push('\n');
        paragraph(&mut out, words.how_to_write, style);
    }
    out
}

fn draw_omissions(out: &mut String, rollup: &Rollup<'_>, style: Style) {
    let words = Words(style.language).rollup();
    let rows: Vec<Vec<Cell>> = rollup
        .left_out
        .iter()
        .map(|each| {
            let (why, what_to_do) = words.omission(&each.why);
            let name = Cell::new(clean_inline(&each.name));
            vec![name, Cell::new(clean_inline(&why)), Cell::new(what_to_do)]
        })
        .collect();
    if rows.is_empty() {
        return;
    }
    out.push('\n');
    let heads = [
        (words.submitter, ColumnFit::Word),
        (words.why, ColumnFit::CutEnd),
        (words.what_to_do, ColumnFit::CutEnd),
    ];
    table::draw(out, &columns(heads), &rows, style);
}

/// Who is in the sums with open queries, and with how many numbers.
fn draw_queries(out: &mut String, rollup: &Rollup<'_>, file: Option<RollupFormat>, style: Style) {
    let words = Words(style.language).rollup();
    let mut queried = Vec::new();
    let mut others = Vec::new();
    for each in &rollup.contributors {
        let name = clean_inline(each.name);
        match queried_figures(each) {
            0 if each.queries.is_empty() => {}
            0 => others.push(name),
            figures => queried.push(words.queried_submitter(&name, figures)),
        }
    }
    if queried.is_empty() && others.is_empty() {
        return;
    }
    out.push('\n');
    paragraph(out, &words.open_queries(&queried, &others), style);
    if file == Some(RollupFormat::Xlsx) {
        paragraph(out, words.where_queries, style);
    }
}

fn draw_differences(out: &mut String, rollup: &Rollup<'_>, style: Style) {
    let words = Words(style.language).rollup();
    let Some(own_report) = &rollup.own_report else {
        return;
    };
    out.push('\n');
    let number = |value: Option<Decimal>| {
        Cell::new(value.map(|decimal| decimal.to_string()).unwrap_or_default())
    };
    let rows: Vec<Vec<Cell>> = differences(rollup)
        .map(|(figure, difference)| {
            let named = FigureName::new(&rollup.form, figure);
            vec![
                Cell::new(named.item),
                Cell::new(named.column),
                number(own_report.figures.number(&rollup.form, figure)),
                number(rollup.sums[figure].value),
                number(Some(difference)),
            ]
        })
        .collect();
    if rows.is_empty() {
        return paragraph(out, words.no_difference, style);
    }
    paragraph(
        out,
        &words.differences(rows.len(), &clean_inline(own_report.path)),
        style,
    );
    if !rollup.left_out.is_empty() {
        paragraph(out, words.without_some, style);
    }
    let heads = [
        (words.item, ColumnFit::CutEnd),
        (words.column, ColumnFit::CutEnd),
        (words.own_report, ColumnFit::Number),
        (words.sum, ColumnFit::Number),
        (words.difference, ColumnFit::Number),
    ];
    table::draw(out, &columns(heads), &rows, style);
}

fn columns<const N: usize>(heads: [(&'static str, ColumnFit); N]) -> [Column; N] {
    heads.map(|(heading, fit)| Column { heading, fit })
}

fn paragraph(out: &mut String, text: &str, style: Style) {
    push_wrapped(out, text, style.columns(), [""; 2]);
}
