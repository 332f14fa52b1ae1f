//! Reports of which nothing is known but what they say: each is handed on as soon as it is done, and forgotten.

use crate::context::{Wording, lone_context, lone_names};
use crate::files::config_name::misnamed_configs;
use crate::files::find::FoundFile;
use crate::files::reader::{ReadContent, ReadFile};
use crate::other_files::{config_finding, is_no_report, skip_findings};
use crate::report_text::ReportParts;
use crate::reviewer::Reviewer;
use crate::tally::{ReportCounts, Tallies};
use gouji_evaluator::{ReportContext, ReportFacts, evaluate, localize};
use gouji_model::{
    CheckedReport, Evaluation, Report, Review, ReviewScope, ReviewedReport, SkipReason, SkippedFile,
};
use std::convert::Infallible;

/// What came of one file.
enum FileResult<T> {
    /// A report: what became of it, and what is counted of it.
    Report(T, ReportCounts),
    Skipped(SkippedFile),
}

impl Reviewer<'_> {
    /// Reviews `files`, each report by itself. `each` is called with every report, in the order of `files`.
    pub fn review_files(
        &self,
        files: &[FoundFile],
        mut each: impl FnMut(ReviewedReport),
    ) -> Review<'static> {
        let take = |report| {
            each(report);
            Ok::<(), Infallible>(())
        };
        match self.review_files_with(files, |report| report, take) {
            Ok(review) => review,
        }
    }

    /// Reviews `files`, each report by itself. Worker threads call `work` with every report; what it makes of them is handed
    /// to `take` in the order of `files`.
    ///
    /// # Errors
    /// The first error of `take`, which ends the review.
    pub fn review_files_with<T: Send, E>(
        &self,
        files: &[FoundFile],
        work: impl Fn(ReviewedReport) -> T + Sync,
        mut take: impl FnMut(T) -> Result<(), E>,
    ) -> Result<Review<'static>, E> {
        let mut tallies = Tallies::new(self.library);
        let mut review = Review {
            year: self.options.year,
            scope: ReviewScope::Files,
            ..Review::default()
        };
        let reader = self.reader(files);
        let review_one = |read: ReadFile<'_>| self.review_file(read, &work);
        reader.map_in_order(files, review_one, |result| match result {
            FileResult::Report(result, counts) => {
                review.report_count += 1;
                tallies.add_report(&counts);
                take(result)
            }
            FileResult::Skipped(file) => {
                review.skipped.push(file);
                Ok(())
            }
        })?;
        review.findings = skip_findings(&review.skipped);
        let folders = files.iter().filter_map(FoundFile::folder);
        review
            .findings
            .extend(config_finding(misnamed_configs(folders)));
        review.county_rules_skipped = tallies.county_rule_count();
        review.rules = tallies.finish();
        Ok(review)
    }

    fn review_file<T>(
        &self,
        read: ReadFile<'_>,
        work: &impl Fn(ReviewedReport) -> T,
    ) -> FileResult<T> {
        let path = read.path();
        let is_other_year = |year: u16| self.options.year.is_some_and(|wanted| wanted != year);
        let report = match read.content {
            ReadContent::Skipped(why) => return FileResult::Skipped(SkippedFile { path, why }),
            ReadContent::Unreadable(error) => Err(error),
            ReadContent::Report(report) => {
                let why = match report.year.filter(|year| is_other_year(*year)) {
                    Some(year) => Some(SkipReason::OtherYear(year)),
                    None if is_no_report(&report) => Some(SkipReason::NotAReport),
                    None => None,
                };
                if let Some(why) = why {
                    return FileResult::Skipped(SkippedFile { path, why });
                }
                Ok(*report)
            }
        };
        let evaluation = report
            .as_ref()
            .ok()
            .and_then(|report| self.evaluate(report));
        let reviewed = ReviewedReport::from(CheckedReport {
            path,
            report: ReportParts::new(report).join(),
            evaluation,
        });
        let counts = ReportCounts::new(&reviewed.checked);
        FileResult::Report(work(reviewed), counts)
    }

    /// Checks a report of which nothing is known but what it says, and looks for wrong figures; `None` where it has no figures.
    fn evaluate(&self, report: &Report) -> Option<Evaluation> {
        let form_data = report.form_data.as_ref().ok()?;
        let names = lone_names(report.submitter.as_deref());
        let context = ReportContext {
            depth: self.options.depth.unwrap_or_default(),
            ..lone_context(Wording::new(report), &names)
        };
        let facts = ReportFacts::new(form_data, &context, self.library);
        let context = context.with_facts(&facts);
        let mut evaluation = evaluate(form_data, &context, self.library, self.options.outcomes);
        if self.options.depth.is_some() {
            localize(form_data, &context, self.library, &mut evaluation);
        }
        Some(evaluation)
    }
}
