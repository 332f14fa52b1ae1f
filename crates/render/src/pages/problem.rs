//! The page of a problem that reading a report can turn up, under the headings of a rule's page.

use super::rule::{section, title};
use crate::style::Style;
use crate::words::{Term, Words};
use gouji_model::{NoticeKind, ReadingProblemKind, RowId, TableClaim};

/// The ids of what is found without a rule, while a report is read.
#[must_use]
pub fn problem_ids() -> Vec<&'static str> {
    kinds().map(|kind| kind.id()).collect()
}

/// The page of a problem of reading, under the headings of a rule's; `None` where no problem has that id.
#[must_use]
pub fn explain_problem(id: &str, style: Style) -> Option<String> {
    let words = Words(style.language);
    let kind = problem_kind(id)?;
    let [checks, why, fix] = words.problem_page(&kind);
    let mut out = String::new();
    title(
        &mut out,
        id,
        kind.severity(),
        &[words.term(Term::WhileReading)],
        style,
    );
    section(&mut out, Term::WhatItChecks, checks, style);
    out.push('\n');
    section(&mut out, Term::WhyHeading, why, style);
    out.push('\n');
    section(&mut out, Term::FixHeading, fix, style);
    Some(out)
}

/// A problem of the kind with this id, with nothing in it.
pub(crate) fn problem_kind(id: &str) -> Option<ReadingProblemKind> {
    kinds().find(|kind| kind.id() == id)
}

/// One problem of each kind, with nothing in it.
fn kinds() -> impl Iterator<Item = ReadingProblemKind> {
    let first = ReadingProblemKind::UnreadableValue { raw: String::new() };
    std::iter::successors(Some(first), next_kind)
}

/// The kind behind `kind` in the order of [`ReadingProblemKind`]: a new kind does not compile without a place in it.
#[expect(clippy::too_many_lines, reason = "a flat table")]
fn next_kind(kind: &ReadingProblemKind) -> Option<ReadingProblemKind> {
    use ReadingProblemKind as K;
    let row = RowId::new(0);
    let text = String::new;
    Some(match kind {
        K::UnreadableValue { .. } => K::UnsuitableNumber {
            raw: text(),
            scale: 0,
        },
        K::UnsuitableNumber { .. } => K::AbsentRows {
            first: row,
            last: row,
            count: 0,
            cut_off_after: None,
            picture: None,
        },
        K::AbsentRows { .. } => K::UnplacedRow {
            text: text(),
            candidates: Vec::new(),
        },
        K::UnplacedRow { .. } => K::UnitInCell {
            raw: text(),
            unit: text(),
        },
        K::UnitInCell { .. } => K::OtherUnit { printed: text() },
        K::OtherUnit { .. } => K::NoUnit { taken: text() },
        K::NoUnit { .. } => K::HeadingHasValue,
        K::HeadingHasValue => K::NotPlaced { seen: text() },
        K::NotPlaced { .. } => K::NoFigures {
            table: text(),
            is_whole_report: true,
        },
        K::NoFigures { .. } => K::UnknownHeader {
            rows: (0, 0),
            unknown: Vec::new(),
            lacking: Vec::new(),
        },
        K::UnknownHeader { .. } => K::OutsideColumns { seen: text() },
        K::OutsideColumns { .. } => K::PrintedTwice {
            rows: Vec::new(),
            count: 0,
        },
        K::PrintedTwice { .. } => K::LeftOut {
            claim: TableClaim::Sample,
            said: text(),
        },
        K::LeftOut { .. } => K::OtherwiseCalled {
            claim: TableClaim::Sample,
            said: text(),
        },
        K::OtherwiseCalled { .. } => K::ParallelYears { years: Vec::new() },
        K::ParallelYears { .. } => K::OtherForm { title: text() },
        K::OtherForm { .. } => K::LostCharacter { raw: text() },
        K::LostCharacter { .. } => K::SeveralReports { names: Vec::new() },
        K::SeveralReports { .. } => K::LabelDiffers { printed: text() },
        K::LabelDiffers { .. } => notice(NoticeKind::TrackedChanges),
        K::Notice { kind, .. } => notice(match kind {
            NoticeKind::TrackedChanges => NoticeKind::StruckOut,
            NoticeKind::StruckOut => NoticeKind::HiddenSheet { name: text() },
            NoticeKind::HiddenSheet { .. } => NoticeKind::HiddenRows,
            NoticeKind::HiddenRows => NoticeKind::HiddenText,
            NoticeKind::HiddenText => NoticeKind::RecognisedText,
            NoticeKind::RecognisedText => NoticeKind::UndecodableText,
            NoticeKind::UndecodableText => NoticeKind::Damaged,
            NoticeKind::Damaged => return None,
        }),
    })
}

fn notice(kind: NoticeKind) -> ReadingProblemKind {
    ReadingProblemKind::Notice { kind, more: 0 }
}
