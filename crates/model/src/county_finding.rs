//! What is wrong with the reports of a county as a whole.

use crate::{DraftReason, Severity};

/// Something about the batch as a whole that a person is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountyFinding {
    /// What it is.
    pub problem: CountyProblem,
    /// The paths of the reports that it concerns, the one that counts first.
    pub reports: Vec<String>,
}

/// The problems of a batch; each is a finding with an id of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CountyProblem {
    /// Somebody on the roster has sent no report.
    Missing {
        /// The name on the roster.
        submitter: String,
    },
    /// Reports of one submitter and year that differ, and nothing says which is the later one.
    Duplicate {
        /// The name on the roster.
        submitter: String,
    },
    /// An earlier draft, which does not count.
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
    /// A name that two submitters' names stand in, as that of a file.
    Ambiguous {
        /// The names on the roster.
        submitters: Vec<String>,
    },
    /// The document is one submitter's and its file or folder says another.
    NameDisagrees {
        /// The name on the roster that the document says.
        document: String,
        /// The name on the roster that the file or folder says.
        file: String,
    },
    /// A report of another year among this year's.
    OtherYear {
        /// Its year.
        year: u16,
        /// The year that is reported.
        expected: u16,
    },
    /// The document is of one year, and its file or folder says another.
    YearDisagrees {
        /// The year that the document says.
        document: u16,
        /// The year that the file or folder says.
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
            Self::OwnReportMissing { .. } => "batch/own-report-missing",
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
            | Self::YearDisagrees { .. } => Severity::Query,
            Self::Superseded { .. }
            | Self::LastYearMissing { .. }
            | Self::OwnReportMissing { .. } => Severity::Note,
        }
    }
}
