//! The figures of a finding as its excerpt has them, each with what stands under it.

use super::drawn_figure::{DrawnFigure, drawn_figure};
use super::figure_labels::{are_sums, comparisons, side_label};
use super::problem_row::{is_of_a_row, source_row};
use super::shown_figures::ShownFigures;
use crate::report::view::View;
use crate::terminal::width::clean_inline;
use gouji_model::{FigureId, Finding, Origin, ReadingProblemKind, RowId};

/// The figures of `finding` that `shown` draws, one of them marked as the one to look at first.
pub(crate) fn drawn_figures(
    view: &View<'_>,
    finding: &Finding,
    shown: &ShownFigures,
) -> Vec<DrawnFigure> {
    let problem = match &finding.origin {
        Origin::Reading(problem) => Some(problem),
        Origin::Rule(_) => None,
    };
    if let Some(problem) = problem.filter(|problem| is_of_a_row(problem)) {
        return source_row(view, problem).into_iter().collect();
    }
    let rows: Vec<RowId> = shown.drawn.iter().map(|&figure| view.row(figure)).collect();
    let drawn = shown.drawn.iter();
    let drawn = drawn.filter_map(|&figure| drawn_figure(view, figure, &rows));
    let mut figures: Vec<DrawnFigure> = drawn.collect();
    if let Some(ReadingProblemKind::OtherUnit { printed }) = problem.map(|problem| &problem.kind) {
        for figure in &mut figures {
            print_unit(figure, printed);
        }
    }
    if let (true, Some(problem)) = (figures.is_empty(), problem) {
        figures.extend(source_row(view, problem));
    }
    label_figures(view, finding, shown, &mut figures);
    figures
}

/// Marks the main figure, and sets what stands under it and others.
fn label_figures(
    view: &View<'_>,
    finding: &Finding,
    shown: &ShownFigures,
    figures: &mut [DrawnFigure],
) {
    for drawn in figures.iter_mut() {
        drawn.says = drawn.figure.and_then(|figure| {
            comparisons(finding).find_map(|sides| side_label(view, sides, figure))
        });
    }
    let main = main_figure(finding, shown, figures);
    if let Some(main) = figures.get_mut(main) {
        main.is_primary = true;
    }
    // Where both sides are sums, each is told; else one figure of every check.
    if !comparisons(finding).any(are_sums) {
        let is_lead = |figure| is_only_lead(view, finding, shown, figure);
        for drawn in figures.iter_mut().filter(|drawn| !drawn.is_primary) {
            let says = drawn.says.take();
            drawn.says = says.filter(|_| drawn.figure.is_some_and(is_lead));
        }
    }
}

/// Whether `figure` is that of a check among several, and no other in its row is: texts side by side are hard to read.
fn is_only_lead(
    view: &View<'_>,
    finding: &Finding,
    shown: &ShownFigures,
    figure: FigureId,
) -> bool {
    let row = view.row(figure);
    let of_row = |lead: &&FigureId| view.row(**lead) == row;
    let mut leads = shown.leads.iter().filter(of_row);
    !finding.gathered.is_empty() && leads.next() == Some(&figure) && leads.next().is_none()
}

/// The figure to look at first: the topmost of those that a finding gathers, else the left side
/// of a comparison, which may be wrong where the right is the measure, else the rule's choice.
fn main_figure(finding: &Finding, shown: &ShownFigures, figures: &[DrawnFigure]) -> usize {
    if !finding.gathered.is_empty() {
        let is_lead = |figure: FigureId| shown.leads.contains(&figure);
        let leads = figures.iter().enumerate();
        let leads = leads.filter(|(_, drawn)| drawn.figure.is_some_and(is_lead));
        let topmost = leads.min_by_key(|(_, drawn)| drawn.place);
        return topmost.map_or(0, |(index, _)| index);
    }
    let is_left = |drawn: &DrawnFigure| is_left_side(finding, drawn.figure);
    figures
        .iter()
        .position(is_left)
        .or_else(|| figures.iter().position(|drawn| drawn.says.is_some()))
        .unwrap_or(0)
}

/// Whether a figure is the left side of the comparison, alone.
fn is_left_side(finding: &Finding, figure: Option<FigureId>) -> bool {
    let sides = finding.comparison.as_ref().zip(figure);
    sides.is_some_and(|(sides, figure)| sides.left_side.sum_of == [figure])
}

/// Shows the unit that the document prints, unless it stands beside the number anyway.
fn print_unit(drawn: &mut DrawnFigure, printed: &str) {
    if !drawn.value.ends_with(printed) {
        drawn.unit = clean_inline(printed);
    }
}
