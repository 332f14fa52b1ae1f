//! What a report and a submitter come to, in one word. Every door asks here and nowhere else.

use crate::{Evaluation, Finding, Outcome, ReadError, Report, Severity};

/// What a report comes to, from the best to the worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// Nothing to correct and nothing to confirm.
    Clean,
    /// Whatever was to be confirmed is explained.
    Explained,
    /// Something to confirm.
    Query,
    /// A rule of severity `error` is undecided, or no rule applies.
    Undecided,
    /// Something to correct.
    Error,
    /// No form was recognised.
    Unrecognised,
    /// The file could not be read.
    Unreadable,
}

/// What all that a submitter has sent comes to, from the best to the worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SubmitterState {
    /// 通过: nothing to do.
    Clean,
    /// 已说明: whatever was to be confirmed is explained.
    Explained,
    /// 要核实: something to confirm.
    Query,
    /// 没审完: a rule of severity `error` is undecided, or no rule applies.
    Undecided,
    /// 有错误: something to correct, or nobody can tell which draft counts.
    Error,
    /// 已报，读不出: nothing that was sent can be read.
    Unreadable,
    /// 未报: nothing was sent.
    Missing,
}

/// What a report comes to: the gravest of its findings, by itself (`evaluation`) and over the county (`over_county`).
#[must_use]
pub fn report_status(
    report: &Result<Report, ReadError>,
    evaluation: Option<&Evaluation>,
    over_county: Option<&Evaluation>,
) -> Status {
    match report {
        Err(_) => return Status::Unreadable,
        Ok(report) if report.form_data.is_err() => return Status::Unrecognised,
        Ok(_) => {}
    }
    // A form that was recognised and not checked is not known to be right.
    let Some(evaluation) = evaluation else {
        return Status::Undecided;
    };
    let all = || [evaluation].into_iter().chain(over_county);
    // Where no rule applies, nothing is known to be right.
    let least = match all().any(|each| each.counts.satisfied + each.counts.violated > 0) {
        true => Status::Clean,
        false => Status::Undecided,
    };
    let findings = all().flat_map(|each| &each.findings);
    let found = findings.map(Finding::status).max();
    found.map_or(least, |status| status.max(least))
}

/// What a submitter comes to whose reports that count come to `counted`. `unclear` says whether of some drafts nobody can
/// tell which counts, `sent` whether something of it was found at all.
#[must_use]
pub fn submitter_state(
    counted: impl IntoIterator<Item = Status>,
    unclear: Unclear,
    sent: Sent,
) -> SubmitterState {
    let gravest = counted.into_iter().map(SubmitterState::from).max();
    let unclear = (unclear == Unclear::Some).then_some(SubmitterState::Error);
    gravest.max(unclear).unwrap_or(match sent {
        Sent::Something => SubmitterState::Unreadable,
        Sent::Nothing => SubmitterState::Missing,
    })
}

/// Whether there are drafts of which nobody can tell which counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unclear {
    /// There are none.
    None,
    /// There are some.
    Some,
}

/// Whether anything of a submitter was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    /// By content, by the name of a file or of a folder.
    Something,
    /// Nothing was.
    Nothing,
}

impl From<Status> for SubmitterState {
    fn from(status: Status) -> Self {
        match status {
            Status::Clean => Self::Clean,
            Status::Explained => Self::Explained,
            Status::Query => Self::Query,
            Status::Undecided => Self::Undecided,
            Status::Error => Self::Error,
            Status::Unrecognised | Status::Unreadable => Self::Unreadable,
        }
    }
}

impl SubmitterState {
    /// Whether the figures may be added up.
    #[must_use]
    pub fn is_sound(self) -> bool {
        self <= Self::Query
    }
}

impl Finding {
    /// The status that this finding alone gives its report.
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
