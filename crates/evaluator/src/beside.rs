//! What is known of a report beside its figures, and what a finding cites of it.

use crate::claims::{ProseNames, of_claim};
use crate::condition::Seen;
use gouji_model::{Bound, Claim, FigureId, Figures, Form, IdVec, Prose, Quote, Quoted, State};
use gouji_ruleset::{Datum, Reading};

/// What is known of a report beside its figures.
#[derive(Debug, Clone, Copy, Default)]
pub struct Beside<'a> {
    /// The report year, where the document names it.
    pub year: Option<u16>,
    /// Last year's report of the same submitter, where it is at hand.
    pub last_year: Option<LastYear<'a>>,
    /// What it says in words.
    pub prose: Option<&'a Prose>,
    /// The submitters that it may speak of.
    pub names: Option<&'a ProseNames>,
}

/// Last year's report of a submitter.
#[derive(Debug, Clone, Copy)]
pub struct LastYear<'a> {
    /// Its path, as it is shown.
    pub path: &'a str,
    /// Its figures, of whatever form.
    pub bound: &'a Bound,
    /// The names of its sheets.
    pub sheets: &'a [String],
}

/// The figures of last year's report by the ids of `form`: those of a row and column with the same ids in its own
/// form. What that form does not have is omitted.
pub(crate) fn by_form(form: &Form, last: &Bound) -> Figures {
    if form.id == last.form.id && form.figures.len() == last.form.figures.len() {
        return last.figures.clone();
    }
    let mut figures = Figures::new(form, State::Omitted);
    for figure in form.figures.ids() {
        let Some(there) = same(form, figure, &last.form) else {
            continue;
        };
        match last.figures.number(&last.form, there) {
            // A number with more places than this form keeps is no figure of it.
            Some(number) if figures.set_number(form, figure, number) => {}
            Some(_) => figures.set_state(figure, State::Unreadable),
            None => figures.set_state(figure, last.figures.state(there)),
        }
    }
    figures
}

/// The figure of `other` whose row and column have the ids of `figure` in `form`.
fn same(form: &Form, figure: FigureId, other: &Form) -> Option<FigureId> {
    let spec = &form.figures[figure];
    let row = other.row_by_id(&form.rows[spec.row].id)?;
    let columns = &other.tables[other.rows[row].table].columns;
    let wanted = &form.columns[spec.column].id;
    let column = columns
        .iter()
        .find(|&&column| other.columns[column].id == *wanted)?;
    other.figure(row, *column)
}

/// What a finding cites of `data`, in order.
pub(crate) fn quotes(
    data: &[Datum],
    seen: Seen<'_>,
    beside: &Beside<'_>,
    readings: &IdVec<Claim, Reading>,
) -> Vec<Quote> {
    data.iter()
        .flat_map(|&datum| match datum {
            Datum::LastYear(figure) => last_year(figure, seen, beside).into_iter().collect(),
            Datum::Claim(claim) => match (seen.stated, beside.prose, readings.try_get(claim)) {
                (Some(stated), Some(prose), Some(reading)) => {
                    of_claim(claim, reading, stated, prose)
                }
                _ => Vec::new(),
            },
            Datum::Figure(_) => Vec::new(),
        })
        .collect()
}

/// The same figure in last year's report.
fn last_year(figure: FigureId, seen: Seen<'_>, beside: &Beside<'_>) -> Option<Quote> {
    let (last, figures) = beside.last_year.zip(seen.last_year)?;
    let there = same(seen.form, figure, &last.bound.form)?;
    let written = last.bound.written.try_get(there)?.as_ref();
    Some(Quote {
        of: Quoted::LastYear(figure),
        value: figures.number(seen.form, figure),
        raw: written
            .map(|written| written.raw.clone())
            .unwrap_or_default(),
        sentence: String::new(),
        number: 0..0,
        path: Some(last.path.to_owned()),
        place: written.map(|written| written.place),
        sheets: last.sheets.to_vec(),
    })
}
