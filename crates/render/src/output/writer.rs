//! What every format of `check` does: begin, one report after another, then what all of them come to.

use crate::output::summary::RunSummary;
use crate::report::context::Detail;
use crate::style::Style;
use gouji_model::{IdVec, ReviewedReport, RuleInfo};
use std::io;

/// What is the same for all reports of a run.
#[derive(Debug, Clone, Copy)]
pub struct WriterOptions<'a> {
    /// The rules of the run.
    pub rules: &'a IdVec<RuleInfo, RuleInfo>,
    /// Language, colours and width.
    pub style: Style,
    /// How much is told.
    pub detail: Detail,
    /// Whether a person wants no summary behind the reports.
    pub is_quiet: bool,
}

/// How one format writes a run of `check`. Every function returns what is to be written next and writes nothing itself.
pub trait CheckWriter: Sync {
    /// What stands before the first report.
    fn begin(&self) -> String {
        String::new()
    }

    /// A report. Worker threads call this at the same time.
    ///
    /// # Errors
    /// It cannot be put into this format.
    fn report(&self, report: &ReviewedReport) -> io::Result<String>;

    /// What stands before a report behind this many others.
    fn separator(&self, _written: usize) -> &'static str {
        ""
    }

    /// What stands behind the last report: what they come to together.
    ///
    /// # Errors
    /// It cannot be put into this format.
    fn end(&self, run: &RunSummary<'_>) -> io::Result<String>;
}
