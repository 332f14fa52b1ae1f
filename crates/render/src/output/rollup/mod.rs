//! A county's summary (汇总表): as a workbook, as csv, and in short on the terminal.

mod csv;
mod sheet;
mod text;
mod xlsx;

pub use crate::output::rollup::csv::rollup_csv;
pub use crate::output::rollup::text::rollup_text;
pub use crate::output::rollup::xlsx::rollup_xlsx;

use crate::terminal::width::clean_inline;
use crate::words::Words;
use gouji_model::{Contributor, Decimal, FigureId, Form, Rollup, Status, Sum};

/// A figure in words: its table, its row and its column; empty where the table has one column without a name.
pub(crate) struct Named<'a> {
    pub(crate) table: &'a str,
    pub(crate) item: &'a str,
    pub(crate) column: &'a str,
    pub(crate) unit: &'a str,
}

impl<'a> Named<'a> {
    pub(crate) fn new(form: &'a Form, figure: FigureId) -> Self {
        let spec = &form.figures[figure];
        let row = &form.rows[spec.row];
        Self {
            table: &form.tables[row.table].title,
            item: &row.label,
            column: &form.columns[spec.column].label,
            unit: spec.unit.as_ref().map_or("", |unit| unit.0.as_str()),
        }
    }
}

/// The name of a submitter, with what its report came to where it does not pass.
fn name_of(contributor: &Contributor<'_>, words: Words) -> String {
    let name = clean_inline(contributor.name);
    match contributor.status {
        Status::Clean | Status::Query => name,
        status => format!("{name} ({})", words.status(status)),
    }
}

/// The figures that anybody states, in the order of the form.
fn stated<'r>(rollup: &'r Rollup<'_>) -> impl Iterator<Item = (FigureId, Sum)> + 'r {
    let own = |figure| {
        let own = rollup.own.as_ref();
        own.is_some_and(|own| own.figures.number(&rollup.form, figure).is_some())
    };
    let sums = rollup.sums.iter_with_ids();
    sums.filter(move |(figure, sum)| sum.stated > 0 || own(*figure))
        .map(|(figure, sum)| (figure, *sum))
}

/// The figures of the county's own report that are not the sum, with the difference.
fn differences<'r>(rollup: &'r Rollup<'_>) -> impl Iterator<Item = (FigureId, Decimal)> + 'r {
    let figures = rollup.sums.ids();
    figures.filter_map(|figure| Some((figure, rollup.difference(figure)?)))
}
