//! A batch: all reports of one county for one year, as what is kept of each once its document is dropped.

use crate::{Date, Evaluation, FormData, Severity, Status, SubmitterId};

/// Who files a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Filer {
    /// Somebody on the roster.
    Submitter(SubmitterId),
    /// The county itself, over all submitters.
    County,
}

/// How it is known whose report it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum IdentitySource {
    /// `gouji.yaml` says so: the county's own report.
    Config,
    /// The document names the submitter as the roster does.
    Content,
    /// The document names it by an alias.
    Alias,
    /// The document names it as it was called formerly.
    FormerName,
    /// The document names nobody on the roster, and the file does.
    FileName,
    /// Nor does the file, and a folder above it does.
    Folder,
}

/// Whose report a document is, and of which year.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Identity {
    /// Whose, and how it is known; `None` where nobody on the roster fits, or two do.
    pub filer: Option<(Filer, IdentitySource)>,
    /// Of which year: by the document, else by the name of the file, else by a folder above it.
    pub year: Option<u16>,
}

impl Identity {
    /// The submitter on the roster.
    #[must_use]
    pub fn submitter(&self) -> Option<SubmitterId> {
        match self.filer {
            Some((Filer::Submitter(id), _)) => Some(id),
            _ => None,
        }
    }

    /// Whether it is the county's own report.
    #[must_use]
    pub fn is_county(&self) -> bool {
        matches!(self.filer, Some((Filer::County, _)))
    }
}

/// What is kept of a report for the rules over the batch. It takes no more room than its form has figures.
#[derive(Debug, Clone)]
pub struct Digest {
    /// The path as it is shown.
    pub path: String,
    /// Whose it is and of which year.
    pub identity: Identity,
    /// The submitter as the document names it.
    pub named: Option<String>,
    /// What it came to by itself; last year's reports are not checked and have none.
    pub status: Option<Status>,
    /// The names of the sheets that places in a spreadsheet speak of.
    pub sheets: Vec<String>,
    /// The figures with what was written and where; `None` where no form was recognised or the file is unreadable.
    pub form_data: Option<FormData>,
    /// What tells one draft from another.
    pub draft: Draft,
    /// What its prose is known by.
    pub sketch: Sketch,
}

/// What a text is known by, so that two can be told to be alike without keeping either: hashes of its runs of letters,
/// the smallest ones, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sketch {
    /// The hashes.
    pub hashes: Vec<u64>,
    /// Whether the text has more of them, all larger than these.
    pub is_cut: bool,
}

/// What the rules over a county said of one report.
#[derive(Debug, Clone)]
pub struct CheckedDigest<'a> {
    /// The report.
    pub digest: &'a Digest,
    /// What they said.
    pub evaluation: Evaluation,
}

/// What tells one draft of a report from another. The times of files say nothing: copying changes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Draft {
    /// The date under the report.
    pub signed: Option<Date>,
    /// What the name of the file says.
    pub named: DraftName,
    /// A fingerprint of all that it says; equal where two documents say the same to the letter.
    pub fingerprint: u64,
    /// How much it says outside its tables, in bytes.
    pub words: usize,
}

/// What the name of a file says of the draft in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DraftName {
    /// Whether it says that it is the last one: 最终稿, 定稿.
    pub is_final: bool,
    /// Whether it says that it is the first one: 初稿, 一稿.
    pub is_first: bool,
    /// Whether it says that it was changed: 修改稿.
    pub is_revised: bool,
    /// Its number, from 2 on: 二稿, v2.
    pub number: Option<u32>,
    /// The number that programs put behind a name that is there already, as (1); 0 without one.
    pub copy: u32,
    /// The day that it says.
    pub date: Option<Date>,
}

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

/// Why one draft is the later one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftReason {
    /// It is signed later.
    Signed {
        /// The date under the later one.
        later: Date,
        /// The date under the earlier one.
        earlier: Date,
    },
    /// The name of its file says so.
    Named,
    /// Both say the same to the letter, so that it does not matter.
    Same,
    /// All figures are the same, and the other one says more in words.
    SameFigures,
}
