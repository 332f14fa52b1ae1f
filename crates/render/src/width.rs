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

pub(crate) fn clean_char(each: char) -> char {
    match each {
        '\t' => each,
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(each)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        _ => each,
    }
}

/// Like [`clean`], for text inside a sentence: spaces of any kind at the ends
/// are dropped, those within become one plain space.
pub(crate) fn clean_inline(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    clean(&words.join(" "))
}

/// The cells that one character takes; tabs are the caller's affair and count one.
pub(crate) fn char_width(each: char) -> usize {
    if each == '\t' {
        1
    } else {
        each.width().unwrap_or(0)
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
    let mut taken = 0;
    let mut kept = String::new();
    for each in text.chars() {
        taken += char_width(each);
        if taken > room {
            break;
        }
        kept.push(each);
    }
    kept + ellipsis
}

/// `text` cut to at most `columns` cells, with `ellipsis` at the beginning where something was cut.
pub(crate) fn cut_start(text: &str, columns: usize, ellipsis: &str) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let room = columns.saturating_sub(width(ellipsis));
    let mut taken = 0;
    let mut kept: Vec<char> = Vec::new();
    for each in text.chars().rev() {
        taken += char_width(each);
        if taken > room {
            break;
        }
        kept.push(each);
    }
    let tail: String = kept.into_iter().rev().collect();
    format!("{ellipsis}{tail}")
}

/// `text` in lines of at most `columns` cells. Breaks at spaces and between
/// wide characters; ASCII words stay whole unless one alone is too wide, and no
/// line begins with a closing sign or ends with an opening one.
pub(crate) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(8);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        wrap_paragraph(&clean(paragraph), columns, &mut lines);
    }
    lines
}

fn wrap_paragraph(text: &str, columns: usize, lines: &mut Vec<String>) {
    let mut line = String::new();
    let mut taken = 0;
    for unit in units(text) {
        let visible = unit.trim_end_matches(' ');
        if taken + width(visible) > columns && !line.is_empty() {
            lines.push(line.trim_end_matches(' ').to_owned());
            line.clear();
            taken = 0;
        }
        if line.is_empty() && width(visible) > columns {
            taken = push_in_pieces(&unit, columns, &mut line, lines);
        } else {
            taken += width(&unit);
            line.push_str(&unit);
        }
    }
    lines.push(line.trim_end_matches(' ').to_owned());
}

/// Breaks one unit that is wider than a line; returns the cells of its last piece.
fn push_in_pieces(unit: &str, columns: usize, line: &mut String, lines: &mut Vec<String>) -> usize {
    let mut taken = 0;
    for each in unit.chars() {
        if taken + char_width(each) > columns {
            lines.push(std::mem::take(line));
            taken = 0;
        }
        taken += char_width(each);
        line.push(each);
    }
    taken
}

/// The pieces between which a line may break.
fn units(text: &str) -> Vec<String> {
    let mut units: Vec<String> = Vec::new();
    let mut previous = None;
    for each in text.chars() {
        match (previous, units.last_mut()) {
            (Some(before), Some(unit)) if !may_break(before, each) => unit.push(each),
            _ => units.push(each.to_string()),
        }
        previous = Some(each);
    }
    units
}

fn may_break(before: char, after: char) -> bool {
    if after == ' ' || char_width(after) == 0 || closes(after) || opens(before) {
        return false;
    }
    before == ' ' || char_width(before) == 2 || char_width(after) == 2
}

fn opens(each: char) -> bool {
    "（「『“‘《【〔([{".contains(each)
}

fn closes(each: char) -> bool {
    "）」』”’》】〕)]}，。、；：！？,.;:!?…％%".contains(each)
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
    fn wraps_by_cells_and_keeps_words_and_signs_together() {
        assert_eq!(
            wrap("总数应等于各分项之和", 8),
            ["总数应等", "于各分项", "之和"]
        );
        assert_eq!(
            wrap("填的是「收到」，改", 8),
            ["填的是", "「收", "到」，改"]
        );
        assert_eq!(
            wrap("see parts-sum-to-total here", 18),
            ["see", "parts-sum-to-total", "here"]
        );
        assert_eq!(wrap("abcdefghijklmn", 8), ["abcdefgh", "ijklmn"]);
        assert_eq!(wrap("一\n\n二", 8), ["一", "", "二"]);
    }

    #[test]
    fn cuts_and_pads_by_cells() {
        assert_eq!(cut("政府信息公开", 7, "…"), "政府信…");
        assert_eq!(cut("政府", 4, "…"), "政府");
        assert_eq!(pad("政府", 6), "政府  ");
        assert_eq!(pad_left("7", 3), "  7");
    }
}
