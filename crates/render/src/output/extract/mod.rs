//! TODO

pub(crate) mod report;
