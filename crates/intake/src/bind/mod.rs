//! A document to a report: the form it is, its rows, its values, who filed it and for which year.

mod absent;
mod across;
mod align;
mod binding;
mod cells;
mod columns;
mod contest;
mod forms;
mod found;
mod glued;
mod grid;
mod grid_cells;
mod halves;
mod head;
mod headers;
mod heading;
mod inner_label;
mod label;
mod no_figures;
mod number;
mod numbering;
mod placing;
mod prose;
mod recognise;
mod regions;
mod repeated;
mod rows;
mod segment;
mod several;
mod shapes;
mod spelled;
mod token;
mod unit;
mod unplaced;
mod value;

#[cfg(test)]
mod tests;

pub use forms::Forms;

use gouji_model::{Document, ReadingProblem, ReadingProblemKind, Report};

/// Binds a document to the form whose rows stand in it, and reads its figures.
#[must_use]
pub fn bind(document: &Document, forms: &Forms) -> Report {
    let Some(several) = several::several(document, forms) else {
        return bind_one(document, forms);
    };
    let mut report = bind_one(&several.first, forms);
    report.submitter = several.names.first().cloned();
    if let Ok(bound) = &mut report.bound {
        let problem = ReadingProblem {
            kind: ReadingProblemKind::SeveralReports {
                names: several.names,
            },
            figures: Vec::new(),
            place: several.place,
        };
        bound.problems.insert(0, problem);
    }
    report
}

fn bind_one(document: &Document, forms: &Forms) -> Report {
    let tokens = token::tokens(document, &forms.units, &forms.openings);
    let head = head::head(document);
    let bound = match segment::segments(&tokens) {
        Some(segments) => recognise::recognise(forms, &tokens, &segments)
            .map(|fitted| binding::read(&fitted, &tokens, &segments)),
        None => Err(recognise::none_of(forms)),
    };
    let bound = bound.map(|mut bound| {
        bound.problems.splice(..0, notices(document));
        bound
    });
    let form = bound.as_ref().ok().map(|bound| bound.form.id.as_str());
    Report {
        prose: prose::prose(document, &head, forms, form),
        submitter: head.submitter,
        year: head.year,
        sheets: document.sheets.clone(),
        bound,
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
