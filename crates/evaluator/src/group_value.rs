//! How the figures of several submitters become one number.

use crate::blanks::number_in_sum;
use crate::context::CheckContext;
use crate::submitters::Member;
use gouji_model::{Ratio, Reason};
use gouji_ruleset::{Aggregate, GroupValue};

/// The one number that `wanted` makes of the figures of its submitters.
pub(crate) fn group_value(wanted: GroupValue, context: CheckContext<'_>) -> Result<Ratio, Reason> {
    if wanted.aggregate == Aggregate::Sum {
        let sum = group_sum(wanted, context)?;
        return sum.lacking.map_or(Ok(sum.at_hand), Err);
    }
    let submitters = context.submitters.ok_or(Reason::NoOthers)?;
    let scale = context.form.figures[wanted.figure].scale;
    let ratio = |mantissa: i64| Ratio::from_scaled(mantissa.into(), scale).ok_or(Reason::Overflow);
    let members = submitters.members_of(wanted.group, context.report.viewpoint);
    // A submitter that states nothing says nothing of what is usual.
    let mantissas = members.filter_map(|member| mantissa(member, wanted).ok());
    let mut values: Vec<Ratio> = mantissas.map(ratio).collect::<Result<_, _>>()?;
    match wanted.aggregate {
        Aggregate::Sum => Err(Reason::Overflow),
        Aggregate::Count => {
            let count = i128::try_from(values.len()).map_err(|_| Reason::Overflow)?;
            Ok(Ratio::from(count))
        }
        Aggregate::Median => median(&mut values),
        Aggregate::Deviation => deviation(values),
        Aggregate::Largest => values.into_iter().max().ok_or(Reason::NobodyStates),
        Aggregate::Smallest => values.into_iter().min().ok_or(Reason::NobodyStates),
    }
}

/// What the submitters of a group have in a figure together.
pub(crate) struct GroupSum {
    /// The sum over those whose number is at hand.
    pub(crate) at_hand: Ratio,
    /// Why it is not the sum over all.
    pub(crate) lacking: Option<Reason>,
}

/// The sum that `wanted` makes of the figures of its submitters, as far as they are at hand.
pub(crate) fn group_sum(wanted: GroupValue, context: CheckContext<'_>) -> Result<GroupSum, Reason> {
    let submitters = context.submitters.ok_or(Reason::NoOthers)?;
    let scale = context.form.figures[wanted.figure].scale;
    let (mut mantissas, mut lacking) = (0_i128, None);
    for member in submitters.members_of(wanted.group, context.report.viewpoint) {
        match (mantissa(member, wanted), lacking) {
            (Ok(mantissa), _) => mantissas += i128::from(mantissa),
            (Err(Reason::NoReportOf(..)), Some(Reason::NoReportOf(first, count))) => {
                lacking = Some(Reason::NoReportOf(first, count.saturating_add(1)));
            }
            // Who has sent nothing is asked for it before anybody is asked for one figure.
            (Err(reason @ Reason::NoReportOf(..)), _) | (Err(reason), None) => {
                lacking = Some(reason);
            }
            (Err(_), Some(_)) => {}
        }
    }
    Ok(GroupSum {
        at_hand: Ratio::from_scaled(mantissas, scale).ok_or(Reason::Overflow)?,
        lacking,
    })
}

/// The figure of one submitter, at the scale of the form's figure.
pub(crate) fn mantissa(member: &Member<'_>, wanted: GroupValue) -> Result<i64, Reason> {
    let submitter = member.submitter;
    let figures = member.figures.as_ref();
    let figures = figures.ok_or(Reason::NoReportOf(submitter, 1))?;
    number_in_sum(figures, wanted.figure, wanted.blank)
        .map_err(|_| Reason::NotStatedBy(submitter, wanted.figure))
}

/// The one in the middle, or half of the two in the middle.
fn median(values: &mut [Ratio]) -> Result<Ratio, Reason> {
    values.sort_unstable();
    let middle = values.len() / 2;
    let upper = values.get(middle).copied().ok_or(Reason::NobodyStates)?;
    if values.len() % 2 == 1 {
        return Ok(upper);
    }
    let lower = middle.checked_sub(1).and_then(|at| values.get(at).copied());
    let sum = lower.and_then(|lower| lower.checked_add(upper));
    let half = Ratio::new(1, 2).and_then(|half| sum?.checked_mul(half));
    half.ok_or(Reason::Overflow)
}

/// The median of the distances from the median.
fn deviation(mut values: Vec<Ratio>) -> Result<Ratio, Reason> {
    let middle = median(&mut values)?;
    let distance = |value: Ratio| value.checked_sub(middle)?.checked_abs();
    let distances: Option<Vec<Ratio>> = values.into_iter().map(distance).collect();
    median(&mut distances.ok_or(Reason::Overflow)?)
}
