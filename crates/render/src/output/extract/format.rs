//! The formats of `extract`.

use crate::output::extract::csv::CsvWriter;
use crate::output::extract::json::ExtractJsonWriter;
use crate::output::extract::table::TableWriter;
use crate::output::extract::writer::ExtractWriter;
use crate::style::Style;

/// A format of `extract`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExtractFormat {
    /// A table for a person.
    Table,
    /// JSON for programs.
    Json,
    /// CSV for spreadsheet programs.
    Csv,
}

impl ExtractFormat {
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
