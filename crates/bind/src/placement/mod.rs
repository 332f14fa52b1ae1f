//! TODO

pub(crate) mod duplicate_rows;
pub(crate) mod in_grid;
pub(crate) mod in_lines;
pub(crate) mod matched_document;
pub(crate) mod place_rows;
pub(crate) mod transposed;
