//! Mistakes of rule files, form schemas and cases, all of a run in one text.

use crate::diagnostic::draw::Handler;
use crate::diagnostic::source_file::{FileDiagnostic, FileLabel, SourceText};
use crate::style::{Paint, Style};
use crate::terminal::wrap::{push_line, wrap};
use crate::words::Words;
use gouji_model::{IdVec, Mistake, Source};
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
    let handler = Handler { style };
    // Nobody reads further before mending these, and every one takes its lines of the file.
    for mistake in ordered.iter().take(MOST_DRAWN) {
        handler.draw(&mut out, &diagnostic(mistake, sources, style));
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

fn diagnostic<'a>(
    mistake: &Mistake,
    sources: &IdVec<Source, SourceText<'a>>,
    style: Style,
) -> FileDiagnostic<'a> {
    let words = Words(style.language);
    let mistake_words = words.mistake(&mistake.kind);
    let mut labels = vec![FileLabel {
        span: mistake.span,
        text: (!mistake_words.label.is_empty()).then_some(mistake_words.label),
        is_primary: true,
    }];
    let mut related = Vec::new();
    for other in &mistake.related {
        let is_same_file = other.source == mistake.source;
        let label = FileLabel {
            span: other.span,
            text: Some(words.related_label(&mistake.kind, other.text.as_deref())),
            is_primary: !is_same_file,
        };
        if is_same_file {
            labels.push(label);
        } else {
            related.push(FileDiagnostic {
                source: sources.try_get(other.source).copied(),
                labels: vec![label],
                ..FileDiagnostic::default()
            });
        }
    }
    FileDiagnostic {
        message: mistake_words.message,
        code: Some(mistake.kind.code()),
        source: sources.try_get(mistake.source).copied(),
        labels,
        help: mistake_words.help,
        related,
    }
}
