//! A document to a report: the form it is, its rows, its values, who filed it and for which year.
//!
//! [`bind`] finds the form whose rows stand in a document, places the document's rows in it, and reads their
//! values. What cannot be said with certainty is a problem of the report, never a guess.
//!
//! A document goes through these folders, and each hands one value to the next:
//!
//! 1. `tokens`: the lines of a document become a `TokenizedDocument`.
//! 2. `recognition`: the form that fits it best, and which texts are which rows: a `RecognisedDocument`.
//! 3. `placement`: which cell is which figure: `Placements`.
//! 4. `figures`: values, states and problems: the `FormData` of the report. Nothing else writes these.
//!
//! Between the second and the third, `table_choice` leaves out tables that are not the report's: samples, those of
//! another year, copies that nobody filled in.
//!
//! `report_head` and `prose` read what stands around the table; `several_reports` cuts a document that holds the
//! reports of several submitters; `roster` reads a list of submitters and `register` the
//! office's register of the files that it received, which are no reports (`list_table` is what both are).
//!
//! Architecture invariant: this crate touches no disk, knows no file format and no rule, and holds no state
//! between two documents. [`Forms`] is made once per run and shared by all threads.

mod figures;
mod form_index;
mod list_table;
mod pictured_tables;
mod placement;
mod prose;
mod recognition;
mod register;
mod report_head;
mod roster;
mod several_reports;
mod table_choice;
mod tokens;

#[cfg(test)]
mod tests;

pub use form_index::Forms;
pub use register::register;
pub use roster::roster;

use figures::form_data;
use gouji_model::{Document, Line, ReadingProblem, ReadingProblemKind, RecognitionFailure, Report};
use placement::MatchedDocument;
use recognition::{RecognisedDocument, recognise};
use report_head::Head;
use table_choice::TableChoice;

/// Binds a document to the form whose rows stand in it, and reads its figures.
#[must_use]
pub fn bind(document: &Document, forms: &Forms) -> Report {
    let lines = document.lines.as_slice();
    let recognised = recognise(lines, forms);
    let head = report_head::head(lines);
    let choice = recognised.as_ref().ok();
    let choice = choice.and_then(|recognised| {
        table_choice::choose(recognised, lines, &document.sheets, forms, head.year)
    });
    let Some(TableChoice { lines, problems }) = choice else {
        return bind_lines(document, lines, forms, recognised, head);
    };
    let rest = recognise(&lines, forms);
    if rest.is_err() {
        return bind_lines(document, &document.lines, forms, recognised, head);
    }
    let head = report_head::head(&lines);
    let mut report = bind_lines(document, &lines, forms, rest, head);
    if let Ok(form_data) = &mut report.form_data {
        form_data.problems.splice(..0, problems);
    }
    report
}

/// Binds those lines of a document that count.
fn bind_lines(
    document: &Document,
    lines: &[Line],
    forms: &Forms,
    recognised: Result<RecognisedDocument<'_>, RecognitionFailure>,
    head: Head,
) -> Report {
    let Some(several) = several_reports::split(lines, forms) else {
        return report(document, lines, forms, recognised, head);
    };
    let head = report_head::head(several.first_lines);
    let mut report = report(document, several.first_lines, forms, several.first, head);
    report.submitter = several.names.first().cloned();
    if let Ok(form_data) = &mut report.form_data {
        let problem = ReadingProblem {
            kind: ReadingProblemKind::SeveralReports {
                names: several.names,
            },
            figures: Vec::new(),
            place: several.second_place,
            repetition: None,
        };
        form_data.problems.insert(0, problem);
    }
    report
}

/// The report in `lines` of a document, in which a form was recognised or not.
fn report(
    document: &Document,
    lines: &[Line],
    forms: &Forms,
    recognised: Result<RecognisedDocument<'_>, RecognitionFailure>,
    head: Head,
) -> Report {
    let index = recognised
        .as_ref()
        .ok()
        .map(|document| document.recognition.index);
    let prose = prose::prose(lines, &head, &forms.units, index);
    let form_data = recognised.map(|recognised| {
        let mut form_data = form_data(&MatchedDocument::new(&recognised), document);
        pictured_tables::note_tables(&mut form_data, document);
        form_data.problems.splice(..0, other_forms(&recognised));
        form_data.problems.splice(..0, notices(document));
        form_data
    });
    let form_data = form_data.map_err(|mut failure| {
        pictured_tables::note_failure(&mut failure, document, forms);
        failure
    });
    Report {
        prose,
        submitter: head.submitter,
        year: head.year,
        sheets: document.sheets.clone(),
        form_data,
    }
}

/// The forms that stand in a document besides the one that is read.
fn other_forms(recognised: &RecognisedDocument<'_>) -> Vec<ReadingProblem> {
    let others = recognised.recognition.others.iter();
    let others = others.map(|other| ReadingProblem {
        kind: ReadingProblemKind::OtherForm {
            title: other.title.clone(),
        },
        figures: Vec::new(),
        place: Some(other.place),
        repetition: None,
    });
    others.collect()
}

/// What a person who opens the file may not see as it was read.
fn notices(document: &Document) -> impl Iterator<Item = ReadingProblem> + '_ {
    document.notices.iter().map(|notice| ReadingProblem {
        kind: ReadingProblemKind::Notice {
            kind: notice.kind.clone(),
            more: notice.more,
        },
        figures: Vec::new(),
        place: notice.place,
        repetition: None,
    })
}
