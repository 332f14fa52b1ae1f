//! The figures of a report on one form, by the ids of another form: rows and columns with the same ids are the same.

use gouji_model::{FigureId, Figures, Form, FormData, State};
use std::borrow::Cow;

/// The figures of a report by the ids of `form`: those of a row and column with the same ids in the report's own form.
/// What that form does not have is omitted.
#[must_use]
pub fn figures_by_form<'a>(form: &Form, report: &'a FormData) -> Cow<'a, Figures> {
    if form.id == report.form.id && form.figures.len() == report.form.figures.len() {
        return Cow::Borrowed(&report.figures);
    }
    let mut figures = Figures::new(form, State::Omitted);
    for figure in form.figures.ids() {
        let Some(there) = same_figure(form, figure, &report.form) else {
            continue;
        };
        match report.figures.number(&report.form, there) {
            // A number with more places than this form keeps is no figure of it.
            Some(number) if figures.set_number(form, figure, number) => {}
            Some(_) => figures.set_state(figure, State::Unreadable),
            None => figures.set_state(figure, report.figures.state(there)),
        }
    }
    Cow::Owned(figures)
}

/// The figure of `other` whose row and column have the ids of `figure` in `form`.
pub(crate) fn same_figure(form: &Form, figure: FigureId, other: &Form) -> Option<FigureId> {
    let spec = &form.figures[figure];
    let row = other.row_by_id(&form.rows[spec.row].id)?;
    let columns = &other.tables[other.rows[row].table].columns;
    let wanted = &form.columns[spec.column].id;
    let mut columns = columns.iter().copied();
    let column = columns.find(|column| other.columns[*column].id == *wanted)?;
    other.figure(row, column)
}

/// Whether a report on `other` states any figure of `form`.
#[must_use]
pub fn shares_figures(form: &Form, other: &Form) -> bool {
    let mut figures = form.figures.ids();
    figures.any(|figure| same_figure(form, figure, other).is_some())
}
