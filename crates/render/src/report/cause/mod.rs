//! TODO

pub(crate) mod draw;
pub(crate) mod figures;
pub(crate) mod report_order;
pub(crate) mod text;
