//! Documents that hold the reports of several submitters, one after the other.

use crate::recognition::recognise;
use crate::tokens::{segment, token};
use crate::{Forms, report_head as head};
use gouji_model::{Document, Line, Place};

/// How many submitters are named.
const MOST_NAMED: usize = 40;

/// The reports of a document that holds more than one.
pub(crate) struct MultipleReports {
    /// The first, as a document.
    pub(crate) first: Document,
    /// The submitters, in order.
    pub(crate) names: Vec<String>,
    /// Where the second begins.
    pub(crate) place: Option<Place>,
}

/// The reports in `document`, where titles of several submitters stand in it and a form below more than one of them.
pub(crate) fn several(document: &Document, forms: &Forms) -> Option<MultipleReports> {
    let mut parts: Vec<(usize, String)> = Vec::new();
    for (line, name) in head::named_titles(document) {
        if parts
            .last()
            .is_none_or(|(_, before)| !is_same(before, &name))
        {
            parts.push((line, name));
        }
    }
    if parts.len() < 2 {
        return None;
    }
    let ends = parts.iter().skip(1).map(|&(line, _)| line);
    let ends = ends.chain([document.lines.len()]);
    let filled: Vec<&(usize, String)> = parts
        .iter()
        .zip(ends)
        .filter(|((line, _), end)| {
            let lines = document.lines.get(*line..*end).unwrap_or_default();
            holds_form(document, lines, forms)
        })
        .map(|(part, _)| part)
        .take(MOST_NAMED)
        .collect();
    let (_, second) = (filled.first()?, filled.get(1)?);
    let names = filled.iter().map(|(_, name)| name.clone());
    let opening = document.lines.get(second.0);
    Some(MultipleReports {
        first: part(document, document.lines.get(..second.0).unwrap_or_default()),
        names: names.collect(),
        place: opening.and_then(|line| Some(line.cells.first()?.place)),
    })
}

/// Whether two titles name the same submitter, one perhaps with its county.
fn is_same(one: &str, other: &str) -> bool {
    one.ends_with(other) || other.ends_with(one)
}

/// Whether enough rows of a form stand in these lines.
fn holds_form(document: &Document, lines: &[Line], forms: &Forms) -> bool {
    let document = part(document, lines);
    let tokens = token::tokens(&document, &forms.units, &forms.openings);
    let segments = segment::segments(&tokens);
    segments.is_some_and(|segments| recognise::recognise(forms, &tokens, &segments).is_ok())
}

fn part(document: &Document, lines: &[Line]) -> Document {
    Document {
        kind: document.kind,
        encoding: document.encoding,
        replaced: document.replaced,
        sheets: document.sheets.clone(),
        lines: lines.to_vec(),
        notices: document.notices.clone(),
    }
}
