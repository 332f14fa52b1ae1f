//! A document that went through the whole walk, as rendering sees it.

use crate::{
    Cause, Comparison, Counts, Finding, Instance, Outcome, Reason, Report, RuleId, Severity,
};

/// One document with all that came of it.
#[derive(Debug, Clone)]
pub struct CheckedReport {
    /// The path as given on the command line, or that joined with `/` to the path below it.
    pub path: String,
    /// The report, or why the file could not be read.
    pub report: Result<Report, ReadError>,
    /// What the rules said; `None` where there were no figures to check.
    pub evaluation: Option<Evaluation>,
}

/// What all rules of a form said of one report.
#[derive(Debug, Clone, Default)]
pub struct Evaluation {
    /// How many checks came out how.
    pub counts: Counts,
    /// What a person is told: problems of reading first, then rules, each in the order of the form.
    pub findings: Vec<Finding>,
    /// Every check with its outcome, where they were asked for.
    pub outcomes: Vec<CheckOutcome>,
    /// Which figures explain the rules of severity `error` that are broken.
    pub causes: Vec<Cause>,
}

/// The outcome of one check.
#[derive(Debug, Clone)]
pub struct CheckOutcome {
    /// The rule.
    pub rule: RuleId,
    /// What it was applied to, for a rule with `each`.
    pub instance: Option<Instance>,
    /// What came of it.
    pub outcome: Outcome,
    /// Why it does not apply or is undecided.
    pub reason: Option<Reason>,
    /// Both sides, where the check compares two and both have a value.
    pub comparison: Option<Comparison>,
}

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// Nothing in it, or only spaces.
    Empty,
    /// Beyond one of the limits that keep a hostile or mistaken file from taking all memory.
    Beyond {
        /// The limit.
        limit: Limit,
    },
    /// Bytes that are no text in any encoding the program knows.
    NotText,
    /// A kind of file that is never read: a picture, an archive of another kind.
    Unsupported {
        /// What it is.
        kind: FileKind,
    },
    /// Protected by a password.
    Encrypted {
        /// What it is.
        kind: FileKind,
    },
    /// Cut short or damaged, so that nothing can be read from it.
    Damaged {
        /// What it is.
        kind: FileKind,
    },
    /// Pages without a text layer: scanned or drawn.
    NoTextLayer,
    /// An archive without a file in it.
    EmptyArchive,
    /// The system does not let us.
    PermissionDenied,
    /// Anything else that the system said, in its words.
    Io {
        /// The system's words.
        detail: String,
    },
}

/// A limit of reading, with its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Limit {
    /// Bytes of the file itself.
    Bytes(u64),
    /// Bytes of the file's parts once they are unpacked.
    Unpacked(u64),
    /// Files in an archive.
    Files(u64),
    /// Cells and lines.
    Cells(u64),
    /// Tables inside tables.
    Tables(u64),
    /// Other parts inside parts: elements, groups, drawings.
    Depth(u64),
    /// Pages.
    Pages(u64),
    /// Steps of reading a damaged or hostile file.
    Steps(u64),
}

/// What a file is, by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// Plain text: `.txt`, `.md`, `.csv`.
    Text,
    /// A web page.
    Html,
    /// A web page saved with all that belongs to it.
    Mht,
    /// Rich text.
    Rtf,
    /// Word since 2007, and WPS where it saves the same.
    Docx,
    /// Excel since 2007.
    Xlsx,
    /// An OpenDocument text.
    Odt,
    /// An OpenDocument spreadsheet.
    Ods,
    /// Word before 2007, and WPS.
    Doc,
    /// Excel before 2007.
    Xls,
    /// Microsoft Works, which also ends in `.wps`.
    Works,
    /// Another file of an office program: slides, drawings, mails, binary workbooks.
    OtherOffice,
    /// A file of an office program of which it cannot be told which, for it is protected or damaged.
    Office,
    /// A page description by the national standard, OFD.
    Ofd,
    /// A PDF.
    Pdf,
    /// A picture.
    Image,
    /// A zip archive.
    Zip,
    /// An archive of another kind: 7z, rar, gz.
    Archive,
    /// Sound or film.
    Media,
    /// A program.
    Program,
    /// A shortcut of the desktop, which only says where the file stands.
    Shortcut,
}

/// What a report comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// Nothing to correct and nothing to confirm.
    Clean,
    /// Something to confirm.
    Query,
    /// A rule of severity `error` is undecided.
    Undecided,
    /// Something to correct.
    Error,
    /// No form was recognised.
    Unrecognised,
    /// The file could not be read.
    Unreadable,
}

impl CheckedReport {
    /// What the report comes to: error before undecided before query before clean.
    #[must_use]
    pub fn status(&self) -> Status {
        let Ok(report) = &self.report else {
            return Status::Unreadable;
        };
        if report.form_data.is_err() {
            return Status::Unrecognised;
        }
        let Some(evaluation) = &self.evaluation else {
            return Status::Undecided;
        };
        // Where no rule was asked, nothing is known to be right.
        let least = if evaluation.counts.total() == 0 {
            Status::Undecided
        } else {
            Status::Clean
        };
        let found = evaluation.findings.iter().map(Finding::status).max();
        found.map_or(least, |status| status.max(least))
    }
}

impl Finding {
    /// What this finding alone makes of its report.
    #[must_use]
    pub fn status(&self) -> Status {
        match (self.severity, self.outcome) {
            (Severity::Error, Outcome::Undecided) => Status::Undecided,
            (Severity::Error, _) => Status::Error,
            (Severity::Query, Outcome::Violated) => Status::Query,
            (Severity::Query | Severity::Note, _) => Status::Clean,
        }
    }
}
