//! Tables in a text whose cells are parted by tabs, as a spreadsheet hands them to a text editor.
//!
//! A spreadsheet keeps every blank cell, so that all lines of a table have the
//! same number of tabs and a cell's column is known by counting them. A word
//! processor leaves the cells out that are merged into others; its lines differ
//! and stay lines of text.

use super::pieces::is_separator;
use gouji_model::characters::{half_width, is_blank, trim};
use std::ops::Range;

/// The fewest lines that show how wide a table is.
const FEWEST_LINES: usize = 3;

/// The fewest tabs of a line of a table. In a narrower one counting the cells tells as much.
const FEWEST_TABS: usize = 3;

/// The lines that each of these tables takes: a block of lines with tabs, all as many.
pub(super) fn tables(lines: &[&str]) -> Vec<Range<usize>> {
    let blocks = blocks(lines);
    let mut tables = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let others = [at.checked_sub(1), Some(at + 1)];
        let mut neighbours = others.into_iter().flatten().filter_map(|at| blocks.get(at));
        let rows = lines.get(block.clone()).unwrap_or_default();
        if is_table(rows) && !neighbours.any(|other| is_continued(lines, block, other)) {
            tables.push(block.clone());
        }
    }
    tables
}

/// The runs of lines that may be rows of one table.
fn blocks(lines: &[&str]) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if tab_count(line) == 0 {
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
fn tab_count(line: &str) -> usize {
    if line.contains(|c| c != '\t' && is_separator(c)) {
        return 0;
    }
    line.matches('\t').count()
}

fn is_table(rows: &[&str]) -> bool {
    let width = rows.first().map_or(0, |first| tab_count(first));
    let filled = |line: &str| line.split('\t').filter(|piece| !is_blank(piece)).count();
    // A list that is only indented has one filled cell in every line.
    let wide = rows.iter().filter(|line| filled(line) >= 2).count();
    // A table whose header stands in lines of another kind above it is told by them, not by its grid.
    let is_value = |piece: &str| {
        let mut characters = trim(piece).chars().map(half_width).peekable();
        characters.peek().is_some() && characters.all(|c| c.is_ascii_digit())
    };
    let has_header = rows
        .first()
        .is_some_and(|first| !first.split('\t').any(is_value));
    rows.len() >= FEWEST_LINES
        && width >= FEWEST_TABS
        && has_header
        && wide * 2 >= rows.len()
        && rows.iter().all(|line| tab_count(line) == width)
}

/// Whether two blocks as wide are one table, and the text between them a label broken over its line.
fn is_continued(lines: &[&str], block: &Range<usize>, other: &Range<usize>) -> bool {
    let width = |block: &Range<usize>| lines.get(block.start).map(|line| tab_count(line));
    let between = block.end.min(other.end)..block.start.max(other.start);
    let between = lines.get(between).unwrap_or_default();
    width(block) == width(other) && !between.iter().any(|line| is_blank(line))
}

#[cfg(test)]
mod tests {
    use crate::read;
    use gouji_model::Line;

    /// The table and the cells' columns of every line.
    fn shape(text: &str) -> Vec<(Option<u32>, Vec<u32>)> {
        let document = read(text.as_bytes()).unwrap();
        let line_shape = |line: &Line| {
            let columns = line.cells.iter().map(|cell| cell.area.column).collect();
            (line.table, columns)
        };
        document.lines.iter().map(line_shape).collect()
    }

    #[test]
    fn lines_with_as_many_tabs_are_a_table_with_all_their_blanks() {
        let text = "标题\n指标\t甲\t乙\t\t\t\t\t\n\t1\t\t\t\t\t\t\n桥梁\t 2\t3\t\t\t\t\t\n说明\n";
        let found = shape(text);
        assert_eq!(found[0].0, None);
        for row in &found[1..4] {
            assert_eq!(*row, (Some(0), (0..8).collect()));
        }
        assert_eq!(found[4].0, None);
        let document = read(text.as_bytes()).unwrap();
        let cell = &document.lines[3].cells[1];
        assert_eq!((cell.text.as_str(), cell.place.column()), (" 2", 5));
    }

    #[test]
    fn two_blocks_are_two_tables() {
        let rows = "a\tb\tc\td\te\tf\tg\th\n".repeat(3);
        let found = shape(&format!("{rows}\n{rows}"));
        assert_eq!(found[0].0, Some(0));
        assert_eq!(found[4].0, Some(1));
    }

    #[test]
    fn lines_that_differ_indents_and_bars_stay_text() {
        let row = "a\tb\tc\td\te\tf\tg\th\n";
        for text in [
            format!("{row}{row}a\tb\tc\n{row}{row}{row}"),
            // No header in it.
            "a\t1\t2\t3\t4\t5\t6\t7\n".repeat(4),
            row.repeat(2),
            "\t\t\t\t\t\t\ta\n".repeat(3),
            row.replace("\td", "|\td").repeat(3),
            // A label broken over two lines.
            format!("{}d\n{}", row.repeat(3), row.repeat(3)),
        ] {
            let text = text.as_str();
            assert!(
                shape(text).iter().all(|(table, _)| table.is_none()),
                "{text}"
            );
        }
    }
}
