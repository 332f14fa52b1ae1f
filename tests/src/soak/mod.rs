//! Soak: synthetic reports of every form and format, damaged and laid out otherwise, and held against what may be read of them.
//!
//! A mutant follows from a seed and its number alone. A report is laid out by the generator ([`crate::generate`]), one or two
//! mutations (`mutator`) change its rows, words or marks and say which figures they leave in doubt (`draft.rs`), and the file
//! is read and bound as the program does it (`oracle.rs`). No number that the document does not state may be read, and no
//! number that it states may be read as blank; a figure that is in doubt may be declined.

#![allow(
    clippy::indexing_slicing,
    reason = "the mutator meets nothing but the generator's tables"
)]

mod draft;
mod markup;
mod mutator;
mod oracle;
mod report;
mod run;

pub use draft::Expectation;
pub use mutator::Effect;
pub use oracle::{Certainty, Finding, Grade, Verdict};
pub use report::{Summary, Tally};
pub use run::{Mutant, Selection, mutant, soak};
