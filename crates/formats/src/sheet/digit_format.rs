//! A number that is no date as a format shows it.

use super::format_code::FormatToken;
use super::number::Number;

/// `number` as `tokens` show it: the value with the words before and behind it,
/// or where they divide it, make it a percentage or stand between its digits,
/// the digits that a person sees.
pub(super) fn render(number: Number, tokens: &[FormatToken]) -> String {
    let first = tokens.iter().position(FormatToken::is_place);
    let last = tokens.iter().rposition(FormatToken::is_place);
    let (Some(first), Some(last)) = (first, last) else {
        return number.to_string();
    };
    let (before, from_first) = tokens.split_at_checked(first).unwrap_or_default();
    let (digits, behind) = from_first
        .split_at_checked(last + 1 - first)
        .unwrap_or_default();
    if tokens.contains(&FormatToken::OtherNotation) {
        return number.to_string();
    }
    let thousands = behind
        .iter()
        .take_while(|&token| *token == FormatToken::Comma);
    let power = scale(tokens, thousands.count());
    let is_cut = digits
        .iter()
        .any(|token| matches!(token, FormatToken::Literal(_)));
    let value = if power == 0 && !is_cut {
        number.magnitude().to_string()
    } else {
        draw_digits(number.magnitude().scale_by(power), digits)
    };
    let sign = if number.is_negative() { "-" } else { "" };
    let (before, behind) = (words(before), words(behind));
    format!("{before}{sign}{value}{behind}")
}

/// The power of ten by which the format multiplies.
fn scale(tokens: &[FormatToken], thousands: usize) -> i32 {
    let percents = tokens
        .iter()
        .filter(|&token| *token == FormatToken::Percent);
    let percents = i32::try_from(percents.count()).unwrap_or_default();
    let thousands = i32::try_from(thousands).unwrap_or_default();
    2 * percents - 3 * thousands
}

/// The words beside the digits, without what only aligns them or stands for the sign.
fn words(tokens: &[FormatToken]) -> String {
    let mut words = String::new();
    for token in tokens {
        match token {
            FormatToken::Literal(literal) => words.push_str(literal),
            FormatToken::Percent => words.push('%'),
            _ => {}
        }
    }
    let aligns = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '（' | '）' | '-' | '+');
    words.trim_matches(aligns).to_owned()
}

/// The digits of `number`, rounded to the places of `tokens`, with the words between them.
fn draw_digits(number: Number, tokens: &[FormatToken]) -> String {
    let point = tokens.iter().position(|token| *token == FormatToken::Point);
    let (whole_tokens, fraction_tokens) = match point {
        Some(at) => tokens.split_at_checked(at).unwrap_or_default(),
        None => (tokens, tokens.get(tokens.len()..).unwrap_or_default()),
    };
    let places = fraction_tokens
        .iter()
        .filter(|token| matches!(token, FormatToken::Digit { .. }))
        .count();
    let number = number.round(u32::try_from(places).unwrap_or(u32::MAX));
    let (whole, fraction) = number.parts();
    let mut text = draw_whole(&whole, whole_tokens);
    let behind = draw_fraction(&fraction, fraction_tokens);
    if !behind.is_empty() {
        text.push('.');
        text.push_str(&behind);
    }
    text
}

/// Digits fill their places from the right; the first place takes all that are left.
fn draw_whole(digits: &str, tokens: &[FormatToken]) -> String {
    let digits = if digits == "0" { "" } else { digits };
    let mut rest = digits.chars().rev();
    let mut reversed = String::new();
    let first = tokens.iter().position(FormatToken::is_place);
    for (at, token) in tokens.iter().enumerate().rev() {
        match token {
            FormatToken::Digit { is_always } => {
                let zero = is_always.then_some('0');
                reversed.extend(rest.next().or(zero));
            }
            FormatToken::Literal(literal) => reversed.extend(literal.chars().rev()),
            _ => {}
        }
        if at == first.unwrap_or_default() {
            reversed.extend(rest.by_ref());
        }
    }
    if reversed.is_empty() {
        reversed.push('0');
    }
    reversed.chars().rev().collect()
}

fn draw_fraction(digits: &str, tokens: &[FormatToken]) -> String {
    let mut rest = digits.chars();
    let mut text = String::new();
    for token in tokens {
        match token {
            FormatToken::Digit { is_always } => {
                let zero = is_always.then_some('0');
                text.extend(rest.next().or(zero));
            }
            FormatToken::Literal(literal) => text.push_str(literal),
            _ => {}
        }
    }
    text
}
