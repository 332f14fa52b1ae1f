//! Findings, causes and outcomes of reports as text for the terminal.
//!
//! In comes a checked report, out comes its text. `view` names the rows and
//! figures of one report; `cell_names` names many of them at once and counts
//! them (`tally`), `reason` says why a check was not decided, `place_text`
//! where a figure stands. [`context::RenderContext`] is what is at hand while
//! a report is drawn. `finding` and `cause` draw one of each, with the rule
//! behind it from `rule_notes`; `undecided` and `outcomes` list checks.
//! `report_text` puts a report together, `county` what was found over all.

pub(crate) mod cause;
pub(crate) mod cell_names;
pub(crate) mod context;
pub(crate) mod county;
pub(crate) mod finding;
pub(crate) mod outcomes;
pub(crate) mod over_county;
pub(crate) mod place_text;
pub(crate) mod reason;
pub(crate) mod report_text;
pub(crate) mod rule_notes;
pub(crate) mod tally;
pub(crate) mod undecided_checks;
pub(crate) mod view;
