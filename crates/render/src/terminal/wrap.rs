//! Text broken into lines of the width there is.

use super::width::{char_width, clean, width};

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

/// `line` without spaces at its end, and a line break.
pub(crate) fn push_line(out: &mut String, line: &str) {
    out.push_str(line.trim_end_matches(' '));
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
