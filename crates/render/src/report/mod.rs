//! TODO

pub(crate) mod cause;
pub(crate) mod cell_names;
pub(crate) mod county;
pub(crate) mod digest;
pub(crate) mod finding;
pub(crate) mod outcomes;
pub(crate) mod report_text;
pub(crate) mod undecided;
pub(crate) mod view;
