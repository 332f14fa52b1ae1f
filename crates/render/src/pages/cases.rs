//! Cases of rules that came out differently, each shown where it stands.

use crate::diagnostic::draw::{Handler, Note};
use crate::diagnostic::source_file::SourceText;
use crate::diagnostic::{Prepared, SourceOf};
use crate::pages::mistakes::to_miette;
use crate::style::{Paint, Style};
use crate::terminal::wrap::{push_line, wrap};
use crate::words::{Sides, Term, Words};
use gouji_model::{Comparison, Counts, IdVec, Severity, Source, SourceId, Span};
use miette::LabeledSpan;

/// More comparisons than this are not told of one case.
const TOLD: usize = 3;

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
    let handler = Handler { style, gaps: true };
    for case in failed {
        handler.draw_with(
            &mut out,
            &prepare(case, sources, style),
            &notes(case, style),
        );
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

/// What the checks said, so that the author sees why the case came out as it did.
fn notes(case: &FailedCase, style: Style) -> Vec<Note> {
    let words = Words(style.language);
    let said = |comparison| words.comparison(&Sides::of(comparison, style.language));
    let told = case.said.iter().take(TOLD).map(said);
    told.filter_map(|text| Note::of(Term::Said, &text))
        .collect()
}

fn prepare<'a>(
    case: &FailedCase,
    sources: &IdVec<Source, SourceText<'a>>,
    style: Style,
) -> Prepared<'a> {
    let words = Words(style.language);
    let said = Some(words.counts(case.counts));
    let label = LabeledSpan::new_with_span(said, to_miette(case.span));
    Prepared {
        message: words.failed_case(&case.rule, case.expected),
        severity: Severity::Error,
        code: None,
        origin: sources
            .try_get(case.source)
            .map(|source| SourceOf::File(*source)),
        labels: vec![label],
        help: words.case_rows(&case.missing, &case.noisy),
        related: Vec::new(),
    }
}
