//! Rule files, form schemas and cases: from YAML to checked types and compiled checks.
//!
//! A file is read once, into a tree with a span on every key and value; its structure is checked
//! against a JSON Schema, then names, types and units are checked, and every mistake of every file
//! is told at once. What comes out looks up no name and knows no YAML.
//!
//! This crate does no IO: files come in as bytes.

mod case_prose;
mod cases;
mod check;
mod claims;
mod compile;
mod county;
mod elsewhere;
mod expr;
mod form;
mod library;
mod misnamed;
mod names;
mod offsets;
mod resolve;
mod resolved;
mod rules;
mod scope;
mod source;
mod suggest;
mod syntax;
mod system;
mod typecheck;
mod wording;

pub use cases::{Case, Expectation, OtherSubmitter};
pub use check::{
    Across, Aggregate, Check, Compare, Condition, Datum, FigureSet, Group, Likeness, Linear,
    Listed, Lists, Number, Part, Reach, Term, Tolerance, Twin,
};
pub use claims::{Pattern, Piece, Reading, Region, fold};
pub use county::CountyFile;
pub use library::{FILE_LIMIT, Library, Refused};
pub use names::row_names;
pub use source::{Input, SourceText, Sources};
pub use syntax::json_schemas;
pub use system::{Relation, System, Unknown, UnknownId};
