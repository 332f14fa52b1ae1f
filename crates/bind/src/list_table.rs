//! A list that an office keeps as a table: its row of headings, the cells under them, and what is no entry.

use crate::report_head::fold;
use gouji_model::{Area, Cell, Line};

/// What stands in the column of names and is none: the last row of a list.
const TOTALS: [&str; 5] = ["合计", "总计", "小计", "共计", "总数"];
/// How a remark below a list begins.
const REMARKS: [&str; 7] = ["注", "备注", "说明", "填表", "制表", "联系", "附"];

/// The columns of `line` in which one of the headings `words` stands.
pub(crate) fn heading_columns(line: &Line, words: &[&str]) -> Vec<u32> {
    let is_one = |cell: &&Cell| {
        let text = fold(&cell.text).to_ascii_lowercase();
        words.contains(&text.as_str())
    };
    let cells = line.cells.iter().filter(is_one);
    cells.map(|cell| cell.area.column).collect()
}

/// A line of text with `marks` between its values, which a short list is, as cells. What stands in quotes is one value.
pub(crate) fn split_values(line: &Line, marks: &[char]) -> Option<Line> {
    let [only] = line.cells.as_slice() else {
        return None;
    };
    if line.table.is_some() || !only.text.contains(marks) {
        return None;
    }
    let mut is_quoted = false;
    let texts = only.text.split(|c: char| {
        is_quoted ^= c == '"';
        !is_quoted && marks.contains(&c)
    });
    let cells = texts.zip(0..).map(|(text, column)| Cell {
        text: unquoted(text),
        place: only.place,
        area: Area::single(column),
    });
    Some(Line {
        cells: cells.collect(),
        table: None,
    })
}

/// A value without the quotes around it.
fn unquoted(text: &str) -> String {
    let inner = text.trim().strip_prefix('"');
    match inner.and_then(|inner| inner.strip_suffix('"')) {
        Some(inner) => inner.replace("\"\"", "\""),
        None => text.to_owned(),
    }
}

/// What is written in `column` of a line.
pub(crate) fn column_cell(line: &Line, column: u32) -> Option<&Cell> {
    // A row of a list that lacks its last marks is read from the left.
    let begins = |cell: &&Cell| cell.area.column == column;
    let covers = |cell: &&Cell| cell.area.covers(column);
    let cell = line.cells.iter().find(begins);
    let cell = cell.or_else(|| line.cells.iter().find(covers))?;
    (!fold(&cell.text).is_empty()).then_some(cell)
}

/// Whether a folded text ends a list or stands below it, and is no name.
pub(crate) fn is_total_or_remark(text: &str) -> bool {
    let start = text.split([':', '(']).next().unwrap_or(text);
    let is_remark = |word: &str| {
        let rest = text.strip_prefix(word);
        rest.is_some_and(|rest| rest.starts_with(':') || matches!(word, "填表" | "制表"))
    };
    TOTALS.contains(&start) || REMARKS.iter().any(|word| is_remark(word))
}
