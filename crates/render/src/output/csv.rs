//! Lines of CSV (RFC 4180) as spreadsheet programs take them, for `extract` and `rollup`; `check` writes none.

use crate::terminal::width::clean_char;
use gouji_model::Decimal;

/// A line of such a file.
pub(crate) fn csv_line<'a>(out: &mut String, cells: impl IntoIterator<Item = &'a str>) {
    let cells: Vec<String> = cells.into_iter().map(csv_cell).collect();
    out.push_str(&cells.join(","));
    out.push_str("\r\n");
}

/// One cell, without what steers a terminal: quoted where CSV needs it, behind an apostrophe where Excel would take text for a formula.
fn csv_cell(text: &str) -> String {
    let is_break = |each: char| matches!(each, '\n' | '\r');
    let seen = |each: char| {
        if is_break(each) {
            each
        } else {
            clean_char(each)
        }
    };
    let text: String = text.chars().map(seen).collect();
    let starts_formula = text
        .trim_start()
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let is_number = Decimal::parse(text.trim()).is_ok();
    let text = if starts_formula && !is_number {
        format!("'{text}")
    } else {
        text
    };
    if text.contains([',', '"', '\n', '\r']) {
        return format!("\"{}\"", text.replace('"', "\"\""));
    }
    text
}
