//! The page of a problem that reading a report can turn up, under the headings of a rule's page.

use super::rule::{section, title};
use crate::style::Style;
use crate::words::{Term, Words};
use gouji_model::{NoticeKind, ReadingProblemKind, RowId};

/// The ids of the problems that reading a report can turn up, in the order of [`ReadingProblemKind`].
const PROBLEMS: [&str; 21] = [
    "intake/unreadable-value",
    "intake/unsuitable-number",
    "intake/absent-row",
    "intake/unplaced-row",
    "intake/unit-in-cell",
    "intake/other-unit",
    "intake/no-unit",
    "intake/heading-has-value",
    "intake/not-placed",
    "intake/no-figures",
    "intake/unknown-header",
    "intake/outside-columns",
    "intake/several-reports",
    "intake/label-differs",
    "intake/tracked-changes",
    "intake/struck-out",
    "intake/hidden-sheet",
    "intake/hidden-rows",
    "intake/hidden-text",
    "intake/recognised-text",
    "intake/damaged",
];

/// The ids of what is found without a rule, while a report is read.
#[must_use]
pub fn problem_ids() -> &'static [&'static str] {
    &PROBLEMS
}

/// The page of a problem of reading, under the headings of a rule's; `None` where no problem has that id.
#[must_use]
pub fn explain_problem(id: &str, style: Style) -> Option<String> {
    let words = Words(style.language);
    let [checks, why, fix] = words.problem_page(id)?;
    let severity = kinds().iter().find(|kind| kind.id() == id)?.severity();
    let mut out = String::new();
    title(
        &mut out,
        id,
        severity,
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

/// One problem of each kind, with nothing in it.
fn kinds() -> [ReadingProblemKind; 21] {
    let row = RowId::new(0);
    let text = String::new;
    [
        ReadingProblemKind::UnreadableValue { raw: text() },
        ReadingProblemKind::UnsuitableNumber {
            raw: text(),
            scale: 0,
        },
        ReadingProblemKind::AbsentRows {
            first: row,
            last: row,
            count: 0,
            cut_off_after: None,
        },
        ReadingProblemKind::UnplacedRow {
            text: text(),
            candidates: Vec::new(),
        },
        ReadingProblemKind::UnitInCell {
            raw: text(),
            unit: text(),
        },
        ReadingProblemKind::OtherUnit { printed: text() },
        ReadingProblemKind::NoUnit { taken: text() },
        ReadingProblemKind::HeadingHasValue,
        ReadingProblemKind::NotPlaced { seen: text() },
        ReadingProblemKind::NoFigures { table: text() },
        ReadingProblemKind::UnknownHeader {
            rows: (0, 0),
            unknown: Vec::new(),
            lacking: Vec::new(),
        },
        ReadingProblemKind::OutsideColumns { seen: text() },
        ReadingProblemKind::SeveralReports { names: Vec::new() },
        ReadingProblemKind::LabelDiffers { printed: text() },
        notice(NoticeKind::TrackedChanges),
        notice(NoticeKind::StruckOut),
        notice(NoticeKind::HiddenSheet { name: text() }),
        notice(NoticeKind::HiddenRows),
        notice(NoticeKind::HiddenText),
        notice(NoticeKind::RecognisedText),
        notice(NoticeKind::Damaged),
    ]
}

fn notice(kind: NoticeKind) -> ReadingProblemKind {
    ReadingProblemKind::Notice { kind, more: 0 }
}
