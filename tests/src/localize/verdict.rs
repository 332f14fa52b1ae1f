//! The verdict of the program on one report with errors in it, and how right that verdict is.

use crate::localize::setup::{Sample, Setup};
use crate::localize::tally::Tally;
use gouji_evaluator::{CheckContext, PeerPrior, ReportContext, ReportFacts, causes, check_figures};
use gouji_model::{
    Cause, Change, Explanation, Finding, Grade, Origin, Outcome, Severity, Subject, Target,
};
use gouji_ruleset::{Check, Datum};
use std::time::Instant;

/// What the program says of a report.
pub struct Verdict {
    /// The rules that are broken.
    pub findings: Vec<Finding>,
    /// The numbers in broken rules of severity `error`.
    pub in_broken: Vec<Subject>,
    /// How many rules of severity `error` are broken.
    pub broken: usize,
    /// What the program takes to be wrong, by cause.
    pub causes: Vec<Cause>,
    /// How long the search for wrong numbers took, in microseconds.
    pub micros: u64,
}

/// What is read of `sample`.
#[must_use]
pub fn facts(sample: &Sample) -> ReportFacts {
    ReportFacts {
        claims: Some(sample.stated.clone()),
        ..ReportFacts::default()
    }
}

/// What is known of a report of which these `facts` are read.
#[must_use]
pub fn report_context<'a>(setup: &Setup, facts: &'a ReportFacts) -> ReportContext<'a> {
    ReportContext {
        year: Some(setup.year),
        facts: Some(facts),
        ..ReportContext::default()
    }
}

/// The findings on `sample`, each check by itself, as `evaluate` makes them of a document.
fn findings<'b>(setup: &'b Setup, sample: &Sample) -> Vec<(&'b Check, Finding)> {
    let facts = facts(sample);
    let report = report_context(setup, &facts);
    let context = CheckContext::new(&setup.form, &sample.figures, &report);
    let checks = setup.library.checks(&setup.form).iter();
    let asked = checks.filter(|check| check.list_scope.is_none() && check.similarities.is_empty());
    let violated = asked.filter_map(|check| {
        let result = check_figures(check, context);
        let finding = Finding {
            origin: Origin::Rule(check.rule),
            instance: check.instance,
            severity: setup.library.rules[check.rule].severity,
            outcome: result.outcome,
            reason: result.reason,
            comparison: None,
            figures: check.figures.clone(),
            quotes: Vec::new(),
            lacking: Vec::new(),
            gathered: Vec::new(),
        };
        (result.outcome == Outcome::Violated).then_some((check, finding))
    });
    violated.collect()
}

/// The verdict of the program on `sample`.
#[must_use]
pub fn judge(setup: &Setup, sample: &Sample, peers: Option<PeerPrior<'_>>) -> Verdict {
    let found = findings(setup, sample);
    let is_grave = |(_, finding): &&(&Check, Finding)| finding.severity == Severity::Error;
    let broken = found.iter().filter(is_grave).count();
    let in_broken = found
        .iter()
        .filter(is_grave)
        .flat_map(|(check, _)| subjects(check))
        .collect();
    let findings: Vec<Finding> = found.into_iter().map(|(_, finding)| finding).collect();
    let facts = facts(sample);
    let report = ReportContext {
        prior: peers,
        ..report_context(setup, &facts)
    };
    let context = CheckContext::new(&setup.form, &sample.figures, &report);
    let start = Instant::now();
    let causes = causes(&setup.library, context, &findings);
    let micros = u64::try_from(start.elapsed().as_micros()).unwrap_or(u64::MAX);
    Verdict {
        findings,
        in_broken,
        broken,
        causes,
        micros,
    }
}

/// The numbers that a check speaks of.
fn subjects(check: &Check) -> Vec<Subject> {
    let figures = check
        .figures
        .iter()
        .map(|each| Subject::Figure(each.figure));
    let claims = check.cited_data.iter().filter_map(|datum| match datum {
        Datum::Claim(claim) => Some(Subject::Claim(*claim)),
        _ => None,
    });
    figures.chain(claims).collect()
}

/// The numbers that differ between `clean` and `faulty`.
#[must_use]
pub fn wrong(setup: &Setup, clean: &Sample, faulty: &Sample) -> Vec<Subject> {
    let figures = setup.printed.iter().map(|figure| Subject::Figure(*figure));
    let claims = setup.ties.iter().map(|tie| Subject::Claim(tie.claim));
    figures
        .chain(claims)
        .filter(|subject| clean.value(setup, *subject) != faulty.value(setup, *subject))
        .collect()
}

/// Whether a change is to the true value.
fn is_true(setup: &Setup, clean: &Sample, change: &Change) -> bool {
    let scale = match change.subject {
        Subject::Figure(figure) => setup.form.figures[figure].scale,
        Subject::Claim(_) => gouji_model::Claim::SCALE,
    };
    let Some(meant) = clean.value(setup, change.subject) else {
        return false;
    };
    let at_scale = |number: gouji_model::Decimal| number.mantissa_at(scale);
    match change.to {
        Target::Number(to) => at_scale(to) == Some(meant),
        // A range is right where the true value lies in it.
        Target::Between(least, most) => {
            least.is_none_or(|least| at_scale(least).is_none_or(|least| least <= meant))
                && most.is_none_or(|most| at_scale(most).is_none_or(|most| meant <= most))
        }
    }
}

/// Counts how right a verdict is on a report whose true numbers are `clean` and in which the numbers `wrong` are wrong.
pub fn count(
    setup: &Setup,
    clean: &Sample,
    wrong: &[Subject],
    verdict: &Verdict,
    tally: &mut Tally,
) {
    tally.reports += 1;
    if verdict.broken == 0 && verdict.causes.is_empty() {
        return;
    }
    tally.caught += 1;
    let firsts: Vec<&Explanation> = verdict
        .causes
        .iter()
        .filter_map(|cause| cause.explanations.first())
        .collect();
    let changes = || firsts.iter().flat_map(|first| &first.changes);
    let set = |changes: &mut dyn Iterator<Item = &Change>| {
        let mut set: Vec<Subject> = changes.map(|change| change.subject).collect();
        set.sort_unstable();
        set.dedup();
        set
    };
    let mut sorted = wrong.to_vec();
    sorted.sort_unstable();
    let is_graded = |change: &&Change| change.grade != Grade::Undetermined;
    let graded = set(&mut changes().filter(is_graded));
    let exact = set(&mut changes()) == sorted;
    tally.located += u64::from(graded == sorted);
    tally.exact += u64::from(exact);
    tally.valued += u64::from(exact && changes().all(|each| is_true(setup, clean, each)));
    tally.blamed += u64::from(graded.iter().any(|subject| !wrong.contains(subject)));
    tally.undetermined += u64::from(graded.is_empty());
    let mut top: Option<&Explanation> = None;
    for first in &firsts {
        if top.is_none_or(|top| top.likelihood < first.likelihood) {
            top = Some(first);
        }
    }
    let top = top.and_then(|top| top.changes.first());
    tally.top += u64::from(top.is_some_and(|change| wrong.contains(&change.subject)));
    tally.given_up += u64::from(verdict.causes.iter().any(|cause| !cause.exhausted));
    let all = || verdict.causes.iter().flat_map(|cause| &cause.explanations);
    let is_listed = |subject: &Subject| {
        let mut changes = all().flat_map(|explanation| &explanation.changes);
        changes.any(|change| change.subject == *subject)
    };
    let mut in_broken = wrong
        .iter()
        .filter(|subject| verdict.in_broken.contains(subject));
    tally.visible += u64::from(
        wrong
            .iter()
            .all(|subject| verdict.in_broken.contains(subject)),
    );
    tally.listed += u64::from(in_broken.all(is_listed));
    calibrate(setup, clean, wrong, all(), tally);
}

/// Counts how often what is graded certain or likely is right.
fn calibrate<'e>(
    setup: &Setup,
    clean: &Sample,
    wrong: &[Subject],
    explanations: impl Iterator<Item = &'e Explanation>,
    tally: &mut Tally,
) {
    for explanation in explanations {
        for change in &explanation.changes {
            let is_right = wrong.contains(&change.subject);
            match change.grade {
                Grade::Certain => tally.certain.count(is_right),
                Grade::Likely => tally.likely.count(is_right),
                Grade::Undetermined => {}
            }
        }
        let mut changes = explanation.changes.iter();
        let is_right =
            changes.all(|each| wrong.contains(&each.subject) && is_true(setup, clean, each));
        match explanation.grade {
            Grade::Certain => tally.certain_whole.count(is_right),
            Grade::Likely => tally.likely_whole.count(is_right),
            Grade::Undetermined => {}
        }
    }
}
