//! TODO

pub(crate) mod grid;
pub(crate) mod grid_placer;
pub(crate) mod header_columns;
pub(crate) mod inner_label;
pub(crate) mod row_values;
