//! Characters as the prose and the patterns over it are compared: one form of each, and no spaces.

use gouji_model::characters::{half_width, is_space};

/// The form in which a character is compared; `None` for a space, which does not matter.
#[must_use]
pub fn fold(character: char) -> Option<char> {
    match character {
        '\n' => Some('\n'),
        _ if is_space(character) || character.is_control() => None,
        '～' | '－' | '—' | '–' | '−' => Some('-'),
        '〇' | '○' | '零' => Some('〇'),
        '﹐' => Some(','),
        '﹔' => Some(';'),
        '﹕' | '∶' => Some(':'),
        '｡' => Some('。'),
        '﹪' => Some('%'),
        '〔' | '【' | '﹝' => Some('['),
        '〕' | '】' | '﹞' => Some(']'),
        '“' | '”' | '「' | '」' => Some('"'),
        other => Some(half_width(other)),
    }
}

/// `text` as it is compared.
pub(super) fn folded(text: &str) -> Vec<char> {
    text.chars().filter_map(fold).collect()
}
