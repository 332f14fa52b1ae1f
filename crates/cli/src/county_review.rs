//! A county's year with its files: last year's reports are read, and every file gets the place that the county gives it.

use crate::county_folder::CountyFolder;
use crate::read_files::{FileReader, ReadOptions};
use crate::session::Session;
use crate::submissions::{self, CountyFiles, Submission};
use gouji_model::{Digest, ReadError, Report};
use gouji_review::{
    CountyYear, FileYears, Identification, ReportFile, ReportScope, SearchDepth, digest_last_year,
    identify,
};
use gouji_ruleset::Library;
use std::collections::HashSet;
use std::convert::Infallible;
use std::path::PathBuf;

/// A county's year, once last year's reports are read, with the places of its files.
pub(crate) struct CountyReview<'a> {
    pub(crate) year: CountyYear<'a>,
    places: FilePlaces<'a>,
}

/// Where the files of a county's year lie.
struct FilePlaces<'a> {
    folder: &'a CountyFolder,
    /// The files that lie where last year's reports do.
    last_year: HashSet<PathBuf>,
    /// The files that lie where reports of both years do.
    both_years: HashSet<PathBuf>,
    own_report: Option<PathBuf>,
}

impl<'a> CountyReview<'a> {
    /// Reads last year's reports. Returns the year with this year's files: the `named` ones, or all.
    pub(crate) fn open(
        session: &Session,
        folder: &'a CountyFolder,
        library: &'a Library,
        reading: ReadOptions<'_>,
        named: Option<Vec<Submission>>,
        depth: SearchDepth,
    ) -> (Self, Vec<Submission>) {
        let files = submissions::county_files(session, folder);
        let places = FilePlaces::new(folder, &files);
        let digests = places.digests(&files.last_year, reading);
        let scope = match named {
            Some(_) => ReportScope::Part,
            None => ReportScope::Whole,
        };
        let year = CountyYear::new(folder.county(), library, digests, scope, depth);
        (Self { year, places }, named.unwrap_or(files.reports))
    }

    /// Says whose a report is.
    pub(crate) fn identify(
        &self,
        submission: &Submission,
        member: Option<&str>,
        report: Result<&Report, &ReadError>,
    ) -> Identification {
        let file = self.places.report_file(submission, member);
        identify(self.year.county, report, &file)
    }
}

impl<'a> FilePlaces<'a> {
    fn new(folder: &'a CountyFolder, files: &CountyFiles) -> Self {
        let last_year = files.last_year.iter();
        Self {
            folder,
            last_year: last_year.map(|file| file.real.clone()).collect(),
            both_years: files.shared.clone(),
            own_report: folder.own_report(),
        }
    }

    /// The digests of last year's reports among `submissions`.
    fn digests(&self, submissions: &[Submission], reading: ReadOptions<'_>) -> Vec<Digest> {
        let work = |submission: &Submission, member: Option<&str>, report: Result<Report, _>| {
            // The config names the county's own report of this year.
            let file = ReportFile {
                is_own_report: false,
                ..self.report_file(submission, member)
            };
            digest_last_year(self.folder.county(), report.as_ref(), &file)
        };
        let mut digests = Vec::new();
        let take = |digest: Option<Digest>| {
            digests.extend(digest);
            Ok::<(), Infallible>(())
        };
        let reader = FileReader::new(reading, submissions);
        match reader.map_in_order(submissions, work, take) {
            Ok(()) => digests,
        }
    }

    fn report_file(&self, submission: &Submission, member: Option<&str>) -> ReportFile {
        let real = &submission.real;
        let below = self.folder.relative_path(real).to_string_lossy();
        let below = below.replace('\\', "/");
        ReportFile {
            path: match member {
                Some(member) => format!("{below}/{member}"),
                None => below,
            },
            shown: submission.shown_with(member),
            is_own_report: self.own_report.as_ref() == Some(real),
            years: if self.both_years.contains(real) {
                FileYears::Both
            } else if self.last_year.contains(real) {
                FileYears::Last
            } else {
                FileYears::This
            },
        }
    }
}
