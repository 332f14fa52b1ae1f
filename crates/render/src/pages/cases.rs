//! Cases of rules: those that came out differently are shown where they stand.

use crate::diagnostic::draw::Handler;
use crate::diagnostic::message::{Message, Note};
use crate::diagnostic::miette_face;
use crate::diagnostic::source_file::{FileDiagnostic, FileLabel, SourceText};
use crate::style::{Paint, Style};
use crate::terminal::wrap::{push_line, wrap};
use crate::words::{Sides, Term, Words};
use gouji_model::{Comparison, Counts, IdVec, Source, SourceId, Span};
use std::collections::BTreeSet;

/// More comparisons than this are not told of one case.
const MOST_SAID: usize = 3;

/// A case, and how it came out.
#[derive(Debug, Clone)]
pub struct CaseResult {
    /// The rule's id.
    pub rule: String,
    /// Whether it came out as expected.
    pub is_passed: bool,
    /// What was expected: the key of the case file (`valid`, `invalid`, `undecided`, `not-applicable`).
    pub expected: &'static str,
    /// How the checks of the rule came out.
    pub counts: Counts,
    /// Rows that should have been found and were not.
    pub missing: Vec<CaseRow>,
    /// Rows that were found and should not have been.
    pub noisy: Vec<CaseRow>,
    /// What each violated check of the rule said, where the case came out differently.
    pub said: Vec<Comparison>,
    /// The file.
    pub source: SourceId,
    /// Where the case stands.
    pub span: Span,
}

/// A row of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseRow {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: String,
}

/// Each of `results` that failed as a diagnostic, then one line over all cases.
/// `without_cases` are the ids of the user's own rules that no case tries.
#[must_use]
pub fn cases(
    results: &[CaseResult],
    without_cases: &[String],
    sources: &IdVec<Source, SourceText<'_>>,
    style: Style,
) -> String {
    let mut out = String::new();
    let handler = Handler { style };
    let failed: Vec<&CaseResult> = results.iter().filter(|case| !case.is_passed).collect();
    for case in &failed {
        handler.draw_message(&mut out, &message(case, sources, style));
        out.push('\n');
    }
    let paint = if failed.is_empty() {
        Paint::Good
    } else {
        Paint::Error
    };
    let rules: BTreeSet<&str> = results.iter().map(|case| case.rule.as_str()).collect();
    let line = Words(style.language).cases_summary(failed.len(), results.len(), rules.len());
    push_line(&mut out, &style.paint(paint, &line));
    if !without_cases.is_empty() {
        let line = Words(style.language).untested_rules(without_cases);
        for line in wrap(&line, style.columns()) {
            push_line(&mut out, &style.paint(Paint::Query, &line));
        }
    }
    out
}

fn message(case: &CaseResult, sources: &IdVec<Source, SourceText<'_>>, style: Style) -> Message {
    let words = Words(style.language);
    let diagnostic = FileDiagnostic {
        message: words.case_failure(&case.rule, case.expected),
        source: sources.try_get(case.source).copied(),
        labels: vec![FileLabel {
            span: case.span,
            text: Some(words.counts(case.counts)),
            is_primary: true,
        }],
        help: words.case_rows(&labels(&case.missing), &labels(&case.noisy)),
        ..FileDiagnostic::default()
    };
    let mut message = miette_face::message(&diagnostic);
    // What the checks said comes first, so that the author sees why the case came out as it did.
    let said = case.said.iter().take(MOST_SAID).filter_map(|comparison| {
        let sides = Sides::new(comparison, style.language);
        Note::new(Term::Said, &words.comparison(&sides))
    });
    message.notes.splice(..0, said);
    message
}

fn labels(rows: &[CaseRow]) -> Vec<String> {
    rows.iter().map(|row| row.label.clone()).collect()
}
