//! What is said under a figure: which side of a comparison it is, and what it was compared with.

use crate::report::view::View;
use gouji_model::{Comparison, FigureId, Finding};

/// The comparisons of a finding's checks.
pub(crate) fn comparisons(finding: &Finding) -> impl Iterator<Item = &Comparison> {
    let gathered = finding.gathered.iter();
    let gathered = gathered.filter_map(|check| check.comparison.as_ref());
    finding.comparison.iter().chain(gathered)
}

/// Whether both sides add up several figures.
pub(crate) fn are_sums(comparison: &Comparison) -> bool {
    [&comparison.left_side, &comparison.right_side]
        .iter()
        .all(|side| side.sum_of.len() > 1 && side.parts_of.is_none())
}

/// What is said under a figure that is a whole side of `comparison`, or the heading of the parts
/// on its left, or the first of several on a side where both have several.
pub(crate) fn side_label(
    view: &View<'_>,
    comparison: &Comparison,
    figure: FigureId,
) -> Option<String> {
    let words = view.words();
    let sides = view.sides(comparison);
    let (left, right) = (&comparison.left_side, &comparison.right_side);
    if left.parts_of == Some(figure) {
        return Some(words.pointed_sum(&sides.left));
    }
    if left.sum_of == [figure] {
        return Some(words.pointed(&sides));
    }
    if right.sum_of == [figure] {
        return Some(words.pointed_right(&sides));
    }
    match are_sums(comparison) {
        true if left.sum_of.first() == Some(&figure) => Some(words.left_sum(&sides.left)),
        true if right.sum_of.first() == Some(&figure) => Some(words.right_sum(&sides.right)),
        _ => None,
    }
}
