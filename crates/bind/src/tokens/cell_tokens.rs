//! One cell to its tokens.
//!
//! A cell that holds a label with its unit and value behind it, parted by spaces, becomes three tokens, each with its
//! place.

use crate::tokens::label::words_of;
use crate::tokens::leading_numbers::is_whole_number;
use crate::tokens::number::{self, Value};
use crate::tokens::numbering;
use crate::tokens::token::{Kind, Token, moved};
use crate::tokens::unit::Units;
use gouji_model::Cell;
use gouji_model::characters::{count_up_to, is_space, trim};

/// The longest cell in which units and values are looked for behind a label, in characters.
const LONGEST_ROW: usize = 160;

/// The same with the spaces that part them.
const WIDEST_ROW: usize = 1_000;

/// Adds the tokens of a cell; `blank` is the token it would be if nothing stood in it.
pub(crate) fn push_cell<'d>(
    cell: &'d Cell,
    blank: &Token<'d>,
    units: &Units,
    tokens: &mut Vec<Token<'d>>,
) {
    let token = |kind| Token {
        kind,
        ..blank.clone()
    };
    let text = trim(&cell.text);
    if text.is_empty() {
        tokens.push(token(Kind::Blank));
    } else if number::is_long_dash(text) {
        // Not drawn between the lines of a text, it stands for a value.
        tokens.push(token(Kind::Value(Value::Dash)));
    } else if let Some(kind) = unit_or_value(text, units) {
        tokens.push(token(kind));
    } else if text.contains(is_space) && is_short(text) {
        push_rows(cell, text, blank, units, tokens);
    } else {
        tokens.push(token(Kind::Text));
    }
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

/// A part of a cell between spaces, with the column of its first character counted from the cell's.
struct Part<'d> {
    text: &'d str,
    start: usize,
    offset: u32,
}

impl Part<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts: Vec<Part<'_>> = Vec::new();
    let mut start = None;
    for (offset, (at, c)) in (0..).zip(text.char_indices()) {
        match (start, is_space(c)) {
            (None, false) => start = Some((at, offset)),
            (Some((begin, column)), true) => {
                parts.extend(part(text, begin, at, column));
                start = None;
            }
            _ => {}
        }
    }
    if let Some((begin, column)) = start {
        parts.extend(part(text, begin, text.len(), column));
    }
    parts
}

fn part(text: &str, start: usize, end: usize, offset: u32) -> Option<Part<'_>> {
    let text = text.get(start..end)?;
    Some(Part {
        text,
        start,
        offset,
    })
}

/// A cell of several parts: a row, or rows side by side that wide spaces part.
fn push_rows<'d>(
    cell: &'d Cell,
    text: &'d str,
    blank: &Token<'d>,
    units: &Units,
    tokens: &mut Vec<Token<'d>>,
) {
    let mut rest = parts(text);
    if blank.grid_position.is_none() {
        while let Some(end) = end_of_row(text, &rest, units) {
            let behind = rest.split_off(end);
            push_row(cell, text, rest, blank, units, tokens);
            rest = behind;
        }
    }
    push_row(cell, text, rest, blank, units, tokens);
}

/// Where another row begins in a line: behind a value, or a unit without one, a text stands far apart, and a text before it.
fn end_of_row(text: &str, parts: &[Part<'_>], units: &Units) -> Option<usize> {
    let is_cell = |part: &Part<'_>| unit_or_value(part.text, units).is_some();
    let is_text = |part: &Part<'_>| unit_or_value(part.text, units).is_none();
    let ends = (1_usize..).zip(parts.windows(2)).skip(1);
    let mut ends = ends.filter_map(|(at, pair)| match pair {
        [one, other] => (is_wide(text, one, other) && is_cell(one) && is_text(other)).then_some(at),
        _ => None,
    });
    let end = ends.next()?;
    let before = parts.get(end.checked_sub(2)?)?;
    let value = parts.get(end - 1)?;
    is_wide(text, before, value).then_some(end)
}

/// A row in a cell: a number in front, a label, and the units and values behind it.
fn push_row<'d>(
    cell: &'d Cell,
    text: &'d str,
    parts: Vec<Part<'d>>,
    blank: &Token<'d>,
    units: &Units,
    tokens: &mut Vec<Token<'d>>,
) {
    let mut label = parts;
    let whole = label.first().zip(label.last());
    let whole =
        whole.and_then(|(first, last)| Some((text.get(first.start..last.end())?, first.offset)));
    let (whole, start) = whole.unwrap_or((text, 0));
    // A cell that is one row keeps its spaces.
    let whole = if whole.len() == text.len() {
        cell.text.as_str()
    } else {
        whole
    };
    let mut behind = Vec::new();
    while let Some((part, kind)) = label
        .pop_if(|part| unit_or_value(part.text, units).is_some())
        .and_then(|part| with_kind(part, units))
    {
        behind.push((part, kind));
    }
    behind.reverse();
    let token = |kind, raw, offset| Token {
        kind,
        raw,
        place: moved(cell.place, offset),
        ..blank.clone()
    };
    // A sign before a number, as 「? 0」, is no label; it puts the number in doubt.
    let is_sign = |part: &Part<'_>| !part.text.chars().any(char::is_alphanumeric);
    let is_doubtful = !label.is_empty() && label.iter().all(is_sign);
    let is_whole = is_doubtful || (behind.is_empty() && !opens_with_number(&label));
    // 「1 234」 is one doubtful number rather than two.
    let is_apart = || blank.grid_position.is_none() && are_far_apart(text, &behind);
    if is_whole || (label.is_empty() && !is_row_of_values(&behind) && !is_apart()) {
        tokens.push(token(Kind::Text, whole, start));
        return;
    }
    if opens_with_number(&label) {
        let number = with_kind(label.remove(0), units);
        tokens.extend(number.map(|(part, kind)| token(kind, part.text, part.offset)));
    }
    for label in labels(text, &label) {
        if let (Some(first), Some(last)) = (label.first(), label.last()) {
            let words = text.get(first.start..last.end());
            tokens.push(token(Kind::Text, words.unwrap_or(first.text), first.offset));
        }
    }
    tokens.extend(
        behind
            .into_iter()
            .map(|(part, kind)| token(kind, part.text, part.offset)),
    );
}

/// The fewest numbers that stand far apart in a line of their own.
const FEWEST_APART: usize = 3;

/// The fewest letters of a label before another one in its line.
const SHORTEST_BEFORE: usize = 4;

/// Whether spaces that are wider than one part the numbers that fill a line, as they part its cells elsewhere.
fn are_far_apart(text: &str, parts: &[(Part<'_>, Kind)]) -> bool {
    let is_apart = |pair: &[(Part<'_>, Kind)]| match pair {
        [(one, _), (other, _)] => is_wide(text, one, other),
        _ => true,
    };
    parts.len() >= FEWEST_APART && parts.windows(2).all(is_apart)
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
        let own = parts.get(start..at).unwrap_or_default();
        let letters = own.iter().map(|part| words_of(part.text).chars().count());
        let is_numbered = numbering::split(other.text).0.is_some();
        if is_wide(text, one, other) && is_numbered && letters.sum::<usize>() >= SHORTEST_BEFORE {
            labels.push(own);
            start = at;
        }
    }
    labels.extend(parts.get(start..));
    labels
}

fn with_kind<'d>(part: Part<'d>, units: &Units) -> Option<(Part<'d>, Kind)> {
    let kind = unit_or_value(part.text, units)?;
    Some((part, kind))
}

fn opens_with_number(label: &[Part<'_>]) -> bool {
    label.len() > 1
        && label
            .first()
            .is_some_and(|first| is_whole_number(first.text))
}

/// Whether units and values alone fill a cell, so that no two numbers stand side by side.
fn is_row_of_values(parts: &[(Part<'_>, Kind)]) -> bool {
    let is_number = |part: Option<&(Part<'_>, Kind)>| {
        matches!(
            part,
            Some((
                _,
                Kind::Value(Value::Number { unit: None, .. } | Value::TooLong)
            ))
        )
    };
    !parts
        .windows(2)
        .any(|pair| is_number(pair.first()) && is_number(pair.last()))
}
