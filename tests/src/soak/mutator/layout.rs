//! Rows and columns laid out otherwise.

use super::super::draft::{Draft, header_height};
use crate::generate::{Block, Cell, Grid, Nature, Random, Role, StatedValue, cut};

pub(super) fn columns_order(draft: &mut Draft, random: &mut Random) -> bool {
    let Some(block) = draft.any_whole_grid(random) else {
        return false;
    };
    let Some(grid) = draft.grid_mut(block) else {
        return false;
    };
    let width = grid.width();
    let first = first_value_column(grid);
    let (left, right) = (
        first + random.number_below(width - first),
        first + random.number_below(width - first),
    );
    let (left, right) = (left.min(right), left.max(right));
    left < right && exchange(grid, left, right)
}

/// The first column in which figures or their units stand.
fn first_value_column(grid: &Grid) -> usize {
    let places = grid.places();
    let beginnings = places
        .iter()
        .flatten()
        .filter(|(_, cell)| cell.figure.is_some() || cell.role == Role::Unit)
        .map(|(at, _)| *at);
    beginnings.min().unwrap_or(0)
}

/// Exchanges two columns where in every row both hold a cell of one size, or one cell covers both.
fn exchange(grid: &mut Grid, left: usize, right: usize) -> bool {
    let mut swaps = Vec::new();
    for (row, cells) in grid.places().iter().enumerate() {
        let at = |column: usize| cells.iter().position(|(begin, _)| *begin == column);
        let is_over = |column: usize, wanted: usize| {
            cells.iter().any(|(begin, cell)| {
                *begin < column && begin + cell.columns > column && *begin <= wanted
            })
        };
        match (at(left), at(right)) {
            (Some(first), Some(second)) => {
                let (one, two) = (cells[first].1, cells[second].1);
                if one.columns != 1 || two.columns != 1 || one.rows != two.rows {
                    return false;
                }
                swaps.push((row, first, second));
            }
            (Some(first), None) if cells[first].0 + cells[first].1.columns > right => {}
            (None, None) if is_over(left, right) == is_over(right, left) => {}
            _ => return false,
        }
    }
    for (row, first, second) in &swaps {
        grid.rows[*row].swap(*first, *second);
    }
    !swaps.is_empty()
}

pub(super) fn rows_order(draft: &mut Draft, random: &mut Random) -> bool {
    let is_a = draft.edition.form() == "xxgk-2014";
    let Some(place) = draft.any_row(random, |_| true) else {
        return false;
    };
    let Some(grid) = draft.grid_mut(place.block) else {
        return false;
    };
    let (one, two) = (place.row, place.row + 1);
    if two >= grid.rows.len() || !is_pair(grid, one, two) || (is_a && !are_siblings(grid, one)) {
        return false;
    }
    grid.rows.swap(one, two);
    true
}

/// Whether two rows begin and end in the same columns and no merged cell begins in them.
fn is_pair(grid: &Grid, one: usize, two: usize) -> bool {
    let places = grid.places();
    let shape = |row: usize| -> Vec<(usize, usize)> {
        places[row]
            .iter()
            .map(|(at, cell)| (*at, cell.columns))
            .collect()
    };
    let is_plain = |row: usize| {
        grid.rows[row].iter().all(|cell| cell.rows == 1)
            && grid.rows[row].iter().any(|cell| cell.figure.is_some())
    };
    is_plain(one)
        && is_plain(two)
        && shape(one) == shape(two)
        && label_column(grid, one) == label_column(grid, two)
}

fn label_column(grid: &Grid, row: usize) -> Option<usize> {
    grid.places()[row]
        .iter()
        .find(|(_, cell)| cell.role == Role::Words)
        .map(|(at, _)| *at)
}

/// Whether the row at `one` and the next of form a have one parent and no parts.
fn are_siblings(grid: &Grid, one: usize) -> bool {
    let id = |row: usize| {
        grid.rows
            .get(row)?
            .iter()
            .find_map(|cell| cell.figure.clone())
    };
    let parent = |id: &str| id.rsplit_once('.').map(|(parent, _)| parent.to_owned());
    let (Some(first), Some(second)) = (id(one), id(one + 1)) else {
        return false;
    };
    let is_part =
        |of: &str, row: usize| id(row).is_some_and(|id| id.starts_with(&format!("{of}.")));
    let is_bare = !is_part(&second, one + 2)
        && !["a8.2"].contains(&first.as_str())
        && !["a8.2"].contains(&second.as_str());
    parent(&first).is_some() && parent(&first) == parent(&second) && is_bare
}

/// The columns of `grid` that cells from above cover at `row`, and those cells.
fn covers(grid: &Grid, row: usize) -> Vec<(usize, usize, usize, usize)> {
    let mut all = Vec::new();
    for (above, cells) in grid.places().iter().enumerate().take(row) {
        for (index, (at, cell)) in cells.iter().enumerate() {
            if above + cell.rows > row {
                all.push((above, index, *at, cell.columns));
            }
        }
    }
    all
}

pub(super) fn empty_row(draft: &mut Draft, random: &mut Random) -> bool {
    let Some(place) = draft.any_row(random, |_| true) else {
        return false;
    };
    let Some(grid) = draft.grid_mut(place.block) else {
        return false;
    };
    let covered = covers(grid, place.row);
    let width = grid.width();
    for (above, index, _, _) in &covered {
        grid.rows[*above][*index].rows += 1;
    }
    let is_free = |column: &usize| {
        !covered
            .iter()
            .any(|(_, _, at, columns)| (*at..at + columns).contains(column))
    };
    let row = (0..width)
        .filter(is_free)
        .map(|_| Cell::words(""))
        .collect();
    grid.rows.insert(place.row, row);
    true
}

pub(super) fn empty_column(draft: &mut Draft, random: &mut Random) -> bool {
    let nature = draft.kind.nature();
    if nature == Nature::Cells || !draft.kind.keeps_blanks() {
        return false;
    }
    let Some(block) = draft.any_whole_grid(random) else {
        return false;
    };
    let Some(grid) = draft.grid_mut(block) else {
        return false;
    };
    let width = grid.width();
    let column = match nature {
        Nature::Grid | Nature::Matrix => random.number_below(width + 1),
        _ => width,
    };
    let places: Vec<Vec<(usize, usize)>> = grid
        .places()
        .iter()
        .map(|row| row.iter().map(|(at, cell)| (*at, cell.columns)).collect())
        .collect();
    let mut covered: Vec<bool> = Vec::new();
    for row in 0..grid.rows.len() {
        covered.push(
            covers(grid, row)
                .iter()
                .any(|(_, _, at, columns)| *at < column && at + columns > column),
        );
    }
    for (row, cells) in places.iter().enumerate() {
        if let Some(over) = cells
            .iter()
            .position(|(at, columns)| *at < column && at + columns > column)
        {
            grid.rows[row][over].columns += 1;
        } else if !covered[row] {
            let index = cells.iter().filter(|(at, _)| *at < column).count();
            grid.rows[row].insert(index, Cell::words(""));
        }
    }
    true
}

pub(super) fn header_again(draft: &mut Draft, random: &mut Random) -> bool {
    split(draft, random, true)
}

pub(super) fn table_in_two(draft: &mut Draft, random: &mut Random) -> bool {
    split(draft, random, false)
}

fn split(draft: &mut Draft, random: &mut Random, again: bool) -> bool {
    let is_one = again && random.chance(50);
    let is_single = |cells: &[Cell]| {
        cells.iter().any(|cell| {
            cell.figure
                .as_deref()
                .is_some_and(|id| !id.starts_with("s2.") && !id.starts_with("s4."))
        })
    };
    let Some(place) = draft.any_row(random, is_single) else {
        return false;
    };
    let Some(grid) = draft.grid_mut(place.block) else {
        return false;
    };
    let height = header_height(grid);
    if place.row <= height + 1 {
        return false;
    }
    let header = grid.rows[..height].to_vec();
    let second = cut(&mut grid.rows, place.row);
    let second = if again {
        [header, second].concat()
    } else {
        second
    };
    if is_one {
        grid.rows.extend(second);
    } else {
        draft
            .paper
            .blocks
            .insert(place.block + 1, Block::Grid(Grid { rows: second }));
    }
    true
}

pub(super) fn no_headings(draft: &mut Draft, _: &mut Random) -> bool {
    let before = draft.paper.blocks.len();
    let is_heading = |text: &str| {
        ["二、", "三、", "四、"]
            .iter()
            .any(|number| text.starts_with(number))
    };
    draft
        .paper
        .blocks
        .retain(|block| !matches!(block, Block::Text(text) if is_heading(text)));
    draft.paper.blocks.len() < before
}

/// The rows of a header without their merged cells, as text that was a table keeps them.
pub(super) fn flat_header(draft: &mut Draft, random: &mut Random) -> bool {
    if draft.kind.nature() != Nature::Matrix || draft.edition.form() == "xxgk-2014" {
        return false;
    }
    let wanted = random.pick(&["r", "s4."]);
    for block in draft.grids() {
        let Some(grid) = draft.grid_mut(block) else {
            continue;
        };
        let height = header_height(grid);
        let is_wanted = grid.rows.get(height).is_some_and(|row| {
            row.iter().any(|cell| {
                cell.figure
                    .as_deref()
                    .is_some_and(|id| id.starts_with(wanted))
            })
        });
        if is_wanted && height > 1 {
            for cell in grid.rows[..height].iter_mut().flatten() {
                (cell.columns, cell.rows) = (1, 1);
            }
            return true;
        }
    }
    false
}

/// The row 申请人情况 is gone, and the corner with it.
pub(super) fn header_top(draft: &mut Draft, _: &mut Random) -> bool {
    if draft.kind.nature() == Nature::Grid || draft.kind.nature() == Nature::Matrix {
        return false;
    }
    for block in draft.grids() {
        let Some(grid) = draft.grid_mut(block) else {
            continue;
        };
        let is_top = |row: &Vec<Cell>| row.iter().any(|cell| cell.text == "申请人情况");
        if let Some(at) = grid.rows.iter().position(is_top) {
            grid.rows.remove(at);
            return true;
        }
    }
    false
}

/// Header words of section 二 on form b that are cut, or stand twice; only the printed order is left.
pub(super) fn header_word(draft: &mut Draft, random: &mut Random) -> bool {
    let (one, two) = random.pick(&[("本年新", "本年新"), ("本年新制作数量", "本年新制作数量")]);
    let mut is_changed = false;
    for block in draft.grids() {
        let Some(grid) = draft.grid_mut(block) else {
            continue;
        };
        for cell in grid
            .rows
            .iter_mut()
            .flatten()
            .filter(|cell| cell.figure.is_none())
        {
            let word = match cell.text.as_str() {
                "本年新制作数量" => one,
                "本年新公开数量" => two,
                _ => continue,
            };
            word.clone_into(&mut cell.text);
            is_changed = true;
        }
    }
    is_changed
}

/// The document ends behind a row.
pub(super) fn end_of_document(draft: &mut Draft, random: &mut Random) -> bool {
    let rows = draft.rows();
    let Some(&place) = rows.get(6 + random.number_below(rows.len().saturating_sub(7))) else {
        return false;
    };
    let before = draft.figures();
    draft.paper.blocks.truncate(place.block + 1);
    if let Some(grid) = draft.grid_mut(place.block) {
        grid.rows.truncate(place.row + 1);
        let end = grid.rows.len();
        for (at, row) in grid.rows.iter_mut().enumerate() {
            for cell in row {
                cell.rows = cell.rows.min(end - at);
            }
        }
    }
    let left = draft.figures();
    let lost = before.into_iter().filter(|id| !left.contains(id));
    draft
        .paper
        .truth
        .extend(lost.map(|id| (id, StatedValue::Lost)));
    true
}
