//! The lines of a document to tokens: texts, units, values and blanks.
//!
//! Lines go in, a `TokenizedDocument` comes out. This needs no form, but the units and header words that all forms
//! print. The files in the order in which they are walked: `side_by_side` (tables side by side come one after the
//! other), `token` (each cell to its tokens; with `number` and `unit` for what they say), `leading_numbers` (the numbers
//! of a 序号 column), `segment` (each text with what follows it; with `label` and `numbering`), `tokenized_document`.

pub(crate) mod label;
pub(crate) mod number;
pub(crate) mod numbering;
pub(crate) mod segment;
pub(crate) mod side_by_side;
pub(crate) mod token;
pub(crate) mod tokenized_document;
pub(crate) mod unit;
