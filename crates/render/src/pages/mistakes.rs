//! Mistakes of rule files, form schemas and cases, all of a run in one text.

use crate::diagnostic::draw::Handler;
use crate::diagnostic::source_file::SourceText;
use crate::diagnostic::{Prepared, SourceOf};
use crate::style::{Paint, Style};
use crate::terminal::wrap::{push_line, wrap};
use crate::words::Words;
use gouji_model::{IdVec, Mistake, Severity, Source, Span};
use miette::{LabeledSpan, SourceSpan};
use std::collections::BTreeSet;

/// How many mistakes are drawn; the line at the end counts all of them.
const MOST_DRAWN: usize = 200;

/// All `mistakes` in the order of their files and places, with their number at the end.
/// `sources` are the files by the ids that the mistakes carry.
#[must_use]
pub fn mistakes(
    mistakes: &[Mistake],
    sources: &IdVec<Source, SourceText<'_>>,
    style: Style,
) -> String {
    let mut ordered: Vec<&Mistake> = mistakes.iter().collect();
    ordered.sort_by_key(|mistake| (mistake.source, mistake.span));
    let mut out = String::new();
    let handler = Handler { style, gaps: true };
    // Nobody reads further before mending these, and every one takes its lines of the file.
    for mistake in ordered.iter().take(MOST_DRAWN) {
        handler.draw(&mut out, &prepare(mistake, sources, style));
        out.push('\n');
    }
    if !ordered.is_empty() {
        let files: BTreeSet<_> = ordered.iter().map(|mistake| mistake.source).collect();
        let count = Words(style.language).mistake_count(ordered.len(), files.len(), MOST_DRAWN);
        for line in wrap(&count, style.columns()) {
            push_line(&mut out, &style.paint(Paint::Error, &line));
        }
    }
    out
}

fn prepare<'a>(
    mistake: &Mistake,
    sources: &IdVec<Source, SourceText<'a>>,
    style: Style,
) -> Prepared<'a> {
    let words = Words(style.language);
    let said = words.mistake(&mistake.kind);
    let file = sources.try_get(mistake.source).copied();
    let text = (!said.label.is_empty()).then_some(said.label);
    let mut labels = vec![LabeledSpan::new_primary_with_span(
        text,
        to_miette(mistake.span),
    )];
    let mut related = Vec::new();
    for other in &mistake.related {
        let text = Some(words.related(&mistake.kind, other.text.as_deref()));
        if other.source == mistake.source {
            labels.push(LabeledSpan::new_with_span(text, to_miette(other.span)));
            continue;
        }
        related.push(Prepared {
            message: String::new(),
            severity: Severity::Note,
            code: None,
            origin: sources.try_get(other.source).copied().map(SourceOf::File),
            labels: vec![LabeledSpan::new_primary_with_span(
                text,
                to_miette(other.span),
            )],
            help: String::new(),
            related: Vec::new(),
        });
    }
    Prepared {
        message: said.message,
        severity: Severity::Error,
        code: Some(mistake.kind.code().to_owned()),
        origin: file.map(SourceOf::File),
        labels,
        help: said.help,
        related,
    }
}

pub(crate) fn to_miette(span: Span) -> SourceSpan {
    let start = usize::try_from(span.start).unwrap_or(usize::MAX);
    (start, span.len()).into()
}
