//! `extract`: the figures of every report with their places, unchecked.
//!
//! `report` says what is written of a report, `writer` what every format does, then `table`, `json` and `csv` do it,
//! and `format` chooses.

pub(crate) mod csv;
pub(crate) mod format;
pub(crate) mod json;
pub(crate) mod report;
pub(crate) mod table;
pub(crate) mod writer;
