//! A text to lines and cells.
//!
//! Lines are counted as an editor counts them: at CR LF, LF and a lone CR. A
//! tab or a `|` parts the cells of a line; so do the line breaks that Word and
//! web pages leave inside a line, which no editor counts.

use super::bars::{self, Settled};
use super::lines::{Lines, Room};
use super::{commas, pipes, tabs};
use gouji_model::characters::{is_blank, is_space};
use gouji_model::{Area, Cell, Line, Place, ReadError};

/// The lines of `text`.
pub(super) fn lines(text: &str) -> Result<Vec<Line>, ReadError> {
    let mut lines = Lines::new();
    Room::new().take(most_cells(text))?;
    let written = split_lines(text);
    let settled = bars::settle(&written);
    let tables = tables(&written);
    let mut last: Option<(usize, u32)> = None;
    let told = settled.into_iter().zip(tables);
    for (number, (line, (settled, set))) in (1_u32..).zip(written.into_iter().zip(told)) {
        let place = |piece: &Piece<'_>| Place::Line {
            line: number,
            column: first_column(piece),
        };
        let table = set.map(|set| {
            let known = last.filter(|&(begins, _)| begins == set.begins);
            let (_, number) = known.unwrap_or_else(|| (set.begins, lines.begin_table()));
            last = Some((set.begins, number));
            number
        });
        let cells = match (set.map(|set| set.by), settled) {
            (Some(By::Tabs), _) => in_grid(pieces(line).0, place),
            (Some(By::Bars { is_rule: true }), _) => Vec::new(),
            (Some(By::Bars { is_rule: false }), _) => of_markdown(pipes::pieces(line), place),
            (Some(By::Mark(delimiter)), _) => commas::cells(line, number, delimiter),
            (None, None) => cells(line, place),
            (None, Some(Settled::NoCell)) => Vec::new(),
            (None, Some(Settled::Blank)) => vec![blank_at_bar(number)],
        };
        lines.push(cells, table)?;
    }
    Ok(lines.finish())
}

/// A row of a table that is set in lines of text.
#[derive(Debug, Clone, Copy)]
struct Set {
    /// The first line of its table.
    begins: usize,
    by: By,
}

/// What parts the cells of a row.
#[derive(Debug, Clone, Copy)]
enum By {
    Tabs,
    /// Bars, as Markdown has them.
    Bars {
        /// Whether it is the rule under the first row.
        is_rule: bool,
    },
    /// A comma or a semicolon.
    Mark(char),
}

/// The tables of a text, by the rows that each line is.
fn tables(written: &[&str]) -> Vec<Option<Set>> {
    let by_tabs = tabs::tables(written).into_iter();
    let by_bars = pipes::tables(written).into_iter();
    let by_marks = commas::blocks(written).into_iter();
    let all = by_tabs.zip(by_bars).zip(by_marks);
    let sets = all.map(|((tabs, bars), marks)| {
        let tabs = tabs.map(|begins| (begins, By::Tabs));
        let bars = bars.map(|(begins, is_rule)| (begins, By::Bars { is_rule }));
        let marks = marks.map(|(begins, mark)| (begins, By::Mark(mark)));
        let (begins, by) = tabs.or(bars).or(marks)?;
        Some(Set { begins, by })
    });
    sets.collect()
}

/// The blank cell that a bar alone in its line certainly is: it stands behind the bar, where one in doubt stands before it.
fn blank_at_bar(line: u32) -> Cell {
    Cell {
        area: Area::at(0),
        text: String::new(),
        place: Place::Line { line, column: 2 },
    }
}

/// How many lines and cells `text` has at most, counted before memory is taken for any.
fn most_cells(text: &str) -> usize {
    let parts = |&(at, c): &(usize, char)| match c {
        '\r' => text.as_bytes().get(at + 1) != Some(&b'\n'),
        c => c == '\n' || is_separator(c),
    };
    text.char_indices().filter(parts).count()
}

fn split_lines(text: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (line, after) = split_line(rest);
        lines.push(line);
        rest = after;
    }
    lines
}

/// The first line of `text` without its end, and what follows.
fn split_line(text: &str) -> (&str, &str) {
    let Some(at) = text.find(['\n', '\r']) else {
        return (text, "");
    };
    let (line, end) = text.split_at(at);
    let rest = end
        .strip_prefix("\r\n")
        .or_else(|| end.strip_prefix(['\n', '\r']))
        .unwrap_or_default();
    (line, rest)
}

/// A piece of a line.
pub(super) struct Piece<'l> {
    text: &'l str,
    /// Where it begins in the line, in bytes.
    start: usize,
    /// Where it begins in the line, in characters from 1.
    column: u32,
}

impl<'l> Piece<'l> {
    pub(super) fn new(text: &'l str, start: usize, column: u32) -> Self {
        Self {
            text,
            start,
            column,
        }
    }

    /// The byte of the line at which its value begins, or the piece where it is blank.
    pub(super) fn value_start(&self) -> usize {
        let value = self.text.trim_start_matches(is_space);
        let before = if value.is_empty() {
            0
        } else {
            self.text.len() - value.len()
        };
        self.start + before
    }
}

/// The cells of one line: none where it is empty, one or more else.
pub(super) fn cells(line: &str, mut place: impl FnMut(&Piece<'_>) -> Place) -> Vec<Cell> {
    if line.is_empty() {
        return Vec::new();
    }
    if !line.bytes().any(begins_separator) {
        let whole = Piece {
            text: line,
            start: 0,
            column: 1,
        };
        return vec![Cell {
            area: Area::at(0),
            text: line.to_owned(),
            place: place(&whole),
        }];
    }
    let (mut pieces, last_separator) = pieces(line);
    let blank = |piece: Option<&Piece<'_>>| piece.is_some_and(|piece| is_blank(piece.text));
    // A tab is followed by a cell, even a blank one; a bar closes the one before it.
    if last_separator.is_some_and(|mark| mark != '\t') && blank(pieces.last()) {
        pieces.pop();
    }
    // What stands before the first separator opens the line; it is no cell of its own.
    if pieces.len() > 1 && blank(pieces.first()) {
        pieces.remove(0);
    }
    in_grid(pieces, place)
}

/// A cell for every piece, in a column of its own.
fn in_grid(pieces: Vec<Piece<'_>>, mut place: impl FnMut(&Piece<'_>) -> Place) -> Vec<Cell> {
    let pieces = (0..).zip(pieces);
    let cells = pieces.map(|(at, piece)| Cell {
        area: Area::at(at),
        text: piece.text.to_owned(),
        place: place(&piece),
    });
    cells.collect()
}

/// A cell for every piece of a row of Markdown.
fn of_markdown(pieces: Vec<Piece<'_>>, place: impl FnMut(&Piece<'_>) -> Place) -> Vec<Cell> {
    let mut cells = in_grid(pieces, place);
    for cell in cells
        .iter_mut()
        .filter(|cell| cell.text.contains(['\\', '*']))
    {
        cell.text = pipes::plain(&cell.text);
    }
    cells
}

/// The pieces of a line between its separators, and the last separator.
fn pieces(line: &str) -> (Vec<Piece<'_>>, Option<char>) {
    let mut pieces = Vec::new();
    let mut last = None;
    let mut start = 0;
    let mut column = 1;
    let mut next = 1;
    for (at, c) in line.char_indices() {
        next += 1;
        if is_separator(c) {
            pieces.push(Piece {
                text: line.get(start..at).unwrap_or_default(),
                start,
                column,
            });
            last = Some(c);
            start = at + c.len_utf8();
            column = next;
        }
    }
    pieces.push(Piece {
        text: line.get(start..).unwrap_or_default(),
        start,
        column,
    });
    (pieces, last)
}

/// Whether a separator may begin with `byte`; most lines have no such byte.
fn begins_separator(byte: u8) -> bool {
    matches!(byte, b'\t' | b'|' | 0xb | 0xc | 0xc2 | 0xe2 | 0xef)
}

/// Whether `c` parts the cells of a line.
pub(super) fn is_separator(c: char) -> bool {
    matches!(
        c,
        '\t' | '|' | '｜' | '│' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// The column of the first character that is no space, or of the piece where it is blank.
fn first_column(piece: &Piece<'_>) -> u32 {
    let spaces = piece.text.chars().take_while(|&c| is_space(c)).count();
    let is_blank = piece.text.chars().nth(spaces).is_none();
    let before = if is_blank { 0 } else { spaces };
    piece
        .column
        .saturating_add(u32::try_from(before).unwrap_or(u32::MAX))
}
