//! The lines of a document to tokens: texts, units, values and blanks.
//!
//! Lines go in, a `TokenizedDocument` comes out. This needs no form, but the units and header words that all forms
//! print. The files in the order in which they are walked: `side_by_side` (tables side by side come one after the
//! other), `tokenize` (line by line), `cell_tokens` (each cell to its tokens; with `number` and `unit` for what they
//! say), `leading_numbers` (the numbers of a 序号 column), `segment` (each text with what follows it; with `label` and
//! `numbering`), `tokenized_document`.

mod cell_tokens;
mod label;
pub(crate) mod leading_numbers;
pub(crate) mod number;
pub(crate) mod numbering;
pub(crate) mod segment;
mod side_by_side;
pub(crate) mod token;
mod tokenize;
mod tokenized_document;
pub(crate) mod unit;

pub(crate) use label::{Label, words_of};
pub(crate) use number::Value;
pub(crate) use numbering::{Numbering, UNNUMBERED};
pub(crate) use segment::{LONGEST_LABEL, Segment, shares_row};
pub(crate) use side_by_side::HeaderOpenings;
pub(crate) use token::{GridPosition, Kind, Token};
pub(crate) use tokenized_document::TokenizedDocument;
pub(crate) use unit::Units;
