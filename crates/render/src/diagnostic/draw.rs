//! Draws any `miette` diagnostic for a terminal.
//!
//! `miette`'s own handler speaks English, counts columns in bytes, never trims
//! a line and lets escape sequences of a document through; this one does none
//! of that.

use crate::diagnostic::snippet::Snippet;
use crate::style::{Paint, Style};
use crate::terminal::width::{clean, width};
use crate::terminal::wrap::{push_line, wrap};
use crate::words::{Term, Words};
use miette::Diagnostic;
use std::fmt;

/// Draws diagnostics in one style.
#[derive(Debug, Clone, Copy)]
pub struct Handler {
    /// How it looks.
    pub style: Style,
    /// Whether a mark shows where lines of the source are left out. Rows of a form are
    /// lines apart by nature, so excerpts of reports go without.
    pub gaps: bool,
}

/// A line of advice or explanation under a diagnostic, with the word before it.
#[derive(Debug, Clone)]
pub(crate) struct Note {
    pub(crate) term: Term,
    pub(crate) text: String,
}

impl Note {
    /// A note, or nothing where there is no text.
    pub(crate) fn of(term: Term, text: &str) -> Option<Self> {
        let text = text.trim();
        (!text.is_empty()).then(|| Self {
            term,
            text: text.to_owned(),
        })
    }
}

impl Handler {
    /// Draws `diagnostic` at the end of `out`.
    pub fn draw(&self, out: &mut String, diagnostic: &dyn Diagnostic) {
        self.draw_with(out, diagnostic, &[]);
    }

    pub(crate) fn draw_with(&self, out: &mut String, diagnostic: &dyn Diagnostic, notes: &[Note]) {
        let paint = severity_paint(diagnostic.severity());
        self.headline(out, diagnostic, paint);
        let code = diagnostic.code().map(|code| clean(&code.to_string()));
        match Snippet::of(diagnostic) {
            Some(snippet) => snippet.draw(out, self, paint, code.as_deref()),
            None => self.lone_code(out, code.as_deref()),
        }
        for related in diagnostic.related().into_iter().flatten() {
            self.draw_related(out, related);
        }
        for note in notes {
            self.note(out, note);
        }
        if let Some(help) = diagnostic.help() {
            let term = Term::Help;
            let text = help.to_string();
            self.note(out, &Note { term, text });
        }
    }

    fn headline(&self, out: &mut String, diagnostic: &dyn Diagnostic, paint: Paint) {
        let words = Words(self.style.language);
        let severity = words.term(severity_term(diagnostic.severity()));
        let indent = width(severity) + 1;
        let message = diagnostic.to_string();
        let lines = wrap(&message, self.style.columns().saturating_sub(indent));
        for (index, line) in lines.iter().enumerate() {
            let lead = if index == 0 {
                format!("{} ", self.style.paint(paint, severity))
            } else {
                " ".repeat(indent)
            };
            push_line(
                out,
                &format!("{lead}{}", self.style.paint(Paint::Strong, line)),
            );
        }
    }

    fn lone_code(&self, out: &mut String, code: Option<&str>) {
        if let Some(code) = code {
            let line = format!("  {} {code}", self.style.signs().bottom);
            push_line(out, &self.style.paint(Paint::Faint, &line));
        }
    }

    fn draw_related(&self, out: &mut String, related: &dyn Diagnostic) {
        let message = related.to_string();
        if !message.is_empty() {
            let room = self.style.columns().saturating_sub(2);
            for line in wrap(&message, room) {
                push_line(out, &format!("  {line}"));
            }
        }
        if let Some(snippet) = Snippet::of(related) {
            snippet.draw(out, self, Paint::Note, None);
        }
    }

    fn note(&self, out: &mut String, note: &Note) {
        self.note_at(out, note, 2);
    }

    /// A note behind `margin` cells, its lines hanging under its first word.
    pub(crate) fn note_at(&self, out: &mut String, note: &Note, margin: usize) {
        let words = Words(self.style.language);
        let term = format!("{}{}", words.term(note.term), words.term(Term::Colon));
        // Under a long word the text would be squeezed into the right half.
        let hanging = if width(&term) > 12 { 2 } else { width(&term) };
        let room = self.style.columns().saturating_sub(margin + hanging);
        let whole = format!("{}{}", " ".repeat(width(&term) - hanging), note.text);
        for (index, line) in wrap(&whole, room).iter().enumerate() {
            if index == 0 {
                let term = self.style.paint(Paint::Faint, &term);
                let text = line.trim_start_matches(' ');
                push_line(out, &format!("{}{term}{text}", " ".repeat(margin)));
            } else {
                push_line(out, &format!("{}{line}", " ".repeat(margin + hanging)));
            }
        }
    }
}

impl miette::ReportHandler for Handler {
    fn debug(&self, error: &dyn Diagnostic, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::new();
        self.draw(&mut out, error);
        f.write_str(&out)
    }
}

fn severity_paint(severity: Option<miette::Severity>) -> Paint {
    match severity {
        Some(miette::Severity::Warning) => Paint::Query,
        Some(miette::Severity::Advice) => Paint::Note,
        Some(miette::Severity::Error) | None => Paint::Error,
    }
}

fn severity_term(severity: Option<miette::Severity>) -> Term {
    match severity {
        Some(miette::Severity::Warning) => Term::Query,
        Some(miette::Severity::Advice) => Term::Note,
        Some(miette::Severity::Error) | None => Term::Error,
    }
}
