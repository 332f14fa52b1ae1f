//! TODO

pub(crate) mod csv;
pub(crate) mod extract;
pub(crate) mod json;
pub(crate) mod rollup;
pub(crate) mod summary;
