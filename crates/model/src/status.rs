//! What a report comes to.

use crate::{Finding, Outcome, Severity};

/// What a report comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// Nothing to correct and nothing to confirm.
    Clean,
    /// Something to confirm.
    Query,
    /// A rule of severity `error` is undecided.
    Undecided,
    /// Something to correct.
    Error,
    /// No form was recognised.
    Unrecognised,
    /// The file could not be read.
    Unreadable,
}

impl Finding {
    /// What this finding alone makes of its report.
    #[must_use]
    pub fn status(&self) -> Status {
        match (self.severity, self.outcome) {
            (Severity::Error, Outcome::Undecided) => Status::Undecided,
            (Severity::Error, _) => Status::Error,
            (Severity::Query, Outcome::Violated) => Status::Query,
            (Severity::Query | Severity::Note, _) => Status::Clean,
        }
    }
}
