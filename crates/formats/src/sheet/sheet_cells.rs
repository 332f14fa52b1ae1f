//! One sheet as its file describes it: cells with texts, merged areas, and what is hidden.

use super::merged_areas::MergedArea;
use gouji_model::Place;

/// One sheet as its file describes it, in any order.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    pub(super) index: u16,
    pub(super) cells: Vec<SheetCell>,
    /// The merged areas.
    pub(crate) merged: Vec<MergedArea>,
    /// The hidden rows.
    pub(crate) hidden_rows: Vec<u32>,
    /// The hidden columns, first and last.
    pub(crate) hidden_columns: Vec<(u32, u32)>,
    /// Whether cells may have grounds that their styles do not tell of.
    pub(crate) has_grounds: bool,
}

impl Sheet {
    /// The place of a cell of this sheet.
    pub(crate) fn place(&self, (row, column): (u32, u32)) -> Place {
        Place::Sheet {
            sheet: self.index,
            row,
            column,
        }
    }
}

/// A cell with a text; rows and columns count from 1.
#[derive(Debug)]
pub(super) struct SheetCell {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) text: String,
}
