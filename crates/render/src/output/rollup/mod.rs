//! `rollup`: a county's summary (汇总表), in short on the terminal, and with all figures in a file.
//!
//! `figures` says which figures are listed and how they are called, `text` tells a person what the sums come to,
//! `queries` says what went in with an open query, `csv`, `json` and `xlsx` are the files (`sheet` lays the form out for the workbook), and `format` chooses.

mod csv;
mod figures;
pub(crate) mod format;
pub(crate) mod json;
mod queries;
mod sheet;
pub(crate) mod text;
mod xlsx;
