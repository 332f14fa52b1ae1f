//! The formats of `check`.

use crate::output::json::writer::JsonWriter;
use crate::output::terminal::writer::TerminalWriter;
use crate::output::writer::{CheckWriter, WriterOptions};

/// A format of `check`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// Text for a person.
    #[default]
    Text,
    /// JSON for programs.
    Json,
}

impl Format {
    /// The names of the formats on the command line.
    pub const NAMES: &str = "text|json";

    /// The format of a name; `None` where there is none.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "text" => Self::Text,
            "json" => Self::Json,
            _ => return None,
        })
    }

    /// The ending of a file in this format.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Json => "json",
        }
    }

    /// The writer of this format.
    #[must_use]
    pub fn writer(self, options: WriterOptions<'_>) -> Box<dyn CheckWriter + '_> {
        match self {
            Self::Text => Box::new(TerminalWriter(options)),
            Self::Json => Box::new(JsonWriter(options)),
        }
    }
}
