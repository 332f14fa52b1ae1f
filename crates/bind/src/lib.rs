//! A document to a report: the form it is, its rows, its values, who filed it and for which year.
//!
//! [`bind`] finds the form whose rows stand in a document, places the document's rows in it, and reads their
//! values. What cannot be said with certainty is a problem of the report, never a guess.
//!
//! Architecture invariant: this crate touches no disk, knows no file format and no rule, and holds no state
//! between two documents. [`Forms`] is made once per run and shared by all threads.

mod figures;
mod form_index;
mod multiple_reports;
mod placement;
mod prose;
mod recognition;
mod report_head;
mod roster;
mod tokens;

#[cfg(test)]
mod tests;

pub use form_index::Forms;
pub use roster::roster;

use gouji_model::{Document, ReadingProblem, ReadingProblemKind, Report};
use placement::place_rows;
use recognition::recognise;
use tokens::{segment, token};

/// Binds a document to the form whose rows stand in it, and reads its figures.
#[must_use]
pub fn bind(document: &Document, forms: &Forms) -> Report {
    let Some(several) = multiple_reports::several(document, forms) else {
        return bind_one(document, forms);
    };
    let mut report = bind_one(&several.first, forms);
    report.submitter = several.names.first().cloned();
    if let Ok(form_data) = &mut report.form_data {
        let problem = ReadingProblem {
            kind: ReadingProblemKind::SeveralReports {
                names: several.names,
            },
            figures: Vec::new(),
            place: several.place,
        };
        form_data.problems.insert(0, problem);
    }
    report
}

fn bind_one(document: &Document, forms: &Forms) -> Report {
    let tokens = token::tokens(document, &forms.units, &forms.openings);
    let head = report_head::head(document);
    let form_data = match segment::segments(&tokens) {
        Some(segments) => recognise::recognise(forms, &tokens, &segments)
            .map(|recognition| place_rows::read(&recognition, &tokens, &segments)),
        None => Err(recognise::none_of(forms)),
    };
    let form_data = form_data.map(|mut form_data| {
        form_data.problems.splice(..0, notices(document));
        form_data
    });
    let form = form_data
        .as_ref()
        .ok()
        .map(|form_data| form_data.form.id.as_str());
    Report {
        prose: prose::prose(document, &head, forms, form),
        submitter: head.submitter,
        year: head.year,
        sheets: document.sheets.clone(),
        form_data,
    }
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
    })
}
