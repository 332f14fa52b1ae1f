//! What every format of `check` does: begin, one report after another, what the county comes to, end.

use crate::output::summary::{SummaryFacts, SummaryLine};
use crate::report::context::Detail;
use crate::style::Style;
use gouji_model::{CheckedDigest, CheckedReport, County, CountyFinding, IdVec, RuleInfo};
use std::io;
use std::time::Duration;

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

/// Whether a report counts, which is known only after it is rendered, because a later draft may come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftStatus {
    /// It counts.
    Current,
    /// A later draft counts in its place.
    Superseded,
}

/// What the reports of a county come to together.
#[derive(Debug, Clone, Copy)]
pub struct CountyFindings<'a> {
    /// The county.
    pub county: &'a County,
    /// Missing reports, drafts and what else no single report shows.
    pub findings: &'a [CountyFinding],
    /// What the rules over the county found in single reports.
    pub checked: &'a [CheckedDigest<'a>],
}

/// What a run of `check` comes to.
#[derive(Debug, Clone, Copy)]
pub struct RunSummary<'a> {
    /// A line of each report that was written, in that order.
    pub lines: &'a [SummaryLine],
    /// What is known beside them.
    pub facts: &'a SummaryFacts,
    /// How long the run took.
    pub elapsed: Duration,
}

/// How one format writes a run of `check`. Every function returns what is to be written next and writes nothing itself.
pub trait CheckWriter: Sync {
    /// What stands before the first report.
    fn begin(&self) -> String {
        String::new()
    }

    /// A report, rendered; `submitter` is its name in the county where that is known. Worker threads call this at the
    /// same time.
    fn report(&self, checked: &CheckedReport, submitter: Option<&str>) -> Box<dyn RenderedReport>;

    /// What stands before a report behind this many others.
    fn separator(&self, _written: usize) -> &'static str {
        ""
    }

    /// What a county comes to, behind its last report; `None` where the run has no county.
    ///
    /// # Errors
    /// It cannot be put into this format.
    fn county(&self, county: Option<&CountyFindings<'_>>) -> io::Result<String>;

    /// What stands behind all.
    ///
    /// # Errors
    /// It cannot be put into this format.
    fn end(&self, summary: &RunSummary<'_>) -> io::Result<String>;
}

/// A report in one format, which waits to be written.
pub trait RenderedReport: Send {
    /// The text to write; `draft` says whether the report counts.
    ///
    /// # Errors
    /// It cannot be put into this format.
    fn text(self: Box<Self>, draft: DraftStatus) -> io::Result<String>;
}

/// Text for a person says nothing of an earlier draft.
impl RenderedReport for String {
    fn text(self: Box<Self>, draft: DraftStatus) -> io::Result<String> {
        Ok(match draft {
            DraftStatus::Current => *self,
            DraftStatus::Superseded => Self::new(),
        })
    }
}
