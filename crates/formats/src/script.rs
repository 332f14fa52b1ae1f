//! Letters that stand above or below the line of a text.

use std::borrow::Cow;

/// On which side of the line letters stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Script {
    Super,
    Sub,
}

/// `text` with its digits as superscript or subscript characters, so that the mark of a note behind a figure stays a mark;
/// on the line it stays as it is.
pub(crate) fn raise_digits(text: &str, script: Option<Script>) -> Cow<'_, str> {
    let digits = match script {
        None => return Cow::Borrowed(text),
        Some(Script::Super) => "⁰¹²³⁴⁵⁶⁷⁸⁹",
        Some(Script::Sub) => "₀₁₂₃₄₅₆₇₈₉",
    };
    let raise = |c: char| {
        let value = usize::try_from(c.to_digit(10)?).ok()?;
        digits.chars().nth(value)
    };
    text.chars().map(|c| raise(c).unwrap_or(c)).collect()
}
