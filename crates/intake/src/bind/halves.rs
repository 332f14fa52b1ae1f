//! Tables printed side by side: the header stands twice in one row, and the left half is read before the right.

use super::label::words_of;
use crate::characters::{is_blank, trim};
use gouji_model::{Cell, Document, Line};
use std::collections::HashSet;

/// The longest row that may be the header of tables side by side, in cells.
const LONGEST_HEADER: usize = 64;

/// The longest header cell that is looked at, in bytes.
const LONGEST_CELL: usize = 64;

/// Words that open a header: 统计指标, 信息内容, 项目.
#[derive(Debug, Clone, Default)]
pub(crate) struct Openings(pub(super) HashSet<String>);

/// A line of the document, or the part of a table's row in one of its halves.
pub(super) struct Piece<'d> {
    pub(super) cells: &'d [Cell],
    /// A number of its own: that of the line, and beyond all lines for the halves on the right.
    pub(super) line: usize,
    /// The line of the document.
    pub(super) of: usize,
    /// Which of the tables side by side; 0 where there is one.
    pub(super) half: u32,
}

/// Goes through a document in the order in which it is read.
pub(super) fn in_order<'d>(
    document: &'d Document,
    openings: &Openings,
    mut visit: impl FnMut(Piece<'d>),
) {
    let mut open: Option<Halves<'d>> = None;
    for (at, line) in document.lines.iter().enumerate() {
        let bounds = bounds(line, openings);
        let goes_on = open
            .as_ref()
            .is_some_and(|open| line.table == Some(open.table));
        if (bounds.is_some() || !goes_on)
            && let Some(done) = open.take()
        {
            done.right.into_iter().for_each(&mut visit);
        }
        if let (Some(bounds), Some(table)) = (bounds, line.table) {
            open = Some(Halves {
                table,
                bounds,
                right: Vec::new(),
            });
        }
        let whole = Piece {
            cells: &line.cells,
            line: at,
            of: at,
            half: 0,
        };
        match &mut open {
            Some(open) => visit(open.part(whole, document.lines.len())),
            None => visit(whole),
        }
    }
    if let Some(done) = open {
        done.right.into_iter().for_each(&mut visit);
    }
}

/// Tables side by side, and what is kept of those on the right until the left one ends.
struct Halves<'d> {
    table: u32,
    /// The columns of the grid in which the tables on the right begin.
    bounds: Vec<u32>,
    right: Vec<Piece<'d>>,
}

impl<'d> Halves<'d> {
    /// The left part of a row; the others are kept, in the order of their tables.
    fn part(&mut self, row: Piece<'d>, lines: usize) -> Piece<'d> {
        let mut rest = row.cells;
        let mut left = None;
        let ends = self.bounds.iter().copied().chain([u32::MAX]);
        for (half, end) in (0_u32..).zip(ends) {
            let cut = rest.partition_point(|cell| cell.area.column < end);
            let (cells, behind) = rest.split_at(cut);
            rest = behind;
            let shift = lines.saturating_mul(usize::try_from(half).unwrap_or(0));
            let piece = Piece {
                cells,
                line: row.of.saturating_add(shift),
                of: row.of,
                half,
            };
            if half == 0 {
                left = Some(piece);
            } else {
                self.right.push(piece);
            }
        }
        // Stable, so that each table keeps its rows in order.
        if self.bounds.len() > 1 {
            self.right.sort_by_key(|piece| piece.half);
        }
        left.unwrap_or(row)
    }
}

/// Where the tables on the right begin, if `line` is a header that repeats.
fn bounds(line: &Line, openings: &Openings) -> Option<Vec<u32>> {
    line.table?;
    if line.cells.len() < 4 || line.cells.len() > LONGEST_HEADER {
        return None;
    }
    let mut written = line.cells.iter().filter(|cell| !is_blank(&cell.text));
    let first = trim(&written.next()?.text);
    if first.len() > LONGEST_CELL || !openings.0.contains(&words_of(first)) {
        return None;
    }
    let written = line.cells.iter().filter(|cell| !is_blank(&cell.text));
    let cells: Vec<(String, u32)> = written
        .map(|cell| (words_of(&cell.text), cell.area.column))
        .collect();
    let again = |&(at, (words, _)): &(usize, &(String, u32))| {
        at > 0 && cells.first().is_some_and(|(first, _)| first == words)
    };
    let width = cells.iter().enumerate().find(again)?.0;
    let repeats = cells
        .iter()
        .zip(cells.iter().skip(width))
        .all(|((one, _), (other, _))| one == other);
    if width < 2 || !repeats || !cells.len().is_multiple_of(width) {
        return None;
    }
    Some(
        cells
            .iter()
            .step_by(width)
            .skip(1)
            .map(|&(_, column)| column)
            .collect(),
    )
}
