//! Labels and numbers written otherwise.

use super::super::draft::{Draft, RowPlace, values};
use crate::generate::{Cell, Random, Role, StatedValue};

/// Rewrites the values of one row, or of every row; false where none changed.
fn rewrite(
    draft: &mut Draft,
    random: &mut Random,
    change: impl Fn(&Draft, &Cell) -> Option<String>,
) -> bool {
    let mut rows = draft.rows();
    if random.chance(50) && !rows.is_empty() {
        rows = vec![random.pick(&rows)];
    }
    let mut is_changed = false;
    for place in rows {
        for at in values(draft.cells(place)) {
            let text = draft
                .cells(place)
                .get(at)
                .and_then(|cell| change(draft, cell));
            if let Some(text) = text {
                is_changed = true;
                set(draft, place, at, text);
            }
        }
    }
    is_changed
}

pub(super) fn set(draft: &mut Draft, place: RowPlace, at: usize, text: String) {
    draft.change(place, |cells| {
        if let Some(cell) = cells.get_mut(at) {
            cell.text = text;
        }
    });
}

/// The digits of a number that the report states at the cell.
pub(super) fn number(draft: &Draft, cell: &Cell) -> Option<String> {
    match draft.statement(cell.figure.as_deref()?) {
        StatedValue::Number(digits) => Some(digits.clone()),
        _ => None,
    }
}

pub(super) fn wide_digits(draft: &mut Draft, random: &mut Random) -> bool {
    let wide = |c: char| match c {
        '0'..='9' => char::from_u32(u32::from(c) - 0x30 + 0xff10).unwrap_or(c),
        c => c,
    };
    rewrite(draft, random, |draft, cell| {
        Some(number(draft, cell)?.chars().map(wide).collect())
    })
}

pub(super) fn thousands(draft: &mut Draft, random: &mut Random) -> bool {
    let comma = random.pick(&[",", "，"]);
    rewrite(draft, random, |draft, cell| {
        let digits = number(draft, cell)?;
        let whole = digits
            .split('.')
            .next()
            .unwrap_or_default()
            .trim_start_matches('-')
            .len();
        let sign = usize::from(digits.starts_with('-'));
        let mut out = String::new();
        for (at, c) in digits.chars().enumerate() {
            let behind = (whole + sign)
                .checked_sub(at)
                .filter(|&left| left > 0 && left % 3 == 0);
            if at > sign && behind.is_some() {
                out.push_str(comma);
            }
            out.push(c);
        }
        (whole > 3).then_some(out)
    })
}

pub(super) fn unit_behind(draft: &mut Draft, random: &mut Random) -> bool {
    if draft.edition.form() == "xxgk-2014" {
        return false;
    }
    rewrite(draft, random, |draft, cell| {
        let figure = cell.figure.as_deref()?;
        let is_count = !figure.contains("amount")
            && !figure.contains("fee")
            && !figure.contains("[change]")
            && !figure.contains("[last-year]")
            && !figure.contains("[projects]");
        number(draft, cell)
            .filter(|_| is_count)
            .map(|digits| format!("{digits}件"))
    })
}

pub(super) fn question_marks(draft: &mut Draft, random: &mut Random) -> bool {
    let (before, behind) =
        random.pick(&[("?", ""), ("? ", ""), ("??", ""), ("?", "?"), ("", "??")]);
    rewrite(draft, random, |draft, cell| {
        let is_signed = cell.figure.as_deref()?.contains("[change]");
        number(draft, cell)
            .filter(|_| !is_signed)
            .map(|digits| format!("{before}{digits}{behind}"))
    })
}

pub(super) fn another_number(draft: &mut Draft, random: &mut Random) -> bool {
    let Some(place) = draft.any_row(random, |_| true) else {
        return false;
    };
    let at = random.pick(&values(draft.cells(place)));
    let digits = [1, 2, 4][random.number_below(3)];
    let value = (1 + random.number_below(10_usize.pow(digits))).to_string();
    let figure = draft
        .cells(place)
        .get(at)
        .and_then(|cell| cell.figure.clone());
    let Some(figure) =
        figure.filter(|figure| matches!(draft.statement(figure), StatedValue::Number(_)))
    else {
        return false;
    };
    draft
        .paper
        .truth
        .insert(figure, StatedValue::Number(value.clone()));
    set(draft, place, at, value);
    true
}

/// The label of a row: its last cell of words.
pub(super) fn label(cells: &[Cell]) -> Option<usize> {
    let first_value = values(cells).first().copied()?;
    (0..first_value).rev().find(|&at| {
        cells
            .get(at)
            .is_some_and(|cell| cell.role == Role::Words && !cell.text.trim().is_empty())
    })
}

pub(super) fn spaces_in_label(draft: &mut Draft, random: &mut Random) -> bool {
    let space = random.pick(&[" ", "　", "\u{a0}"]);
    let Some(place) = draft.any_row(random, |cells| label(cells).is_some()) else {
        return false;
    };
    let Some(at) = label(draft.cells(place)) else {
        return false;
    };
    let text = draft
        .cells(place)
        .get(at)
        .map(|cell| cell.text.clone())
        .unwrap_or_default();
    let length = text.chars().count();
    let from = random.number_below(length);
    let mut out = String::new();
    for (position, c) in text.chars().enumerate() {
        if position > 0 && position == from {
            out.push_str(space);
        }
        out.push(c);
    }
    set(draft, place, at, out);
    from > 0
}

/// Rewrites the words of headers.
fn rewrite_headers(draft: &mut Draft, change: impl Fn(&str) -> Option<String>) -> bool {
    let mut is_changed = false;
    for block in draft.grids() {
        let Some(grid) = draft.grid_mut(block) else {
            continue;
        };
        for row in &mut grid.rows {
            if row.iter().any(|cell| cell.figure.is_some()) {
                continue;
            }
            for cell in row.iter_mut().filter(|cell| cell.role == Role::Words) {
                if let Some(text) = change(&cell.text) {
                    is_changed = true;
                    cell.text = text;
                }
            }
        }
    }
    is_changed
}

pub(super) fn spaces_in_header(draft: &mut Draft, random: &mut Random) -> bool {
    let space = random.pick(&[" ", "　"]);
    let wanted = random.pick(&[
        "自然人",
        "总计",
        "其他",
        "单位",
        "统计数",
        "结果维持",
        "信息内容",
        "现行有效件数",
    ]);
    let is_all = random.chance(30);
    rewrite_headers(draft, |text| {
        let is_word = text == wanted || (is_all && text.chars().count() < 5);
        let letters: Vec<String> = text.chars().map(String::from).collect();
        is_word.then(|| letters.join(space))
    })
}

/// Characters that look the same: radicals, and forms kept for old standards.
const LOOK_ALIKE: [(char, char); 16] = [
    ('一', '⼀'),
    ('二', '⼆'),
    ('人', '⼈'),
    ('自', '⾃'),
    ('行', '⾏'),
    ('止', '⽌'),
    ('用', '⽤'),
    ('生', '⽣'),
    ('力', '⼒'),
    ('文', '⽂'),
    ('大', '⼤'),
    ('年', '\u{f98e}'),
    ('见', '⻅'),
    ('工', '⼯'),
    ('不', '\u{f967}'),
    ('理', '\u{f9e4}'),
];

pub(super) fn compatibility(draft: &mut Draft, random: &mut Random) -> bool {
    let percent = random.pick(&[30, 100]);
    let mut is_changed = false;
    for block in draft.grids() {
        let Some(grid) = draft.grid_mut(block) else {
            continue;
        };
        for cell in grid
            .rows
            .iter_mut()
            .flatten()
            .filter(|cell| cell.role == Role::Words)
        {
            let look_alike = |c: char, random: &mut Random| {
                let other = LOOK_ALIKE.iter().find(|(plain, _)| *plain == c);
                other
                    .filter(|_| random.chance(percent))
                    .map_or(c, |(_, other)| *other)
            };
            let text: String = cell.text.chars().map(|c| look_alike(c, random)).collect();
            is_changed |= text != cell.text;
            cell.text = text;
        }
    }
    is_changed
}
