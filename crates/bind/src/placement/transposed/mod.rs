//! TODO

pub(crate) mod header;
pub(crate) mod table;
