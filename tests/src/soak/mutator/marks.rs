//! What stands in a document and is no part of its tables, and how the file stores it.

use super::super::draft::{Doubt, Draft, RowPlace, Storage, header_height, values};
use super::super::markup::{BOLD, HIDDEN, is_able};
use super::wording::{label, number, set};
use crate::generate::{Block, Cell, Grid, Nature, Random, Role};

/// Marks of notes.
const NOTES: [&str; 6] = ["①", "[1]", "注1", "*", "（注）", "②"];

pub(super) fn label_note(draft: &mut Draft, random: &mut Random) -> bool {
    let Some(place) = draft.any_row(random, |cells| label(cells).is_some()) else {
        return false;
    };
    let Some(at) = label(draft.cells(place)) else {
        return false;
    };
    let note = random.pick(&["①", "[1]", "*", "（注）"]);
    let text = draft
        .cells(place)
        .get(at)
        .map(|cell| format!("{}{note}", cell.text))
        .unwrap_or_default();
    set(draft, place, at, text);
    true
}

/// The cell with the note is in doubt; the others of its row are not.
pub(super) fn cell_note(draft: &mut Draft, random: &mut Random) -> bool {
    let note = random.pick(&NOTES);
    let Some(place) = draft.any_row(random, |_| true) else {
        return false;
    };
    let at = random.pick(&values(draft.cells(place)));
    let Some(cell) = draft.cells(place).get(at).cloned() else {
        return false;
    };
    let Some(digits) = number(draft, &cell) else {
        return false;
    };
    set(draft, place, at, format!("{digits}{note}"));
    draft.doubt(cell.figure.as_deref().unwrap_or_default(), Doubt::Damage);
    true
}

/// Puts a mark around a piece of one value.
fn mark_value(
    draft: &mut Draft,
    random: &mut Random,
    write: impl Fn(&str, &mut Random) -> String,
) -> bool {
    if !is_able(draft.kind.name) {
        return false;
    }
    let Some(place) = draft.any_row(random, |_| true) else {
        return false;
    };
    let at = random.pick(&values(draft.cells(place)));
    let digits = draft
        .cells(place)
        .get(at)
        .and_then(|cell| number(draft, cell));
    let Some(digits) = digits else {
        return false;
    };
    let text = write(&digits, random);
    set(draft, place, at, text);
    true
}

pub(super) fn hidden_text(draft: &mut Draft, random: &mut Random) -> bool {
    mark_value(draft, random, |digits, random| {
        let hidden = format!("{}{}{}", HIDDEN.0, 1 + random.number_below(99), HIDDEN.1);
        match random.chance(50) {
            true => format!("{digits}{hidden}"),
            false => format!("{hidden}{digits}"),
        }
    })
}

pub(super) fn styles(draft: &mut Draft, random: &mut Random) -> bool {
    mark_value(draft, random, |digits, random| {
        let cut = random.number_below(digits.len());
        let (left, right) = digits.split_at(cut);
        format!("{left}{}{right}{}", BOLD.0, BOLD.1)
    })
}

/// Writes a line of its own before a row.
pub(super) fn put_line(draft: &mut Draft, place: RowPlace, line: &str) -> bool {
    if draft.kind.nature() != Nature::Grid {
        let mark = draft.mark_line(line);
        draft.change(place, |cells| {
            if let Some(cell) = cells.first_mut() {
                cell.text.insert(0, mark);
            }
        });
        return true;
    }
    let Some(grid) = draft.grid_mut(place.block) else {
        return false;
    };
    // A page ends where no merged cell goes on, and not between a header and its rows.
    let above = grid.rows.iter().enumerate().take(place.row);
    let mut ends = above.flat_map(|(at, cells)| cells.iter().map(move |cell| at + cell.rows));
    if ends.any(|end| end > place.row) || place.row <= header_height(grid) {
        return false;
    }
    let second = grid.rows.split_off(place.row);
    let blocks = [
        Block::Text(line.to_owned()),
        Block::Grid(Grid { rows: second }),
    ];
    let at = place.block + 1;
    draft.paper.blocks.splice(at..at, blocks);
    true
}

pub(super) fn page_number(draft: &mut Draft, random: &mut Random) -> bool {
    let page = 1 + random.number_below(9);
    let line = [
        format!("— {page} —"),
        format!("-{page}-"),
        format!("第{page}页"),
        format!("第 {page} 页 共 9 页"),
        format!("- {page} -"),
    ][random.number_below(5)]
    .clone();
    let Some(place) = draft.any_row(random, |_| true) else {
        return false;
    };
    put_line(draft, place, &line)
}

pub(super) fn storage(draft: &mut Draft, random: &mut Random) -> bool {
    draft.storage = random.pick(&[Storage::Windows, Storage::Utf16]);
    draft.kind.name.starts_with("text/")
}

/// The bars at the ends of lines are gone where a cell is filled before each of them.
pub(super) fn open_lines(draft: &mut Draft, _: &mut Random) -> bool {
    let is_able = ["text/bars", "text/bars, merged", "text/markdown"].contains(&draft.kind.name);
    let blank_end = |cells: &[Cell]| {
        cells
            .last()
            .is_some_and(|cell| cell.role != Role::Words && cell.text.trim().is_empty())
    };
    let has_blank_end = draft
        .rows()
        .into_iter()
        .any(|place| blank_end(draft.cells(place)));
    draft.is_open_line = is_able && !has_blank_end;
    draft.is_open_line
}
