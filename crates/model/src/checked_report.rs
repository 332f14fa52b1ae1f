//! A document that went through the whole walk, as rendering sees it.

use crate::{Evaluation, FormData, ReadError, Report, Status, report_status};

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
    /// What the report comes to by itself.
    #[must_use]
    pub fn status(&self) -> Status {
        report_status(&self.report, self.evaluation.as_ref(), None)
    }

    /// The figures; `None` where they were not read.
    #[must_use]
    pub fn form_data(&self) -> Option<&FormData> {
        self.report.as_ref().ok()?.form_data.as_ref().ok()
    }

    /// The names of the sheets that places in it speak of.
    #[must_use]
    pub fn sheets(&self) -> &[String] {
        self.report.as_ref().map_or(&[], |report| &report.sheets)
    }
}
