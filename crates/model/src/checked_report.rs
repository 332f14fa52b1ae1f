//! A document that went through the whole walk, as rendering sees it.

use crate::{Evaluation, Finding, ReadError, Report, Status};

/// A file with the report that was read from it and what the rules say of that report.
#[derive(Debug, Clone)]
pub struct CheckedReport {
    /// The path as it is shown: as given on the command line, then `/` and the path below that.
    pub path: String,
    /// The report, or why the file could not be read.
    pub report: Result<Report, ReadError>,
    /// What the rules said; `None` where there were no figures to check.
    pub evaluation: Option<Evaluation>,
}

impl CheckedReport {
    /// What the report comes to: the gravest status of its findings.
    #[must_use]
    pub fn status(&self) -> Status {
        let Ok(report) = &self.report else {
            return Status::Unreadable;
        };
        if report.form_data.is_err() {
            return Status::Unrecognised;
        }
        let Some(evaluation) = &self.evaluation else {
            return Status::Undecided;
        };
        // Where no rule was checked, nothing is known to be right.
        let least = if evaluation.counts.total() == 0 {
            Status::Undecided
        } else {
            Status::Clean
        };
        let found = evaluation.findings.iter().map(Finding::status).max();
        found.map_or(least, |status| status.max(least))
    }
}
