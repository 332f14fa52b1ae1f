//! Which cell of a document is which figure of its form.
//!
//! A [`MatchedDocument`] goes in, [`Placements`] come out. `document_rows` gathers each label with the cells behind it,
//! `subtotal_rows` places sums that a place prints itself, `duplicate_rows` settles labels that stand there twice, and `place_rows` places every row in one of three ways, all
//! of which give a `RowPlacement` (`placed_rows`):
//!
//! - `grids`: the rows of a table, whose values stand below the header of their column;
//! - `lines`: the rows of a table in lines of text, whose values are counted;
//! - `transposed`: tables whose rows are printed side by side.
//!
//! `header_repair` puts the names of a header's columns right that are cut, doubled or broken.

mod document_rows;
mod duplicate_rows;
mod grids;
mod header_repair;
mod lines;
mod matched_document;
mod place_rows;
mod placed_rows;
pub(crate) mod subtotal_rows;
mod transposed;

pub(crate) use document_rows::{DocumentRow, RowMatch};
pub(crate) use matched_document::MatchedDocument;
pub(crate) use place_rows::place_rows;
pub(crate) use placed_rows::{Contradiction, PlacedFigure, PlacedValues, RowPlacement};
