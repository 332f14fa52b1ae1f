//! The writer of `check` as text.

use crate::output::summary::RunSummary;
use crate::output::terminal::summary::summary;
use crate::output::writer::{CheckWriter, WriterOptions};
use crate::report::county::county_findings;
use crate::report::report_text::submitter_report;
use gouji_model::{DraftStatus, ReviewedReport};
use std::io;

/// Writes text for a person.
pub(crate) struct TerminalWriter<'a>(pub(crate) WriterOptions<'a>);

impl CheckWriter for TerminalWriter<'_> {
    /// Nothing is said of a report that does not count, unless nobody can tell whether it does.
    fn report(&self, report: &ReviewedReport) -> io::Result<String> {
        let options = self.0;
        Ok(match report.draft {
            DraftStatus::Counts | DraftStatus::Unclear => submitter_report(
                &report.checked,
                report.submitter.as_deref(),
                options.rules,
                options.style,
                options.detail,
            ),
            DraftStatus::Superseded | DraftStatus::Duplicate | DraftStatus::Unread => String::new(),
        })
    }

    fn end(&self, run: &RunSummary<'_>) -> io::Result<String> {
        let mut text = county_findings(run.review, self.0);
        // Where nothing at all was checked there is nothing to sum up; a notice says so.
        let is_nothing_checked =
            run.lines.len() == run.facts.unchecked && run.review.submitters.is_empty();
        if !self.0.is_quiet && !is_nothing_checked {
            text.push_str(&summary(run, self.0));
        }
        Ok(text)
    }
}
