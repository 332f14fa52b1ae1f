//! Whether a condition holds: yes, no, or not to be said, with the reason.

use crate::{arithmetic, tolerance};
use gouji_model::{FigureId, Figures, Form, Ratio, Reason, State};
use gouji_ruleset::{Compare, Condition};

/// Whether `condition` holds. Half a condition may settle the whole: false 且 anything is false.
pub(crate) fn holds(condition: &Condition, form: &Form, figures: &Figures) -> Result<bool, Reason> {
    match condition {
        Condition::Compare(compare) => sides(compare, form, figures)
            .and_then(|(left, right)| tolerance::holds(compare, left, right, form, figures)),
        Condition::And(left, right) => settle(
            holds(left, form, figures),
            holds(right, form, figures),
            false,
        ),
        Condition::Or(left, right) => settle(
            holds(left, form, figures),
            holds(right, form, figures),
            true,
        ),
        Condition::Not(inner) => holds(inner, form, figures).map(|held| !held),
        Condition::Blank(all) => any_filled(all, figures).map(|filled| !filled),
        Condition::Filled(all) => any_filled(all, figures),
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
        (Err(reason), _) | (_, Err(reason)) => Err(reason),
        (Ok(_), Ok(_)) => Ok(!decisive),
    }
}

/// The values of both sides. A side that is not stated outweighs one that cannot be read.
pub(crate) fn sides(
    compare: &Compare,
    form: &Form,
    figures: &Figures,
) -> Result<(Ratio, Ratio), Reason> {
    let left = arithmetic::value(&compare.left, form, figures);
    let right = arithmetic::value(&compare.right, form, figures);
    match (left, right) {
        (Ok(left), Ok(right)) => Ok((left, right)),
        (Err(reason), Err(other)) => Err(if not_to_be_asked(other) {
            other
        } else {
            reason
        }),
        (Err(reason), _) | (_, Err(reason)) => Err(reason),
    }
}

/// Whether the reason means that the check does not apply, rather than that it cannot be decided.
pub(crate) fn not_to_be_asked(reason: Reason) -> bool {
    matches!(
        reason,
        Reason::Guard | Reason::NotStated(_) | Reason::Omitted(_)
    )
}

/// Whether at least one of `all` is filled in. Rows that the form of this place does not print do not count.
fn any_filled(all: &[FigureId], figures: &Figures) -> Result<bool, Reason> {
    let mut undecided = None;
    let mut printed = false;
    for &figure in all {
        match figures.state(figure) {
            State::Number | State::None | State::Unreadable => return Ok(true),
            State::Blank | State::Dash => printed = true,
            State::Omitted => {}
            State::Absent => {
                undecided.get_or_insert(Reason::Absent(figure));
            }
            State::NotPlaced => {
                undecided.get_or_insert(Reason::NotPlaced(figure));
            }
        }
    }
    match (undecided, all.first()) {
        (Some(reason), _) => Err(reason),
        (None, Some(&first)) if !printed => Err(Reason::Omitted(first)),
        _ => Ok(false),
    }
}
