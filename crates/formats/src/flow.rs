//! What the readers of documents decide alike.

use gouji_model::characters::is_blank;

/// With more paragraphs than this, a cell is a part of the page and not of a table.
const MOST_PARAGRAPHS: usize = 12;

/// With more characters than this, and sentences, a cell is a part of the page and not of a table.
const MOST_CHARACTERS: usize = 400;

/// Whether a cell with these paragraphs only lays out the page: it holds much text.
pub(super) fn lays_out<'p>(paragraphs: impl Iterator<Item = &'p str>) -> bool {
    let (mut count, mut characters, mut has_sentence) = (0, 0, false);
    for text in paragraphs.filter(|text| !is_blank(text)) {
        count += 1;
        characters += text.chars().count();
        has_sentence |= text.contains('。');
    }
    count > MOST_PARAGRAPHS || (characters > MOST_CHARACTERS && has_sentence)
}

/// `text` with its digits raised above or set below the line, so that a note's mark behind a figure stays a mark.
pub(super) fn raised(text: &str, is_above: bool) -> String {
    let digit = |c: char| {
        let digits = if is_above {
            "⁰¹²³⁴⁵⁶⁷⁸⁹"
        } else {
            "₀₁₂₃₄₅₆₇₈₉"
        };
        let value = c.to_digit(10).and_then(|value| usize::try_from(value).ok());
        value
            .and_then(|value| digits.chars().nth(value))
            .unwrap_or(c)
    };
    text.chars().map(digit).collect()
}
