//! Values that stand behind a label without anything between: 「规章000」.

use super::forms::FormIndex;
use super::found;
use super::label::Label;
use super::token::{self, Kind, Token};
use super::unit::Units;
use super::{number, unit};
use crate::characters::{half_width, trim};
use gouji_model::RowId;
use std::iter;

/// The values of the `columns` value columns that are glued to the label of `row`, in order.
///
/// Digits can be parted in several ways, and blank cells leave no trace between
/// them. They are taken apart only where one way is left all the same: no
/// number begins with a 0 but 0 itself, so that in 「000」 and in 「0012」 each 0 but the
/// last is a value of its own. `None` where there is no such way.
pub(super) fn values<'d>(
    index: &FormIndex,
    row: RowId,
    label: &Token<'d>,
    columns: usize,
) -> Option<Vec<Token<'d>>> {
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
            place: token::moved(label.place, u32::try_from(offset).unwrap_or(u32::MAX)),
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
    let units = index.form.figures_of(row);
    let units = units.filter_map(|figure| index.form.figures[figure].unit.as_ref());
    let own: Vec<&str> = units.map(|unit| unit.0.as_str()).collect();
    let without_unit = own.iter().filter_map(|unit| words.strip_suffix(unit));
    iter::once(words).chain(without_unit).any(|words| {
        let label = Label::new(words);
        let is_own = |unit: &String| own.iter().all(|own| unit::is_same(unit, own));
        let mut wordings = [&label.full, &label.bare].into_iter();
        let is_row = wordings.any(|words| {
            let meanings = found::meanings(index, words);
            meanings.iter().any(|each| each.row == row)
        });
        is_row && label.unit.as_ref().is_none_or(is_own)
    })
}
