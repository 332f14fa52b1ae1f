//! Tables in a text whose cells are parted by tabs, as a spreadsheet hands them to a text editor.
//!
//! A spreadsheet keeps every blank cell, so that all lines of a table have the
//! same number of tabs and a cell's column is known by counting them. A word
//! processor leaves the cells out that are merged into others; its lines differ
//! and stay lines of text.

use super::text::split_line;
use crate::characters::{is_blank, is_space};
use gouji_model::{Area, Cell, Line, Place};
use std::ops::Range;

/// The fewest lines that show how wide a table is.
const FEWEST_LINES: usize = 3;

/// The fewest tabs of a line of a table: a label, something beside it and a value.
const FEWEST_TABS: usize = 2;

/// Makes rows of tables of those `lines` of `text` that stand in a block of lines with tabs, all as many.
pub(super) fn lay_out(text: &str, lines: &mut [Line]) {
    let mut written = Vec::with_capacity(lines.len());
    let mut rest = text;
    while !rest.is_empty() {
        let (line, after) = split_line(rest);
        written.push(line);
        rest = after;
    }
    let blocks = blocks(&written);
    let mut tables = 0;
    for (at, block) in blocks.iter().enumerate() {
        let others = [at.checked_sub(1), Some(at + 1)];
        let mut beside = others.into_iter().flatten().filter_map(|at| blocks.get(at));
        let rows = written.get(block.clone()).unwrap_or_default();
        if !is_table(rows) || beside.any(|other| goes_on(&written, block, other)) {
            continue;
        }
        for (at, text) in block.clone().zip(rows) {
            if let Some(line) = lines.get_mut(at) {
                line.cells = cells(text, at);
                line.table = Some(tables);
            }
        }
        tables += 1;
    }
}

/// The runs of lines that may be rows of one table.
fn blocks(written: &[&str]) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    for (at, line) in written.iter().enumerate() {
        if tabs(line) < FEWEST_TABS {
            continue;
        }
        match blocks.last_mut().filter(|block| block.end == at) {
            Some(block) => block.end = at + 1,
            None => blocks.push(at..at + 1),
        }
    }
    blocks
}

/// The tabs of a line; 0 where something else parts its cells too.
fn tabs(line: &str) -> usize {
    if line.contains([
        '|', '｜', '│', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
    ]) {
        return 0;
    }
    line.matches('\t').count()
}

fn is_table(rows: &[&str]) -> bool {
    let width = rows.first().map_or(0, |first| tabs(first));
    let filled = |line: &str| line.split('\t').filter(|piece| !is_blank(piece)).count();
    // A list that is only indented has one filled cell in every line.
    let wide = rows.iter().filter(|line| filled(line) >= 2).count();
    rows.len() >= FEWEST_LINES
        && wide * 2 >= rows.len()
        && rows.iter().all(|line| tabs(line) == width)
}

/// Whether two blocks as wide are one table, and the text between them a label broken over its line.
fn goes_on(written: &[&str], block: &Range<usize>, other: &Range<usize>) -> bool {
    let width = |block: &Range<usize>| written.get(block.start).map(|line| tabs(line));
    let between = block.end.min(other.end)..block.start.max(other.start);
    let between = written.get(between).unwrap_or_default();
    width(block) == width(other) && !between.iter().any(|line| is_blank(line))
}

fn cells(line: &str, at: usize) -> Vec<Cell> {
    let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
    let mut next = 1_u32;
    let pieces = (0..).zip(line.split('\t'));
    pieces
        .map(|(column, piece)| {
            let length = u32::try_from(piece.chars().count()).unwrap_or(u32::MAX);
            let spaces = piece.chars().take_while(|&c| is_space(c)).count();
            let before = u32::try_from(spaces).unwrap_or(u32::MAX);
            let first = if before == length {
                next
            } else {
                next.saturating_add(before)
            };
            next = next.saturating_add(length).saturating_add(1);
            Cell {
                text: piece.to_owned(),
                place: Place::Line {
                    line: number,
                    column: first,
                },
                area: Area::at(column),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::read;

    /// The table and the cells' columns of every line.
    fn shape(text: &str) -> Vec<(Option<u32>, Vec<u32>)> {
        let document = read(text.as_bytes()).unwrap();
        let of = |line: &Line| {
            let columns = line.cells.iter().map(|cell| cell.area.column).collect();
            (line.table, columns)
        };
        document.lines.iter().map(of).collect()
    }

    #[test]
    fn lines_with_as_many_tabs_are_a_table_with_all_their_blanks() {
        let text = "标题\n指标\t甲\t乙\n\t1\t\n桥梁\t 2\t3\n说明\n";
        let found = shape(text);
        assert_eq!(found[0].0, None);
        for row in &found[1..4] {
            assert_eq!(*row, (Some(0), vec![0, 1, 2]));
        }
        assert_eq!(found[4].0, None);
        let document = read(text.as_bytes()).unwrap();
        let cell = &document.lines[3].cells[1];
        assert_eq!((cell.text.as_str(), cell.place.column()), (" 2", 5));
    }

    #[test]
    fn two_blocks_are_two_tables() {
        let rows = "a\t1\t2\nb\t1\t2\nc\t1\t2\n";
        let found = shape(&format!("{rows}\n{rows}"));
        assert_eq!(found[0].0, Some(0));
        assert_eq!(found[4].0, Some(1));
    }

    #[test]
    fn lines_that_differ_indents_and_bars_stay_text() {
        for text in [
            "a\t1\t2\nb\t1\nc\t1\t2\n",
            "a\t1\t2\nb\t1\t2\n",
            "\t\ta\n\t\tb\n\t\tc\n",
            "a\t1|\t2\nb\t1\t|2\nc|\t1\t2\n",
            // A label broken over two lines.
            "a\t1\t2\nb\t1\t2\nc\t1\t2\nd\ne\t1\t2\nf\t1\t2\ng\t1\t2\n",
        ] {
            assert!(
                shape(text).iter().all(|(table, _)| table.is_none()),
                "{text}"
            );
        }
    }
}
