//! The writer of `check` as text.

use crate::output::terminal::summary::summary;
use crate::output::writer::{
    CheckWriter, CountyFindings, RenderedReport, RunSummary, WriterOptions,
};
use crate::report::county::county_findings;
use crate::report::report_text::submitter_report;
use gouji_model::CheckedReport;
use std::io;

/// Writes text for a person.
pub(crate) struct TerminalWriter<'a>(pub(crate) WriterOptions<'a>);

impl CheckWriter for TerminalWriter<'_> {
    fn report(&self, checked: &CheckedReport, submitter: Option<&str>) -> Box<dyn RenderedReport> {
        let options = self.0;
        Box::new(submitter_report(
            checked,
            submitter,
            options.rules,
            options.style,
            options.detail,
        ))
    }

    fn county(&self, county: Option<&CountyFindings<'_>>) -> io::Result<String> {
        let WriterOptions {
            rules,
            style,
            detail,
            ..
        } = self.0;
        let text = county.map(|all| {
            county_findings(all.findings, all.checked, all.county, rules, style, detail)
        });
        Ok(text.unwrap_or_default())
    }

    fn end(&self, run: &RunSummary<'_>) -> io::Result<String> {
        // Where nothing at all was checked there is nothing to sum up; a notice says so.
        let is_nothing_checked =
            run.lines.len() == run.facts.unchecked && run.facts.missing.is_empty();
        Ok(match self.0.is_quiet || is_nothing_checked {
            true => String::new(),
            false => summary(run.lines, run.facts, self.0.style),
        })
    }
}
