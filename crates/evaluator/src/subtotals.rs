//! A printed subtotal in place of rows that a document lacks.
//!
//! 「（六）其他处理 0 0 …」 without its three rows says what they come to, and a sum over more than this group needs no more.

use crate::context::CheckContext;
use gouji_model::{FigureId, Form, Reason, RowId, State};
use gouji_ruleset::{Datum, Linear, Term};

/// The sum of `linear` where every row that the document lacks stands in a group whose subtotal it prints; `known` is
/// the sum of the others.
///
/// # Errors
/// A row is lacking for which no subtotal stands, or the sum is too large.
pub(crate) fn sum_with_subtotals(
    linear: &Linear,
    known: i128,
    lacking: Reason,
    context: CheckContext<'_>,
) -> Result<i128, Reason> {
    let mut absent: Vec<(FigureId, Term)> = Vec::new();
    for term in &linear.terms {
        if let Datum::Figure(figure) = term.datum
            && context.figures.state(figure) == State::Absent
        {
            absent.push((figure, *term));
        }
    }
    // A subtotal is not compared with itself.
    if absent.is_empty() || absent.len() == linear.terms.len() {
        return Err(lacking);
    }
    let mut total = known;
    while let Some(&(figure, term)) = absent.first() {
        let group = group(context, figure).ok_or(lacking)?;
        let (subtotal, parts) = group;
        let mut terms = linear.terms.iter();
        if terms.any(|term| term.datum == Datum::Figure(subtotal)) {
            return Err(lacking);
        }
        for part in parts {
            let at = absent.iter().position(|&(absent, other)| {
                absent == part && other.coefficient == term.coefficient
            });
            absent.remove(at.ok_or(lacking)?);
        }
        let product = i128::from(context.figures.mantissa(subtotal)) * i128::from(term.coefficient);
        total = total.checked_add(product).ok_or(Reason::Overflow)?;
    }
    Ok(total)
}

/// The figure of the group of `figure` where it has a number, and the figures of its parts in the same column.
fn group(context: CheckContext<'_>, figure: FigureId) -> Option<(FigureId, Vec<FigureId>)> {
    let form = context.form;
    let row = form.figures[figure].row;
    let parent = form.rows[row].parent?;
    let subtotal = in_column(form, parent, figure)?;
    let is_stated = context.figures.state(subtotal) == State::Number
        && form.figures[subtotal].scale == form.figures[figure].scale;
    let parts = form.rows[parent].parts.iter();
    let parts: Option<Vec<FigureId>> = parts.map(|&part| in_column(form, part, figure)).collect();
    let parts = parts.filter(|parts| is_stated && parts.contains(&figure))?;
    Some((subtotal, parts))
}

/// The figure of `row` in the column of `figure`.
fn in_column(form: &Form, row: RowId, figure: FigureId) -> Option<FigureId> {
    let column = form.figures[figure].column;
    form.row_figures(row)
        .find(|&other| form.figures[other].column == column)
}
