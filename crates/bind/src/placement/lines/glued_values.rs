//! Values that stand behind a label without anything between: 「规章000」.

use crate::form_index::FormIndex;
use crate::placement::lines::glued_labels::ends_in_sign;
use crate::placement::matched_document::MatchedDocument;
use crate::recognition::{TextRole, candidates};
use crate::tokens::unit::is_same;
use crate::tokens::{Kind, Label, Token, Units, number, token};
use gouji_model::RowId;
use gouji_model::characters::{count_up_to, half_width, trim};
use std::collections::HashSet;
use std::iter;

/// The fewest letters of a label before a value in words or a remark.
const SHORTEST_LABEL: usize = 4;

impl MatchedDocument<'_> {
    /// Whether a text that the form does not know is a row with its value glued to it, and maybe a remark to that.
    pub(crate) fn is_glued_row(&self, at: usize) -> bool {
        let has_digits = |label: &Label| {
            let words = label.full.trim_start_matches(|c: char| c.is_ascii_digit());
            words.contains(|c: char| c.is_ascii_digit())
        };
        let is_row = self.document.label(at).is_some_and(has_digits);
        self.role(at) == Some(TextRole::None) && (is_row || !self.rows_opening(at).is_empty())
    }

    /// Where the rows end whose values are glued to their labels, from the text at `last` on. Such a label is none of the
    /// form's; it is a row only where that row has no other place.
    pub(crate) fn glued_end(&self, last: usize) -> usize {
        if !self.are_glued {
            return last;
        }
        let placed = self.recognition.chain();
        let placed = placed.filter_map(|label| self.recognition.row(label));
        let placed: HashSet<RowId> = placed.collect();
        let is_row = |at: &usize| {
            let rows = self.rows_opening(*at);
            let is_text = self
                .token(*at)
                .is_some_and(|token| token.grid_position.is_none());
            is_text && !rows.is_empty() && !rows.iter().any(|row| placed.contains(row))
        };
        let rest = last..self.document.segments.len();
        rest.rev().find(is_row).map_or(last, |at| at + 1)
    }

    /// The rows whose label a text begins with, where more follows: 「收到申请数11见正文」.
    pub(crate) fn rows_opening(&self, at: usize) -> Vec<RowId> {
        let label = self.document.label(at);
        // A dash is no word of a label, so that none is left behind it.
        let fewest = usize::from(!self.token(at).is_some_and(|text| ends_in_sign(text.raw)));
        let index = self.recognition.index;
        let position = &self.recognition.layout_index().position;
        let words = label
            .into_iter()
            .flat_map(|label| [&label.full, &label.bare]);
        // A running number may be glued before it, too.
        let words =
            words.flat_map(|words| [words, words.trim_start_matches(candidates::is_number)]);
        let mut rows: Vec<RowId> = words
            .flat_map(|words| opening(index, words, fewest))
            .collect();
        rows.sort_unstable();
        rows.dedup();
        // A row that the layout does not print is meant only where none of its own is.
        let is_printed = |row: &RowId| position[*row].is_some();
        if rows.iter().any(is_printed) {
            rows.retain(is_printed);
        }
        rows
    }
}

/// The rows that the longest label stands for with which `words` begin, with `behind` letters or more behind it.
fn opening(index: &FormIndex, words: &str, behind: usize) -> impl Iterator<Item = RowId> {
    let whole = (words.len(), '0');
    let ends = words.char_indices().chain([whole]).rev();
    let mut openings = ends.skip(behind).filter_map(|(end, next)| {
        let start = words.get(..end)?;
        // Two letters, as 规章, may be the start of anything but a label and its value.
        let fewest = if next.is_ascii_digit() {
            2
        } else {
            SHORTEST_LABEL
        };
        let rows = candidates::meanings(index, start);
        let is_label = !rows.is_empty() && count_up_to(start, fewest) >= fewest;
        is_label.then_some(rows)
    });
    let rows = openings.next().unwrap_or_default();
    rows.iter().map(|meaning| meaning.row)
}

/// The values of the `columns` value columns that are glued to the label of `row`, in order.
///
/// Digits can be parted in several ways, and blank cells leave no trace between
/// them. They are taken apart only where one way is left all the same: no
/// number begins with a 0 but 0 itself, so that in 「000」 and in 「0012」 each 0 but the
/// last is a value of its own. `None` where there is no such way.
pub(crate) fn glued_values<'a>(
    index: &FormIndex,
    row: RowId,
    label: &Token<'a>,
    columns: usize,
) -> Option<Vec<Token<'a>>> {
    let text = trim(label.raw);
    let is_digit = |c: char| half_width(c).is_ascii_digit();
    let words = text.trim_end_matches(is_digit);
    let digits = text.get(words.len()..)?;
    // A sign or a separator before the digits makes them a part of another number.
    let ends_label = |c: char| c.is_alphabetic() || ")）”」》】〕".contains(c);
    if !words.ends_with(ends_label) || !is_label_of(index, row, words) {
        return None;
    }
    let offset = words.chars().count();
    let mut parts = Vec::with_capacity(columns);
    let mut rest = digits;
    for (at, offset) in (1..=columns).zip(offset..) {
        let part = if at == columns {
            rest
        } else {
            first_zero(rest)?
        };
        rest = rest.get(part.len()..)?;
        let is_plain = first_zero(part).is_none_or(|zero| zero.len() == part.len());
        let value = number::read(part, &Units::default()).filter(|_| is_plain)?;
        parts.push(Token {
            kind: Kind::Value(value),
            raw: part,
            place: token::shift_place(label.place, u32::try_from(offset).unwrap_or(u32::MAX)),
            ..label.clone()
        });
    }
    Some(parts)
}

/// The 0 that `digits` begin with.
fn first_zero(digits: &str) -> Option<&str> {
    let first = digits.chars().next().filter(|&c| half_width(c) == '0')?;
    digits.get(..first.len_utf8())
}

/// Whether `words` are the label of `row` to the letter, alone or with its unit behind it.
fn is_label_of(index: &FormIndex, row: RowId, words: &str) -> bool {
    let units = index.form.row_figures(row);
    let units = units.filter_map(|figure| index.form.figures[figure].unit.as_ref());
    let units: Vec<&str> = units.map(|unit| unit.0.as_str()).collect();
    let without_unit = units.iter().filter_map(|unit| words.strip_suffix(unit));
    iter::once(words).chain(without_unit).any(|words| {
        let label = Label::new(words);
        let is_of_form = |unit: &String| units.iter().all(|of_form| is_same(unit, of_form));
        let mut wordings = [&label.full, &label.bare].into_iter();
        let is_row = wordings.any(|words| {
            let meanings = candidates::meanings(index, words);
            meanings.iter().any(|meaning| meaning.row == row)
        });
        is_row && label.unit.as_ref().is_none_or(is_of_form)
    })
}
