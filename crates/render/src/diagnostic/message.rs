//! What a diagnostic says, in words of one language.

use super::snippet::Snippet;
use crate::words::Term;
use gouji_model::Severity;

/// A finding or a mistake in words, ready to be drawn.
#[derive(Debug)]
pub(crate) struct Message {
    /// What is wrong, in one sentence.
    pub(crate) headline: String,
    pub(crate) severity: Severity,
    /// The id to look it up by.
    pub(crate) code: Option<String>,
    /// The lines that it points at; `None` where there are none to show.
    pub(crate) snippet: Option<Snippet>,
    /// Lines of other sources that belong to it.
    pub(crate) related: Vec<Snippet>,
    /// What is said below the lines.
    pub(crate) notes: Vec<Note>,
}

/// A line of advice or explanation under a diagnostic, with the word before it.
#[derive(Debug, Clone)]
pub(crate) struct Note {
    pub(crate) term: Term,
    pub(crate) text: String,
}

impl Note {
    /// A note, or nothing where there is no text.
    pub(crate) fn new(term: Term, text: &str) -> Option<Self> {
        let text = text.trim();
        (!text.is_empty()).then(|| Self {
            term,
            text: text.to_owned(),
        })
    }
}
