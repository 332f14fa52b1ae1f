//! Whether a condition holds: yes, no, or not to be said, with the reason.

use crate::blanks::is_filled;
use crate::context::CheckContext;
use crate::reason::stronger;
use crate::{arithmetic, tolerance};
use gouji_model::{Ratio, Reason};
use gouji_ruleset::{Compare, Condition, FigureSet};

/// Whether `condition` holds. Half a condition may settle the whole: false 且 anything is false.
pub(crate) fn holds(condition: &Condition, context: CheckContext<'_>) -> Result<bool, Reason> {
    match condition {
        Condition::Compare(compare) => compare_sides(compare, context),
        Condition::And(left, right) => settle(holds(left, context), holds(right, context), false),
        Condition::Or(left, right) => settle(holds(left, context), holds(right, context), true),
        Condition::Not(inner) => holds(inner, context).map(|is_so| !is_so),
        Condition::Blank(set) => is_any_filled(set, context).map(|filled| !filled),
        Condition::Filled(set) => is_any_filled(set, context),
        Condition::Stated(claim) => context
            .claims()
            .map_or(Ok(false), |stated| stated.is_stated(*claim)),
        Condition::Level(levels) => match context.report.viewpoint.level {
            Some(level) => Ok(levels.contains(&level)),
            None if context.report.viewpoint.is_county => Ok(false),
            None => Err(Reason::NoLevel),
        },
    }
}

fn compare_sides(compare: &Compare, context: CheckContext<'_>) -> Result<bool, Reason> {
    let (left, right) = sides(compare, context)?;
    // Whatever a sum comes to, a row that could not be placed may change it.
    match context.incomplete_row(compare) {
        Some(row) => Err(Reason::UnplacedPart(row)),
        None => tolerance::holds(compare, left, right, context),
    }
}

/// Two halves of which one with the value `decisive` settles the whole.
fn settle(
    left: Result<bool, Reason>,
    right: Result<bool, Reason>,
    decisive: bool,
) -> Result<bool, Reason> {
    match (left, right) {
        (Ok(value), _) | (_, Ok(value)) if value == decisive => Ok(decisive),
        (Err(reason), Err(other)) => Err(stronger(reason, other)),
        (Err(reason), _) | (_, Err(reason)) => Err(reason),
        (Ok(_), Ok(_)) => Ok(!decisive),
    }
}

/// The values of both sides.
pub(crate) fn sides(
    compare: &Compare,
    context: CheckContext<'_>,
) -> Result<(Ratio, Ratio), Reason> {
    arithmetic::both(&compare.left, &compare.right, context)
}

/// Whether at least one figure of `set` is filled in. Rows that the form of this place does not print do not count.
fn is_any_filled(set: &FigureSet, context: CheckContext<'_>) -> Result<bool, Reason> {
    let mut undecided = None;
    let mut printed = false;
    for &figure in &set.figures {
        match is_filled(context.figures, figure) {
            Ok(Some(true)) => return Ok(true),
            Ok(Some(false)) => printed = true,
            Ok(None) => {}
            Err(reason) => undecided = undecided.or(Some(reason)),
        }
    }
    // A row that could not be placed may be the one that is filled in.
    let unplaced = set.parts_of.filter(|row| context.incomplete.contains(row));
    match (undecided, unplaced, set.figures.first()) {
        (Some(reason), _, _) => Err(reason),
        (None, Some(row), _) => Err(Reason::UnplacedPart(row)),
        (None, None, Some(&first)) if !printed => Err(Reason::Omitted(first)),
        _ => Ok(false),
    }
}
