//! A line of text in pieces: what parts its cells, and where each piece stands in the line.

use gouji_model::characters::{is_blank, is_space};
use gouji_model::{Area, Cell, Place};

/// A piece of a line.
pub(crate) struct LinePiece<'l> {
    text: &'l str,
    /// Where it begins in the line, in characters from 1.
    column: u32,
}

impl<'l> LinePiece<'l> {
    pub(crate) fn new(text: &'l str, column: u32) -> Self {
        Self { text, column }
    }
}

/// The cells of one line: none where it is empty, one or more else.
pub(crate) fn cells(line: &str, place: impl FnMut(&LinePiece<'_>) -> Place) -> Vec<Cell> {
    if line.is_empty() {
        return Vec::new();
    }
    if !line.bytes().any(begins_separator) {
        return grid_cells([LinePiece::new(line, 1)], place);
    }
    let (mut pieces, last_separator) = pieces(line);
    let blank = |piece: Option<&LinePiece<'_>>| piece.is_some_and(|piece| is_blank(piece.text));
    // A tab is followed by a cell, even a blank one; a bar closes the one before it.
    if last_separator.is_some_and(|mark| mark != '\t') && blank(pieces.last()) {
        pieces.pop();
    }
    // What stands before the first separator opens the line; it is no cell of its own.
    if pieces.len() > 1 && blank(pieces.first()) {
        pieces.remove(0);
    }
    grid_cells(pieces, place)
}

/// A cell for every piece, in a column of its own.
pub(super) fn grid_cells<'l>(
    pieces: impl IntoIterator<Item = LinePiece<'l>>,
    mut place: impl FnMut(&LinePiece<'_>) -> Place,
) -> Vec<Cell> {
    let pieces = (0..).zip(pieces);
    let cells = pieces.map(|(at, piece)| Cell {
        area: Area::single(at),
        text: piece.text.to_owned(),
        place: place(&piece),
    });
    cells.collect()
}

/// The pieces of a line between its separators, and the last separator.
pub(super) fn pieces(line: &str) -> (Vec<LinePiece<'_>>, Option<char>) {
    let mut pieces = Vec::new();
    let mut last = None;
    let mut start = 0;
    let mut column = 1;
    let mut next = 1;
    for (at, c) in line.char_indices() {
        next += 1;
        if is_separator(c) {
            let text = line.get(start..at).unwrap_or_default();
            pieces.push(LinePiece::new(text, column));
            last = Some(c);
            start = at + c.len_utf8();
            column = next;
        }
    }
    let text = line.get(start..).unwrap_or_default();
    pieces.push(LinePiece::new(text, column));
    (pieces, last)
}

/// Whether a separator may begin with `byte`; most lines have no such byte.
fn begins_separator(byte: u8) -> bool {
    matches!(byte, b'\t' | b'|' | 0xb | 0xc | 0xc2 | 0xe2 | 0xef)
}

/// Whether `c` parts the cells of a line.
pub(crate) fn is_separator(c: char) -> bool {
    matches!(
        c,
        '\t' | '|' | '｜' | '│' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// The column of the first character that is no space, or of the piece where it is blank.
pub(super) fn first_column(piece: &LinePiece<'_>) -> u32 {
    let spaces = piece.text.chars().take_while(|&c| is_space(c)).count();
    let is_blank = piece.text.chars().nth(spaces).is_none();
    let before = if is_blank { 0 } else { spaces };
    piece
        .column
        .saturating_add(u32::try_from(before).unwrap_or(u32::MAX))
}

/// Whether a text looks like a value: it has a digit and no letter, or is a dash or 无.
pub(crate) fn is_value(text: &str) -> bool {
    text == "无" || !text.chars().any(char::is_alphabetic)
}
