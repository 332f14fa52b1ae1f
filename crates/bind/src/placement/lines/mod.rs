//! Rows of a table in lines of text, whose values are counted.
//!
//! `column_order` reads in which order the header prints the columns, `row_shapes` what all rows together show of blank
//! cells, `row_values` takes the cells of a row by counting, `glued_labels` and `glued_values` those that stand behind
//! a label without a space, and `line_placer` makes a `RowPlacement` of them.

pub(crate) mod column_order;
pub(crate) mod glued_labels;
mod glued_values;
pub(crate) mod line_placer;
mod row_shapes;
pub(crate) mod row_values;
