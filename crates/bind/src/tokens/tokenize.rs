//! The lines of a document to tokens, in the order in which the document is read.

use crate::tokens::cell_tokens::push_cell;
use crate::tokens::leading_numbers::{drop_running_numbers, mark_leading, mark_leading_lines};
use crate::tokens::number;
use crate::tokens::side_by_side::{HeaderOpenings, reading_order};
use crate::tokens::token::{GridPosition, Kind, Token};
use crate::tokens::unit::Units;
use gouji_model::characters::{count_up_to, is_blank, is_space, trim};
use gouji_model::{Cell, Line, Place};
use std::collections::HashMap;

/// The longest row of strokes that may stand for a value where it is alone in its line, in characters.
const LONGEST_DASH: usize = 7;

/// The tokens of the lines of a document, in order.
pub(crate) fn tokens<'d>(
    lines: &'d [Line],
    units: &Units,
    openings: &HeaderOpenings,
) -> Vec<Token<'d>> {
    let mut tokens = Vec::new();
    let mut grids = Grids::default();
    reading_order(lines, openings, |part| {
        let Some(written) = lines.get(part.document_line) else {
            return;
        };
        if let [only] = part.cells
            && number::is_page_number(&only.text)
            && written.table.is_none()
        {
            return;
        }
        let row = written.table.map(|table| {
            (
                table,
                part.half,
                grids.row(table, part.document_line, &written.cells),
            )
        });
        let is_drawn = written.table.is_none() && is_drawn(part.cells);
        let start = tokens.len();
        for cell in part.cells.iter().filter(|_| !is_drawn) {
            let grid_position = row.map(|(table, half, row)| GridPosition {
                table,
                half,
                row,
                area: cell.area,
            });
            let blank = Token {
                kind: Kind::Blank,
                raw: &cell.text,
                place: cell.place,
                line: part.line,
                leads: false,
                grid_position,
                repeats: false,
            };
            push_cell(blank, units, &mut tokens);
        }
        let line = tokens.get_mut(start..).unwrap_or_default();
        mark_leading(line);
        if let Some((table, half, _)) = row {
            grids.mark_repeated(table, half, line);
        }
    });
    blank_lost_spaces(&mut tokens);
    mark_leading_lines(&mut tokens);
    drop_running_numbers(&mut tokens);
    tokens
}

/// How many texts with question marks before them show that these stand for spaces.
const FEWEST_INDENTED: usize = 5;

/// Turns cells of question marks into blank ones where labels are indented with question marks too, because then all
/// of them are spaces that an encoding lacks.
fn blank_lost_spaces(tokens: &mut [Token<'_>]) {
    let is_mark = |c: char| c == '?';
    let is_indented = |token: &&Token<'_>| {
        let text = trim(token.raw);
        let is_marked = token.kind == Kind::Text && text.starts_with(is_mark);
        is_marked && !is_blank(text.trim_start_matches(is_mark))
    };
    if tokens
        .iter()
        .filter(is_indented)
        .take(FEWEST_INDENTED)
        .count()
        < FEWEST_INDENTED
    {
        return;
    }
    for token in tokens.iter_mut().filter(|token| token.kind == Kind::Text) {
        if token.raw.chars().all(|c| is_mark(c) || is_space(c)) {
            token.kind = Kind::Blank;
        }
    }
}

/// What is known of the tables while their rows go by.
#[derive(Default)]
struct Grids<'d> {
    /// The line of each table's row before, and its number.
    rows: HashMap<u32, (usize, u32)>,
    /// The texts of the row before, each with its column.
    above: HashMap<(u32, u32), Vec<(u32, &'d str)>>,
}

impl<'d> Grids<'d> {
    /// The number of a row: the one that the file gives it, otherwise the next.
    fn row(&mut self, table: u32, line: usize, cells: &[Cell]) -> u32 {
        let counted = cells.first().and_then(|cell| match cell.place {
            Place::Table { row, .. } | Place::Sheet { row, .. } => Some(row),
            _ => None,
        });
        let known = self.rows.entry(table).or_insert((line, 0));
        if known.0 != line {
            known.1 = known.1.saturating_add(1);
        }
        *known = (line, counted.unwrap_or(known.1));
        known.1
    }

    /// Marks texts that a merged cell was filled with, downwards or to the right: another text stands behind them.
    fn mark_repeated(&mut self, table: u32, half: u32, line: &mut [Token<'d>]) {
        let texts: Vec<(u32, &'d str)> = line
            .iter()
            .filter(|token| token.kind == Kind::Text)
            .map(|token| (token.start(), trim(token.raw)))
            .collect();
        let above = self.above.insert((table, half), texts.clone());
        let above = above.unwrap_or_default();
        let is_above = |&(column, text): &(u32, &str)| {
            let at = above.partition_point(|&(start, _)| start < column);
            above.get(at) == Some(&(column, text))
        };
        let repeated = texts.iter().take_while(|text| is_above(text)).count();
        let has_value = line
            .iter()
            .any(|token| matches!(token.kind, Kind::Value(_) | Kind::Blank));
        let mut before: Option<&str> = None;
        let written = line.iter_mut().filter(|token| token.kind == Kind::Text);
        for (seen, token) in written.enumerate() {
            let text = trim(token.raw);
            let fills_down = seen < repeated && repeated < texts.len();
            let fills_right = has_value && before == Some(text);
            token.repeats = fills_down || fills_right;
            before = Some(text);
        }
    }
}

/// Whether the cells of a line of text draw a line under others, as in `| --- | --- |`. A short dash alone may be a
/// value.
fn is_drawn(cells: &[Cell]) -> bool {
    let mut written = cells.iter().filter(|cell| !is_blank(&cell.text));
    let is_long = |cell: &Cell| count_up_to(trim(&cell.text), LONGEST_DASH) > LONGEST_DASH;
    let Some(first) = written.next() else {
        return false;
    };
    let mut rest = written.peekable();
    number::is_drawn_line(&first.text)
        && (rest.peek().is_some() || is_long(first))
        && rest.all(|cell| number::is_drawn_line(&cell.text))
}

#[cfg(test)]
#[path = "tokenize_tests.rs"]
mod tests;
