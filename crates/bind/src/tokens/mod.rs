//! TODO

pub(crate) mod label;
pub(crate) mod number;
pub(crate) mod numbering;
pub(crate) mod segment;
pub(crate) mod side_by_side;
pub(crate) mod token;
pub(crate) mod unit;
