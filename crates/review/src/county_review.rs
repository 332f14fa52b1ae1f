//! A county's year: found → read → identified → evaluated → drafts chosen → rules over the county → causes with peers →
//! states. Each step takes the value of the one before.

use crate::county_prior::CountyPrior;
use crate::county_rules::CountyReports;
use crate::evaluated_report::{CountyYear, EvaluatedReport, FileOutcome, IdentifiedReport};
use crate::file_place::FilePlaces;
use crate::files::find::{FoundFile, county_files};
use crate::files::reader::{FileReader, ReadFile};
use crate::identity::ReportFile;
use crate::last_year::{LastYear, select_report};
use crate::open::county_folder::CountyFolder;
use crate::other_files::OtherFile;
use crate::reviewer::Reviewer;
use crate::rollup::county_form;
use crate::selection::Selection;
use crate::submitters::CountyParts;
use gouji_model::{Digest, Review, ReviewScope, SkipReason, SkippedFile};
use std::convert::Infallible;

/// Reports wait for what is usual among all others while their prose is no more than this, in bytes; the wrong figures of
/// those behind are looked for with what is known by then.
const MOST_WAITING_BYTES: usize = 64 * 1024 * 1024;

/// This year's reports, each evaluated by itself, and what else lies among them.
#[derive(Default)]
struct EvaluatedReports {
    reports: Vec<EvaluatedReport>,
    others: Vec<OtherFile>,
    waiting_bytes: usize,
}

impl Reviewer<'_> {
    /// Reviews the reports of the county in `folder`: all, or the `named` ones.
    pub fn review_county<'c>(
        &self,
        folder: &'c CountyFolder,
        named: Option<Vec<FoundFile>>,
    ) -> Review<'c> {
        let county = folder.county();
        let found = county_files(folder);
        let places = FilePlaces::new(folder, &found);
        let scope = match named {
            Some(_) => ReviewScope::Part,
            None => ReviewScope::County,
        };
        let last_year = self.read_last_year(folder, &places, &found.last_year);
        let year = CountyYear {
            folder,
            library: self.library,
            last_year: &last_year,
            depth: self.options.depth,
        };
        let all = found.reports.iter().chain(&found.last_year);
        let mut paths: Vec<String> = all.map(|file| file.shown.clone()).collect();
        let files = named.unwrap_or(found.reports);
        let reader = self.reader(&files);
        let evaluated = self.read_reports(&year, &places, &reader, &files);
        let EvaluatedReports {
            reports, others, ..
        } = evaluated;
        let (digests, rests): (Vec<Digest>, Vec<_>) =
            reports.into_iter().map(EvaluatedReport::split).unzip();
        paths.extend(digests.iter().map(|digest| digest.path.clone()));
        let owed_form = county_form(county, self.library);
        let is_form_used =
            owed_form.is_some_and(|form| select_report(digests.iter(), form).is_some());
        let names: Vec<Option<String>> = rests.iter().map(|rest| rest.submitter()).collect();
        let selection = Selection::new(county, &digests, &names);
        let counted = CountyReports {
            county,
            reports: &digests,
            selection: &selection,
            last_year: &last_year,
        };
        let over_county = match scope {
            ReviewScope::County => counted.evaluate(self.library, self.options.outcomes),
            ReviewScope::Part | ReviewScope::Files => Vec::new(),
        };
        let prior = CountyPrior::new(county, &digests, &selection, &last_year);
        let numbered: Vec<_> = digests.into_iter().zip(rests).enumerate().collect();
        let reports = reader.map(numbered, |(position, (digest, mut rest))| {
            year.localize(&digest, &mut rest, Some((&prior, position)));
            (digest, rest)
        });
        CountyParts {
            county,
            library: self.library,
            scope,
            reports,
            others,
            selection,
            over_county,
            last_year: &last_year,
            owed_form,
            is_form_used,
            unknown_files: folder.unknown_files(&paths),
        }
        .review()
    }

    /// The digests of last year's reports among `files`.
    fn read_last_year(
        &self,
        folder: &CountyFolder,
        places: &FilePlaces<'_>,
        files: &[FoundFile],
    ) -> LastYear {
        let county = folder.county();
        let mut digests = Vec::new();
        let mut devices = Vec::new();
        let work = |read: ReadFile<'_>| {
            // The config names the county's own report of this year.
            let file = ReportFile {
                is_own_report: false,
                ..places.report_file(read.file, read.member)
            };
            let identified = IdentifiedReport::new(county, file, read.content)?;
            Ok(identified.last_year_digest(folder))
        };
        let take = |read: Result<Option<Digest>, SkippedFile>| {
            match read {
                Ok(digest) => digests.extend(digest),
                Err(file) if file.why == SkipReason::Device => devices.push(file),
                // What the program wrote may lie there.
                Err(_) => {}
            }
            Ok::<(), Infallible>(())
        };
        match self.reader(files).map_in_order(files, work, take) {
            Ok(()) => LastYear::new(county, digests, devices),
        }
    }

    /// Reads this year's reports, and evaluates each by itself.
    fn read_reports(
        &self,
        year: &CountyYear<'_>,
        places: &FilePlaces<'_>,
        reader: &FileReader<'_>,
        files: &[FoundFile],
    ) -> EvaluatedReports {
        let mut all = EvaluatedReports::default();
        let work = |read: ReadFile<'_>| {
            let file = places.report_file(read.file, read.member);
            year.evaluate_file(file, read.content, self.options.outcomes)
        };
        let take = |outcome: FileOutcome| {
            all.add(year, outcome);
            Ok::<(), Infallible>(())
        };
        match reader.map_in_order(files, work, take) {
            Ok(()) => all,
        }
    }
}

impl EvaluatedReports {
    fn add(&mut self, year: &CountyYear<'_>, outcome: FileOutcome) {
        let mut report = match outcome {
            FileOutcome::Report(report) => *report,
            FileOutcome::Other(other) => {
                self.others.push(other);
                return;
            }
            FileOutcome::LastYear => return,
        };
        // The prose of reports that wait is all that grows beyond their figures.
        if self.waiting_bytes > MOST_WAITING_BYTES {
            year.localize(&report.digest, &mut report.rest, None);
        }
        self.waiting_bytes += report.rest.waiting_bytes();
        self.reports.push(report);
    }
}
