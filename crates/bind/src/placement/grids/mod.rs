//! Rows of a table, whose values stand below the header of their column.
//!
//! `grid` gathers the rows of every table, `header_columns` reads the header above a row, `inner_label` splits rows
//! that hold a second label, `row_values` takes the cells of a row by their columns, and `grid_placer` makes a
//! `RowPlacement` of them.

pub(crate) mod grid;
pub(crate) mod grid_placer;
pub(crate) mod header_columns;
pub(crate) mod inner_label;
pub(crate) mod row_values;
