//! Draws a message: the headline, the lines with their labels, and the notes.

use super::frame;
use super::message::{Message, Note};
use crate::style::{Paint, Style};
use crate::terminal::width::{clean, width};
use crate::terminal::wrap::{push_line, wrap};
use crate::words::{Term, Words};

/// The cells before the notes of a message.
const NOTE_MARGIN: usize = 2;
/// Under a longer word than this, in cells, the text of a note would be squeezed into the right half.
const LONGEST_TERM: usize = 12;

/// Draws diagnostics in one style.
#[derive(Debug, Clone, Copy)]
pub struct Handler {
    /// How it looks.
    pub style: Style,
}

impl Handler {
    /// Draws `message` at the end of `out`.
    pub(crate) fn draw_message(&self, out: &mut String, message: &Message) {
        let paint = message.severity.into();
        self.headline(out, message, paint);
        let code = message.code.as_deref().map(clean);
        match (&message.snippet, code) {
            (Some(snippet), code) => {
                frame::draw(out, snippet, self.style, paint, code.as_deref());
            }
            (None, Some(code)) => {
                let line = format!("  {} {code}", self.style.signs().bottom);
                push_line(out, &self.style.paint(Paint::Faint, &line));
            }
            (None, None) => {}
        }
        for snippet in &message.related {
            frame::draw(out, snippet, self.style, Paint::Note, None);
        }
        for note in &message.notes {
            self.note_at(out, note, NOTE_MARGIN);
        }
    }

    fn headline(&self, out: &mut String, message: &Message, paint: Paint) {
        let severity = Words(self.style.language).term(message.severity.into());
        let indent = width(severity) + 1;
        let room = self.style.columns().saturating_sub(indent);
        for (index, line) in wrap(&message.headline, room).iter().enumerate() {
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

    /// A note under a message.
    pub(crate) fn note(&self, out: &mut String, note: &Note) {
        self.note_at(out, note, NOTE_MARGIN);
    }

    /// A note behind `margin` cells, its lines hanging under its first word.
    pub(crate) fn note_at(&self, out: &mut String, note: &Note, margin: usize) {
        let words = Words(self.style.language);
        let term = format!("{}{}", words.term(note.term), words.term(Term::Colon));
        let hanging = if width(&term) > LONGEST_TERM {
            2
        } else {
            width(&term)
        };
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
