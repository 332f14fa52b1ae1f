//! The limits of reading that several formats share, and the errors that tell of them.
//!
//! A limit that one format alone has stands with that format. All are counts, never times, so that a file is read or refused
//! alike on every machine.

use gouji_model::{Area, Limit, ReadError};

/// The largest file that is read, in bytes.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// The most lines and cells that a document may have: each line and each cell counts once.
///
/// A cell costs some hundred bytes of memory, so a small file of nothing but
/// short lines would otherwise take gigabytes. The longest report has a few thousand.
pub(crate) const MAX_CELLS: usize = 2_000_000;

/// The most columns that the grid of a table may have, as many as a spreadsheet has.
///
/// A cell that says it covers more covers these.
pub(crate) const MAX_COLUMNS: u32 = Area::MOST_COLUMNS;

/// The most bytes that one part of a container, or one stream of a PDF, unpacks to. The longest report's is some 5 MB.
pub(crate) const MAX_UNPACKED_PART: u64 = 128 * 1024 * 1024;

/// The most bytes that all parts of one file that are read unpack to.
pub(crate) const MAX_UNPACKED: u64 = 256 * 1024 * 1024;

/// The most bytes that all parts of one file unpack to, where each is only looked at and not kept.
pub(crate) const MAX_UNPACKED_IN_PASSING: u64 = 1024 * 1024 * 1024;

/// The most tables inside tables. Pages that are laid out with tables have some ten.
pub(crate) const MAX_TABLES_DEEP: usize = 100;

/// How many styles a style may be based on, one on the other; a circle of styles ends there.
pub(crate) const MAX_STYLE_PARENTS: usize = 64;

/// The error of a file that is beyond a limit: `kind` says of what there is too much, `most` how much there may be.
pub(crate) fn limit_error(kind: fn(u64) -> Limit, most: impl TryInto<u64>) -> ReadError {
    let limit = kind(most.try_into().unwrap_or(u64::MAX));
    ReadError::Beyond { limit }
}

/// How many more lines and cells a document may have.
#[derive(Debug)]
pub(crate) struct CellBudget(usize);

impl Default for CellBudget {
    fn default() -> Self {
        Self(MAX_CELLS)
    }
}

impl CellBudget {
    /// Counts `cells` more against the limit, before memory is taken for them.
    ///
    /// # Errors
    /// Where there are more than [`MAX_CELLS`].
    pub(crate) fn take(&mut self, cells: usize) -> Result<(), ReadError> {
        let left = self.0.checked_sub(cells);
        self.0 = left.ok_or_else(|| limit_error(Limit::Cells, MAX_CELLS))?;
        Ok(())
    }
}
