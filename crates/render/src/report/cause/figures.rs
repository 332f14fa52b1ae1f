//! The excerpt of a cause: the figures of all its findings, and under those that are wrong what they must be.

use crate::diagnostic::{Prepared, SourceOf};
use crate::report::cause::report_order::severity_of;
use crate::report::cause::text::CauseView;
use crate::report::finding::drawn_figures::DrawnFigure;
use crate::report::finding::quoted_sentences::Sentence;
use crate::report::finding::shown_figures::Choice;
use crate::report::finding::{drawn_figures as finding, quoted_sentences as sentence};
use gouji_model::{
    Change, Evaluation, Explanation, FigureId, FindingFigure, Grade, Quote, QuoteSource, RowId,
    Subject,
};

/// A cause ready to be drawn, and what of its figures is not.
pub(crate) fn prepare(
    told: &CauseView<'_>,
    evaluation: &Evaluation,
    path: &str,
    listed: usize,
) -> (Prepared<'static>, Choice, Vec<FigureId>) {
    let view = told.view;
    let checks = checks(told);
    let explanations = told.cause.explanations.iter().take(listed);
    let leads: Vec<FigureId> = explanations.flat_map(figures_of).collect();
    let choice = Choice::of_cause(view, &checks, leads);
    let mut figures = drawn(told, &choice.drawn);
    let sentences = sentences(told, path);
    mark_one(told, &mut figures, &sentences);
    let laid_out = finding::lay_out(view, path, figures, &sentences, &choice.leads, true);
    let (origin, labels) = laid_out.unzip();
    let code = match told.findings.as_slice() {
        [only] => Some(finding::code(view, only, &view.tell(only))),
        _ => None,
    };
    let prepared = Prepared {
        message: told.headline(),
        severity: severity_of(evaluation, told.cause),
        code,
        origin: origin.map(SourceOf::Report),
        labels: labels.unwrap_or_default(),
        help: String::new(),
        related: Vec::new(),
    };
    let all = checks.iter().copied().flatten().map(|each| each.figure);
    (prepared, choice, all.collect())
}

/// The figures of every check that the findings tell of.
fn checks<'a>(told: &CauseView<'a>) -> Vec<&'a [FindingFigure]> {
    let mut checks: Vec<&[FindingFigure]> = Vec::new();
    for finding in &told.findings {
        match finding.gathered.as_slice() {
            [] => checks.push(&finding.figures),
            several => checks.extend(several.iter().map(|check| check.figures.as_slice())),
        }
    }
    checks
}

fn figures_of(explanation: &Explanation) -> impl Iterator<Item = FigureId> {
    explanation.changes.iter().filter_map(Change::figure)
}

/// The changes of the most likely explanation.
fn first_changes<'a>(told: &CauseView<'a>) -> &'a [Change] {
    let first = told.cause.explanations.first();
    first.map_or(&[], |first| first.changes.as_slice())
}

/// What `subject` must be, for a label under it; `None` where another explanation is as likely, so that it would be
/// blamed for no reason.
fn says(told: &CauseView<'_>, subject: Subject) -> Option<String> {
    let mut changes = first_changes(told).iter();
    let change = changes.find(|change| change.subject == subject)?;
    let is_blamed = !told.is_tied() || told.certain().contains(&change);
    is_blamed.then(|| should(told, change))
}

fn should(told: &CauseView<'_>, change: &Change) -> String {
    // A range is sure where nothing else would do, although no number in it is.
    let is_alone = told.cause.explanations.len() == 1 && told.cause.exhausted;
    let grade = match change.to.number() {
        None if is_alone => Grade::Certain,
        // That a figure is wrong does not tell which of several ranges it belongs into.
        None => Grade::Undetermined,
        Some(_) => change.grade,
    };
    told.view.words().should(&told.wrong(change), grade)
}

/// Marks one figure as the one to look at first where no number is: a whole side of a rule, or else one that may be wrong.
fn mark_one(told: &CauseView<'_>, figures: &mut [DrawnFigure], sentences: &[Sentence]) {
    let mut cited = sentences.iter().flat_map(|sentence| &sentence.numbers);
    if figures.iter().any(|each| each.primary) || cited.any(|number| number.primary) {
        return;
    }
    if let Some(side) = figures.iter_mut().find(|each| each.says.is_some()) {
        side.primary = true;
        return;
    }
    let changes = first_changes(told);
    for each in figures {
        let is_it = |change: &&Change| each.figure.is_some() && change.figure() == each.figure;
        if let Some(change) = changes.iter().find(is_it) {
            each.says = Some(should(told, change));
            each.primary = true;
        }
    }
}

fn drawn(told: &CauseView<'_>, figures: &[FigureId]) -> Vec<DrawnFigure> {
    let view = told.view;
    let shown: Vec<RowId> = figures
        .iter()
        .map(|&figure| finding::row_of(view, figure))
        .collect();
    let mut drawn: Vec<DrawnFigure> = figures
        .iter()
        .filter_map(|&figure| finding::drawn_figure(view, figure, &shown))
        .collect();
    for each in &mut drawn {
        each.says = each
            .figure
            .and_then(|figure| says(told, Subject::Figure(figure)));
        each.primary = each.says.is_some();
    }
    let row = |each: &DrawnFigure| each.figure.map(|figure| finding::row_of(view, figure));
    // Texts side by side are hard to read: a row with one has no other.
    let mut labelled: Vec<Option<RowId>> = drawn.iter().filter(|it| it.primary).map(row).collect();
    for each in drawn.iter_mut().filter(|each| !each.primary) {
        if labelled.contains(&row(each)) {
            continue;
        }
        let comparisons = told.findings.iter();
        // Of two sums only both together say anything, and the rules below say both.
        let mut comparisons = comparisons
            .flat_map(|finding| finding::comparisons(finding))
            .filter(|comparison| !finding::are_sums(comparison));
        each.says = each
            .figure
            .and_then(|figure| comparisons.find_map(|it| finding::pointed(view, it, figure)));
        if each.says.is_some() {
            labelled.push(row(each));
        }
    }
    drawn
}

/// The sentences that the cause and its findings cite, each number once.
fn sentences(told: &CauseView<'_>, path: &str) -> Vec<Sentence> {
    let mut quotes: Vec<(&Quote, Option<String>, bool)> = Vec::new();
    for quote in told.quotes().filter(|quote| !quote.sentence.is_empty()) {
        let is_known = |(known, ..): &(&Quote, Option<String>, bool)| {
            known.place == quote.place
                && known.sentence == quote.sentence
                && known.number == quote.number
        };
        if quotes.iter().any(is_known) {
            continue;
        }
        let (says, name) = match &quote.source {
            QuoteSource::Claim { claim, name } => {
                (says(told, Subject::Claim(*claim)), Some(name.clone()))
            }
            _ => (None, None),
        };
        let primary = says.is_some();
        quotes.push((quote, says.or(name), primary));
    }
    sentence::of_quotes(told.view, path, quotes)
}
