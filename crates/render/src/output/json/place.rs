//! A place in a document as JSON tells it.

use crate::report::view::View;
use crate::words::{Words, sheet_name};
use gouji_model::{Place, cell_address};
use schemars::JsonSchema;
use serde::Serialize;

/// A place in a document.
#[derive(Debug, Clone, PartialEq, Eq, JsonSchema, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum PlaceJson {
    /// In a text.
    Line {
        /// The line, from 1.
        line: u32,
        /// The column in characters, from 1.
        column: u32,
        /// The same in words.
        display: String,
    },
    /// In a word processor's document or a web page, outside its tables.
    Paragraph {
        /// The paragraph, from 1, tables left out.
        paragraph: u32,
        /// The same in words.
        display: String,
    },
    /// In a table of a word processor's document or of a web page.
    Table {
        /// The table, from 1.
        table: u32,
        /// Its row, from 1.
        row: u32,
        /// The column of its grid, from 1.
        column: u32,
        /// The same in words.
        display: String,
    },
    /// In a spreadsheet.
    Sheet {
        /// The name of the sheet.
        sheet: String,
        /// The cell, as `D7`.
        cell: String,
        /// The same in words.
        display: String,
    },
    /// On a page.
    Page {
        /// The page, from 1.
        page: u32,
        /// The line of text on it, from 1.
        row: u32,
        /// The piece of that line, from 1.
        column: u32,
        /// The same in words.
        display: String,
    },
}

impl View<'_> {
    /// A place of the report.
    pub(crate) fn place_json(&self, place: Place) -> PlaceJson {
        PlaceJson::new(place, self.sheets, self.words())
    }
}

impl PlaceJson {
    pub(crate) fn new(place: Place, sheets: &[String], words: Words) -> Self {
        let display = words.place(place, sheets);
        match place {
            Place::Line { line, column } => Self::Line {
                line,
                column,
                display,
            },
            Place::Paragraph { paragraph } => Self::Paragraph { paragraph, display },
            Place::Table { table, row, column } => Self::Table {
                table,
                row,
                column,
                display,
            },
            Place::Sheet { row, column, .. } => Self::Sheet {
                sheet: sheet_name(place, sheets).to_owned(),
                cell: cell_address(column, row),
                display,
            },
            Place::Page { page, row, column } => Self::Page {
                page,
                row,
                column,
                display,
            },
        }
    }

    /// The place in words.
    #[must_use]
    pub(crate) fn display(&self) -> &str {
        match self {
            Self::Line { display, .. }
            | Self::Paragraph { display, .. }
            | Self::Table { display, .. }
            | Self::Sheet { display, .. }
            | Self::Page { display, .. } => display,
        }
    }
}
