//! One report against all rules of its form.

use crate::blanks::is_printed;
use crate::check::{CheckResult, check_figures, checks_by_list, comparison};
use crate::context::{CheckContext, ReportContext};
use crate::missing_submitters::lacking_submitters;
use crate::quotes::quotes;
use crate::reading_findings::reading_findings;
use crate::submitters::Submitters;
use gouji_model::{
    CheckOutcome, Evaluation, Finding, FindingFigure, Form, FormData, GroupMember, Grouping,
    Origin, Outcome, Reason, RuleId, RuleInfo, Severity, TableId, sort_unique,
};
use gouji_ruleset::{Check, Library};
use std::mem;

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
    report: &ReportContext<'_>,
    library: &Library,
    outcomes: Outcomes,
) -> Evaluation {
    let facts = report.facts(form_data, library);
    let report = report.with_facts(&facts);
    let context = CheckContext::from_report(form_data, &report);
    let mut evaluation = Evaluation {
        findings: reading_findings(form_data),
        ..Evaluation::default()
    };
    let run = CheckRun { library, outcomes };
    run.add(library.checks(context.form), context, &mut evaluation);
    evaluation
}

/// Checks `form_data`, the figures of a report of a county, against `checks`, which are among the rules over the county.
/// Its prose is only compared, by the sketch among the facts of `report`, with that of the `submitters`.
#[must_use]
pub fn evaluate_in_county<'c>(
    form_data: &FormData,
    report: &ReportContext<'_>,
    submitters: &Submitters<'_>,
    checks: impl IntoIterator<Item = &'c Check>,
    library: &Library,
    outcomes: Outcomes,
) -> Evaluation {
    let context = CheckContext {
        submitters: Some(submitters),
        ..CheckContext::from_report(form_data, report)
    };
    let mut evaluation = Evaluation::default();
    CheckRun { library, outcomes }.add(checks, context, &mut evaluation);
    evaluation
}

/// The checks of one report, run one after another.
#[derive(Clone, Copy)]
struct CheckRun<'a> {
    library: &'a Library,
    outcomes: Outcomes,
}

impl CheckRun<'_> {
    /// Adds to `evaluation` what comes of `checks`.
    fn add<'c>(
        self,
        checks: impl IntoIterator<Item = &'c Check>,
        context: CheckContext<'_>,
        evaluation: &mut Evaluation,
    ) {
        let patterns = self.library.claim_patterns(context.form);
        let mut grouped: Vec<(GroupKey, usize)> = Vec::new();
        for (check, list) in checks_by_list(checks.into_iter(), context) {
            let context = CheckContext {
                list: list.as_ref(),
                ..context
            };
            let result = check_figures(check, context);
            evaluation.count(check.rule, result.outcome);
            if self.outcomes == Outcomes::Keep {
                evaluation.outcomes.push(outcome(check, result, context));
            }
            if !matches!(result.outcome, Outcome::Violated | Outcome::Undecided) {
                continue;
            }
            let rule = &self.library.rules[check.rule];
            let mut finding = finding(check, result, rule, context);
            let key = group_key(check.rule, rule.gathered, &finding, context.form);
            // What the others state decides nothing while a report is missing.
            if key != Some(GroupKey::MissingReports) {
                finding.quotes = quotes(check, context, patterns);
            }
            let list_quotes = list.iter().flat_map(|list| list.quotes.clone());
            finding.quotes.extend(list_quotes);
            match key {
                Some(key) => gather(&mut evaluation.findings, &mut grouped, finding, key),
                None => evaluation.findings.push(finding),
            }
        }
    }
}

fn outcome(check: &Check, result: CheckResult, context: CheckContext<'_>) -> CheckOutcome {
    CheckOutcome {
        rule: check.rule,
        instance: check.instance,
        outcome: result.outcome,
        reason: result.reason,
        comparison: comparison(check, context),
    }
}

fn finding(
    check: &Check,
    result: CheckResult,
    rule: &RuleInfo,
    context: CheckContext<'_>,
) -> Finding {
    let is_named = |named: &&FindingFigure| is_printed(context.figures, named.figure);
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
            Outcome::Violated => comparison(check, context),
            _ => None,
        },
        figures: put_decisive_first(
            result.reason,
            check.figures.iter().filter(is_named).copied().collect(),
        ),
        quotes: Vec::new(),
        lacking: match result.reason {
            Some(reason) if reason.lacks_submitter() => lacking_submitters(check, result, context),
            _ => Vec::new(),
        },
        gathered: Vec::new(),
    }
}

/// The figure that keeps a check from being decided is the one to look at first.
fn put_decisive_first(
    reason: Option<Reason>,
    mut figures: Vec<FindingFigure>,
) -> Vec<FindingFigure> {
    let Some(Reason::Unreadable(figure) | Reason::Absent(figure) | Reason::NotPlaced(figure)) =
        reason
    else {
        return figures;
    };
    figures.sort_by_key(|named| named.figure != figure);
    figures
}

/// What findings that are told together have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum GroupKey {
    /// They are of one rule, came out alike, and stand in one table where the rule says so.
    Rule(RuleId, Outcome, Option<TableId>),
    /// They wait for reports of submitters, whatever their rules.
    MissingReports,
}

/// What `finding` shares with those it is told with; `None` for one that is told by itself.
fn group_key(rule: RuleId, grouping: Grouping, finding: &Finding, form: &Form) -> Option<GroupKey> {
    if let (Outcome::Undecided, Some(Reason::NoReportOf(..))) = (finding.outcome, finding.reason) {
        return Some(GroupKey::MissingReports);
    }
    let table = finding
        .figures
        .first()
        .map(|first| form.rows[form.figures[first.figure].row].table);
    match grouping {
        Grouping::Not => None,
        Grouping::ByTable => Some(GroupKey::Rule(rule, finding.outcome, table)),
        Grouping::ByReport => Some(GroupKey::Rule(rule, finding.outcome, None)),
    }
}

/// Adds the figures of `finding` to the first finding that it is told with.
fn gather(
    findings: &mut Vec<Finding>,
    grouped: &mut Vec<(GroupKey, usize)>,
    finding: Finding,
    key: GroupKey,
) {
    let first = grouped.iter().find(|(other, _)| *other == key);
    match first.and_then(|&(_, at)| findings.get_mut(at)) {
        Some(first) => {
            if first.gathered.is_empty() {
                let check = group_member(first);
                first.gathered.extend(check);
            }
            first.gathered.extend(group_member(&finding));
            first.instance = None;
            first.comparison = None;
            first.severity = first.severity.min(finding.severity);
            for quote in finding.quotes {
                if !first.quotes.contains(&quote) {
                    first.quotes.push(quote);
                }
            }
            for figure in finding.figures {
                let mut known = first.figures.iter();
                if !known.any(|named| named.figure == figure.figure) {
                    first.figures.push(figure);
                }
            }
            if finding.lacking.iter().any(|id| !first.lacking.contains(id)) {
                first.lacking.extend(finding.lacking);
                first.lacking = sort_unique(mem::take(&mut first.lacking));
            }
        }
        None => {
            grouped.push((key, findings.len()));
            findings.push(finding);
        }
    }
}

/// The one check of `finding`, as it stands among others; `None` for a problem of reading.
fn group_member(finding: &Finding) -> Option<GroupMember> {
    let Origin::Rule(rule) = finding.origin else {
        return None;
    };
    Some(GroupMember {
        rule,
        instance: finding.instance,
        reason: finding.reason,
        comparison: finding.comparison.clone(),
        figures: finding.figures.clone(),
    })
}
