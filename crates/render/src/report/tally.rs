//! How many rows, cells or columns a list of names stands for.

/// How many there are of what is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tally {
    /// Rows, of which each has one cell here.
    Rows(usize),
    /// Cells in several rows.
    Cells {
        /// The rows.
        rows: usize,
        /// The cells in them.
        cells: usize,
    },
    /// Columns.
    Columns(usize),
}
