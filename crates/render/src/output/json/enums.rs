//! The words that JSON has for the model's enums, the same in every language.
//!
//! Each is a mirror from which serde writes the value and schemars lists the words. A variant that the model has and
//! the mirror lacks does not compile.

use gouji_model::{FigureRole, Grade, Outcome, Severity, State, Status, SubmitterState};
use schemars::JsonSchema;
use serde::Serialize;

#[derive(JsonSchema, Serialize)]
#[serde(remote = "Status", rename_all = "snake_case")]
#[schemars(inline)]
pub(crate) enum StatusWord {
    Clean,
    Explained,
    Query,
    Undecided,
    Error,
    Unrecognised,
    Unreadable,
}

#[derive(JsonSchema, Serialize)]
#[serde(remote = "SubmitterState", rename_all = "snake_case")]
#[schemars(inline)]
pub(crate) enum SubmitterStateWord {
    Clean,
    Explained,
    Query,
    Undecided,
    Error,
    Unreadable,
    Missing,
}

#[derive(JsonSchema, Serialize)]
#[serde(remote = "Severity", rename_all = "snake_case")]
#[schemars(inline)]
pub(crate) enum SeverityWord {
    Error,
    Query,
    Note,
}

#[derive(JsonSchema, Serialize)]
#[serde(remote = "Outcome", rename_all = "snake_case")]
#[schemars(inline)]
pub(crate) enum OutcomeWord {
    Satisfied,
    Violated,
    NotApplicable,
    Undecided,
}

#[derive(JsonSchema, Serialize)]
#[serde(remote = "FigureRole", rename_all = "snake_case")]
#[schemars(inline)]
pub(crate) enum RoleWord {
    Total,
    Part,
    Heading,
    Other,
}

#[derive(JsonSchema, Serialize)]
#[serde(remote = "Grade", rename_all = "snake_case")]
#[schemars(inline)]
pub(crate) enum GradeWord {
    Certain,
    Likely,
    Undetermined,
}

#[derive(JsonSchema, Serialize)]
#[serde(remote = "State", rename_all = "snake_case")]
#[schemars(inline)]
pub(crate) enum StateWord {
    Number,
    Blank,
    Dash,
    None,
    Unreadable,
    Absent,
    // Programs are not told why a row is not there.
    #[serde(rename = "absent")]
    #[schemars(skip)]
    Omitted,
    NotPlaced,
}
