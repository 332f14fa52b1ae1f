//! Where in a document something stands.

/// A place in the document as received, counted from 1.
///
/// What is counted is what a person sees in the program that opens the file:
/// lines in a text editor, tables in a word processor, cells in a spreadsheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// In a text.
    Line {
        /// The line.
        line: u32,
        /// The column, in Unicode scalar values, of the first character of the value, or of the cell where it is blank.
        column: u32,
    },
    /// In a word processor's document or a web page, outside its tables.
    Paragraph {
        /// The paragraph, among those outside tables.
        paragraph: u32,
    },
    /// In a table of a word processor's document or of a web page.
    Table {
        /// The table in the order in which tables begin, nested ones too.
        table: u32,
        /// The row of the table.
        row: u32,
        /// The column of the table's grid in which the cell begins.
        column: u32,
    },
    /// In a spreadsheet.
    Sheet {
        /// The sheet, as an index into the names that the document carries, from 0.
        sheet: u16,
        /// The row of the sheet.
        row: u32,
        /// The column of the sheet; 1 is A.
        column: u32,
    },
    /// On a page.
    Page {
        /// The page.
        page: u32,
        /// The line of text or row of a table on that page, from its top.
        row: u32,
        /// The piece of that line from its left, or the column of the table's grid.
        column: u32,
    },
}

impl Place {
    /// The row that a person would look for: of the text, the table, the sheet or the page.
    #[must_use]
    pub fn row(self) -> u32 {
        match self {
            Self::Line { line, .. } => line,
            Self::Paragraph { paragraph } => paragraph,
            Self::Table { row, .. } | Self::Sheet { row, .. } | Self::Page { row, .. } => row,
        }
    }

    /// The column in that row; 1 where there are no columns.
    #[must_use]
    pub fn column(self) -> u32 {
        match self {
            Self::Paragraph { .. } => 1,
            Self::Line { column, .. }
            | Self::Table { column, .. }
            | Self::Sheet { column, .. }
            | Self::Page { column, .. } => column,
        }
    }
}

/// The address of a spreadsheet's cell as people write it: 4 and 7 are `D7`.
#[must_use]
pub fn cell_address(column: u32, row: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    let letters: String = letters.into_iter().rev().collect();
    format!("{letters}{row}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_spreadsheets_do() {
        assert_eq!(cell_address(1, 1), "A1");
        assert_eq!(cell_address(4, 7), "D7");
        assert_eq!(cell_address(26, 9), "Z9");
        assert_eq!(cell_address(27, 9), "AA9");
        assert_eq!(cell_address(703, 1), "AAA1");
        assert_eq!(cell_address(16384, 1_048_576), "XFD1048576");
    }
}
