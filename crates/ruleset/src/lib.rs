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
mod constraint_system;
mod county;
mod expr;
mod expression_text;
mod form;
mod library;
mod name_hints;
mod names;
mod other_reports;
mod resolve;
mod resolved_expr;
mod rules;
mod scalar_offsets;
mod scope;
mod source;
mod suggest;
mod syntax;
mod typecheck;

pub use cases::{Case, Expectation, OtherSubmitter};
pub use check::{
    Aggregate, Check, Compare, Condition, Datum, FigureSet, Group, GroupValue, Linear, ListNumber,
    ListScope, Number, Similarity, SimilarityPeer, SimilarityScope, Stage, Term, Tolerance,
};
pub use claims::{ClaimPatterns, Pattern, PatternPiece, Region, fold};
pub use constraint_system::{Constraint, ConstraintSystem, Variable, VariableId};
pub use county::CountyFile;
pub use library::{FILE_LIMIT, Library, LoadError};
pub use names::row_names;
pub use source::{Input, SourceText, Sources};
pub use syntax::json_schemas;
