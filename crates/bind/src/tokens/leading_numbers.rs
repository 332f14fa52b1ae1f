//! Numbers before a label that are no values: those of a 序号 column.

use crate::tokens::label::words_of;
use crate::tokens::number::{self, Value};
use crate::tokens::token::{Kind, Token};
use crate::tokens::unit::Units;

/// Header cells over running numbers.
pub(crate) const NUMBERS: [&str; 3] = ["序号", "编号", "行次"];

/// How many numbers may be left out where a row has lost its label.
const MOST_SKIPPED: i64 = 2;

/// Whether `text` is a number without a unit and decimal places.
pub(crate) fn is_whole_number(text: &str) -> bool {
    matches!(
        number::read(text, &Units::default()),
        Some(Value::Number { value, unit: None }) if value.scale == 0
    )
}

/// Marks a number that opens a line and is followed by a text in it.
pub(crate) fn mark_leading(line: &mut [Token<'_>]) {
    let has_text = line.iter().skip(1).any(|token| token.kind == Kind::Text);
    let mut written = line.iter_mut().filter(|token| !token.is_blank());
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
pub(crate) fn mark_leading_lines(tokens: &mut [Token<'_>]) {
    let names_numbers = |token: &Token<'_>| {
        let is_text = token.grid_position.is_none() && token.kind == Kind::Text;
        is_text && NUMBERS.contains(&words_of(token.raw).as_str())
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
    let (mut next, mut may_restart) = (1, false);
    let mut numbers = Vec::new();
    for (at, token) in tokens.iter().enumerate().skip(header) {
        // Below a header that stands there again the numbers may begin again.
        may_restart |= names_numbers(token);
        let Kind::Value(Value::Number { value, .. }) = &token.kind else {
            continue;
        };
        let mut behind = tokens.iter().skip(at + 1);
        let Some(label) = behind.find(|token| !token.is_blank()) else {
            break;
        };
        let is_apart = label.line > token.line || is_side_by_side;
        let is_label = label.kind == Kind::Text && !names_numbers(label);
        let is_before_label = is_label && is_apart && token.grid_position.is_none();
        let restarts = may_restart && value.mantissa == 1;
        // Where a number is left out, one that stands right behind a label or a unit is the value of that row.
        let before = at.checked_sub(1).and_then(|before| tokens.get(before));
        let is_value = before.is_some_and(|before| before.is_unit() || before.kind == Kind::Text);
        let is_near = value.mantissa == next
            || (!is_value && (next..=next + MOST_SKIPPED).contains(&value.mantissa));
        let is_next = restarts || is_near || (is_side_by_side && !numbers.is_empty());
        if is_before_label && is_next && is_whole_number(token.raw) {
            numbers.push(at);
            if restarts || is_near {
                next = value.mantissa + 1;
            }
            may_restart &= !restarts;
        } else if numbers.is_empty() {
            return;
        }
    }
    for at in numbers {
        if let Some(token) = tokens.get_mut(at) {
            token.leads = true;
        }
    }
}

/// Drops the numbers of a 序号 column. They are known by running on from line to line; others stay marked.
pub(crate) fn drop_running_numbers(tokens: &mut Vec<Token<'_>>) {
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
