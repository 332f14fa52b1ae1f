//! Draws a finding by itself: what it says, the lines that it is about, and the notes below them.

use super::drawn_figures::drawn_figures;
use super::excerpt_layout::ExcerptLayout;
use super::notes::{cited_notes, rows_not_drawn};
use super::quoted_sentences::sentences;
use super::shown_figures::ShownFigures;
use crate::diagnostic::message::{Message, Note};
use crate::report::context::{RenderContext, WordedFinding};
use crate::report::rule_notes::ExplainedRules;
use crate::words::Term;
use gouji_model::Origin;

/// What causes add to a finding that is drawn by itself.
pub(crate) struct CauseNotes {
    /// What to do, before the advice of the rule.
    pub(crate) advice: Option<Note>,
    /// What could not be explained, behind all else.
    pub(crate) unexplained: Vec<Note>,
}

/// Draws the finding with what causes add to it.
pub(crate) fn draw(
    out: &mut String,
    context: &RenderContext<'_>,
    worded: WordedFinding<'_>,
    causes: CauseNotes,
    explained: &mut ExplainedRules,
) {
    let mut message = message(context, worded);
    let advice = match causes.advice {
        Some(_) => Term::RuleAdvice,
        None => Term::Help,
    };
    let rule = explained.explain(context, worded, &worded.text.message, advice);
    message.notes.extend(causes.advice);
    message.notes.extend(rule);
    message.notes.extend(causes.unexplained);
    message.notes.extend(context.number_note(worded.position));
    context.handler().draw_message(out, &message);
}

/// The finding with its lines, and with the rows that are named because they are not drawn.
fn message(
    context: &RenderContext<'_>,
    WordedFinding { finding, text, .. }: WordedFinding<'_>,
) -> Message {
    let view = &context.view;
    let shown = ShownFigures::from_finding(view, finding);
    let sentences = sentences(view, context.path, finding);
    let mut figures = drawn_figures(view, finding, &shown);
    let mut numbers = sentences.iter().flat_map(|sentence| &sentence.numbers);
    if numbers.any(|number| number.is_primary) {
        for figure in &mut figures {
            figure.is_primary = false;
        }
    }
    let layout = ExcerptLayout {
        view,
        path: context.path,
        figures,
        sentences: &sentences,
    };
    let snippet = match finding.gathered.as_slice() {
        [] => layout.snippet(),
        _ => layout.snippet_of_checks(&shown.leads),
    };
    let notes = match &finding.origin {
        Origin::Rule(_) => {
            let all = finding.figures.iter().map(|part| part.figure);
            let mut notes = rows_not_drawn(view, &shown, all);
            notes.extend(cited_notes(view, finding));
            notes
        }
        // A problem of reading says itself what it lacks.
        Origin::Reading(_) => Vec::new(),
    };
    Message {
        code: Some(text.code.clone()),
        snippet,
        notes,
        ..Message::new(finding.severity, text.message.clone())
    }
}
