//! Texts in the shape in which the head of a report is read.

use crate::report_head::year;
use gouji_model::characters::{half_width, is_space, visible};

/// How much of a cell is looked at, in characters.
const MOST_CHARACTERS: usize = 4_000;

/// `text` in half width, without spaces and what no reader sees, with the year in Arabic digits.
pub(crate) fn folded(text: &str) -> String {
    let end = text.char_indices().nth(MOST_CHARACTERS);
    let start = end.map_or(text, |(end, _)| text.get(..end).unwrap_or_default());
    year::convert_year_digits(fold(start))
}

/// `text` in half width, without spaces and what no reader sees.
pub(crate) fn fold(text: &str) -> String {
    let seen = visible(text);
    let mut folded = String::with_capacity(seen.len());
    folded.extend(seen.chars().map(half_width).filter(|&c| !is_space(c)));
    folded
}
