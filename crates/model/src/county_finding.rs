//! What is wrong with the reports of a county as a whole.

use crate::{DraftDifference, DraftReason, Severity};

/// A problem of a county's year that concerns whole reports and not single figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountyFinding {
    /// What it is.
    pub problem: CountyProblem,
    /// The paths of the reports that it concerns, the one that counts first.
    pub reports: Vec<String>,
}

/// The problems of a county's year; each kind has a reserved id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CountyProblem {
    /// Somebody on the roster has sent no report.
    Missing {
        /// The name on the roster.
        submitter: String,
    },
    /// Reports of one submitter, year and form that differ, and nothing says which is the later one.
    Duplicate {
        /// The name on the roster.
        submitter: String,
        /// How they differ; its values are in the order of the finding's reports.
        difference: DraftDifference,
    },
    /// An earlier draft or a duplicate, which does not count.
    Superseded {
        /// The name on the roster.
        submitter: String,
        /// Why the other one counts.
        because: DraftReason,
    },
    /// A report of somebody who is not on the roster.
    Uninvited {
        /// As the document, or else the file, names them; `None` where neither does.
        named: Option<String>,
    },
    /// The name of a file in which the names of several submitters stand.
    Ambiguous {
        /// The names on the roster.
        submitters: Vec<String>,
    },
    /// The document names one submitter, and its file or folder another.
    NameDisagrees {
        /// The name on the roster that the document gives.
        document: String,
        /// The name on the roster that the file or folder gives.
        file: String,
    },
    /// A report of another year among this year's reports.
    OtherYear {
        /// Its year.
        year: u16,
        /// The year that is reported.
        expected: u16,
    },
    /// The document is of one year, and its file names another.
    YearDisagrees {
        /// The year that the document says.
        document: u16,
        /// The year that the file names.
        file: u16,
    },
    /// A report on another form than the county prescribes for the year.
    OtherForm {
        /// The title of the form that it is on.
        form: String,
        /// The id of the form prescribed.
        expected: String,
    },
    /// Last year's reports of some submitters are not at hand.
    LastYearMissing {
        /// Their names on the roster; empty where nobody's is at hand.
        submitters: Vec<String>,
        /// Where they were looked for.
        looked_in: Vec<String>,
    },
    /// Files among last year's reports that are of another year, or cannot be read.
    NotLastYear,
    /// Files that the office's register names, and that are not there.
    RegisterUnknown,
    /// Files that the program itself wrote.
    OwnOutput,
    /// Devices, pipes and the like.
    Device,
    /// What programs left behind.
    Leftover,
    /// Files that were meant to be `gouji.yaml` and are called otherwise, so that nothing reads them.
    MisnamedConfig,
    /// Files without form, title and submitter.
    NotAReport,
    /// Files that cannot be read, beside a report of the same submitter that was.
    Unread {
        /// The name of the submitter.
        submitter: String,
    },
    /// The county's own report is not there yet.
    OwnReportMissing {
        /// Where it was looked for.
        path: String,
    },
}

impl CountyProblem {
    /// The reserved id of the finding.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "batch/missing-report",
            Self::Duplicate { .. } => "batch/duplicate-report",
            Self::Superseded { .. } => "batch/superseded-report",
            Self::Uninvited { .. } => "batch/uninvited-report",
            Self::Ambiguous { .. } => "batch/ambiguous-name",
            Self::NameDisagrees { .. } => "batch/name-disagrees",
            Self::OtherYear { .. } => "batch/other-year",
            Self::YearDisagrees { .. } => "batch/year-disagrees",
            Self::OtherForm { .. } => "batch/other-form",
            Self::LastYearMissing { .. } => "batch/last-year-missing",
            Self::NotLastYear => "batch/not-last-year",
            Self::RegisterUnknown => "batch/register-unknown",
            Self::OwnOutput => "batch/own-output",
            Self::Device => "batch/device",
            Self::Leftover => "batch/leftover-file",
            Self::MisnamedConfig => "batch/config-name",
            Self::NotAReport => "batch/not-a-report",
            Self::Unread { .. } => "batch/unread-file",
            Self::OwnReportMissing { .. } => "batch/own-report-missing",
        }
    }

    /// What it says of whom, in words that do not depend on where the files lie.
    pub(crate) fn facts(&self) -> Vec<String> {
        match self {
            Self::Missing { submitter }
            | Self::Duplicate { submitter, .. }
            | Self::Superseded { submitter, .. } => vec![submitter.clone()],
            Self::Uninvited { named } => named.iter().cloned().collect(),
            Self::Ambiguous { submitters } | Self::LastYearMissing { submitters, .. } => {
                submitters.clone()
            }
            Self::NameDisagrees { document, file } => vec![document.clone(), file.clone()],
            Self::OtherYear {
                year: document,
                expected: other,
            }
            | Self::YearDisagrees {
                document,
                file: other,
            } => vec![document.to_string(), other.to_string()],
            Self::OtherForm { form, expected } => vec![form.clone(), expected.clone()],
            Self::Unread { submitter } => vec![submitter.clone()],
            Self::NotLastYear
            | Self::RegisterUnknown
            | Self::OwnOutput
            | Self::Device
            | Self::Leftover
            | Self::MisnamedConfig
            | Self::NotAReport
            | Self::OwnReportMissing { .. } => Vec::new(),
        }
    }

    /// How serious it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            Self::Missing { .. } | Self::Duplicate { .. } | Self::OtherForm { .. } => {
                Severity::Error
            }
            Self::Uninvited { .. }
            | Self::Ambiguous { .. }
            | Self::NameDisagrees { .. }
            | Self::OtherYear { .. }
            | Self::YearDisagrees { .. }
            | Self::MisnamedConfig => Severity::Query,
            Self::Superseded { .. }
            | Self::NotLastYear
            | Self::RegisterUnknown
            | Self::OwnOutput
            | Self::Device
            | Self::Leftover
            | Self::NotAReport
            | Self::Unread { .. }
            | Self::LastYearMissing { .. }
            | Self::OwnReportMissing { .. } => Severity::Note,
        }
    }
}
