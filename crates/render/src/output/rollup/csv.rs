//! The summary as csv: a figure a line, a submitter a column.

use crate::output::csv::csv_line;
use crate::output::rollup::figures::{FigureName, contributor_name, listed_figures};
use crate::words::Words;
use gouji_model::{Decimal, Language, Rollup};

/// Every figure with its sum, the county's own report and every submitter's. It begins with the mark by which
/// spreadsheet programs know its encoding.
pub(crate) fn rollup_csv(rollup: &Rollup<'_>, language: Language) -> String {
    let words = Words(language).rollup();
    let mut out = String::from("\u{feff}");
    let heads = [
        words.table,
        words.item,
        words.column,
        words.unit,
        words.sum,
        words.stated,
        words.queried,
    ];
    let own_report = rollup.own_report.iter();
    let own_heads = own_report.flat_map(|_| [words.own_report, words.difference]);
    let name = |each| contributor_name(each, Words(language));
    let names: Vec<String> = rollup.contributors.iter().map(name).collect();
    let heads = heads.into_iter().chain(own_heads);
    csv_line(&mut out, heads.chain(names.iter().map(String::as_str)));
    for (figure, sum) in listed_figures(rollup) {
        let named = FigureName::new(&rollup.form, figure);
        let mut cells: Vec<String> = [named.table, named.item, named.column, named.unit]
            .map(str::to_owned)
            .into();
        cells.push(match sum.value {
            Some(value) => value.to_string(),
            None if sum.overflows => words.too_large.to_owned(),
            None => String::new(),
        });
        cells.push(sum.stated.to_string());
        cells.push(rollup.queried_contributors(figure).count().to_string());
        let number = |number: Option<Decimal>| {
            number.map_or_else(String::new, |decimal| decimal.to_string())
        };
        if let Some(own_report) = &rollup.own_report {
            cells.push(number(own_report.figures.number(&rollup.form, figure)));
            cells.push(number(rollup.difference(figure)));
        }
        let contributors = rollup.contributors.iter();
        cells.extend(contributors.map(|each| number(each.figures.number(&rollup.form, figure))));
        csv_line(&mut out, cells.iter().map(String::as_str));
    }
    out
}
