//! Synthetic reports of every form, layout and format, with the truth made before the document.
//!
//! A document follows from its form, its kind of layout and a seed alone, and is the same on every machine. The generator
//! knows the forms from tables of its own and shares no code with the reader.
//!
//! A [`Kind`] makes a [`GeneratedReport`]: the truth is drawn first (`truth.rs`), then laid out as paragraphs and tables
//! (`paper.rs`, `layout_a.rs`, `layout_bc.rs`), then written in a format (`text.rs`, `html.rs`, `docx.rs` and so on) or
//! into a skeleton that another program wrote (`skeleton.rs`).

#![allow(
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "the generator meets nothing but its own tables"
)]

mod docx;
mod faults;
mod grid;
mod html;
mod kinds;
mod layout_a;
mod layout_bc;
mod odf;
mod package;
mod paper;
mod random;
mod rows_a;
mod rows_bc;
mod rtf;
mod skeleton;
mod text;
mod truth;
mod wording;
mod xlsx;

pub(crate) use grid::{Block, Cell, Grid, Role};
pub(crate) use kinds::Nature;
pub use kinds::{KINDS, Kind, Origin, form_page};
pub(crate) use layout_bc::cut;
pub use package::package;
pub(crate) use paper::{Paper, PaperOptions, paper};
pub use random::Random;
pub use truth::{FormEdition, StatedValue, Truth};

/// A synthetic report.
#[derive(Debug, Clone)]
pub struct GeneratedReport {
    /// The file.
    pub bytes: Vec<u8>,
    /// What it states.
    pub truth: Truth,
    /// Whether every figure stands where it can be told for certain.
    pub is_whole: bool,
    /// Whether a row stands in it that the form does not have, with numbers that may count.
    pub is_open: bool,
    /// The random choices that were made for it, for the message of a failing test.
    pub look: String,
}
