//! The cells of a document as a row of tokens: texts, units, values and blanks.
//!
//! This needs no form. A cell that holds a label with its unit and value behind
//! it, parted by spaces, becomes three tokens, each with its own place.

use crate::tokens::number::Value;
use crate::tokens::side_by_side::HeaderOpenings;
use crate::tokens::unit::Units;
use crate::tokens::{number, side_by_side as halves};
use gouji_model::characters::{count_up_to, is_blank, is_space, trim};
use gouji_model::{Area, Cell, Document, Place};
use std::collections::HashMap;

/// The longest cell in which units and values are looked for behind a label, in characters.
const LONGEST_ROW: usize = 160;

/// The same with the spaces that part them.
const WIDEST_ROW: usize = 1_000;

/// The longest row of strokes that may stand for a value in a line of its own, in characters.
const LONGEST_DASH: usize = 7;

/// Header cells over running numbers.
pub(crate) const NUMBERS: [&str; 3] = ["序号", "编号", "行次"];

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

impl Kind {
    /// Whether it is a number, even one too long to be kept.
    pub(crate) fn is_number(&self) -> bool {
        matches!(self, Self::Value(Value::Number { .. } | Value::TooLong))
    }
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
    /// Where it stands in a table's grid; `None` in a line of text.
    pub(crate) grid_position: Option<GridPosition>,
    /// Whether it only fills a merged cell with the text of the cell before or above it.
    pub(crate) repeats: bool,
}

/// Where in a table's grid a cell stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct GridPosition {
    /// The table.
    pub(crate) table: u32,
    /// Which of the tables that stand side by side in it.
    pub(crate) half: u32,
    /// The row, counted over the table; the numbers of neighbours follow one another.
    pub(crate) row: u32,
    /// The part of the grid that the cell covers.
    pub(crate) area: Area,
}

impl GridPosition {
    /// The column behind the last that it covers.
    pub(crate) fn end(self) -> u32 {
        self.area.column.saturating_add(self.area.columns)
    }
}

impl Token<'_> {
    /// Whether something is written that could be a value.
    pub(crate) fn is_written(&self) -> bool {
        matches!(self.kind, Kind::Text | Kind::Value(_))
    }
}

/// The tokens of `document`, in order.
pub(crate) fn tokens<'d>(
    document: &'d Document,
    units: &Units,
    openings: &HeaderOpenings,
) -> Vec<Token<'d>> {
    let mut tokens = Vec::new();
    let mut grids = Grids::default();
    halves::in_order(document, openings, |piece| {
        let Some(written) = document.lines.get(piece.of) else {
            return;
        };
        if let [only] = piece.cells
            && number::is_page_number(&only.text)
            && written.table.is_none()
        {
            return;
        }
        let row = written.table.map(|table| {
            (
                table,
                piece.half,
                grids.row(table, piece.of, &written.cells),
            )
        });
        let is_drawn = written.table.is_none() && is_drawn(piece.cells);
        let start = tokens.len();
        for cell in piece.cells.iter().filter(|_| !is_drawn) {
            let grid_position = row.map(|(table, half, row)| GridPosition {
                table,
                half,
                row,
                area: cell.area,
            });
            let blank = Token {
                kind: Kind::Blank,
                raw: &cell.text,
                place: cell.place,
                line: piece.line,
                leads: false,
                grid_position,
                repeats: false,
            };
            push_cell(cell, &blank, units, &mut tokens);
        }
        let line = tokens.get_mut(start..).unwrap_or_default();
        mark_leading(line);
        if let Some((table, half, _)) = row {
            grids.mark_repeated(table, half, line);
        }
    });
    mark_leading_lines(&mut tokens);
    drop_running_numbers(&mut tokens);
    tokens
}

/// What is known of the tables while their rows go by.
#[derive(Default)]
struct Grids<'d> {
    /// The line of each table's row before, and its number.
    rows: HashMap<u32, (usize, u32)>,
    /// The texts of the row before, each with its column.
    above: HashMap<(u32, u32), Vec<(u32, &'d str)>>,
}

impl<'d> Grids<'d> {
    /// The number of a row: as the file counts it, else the next.
    fn row(&mut self, table: u32, line: usize, cells: &[Cell]) -> u32 {
        let counted = cells.first().and_then(|cell| match cell.place {
            Place::Table { row, .. } | Place::Sheet { row, .. } => Some(row),
            _ => None,
        });
        let known = self.rows.entry(table).or_insert((line, 0));
        if known.0 != line {
            known.1 = known.1.saturating_add(1);
        }
        *known = (line, counted.unwrap_or(known.1));
        known.1
    }

    /// Marks texts that a merged cell was filled with, downwards or to the right: another text stands behind them.
    fn mark_repeated(&mut self, table: u32, half: u32, line: &mut [Token<'d>]) {
        let column = |token: &Token<'_>| {
            token
                .grid_position
                .map_or(0, |grid_position| grid_position.area.column)
        };
        let texts: Vec<(u32, &'d str)> = line
            .iter()
            .filter(|token| token.kind == Kind::Text)
            .map(|token| (column(token), trim(token.raw)))
            .collect();
        let above = self.above.insert((table, half), texts.clone());
        let above = above.unwrap_or_default();
        let is_above = |&(column, text): &(u32, &str)| {
            let at = above.partition_point(|&(each, _)| each < column);
            above.get(at) == Some(&(column, text))
        };
        let repeated = texts.iter().take_while(|each| is_above(each)).count();
        let has_value = line
            .iter()
            .any(|token| matches!(token.kind, Kind::Value(_) | Kind::Blank));
        let mut before: Option<&str> = None;
        let written = line.iter_mut().filter(|token| token.kind == Kind::Text);
        for (seen, token) in written.enumerate() {
            let text = trim(token.raw);
            let fills_down = seen < repeated && repeated < texts.len();
            let fills_right = has_value && before == Some(text);
            token.repeats = fills_down || fills_right;
            before = Some(text);
        }
    }
}

/// Whether the cells of a line of text draw a line under others, as in `| --- | --- |`. A short one alone may be a value.
fn is_drawn(cells: &[Cell]) -> bool {
    let mut written = cells.iter().filter(|cell| !is_blank(&cell.text));
    let is_long = |cell: &Cell| count_up_to(trim(&cell.text), LONGEST_DASH) > LONGEST_DASH;
    let Some(first) = written.next() else {
        return false;
    };
    let mut rest = written.peekable();
    number::is_drawn_line(&first.text)
        && (rest.peek().is_some() || is_long(first))
        && rest.all(|cell| number::is_drawn_line(&cell.text))
}

/// Adds the tokens of a cell; `blank` is the token it would be if nothing stood in it.
fn push_cell<'d>(cell: &'d Cell, blank: &Token<'d>, units: &Units, tokens: &mut Vec<Token<'d>>) {
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
        let letters = own
            .iter()
            .map(|part| crate::tokens::label::words_of(part.text).chars().count());
        let is_numbered = crate::tokens::numbering::split(other.text).0.is_some();
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

fn is_whole_number(text: &str) -> bool {
    matches!(
        number::read(text, &Units::default()),
        Some(Value::Number { value, unit: None }) if value.scale == 0
    )
}

/// The place of a part of a cell. Only lines count characters.
pub(crate) fn moved(place: Place, offset: u32) -> Place {
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

/// Marks the numbers of a 序号 column where each cell has a line of its own. They count from 1 on, the first directly
/// behind a header that begins with such a column, each directly before a label. Where tables stand side by side, those
/// on the right count on from numbers of their own, and each number before a label may be one.
fn mark_leading_lines(tokens: &mut [Token<'_>]) {
    let names_numbers = |token: &Token<'_>| {
        let is_text = token.grid_position.is_none() && token.kind == Kind::Text;
        is_text && NUMBERS.contains(&crate::tokens::label::words_of(token.raw).as_str())
    };
    let Some(header) = tokens.iter().position(names_numbers) else {
        return;
    };
    // On the next page the header stands there again; only before the first number does it name tables side by side.
    let is_number = |token: &Token<'_>| token.kind.is_number();
    let rest = tokens.iter().skip(header + 1);
    let is_side_by_side = rest
        .take_while(|token| !is_number(token))
        .any(names_numbers);
    let mut next = 1;
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate().skip(header) {
        let Kind::Value(Value::Number { value, .. }) = &token.kind else {
            continue;
        };
        let mut behind = tokens.iter().skip(at + 1);
        let Some(label) = behind.find(|each| each.kind != Kind::Blank) else {
            break;
        };
        let is_apart = label.line > token.line || is_side_by_side;
        let is_label = label.kind == Kind::Text && !names_numbers(label);
        let is_before_label = is_label && is_apart && token.grid_position.is_none();
        let is_next = value.mantissa == next || (is_side_by_side && !found.is_empty());
        if is_before_label && is_next && is_whole_number(token.raw) {
            found.push(at);
            next += i64::from(value.mantissa == next);
        } else if found.is_empty() {
            return;
        }
    }
    for at in found {
        if let Some(token) = tokens.get_mut(at) {
            token.leads = true;
        }
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
    is_blank(text)
        || (text.starts_with(['※', '*']) && text.ends_with(CLOSING))
        || is_one_bracket(text)
        || text.trim_start_matches(['(', '（']).starts_with('注')
}

const OPENING: [char; 5] = ['(', '（', '[', '【', '〔'];

const CLOSING: [char; 5] = [')', '）', ']', '】', '〕'];

/// Whether the bracket that opens a text closes at its end: 「（一）其他（补充）」 is none.
fn is_one_bracket(text: &str) -> bool {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        if OPENING.contains(&c) {
            depth += 1;
        } else if CLOSING.contains(&c) {
            depth = depth.saturating_sub(1);
        }
        if depth == 0 {
            return at > 0 && at + c.len_utf8() == text.len();
        }
    }
    false
}

#[cfg(test)]
#[path = "token_tests.rs"]
mod tests;
