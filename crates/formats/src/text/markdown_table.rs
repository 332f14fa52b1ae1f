//! Tables in a text that are set as Markdown sets them: a row a line between bars, and a rule under the first row.
//!
//! Every row has as many bars, so that a cell's column is known by counting
//! them. A backslash before a bar, or before another mark, makes it a part of the text.

use super::pieces::{LinePiece, is_separator};
use gouji_model::characters::{is_space, trim};
use std::ops::Range;

/// The fewest dashes of each cell of a rule; fewer of them are a value that was left out.
const FEWEST_DASHES: usize = 3;

/// The lines that each of these tables takes.
pub(super) fn tables(lines: &[&str]) -> Vec<Range<usize>> {
    let mut tables = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let block = block(lines, at);
        at = block.end.max(at + 1);
        if is_table(lines.get(block.clone()).unwrap_or_default()) {
            tables.push(block);
        }
    }
    tables
}

/// The lines from `start` on that begin and end with a bar.
fn block(lines: &[&str], start: usize) -> Range<usize> {
    let rest = lines.get(start..).unwrap_or_default();
    let rows = rest.iter().take_while(|line| is_between_bars(line));
    start..start + rows.count()
}

fn is_between_bars(line: &str) -> bool {
    let line = trim(line);
    line.len() > 1 && line.starts_with('|') && line.ends_with('|') && !line.ends_with("\\|")
}

/// Whether the second row is a rule, no other is, and all have as many cells.
fn is_table(rows: &[&str]) -> bool {
    let [first, rule, others @ ..] = rows else {
        return false;
    };
    let width = bars(first).count();
    let fits = |line: &&str| {
        let is_other_mark = |c: char| c != '|' && is_separator(c);
        bars(line).count() == width && !line.contains(is_other_mark)
    };
    is_rule(rule)
        && !is_rule(first)
        && !others.iter().any(|row| is_rule(row))
        && rows.iter().all(fits)
}

/// Whether every cell of a line is a row of dashes, with a colon at an end where it says how the column is set.
fn is_rule(line: &str) -> bool {
    let cells = trim(line).trim_matches('|').split('|');
    let is_dashes = |cell: &str| {
        let cell = trim(cell);
        let dashes = cell.strip_prefix(':').unwrap_or(cell);
        let dashes = dashes.strip_suffix(':').unwrap_or(dashes);
        let is_long = dashes.len() >= FEWEST_DASHES || dashes.len() < cell.len();
        is_long && !dashes.is_empty() && dashes.bytes().all(|byte| byte == b'-')
    };
    cells.into_iter().all(is_dashes)
}

/// The bars that part the cells of a line: the column of each in the line, and its byte.
fn bars(line: &str) -> impl Iterator<Item = (u32, usize)> {
    let mut is_escaped = false;
    let characters = (1_u32..).zip(line.char_indices());
    characters.filter_map(move |(column, (at, c))| {
        let is_bar = c == '|' && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        is_bar.then_some((column, at))
    })
}

/// The pieces between the bars of a row.
pub(super) fn pieces(line: &str) -> Vec<LinePiece<'_>> {
    let mut before: Option<(u32, usize)> = None;
    let pieces = bars(line).filter_map(|(column, at)| {
        let (left, start) = before.replace((column, at + 1))?;
        let text = line.get(start..at).unwrap_or_default();
        Some(LinePiece::new(text, left.saturating_add(1)))
    });
    pieces.collect()
}

/// What a cell says: marks that a backslash stands before are themselves, and stars around the whole only make it bold.
pub(super) fn cell_text(text: &str) -> String {
    let bare = trim(text);
    let bold = bare
        .strip_prefix("**")
        .and_then(|rest| rest.strip_suffix("**"));
    let bold = bold
        .filter(|inner| !inner.contains('*') && !inner.starts_with(is_space) && !inner.is_empty());
    let mut plain = String::with_capacity(text.len());
    let mut characters = bold.unwrap_or(text).chars().peekable();
    while let Some(c) = characters.next() {
        let escaped = characters.next_if(|next| c == '\\' && next.is_ascii_punctuation());
        plain.push(escaped.unwrap_or(c));
    }
    plain
}

#[cfg(test)]
mod tests {
    use crate::read;

    /// The table, and the cells with their columns in the source, of every line.
    fn shape(text: &str) -> Vec<(Option<u32>, String)> {
        let document = read(text.as_bytes()).unwrap();
        let lines = document.lines.iter().map(|line| {
            let cells = line.cells.iter();
            let cells: Vec<String> = cells
                .map(|cell| {
                    format!(
                        "{}:{}@{}",
                        cell.area.column,
                        cell.text.trim(),
                        cell.place.column()
                    )
                })
                .collect();
            (line.table, cells.join(" "))
        });
        lines.collect()
    }

    #[test]
    fn rows_between_bars_under_a_rule_are_a_table() {
        let text = "标题\n| 甲 |  |\n|----|:--:|\n| 一 | 2 |\n| 二 | |\n尾\n";
        assert_eq!(
            shape(text),
            [
                (None, "0:标题@1".to_owned()),
                (Some(0), "0:甲@3 1:@6".to_owned()),
                (Some(0), String::new()),
                (Some(0), "0:一@3 1:2@7".to_owned()),
                (Some(0), "0:二@3 1:@6".to_owned()),
                (None, "0:尾@1".to_owned()),
            ]
        );
    }

    #[test]
    fn two_tables_and_one_with_tabs_have_numbers_of_their_own() {
        let tabs = "a\tb\tc\td\te\tf\tg\th\n".repeat(3);
        let bars = "| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n\n";
        let found = shape(&format!("{bars}{tabs}\n{bars}"));
        let numbers: Vec<u32> = found.iter().filter_map(|(table, _)| *table).collect();
        assert_eq!(numbers, [0, 0, 0, 1, 1, 1, 2, 2, 2]);
    }

    #[test]
    fn a_backslash_keeps_a_bar_in_its_cell() {
        let text = "| 甲 | 乙 |\n|---|---|\n| a\\|b\\* | **38** |\n| c\\\\ | \\-3 |\n";
        let found = shape(text);
        assert_eq!(found[2].1, "0:a|b*@3 1:38@12");
        assert_eq!(found[3].1, "0:c\\@3 1:-3@9");
    }

    #[test]
    fn what_is_set_otherwise_stays_lines_of_text() {
        let texts = [
            "| 甲 | 乙 |\n| 1 | 2 |\n",
            "| 甲 | 乙 |\n| -- | -- |\n| 1 | 2 |\n",
            "| 甲 | 乙 |\n|---|---|\n| 1 | 2 | 3 |\n",
            "| 甲 | 乙 |\n|---|---|---|\n| 1 | 2 |\n",
            "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n|---|---|\n",
            "甲 | 乙\n---|---\n1 | 2\n",
        ];
        for text in texts {
            assert!(
                shape(text).iter().all(|(table, _)| table.is_none()),
                "{text}"
            );
        }
    }
}
