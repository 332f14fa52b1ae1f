//! Bars that stand in lines of their own: which close a cell, and which are all that is left of a blank one.
//!
//! A table of a web page often comes out as a cell a line, with a bar in the next line or at the line's
//! end. A bar is settled only where the whole stretch of lines is set in one way; what
//! is not settled stays a cell that may be none.

use super::pieces::{is_separator, is_value};
use gouji_model::characters::{count_up_to, is_space, trim};

/// The longest line that is a cell, in characters; a longer one is prose and ends the stretch.
const LONGEST_CELL: usize = 160;

/// How many values show how a stretch is set.
const FEWEST_VALUES: usize = 3;

/// Over how many empty lines two bars are still neighbours.
const FARTHEST: usize = 8;

/// What a line of bars is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BarMeaning {
    /// The bar closes or opens a cell, or is left over from a merged one.
    NoCell,
    /// The bar is a blank cell.
    Blank,
}

/// What a line looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LineShape {
    /// A bar and nothing else.
    Bar,
    /// Several bars and nothing else.
    Run,
    /// A text without a bar, and whether it looks like a value.
    Open { is_value: bool },
    /// A text with a bar behind it, and whether it looks like a value.
    Closed { is_value: bool },
}

/// How the cells of a stretch are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum BarPosition {
    /// A bar in the line behind each cell.
    Behind,
    /// A bar in the line before each cell.
    Before,
    /// A bar at the end of each cell's line.
    AtEnd,
}

/// What each line of bars is, by its index in `lines`; `None` for other lines and where it is in doubt.
pub(super) fn settle(lines: &[&str]) -> Vec<Option<BarMeaning>> {
    let mut settled = vec![None; lines.len()];
    let mut spaces: Vec<usize> = Vec::new();
    let mut stretch: Vec<(usize, LineShape)> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if trim(line).is_empty() {
            spaces.extend((!line.is_empty()).then_some(at));
            continue;
        }
        match shape(line) {
            Some(shape) => stretch.push((at, shape)),
            None => settle_stretch(&std::mem::take(&mut stretch), &mut settled),
        }
    }
    settle_stretch(&stretch, &mut settled);
    for at in spaces {
        drop_spaces(lines, at, &mut settled);
    }
    settled
}

/// Between two bars that are settled, spaces are the text of the blank cell that one of them is.
fn drop_spaces(lines: &[&str], at: usize, settled: &mut [Option<BarMeaning>]) {
    let (above, below) = (settled.get(..at), settled.get(at + 1..));
    let (above, below) = (above.unwrap_or_default(), below.unwrap_or_default());
    let is_empty = |line: &str| trim(line).is_empty();
    let before = lines
        .iter()
        .zip(above)
        .rev()
        .take(FARTHEST)
        .find(|(line, _)| !is_empty(line));
    let behind = lines.iter().skip(at + 1).zip(below);
    let behind = behind.take(FARTHEST).find(|(line, _)| !is_empty(line));
    let is_settled = |line: Option<(&&str, &Option<BarMeaning>)>| {
        line.is_some_and(|(_, meaning)| meaning.is_some())
    };
    if is_settled(before)
        && is_settled(behind)
        && let Some(meaning) = settled.get_mut(at)
    {
        *meaning = Some(BarMeaning::NoCell);
    }
}

/// `None` for a line that is no cell by itself: prose, or a row of several cells.
fn shape(line: &str) -> Option<LineShape> {
    let bars = line.chars().filter(|&c| is_separator(c)).count();
    let text = line.trim_matches(|c: char| is_separator(c) || is_space(c));
    let is_value = is_value(text);
    match (text.is_empty(), bars) {
        // A line of spaces between bars is a row of blank cells.
        (true, _) if line.contains(is_space) => None,
        (true, 1) => Some(LineShape::Bar),
        (true, _) => Some(LineShape::Run),
        (false, _) if count_up_to(line, LONGEST_CELL) > LONGEST_CELL => None,
        (false, 0) => Some(LineShape::Open { is_value }),
        // Behind a label merged over several columns stand as many bars.
        (false, bars) if bars == 1 || !is_value => {
            let end = line.trim_end_matches(is_space);
            let run = end.chars().rev().take_while(|&c| is_separator(c));
            (run.count() == bars).then_some(LineShape::Closed { is_value })
        }
        (false, _) => None,
    }
}

fn settle_stretch(stretch: &[(usize, LineShape)], settled: &mut [Option<BarMeaning>]) {
    let is_at_end = is_set(stretch, BarPosition::AtEnd);
    let is_behind = is_set(stretch, BarPosition::Behind);
    let is_before = is_set(stretch, BarPosition::Before);
    let is_opening = is_at_end && opens_rows(stretch);
    if !(is_at_end || is_behind || is_before) {
        return;
    }
    let mut set = |lines: &[(usize, LineShape)], meaning| {
        for &(at, _) in lines {
            if let Some(line) = settled.get_mut(at) {
                *line = Some(meaning);
            }
        }
    };
    let mut rest = stretch;
    let mut before = None;
    while let Some(&(_, shape)) = rest.first() {
        let bars = rest.iter().take_while(|line| line.1 == LineShape::Bar);
        let (group, behind) = rest.split_at(bars.count().max(1));
        let next = behind.first().map(|line| line.1);
        let is_behind_text = before.is_some_and(is_text);
        let is_before_text = next.is_some_and(is_text);
        let first = group.get(..1).unwrap_or_default();
        let last = group.get(group.len() - 1..).unwrap_or_default();
        if shape == LineShape::Run {
            set(group, BarMeaning::NoCell);
        } else if shape == LineShape::Bar && is_at_end {
            let is_before_value = next == Some(LineShape::Closed { is_value: true });
            let is_behind_value = before == Some(LineShape::Closed { is_value: true });
            if is_opening && is_behind_value && is_before_text && !is_before_value {
                set(group, BarMeaning::Blank);
                set(last, BarMeaning::NoCell);
            } else if is_before_value && (!is_opening || is_behind_value) {
                // Behind the last value of a row it may be what is left of a merged cell.
                set(group, BarMeaning::Blank);
            }
        } else if shape == LineShape::Bar && is_behind_text && (is_before_text || !is_before) {
            set(group, BarMeaning::Blank);
            set(first, BarMeaning::NoCell);
        } else if shape == LineShape::Bar && is_before_text && !is_behind {
            set(group, BarMeaning::Blank);
            set(last, BarMeaning::NoCell);
        }
        before = group.last().map(|line| line.1);
        rest = behind;
    }
}

/// Whether a bar opens every row: one stands between each value and the label behind it.
fn opens_rows(stretch: &[(usize, LineShape)]) -> bool {
    let mut rows = 0_usize;
    let mut before = None;
    let mut bars = 0_usize;
    for &(_, shape) in stretch {
        match shape {
            LineShape::Bar => {
                bars += 1;
                continue;
            }
            LineShape::Closed { is_value: false }
                if before == Some(LineShape::Closed { is_value: true }) =>
            {
                if bars == 0 {
                    return false;
                }
                rows += 1;
            }
            _ => {}
        }
        before = Some(shape);
        bars = 0;
    }
    rows >= FEWEST_VALUES
}

fn is_text(shape: LineShape) -> bool {
    !matches!(shape, LineShape::Bar | LineShape::Run)
}

/// Whether every value of a stretch is set in this way.
fn is_set(stretch: &[(usize, LineShape)], position: BarPosition) -> bool {
    let is_bar = |line: &(usize, LineShape)| line.1 == LineShape::Bar;
    let mut values = 0_usize;
    for (at, &(_, shape)) in stretch.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| stretch.get(before));
        let is_set = match (position, shape) {
            (_, LineShape::Open { is_value: false } | LineShape::Bar | LineShape::Run)
            | (BarPosition::AtEnd, LineShape::Closed { is_value: false }) => continue,
            (BarPosition::AtEnd, LineShape::Closed { .. }) => true,
            // The page may end behind its last cell.
            (BarPosition::Behind, LineShape::Open { .. }) => stretch.get(at + 1).is_none_or(is_bar),
            (BarPosition::Before, LineShape::Open { .. }) => before.is_some_and(is_bar),
            (BarPosition::AtEnd, LineShape::Open { .. }) | (_, LineShape::Closed { .. }) => false,
        };
        if !is_set {
            return false;
        }
        values += 1;
    }
    values >= FEWEST_VALUES
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines with what each bar is: `-` no cell, `_` a blank, `?` in doubt.
    fn mark_text(lines: &[&str]) -> String {
        let settled = settle(lines);
        let mark = |(line, settled): (&&str, &Option<BarMeaning>)| match settled {
            Some(BarMeaning::NoCell) => '-',
            Some(BarMeaning::Blank) => '_',
            None if line.chars().all(is_separator) => '?',
            None => '.',
        };
        lines.iter().zip(&settled).map(mark).collect()
    }

    #[test]
    fn a_bar_behind_every_cell_closes_it() {
        let lines = [
            "规章", "|", "0", "|", "3", "|", "6", "|", "商业", "企业", "|",
        ];
        assert_eq!(mark_text(&lines), ".-.-.-.-..?");
    }

    #[test]
    fn a_second_bar_is_a_blank_cell() {
        let lines = [
            "规章",
            "|",
            "1",
            "|",
            "|",
            "6",
            "|",
            "行政许可",
            "|",
            "0",
            "|",
        ];
        assert_eq!(mark_text(&lines), ".-.-_.-.-.?");
        let before = ["|", "规章", "|", "1", "|", "|", "6", "|", "2", "|", "0"];
        assert_eq!(mark_text(&before), "?.-.-_.-.-.");
    }

    #[test]
    fn a_value_without_its_bar_leaves_all_in_doubt() {
        let lines = ["规章", "|", "0", "3", "|", "6", "|", "许可", "|", "0", "|"];
        assert_eq!(mark_text(&lines), ".?..?.?.?.?");
    }

    #[test]
    fn with_bars_at_the_ends_one_alone_before_a_value_is_a_blank_cell() {
        let lines = [
            "新收 |", "|", "|", "0 |", "||", "许可 |", "1 |", "2 |", "|", "处罚 |",
        ];
        assert_eq!(mark_text(&lines), ".__.-...?.");
    }

    #[test]
    fn spaces_between_two_bars_are_no_cell_more() {
        let lines = ["规章", "|", "　", "|", "3", "|", " ", "6", "|", "4", "|"];
        assert_eq!(mark_text(&lines), ".--_.-..-.?");
    }

    #[test]
    fn where_a_bar_opens_every_row_those_before_it_are_blank() {
        let rows = [
            "|",
            "新收 |||",
            "1 |",
            "|",
            "|",
            "结转 |||",
            "2 |",
            "|",
            "3 |",
            "|",
            "许可 |",
            "|",
            "4 |",
            "5 |",
            "|",
            "处罚 |",
            "6 |",
        ];
        assert_eq!(mark_text(&rows), "?.._-.._.-.?..-..");
    }

    #[test]
    fn prose_and_rows_of_cells_end_a_stretch() {
        let rows = [
            "规章",
            "|",
            "0",
            "|",
            "许可 | 3 | 4 |",
            "|",
            "6",
            "|",
            "1",
            "|",
        ];
        assert_eq!(mark_text(&rows), ".?.?.?.?.?");
    }
}
