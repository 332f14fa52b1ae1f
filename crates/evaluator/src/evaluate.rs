//! One report against all rules of its form.

use crate::beside::{ReportContext, quotes};
use crate::claims::{ClaimValues, InHand, in_hand};
use crate::condition::{CheckContext, holds, sides};
use crate::reading_findings as problems;
use crate::reason::{graver, not_to_be_asked};
use crate::submitters::Submitters;
use gouji_model::{
    CheckOutcome, ClaimId, Comparison, Evaluation, Figures, Finding, FindingFigure, Form, FormData,
    GroupMember, Grouping, Origin, Outcome, Prose, Reason, RuleId, RuleInfo, Severity, Sketch,
    State, TableId,
};
use gouji_ruleset::{Check, Compare, Condition, Library};
use std::sync::Arc;

/// A claim with more values than this is not tried with each.
const MOST_VALUES: usize = 20;

/// What came of one check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CheckResult {
    /// The outcome.
    pub outcome: Outcome,
    /// Why it does not apply or is undecided.
    pub reason: Option<Reason>,
}

/// Whether what held is kept beside what a person is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcomes {
    /// Every check is kept with its outcome.
    Keep,
    /// Only the findings and how many checks came out how.
    Drop,
}

/// Checks `form_data`, the figures of a report, against every rule of its form. Which figures are wrong is not asked
/// here: `causes` is empty until `localize` fills it.
#[must_use]
pub fn evaluate(
    form_data: &FormData,
    context: &ReportContext<'_>,
    library: &Library,
    outcomes: Outcomes,
) -> Evaluation {
    let facts = context.facts(form_data, library);
    let seen = facts.check_context(form_data, context);
    let mut evaluation = Evaluation {
        findings: problems::findings(form_data),
        ..Evaluation::default()
    };
    let asked = Asked {
        library,
        context,
        outcomes,
    };
    asked.run(library.checks(&form_data.form), seen, &mut evaluation);
    evaluation
}

/// What the checks of a report see of its tables, before the reports of others are at hand.
pub(crate) fn seen<'a>(
    form_data: &'a FormData,
    context: &ReportContext<'a>,
    last_year: Option<&'a Figures>,
) -> CheckContext<'a> {
    CheckContext {
        incomplete: &form_data.incomplete,
        year: context.year,
        last_year,
        last_sketch: context.last_year.map(|last| last.sketch),
        asking: context.asking,
        ..CheckContext::of(&form_data.form, &form_data.figures)
    }
}

/// The checks of one report, run one after another.
#[derive(Clone, Copy)]
struct Asked<'a> {
    library: &'a Library,
    context: &'a ReportContext<'a>,
    outcomes: Outcomes,
}

impl Asked<'_> {
    /// Adds to `evaluation` what came of `checks`.
    fn run<'c>(
        self,
        checks: impl IntoIterator<Item = &'c Check>,
        seen: CheckContext<'_>,
        evaluation: &mut Evaluation,
    ) {
        let readings = self.library.readings(seen.form);
        let mut merged: Vec<(Together, usize)> = Vec::new();
        for (check, list) in applications(checks.into_iter(), seen.stated, self.context.prose) {
            let seen = CheckContext {
                list: list.as_ref(),
                ..seen
            };
            let result = check_figures(check, seen);
            evaluation.counts.add(result.outcome);
            if self.outcomes == Outcomes::Keep {
                evaluation.outcomes.push(outcome(check, result, seen));
            }
            if !matches!(result.outcome, Outcome::Violated | Outcome::Undecided) {
                continue;
            }
            let rule = &self.library.rules[check.rule];
            let mut finding = finding(check, result, rule, seen);
            finding.quotes = quotes(check, seen, self.context, readings);
            finding
                .quotes
                .extend(list.iter().flat_map(|list| list.quotes.clone()));
            match together(check.rule, rule.gathered, &finding, seen.form) {
                Some(key) => gather(&mut evaluation.findings, &mut merged, finding, key),
                None => evaluation.findings.push(finding),
            }
        }
    }
}

/// Every check, once for each list in the prose where it speaks of them; once without one where there is none.
pub(crate) fn applications<'c>(
    checks: impl Iterator<Item = &'c Check>,
    stated: Option<&ClaimValues>,
    prose: Option<&Prose>,
) -> Vec<(&'c Check, Option<InHand>)> {
    let mut all = Vec::new();
    for check in checks {
        let lists = match (check.lists, stated, prose) {
            (Some(lists), Some(stated), Some(prose)) => in_hand(lists, stated, prose),
            _ => Vec::new(),
        };
        if lists.is_empty() {
            all.push((check, None));
        }
        all.extend(lists.into_iter().map(|list| (check, Some(list))));
    }
    all
}

/// What came of `check` on what was `seen`.
#[must_use]
pub fn check_figures(check: &Check, seen: CheckContext<'_>) -> CheckResult {
    let (outcome, reason) = match guarded(check, seen) {
        Ok(true) => (Outcome::Satisfied, None),
        Ok(false) => (Outcome::Violated, None),
        // What the prose says in several ways is wrong, unless each of them is right.
        Err(reason @ Reason::ClaimsDiffer(claim)) => match holds_for_each(check, claim, seen) {
            true => (Outcome::Satisfied, None),
            false => (Outcome::Violated, Some(reason)),
        },
        Err(reason) if not_to_be_asked(reason) => (Outcome::NotApplicable, Some(reason)),
        Err(reason) => (Outcome::Undecided, Some(reason)),
    };
    CheckResult { outcome, reason }
}

/// Whether a check holds with every value that the prose gives `claim`.
fn holds_for_each(check: &Check, claim: ClaimId, seen: CheckContext<'_>) -> bool {
    let statements = seen
        .stated
        .map(|stated| stated.of(claim))
        .unwrap_or_default();
    let mut values: Vec<i64> = statements.iter().map(|each| each.mantissa).collect();
    values.sort_unstable();
    values.dedup();
    let is_right = |value: i64| {
        let picked = [seen.picked, &[(claim, value)]].concat();
        let seen = CheckContext {
            picked: &picked,
            ..seen
        };
        guarded(check, seen) == Ok(true)
    };
    values.len() <= MOST_VALUES && values.into_iter().all(is_right)
}

fn guarded(check: &Check, seen: CheckContext<'_>) -> Result<bool, Reason> {
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

fn outcome(check: &Check, result: CheckResult, seen: CheckContext<'_>) -> CheckOutcome {
    CheckOutcome {
        rule: check.rule,
        instance: check.instance,
        outcome: result.outcome,
        reason: result.reason,
        comparison: comparison(check, seen),
    }
}

fn finding(check: &Check, result: CheckResult, rule: &RuleInfo, seen: CheckContext<'_>) -> Finding {
    let printed = |each: &&FindingFigure| seen.figures.state(each.figure) != State::Omitted;
    Finding {
        origin: Origin::Rule(check.rule),
        instance: check.instance,
        severity: match result.reason {
            // Nobody can correct a report because another one is not at hand.
            Some(reason) if reason.is_beyond_report() => Severity::Note,
            _ => rule.severity,
        },
        outcome: result.outcome,
        reason: result.reason,
        comparison: match result.outcome {
            Outcome::Violated => comparison(check, seen),
            _ => None,
        },
        figures: in_front(
            result.reason,
            check.figures.iter().filter(printed).copied().collect(),
        ),
        quotes: Vec::new(),
        gathered: Vec::new(),
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

/// What findings that are told together have in common.
type Together = (RuleId, Outcome, Option<TableId>);

/// What `finding` shares with those it is told with; `None` for one that is told by itself.
fn together(rule: RuleId, gathered: Grouping, finding: &Finding, form: &Form) -> Option<Together> {
    let table = finding
        .figures
        .first()
        .map(|first| form.rows[form.figures[first.figure].row].table);
    match gathered {
        Grouping::Not => None,
        Grouping::ByTable => Some((rule, finding.outcome, table)),
        Grouping::ByReport => Some((rule, finding.outcome, None)),
    }
}

/// Adds the figures of `finding` to the first finding that it is told with.
fn gather(
    findings: &mut Vec<Finding>,
    merged: &mut Vec<(Together, usize)>,
    finding: Finding,
    key: Together,
) {
    let first = merged.iter().find(|(known, _)| *known == key);
    match first.and_then(|&(_, at)| findings.get_mut(at)) {
        Some(first) => {
            if first.gathered.is_empty() {
                let check = of_gathered(first);
                first.gathered.push(check);
            }
            first.gathered.push(of_gathered(&finding));
            first.instance = None;
            first.comparison = None;
            for quote in finding.quotes {
                if !first.quotes.contains(&quote) {
                    first.quotes.push(quote);
                }
            }
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
            merged.push((key, findings.len()));
            findings.push(finding);
        }
    }
}

/// The one check of `finding`, as it stands among others.
fn of_gathered(finding: &Finding) -> GroupMember {
    GroupMember {
        instance: finding.instance,
        reason: finding.reason,
        comparison: finding.comparison.clone(),
        figures: finding.figures.clone(),
    }
}

/// Both sides of a test that is one comparison, where both have a value.
pub(crate) fn comparison(check: &Check, seen: CheckContext<'_>) -> Option<Comparison> {
    let compare = decisive(&check.test, seen)?;
    let (left, right) = sides(compare, seen).ok()?;
    Some(Comparison {
        left_side: Arc::clone(&compare.left_side),
        left,
        operator: compare.operator,
        right_side: Arc::clone(&compare.right_side),
        right,
    })
}

/// The one comparison of a test, or the one among several joined by 且 that fails.
fn decisive<'c>(condition: &'c Condition, seen: CheckContext<'_>) -> Option<&'c Compare> {
    match condition {
        Condition::Compare(compare) => Some(compare),
        Condition::And(left, right) => {
            let complete = CheckContext {
                incomplete: &[],
                ..seen
            };
            let failing = |side: &Condition| holds(side, complete) == Ok(false);
            match (failing(left), failing(right)) {
                (true, false) => decisive(left, seen),
                (false, true) => decisive(right, seen),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Checks `form_data`, the figures of a report of a county, against `checks`, which are among the rules over the county.
/// Its prose is only compared, by its `sketch`, with that of the `submitters`.
#[must_use]
pub fn evaluate_in_county<'c>(
    form_data: &FormData,
    context: &ReportContext<'_>,
    (submitters, sketch): (&Submitters<'_>, &Sketch),
    checks: impl IntoIterator<Item = &'c Check>,
    library: &Library,
    outcomes: Outcomes,
) -> Evaluation {
    let last_year = context.last_figures(form_data);
    let seen = CheckContext {
        others: Some(submitters),
        sketch: Some(sketch),
        ..seen(form_data, context, last_year.as_ref())
    };
    let asked = Asked {
        library,
        context,
        outcomes,
    };
    let mut evaluation = Evaluation::default();
    asked.run(checks, seen, &mut evaluation);
    evaluation
}
