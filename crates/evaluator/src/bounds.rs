//! What is certain of a condition although submitters are missing: a count is not below 0, so what the reports at hand come
//! to is the least that a sum over all submitters can be.

use crate::arithmetic::value;
use crate::condition::holds;
use crate::context::CheckContext;
use crate::group_value::group_sum;
use crate::tolerance;
use gouji_model::{Operator, Ratio, Reason};
use gouji_ruleset::{Aggregate, Arithmetic, Check, Compare, Condition, Number};
use std::cmp::Ordering;

/// The least and the greatest value that a number can have; `None` where nothing bounds it.
#[derive(Debug, Clone, Copy)]
struct Bounds {
    least: Option<Ratio>,
    greatest: Option<Ratio>,
}

/// Whether `check` is violated whatever the submitters state whose number is not at hand.
pub(crate) fn is_certainly_violated(check: &Check, context: CheckContext<'_>) -> bool {
    let mut guard = check.guard.iter();
    guard.all(|guard| is_certain(guard, true, context)) && certainly_fails(&check.test, context)
}

/// Whether `condition` fails, whatever the numbers are that are not at hand.
pub(crate) fn certainly_fails(condition: &Condition, context: CheckContext<'_>) -> bool {
    is_certain(condition, false, context)
}

/// The values of both sides that are nearest to `compare` holding, where it fails even with those.
pub(crate) fn failing_sides(
    compare: &Compare,
    context: CheckContext<'_>,
) -> Option<(Ratio, Ratio)> {
    extreme_sides(compare, false, context)
}

/// Whether `condition` is `wanted`, whatever the numbers are that are not at hand.
fn is_certain(condition: &Condition, wanted: bool, context: CheckContext<'_>) -> bool {
    if holds(condition, context) == Ok(wanted) {
        return true;
    }
    match condition {
        Condition::Compare(compare) => extreme_sides(compare, wanted, context).is_some(),
        Condition::And(left, right) | Condition::Or(left, right) => {
            let needs_both = matches!(condition, Condition::And(..)) == wanted;
            let sides = (
                is_certain(left, wanted, context),
                is_certain(right, wanted, context),
            );
            match needs_both {
                true => sides.0 && sides.1,
                false => sides.0 || sides.1,
            }
        }
        Condition::Not(inner) => is_certain(inner, !wanted, context),
        Condition::Blank(_) | Condition::Filled(_) | Condition::Stated(_) | Condition::Level(_) => {
            false
        }
    }
}

/// The values of both sides that are nearest to `compare` not being `wanted`, where it is so even with those.
fn extreme_sides(
    compare: &Compare,
    wanted: bool,
    context: CheckContext<'_>,
) -> Option<(Ratio, Ratio)> {
    if context.incomplete_row(compare).is_some() {
        return None;
    }
    let left = bounds(&compare.left, context).ok()?;
    let right = bounds(&compare.right, context).ok()?;
    // The left side is as far below the right one as it can be, or as far above it.
    let lowest = left.least.zip(right.greatest);
    let highest = left.greatest.zip(right.least);
    let is_wanted = |(left, right): &(Ratio, Ratio)| {
        tolerance::holds(compare, *left, *right, context) == Ok(wanted)
    };
    let ordered = |sides: Option<(Ratio, Ratio)>, ordering: Ordering| {
        sides.filter(|(left, right)| left.cmp(right) == ordering)
    };
    match (compare.operator, wanted) {
        (Operator::Equal, false) | (Operator::NotEqual, true) => {
            let below = ordered(highest, Ordering::Less).filter(is_wanted);
            below.or_else(|| ordered(lowest, Ordering::Greater).filter(is_wanted))
        }
        (Operator::Equal, true) | (Operator::NotEqual, false) => None,
        (Operator::Less | Operator::LessOrEqual, true)
        | (Operator::Greater | Operator::GreaterOrEqual, false) => highest.filter(is_wanted),
        (Operator::Less | Operator::LessOrEqual, false)
        | (Operator::Greater | Operator::GreaterOrEqual, true) => lowest.filter(is_wanted),
    }
}

/// Between which values `number` lies: one value, but for a sum over submitters and what is added to it.
fn bounds(number: &Number, context: CheckContext<'_>) -> Result<Bounds, Reason> {
    match number {
        Number::GroupValue(wanted) if wanted.aggregate == Aggregate::Sum => {
            let sum = group_sum(*wanted, context)?;
            let column = context.form.figures[wanted.figure].column;
            match sum.lacking {
                None => Ok(Bounds::exact(sum.at_hand)),
                Some(reason) if context.form.columns[column].signed => Err(reason),
                Some(_) => Ok(Bounds {
                    least: Some(sum.at_hand),
                    greatest: None,
                }),
            }
        }
        Number::Arithmetic(Arithmetic::Add, sides) => {
            let [left, right] = sides.as_ref();
            let (left, right) = (addend(left, context)?, addend(right, context)?);
            Ok(left.add(right))
        }
        Number::Arithmetic(Arithmetic::Subtract, sides) => {
            let [left, right] = sides.as_ref();
            let (left, right) = (addend(left, context)?, addend(right, context)?);
            Ok(left.add(right.negate()))
        }
        other => value(other, context).map(Bounds::exact),
    }
}

/// The bounds of a part of a sum: a row that the form of this place does not print counts as 0.
fn addend(number: &Number, context: CheckContext<'_>) -> Result<Bounds, Reason> {
    match bounds(number, context) {
        Err(Reason::Omitted(_)) => Ok(Bounds::exact(Ratio::ZERO)),
        other => other,
    }
}

impl Bounds {
    fn exact(value: Ratio) -> Self {
        Self {
            least: Some(value),
            greatest: Some(value),
        }
    }

    /// A sum that does not fit is not bounded.
    fn add(self, other: Self) -> Self {
        let add = |one: Option<Ratio>, other: Option<Ratio>| one?.checked_add(other?);
        Self {
            least: add(self.least, other.least),
            greatest: add(self.greatest, other.greatest),
        }
    }

    fn negate(self) -> Self {
        Self {
            least: self.greatest.and_then(Ratio::checked_neg),
            greatest: self.least.and_then(Ratio::checked_neg),
        }
    }
}
