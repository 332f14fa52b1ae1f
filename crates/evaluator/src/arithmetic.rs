//! The value of an expression over the figures of one report.

use crate::blanks::{is_printed, number_in_sum};
use crate::context::CheckContext;
use crate::group_value::group_value;
use crate::reason::stronger;
use crate::similarity::share;
use crate::subtotals::sum_with_subtotals;
use gouji_model::{Claim, Ratio, Reason};
use gouji_ruleset::{Arithmetic, Datum, Linear, Number, Term};
use std::cmp::Ordering;

/// The value of `number`, or why it has none.
pub(crate) fn value(number: &Number, context: CheckContext<'_>) -> Result<Ratio, Reason> {
    match number {
        Number::Linear(linear) => {
            let sum = sum(linear, context)?;
            Ratio::from_scaled(sum, linear.scale).ok_or(Reason::Overflow)
        }
        Number::Year => {
            let year = context.report.year.ok_or(Reason::NoYear)?;
            Ok(Ratio::from(i128::from(year)))
        }
        Number::Arithmetic(operator, sides) => {
            let [left, right] = sides.as_ref();
            let (left, right) = match operator {
                Arithmetic::Add | Arithmetic::Subtract => addends(left, right, context)?,
                Arithmetic::Multiply | Arithmetic::Divide => both(left, right, context)?,
            };
            let joined = match operator {
                Arithmetic::Add => left.checked_add(right),
                Arithmetic::Subtract => left.checked_sub(right),
                Arithmetic::Multiply => left.checked_mul(right),
                Arithmetic::Divide if right.is_zero() => return Err(Reason::DivisionByZero),
                Arithmetic::Divide => left.checked_div(right),
            };
            joined.ok_or(Reason::Overflow)
        }
        Number::Absolute(inner) => value(inner, context)?.checked_abs().ok_or(Reason::Overflow),
        Number::Largest(all) => extreme(all, Ordering::Greater, context),
        Number::Smallest(all) => extreme(all, Ordering::Less, context),
        Number::Position(claim) => {
            let stated = context.claims().ok_or(Reason::NotClaimed(*claim))?;
            let position = i128::try_from(stated.position(*claim)?).ok();
            position.map(Ratio::from).ok_or(Reason::Overflow)
        }
        Number::Listed(listed) => {
            let list = context.list.ok_or(Reason::NoList)?;
            Ratio::from_scaled(list.number(*listed).into(), Claim::SCALE).ok_or(Reason::Overflow)
        }
        Number::GroupValue(value) => group_value(*value, context),
        Number::Similarity(similarity) => share(*similarity, context).map(|(share, _)| share),
    }
}

/// Gives both values, or the one reason that stands for the whole where a value is missing.
pub(crate) fn both(
    left: &Number,
    right: &Number,
    context: CheckContext<'_>,
) -> Result<(Ratio, Ratio), Reason> {
    pair_values(value(left, context), value(right, context))
}

/// Both values of a sum: a row that the form of this place does not print counts as 0 there, unless neither row is printed.
fn addends(
    left: &Number,
    right: &Number,
    context: CheckContext<'_>,
) -> Result<(Ratio, Ratio), Reason> {
    match (value(left, context), value(right, context)) {
        (Ok(left), Err(Reason::Omitted(_))) => Ok((left, Ratio::ZERO)),
        (Err(Reason::Omitted(_)), Ok(right)) => Ok((Ratio::ZERO, right)),
        (left, right) => pair_values(left, right),
    }
}

fn pair_values(
    left: Result<Ratio, Reason>,
    right: Result<Ratio, Reason>,
) -> Result<(Ratio, Ratio), Reason> {
    match (left, right) {
        (Ok(left), Ok(right)) => Ok((left, right)),
        (Err(reason), Err(other)) => Err(stronger(reason, other)),
        (Err(reason), _) | (_, Err(reason)) => Err(reason),
    }
}

fn extreme(all: &[Number], wanted: Ordering, context: CheckContext<'_>) -> Result<Ratio, Reason> {
    let mut best: Option<Ratio> = None;
    let (mut omitted, mut failed) = (None, None);
    for number in all {
        match value(number, context) {
            Ok(value) => {
                best = match best {
                    Some(best) if value.cmp(&best) != wanted => Some(best),
                    _ => Some(value),
                };
            }
            Err(reason @ Reason::Omitted(_)) => omitted = Some(reason),
            Err(reason) => failed = Some(failed.map_or(reason, |first| stronger(first, reason))),
        }
    }
    match (failed, best, omitted) {
        (Some(reason), _, _) => Err(reason),
        (None, Some(best), _) => Ok(best),
        (None, None, omitted) => Err(omitted.unwrap_or(Reason::Overflow)),
    }
}

/// The sum of `linear` at its scale.
///
/// A blank total, or a number that the prose does not state, outweighs a figure that cannot be read: with nothing
/// stated there is nothing to compare.
pub(crate) fn sum(linear: &Linear, context: CheckContext<'_>) -> Result<i128, Reason> {
    let mut total = linear.constant;
    let (mut undecided, mut is_only_absent) = (None, true);
    let mut printed = linear.terms.is_empty();
    for term in &linear.terms {
        match mantissa(*term, context) {
            Ok(mantissa) => {
                let product = i128::from(mantissa) * i128::from(term.coefficient);
                total = total.checked_add(product).ok_or(Reason::Overflow)?;
                printed |= !is_omitted(term.datum, context);
            }
            Err(
                reason @ (Reason::NotStated(_) | Reason::NotClaimed(_) | Reason::ClaimsDiffer(_)),
            ) => return Err(reason),
            Err(reason) => {
                is_only_absent &= matches!(reason, Reason::Absent(_));
                undecided = Some(undecided.map_or(reason, |first| stronger(first, reason)));
                printed = true;
            }
        }
    }
    match (undecided, linear.terms.first()) {
        (Some(reason @ Reason::Absent(_)), _) if is_only_absent => {
            sum_with_subtotals(linear, total, reason, context)
        }
        (Some(reason), _) => Err(reason),
        (None, Some(first)) if !printed => Err(omission_reason(first.datum)),
        _ => Ok(total),
    }
}

/// Whether the form of this place, or that of last year, does not print the row of `datum`.
fn is_omitted(datum: Datum, context: CheckContext<'_>) -> bool {
    match datum {
        Datum::Figure(figure) => !is_printed(context.figures, figure),
        Datum::LastYear(figure) => {
            let last_year = context.last_year();
            last_year.is_some_and(|figures| !is_printed(figures, figure))
        }
        Datum::Claim(_) => false,
    }
}

fn omission_reason(datum: Datum) -> Reason {
    match datum {
        Datum::Figure(figure) => Reason::Omitted(figure),
        Datum::LastYear(figure) => Reason::LastYearOmits(figure),
        Datum::Claim(claim) => Reason::NotClaimed(claim),
    }
}

/// The mantissa of a term at the scale of its figure, or at `Claim::SCALE` for a number of the prose.
pub(crate) fn mantissa(term: Term, context: CheckContext<'_>) -> Result<i64, Reason> {
    match term.datum {
        Datum::Figure(figure) => number_in_sum(context.figures, figure, term.blank),
        Datum::LastYear(figure) => {
            let figures = context.last_year().ok_or(Reason::NoLastYear)?;
            // What keeps last year's figure from being known is found in last year's report, not here.
            number_in_sum(figures, figure, term.blank).map_err(|_| Reason::LastYearLacks(figure))
        }
        Datum::Claim(claim) => {
            let mut picked = context.picked.iter();
            match (picked.find(|(other, _)| *other == claim), context.claims()) {
                (Some(&(_, value)), _) => Ok(value),
                (None, Some(stated)) => stated.value(claim),
                (None, None) => Err(Reason::NotClaimed(claim)),
            }
        }
    }
}
