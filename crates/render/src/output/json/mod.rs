//! TODO

pub(crate) mod cause;
pub(crate) mod county;
pub(crate) mod names;
pub(crate) mod place;
pub(crate) mod report;
pub(crate) mod text;
