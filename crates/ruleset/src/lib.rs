//! Rule files, form schemas, cases and a county's config: from YAML to checked types and compiled checks.
//!
//! Bytes come in ([`Input`]), a [`Library`] or every mistake of every file ([`LoadError`]) comes out. A file walks through
//! the folders in this order: `syntax` reads the text once into a tree with spans, holds it against its JSON Schema and gives
//! the types as written; `form` makes a form schema a form, whose rows and columns `names` finds; for every rule,
//! `expression` reads the text of an expression, `claims` the sentence patterns, `resolve` looks up the names, and `compile`
//! checks units and makes a [`Check`]; `cases` reads the cases beside the rules. `loader` takes the files in order, and
//! `rules` the parts of one rule. A compiled check looks up no name and knows no YAML.
//!
//! The words of the language stand in `gouji_model::vocabulary`. This crate does no IO.

mod cases;
mod check;
mod claims;
mod compile;
mod county;
mod expression;
mod form;
mod library;
mod loader;
mod names;
mod resolve;
mod rules;
mod source;
mod suggest;
mod syntax;

pub use cases::{Case, Expectation, OtherSubmitter};
pub use check::{
    Aggregate, Arithmetic, Check, Compare, Condition, Datum, FigureSet, Group, GroupValue, Linear,
    ListNumber, ListScope, Number, Similarity, SimilarityPeer, SimilarityScope, Stage, Term,
    Tolerance,
};
pub use claims::{ClaimPatterns, Pattern, PatternPiece, Region, fold};
pub use compile::{Constraint, ConstraintSystem, Variable, VariableId};
pub use county::CountyFile;
pub use library::{Library, LoadError};
pub use loader::FILE_LIMIT;
pub use names::row_names;
pub use source::{Input, SourceText, Sources};
pub use syntax::json_schemas;
