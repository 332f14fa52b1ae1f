//! A token: a cell of a document, or a part of one.

use crate::tokens::number::Value;
use gouji_model::characters::{count_up_to, is_blank, trim};
use gouji_model::{Area, Place};

/// What a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Anything that is neither a unit nor a value: labels, titles, prose.
    Text,
    /// A unit of measure.
    Unit(String),
    /// A value.
    Value(Value),
    /// A cell that holds nothing.
    Blank,
}

impl Kind {
    /// Whether it is a number, even one that is too long to be kept or that nobody can decode.
    pub(crate) fn is_number(&self) -> bool {
        matches!(
            self,
            Self::Value(
                Value::Number { .. } | Value::Marked(_) | Value::TooLong | Value::Undecodable
            )
        )
    }
}

/// A cell, or a part of one.
#[derive(Debug, Clone)]
pub(crate) struct Token<'d> {
    /// What it is.
    pub(crate) kind: Kind,
    /// What is written: the whole cell with its spaces, or the part without.
    pub(crate) raw: &'d str,
    /// Where it stands.
    pub(crate) place: Place,
    /// The index of its line.
    pub(crate) line: usize,
    /// Whether it is a number before a label in its line, so that it may be no value at all.
    pub(crate) leads: bool,
    /// Where it stands in a table's grid; `None` in a line of text.
    pub(crate) grid_position: Option<GridPosition>,
    /// Whether it only fills a merged cell with the text of the cell before or above it.
    pub(crate) repeats: bool,
}

/// Where in a table's grid a cell stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct GridPosition {
    /// The table.
    pub(crate) table: u32,
    /// Which of the tables that stand side by side in it.
    pub(crate) half: u32,
    /// The row, counted over the table; the numbers of neighbours follow one another.
    pub(crate) row: u32,
    /// The part of the grid that the cell covers.
    pub(crate) area: Area,
}

impl GridPosition {
    /// The column behind the last that it covers.
    pub(crate) fn end(self) -> u32 {
        self.area.column.saturating_add(self.area.columns)
    }
}

impl Token<'_> {
    /// Whether it is a cell that holds nothing.
    pub(crate) fn is_blank(&self) -> bool {
        self.kind == Kind::Blank
    }

    /// Whether it is a unit of measure.
    pub(crate) fn is_unit(&self) -> bool {
        matches!(self.kind, Kind::Unit(_))
    }

    /// Whether it holds what is left of a number that was torn at its point.
    pub(crate) fn is_torn(&self) -> bool {
        trim(self.raw).starts_with(['.', '．'])
    }

    /// Whether it is a unit or a value, as the cells of a row are.
    pub(crate) fn is_unit_or_value(&self) -> bool {
        matches!(self.kind, Kind::Unit(_) | Kind::Value(_))
    }

    /// The unit that it is.
    pub(crate) fn unit(&self) -> Option<&str> {
        match &self.kind {
            Kind::Unit(unit) => Some(unit),
            _ => None,
        }
    }

    /// Whether something is written that could be a value.
    pub(crate) fn is_written(&self) -> bool {
        matches!(self.kind, Kind::Text | Kind::Value(_))
    }

    /// The first column of the grid that it covers; 0 outside tables.
    pub(crate) fn start(&self) -> u32 {
        let position = self.grid_position;
        position.map_or(0, |position| position.area.column)
    }

    /// The column behind it; 0 outside tables.
    pub(crate) fn end(&self) -> u32 {
        self.grid_position.map_or(0, |position| position.end())
    }

    /// How many rows of the grid it covers; 1 outside tables.
    pub(crate) fn rows(&self) -> u32 {
        self.grid_position.map_or(1, |position| position.area.rows)
    }
}

/// Whether a text is a sentence or longer, so that it is no label of a table.
pub(crate) fn is_sentence(text: &str) -> bool {
    text.contains('。') && count_up_to(text, 20) > 20
}

/// Whether `text` says nothing but a remark in brackets or a note.
pub(crate) fn is_remark(text: &str) -> bool {
    let text = trim(text);
    is_blank(text)
        || (text.starts_with(['※', '*']) && text.ends_with(CLOSING))
        || is_one_bracket(text)
        || text.trim_start_matches(['(', '（']).starts_with('注')
}

const OPENING: [char; 5] = ['(', '（', '[', '【', '〔'];

const CLOSING: [char; 5] = [')', '）', ']', '】', '〕'];

/// Whether the bracket that opens a text closes at its end: 「（一）其他（补充）」 is none.
fn is_one_bracket(text: &str) -> bool {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        if OPENING.contains(&c) {
            depth += 1;
        } else if CLOSING.contains(&c) {
            depth = depth.saturating_sub(1);
        }
        if depth == 0 {
            return at > 0 && at + c.len_utf8() == text.len();
        }
    }
    false
}

/// The place of a part of a cell. Only lines count characters.
pub(crate) fn shift_place(place: Place, offset: u32) -> Place {
    match place {
        Place::Line { line, column } => Place::Line {
            line,
            column: column.saturating_add(offset),
        },
        _ => place,
    }
}
