//! `check` for a person: each report's findings, those of the county, and the summary of the run.

pub(crate) mod summary;
pub(crate) mod writer;
