//! Text measured in terminal cells: cleaning, padding, cutting and wrapping.
//!
//! Widths are summed over characters, so that a column found by walking a
//! line is always the column that the line is printed with.

use unicode_width::UnicodeWidthChar;

/// `text` without anything that could steer the terminal or reorder the line:
/// control characters become their visible pictures, bidi controls U+FFFD.
/// Tabs stay; whoever prints a line knows its columns and expands them.
pub(crate) fn clean(text: &str) -> String {
    text.chars().map(clean_char).collect()
}

/// The character that stands for `sign`.
pub(crate) fn clean_char(sign: char) -> char {
    match sign {
        '\t' => sign,
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(sign)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        _ => sign,
    }
}

/// Like [`clean`], for text inside a sentence: spaces of any kind at the ends
/// are dropped, those within become one plain space.
pub(crate) fn clean_inline(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    clean(&words.join(" "))
}

/// The cells that one character takes; tabs are the caller's affair and count one.
pub(crate) fn char_width(sign: char) -> usize {
    if sign == '\t' {
        1
    } else {
        sign.width().unwrap_or(0)
    }
}

/// The cells that `text` takes.
pub(crate) fn width(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

/// `text` and spaces up to `columns` cells.
pub(crate) fn pad(text: &str, columns: usize) -> String {
    let missing = columns.saturating_sub(width(text));
    format!("{text}{}", " ".repeat(missing))
}

/// Spaces up to `columns` cells, and `text`.
pub(crate) fn pad_left(text: &str, columns: usize) -> String {
    let missing = columns.saturating_sub(width(text));
    format!("{}{text}", " ".repeat(missing))
}

/// `text` cut to at most `columns` cells, with `ellipsis` at the end where something was cut.
pub(crate) fn cut(text: &str, columns: usize, ellipsis: &str) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let room = columns.saturating_sub(width(ellipsis));
    take_fitting(text.chars(), room).collect::<String>() + ellipsis
}

/// `text` cut to at most `columns` cells, with `ellipsis` at the beginning where something was cut.
pub(crate) fn cut_start(text: &str, columns: usize, ellipsis: &str) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let room = columns.saturating_sub(width(ellipsis));
    let tail: Vec<char> = take_fitting(text.chars().rev(), room).collect();
    ellipsis.chars().chain(tail.into_iter().rev()).collect()
}

/// The first of `chars` that fit in `room` cells.
fn take_fitting(chars: impl Iterator<Item = char>, room: usize) -> impl Iterator<Item = char> {
    let mut taken = 0;
    chars.take_while(move |&next| {
        taken += char_width(next);
        taken <= room
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_and_bidi_characters_become_visible() {
        assert_eq!(
            clean("a\u{1b}[31m\u{9b}\u{202e}\r\n"),
            "a␛[31m\u{fffd}\u{fffd}␍␊"
        );
        assert_eq!(clean_inline("\u{3000} 7\t\n8 "), "7 8");
    }

    #[test]
    fn cuts_and_pads_by_cells() {
        assert_eq!(cut("政府信息公开", 7, "…"), "政府信…");
        assert_eq!(cut("政府", 4, "…"), "政府");
        assert_eq!(pad("政府", 6), "政府  ");
        assert_eq!(pad_left("7", 3), "  7");
    }
}
