//! The figures of a summary in words, and which of them are listed.

use crate::terminal::width::clean_inline;
use crate::words::Words;
use gouji_model::{
    Contributor, Decimal, FigureId, Form, IdVec, Instance, Rollup, RuleId, RuleInfo, Status, Sum,
};

/// A figure in words: its table, its row and its column; empty where the table has one column without a name.
pub(crate) struct FigureName<'a> {
    pub(crate) table: &'a str,
    pub(crate) item: &'a str,
    pub(crate) column: &'a str,
    pub(crate) unit: &'a str,
}

impl<'a> FigureName<'a> {
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

/// The name of a submitter, with what its report came to where `--all` alone takes it in. An open query is not told here,
/// because what it is about is marked.
pub(crate) fn contributor_name(contributor: &Contributor<'_>, words: Words) -> String {
    let name = clean_inline(contributor.name);
    match contributor.status {
        Status::Clean | Status::Explained | Status::Query => name,
        status => format!("{name} ({})", words.status(status)),
    }
}

/// The figures that anybody states, in the order of the form.
pub(crate) fn listed_figures<'r>(
    rollup: &'r Rollup<'_>,
) -> impl Iterator<Item = (FigureId, Sum)> + 'r {
    let is_in_own_report = |figure| {
        let own_report = rollup.own_report.as_ref();
        own_report
            .is_some_and(|own_report| own_report.figures.number(&rollup.form, figure).is_some())
    };
    let sums = rollup.sums.iter_with_ids();
    sums.filter(move |(figure, sum)| sum.stated > 0 || is_in_own_report(*figure))
        .map(|(figure, sum)| (figure, *sum))
}

/// The figures of the county's own report that are not the sum, with the difference.
pub(crate) fn differences<'r>(
    rollup: &'r Rollup<'_>,
) -> impl Iterator<Item = (FigureId, Decimal)> + 'r {
    let figures = rollup.sums.ids();
    figures.filter_map(|figure| Some((figure, rollup.difference(figure)?)))
}

/// The rules that the sums break, by id, with what they are applied to.
pub(crate) fn broken_rules(rollup: &Rollup<'_>, rules: &IdVec<RuleInfo, RuleInfo>) -> String {
    let name = |(rule, instance): &(RuleId, Option<Instance>)| {
        let id = rules.try_get(*rule).map_or("", |info| info.id.as_str());
        match instance {
            Some(instance) => format!("{id} [{}]", instance.id(&rollup.form)),
            None => id.to_owned(),
        }
    };
    let names: Vec<String> = rollup.broken.iter().map(name).collect();
    names.join(", ")
}
