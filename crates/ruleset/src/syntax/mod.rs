//! YAML as written: one scan into a tree with spans, the structure checked, typed values out of it.

pub(crate) mod cases;
pub(crate) mod county;
pub(crate) mod form;
mod lint;
pub(crate) mod rules;
mod scan;
pub(crate) mod spanned;
mod structure;
mod tree;

pub(crate) use lint::slips;
pub(crate) use scan::scan;
pub use structure::json_schemas;
pub(crate) use structure::{FileKind, file_kind, typed};
pub(crate) use tree::Node;
