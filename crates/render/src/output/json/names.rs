//! The words of the JSON, which are the same in every language.

use gouji_model::{FigureRole, Outcome, Severity, Status};

/// What a report comes to.
pub(crate) fn status_name(status: Status) -> &'static str {
    match status {
        Status::Clean => "clean",
        Status::Query => "query",
        Status::Undecided => "undecided",
        Status::Error => "error",
        Status::Unrecognised => "unrecognised",
        Status::Unreadable => "unreadable",
    }
}

/// How serious a finding is.
pub(crate) fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Query => "query",
        Severity::Note => "note",
    }
}

/// What came of a check.
pub(crate) fn outcome_name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Satisfied => "satisfied",
        Outcome::Violated => "violated",
        Outcome::NotApplicable => "not_applicable",
        Outcome::Undecided => "undecided",
    }
}

/// What a figure is in its finding.
pub(crate) fn role_name(role: FigureRole) -> &'static str {
    match role {
        FigureRole::Total => "total",
        FigureRole::Part => "part",
        FigureRole::Heading => "heading",
        FigureRole::Other => "other",
    }
}
