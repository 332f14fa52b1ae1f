//! What a run remembers of the reports that it has handed out.

use crate::command::check::fail_on::FailOn;
use crate::exit::Exit;
use gouji_model::{Review, ReviewedReport};
use gouji_render::{SummaryFacts, SummaryLine};
use gouji_ruleset::Library;

/// What is remembered of one report.
pub(crate) struct ReportTotals {
    pub(crate) line: SummaryLine,
    /// Whether it makes the run end with 1.
    is_failure: bool,
    /// Whether no rule at all is for its form.
    is_unchecked: bool,
}

impl ReportTotals {
    pub(crate) fn new(report: &ReviewedReport, fail_on: FailOn, library: &Library) -> Self {
        let line = SummaryLine::new(report);
        let form_data = report.checked.form_data();
        // A rule over the county is a rule, though it is not asked of single reports.
        let has_county_rules =
            form_data.is_some_and(|form_data| library.county_rule_count(&form_data.form) > 0);
        Self {
            is_failure: fail_on.fails_by_report(report),
            is_unchecked: line.is_unchecked() && !has_county_rules,
            line,
        }
    }
}

/// What a run has come to so far.
#[derive(Default)]
pub(crate) struct RunTotals {
    pub(crate) lines: Vec<SummaryLine>,
    pub(crate) facts: SummaryFacts,
    /// Whether something makes the run end with 1.
    is_failure: bool,
    /// Whether every report was handed out.
    is_complete: bool,
    /// The files of forms for which there is no rule.
    pub(crate) unchecked: Vec<String>,
}

impl RunTotals {
    /// Those of a run of which only `facts` are known.
    pub(crate) fn new(facts: SummaryFacts) -> Self {
        Self {
            facts,
            ..Self::default()
        }
    }

    /// Adds a report, in the order in which reports are written.
    pub(crate) fn add(&mut self, report: ReportTotals) {
        self.is_failure |= report.is_failure;
        if report.is_unchecked {
            self.unchecked.push(report.line.path.clone());
            self.facts.unchecked += 1;
        }
        self.lines.push(report.line);
    }

    /// Adds what is known once all reports are read.
    pub(crate) fn complete(&mut self, review: &Review<'_>, fail_on: FailOn) {
        self.is_failure |= fail_on.fails_by_review(review);
        self.is_complete = true;
    }

    /// How the run ends. Nothing checked is never clean, and nor is a run that did not come to its end.
    pub(crate) fn exit(&self) -> Exit {
        let is_all_checked =
            self.is_complete && !self.lines.is_empty() && self.unchecked.is_empty();
        match is_all_checked && !self.is_failure {
            true => Exit::Fine,
            false => Exit::Findings,
        }
    }
}
