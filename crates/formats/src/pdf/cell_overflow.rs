//! Which cell each glyph stands in, and texts that run over the edge of theirs.
//!
//! A spreadsheet draws a text that is too long for its cell on over the empty
//! cells beside it, as one piece.

use super::marks::{GOES_ON, Glyph};
use super::ruled_tables::RuledTable;
use std::collections::HashMap;

/// A cell: the table, and the cell of that table.
type TableCellIndex = (usize, usize);

/// A glyph with the cell that it stands in; `None` outside all tables.
type GlyphInCell = (Glyph, Option<TableCellIndex>);

/// The glyphs of each cell of each table.
type CellGlyphs = Vec<Vec<Vec<Glyph>>>;

/// Sorts glyphs, in the order in which they were drawn, into the cells of `tables` and what stands around them.
pub(super) fn sort_glyphs(glyphs: Vec<Glyph>, tables: &[RuledTable]) -> (CellGlyphs, Vec<Glyph>) {
    let glyphs = glyphs.into_iter();
    let placed: Vec<GlyphInCell> = glyphs
        .map(|glyph| (glyph, cell_of(&glyph, tables)))
        .collect();
    let goes_on = |one: &GlyphInCell, next: &GlyphInCell| {
        is_written(one) && is_written(next) && one.0.continues(&next.0)
    };
    let pieces: Vec<&[GlyphInCell]> = placed.chunk_by(goes_on).collect();
    let reaching = count_reaching(&pieces);
    let mut sorted = SortedGlyphs::new(tables);
    for piece in pieces {
        let home = piece.first().and_then(|&(_, at)| at);
        let is_over = piece.iter().any(|&(_, at)| at != home);
        let is_blank =
            |at: Option<TableCellIndex>| at.is_some_and(|at| reaching.get(&at) == Some(&1));
        let is_number = !is_mostly_letters(piece);
        if is_over && is_number {
            sorted.add_number(piece);
        } else if is_over && piece.iter().all(|&(_, at)| at == home || is_blank(at)) {
            piece.iter().for_each(|&(glyph, _)| sorted.add(glyph, home));
        } else {
            piece.iter().for_each(|&(glyph, at)| sorted.add(glyph, at));
        }
    }
    (sorted.cells, sorted.around)
}

struct SortedGlyphs {
    cells: CellGlyphs,
    around: Vec<Glyph>,
}

impl SortedGlyphs {
    fn new(tables: &[RuledTable]) -> Self {
        let cells = |table: &RuledTable| vec![Vec::new(); table.cells.len()];
        Self {
            cells: tables.iter().map(cells).collect(),
            around: Vec::new(),
        }
    }

    fn add(&mut self, glyph: Glyph, at: Option<TableCellIndex>) {
        let glyphs = at.and_then(|(table, cell)| self.cells.get_mut(table)?.get_mut(cell));
        glyphs.unwrap_or(&mut self.around).push(glyph);
    }

    /// Adds a number that runs over an edge. Which cell it is of is not certain, and in none stands all of it.
    fn add_number(&mut self, piece: &[GlyphInCell]) {
        let mut before: Option<GlyphInCell> = None;
        for &(glyph, at) in piece {
            if let Some((last, from)) = before.filter(|&(_, from)| from != at) {
                let mark = |beside: Glyph| Glyph {
                    character: GOES_ON,
                    is_cut: true,
                    ..beside
                };
                self.add(mark(last), from);
                self.add(mark(glyph), at);
            }
            self.add(glyph, at);
            before = Some((glyph, at));
        }
    }
}

/// How many pieces of text stand in each cell or reach into it.
fn count_reaching(pieces: &[&[GlyphInCell]]) -> HashMap<TableCellIndex, usize> {
    let mut count = HashMap::new();
    for piece in pieces {
        let parts = piece.chunk_by(|(_, one), (_, next)| one == next);
        let visible_parts = parts.filter_map(|part| part.first().filter(|first| is_written(first)));
        for at in visible_parts.filter_map(|&(_, at)| at) {
            *count.entry(at).or_insert(0) += 1;
        }
    }
    count
}

/// Of tables in each other, the inner one is the smallest.
fn cell_of(glyph: &Glyph, tables: &[RuledTable]) -> Option<TableCellIndex> {
    let centre = glyph.bounds.centre();
    let tables = tables.iter().enumerate();
    let holding = tables.filter_map(|(at, table)| Some((table, (at, table.cell_at(centre)?))));
    let inner = holding.min_by_key(|(table, _)| table.bounds().area());
    inner.map(|(_, at)| at)
}

fn is_written(placed: &GlyphInCell) -> bool {
    placed.0.character != ' '
}

/// Whether a piece is words, maybe with a number among them.
fn is_mostly_letters(piece: &[GlyphInCell]) -> bool {
    let is_letter = |placed: &&GlyphInCell| placed.0.character.is_alphabetic();
    piece.iter().filter(is_letter).count() * 2 > piece.len()
}
