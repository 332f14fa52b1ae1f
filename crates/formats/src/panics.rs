//! Panics in the parsers of others: the file is damaged, and the next one is read.

use gouji_model::{FileKind, ReadError};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The result of `work`; a file of `kind` at which it panics is damaged.
///
/// # Errors
/// As `work` gives them, and [`ReadError::Damaged`] where it panics.
pub(crate) fn catch_panic<T>(
    kind: FileKind,
    work: impl FnOnce() -> Result<T, ReadError>,
) -> Result<T, ReadError> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(ReadError::Damaged { kind }))
}
