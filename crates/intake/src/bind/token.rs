//! The cells of a document as a row of tokens: texts, units, values and blanks.
//!
//! This needs no form. A cell that holds a label with its unit and value behind
//! it, parted by spaces, becomes three tokens, each with its own place.

use super::number::{self, Value};
use super::unit::Units;
use crate::characters::{count_up_to, is_blank, is_space, trim};
use gouji_model::{Cell, Document, Place};

/// The longest cell in which units and values are looked for behind a label, in characters.
const LONGEST_ROW: usize = 160;

/// What a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Anything that is neither a unit nor a value: labels, titles, prose.
    Text,
    /// A unit of measure.
    Unit(String),
    /// A value.
    Value(Value),
    /// A cell that holds nothing.
    Blank,
}

/// A cell, or a part of one.
#[derive(Debug, Clone)]
pub(crate) struct Token<'d> {
    /// What it is.
    pub(crate) kind: Kind,
    /// What is written: the whole cell with its spaces, or the part without.
    pub(crate) raw: &'d str,
    /// Where it stands.
    pub(crate) place: Place,
    /// The index of its line.
    pub(crate) line: usize,
    /// Whether it is a number before a label in its line, so that it may be no value at all.
    pub(crate) leads: bool,
}

impl Token<'_> {
    /// Whether something is written that could be a value.
    pub(crate) fn is_written(&self) -> bool {
        matches!(self.kind, Kind::Text | Kind::Value(_))
    }
}

/// The tokens of `document`, in order.
pub(crate) fn tokens<'d>(document: &'d Document, units: &Units) -> Vec<Token<'d>> {
    let mut tokens = Vec::new();
    for (line, written) in document.lines.iter().enumerate() {
        if let [only] = written.cells.as_slice()
            && number::is_page_number(&only.text)
        {
            continue;
        }
        let start = tokens.len();
        for cell in &written.cells {
            push_cell(cell, line, units, &mut tokens);
        }
        mark_leading(tokens.get_mut(start..).unwrap_or_default());
    }
    drop_running_numbers(&mut tokens);
    tokens
}

fn push_cell<'d>(cell: &'d Cell, line: usize, units: &Units, tokens: &mut Vec<Token<'d>>) {
    let token = |kind| Token {
        kind,
        raw: &cell.text,
        place: cell.place,
        line,
        leads: false,
    };
    let text = trim(&cell.text);
    if text.is_empty() {
        tokens.push(token(Kind::Blank));
    } else if number::is_drawn_line(text) {
    } else if let Some(kind) = unit_or_value(text, units) {
        tokens.push(token(kind));
    } else if count_up_to(text, LONGEST_ROW) <= LONGEST_ROW && text.contains(is_space) {
        push_row(cell, text, line, units, tokens);
    } else {
        tokens.push(token(Kind::Text));
    }
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

/// A cell of several parts: a number in front, a label, and the units and values behind it.
fn push_row<'d>(
    cell: &'d Cell,
    text: &'d str,
    line: usize,
    units: &Units,
    tokens: &mut Vec<Token<'d>>,
) {
    let mut label = parts(text);
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
        line,
        leads: false,
    };
    let is_whole = behind.is_empty() && !opens_with_number(&label);
    // 「1 234」 is one doubtful number rather than two.
    if is_whole || (label.is_empty() && !is_row_of_values(&behind)) {
        tokens.push(token(Kind::Text, &cell.text, 0));
        return;
    }
    if opens_with_number(&label) {
        let number = with_kind(label.remove(0), units);
        tokens.extend(number.map(|(part, kind)| token(kind, part.text, part.offset)));
    }
    if let (Some(first), Some(last)) = (label.first(), label.last()) {
        let words = text.get(first.start..last.start + last.text.len());
        tokens.push(token(Kind::Text, words.unwrap_or(first.text), first.offset));
    }
    tokens.extend(
        behind
            .into_iter()
            .map(|(part, kind)| token(kind, part.text, part.offset)),
    );
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

fn is_whole_number(text: &str) -> bool {
    matches!(
        number::read(text, &Units::default()),
        Some(Value::Number { value, unit: None }) if value.scale == 0
    )
}

/// The place of a part of a cell. Only lines count characters.
fn moved(place: Place, offset: u32) -> Place {
    match place {
        Place::Line { line, column } => Place::Line {
            line,
            column: column.saturating_add(offset),
        },
        _ => place,
    }
}

/// Marks a number that opens a line and is followed by a text in it.
fn mark_leading(line: &mut [Token<'_>]) {
    let has_text = line.iter().skip(1).any(|token| token.kind == Kind::Text);
    let mut written = line.iter_mut().filter(|token| token.kind != Kind::Blank);
    if let Some(first) = written
        .next()
        .filter(|first| has_text && is_whole_number(first.raw))
    {
        first.leads = true;
    }
}

/// Drops the numbers of a 序号 column. They are known by running on from line to line; others stay marked.
fn drop_running_numbers(tokens: &mut Vec<Token<'_>>) {
    let numbers: Vec<i64> = tokens
        .iter()
        .filter(|token| token.leads)
        .filter_map(|token| match &token.kind {
            Kind::Value(Value::Number { value, .. }) => Some(value.mantissa),
            _ => None,
        })
        .collect();
    let runs_on = |pair: &&[i64]| matches!(pair, &&[before, after] if after == before.saturating_add(1) || after == 1);
    let steps = numbers.windows(2).filter(runs_on).count();
    if numbers.len() >= 3 && steps * 10 >= (numbers.len() - 1) * 9 {
        tokens.retain(|token| !token.leads);
    }
}

/// Whether a text is a sentence or longer, so that it is no label of a table.
pub(crate) fn is_sentence(text: &str) -> bool {
    text.contains('。') && count_up_to(text, 20) > 20
}

/// Whether `text` says nothing but a remark in brackets or a note.
pub(crate) fn is_remark(text: &str) -> bool {
    let text = trim(text);
    let opens = text.starts_with(['(', '（', '[', '【', '〔', '※', '*']);
    let closes = text.ends_with([')', '）', ']', '】', '〕']);
    is_blank(text) || (opens && closes) || text.trim_start_matches(['(', '（']).starts_with('注')
}

#[cfg(test)]
#[path = "token_tests.rs"]
mod tests;
