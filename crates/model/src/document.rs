//! What a file holds, before anyone knows what it means.

use crate::Place;

/// A document as read: its lines with their cells, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// How the bytes were encoded.
    pub encoding: Encoding,
    /// Whether some bytes were no characters in that encoding and were replaced.
    pub replaced: bool,
    /// The lines, empty ones too.
    pub lines: Vec<Line>,
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

/// One line of a text: no cell where the line is empty, one or more else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The cells from left to right.
    pub cells: Vec<Cell>,
}

/// A cell: a piece of text with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The text as written, with the spaces around it.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}
