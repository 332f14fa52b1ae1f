//! The excerpt of a cause: the figures of all its findings, and under those that are wrong what they must be.

use super::text::CauseText;
use crate::diagnostic::snippet::Snippet;
use crate::report::finding::drawn_figure::{DrawnFigure, drawn_figure};
use crate::report::finding::excerpt_layout::ExcerptLayout;
use crate::report::finding::figure_labels::{are_sums, comparisons, side_label};
use crate::report::finding::quoted_sentences::{LabelledQuote, Sentence, quoted_sentences};
use crate::report::finding::shown_figures::ShownFigures;
use gouji_model::{
    Change, Explanation, FigureId, FindingFigure, Grade, QuoteSource, RowId, Subject,
};

/// The figures of a cause of which the first `listed` explanations are cause.
pub(crate) fn shown_figures(text: &CauseText<'_>, listed: usize) -> ShownFigures {
    let explanations = text.cause.explanations.iter().take(listed);
    let changed: Vec<FigureId> = explanations.flat_map(changed_figures).collect();
    ShownFigures::from_cause(text.view, &checks(text), changed)
}

/// All figures that the checks of a cause are about.
pub(crate) fn all_figures(text: &CauseText<'_>) -> impl Iterator<Item = FigureId> {
    let figures = checks(text).into_iter().flatten();
    figures.map(|part| part.figure)
}

/// The lines of a cause of which `shown` is drawn; `None` where there are none.
pub(crate) fn snippet(text: &CauseText<'_>, shown: &ShownFigures, path: &str) -> Option<Snippet> {
    let mut figures = drawn_figures(text, &shown.drawn);
    let sentences = sentences(text, path);
    mark_main(text, &mut figures, &sentences);
    let layout = ExcerptLayout {
        view: text.view,
        path,
        figures,
        sentences: &sentences,
    };
    layout.snippet_of_checks(&shown.leads)
}

/// The figures of every check that the findings tell of.
fn checks<'a>(text: &CauseText<'a>) -> Vec<&'a [FindingFigure]> {
    let mut checks: Vec<&[FindingFigure]> = Vec::new();
    for finding in &text.findings {
        match finding.gathered.as_slice() {
            [] => checks.push(&finding.figures),
            several => checks.extend(several.iter().map(|check| check.figures.as_slice())),
        }
    }
    checks
}

fn changed_figures(explanation: &Explanation) -> impl Iterator<Item = FigureId> {
    explanation.changes.iter().filter_map(Change::figure)
}

/// The changes of the most likely explanation.
fn first_changes<'a>(text: &CauseText<'a>) -> &'a [Change] {
    let first = text.cause.explanations.first();
    first.map_or(&[], |first| first.changes.as_slice())
}

/// What `subject` must be, for a label under it; `None` where another explanation is as likely, so that it would be
/// blamed for no reason.
fn target(text: &CauseText<'_>, subject: Subject) -> Option<String> {
    let mut changes = first_changes(text).iter();
    let change = changes.find(|change| change.subject == subject)?;
    let is_blamed = !text.is_tied() || text.certain().contains(&change);
    is_blamed.then(|| correction_text(text, change))
}

fn correction_text(text: &CauseText<'_>, change: &Change) -> String {
    // A range is sure where nothing else would do, although no number in it is.
    let is_alone = text.cause.explanations.len() == 1 && text.cause.exhausted;
    let grade = match change.to.number() {
        None if is_alone => Grade::Certain,
        // That a figure is wrong does not tell which of several ranges it belongs into.
        None => Grade::Undetermined,
        Some(_) => change.grade,
    };
    text.view
        .words()
        .target_sentence(&text.wrong_number(change), grade)
}

/// Marks one figure as the one to look at first where no number is: a whole side of a rule, or else one that may be wrong.
fn mark_main(text: &CauseText<'_>, figures: &mut [DrawnFigure], sentences: &[Sentence]) {
    let mut cited = sentences.iter().flat_map(|sentence| &sentence.numbers);
    if figures.iter().any(|drawn| drawn.is_primary) || cited.any(|number| number.is_primary) {
        return;
    }
    if let Some(side) = figures.iter_mut().find(|drawn| drawn.says.is_some()) {
        side.is_primary = true;
        return;
    }
    let changes = first_changes(text);
    for drawn in figures {
        let is_changed =
            |change: &&Change| drawn.figure.is_some() && change.figure() == drawn.figure;
        if let Some(change) = changes.iter().find(is_changed) {
            drawn.says = Some(correction_text(text, change));
            drawn.is_primary = true;
        }
    }
}

fn drawn_figures(text: &CauseText<'_>, figures: &[FigureId]) -> Vec<DrawnFigure> {
    let view = text.view;
    let rows: Vec<RowId> = figures.iter().map(|&figure| view.row(figure)).collect();
    let drawn = figures.iter();
    let drawn = drawn.filter_map(|&figure| drawn_figure(view, figure, &rows));
    let mut drawn: Vec<DrawnFigure> = drawn.collect();
    for figure in &mut drawn {
        let subject = figure.figure.map(Subject::Figure);
        figure.says = subject.and_then(|subject| target(text, subject));
        figure.is_primary = figure.says.is_some();
    }
    label_sides(text, &mut drawn);
    drawn
}

/// Says under a figure that is not wrong which side of a rule it is.
fn label_sides(text: &CauseText<'_>, drawn: &mut [DrawnFigure]) {
    let view = text.view;
    let row = |drawn: &DrawnFigure| drawn.figure.map(|figure| view.row(figure));
    // Texts side by side are hard to read: a row with one has no other.
    let wrong = drawn.iter().filter(|drawn| drawn.is_primary);
    let mut labelled: Vec<Option<RowId>> = wrong.map(row).collect();
    for figure in drawn.iter_mut().filter(|drawn| !drawn.is_primary) {
        if labelled.contains(&row(figure)) {
            continue;
        }
        let findings = text.findings.iter();
        // Of two sums only both together say anything, and the rules below say both.
        let mut comparisons = findings
            .flat_map(|finding| comparisons(finding))
            .filter(|comparison| !are_sums(comparison));
        figure.says = figure
            .figure
            .and_then(|id| comparisons.find_map(|sides| side_label(view, sides, id)));
        if figure.says.is_some() {
            labelled.push(row(figure));
        }
    }
}

/// The sentences that the cause and its findings cite, each number once.
fn sentences(text: &CauseText<'_>, path: &str) -> Vec<Sentence> {
    let mut quotes: Vec<LabelledQuote<'_>> = Vec::new();
    for quote in text.quotes().filter(|quote| !quote.sentence.is_empty()) {
        let is_known = |known: &LabelledQuote<'_>| {
            known.quote.place == quote.place
                && known.quote.sentence == quote.sentence
                && known.quote.number == quote.number
        };
        if quotes.iter().any(is_known) {
            continue;
        }
        let (target, name) = match &quote.source {
            QuoteSource::Claim { claim, name } => {
                (target(text, Subject::Claim(*claim)), Some(name.clone()))
            }
            _ => (None, None),
        };
        quotes.push(LabelledQuote {
            quote,
            is_primary: target.is_some(),
            label: target.or(name),
        });
    }
    quoted_sentences(text.view, path, quotes)
}
