//! The two sides of `miette`: any of its diagnostics becomes a message, and it may report through [`Handler`].
//!
//! `miette`'s own handler speaks English, counts columns in bytes, never trims
//! a line and lets escape sequences of a document through; this one does none
//! of that.

use super::draw::Handler;
use super::message::{Message, Note};
use super::snippet::{Snippet, SnippetLine, TextLabel};
use crate::words::Term;
use gouji_model::Severity;
use miette::{Diagnostic, LabeledSpan, SpanContents};
use std::collections::BTreeMap;
use std::fmt;

impl Handler {
    /// Draws `diagnostic` at the end of `out`. Of its related diagnostics only the labelled lines are drawn.
    pub fn draw(&self, out: &mut String, diagnostic: &dyn Diagnostic) {
        self.draw_message(out, &message(diagnostic));
    }
}

impl miette::ReportHandler for Handler {
    fn debug(&self, error: &dyn Diagnostic, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::new();
        self.draw(&mut out, error);
        f.write_str(&out)
    }
}

/// `diagnostic` ready to be drawn.
pub(crate) fn message(diagnostic: &dyn Diagnostic) -> Message {
    let help = diagnostic.help().map(|help| Note {
        term: Term::Help,
        text: help.to_string(),
    });
    Message {
        headline: diagnostic.to_string(),
        severity: match diagnostic.severity() {
            Some(miette::Severity::Warning) => Severity::Query,
            Some(miette::Severity::Advice) => Severity::Note,
            Some(miette::Severity::Error) | None => Severity::Error,
        },
        code: diagnostic.code().map(|code| code.to_string()),
        snippet: snippet(diagnostic),
        related: diagnostic
            .related()
            .into_iter()
            .flatten()
            .filter_map(snippet)
            .collect(),
        notes: help.into_iter().collect(),
    }
}

/// A line of a source file that some label begins in.
struct FileLine {
    /// From 0.
    number: usize,
    text: String,
    labels: Vec<TextLabel>,
}

/// The labelled lines of `diagnostic`; `None` where it has no source, no label, or none that can be read.
fn snippet(diagnostic: &dyn Diagnostic) -> Option<Snippet> {
    let source = diagnostic.source_code()?;
    let mut labels: Vec<LabeledSpan> = diagnostic.labels()?.collect();
    if !labels.iter().any(LabeledSpan::primary) {
        mark_first_as_primary(&mut labels);
    }
    let mut main = None;
    // By the byte at which a line begins.
    let mut lines: BTreeMap<usize, FileLine> = BTreeMap::new();
    for label in &labels {
        let Ok(contents) = source.read_span(label.inner(), 0, 0) else {
            continue;
        };
        if label.primary() {
            main.get_or_insert_with(|| location(contents.as_ref()));
        }
        let offset = contents.span().offset();
        let line = lines.entry(offset).or_insert_with(|| FileLine {
            number: contents.line(),
            text: first_line(contents.data()),
            labels: Vec::new(),
        });
        let start = label.offset().saturating_sub(offset);
        line.labels.push(TextLabel {
            bytes: start..start + label.len(),
            text: label.label().map(str::to_owned),
            is_primary: label.primary(),
        });
    }
    let mut next = None;
    let lines = lines.into_values().map(|line| SnippetLine {
        is_behind_gap: next
            .replace(line.number + 1)
            .is_some_and(|next| line.number > next),
        ..SnippetLine::new(&(line.number + 1).to_string(), &line.text, line.labels)
    });
    Snippet::new(&main.unwrap_or_default(), lines.collect())
}

fn mark_first_as_primary(labels: &mut [LabeledSpan]) {
    if let Some(first) = labels.first_mut() {
        *first =
            LabeledSpan::new_primary_with_span(first.label().map(str::to_owned), *first.inner());
    }
}

fn first_line(data: &[u8]) -> String {
    let text = String::from_utf8_lossy(data);
    text.split(['\n', '\r'])
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// The name of the source with the line and the column, both from 1.
fn location(contents: &dyn SpanContents<'_>) -> String {
    let (line, column) = (contents.line() + 1, contents.column() + 1);
    match contents.name() {
        Some(name) => format!("{name}:{line}:{column}"),
        None => format!("{line}:{column}"),
    }
}
