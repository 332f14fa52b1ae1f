//! The open queries on the reports that are added up: a line for each figure, and what each is called.

use crate::report::finding::text::{FindingText, finding_text};
use crate::report::view::View;
use crate::style::Style;
use crate::terminal::width::clean_inline;
use crate::words::Words;
use gouji_model::{
    Contributor, FigureId, IdVec, Language, OpenQuery, Origin, Place, Rollup, RuleInfo,
};
use std::collections::BTreeSet;

/// The width for which the words of a finding are made; nothing is wrapped to it.
const TEXT_WIDTH: usize = 80;
/// More queries than this are counted in a note on a cell, not named.
const NOTED_QUERIES: usize = 8;

/// An open query on one figure, or on the text of a report alone.
pub(crate) struct QueryLine<'r> {
    pub(crate) contributor: &'r Contributor<'r>,
    /// The figure; `None` where the query is about text alone.
    pub(crate) figure: Option<FigureId>,
    /// The title of the rule.
    pub(crate) title: String,
    /// Where the figure stands, or else the text.
    pub(crate) place: Option<Place>,
}

/// Every open query on what is in the sums, a line for each of its figures, in the order of the roster.
pub(crate) fn query_lines<'r>(
    rollup: &'r Rollup<'_>,
    rules: &IdVec<RuleInfo, RuleInfo>,
    language: Language,
) -> Vec<QueryLine<'r>> {
    let mut lines = Vec::new();
    for contributor in &rollup.contributors {
        for query in &contributor.queries {
            let title = clean_inline(&query_text(contributor, query, rules, language).title);
            let line = |figure, place| QueryLine {
                contributor,
                figure,
                title: title.clone(),
                place,
            };
            if query.figures.is_empty() {
                lines.push(line(None, text_place(query)));
            }
            let figures = query.figures.iter();
            lines.extend(figures.map(|&figure| line(Some(figure), contributor.place(figure))));
        }
    }
    lines
}

/// The words of a query on the report of `contributor`.
pub(crate) fn query_text(
    contributor: &Contributor<'_>,
    query: &OpenQuery<'_>,
    rules: &IdVec<RuleInfo, RuleInfo>,
    language: Language,
) -> FindingText {
    let view = View::new(
        contributor.checked,
        rules,
        Style::plain(language, TEXT_WIDTH),
    );
    view.map(|view| finding_text(&view, query.finding))
        .unwrap_or_default()
}

/// What stands in the note on a sum into which `figure` went with open queries: whose number, and what is asked of it,
/// a line each; `None` where it went in with none.
pub(crate) fn sum_note(
    rollup: &Rollup<'_>,
    figure: FigureId,
    rules: &IdVec<RuleInfo, RuleInfo>,
    language: Language,
) -> Option<String> {
    let contributors = rollup.queried_contributors(figure);
    let lines = contributors.flat_map(|each| {
        let name = clean_inline(each.name);
        let value = each.figures.number(&rollup.form, figure);
        let value = value.map(|value| value.to_string()).unwrap_or_default();
        let titles = figure_titles(each, figure, rules, language);
        titles.into_iter().map(move |title| {
            Words(language)
                .rollup()
                .queried_number(&name, &value, &title)
        })
    });
    note(lines.collect(), language)
}

/// What stands in the note on the number of one submitter; `None` where no query on it is open.
pub(crate) fn share_note(
    contributor: &Contributor<'_>,
    figure: FigureId,
    rules: &IdVec<RuleInfo, RuleInfo>,
    language: Language,
) -> Option<String> {
    note(
        figure_titles(contributor, figure, rules, language),
        language,
    )
}

/// How many numbers of `contributor` went into the sums with an open query.
pub(crate) fn queried_figures(contributor: &Contributor<'_>) -> usize {
    let queries = contributor.queries.iter();
    let figures: BTreeSet<FigureId> = queries.flat_map(|query| query.figures.clone()).collect();
    let figures = figures.into_iter();
    figures
        .filter(|figure| contributor.figure_queries(*figure).next().is_some())
        .count()
}

/// The titles of the rules that ask of the number that `contributor` states of `figure`, each once.
fn figure_titles(
    contributor: &Contributor<'_>,
    figure: FigureId,
    rules: &IdVec<RuleInfo, RuleInfo>,
    language: Language,
) -> Vec<String> {
    let mut titles: Vec<String> = Vec::new();
    for query in contributor.figure_queries(figure) {
        let title = clean_inline(&query_text(contributor, query, rules, language).title);
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    titles
}

fn note(mut lines: Vec<String>, language: Language) -> Option<String> {
    let others = lines.len().saturating_sub(NOTED_QUERIES);
    lines.truncate(NOTED_QUERIES);
    if others > 0 {
        lines.push(Words(language).rollup().other_queries(others));
    }
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// Where the text stands that a query without figures is about.
fn text_place(query: &OpenQuery<'_>) -> Option<Place> {
    if let Origin::Reading(problem) = &query.finding.origin {
        return problem.place;
    }
    let mut quotes = query.finding.quotes.iter();
    quotes.find_map(|quote| quote.place.filter(|_| quote.path.is_none()))
}
