//! Tables printed side by side: the header stands twice in one row, and the left table is read before the right.

use crate::tokens::label::words_of;
use gouji_model::characters::{is_blank, trim};
use gouji_model::{Cell, Line};
use std::collections::HashSet;

/// The longest row that may be the header of tables side by side, in cells.
const LONGEST_HEADER: usize = 64;

/// How many tables stand side by side at most.
const MOST_TABLES: usize = 8;

/// The longest header cell that is looked at, in bytes.
const LONGEST_CELL: usize = 64;

/// Words that open a header: 统计指标, 信息内容, 项目.
#[derive(Debug, Clone, Default)]
pub(crate) struct HeaderOpenings(pub(crate) HashSet<String>);

/// A line of the document, or the part of it in one of the tables that stand side by side.
pub(crate) struct LinePart<'d> {
    pub(crate) cells: &'d [Cell],
    /// A number that no other part has: that of the line, and for the tables on the right one beyond all lines.
    pub(crate) line: usize,
    /// The line of the document.
    pub(crate) document_line: usize,
    /// Which of the tables side by side; 0 where there is one.
    pub(crate) half: u32,
}

/// Goes through a document in the order in which it is read.
pub(crate) fn reading_order<'d>(
    lines: &'d [Line],
    openings: &HeaderOpenings,
    mut visit: impl FnMut(LinePart<'d>),
) {
    let mut open: Option<SideBySide> = None;
    for (at, line) in lines.iter().enumerate() {
        let bounds = bounds(line, openings);
        let goes_on = open
            .as_ref()
            .is_some_and(|open| line.table == Some(open.table));
        if (bounds.is_some() || !goes_on)
            && let Some(done) = open.take()
        {
            done.visit_right(lines, at, &mut visit);
        }
        if let (Some(bounds), Some(table)) = (bounds, line.table) {
            open = Some(SideBySide {
                table,
                bounds,
                first: at,
            });
        }
        visit(match &open {
            Some(open) => open.part(line, at, 0),
            None => LinePart {
                cells: &line.cells,
                line: at,
                document_line: at,
                half: 0,
            },
        });
    }
    if let Some(done) = open {
        done.visit_right(lines, lines.len(), &mut visit);
    }
}

/// Tables side by side.
struct SideBySide {
    table: u32,
    /// The columns of the grid in which the tables on the right begin.
    bounds: Vec<u32>,
    /// The line of their header; the others follow without a gap.
    first: usize,
}

impl SideBySide {
    /// Goes through the tables on the right, one after the other, once the left one has ended before the line at `end`.
    fn visit_right<'d>(&self, lines: &'d [Line], end: usize, visit: &mut impl FnMut(LinePart<'d>)) {
        let rows = lines.get(self.first..end).unwrap_or_default();
        for half in 1..=self.bounds.len() {
            let shift = lines.len().saturating_mul(half);
            for (at, line) in (self.first..).zip(rows) {
                visit(LinePart {
                    line: at.saturating_add(shift),
                    ..self.part(line, at, half)
                });
            }
        }
    }

    /// The part of the line at `at` that stands in one of the tables.
    fn part<'d>(&self, line: &'d Line, at: usize, half: usize) -> LinePart<'d> {
        let before = half.checked_sub(1).and_then(|left| self.bounds.get(left));
        let begin = before.copied().unwrap_or(0);
        let end = self.bounds.get(half).copied().unwrap_or(u32::MAX);
        let cut = |column: u32| line.cells.partition_point(|cell| cell.area.column < column);
        LinePart {
            cells: line.cells.get(cut(begin)..cut(end)).unwrap_or_default(),
            line: at,
            document_line: at,
            half: u32::try_from(half).unwrap_or(u32::MAX),
        }
    }
}

/// Where the tables on the right begin, if `line` is a header that repeats.
fn bounds(line: &Line, openings: &HeaderOpenings) -> Option<Vec<u32>> {
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
    let mut pairs = cells.iter().zip(cells.iter().skip(width));
    let repeats = pairs.all(|((one, _), (other, _))| one == other);
    let tables = cells.len() / width.max(1);
    if width < 2 || tables > MOST_TABLES || !repeats || !cells.len().is_multiple_of(width) {
        return None;
    }
    let starts = cells.iter().step_by(width).skip(1);
    Some(starts.map(|&(_, column)| column).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use gouji_model::{Area, Place};

    #[test]
    fn tables_side_by_side_follow_one_another_however_many_rows_they_have() {
        const ROWS: usize = 1_000_000;
        let header = ["统计指标", "统计数"].repeat(3);
        let cell = |(column, text): (u32, &&str)| Cell {
            text: (*text).to_owned(),
            place: Place::Paragraph { paragraph: 1 },
            area: Area::single(column),
        };
        let header = Line {
            cells: (0..).zip(&header).map(cell).collect(),
            table: Some(0),
        };
        let blank = Line {
            cells: Vec::new(),
            table: Some(0),
        };
        let lines: Vec<Line> = std::iter::once(header)
            .chain(std::iter::repeat_n(blank, ROWS))
            .collect();
        let openings = HeaderOpenings(HashSet::from(["统计指标".to_owned()]));
        let mut next = (0, 0);
        reading_order(&lines, &openings, |part| {
            assert_eq!((part.half, part.document_line), next);
            assert_eq!(
                part.cells.len(),
                if part.document_line == 0 { 2 } else { 0 }
            );
            next = match part.document_line {
                ROWS => (part.half + 1, 0),
                line => (part.half, line + 1),
            };
        });
        assert_eq!(next, (3, 0));
    }
}
