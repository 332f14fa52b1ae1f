//! What is kept of a report once its document is dropped.

use crate::{Draft, Evaluation, FormData, Identity, Status};

/// What is kept of a report for the rules over the batch. It takes no more room than its form has figures.
#[derive(Debug, Clone)]
pub struct Digest {
    /// The path as it is shown.
    pub path: String,
    /// Whose it is and of which year.
    pub identity: Identity,
    /// What it came to by itself; last year's reports are not checked and have none.
    pub status: Option<Status>,
    /// The names of the sheets that places in a spreadsheet speak of.
    pub sheets: Vec<String>,
    /// The figures with what was written and where; `None` where no form was recognised or the file is unreadable.
    pub form_data: Option<FormData>,
    /// What tells one draft from another.
    pub draft: Draft,
    /// What its prose is known by.
    pub sketch: Sketch,
}

/// What a text is known by, so that two can be told to be alike without keeping either: hashes of its runs of letters,
/// the smallest ones, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sketch {
    /// The hashes.
    pub hashes: Vec<u64>,
    /// Whether the text has more of them, all larger than these.
    pub is_cut: bool,
}

/// What the rules over a county said of one report.
#[derive(Debug, Clone)]
pub struct CheckedDigest<'a> {
    /// The report.
    pub digest: &'a Digest,
    /// What they said.
    pub evaluation: Evaluation,
}
