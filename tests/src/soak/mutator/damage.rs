//! What takes meaning away: cells dropped, glued or split, labels and header words lost.

use super::super::draft::{Doubt, Draft, RowPlace, header_height, values};
use super::marks::put_line;
use super::wording::{label, number, set};
use crate::generate::{Cell, Nature, Random, Role, StatedValue};

/// Puts the row in doubt, and those beside it where only labels part rows.
fn damage(draft: &mut Draft, place: RowPlace) {
    draft.doubt_row(place, Doubt::Damage);
}

/// A row with several figures, one of its values that is a number.
fn any_number(draft: &Draft, random: &mut Random, fewest: usize) -> Option<(RowPlace, usize)> {
    let place = draft.any_row(random, |cells| values(cells).len() >= fewest)?;
    let at = random.pick(&values(draft.cells(place)));
    let cell = draft.cells(place).get(at)?;
    number(draft, cell)?;
    Some((place, at))
}

/// The place of the next figure's cell in the row.
fn next_value(draft: &Draft, place: RowPlace, at: usize) -> Option<usize> {
    let all = values(draft.cells(place));
    all.into_iter().find(|&next| next > at)
}

pub(super) fn cell_dropped(draft: &mut Draft, random: &mut Random) -> bool {
    let Some((place, at)) = any_number(draft, random, 1) else {
        return false;
    };
    let figure = draft
        .cells(place)
        .get(at)
        .and_then(|cell| cell.figure.clone());
    if draft.is_sheet() {
        set(draft, place, at, String::new());
        let blank = figure.map(|figure| (figure, StatedValue::Blank));
        draft.paper.truth.extend(blank);
        return true;
    }
    damage(draft, place);
    if values(draft.cells(place)).len() == 1 {
        // The row's only cell: the document has nothing there, and blank is what a person sees.
        draft.doubt_row(place, Doubt::Absence);
    }
    draft.change(place, |cells| {
        cells.remove(at);
    });
    true
}

pub(super) fn cells_glued(draft: &mut Draft, random: &mut Random) -> bool {
    if draft.is_sheet() {
        return false;
    }
    let Some((place, at)) = any_number(draft, random, 2) else {
        return false;
    };
    let Some(next) = next_value(draft, place, at) else {
        return false;
    };
    damage(draft, place);
    draft.change(place, |cells| {
        let text = cells.remove(next).text;
        cells[at].text.push_str(text.trim());
    });
    true
}

pub(super) fn row_glued(draft: &mut Draft, random: &mut Random) -> bool {
    if draft.is_sheet() {
        return false;
    }
    let Some((place, _)) = any_number(draft, random, 2) else {
        return false;
    };
    damage(draft, place);
    draft.change(place, |cells| {
        let all = values(cells);
        let text: String = all
            .iter()
            .map(|&at| cells[at].text.trim().to_owned())
            .collect();
        for &at in all.iter().skip(1).rev() {
            cells.remove(at);
        }
        cells[all[0]].text = text;
    });
    true
}

pub(super) fn label_glued(draft: &mut Draft, random: &mut Random) -> bool {
    if draft.is_sheet() {
        return false;
    }
    let Some((place, _)) = any_number(draft, random, 1) else {
        return false;
    };
    let first = values(draft.cells(place))[0];
    let Some(at) = label(draft.cells(place)).filter(|&at| at + 1 == first) else {
        return false;
    };
    damage(draft, place);
    draft.change(place, |cells| {
        let text = cells.remove(first).text;
        cells[at].text.push_str(text.trim());
    });
    true
}

pub(super) fn cell_split(draft: &mut Draft, random: &mut Random) -> bool {
    if draft.is_sheet() {
        return false;
    }
    let Some((place, at)) = any_number(draft, random, 1) else {
        return false;
    };
    let Some(digits) = draft
        .cells(place)
        .get(at)
        .and_then(|cell| number(draft, cell))
        .filter(|digits| digits.len() > 1)
    else {
        return false;
    };
    damage(draft, place);
    let (left, right) = digits.split_at(1 + random.number_below(digits.len() - 1));
    let right = Cell::new(Role::Value, right);
    draft.change(place, |cells| {
        left.clone_into(&mut cells[at].text);
        cells.insert(at + 1, right);
    });
    true
}

pub(super) fn value_too_many(draft: &mut Draft, random: &mut Random) -> bool {
    if draft.is_sheet() {
        return false;
    }
    let Some((place, at)) = any_number(draft, random, 1) else {
        return false;
    };
    damage(draft, place);
    let more = Cell::new(Role::Value, (1 + random.number_below(99)).to_string());
    let behind = random.chance(50);
    draft.change(place, |cells| {
        cells.insert(if behind { cells.len() } else { at }, more)
    });
    true
}

pub(super) fn tail_trimmed(draft: &mut Draft, random: &mut Random) -> bool {
    if draft.is_sheet() {
        return false;
    }
    let is_blank = |cell: &Cell| cell.figure.is_some() && cell.text.trim().is_empty();
    let ends_blank = |cells: &[Cell]| cells.last().is_some_and(is_blank) && values(cells).len() > 1;
    let Some(place) = draft.any_row(random, ends_blank) else {
        return false;
    };
    damage(draft, place);
    draft.change(place, |cells| {
        while cells.last().is_some_and(is_blank) {
            cells.pop();
        }
    });
    true
}

pub(super) fn label_lost(draft: &mut Draft, random: &mut Random) -> bool {
    relabel(draft, random, |_, _| Some(String::new()))
}

pub(super) fn label_cut(draft: &mut Draft, random: &mut Random) -> bool {
    relabel(draft, random, |text, random| {
        let count = text.chars().count();
        (count > 2).then(|| {
            text.chars()
                .take(1 + random.number_below(count - 1))
                .collect()
        })
    })
}

fn relabel(
    draft: &mut Draft,
    random: &mut Random,
    write: impl Fn(&str, &mut Random) -> Option<String>,
) -> bool {
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
    let Some(text) = write(&text, random) else {
        return false;
    };
    damage(draft, place);
    draft.doubt_neighbours(place);
    set(draft, place, at, text);
    true
}

/// A row bears the label of another, so that two rows stand for one and none for the other.
pub(super) fn label_of_another(draft: &mut Draft, random: &mut Random) -> bool {
    let Some(place) = draft.any_row(random, |cells| label(cells).is_some()) else {
        return false;
    };
    let others: Vec<RowPlace> = draft
        .rows()
        .into_iter()
        .filter(|&other| other != place && label(draft.cells(other)).is_some())
        .collect();
    if others.is_empty() {
        return false;
    }
    let other = random.pick(&others);
    let text = label(draft.cells(other))
        .and_then(|at| draft.cells(other).get(at))
        .map(|cell| cell.text.clone());
    let (Some(text), Some(at)) = (text, label(draft.cells(place))) else {
        return false;
    };
    damage(draft, place);
    damage(draft, other);
    draft.doubt_neighbours(place);
    set(draft, place, at, text);
    true
}

/// The cells of a header that name one column.
fn header_words(draft: &Draft, block: usize) -> Vec<(usize, usize)> {
    let Some(grid) = draft.grid(block) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for (row, cells) in grid.rows.iter().enumerate().take(header_height(grid)) {
        let is_word = |cell: &Cell| cell.columns == 1 && cell.rows < 3 && !cell.text.is_empty();
        all.extend(
            cells
                .iter()
                .enumerate()
                .filter(|(_, cell)| is_word(cell))
                .map(|(at, _)| (row, at)),
        );
    }
    all
}

pub(super) fn header_word_lost(draft: &mut Draft, random: &mut Random) -> bool {
    change_header(draft, random, |grid, one, _| {
        grid[one.0][one.1].text.clear()
    })
}

/// One header word stands where another belongs.
pub(super) fn header_words_exchanged(draft: &mut Draft, random: &mut Random) -> bool {
    change_header(draft, random, |grid, one, two| {
        grid[one.0][one.1].text = grid[two.0][two.1].text.clone();
    })
}

fn change_header(
    draft: &mut Draft,
    random: &mut Random,
    change: impl Fn(&mut Vec<Vec<Cell>>, (usize, usize), (usize, usize)),
) -> bool {
    let blocks = draft.grids();
    if blocks.is_empty() {
        return false;
    }
    let block = random.pick(&blocks);
    let words = header_words(draft, block);
    if words.len() < 2 {
        return false;
    }
    let (one, two) = (random.pick(&words), random.pick(&words));
    let text = |draft: &Draft, at: (usize, usize)| {
        draft
            .cells(RowPlace { block, row: at.0 })
            .get(at.1)
            .map(|cell| cell.text.clone())
    };
    if one == two || text(draft, one) == text(draft, two) {
        return false;
    }
    draft.doubt_run(block);
    if let Some(grid) = draft.grid_mut(block) {
        change(&mut grid.rows, one, two);
    }
    true
}

/// A number alone on a line between two rows, which may be a page's or a cell's.
pub(super) fn bare_number(draft: &mut Draft, random: &mut Random) -> bool {
    let Some(place) = draft.any_row(random, |_| true) else {
        return false;
    };
    let line = (1 + random.number_below(9)).to_string();
    let rows = draft.rows();
    if draft.kind.nature() != Nature::Grid {
        damage(draft, place);
        let at = rows.iter().position(|&row| row == place).unwrap_or(0);
        if let Some(&before) = at.checked_sub(1).and_then(|at| rows.get(at)) {
            damage(draft, before);
        }
    }
    put_line(draft, place, &line)
}
