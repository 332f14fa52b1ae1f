//! The text of a YAML file comes in, its content comes out as it is written: one of the types of `form`, `rules`, `cases` and
//! `county`, with the place of every value that a mistake may be in.
//!
//! `scan` reads the text once into a `tree`, and `lint` names slips that YAML accepts in silence; `structure` holds the tree
//! against the JSON Schema of the types; `span_reader` reads the types from the tree. `scalar_offsets` leads from the bytes of a
//! text back to those of the file.

pub(crate) mod cases;
pub(crate) mod county;
pub(crate) mod form;
mod lint;
pub(crate) mod rules;
mod scalar_offsets;
mod scan;
mod span_reader;
mod structure;
mod tree;

pub(crate) use lint::slips;
pub(crate) use scalar_offsets::{Notation, Offsets};
pub(crate) use scan::scan;
pub(crate) use span_reader::{Entries, Spanned};
pub use structure::json_schemas;
pub(crate) use structure::{FileKind, check_and_read, file_kind, read};
pub(crate) use tree::Node;
