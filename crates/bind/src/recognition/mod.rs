//! Which form a document is, and which of its texts are which rows.
//!
//! Lines of a document go in, a [`RecognisedDocument`] comes out, or how near the nearest form came. The files in the
//! order in which they are walked: `candidates` (the rows that a text may be by its words), `header_rows` (which rows
//! of tables are headers), `layout_fit` (how well each text fits each row of one layout), `align` (the best chain of
//! texts and rows), `recognise` (the form that fits best), `copies` (rows that are printed once more), and `ambiguity` (what the best chain leaves open).

mod align;
pub(crate) mod ambiguity;
pub(crate) mod candidates;
mod copies;
pub(crate) mod header_rows;
mod layout_fit;
mod recognise;
mod recognised_document;

pub(crate) use recognise::recognise;
pub(crate) use recognised_document::{RecognisedDocument, Recognition, TextRole};
