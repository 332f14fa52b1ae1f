//! What is kept of a report once its document is dropped.

use crate::{Draft, FormData, Identity};

/// What is kept of a report for the rules over the county: enough to check and cite its figures, and to compare drafts and
/// prose. Its size is that of its form, not of its document.
#[derive(Debug, Clone)]
pub struct Digest {
    /// The path as it is shown.
    pub path: String,
    /// Whose it is and of which year.
    pub identity: Identity,
    /// The names of the sheets that places in a spreadsheet speak of.
    pub sheets: Vec<String>,
    /// The figures with their source cells; `None` where no form was recognised or the file is unreadable.
    pub form_data: Option<FormData>,
    /// What tells one draft from another.
    pub draft: Draft,
    /// The sketch of its prose.
    pub sketch: Sketch,
}

/// A bottom-k MinHash sketch of a text: the smallest hashes of its runs of letters. Two sketches say how similar two texts
/// are, so that the texts themselves need not be kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sketch {
    /// The hashes, in ascending order.
    pub hashes: Vec<u64>,
    /// Whether the text has more hashes, all larger than these.
    pub is_cut: bool,
}
