//! One cell to its tokens.
//!
//! A cell that holds a label with its unit and value behind it, parted by spaces, becomes three tokens, each with its
//! place.

use crate::tokens::label::words_of;
use crate::tokens::leading_numbers::is_whole_number;
use crate::tokens::number::{self, Value};
use crate::tokens::numbering;
use crate::tokens::token::{Kind, Token, shift_place};
use crate::tokens::unit::Units;
use gouji_model::characters::{count_up_to, is_space, trim};

/// The longest cell in which units and values are looked for behind a label, in characters.
const LONGEST_ROW: usize = 160;

/// The longest such cell with the spaces that part its units and values, in characters.
const WIDEST_ROW: usize = 1_000;

/// Adds the tokens of a cell; `blank` is the token it would be if nothing stood in it.
pub(crate) fn push_cell<'d>(blank: Token<'d>, units: &Units, tokens: &mut Vec<Token<'d>>) {
    let text = trim(blank.raw);
    let kind = if text.is_empty() {
        Kind::Blank
    } else if number::is_long_dash(text) {
        // Not drawn between the lines of a text, it stands for a value.
        Kind::Value(Value::Dash)
    } else if let Some(kind) = unit_or_value(text, units) {
        kind
    } else if text.contains(is_space) && is_short(text) {
        return push_rows(text, &blank, units, tokens);
    } else {
        Kind::Text
    };
    tokens.push(Token { kind, ..blank });
}

/// Whether a text is no longer than a row, however wide the spaces between its parts are.
fn is_short(text: &str) -> bool {
    let near = text.chars().take(WIDEST_ROW + 1);
    let (mut letters, mut all) = (0_usize, 0_usize);
    for c in near {
        all += 1;
        letters += usize::from(!is_space(c));
    }
    letters <= LONGEST_ROW && all <= WIDEST_ROW
}

fn unit_or_value(text: &str, units: &Units) -> Option<Kind> {
    let unit = units.word(text).map(Kind::Unit);
    unit.or_else(|| number::read(text, units).map(Kind::Value))
}

/// A part of a cell between spaces.
struct Part<'d> {
    text: &'d str,
    /// Its first byte in the cell.
    start: usize,
    /// Its first character, counted from that of the cell.
    offset: u32,
    /// The unit or value that it is.
    kind: Option<Kind>,
}

impl Part<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

fn parts<'d>(text: &'d str, units: &Units) -> Vec<Part<'d>> {
    let mut parts = Vec::new();
    let (mut start, mut offset) = (0, 0_u32);
    for piece in text.split_inclusive(is_space) {
        let text = piece.trim_end_matches(is_space);
        if !text.is_empty() {
            parts.push(Part {
                text,
                start,
                offset,
                kind: unit_or_value(text, units),
            });
        }
        start += piece.len();
        offset = piece
            .chars()
            .fold(offset, |offset, _| offset.saturating_add(1));
    }
    parts
}

/// A cell of several parts: a row, or rows side by side that wide spaces part.
fn push_rows<'d>(text: &'d str, blank: &Token<'d>, units: &Units, tokens: &mut Vec<Token<'d>>) {
    let mut rest = parts(text, units);
    if blank.grid_position.is_none() {
        while let Some(end) = end_of_row(text, &rest) {
            let behind = rest.split_off(end);
            push_row(text, rest, blank, tokens);
            rest = behind;
        }
    }
    push_row(text, rest, blank, tokens);
}

/// Where another row begins in a line: a text stands far apart behind a value or a unit, which itself stands far apart
/// behind a text.
fn end_of_row(text: &str, parts: &[Part<'_>]) -> Option<usize> {
    let mut ends = (1_usize..).zip(parts.windows(2)).skip(1);
    let (end, _) = ends.find(|(_, pair)| match pair {
        [one, other] => is_wide(text, one, other) && one.kind.is_some() && other.kind.is_none(),
        _ => false,
    })?;
    let before = parts.get(end.checked_sub(2)?)?;
    let value = parts.get(end - 1)?;
    is_wide(text, before, value).then_some(end)
}

/// A row in a cell: a number in front, a label, and the units and values behind it.
fn push_row<'d>(
    text: &'d str,
    mut parts: Vec<Part<'d>>,
    blank: &Token<'d>,
    tokens: &mut Vec<Token<'d>>,
) {
    let token = |kind, raw, offset| Token {
        kind,
        raw,
        place: shift_place(blank.place, offset),
        ..blank.clone()
    };
    let (whole, start) = words(text, &parts).unwrap_or((text, 0));
    if is_spaced_word(&parts) {
        tokens.push(token(Kind::Text, whole, start));
        return;
    }
    // A cell that is one row keeps its spaces.
    let whole = if whole.len() == text.len() {
        blank.raw
    } else {
        whole
    };
    let label = parts.iter().rposition(|part| part.kind.is_none());
    let behind = parts.split_off(label.map_or(0, |last| last + 1));
    // A sign before a number, as 「? 0」, is no label; it puts the number in doubt.
    let is_sign = |part: &Part<'_>| !part.text.chars().any(char::is_alphanumeric);
    let is_doubtful = !parts.is_empty() && parts.iter().all(is_sign);
    let is_whole = is_doubtful || (behind.is_empty() && !opens_with_number(&parts));
    // 「1 234」 is one doubtful number rather than two.
    let is_apart = || {
        let are_apart = are_far_apart(text, &behind) || is_line_of_numbers(&behind);
        blank.grid_position.is_none() && are_apart
    };
    if is_whole || (parts.is_empty() && !is_row_of_values(&behind) && !is_apart()) {
        tokens.push(token(Kind::Text, whole, start));
        return;
    }
    let cell = |part: Part<'d>| Some(token(part.kind?, part.text, part.offset));
    if opens_with_number(&parts) {
        tokens.extend(cell(parts.remove(0)));
    }
    for label in labels(text, &parts) {
        tokens.extend(words(text, label).map(|(words, offset)| token(Kind::Text, words, offset)));
    }
    tokens.extend(behind.into_iter().filter_map(cell));
}

/// Whether letters that are set apart make one word, so that the last is no unit: 「自 然 人」.
fn is_spaced_word(parts: &[Part<'_>]) -> bool {
    let is_letter = |part: &Part<'_>| {
        let mut letters = part.text.chars();
        letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
    };
    parts.len() > 2 && parts.iter().all(is_letter)
}

/// The text from the first of `parts` to the last, and its first character.
fn words<'d>(text: &'d str, parts: &[Part<'d>]) -> Option<(&'d str, u32)> {
    let (first, last) = (parts.first()?, parts.last()?);
    Some((text.get(first.start..last.end())?, first.offset))
}

/// The fewest numbers that stand far apart in a line of their own.
const FEWEST_APART: usize = 3;

/// The fewest letters of a label before another one in its line.
const SHORTEST_BEFORE: usize = 4;

/// Whether the numbers that fill a line are parted by more than one space each, as the cells of other lines are.
fn are_far_apart(text: &str, parts: &[Part<'_>]) -> bool {
    let is_apart = |pair: &[Part<'_>]| match pair {
        [one, other] => is_wide(text, one, other),
        _ => true,
    };
    parts.len() >= FEWEST_APART && parts.windows(2).all(is_apart)
}

/// The fewest numbers that single spaces part in a line of their own.
const FEWEST_IN_LINE: usize = 5;

/// Whether a line is nothing but many whole numbers, of which no two may be one number in groups of three digits.
fn is_line_of_numbers(parts: &[Part<'_>]) -> bool {
    let may_be_one = |pair: &[Part<'_>]| match pair {
        [one, other] => !one.text.starts_with('0') && one.text.len() <= 3 && other.text.len() == 3,
        _ => false,
    };
    parts.len() >= FEWEST_IN_LINE
        && parts.iter().all(|part| is_whole_number(part.text))
        && !parts.windows(2).any(may_be_one)
}

/// Whether more than one space stands between two neighbours.
fn is_wide(text: &str, one: &Part<'_>, other: &Part<'_>) -> bool {
    let between = text.get(one.end()..other.start);
    between.is_some_and(|between| count_up_to(between, 1) > 1)
}

/// The labels that wide spaces part in a line, each but the first with a number of its own: 「三、办理结果  （一）予以公开」.
fn labels<'p, 'd>(text: &str, parts: &'p [Part<'d>]) -> Vec<&'p [Part<'d>]> {
    let mut labels = Vec::new();
    let mut start = 0;
    for (at, pair) in (1..).zip(parts.windows(2)) {
        let [one, other] = pair else {
            break;
        };
        let label = parts.get(start..at).unwrap_or_default();
        let letters = label.iter().map(|part| words_of(part.text).chars().count());
        let is_numbered = numbering::split(other.text).0.is_some();
        if is_wide(text, one, other) && is_numbered && letters.sum::<usize>() >= SHORTEST_BEFORE {
            labels.push(label);
            start = at;
        }
    }
    labels.extend(parts.get(start..));
    labels
}

fn opens_with_number(label: &[Part<'_>]) -> bool {
    label.len() > 1
        && label
            .first()
            .is_some_and(|first| is_whole_number(first.text))
}

/// Whether units and values alone fill a cell, so that no two numbers stand side by side.
fn is_row_of_values(parts: &[Part<'_>]) -> bool {
    let is_number = |part: &Part<'_>| {
        let value = part.kind.as_ref();
        matches!(
            value,
            Some(Kind::Value(
                Value::Number { unit: None, .. } | Value::TooLong | Value::Undecodable
            ))
        )
    };
    let are_numbers = |pair: &[Part<'_>]| pair.iter().all(is_number);
    !parts.windows(2).any(are_numbers)
}
