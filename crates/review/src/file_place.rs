//! Where the files of a county's year lie, and which years' reports the config says lie there.

use crate::files::find::{CountyFiles, FoundFile};
use crate::identity::{FileYears, ReportFile};
use crate::open::county_folder::CountyFolder;
use std::collections::HashSet;
use std::path::PathBuf;

/// Where the files of a county's year lie.
pub(crate) struct FilePlaces<'a> {
    folder: &'a CountyFolder,
    /// The files that lie where last year's reports do.
    last_year: HashSet<PathBuf>,
    /// The files that lie where reports of both years do.
    both_years: HashSet<PathBuf>,
    own_report: Option<PathBuf>,
}

impl<'a> FilePlaces<'a> {
    pub(crate) fn new(folder: &'a CountyFolder, files: &CountyFiles) -> Self {
        let last_year = files.last_year.iter();
        Self {
            folder,
            last_year: last_year.map(|file| file.real.clone()).collect(),
            both_years: files.shared.clone(),
            own_report: folder.own_report(),
        }
    }

    /// A file, or its `member` where it is an archive, as the county's folder has it.
    pub(crate) fn report_file(&self, file: &FoundFile, member: Option<&str>) -> ReportFile {
        let real = &file.real;
        let below = self.folder.relative_path(real).to_string_lossy();
        let below = below.replace('\\', "/");
        ReportFile {
            path: match member {
                Some(member) => format!("{below}/{member}"),
                None => below,
            },
            shown: file.shown_with(member),
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
