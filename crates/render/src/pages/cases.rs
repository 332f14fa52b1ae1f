//! Cases of rules that came out differently, each shown where it stands.

use crate::diagnostic::draw::Handler;
use crate::diagnostic::message::{Message, Note};
use crate::diagnostic::miette_face;
use crate::diagnostic::source_file::{FileDiagnostic, FileLabel, SourceText};
use crate::style::{Paint, Style};
use crate::terminal::wrap::{push_line, wrap};
use crate::words::{Sides, Term, Words};
use gouji_model::{Comparison, Counts, IdVec, Source, SourceId, Span};

/// More comparisons than this are not told of one case.
const MOST_SAID: usize = 3;

/// A case that came out differently.
#[derive(Debug, Clone)]
pub struct FailedCase {
    /// The rule's id.
    pub rule: String,
    /// What was expected: the key of the case file (`valid`, `invalid`, `undecided`, `not-applicable`).
    pub expected: &'static str,
    /// How the checks of the rule came out.
    pub counts: Counts,
    /// Labels of rows that should have been found.
    pub missing: Vec<String>,
    /// Labels of rows that should not have been found.
    pub noisy: Vec<String>,
    /// What each violated check of the rule said.
    pub said: Vec<Comparison>,
    /// The file.
    pub source: SourceId,
    /// Where the case stands.
    pub span: Span,
}

/// Each failed case as a diagnostic, then one line over all `ran` cases of `rules` rules.
/// `without_cases` are the ids of the user's own rules that no case tries.
#[must_use]
pub fn cases(
    failed: &[FailedCase],
    ran: usize,
    rules: usize,
    without_cases: &[String],
    sources: &IdVec<Source, SourceText<'_>>,
    style: Style,
) -> String {
    let mut out = String::new();
    let handler = Handler { style };
    for case in failed {
        handler.draw_message(&mut out, &message(case, sources, style));
        out.push('\n');
    }
    let paint = if failed.is_empty() {
        Paint::Good
    } else {
        Paint::Error
    };
    let line = Words(style.language).cases_summary(failed.len(), ran, rules);
    push_line(&mut out, &style.paint(paint, &line));
    if !without_cases.is_empty() {
        let line = Words(style.language).without_cases(without_cases);
        for line in wrap(&line, style.columns()) {
            push_line(&mut out, &style.paint(Paint::Query, &line));
        }
    }
    out
}

fn message(case: &FailedCase, sources: &IdVec<Source, SourceText<'_>>, style: Style) -> Message {
    let words = Words(style.language);
    let diagnostic = FileDiagnostic {
        message: words.failed_case(&case.rule, case.expected),
        source: sources.try_get(case.source).copied(),
        labels: vec![FileLabel {
            span: case.span,
            text: Some(words.counts(case.counts)),
            is_primary: true,
        }],
        help: words.case_rows(&case.missing, &case.noisy),
        ..FileDiagnostic::default()
    };
    let mut message = miette_face::message(&diagnostic);
    // What the checks said comes first, so that the author sees why the case came out as it did.
    let said = case.said.iter().take(MOST_SAID).filter_map(|comparison| {
        let sides = Sides::of(comparison, style.language);
        Note::new(Term::Said, &words.comparison(&sides))
    });
    message.notes.splice(..0, said);
    message
}
