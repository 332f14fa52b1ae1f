//! The formats of `check`.

use crate::output::json::writer::JsonWriter;
use crate::output::terminal::writer::TerminalWriter;
use crate::output::writer::{CheckWriter, WriterOptions};

/// A format of `check`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Text for a person.
    Text,
    /// JSON for programs.
    Json,
}

impl Format {
    /// The writer of this format.
    #[must_use]
    pub fn writer(self, options: WriterOptions<'_>) -> Box<dyn CheckWriter + '_> {
        match self {
            Self::Text => Box::new(TerminalWriter(options)),
            Self::Json => Box::new(JsonWriter(options)),
        }
    }
}
