//! One check on the figures of one report.

use crate::bounds::{certainly_fails, failing_sides, is_certainly_violated};
use crate::claims::{ListCase, list_cases};
use crate::condition::{holds, sides};
use crate::context::CheckContext;
use crate::filling::has_number;
use crate::reason::{means_not_applicable, means_not_at_hand, stronger};
use gouji_model::{ClaimId, Comparison, Outcome, Reason, sort_unique};
use gouji_ruleset::{Check, Compare, Condition};
use std::sync::Arc;

/// A claim with more values than this is not tried with each.
const MOST_VALUES: usize = 20;

/// The result of one check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CheckResult {
    /// The outcome.
    pub outcome: Outcome,
    /// The reason why the check does not apply or is undecided.
    pub reason: Option<Reason>,
}

/// What comes of `check` on the figures of `context`.
#[must_use]
pub fn check_figures(check: &Check, context: CheckContext<'_>) -> CheckResult {
    let result = result(check, context);
    // A blank is nobody's statement: where nothing is stated, nothing holds and nothing is broken.
    let is_asked = result.outcome == Outcome::NotApplicable
        || result.outcome == Outcome::Undecided && result.reason.is_some_and(means_not_at_hand)
        || has_number(check, context);
    match is_asked {
        true => result,
        false => CheckResult {
            outcome: Outcome::NotApplicable,
            reason: Some(Reason::NothingFilled),
        },
    }
}

/// What comes of `check`, whether anything is filled in or not.
fn result(check: &Check, context: CheckContext<'_>) -> CheckResult {
    let (outcome, reason) = match holds_with_guard(check, context) {
        Ok(true) => (Outcome::Satisfied, None),
        Ok(false) => (Outcome::Violated, None),
        // What the prose says in several ways is wrong, unless each of them is right.
        Err(reason @ Reason::ClaimsDiffer(claim)) => {
            match holds_for_each_value(check, claim, context) {
                true => (Outcome::Satisfied, None),
                false => (Outcome::Violated, Some(reason)),
            }
        }
        Err(reason) if reason.lacks_submitter() && is_certainly_violated(check, context) => {
            (Outcome::Violated, Some(reason))
        }
        Err(reason) if means_not_applicable(reason) => (Outcome::NotApplicable, Some(reason)),
        Err(reason) => (Outcome::Undecided, Some(reason)),
    };
    CheckResult { outcome, reason }
}

/// Whether a check holds with every value that the prose gives `claim`.
fn holds_for_each_value(check: &Check, claim: ClaimId, context: CheckContext<'_>) -> bool {
    let statements = context.claims().map(|claims| claims.statements(claim));
    let statements = statements.unwrap_or_default().iter();
    let values = sort_unique(statements.map(|statement| statement.mantissa));
    let is_right = |value: i64| {
        let picked = [context.picked, &[(claim, value)]].concat();
        let context = CheckContext {
            picked: &picked,
            ..context
        };
        holds_with_guard(check, context) == Ok(true)
    };
    values.len() <= MOST_VALUES && values.into_iter().all(is_right)
}

fn holds_with_guard(check: &Check, context: CheckContext<'_>) -> Result<bool, Reason> {
    let guard = check
        .guard
        .as_ref()
        .map_or(Ok(true), |guard| holds(guard, context));
    match guard {
        Ok(true) => holds(&check.test, context),
        Ok(false) => Err(Reason::Guard),
        // With nothing to compare the check does not apply, whatever its guard would have said.
        Err(reason) => {
            let other = holds(&check.test, context).err();
            Err(other.map_or(reason, |other| stronger(other, reason)))
        }
    }
}

/// Both sides of a test that is one comparison, where both have a value; where it is violated although submitters are
/// missing, what those at hand come to.
pub(crate) fn comparison(check: &Check, context: CheckContext<'_>) -> Option<Comparison> {
    let compare = decisive_comparison(&check.test, context)?;
    let known = sides(compare, context).ok();
    let (left, right) = known.or_else(|| failing_sides(compare, context))?;
    Some(Comparison {
        left_side: Arc::clone(&compare.left_side),
        left,
        operator: compare.operator,
        right_side: Arc::clone(&compare.right_side),
        right,
    })
}

/// The one comparison of a test, or the one among several joined by 且 that fails.
fn decisive_comparison<'c>(
    condition: &'c Condition,
    context: CheckContext<'_>,
) -> Option<&'c Compare> {
    match condition {
        Condition::Compare(compare) => Some(compare),
        Condition::And(left, right) => {
            let complete = CheckContext {
                incomplete: &[],
                ..context
            };
            let failing = |side: &Condition| certainly_fails(side, complete);
            match (failing(left), failing(right)) {
                (true, false) => decisive_comparison(left, context),
                (false, true) => decisive_comparison(right, context),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Every check, once for each list in the prose where it speaks of lists; once without a list where there is none.
pub(crate) fn checks_by_list<'c>(
    checks: impl Iterator<Item = &'c Check>,
    context: CheckContext<'_>,
) -> Vec<(&'c Check, Option<ListCase>)> {
    let mut all = Vec::new();
    for check in checks {
        let cases = match (check.list_scope, context.claims(), context.report.prose) {
            (Some(lists), Some(claims), Some(prose)) => list_cases(lists, claims, prose),
            _ => Vec::new(),
        };
        if cases.is_empty() {
            all.push((check, None));
        }
        all.extend(cases.into_iter().map(|list| (check, Some(list))));
    }
    all
}
