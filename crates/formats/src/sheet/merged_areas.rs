//! Merged areas of a sheet, looked up row by row.

use super::sheet_limits::{MAX_COLUMN, MAX_ROW};
use std::collections::BTreeMap;

/// An area of cells merged into its first; rows and columns count from 1, the last ones belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct MergedArea {
    pub(crate) first_row: u32,
    pub(crate) first_column: u32,
    pub(crate) last_row: u32,
    pub(crate) last_column: u32,
}

impl MergedArea {
    /// Whether it is an area of several cells.
    fn is_sound(&self) -> bool {
        let Self {
            first_row,
            first_column,
            last_row,
            last_column,
        } = *self;
        let is_ordered = first_row <= last_row && first_column <= last_column;
        let is_within =
            first_row >= 1 && first_column >= 1 && last_row <= MAX_ROW && last_column <= MAX_COLUMN;
        is_ordered && is_within && (first_row, first_column) != (last_row, last_column)
    }
}

/// What merging makes of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MergeRole {
    /// It is a cell of its own.
    None,
    /// It stands for the whole area.
    First(MergedArea),
    /// Another cell covers it.
    Covered,
}

/// The merged areas from the top of a sheet down.
#[derive(Debug)]
pub(super) struct MergedAreas {
    /// By first row, then first column; the next one last.
    waiting: Vec<MergedArea>,
    /// Those that reached the row asked for last, by first column. No two share a column of a row.
    reached: BTreeMap<u32, MergedArea>,
}

impl MergedAreas {
    pub(super) fn new(mut merged: Vec<MergedArea>) -> Self {
        merged.retain(MergedArea::is_sound);
        merged.sort_by_key(|area| std::cmp::Reverse((area.first_row, area.first_column)));
        Self {
            waiting: merged,
            reached: BTreeMap::new(),
        }
    }

    /// The first cells of all areas, as row and column.
    pub(super) fn first_cells(&self) -> impl Iterator<Item = (u32, u32)> {
        let areas = self.waiting.iter().rev();
        areas.map(|area| (area.first_row, area.first_column))
    }

    /// Goes on to `row`, which is below the one before.
    pub(super) fn advance(&mut self, row: u32) {
        while let Some(area) = self.waiting.pop_if(|area| area.first_row <= row) {
            if area.last_row >= row {
                self.reach(area);
            }
        }
    }

    /// Takes in an area, unless one above it already covers a part of it: no program writes such, and the first one counts.
    fn reach(&mut self, area: MergedArea) {
        loop {
            let before = self.reached.range(..=area.last_column).next_back();
            let Some((&column, other)) =
                before.filter(|(_, other)| other.last_column >= area.first_column)
            else {
                break;
            };
            if other.last_row >= area.first_row {
                return;
            }
            self.reached.remove(&column);
        }
        self.reached.insert(area.first_column, area);
    }

    /// What merging makes of the cell in `column` of `row`, the row advanced to.
    pub(super) fn role_at(&self, row: u32, column: u32) -> MergeRole {
        let before = self.reached.range(..=column).next_back();
        match before {
            Some((_, area)) if area.last_column >= column && area.last_row >= row => {
                if (area.first_row, area.first_column) == (row, column) {
                    MergeRole::First(*area)
                } else {
                    MergeRole::Covered
                }
            }
            _ => MergeRole::None,
        }
    }
}
