//! Tables that stand twice.

use super::super::draft::{Doubt, Draft, RowPlace, values};
use super::wording::number;
use crate::generate::{Block, Random, StatedValue};

pub(super) fn equal_copy(draft: &mut Draft, random: &mut Random) -> bool {
    let grids = draft.grids();
    if grids.is_empty() {
        return false;
    }
    let block = random.pick(&grids);
    let copy = draft.paper.blocks[block].clone();
    draft.paper.blocks.insert(block + 1, copy);
    true
}

/// The tables of an empty form stand before the filled ones.
pub(super) fn empty_form(draft: &mut Draft, _: &mut Random) -> bool {
    let Some(&first) = draft.grids().first() else {
        return false;
    };
    let tables = draft
        .paper
        .blocks
        .iter()
        .filter(|block| matches!(block, Block::Grid(_)));
    let mut copies: Vec<Block> = tables.cloned().collect();
    for block in &mut copies {
        if let Block::Grid(grid) = block {
            let cells = grid
                .rows
                .iter_mut()
                .flatten()
                .filter(|cell| cell.figure.is_some());
            cells.for_each(|cell| cell.text.clear());
        }
    }
    draft.paper.blocks.splice(first..first, copies);
    true
}

/// A copy of a table, one value of which is another; that figure is contradicted.
pub(super) fn other_copy(draft: &mut Draft, random: &mut Random) -> bool {
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
    let copy = draft.paper.blocks[place.block].clone();
    let value = other_number(&digits, random);
    draft.paper.blocks.insert(place.block + 1, copy);
    let other = RowPlace {
        block: place.block + usize::from(random.chance(50)),
        row: place.row,
    };
    draft.change(other, |cells| cells[at].text = value);
    draft.doubt(
        cell.figure.as_deref().unwrap_or_default(),
        Doubt::Contradiction,
    );
    true
}

/// Another number of as many digits, or one more.
fn other_number(digits: &str, random: &mut Random) -> String {
    let value = (1 + random.number_below(999)).to_string();
    if value == digits {
        format!("1{value}")
    } else {
        value
    }
}

/// Tables with other numbers under a line that calls them a sample or last year's.
pub(super) fn sample_beside(draft: &mut Draft, random: &mut Random) -> bool {
    let grids = draft.grids();
    let (Some(&first), Some(&last)) = (grids.first(), grids.last()) else {
        return false;
    };
    let title = random.pick(&["样表", "填写示例", "填报说明（示例）", "样表（供参考）"]);
    let tables = draft
        .paper
        .blocks
        .iter()
        .filter(|block| matches!(block, Block::Grid(_)));
    let mut copies: Vec<Block> = tables.cloned().collect();
    for block in &mut copies {
        if let Block::Grid(grid) = block {
            for cell in grid.rows.iter_mut().flatten() {
                if cell.figure.is_some() && cell.text.chars().any(|c| c.is_ascii_digit()) {
                    cell.text = (1 + random.number_below(99)).to_string();
                }
            }
        }
    }
    copies.insert(0, Block::Text(title.to_owned()));
    let numbers: Vec<String> = draft
        .paper
        .truth
        .iter()
        .filter(|(_, stated)| matches!(stated, StatedValue::Number(_)))
        .map(|(id, _)| id.clone())
        .collect();
    for id in numbers {
        draft.doubt(&id, Doubt::Damage);
    }
    // Before the heading of the first table, or behind the last.
    let has_heading = first
        .checked_sub(1)
        .is_some_and(|above| matches!(draft.paper.blocks.get(above), Some(Block::Text(_))));
    let at = match random.chance(50) {
        true => first - usize::from(has_heading),
        false => last + 1,
    };
    draft.paper.blocks.splice(at..at, copies);
    true
}
