//! English.

mod causes;
mod claim_mistakes;
mod command;
mod county;
mod files;
mod findings;
mod form_mistakes;
mod form_page;
mod group_mistakes;
mod mistakes;
mod problem_pages;
mod reasons;
mod rollup;

pub(super) use causes::*;
pub(super) use command::*;
pub(super) use county::{batch_problem, missing_reports, other_years, over_county, roster_mistake};
pub(super) use files::unreadable;
pub(super) use findings::*;
pub(super) use form_page::FORM_PAGE;
pub(super) use mistakes::{mistake, mistake_count, related};
pub(super) use problem_pages::problem_page;
pub(super) use reasons::{reason, undecided_cause};
pub(super) use rollup::ROLLUP;

use super::Term;
use gouji_model::{Outcome, Place, Severity, State, Status, cell_address};

pub(super) fn term(term: Term) -> &'static str {
    match term {
        Term::Error => "error",
        Term::Query => "query",
        Term::Note => "note",
        Term::Colon => ": ",
        Term::Help => "help",
        Term::Rule => "rule",
        Term::Why => "why",
        Term::Basis => "basis",
        Term::AbsentRows => "not in the file",
        Term::BlankParts => "other parts, blank and counted as 0",
        Term::ZeroParts => "parts that are not shown, all 0",
        Term::AlsoBlank => "also blank",
        Term::AlsoRows => "also",
        Term::LastYear => "last year",
        Term::Submitters => "submitters",
        Term::NotChecked => "not checked",
        Term::Cause => "which figure is wrong",
        Term::Broken => "broken",
        Term::Settle => "to settle it",
        Term::RuleAdvice => "the rule advises",
        Term::Alike => "alike",
        Term::SeeAbove => "basis and help as above for the same rule",
        Term::Unknown => "unknown",
        Term::Severity => "severity",
        Term::Source => "source",
        Term::Submitter => "submitter",
        Term::File => "file",
        Term::Year => "year",
        Term::Form => "form",
        Term::Status => "result",
        Term::Undecided => "undecided",
        Term::Item => "item",
        Term::ItemColumn => "column",
        Term::Label => "label",
        Term::ColumnLabel => "column label",
        Term::Unit => "unit",
        Term::Value => "value",
        Term::State => "state",
        Term::Raw => "raw",
        Term::Place => "place",
        Term::WhatItChecks => "What it checks",
        Term::WhyHeading => "Why",
        Term::BasisHeading => "Basis",
        Term::ExampleHeading => "Example that fails",
        Term::FixHeading => "How to put it right",
        Term::Check => "expression",
        Term::When => "only when",
        Term::Each => "for each",
        Term::BuiltIn => "built in",
        Term::CountysOwn => "from a rule file",
        Term::WhileReading => "found while reading",
        Term::OthersBlank => "figures not shown are blank",
        Term::Said => "the check says",
        Term::Checks => "checks",
        Term::Unplaced => "rows not recognised",
        Term::Replaced => "built-in rules replaced by yours",
        Term::Added => "rules of your own",
        Term::Overridden => "overridden",
        Term::Off => "off",
        Term::Batch => "the batch",
        Term::Superseded => "draft",
        Term::Missing => "submitters without a report",
        Term::Next => "next",
        Term::NotGiven => "the rule file does not say",
    }
}

pub(super) fn severity_in_full(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error (must be corrected)",
        Severity::Query => "query (confirm, or explain in writing)",
        Severity::Note => "note (worth a look)",
    }
}

pub(super) fn status(status: Status) -> &'static str {
    match status {
        Status::Clean => "clean",
        Status::Query => "query",
        Status::Undecided => "undecided",
        Status::Error => "error",
        Status::Unrecognised => "unrecognised",
        Status::Unreadable => "unreadable",
    }
}

pub(super) fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Satisfied => "holds",
        Outcome::Violated => "violated",
        Outcome::NotApplicable => "not applicable",
        Outcome::Undecided => "undecided",
    }
}

pub(super) fn state(state: State) -> &'static str {
    match state {
        State::Number => "number",
        State::Blank => "blank",
        State::Dash => "dash",
        State::None => "none",
        State::Unreadable => "not a number",
        State::Absent => "no such row",
        State::Omitted => "not in this layout",
        State::NotPlaced => "not placed",
    }
}

pub(super) fn row_place(place: Place, sheet: &str) -> String {
    match place {
        Place::Line { line, .. } => format!("line {line}"),
        Place::Table { table, row, .. } => format!("table {table}, row {row}"),
        Place::Sheet { row, .. } => format!("row {row} of the sheet {sheet}"),
        Place::Paragraph { .. } | Place::Page { .. } => self::place(place, sheet),
    }
}

pub(super) fn place(place: Place, sheet: &str) -> String {
    match place {
        Place::Line { line, column } => format!("line {line}, column {column}"),
        Place::Paragraph { paragraph } => format!("paragraph {paragraph}"),
        Place::Table { table, row, column } => {
            format!("table {table}, row {row}, column {column}")
        }
        Place::Sheet { row, column, .. } => format!("{sheet} {}", cell_address(column, row)),
        Place::Page { page, row, .. } => format!("page {page}, line {row}"),
    }
}

/// A scope with English placeholders where the rule language names Chinese ones.
pub(super) fn scope(each: &str) -> String {
    match each.rsplit_once(' ') {
        Some((scope, "名称")) => format!("{scope} NAME"),
        Some((scope, "表名")) => format!("{scope} TABLE"),
        Some((scope, "正文")) => format!("{scope} prose"),
        _ => each.to_owned(),
    }
}

pub(super) fn quote(text: &str) -> String {
    format!("\"{}\"", super::quotable(text))
}

pub(super) fn join(names: &[String]) -> String {
    names.join(", ")
}

/// `1 row`, `2 rows`.
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        _ => format!("{count} {many}"),
    }
}
