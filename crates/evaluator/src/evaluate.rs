//! One report against all rules of its form.

use crate::condition::{Seen, holds, sides};
use crate::problems;
use crate::reason::{graver, not_to_be_asked};
use gouji_model::{
    Bound, CheckOutcome, Comparison, Evaluation, Figures, Finding, FindingFigure, Form, Origin,
    Outcome, Reason, RowId, RuleId, RuleInfo, State,
};
use gouji_ruleset::{Check, Compare, Condition, Library};
use std::sync::Arc;

/// What came of one check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CheckResult {
    /// The outcome.
    pub outcome: Outcome,
    /// Why it does not apply or is undecided.
    pub reason: Option<Reason>,
}

/// Checks `bound` against every rule of its form. `keep_outcomes` keeps also what held.
#[must_use]
pub fn evaluate(bound: &Bound, library: &Library, keep_outcomes: bool) -> Evaluation {
    let form = &bound.form;
    let mut evaluation = Evaluation {
        findings: problems::findings(bound),
        ..Evaluation::default()
    };
    let mut merged: Vec<(RuleId, Outcome, usize)> = Vec::new();
    for check in library.checks(form) {
        let result = check_figures(check, form, &bound.figures, &bound.incomplete);
        evaluation.counts.add(result.outcome);
        if keep_outcomes {
            evaluation
                .outcomes
                .push(outcome(check, result, form, &bound.figures));
        }
        if matches!(result.outcome, Outcome::Violated | Outcome::Undecided) {
            let rule = &library.rules[check.rule];
            let finding = finding(check, result, rule, form, &bound.figures);
            add(
                &mut evaluation.findings,
                &mut merged,
                finding,
                check.rule,
                rule.once,
            );
        }
    }
    evaluation
}

/// What came of `check` on `figures`. `incomplete` are rows whose parts are not known to be complete.
#[must_use]
pub fn check_figures(
    check: &Check,
    form: &Form,
    figures: &Figures,
    incomplete: &[RowId],
) -> CheckResult {
    let seen = Seen {
        form,
        figures,
        incomplete,
    };
    let (outcome, reason) = match guarded(check, seen) {
        Ok(true) => (Outcome::Satisfied, None),
        Ok(false) => (Outcome::Violated, None),
        Err(reason) if not_to_be_asked(reason) => (Outcome::NotApplicable, Some(reason)),
        Err(reason) => (Outcome::Undecided, Some(reason)),
    };
    CheckResult { outcome, reason }
}

fn guarded(check: &Check, seen: Seen<'_>) -> Result<bool, Reason> {
    let guard = check
        .guard
        .as_ref()
        .map_or(Ok(true), |guard| holds(guard, seen));
    match guard {
        Ok(true) => holds(&check.test, seen),
        Ok(false) => Err(Reason::Guard),
        // With nothing to compare the check does not apply, whatever its guard would have said.
        Err(reason) => {
            let other = holds(&check.test, seen).err();
            Err(other.map_or(reason, |other| graver(other, reason)))
        }
    }
}

fn outcome(check: &Check, result: CheckResult, form: &Form, figures: &Figures) -> CheckOutcome {
    CheckOutcome {
        rule: check.rule,
        instance: check.instance,
        outcome: result.outcome,
        reason: result.reason,
        comparison: comparison(check, form, figures),
    }
}

fn finding(
    check: &Check,
    result: CheckResult,
    rule: &RuleInfo,
    form: &Form,
    figures: &Figures,
) -> Finding {
    let printed = |each: &&FindingFigure| figures.state(each.figure) != State::Omitted;
    Finding {
        origin: Origin::Rule(check.rule),
        instance: check.instance,
        severity: rule.severity,
        outcome: result.outcome,
        reason: result.reason,
        comparison: match result.outcome {
            Outcome::Violated => comparison(check, form, figures),
            _ => None,
        },
        figures: in_front(
            result.reason,
            check.figures.iter().filter(printed).copied().collect(),
        ),
    }
}

/// The figure that keeps a check from being decided is the one to look at first.
fn in_front(reason: Option<Reason>, mut figures: Vec<FindingFigure>) -> Vec<FindingFigure> {
    let Some(Reason::Unreadable(figure) | Reason::Absent(figure) | Reason::NotPlaced(figure)) =
        reason
    else {
        return figures;
    };
    figures.sort_by_key(|each| each.figure != figure);
    figures
}

/// A rule that is told once per report gathers its figures in its first violation, and in its first undecided check.
fn add(
    findings: &mut Vec<Finding>,
    merged: &mut Vec<(RuleId, Outcome, usize)>,
    finding: Finding,
    rule: RuleId,
    once: bool,
) {
    if !once {
        findings.push(finding);
        return;
    }
    let same = |(each, outcome, _): &&(RuleId, Outcome, usize)| {
        *each == rule && *outcome == finding.outcome
    };
    let first = merged.iter().find(same).map(|(_, _, at)| *at);
    match first.and_then(|at| findings.get_mut(at)) {
        Some(first) => {
            first.instance = None;
            first.comparison = None;
            for figure in finding.figures {
                if !first
                    .figures
                    .iter()
                    .any(|each| each.figure == figure.figure)
                {
                    first.figures.push(figure);
                }
            }
        }
        None => {
            merged.push((rule, finding.outcome, findings.len()));
            findings.push(finding);
        }
    }
}

/// Both sides of a test that is one comparison, where both have a value.
pub(crate) fn comparison(check: &Check, form: &Form, figures: &Figures) -> Option<Comparison> {
    let compare = decisive(&check.test, form, figures)?;
    let (left, right) = sides(compare, form, figures).ok()?;
    Some(Comparison {
        left_side: Arc::clone(&compare.left_side),
        left,
        operator: compare.operator,
        right_side: Arc::clone(&compare.right_side),
        right,
    })
}

/// The one comparison of a test, or the one among several joined by 且 that fails.
fn decisive<'c>(condition: &'c Condition, form: &Form, figures: &Figures) -> Option<&'c Compare> {
    match condition {
        Condition::Compare(compare) => Some(compare),
        Condition::And(left, right) => {
            let seen = Seen {
                form,
                figures,
                incomplete: &[],
            };
            let failing = |side: &Condition| holds(side, seen) == Ok(false);
            match (failing(left), failing(right)) {
                (true, false) => decisive(left, form, figures),
                (false, true) => decisive(right, form, figures),
                _ => None,
            }
        }
        _ => None,
    }
}
