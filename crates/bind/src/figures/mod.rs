//! TODO

pub(crate) mod empty_tables;
pub(crate) mod figure_reader;
pub(crate) mod heading_values;
pub(crate) mod missing_rows;
pub(crate) mod unplaced_rows;
