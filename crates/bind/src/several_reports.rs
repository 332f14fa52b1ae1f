//! Documents that hold the reports of several submitters, one after the other.

use crate::form_index::Forms;
use crate::recognition::{RecognisedDocument, recognise};
use crate::report_head::named_titles;
use gouji_model::{Line, Place, RecognitionFailure};

/// How many submitters are named.
const MOST_NAMED: usize = 40;

/// The reports of a document that holds more than one.
pub(crate) struct SeveralReports<'a> {
    /// The lines of the first report, with what stands before it.
    pub(crate) first_lines: &'a [Line],
    /// The form in these lines.
    pub(crate) first: Result<RecognisedDocument<'a>, RecognitionFailure>,
    /// The submitters, in order.
    pub(crate) names: Vec<String>,
    /// Where the second report begins.
    pub(crate) second_place: Option<Place>,
}

/// The reports in a document, where titles of several submitters stand in it and a form below more than one of them.
pub(crate) fn split<'a>(lines: &'a [Line], forms: &'a Forms) -> Option<SeveralReports<'a>> {
    let mut titles = named_titles(lines);
    titles.dedup_by(|(_, name), (_, before)| is_same(before, name));
    if titles.len() < 2 {
        return None;
    }
    let ends = titles.iter().skip(1).map(|&(line, _)| line);
    let ends: Vec<usize> = ends.chain([lines.len()]).collect();
    let mut filled: Vec<(usize, String)> = Vec::new();
    // A part that begins the document is read once: it is the first report as soon as the next part holds a form too.
    let mut opening = None;
    for ((start, name), end) in titles.into_iter().zip(ends) {
        let part = lines.get(start..end).unwrap_or_default();
        let Ok(recognised) = recognise(part, forms) else {
            continue;
        };
        if start == 0 {
            opening = Some((end, recognised));
        }
        filled.push((start, name));
        if filled.len() == MOST_NAMED {
            break;
        }
    }
    let &(second, _) = filled.get(1)?;
    let first_lines = lines.get(..second).unwrap_or_default();
    Some(SeveralReports {
        first_lines,
        first: match opening {
            Some((end, recognised)) if end == second => Ok(recognised),
            _ => recognise(first_lines, forms),
        },
        names: filled.into_iter().map(|(_, name)| name).collect(),
        second_place: lines.get(second)?.cells.first().map(|cell| cell.place),
    })
}

/// Whether two titles name the same submitter, one perhaps with its county.
fn is_same(one: &str, other: &str) -> bool {
    one.ends_with(other) || other.ends_with(one)
}
