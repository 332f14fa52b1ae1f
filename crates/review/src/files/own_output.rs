//! What the program itself wrote, recognised by its content: it is no submission, wherever it lies.

use gouji_model::{
    Document, OWN_CSV_HEADINGS, OWN_FINDING_MARKS, OWN_JSON, OWN_LINE_MARKS, OWN_SHEETS,
    OWN_TEXT_MARKS,
};

/// Among how many cells from the start the mark of a file or its first title stands.
const MOST_CELLS: usize = 12;

/// Among how many cells from the start the first finding ends.
const MOST_TEXTS: usize = 500;

/// How many strokes a title line of the terminal text has at least behind its title.
const STROKES: usize = 20;

/// Whether `bytes` are a file that the program wrote.
pub(crate) fn is_own_output(bytes: &[u8]) -> bool {
    is_own_json(bytes)
        || gouji_formats::read(bytes).is_ok_and(|document| is_own_document(&document))
}

/// Whether `bytes` are JSON that the program wrote.
pub(crate) fn is_own_json(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    bytes.starts_with(OWN_JSON.as_bytes())
}

/// Whether the program wrote `document`: text with its mark or its title lines, a table with its headings, or a workbook of
/// sums with its sheets.
pub(crate) fn is_own_document(document: &Document) -> bool {
    has_own_sheets(document) || has_own_headings(document) || is_own_text(document)
}

fn has_own_sheets(document: &Document) -> bool {
    let sheets = &document.sheets;
    OWN_SHEETS.iter().any(|names| {
        let is_there = |name: &&str| sheets.iter().any(|sheet| sheet == name);
        sheets.first().is_some_and(|sheet| sheet == names[0]) && names.iter().all(is_there)
    })
}

fn has_own_headings(document: &Document) -> bool {
    let Some(line) = document.lines.first() else {
        return false;
    };
    OWN_CSV_HEADINGS.iter().any(|headings| {
        let cells = line.cells.iter().map(|cell| cell.text.as_str());
        cells.take(headings.len()).eq(headings.iter().copied())
    })
}

fn is_own_text(document: &Document) -> bool {
    let texts = || {
        let cells = document.lines.iter().flat_map(|line| &line.cells);
        cells.map(|cell| cell.text.trim())
    };
    let is_marked = |text: &str| {
        let is_ours = OWN_LINE_MARKS.iter().any(|mark| text.contains(mark));
        is_ours || OWN_TEXT_MARKS.iter().any(|mark| text.starts_with(mark))
    };
    let is_finding = |text: &str| OWN_FINDING_MARKS.iter().any(|mark| text.starts_with(mark));
    let mut first = texts().take(MOST_CELLS);
    let mut all = texts().take(MOST_TEXTS);
    first.any(is_marked) || (texts().take(MOST_CELLS).any(is_title_line) && all.any(is_finding))
}

/// Whether `text` is a title in a ruled line, as the terminal text has it over each report.
fn is_title_line(text: &str) -> bool {
    let Some(title) = text.strip_prefix("── ") else {
        return false;
    };
    let strokes = title.chars().rev().take_while(|c| *c == '─').count();
    strokes >= STROKES
}
