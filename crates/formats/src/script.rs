//! Letters that stand above or below the line of a text.

/// On which side of the line letters stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Script {
    Super,
    Sub,
}

/// `text` with its digits as superscript or subscript characters, so that the mark of a note behind a figure stays a mark.
pub(crate) fn raise_digits(text: &str, script: Script) -> String {
    let digits = match script {
        Script::Super => "⁰¹²³⁴⁵⁶⁷⁸⁹",
        Script::Sub => "₀₁₂₃₄₅₆₇₈₉",
    };
    let raise = |c: char| {
        let value = c.to_digit(10).and_then(|value| usize::try_from(value).ok());
        value
            .and_then(|value| digits.chars().nth(value))
            .unwrap_or(c)
    };
    text.chars().map(raise).collect()
}
