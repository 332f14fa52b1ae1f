//! What the parts of a workbook share.

use crate::sheet::{CellStyles, CellText};

/// What the cells of all sheets refer to.
pub(super) struct SharedParts {
    pub(super) strings: Vec<CellText>,
    pub(super) styles: CellStyles,
    /// Whether results of formulas that are 0 stand for none at all.
    pub(super) never_computed: bool,
}
