//! A document that went through the whole walk, as rendering sees it.

use crate::{Evaluation, Finding, ReadError, Report, Status};

/// One document with all that came of it.
#[derive(Debug, Clone)]
pub struct CheckedReport {
    /// The path as given on the command line, or that joined with `/` to the path below it.
    pub path: String,
    /// The report, or why the file could not be read.
    pub report: Result<Report, ReadError>,
    /// What the rules said; `None` where there were no figures to check.
    pub evaluation: Option<Evaluation>,
}

impl CheckedReport {
    /// What the report comes to: error before undecided before query before clean.
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
        // Where no rule was asked, nothing is known to be right.
        let least = if evaluation.counts.total() == 0 {
            Status::Undecided
        } else {
            Status::Clean
        };
        let found = evaluation.findings.iter().map(Finding::status).max();
        found.map_or(least, |status| status.max(least))
    }
}
