//! Whose number a check over several submitters lacks.

use crate::check::CheckResult;
use crate::context::CheckContext;
use crate::group_value::mantissa;
use crate::submitters::Member;
use gouji_model::{Outcome, Reason, SubmitterId, sort_unique};
use gouji_ruleset::{Aggregate, Check, GroupValue};

/// The submitters whose number a sum in `check` lacks, in the order of the roster. Where their missing reports keep it from
/// being decided, those that have sent a report are left out.
pub(crate) fn lacking_submitters(
    check: &Check,
    result: CheckResult,
    context: CheckContext<'_>,
) -> Vec<SubmitterId> {
    let Some(submitters) = context.submitters else {
        return Vec::new();
    };
    let mut sums = Vec::new();
    for condition in check.guard.iter().chain([&check.test]) {
        condition.each_group_value(&mut |value| sums.push(value));
    }
    let is_lacking = |member: &&Member<'_>, wanted: GroupValue| match mantissa(member, wanted) {
        Ok(_) => false,
        Err(Reason::NoReportOf(..)) => true,
        Err(_) => {
            let is_violated = result.outcome == Outcome::Violated;
            is_violated || matches!(result.reason, Some(Reason::NotStatedBy(..)))
        }
    };
    let sums = sums.into_iter();
    let sums = sums.filter(|value| value.aggregate == Aggregate::Sum);
    let lacking = sums.flat_map(|wanted| {
        let members = submitters.members_of(wanted.group, context.report.viewpoint);
        members.filter(move |member| is_lacking(member, wanted))
    });
    sort_unique(lacking.map(|member| member.submitter))
}
