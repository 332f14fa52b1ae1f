//! What the program itself wrote, recognised by its content: it is no submission, wherever it lies.

use gouji_model::{
    Document, OWN_CSV_HEADINGS, OWN_JSON, OWN_LAST_LINES, OWN_SHEETS, OWN_TEXT_MARKS,
};

/// How many cells are looked at from the start and from the end.
const MOST_CELLS: usize = 12;

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

/// Whether the program wrote `document`: text with its mark, its last line or its title lines, a table with its headings, or a workbook of
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
    let lines = &document.lines;
    let cells = lines.iter().flat_map(|line| &line.cells).take(MOST_CELLS);
    let last = lines
        .iter()
        .rev()
        .flat_map(|line| &line.cells)
        .take(MOST_CELLS);
    let marks = || OWN_TEXT_MARKS.iter().chain(&OWN_LAST_LINES);
    let has_mark = |text: &str| marks().any(|mark| text.starts_with(mark));
    let mut texts = cells.chain(last).map(|cell| cell.text.trim());
    texts.any(|text| has_mark(text) || is_title_line(text))
}

/// Whether `text` is a title in a ruled line, as the terminal text has it over each report.
fn is_title_line(text: &str) -> bool {
    let Some(title) = text.strip_prefix("── ") else {
        return false;
    };
    let strokes = title.chars().rev().take_while(|c| *c == '─').count();
    strokes >= STROKES
}
