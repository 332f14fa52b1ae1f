//! Which rows of a document's tables are headers, and which words never are rows.

use crate::form_index::FormIndex;
use crate::recognition::candidates::Candidates;
use crate::tokens::{Label, Segment, TokenizedDocument};
use gouji_model::characters::count_up_to;
use rustc_hash::FxHashSet;
use std::collections::HashSet;

/// The lines that are header rows of a table.
pub(crate) type HeaderLines = FxHashSet<usize>;

/// Finds the header rows: they name a column or are known words over it, and hold neither a number nor the label of a row.
pub(crate) fn header_lines(index: &FormIndex, document: &TokenizedDocument<'_>) -> HeaderLines {
    let mut lines = HeaderLines::default();
    let mut rest = document.segments.as_slice();
    while let Some(first) = rest.first() {
        let line = document.token_of(first).map(|token| token.line);
        let own = |each: &Segment| document.token_of(each).map(|token| token.line) == line;
        let count = rest.iter().take_while(|each| own(each)).count();
        let (row, behind) = rest.split_at(count.max(1));
        rest = behind;
        let text = document.token_of(first);
        if let Some(text) = text.filter(|text| text.grid_position.is_some())
            && is_header(index, document, row)
        {
            lines.insert(text.line);
        }
    }
    lines
}

fn is_header(index: &FormIndex, document: &TokenizedDocument<'_>, row: &[Segment]) -> bool {
    let labels = || row.iter().filter_map(|segment| segment.label.as_ref());
    let is_row = |label: &Label| index.exact.contains_key(&label.full);
    // 其他 and 总计 are the names of columns and of rows.
    let names = labels().filter(|label| names_column(index, label));
    let is_certain = names.clone().any(|label| !is_row(label)) || names.count() > 1;
    let is_known = is_certain || labels().any(|label| index.is_header(&label.full));
    let has_row = labels().any(|label| is_row(label) && !names_column(index, label));
    is_known && !has_row && !row.iter().any(|segment| has_number(document, segment))
}

/// Whether a label without a number before it is the name of a column.
pub(crate) fn names_column(index: &FormIndex, label: &Label) -> bool {
    let is_name = |words: &String| index.names.contains(words);
    label.numbering.is_none() && (is_name(&label.full) || is_name(&label.bare))
}

fn has_number(document: &TokenizedDocument<'_>, segment: &Segment) -> bool {
    let before = segment
        .token
        .checked_sub(1)
        .and_then(|at| document.tokens.get(at));
    let own = document.token_of(segment);
    let before = before.filter(|before| own.is_some_and(|own| own.line == before.line));
    before
        .into_iter()
        .chain(document.tail_of(segment))
        .any(|token| token.kind.is_number() && !is_year(token.raw))
}

/// Whether a header cell is a year and nothing else.
pub(crate) fn is_year(text: &str) -> bool {
    let words = crate::tokens::words_of(text);
    let digits = words.strip_suffix("度").unwrap_or(&words);
    let digits = digits.strip_suffix("年").unwrap_or(digits);
    digits.len() == 4 && digits.starts_with("20") && digits.parse::<u16>().is_ok()
}

/// Takes away the rows that header cells could be by their words alone.
pub(crate) fn drop_headers(
    index: &FormIndex,
    document: &TokenizedDocument<'_>,
    lines: &HeaderLines,
    candidates: &mut [Candidates],
) {
    for (segment, candidates) in document.segments.iter().zip(candidates) {
        let Some(token) = document.token_of(segment) else {
            continue;
        };
        let is_header = match token.grid_position {
            Some(_) => lines.contains(&token.line),
            // Without a grid a bare 其他 or 总计 may be either.
            None => segment
                .label
                .as_ref()
                .is_some_and(|label| names_column(index, label)),
        };
        if is_header {
            *candidates = Candidates::default();
        }
    }
}

/// How few rows make a table.
pub(crate) const FEWEST_ROWS: usize = 3;

/// The longest caption of a table, in characters.
const LONGEST_CAPTION: usize = 40;

/// Takes away the rows of tables that are captioned as a part of the year, where others are left.
pub(crate) fn drop_parts_of_year(document: &TokenizedDocument<'_>, candidates: &mut [Candidates]) {
    let parts = parts_of_year(document);
    if parts.is_empty() {
        return;
    }
    let is_part = |segment: &Segment| {
        let position = document
            .token_of(segment)
            .and_then(|token| token.grid_position);
        position.is_some_and(|position| parts.contains(&position.table))
    };
    let found = |part: bool| {
        let all = document.segments.iter().zip(candidates.iter());
        let found = all.filter(|(segment, candidates)| {
            !candidates.rows.is_empty() && is_part(segment) == part
        });
        found.count()
    };
    if found(false) < found(true).min(FEWEST_ROWS) {
        return;
    }
    for (segment, candidates) in document.segments.iter().zip(candidates.iter_mut()) {
        if is_part(segment) {
            *candidates = Candidates::default();
        }
    }
}

/// The tables whose caption, above them or in their first row, names a quarter or half of the year.
fn parts_of_year(document: &TokenizedDocument<'_>) -> HashSet<u32> {
    let mut parts = HashSet::new();
    let mut seen = HashSet::new();
    let mut caption = None;
    for segment in &document.segments {
        let Some(token) = document.token_of(segment) else {
            continue;
        };
        let is_named = names_part_of_year(token.raw);
        match token.grid_position {
            None => caption = Some(is_named),
            Some(position) => {
                let is_first = seen.insert(position.table);
                if is_first && (is_named || caption == Some(true)) {
                    parts.insert(position.table);
                }
                caption = None;
            }
        }
    }
    parts
}

fn names_part_of_year(text: &str) -> bool {
    let words = ["季度", "上半年", "下半年"];
    count_up_to(text, LONGEST_CAPTION) <= LONGEST_CAPTION
        && words.iter().any(|word| text.contains(word))
}
