//! TODO

pub(crate) mod align;
pub(crate) mod ambiguity;
pub(crate) mod candidates;
pub(crate) mod header_rows;
pub(crate) mod recognise;
