//! The formats of `extract`.

use crate::output::extract::csv::CsvWriter;
use crate::output::extract::json::ExtractJsonWriter;
use crate::output::extract::table::TableWriter;
use crate::output::extract::writer::ExtractWriter;
use crate::style::Style;

/// A format of `extract`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ExtractFormat {
    /// A table for a person.
    #[default]
    Table,
    /// JSON for programs.
    Json,
    /// CSV for spreadsheet programs.
    Csv,
}

impl ExtractFormat {
    /// The names of the formats on the command line.
    pub const NAMES: &str = "table|json|csv";

    /// The format of a name; `None` where there is none.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "table" => Self::Table,
            "json" => Self::Json,
            "csv" => Self::Csv,
            _ => return None,
        })
    }

    /// The ending of a file in this format.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Table => "txt",
            Self::Json => "json",
            Self::Csv => "csv",
        }
    }

    /// The writer of this format.
    #[must_use]
    pub fn writer(self, style: Style) -> Box<dyn ExtractWriter> {
        match self {
            Self::Table => Box::new(TableWriter(style)),
            Self::Json => Box::new(ExtractJsonWriter),
            Self::Csv => Box::new(CsvWriter(style.language)),
        }
    }
}
