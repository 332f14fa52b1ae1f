//! How large a sheet may be.

use crate::limits::MAX_COLUMNS;

/// The last row of a sheet; 1 is the first.
pub(crate) const MAX_ROW: u32 = 1_048_576;

/// The last column of a sheet; 1 is A.
pub(crate) const MAX_COLUMN: u32 = MAX_COLUMNS;
