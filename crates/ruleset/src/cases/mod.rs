//! Cases beside the rules: a case file as written comes in, [`Case`]s come out.
//!
//! `case` walks over the keys of a case; `case_prose` makes a text that a case gives the prose of a report.

mod case;
mod case_prose;

pub use case::{Case, Expectation, OtherSubmitter};

pub(crate) use case::read;
