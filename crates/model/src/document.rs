//! What a file holds, before anyone knows what it means.

use crate::{FileKind, Place};

/// A document as read: its lines with their cells, in order.
///
/// A line of text and a row of a table are both a [`Line`]; the cells of a
/// table's row also know where in the table's grid they stand, so that a figure
/// can be told by the header above it and not by counting cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What the file was read as.
    pub kind: FileKind,
    /// How the bytes of a text were encoded; `None` where the format says it itself.
    pub encoding: Option<Encoding>,
    /// Whether some bytes were no characters in that encoding and were replaced.
    pub replaced: bool,
    /// The names of a spreadsheet's sheets that were read, in order.
    pub sheets: Vec<String>,
    /// The lines, empty ones too.
    pub lines: Vec<Line>,
    /// The pictures among the lines, in order; empty where the reader of the format does not look for them.
    pub pictures: Vec<Picture>,
    /// What a person who opens the file may not see as it was read.
    pub notices: Vec<Notice>,
    /// The cells in which something stands that nobody sees, so that they are no blank ones; as far as their reader tells.
    pub hidden_cells: Vec<Place>,
}

/// A picture among the lines of a document. What it shows is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Picture {
    /// How many lines stand before it. A picture in a table may stand before all or behind some of its rows.
    pub line: usize,
}

/// A character encoding of a text file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, little-endian.
    Utf16Le,
    /// UTF-16, big-endian.
    Utf16Be,
    /// GB18030, and so GBK and GB2312.
    Gb18030,
}

/// One line of a text, or one row of a table: no cell where it is empty, one or more else.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// The cells from left to right.
    pub cells: Vec<Cell>,
    /// The table whose row this is, counted from 0 over the document; `None` for a line of text.
    ///
    /// Lines with the same number are the rows of one table, from its top. A
    /// table inside a cell has a number of its own, and its rows follow the row
    /// that holds it.
    pub table: Option<u32>,
}

/// A cell: a piece of text with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The text as written, with the spaces around it; its paragraphs parted by line breaks.
    pub text: String,
    /// Where it stands.
    pub place: Place,
    /// Where it stands in its table's grid.
    pub area: Area,
}

/// The part of a table's grid that a cell covers. A cell merged over several
/// columns or rows is one cell; what it covers holds no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Area {
    /// The first column, from 0.
    pub column: u32,
    /// How many columns; at least 1.
    pub columns: u32,
    /// How many rows, from the cell's own down; at least 1.
    pub rows: u32,
}

impl Area {
    /// How many columns a grid has at the most: as many as Excel's sheets.
    pub const MOST_COLUMNS: u32 = 16_384;

    /// The area of a cell that is not merged, in `column`.
    #[must_use]
    pub fn single(column: u32) -> Self {
        Self {
            column,
            columns: 1,
            rows: 1,
        }
    }

    /// Whether the cell covers `column`.
    #[must_use]
    pub fn covers(self, column: u32) -> bool {
        (self.column..self.column.saturating_add(self.columns)).contains(&column)
    }
}

/// Something in a file that a person who opens it may see otherwise than it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it is.
    pub kind: NoticeKind,
    /// Where the first of it stands; `None` where its reader cannot say.
    pub place: Option<Place>,
    /// In how many further places it stands; 0 also where its reader does not count them.
    pub more: u32,
}

/// The kinds of [`Notice`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoticeKind {
    /// Changes that nobody has accepted yet: read as if they were accepted.
    TrackedChanges,
    /// Text that is struck out: not read.
    StruckOut,
    /// A hidden sheet: not read.
    HiddenSheet {
        /// Its name.
        name: String,
    },
    /// Hidden rows or columns: read like the others.
    HiddenRows,
    /// Hidden text: not read.
    HiddenText,
    /// Text that a program recognised in the picture of a page: read, and no more certain than that program was.
    RecognisedText,
    /// Marks of which nobody can say what characters they are: each stands as `�` in the text of its cell.
    UndecodableText,
    /// The file is damaged behind what was read.
    Damaged,
}

impl NoticeKind {
    /// Whether something may stand in the file that was not read, so that a blank of what was read proves nothing.
    #[must_use]
    pub fn is_loss(&self) -> bool {
        matches!(self, Self::UndecodableText | Self::Damaged)
    }

    /// The reserved id of the finding.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::TrackedChanges => "intake/tracked-changes",
            Self::StruckOut => "intake/struck-out",
            Self::HiddenSheet { .. } => "intake/hidden-sheet",
            Self::HiddenRows => "intake/hidden-rows",
            Self::HiddenText => "intake/hidden-text",
            Self::RecognisedText => "intake/recognised-text",
            Self::UndecodableText => "intake/undecodable-text",
            Self::Damaged => "intake/damaged",
        }
    }
}
