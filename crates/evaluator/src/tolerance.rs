//! Whether two sides compare as they must, within what the rule allows.

use crate::context::CheckContext;
use gouji_model::{FigureId, Operator, Ratio, Reason};
use gouji_ruleset::{Compare, Datum, Number, Tolerance};
use std::cmp::Ordering;

/// Whether `left` and `right` compare as `compare` says.
pub(crate) fn holds(
    compare: &Compare,
    left: Ratio,
    right: Ratio,
    context: CheckContext<'_>,
) -> Result<bool, Reason> {
    let slack = match compare.tolerance {
        Tolerance::None => {
            return Ok(fits(compare.operator, left.cmp(&right)));
        }
        Tolerance::Absolute(slack) => slack,
        Tolerance::Rounding => rounding(compare, context, |_| false).ok_or(Reason::Overflow)?,
    };
    holds_within(compare.operator, left, right, slack).ok_or(Reason::Overflow)
}

fn fits(operator: Operator, ordering: Ordering) -> bool {
    match operator {
        Operator::Equal => ordering == Ordering::Equal,
        Operator::NotEqual => ordering != Ordering::Equal,
        Operator::Less => ordering == Ordering::Less,
        Operator::LessOrEqual => ordering != Ordering::Greater,
        Operator::Greater => ordering == Ordering::Greater,
        Operator::GreaterOrEqual => ordering != Ordering::Less,
    }
}

/// Whether the comparison holds for some pair of values within `slack` of each other.
fn holds_within(operator: Operator, left: Ratio, right: Ratio, slack: Ratio) -> Option<bool> {
    let difference = left.checked_sub(right)?;
    let far = difference.checked_abs()? > slack;
    let ordering = difference.cmp(&Ratio::ZERO);
    Some(match operator {
        Operator::Equal => !far,
        Operator::NotEqual => far,
        Operator::LessOrEqual | Operator::GreaterOrEqual => !far || fits(operator, ordering),
        // A strict order is asked of values that are really apart.
        Operator::Less | Operator::Greater => fits(operator, ordering),
    })
}

/// Half a unit of the last printed digit of every figure that has decimal places, of the last one that the form has where
/// the figure `is_open`; counts and what the prose says are exact.
pub(crate) fn rounding(
    compare: &Compare,
    context: CheckContext<'_>,
    is_open: impl Fn(FigureId) -> bool,
) -> Option<Ratio> {
    let mut slack = Ratio::ZERO;
    for side in [&compare.left, &compare.right] {
        let Number::Linear(linear) = side else {
            continue;
        };
        for term in &linear.terms {
            let (figures, figure) = match (term.datum, context.last_year()) {
                (Datum::Figure(figure), _) => (context.figures, figure),
                (Datum::LastYear(figure), Some(figures)) => (figures, figure),
                (Datum::LastYear(_), None) | (Datum::Claim(_), _) => continue,
            };
            let scale = context.form.figures[figure].scale;
            if scale == 0 || figures.number(context.form, figure).is_none() {
                continue;
            }
            // The coefficient carries the power of ten from the figure's scale to the sum's.
            let is_own = matches!(term.datum, Datum::Figure(_));
            let places = match is_own && is_open(figure) {
                true => scale,
                false => figures.printed_places(figure),
            };
            let weight = Ratio::from_scaled(
                i128::from(term.coefficient).checked_abs()?,
                linear.scale.checked_sub(scale)?,
            )?;
            let half_unit =
                Ratio::new(1, 2_i128.checked_mul(10_i128.checked_pow(places.into())?)?)?;
            slack = slack.checked_add(weight.checked_mul(half_unit)?)?;
        }
    }
    Some(slack)
}
