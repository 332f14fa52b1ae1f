//! Which figure is wrong: from the findings of one report to causes, each with the explanations that take the fewest slips.
//!
//! All is exact and exhaustive up to stated caps: a number must be what makes every rule hold that speaks of it, or may
//! be within a range, or cannot be the one that is wrong. How likely that is is worked out afterwards; nothing is blamed
//! that is not proved to mend the rules. In the order of the walk:
//!
//! 1. `diagnosis.rs`: what every rule of severity `error` misses by, and which are broken.
//! 2. `components.rs`: the connected components of broken rules.
//! 3. `explain.rs`: each component is searched (`search.rs`: minimal hitting sets; `swaps.rs`: slips that take two figures),
//!    and components that one slip explains are made one (`candidates.rs`).
//! 4. `feasibility.rs`: whether a set of numbers can mend the rules, by Gaussian elimination (`elimination.rs`), disjunctive
//!    normal form (`normal_form.rs`) and Fourier-Motzkin elimination (`integer_ranges.rs`).
//! 5. `scoring.rs`: how likely each explanation is, by the slips that it takes (`error_model.rs`), by how usual its numbers
//!    are, and by what other rules say (`rule_evidence.rs`).
//! 6. `grading.rs`: how sure the explanations are, against each other.
//!
//! A total that is left blank is no broken rule, and is filled in by the equations alone (`blank_totals.rs`).

mod blank_totals;
mod candidates;
mod components;
mod diagnosis;
mod elimination;
mod error_model;
mod explain;
mod feasibility;
mod grading;
mod integer_ranges;
mod normal_form;
mod rule_evidence;
mod scoring;
mod search;
mod swaps;

use crate::context::{CheckContext, ReportContext};
use crate::quotes::quotes;
use diagnosis::Diagnosis;
use explain::Explainer;
use gouji_model::{
    Cause, Evaluation, Finding, FormData, Origin, Outcome, Quote, QuoteSource, Subject, sort_unique,
};
use gouji_ruleset::{Check, Condition, Datum, Library, Number};
use search::{Repair, Search};

/// How many sets of numbers are tried where nothing but the smallest sets is asked for.
const MOST_SETS: u32 = 2_000_000;

/// Adds to `evaluation`, which is of `form_data` in the same context, which figures explain its findings, with what the
/// prose says of them.
pub fn localize(
    form_data: &FormData,
    report: &ReportContext<'_>,
    library: &Library,
    evaluation: &mut Evaluation,
) {
    let facts = report.facts(form_data, library);
    let report = report.with_facts(&facts);
    let context = CheckContext::from_report(form_data, &report);
    evaluation.causes = causes(library, context, &evaluation.findings);
    for cause in &mut evaluation.causes {
        cause.quotes = prose_quotes(cause, context, library);
    }
}

/// Whether `localize` finds a cause for what `evaluation` says of `form_data`. Nothing is solved to say so.
#[must_use]
pub fn has_causes(
    form_data: &FormData,
    report: &ReportContext<'_>,
    library: &Library,
    evaluation: &Evaluation,
) -> bool {
    let facts = report.facts(form_data, library);
    let report = report.with_facts(&facts);
    let context = CheckContext::from_report(form_data, &report);
    let findings = &evaluation.findings;
    // Broken rules have a cause whatever explains them, and so has a blank total that an equation fills.
    blank_totals::has_blank_totals(library, context, findings)
        || Diagnosis::new(library, context, findings).is_some()
}

/// The causes of what `findings` say of the figures of `context`: blank totals first, then the rest in the order of the
/// form. What the prose says of them is not in it.
#[must_use]
pub fn causes(library: &Library, context: CheckContext<'_>, findings: &[Finding]) -> Vec<Cause> {
    let mut causes = blank_totals::blank_totals(library, context, findings);
    let Some(diagnosis) = Diagnosis::new(library, context, findings) else {
        return causes;
    };
    for cause in Explainer::new(&diagnosis).explain() {
        let broken = cause.broken.iter();
        let broken: Vec<&Check> = broken.filter_map(|at| diagnosis.check(*at)).collect();
        causes.push(Cause {
            findings: findings_of(&broken, findings),
            broken: cause.broken.len(),
            exhausted: cause.is_exhausted,
            explanations: cause.explanations,
            quotes: Vec::new(),
        });
    }
    causes
}

/// What the prose says of the numbers that `cause` may be of.
fn prose_quotes(cause: &Cause, context: CheckContext<'_>, library: &Library) -> Vec<Quote> {
    let explanations = cause.explanations.iter();
    let changes = explanations.flat_map(|explanation| &explanation.changes);
    let subjects: Vec<Subject> = changes.map(|change| change.subject).collect();
    let is_asked = |check: &&Check| {
        let mut subjects = subjects.iter();
        check.reads_prose() && subjects.any(|subject| is_held_against(&check.test, *subject))
    };
    let mut all: Vec<Quote> = Vec::new();
    for check in library.checks(context.form).iter().filter(is_asked) {
        for quote in quotes(check, context, library.claim_patterns(context.form)) {
            let is_prose = matches!(quote.source, QuoteSource::Claim { .. });
            if is_prose && !all.contains(&quote) {
                all.push(quote);
            }
        }
    }
    all
}

/// Whether a comparison in `condition` holds `subject` against a number of the prose, or is of that number.
fn is_held_against(condition: &Condition, subject: Subject) -> bool {
    match condition {
        Condition::Compare(compare) => {
            let sides = [&compare.left, &compare.right];
            let data = || {
                let terms = sides.iter().filter_map(|side| match side {
                    Number::Linear(linear) => Some(&linear.terms),
                    _ => None,
                });
                terms.flatten().map(|term| term.datum)
            };
            let is_subject = |datum: Datum| match (datum, subject) {
                (Datum::Figure(one), Subject::Figure(other)) => one == other,
                (Datum::Claim(one), Subject::Claim(other)) => one == other,
                _ => false,
            };
            data().any(is_subject) && data().any(|datum| matches!(datum, Datum::Claim(_)))
        }
        Condition::And(one, other) | Condition::Or(one, other) => {
            is_held_against(one, subject) || is_held_against(other, subject)
        }
        Condition::Not(inner) => is_held_against(inner, subject),
        _ => false,
    }
}

/// The smallest sets of numbers, of no more than `most`, whose change makes every rule of severity `error` hold that is
/// broken and breaks none, each in order; and whether they are all. Nothing is said of which is likely.
#[must_use]
pub fn smallest_changes(
    library: &Library,
    context: CheckContext<'_>,
    most: usize,
) -> (Vec<Vec<Subject>>, bool) {
    let Some(diagnosis) = Diagnosis::from_rules(library, context, |_| true) else {
        return (Vec::new(), true);
    };
    let mut search = Search::new(&diagnosis, &diagnosis.broken, MOST_SETS);
    for size in 1..=most.min(elimination::MOST) {
        search.add_sets(size);
    }
    let subject = |variable| match diagnosis.system.datum(variable) {
        Datum::Claim(claim) => Subject::Claim(claim),
        Datum::Figure(figure) | Datum::LastYear(figure) => Subject::Figure(figure),
    };
    let subjects = |repair: &Repair| repair.set.iter().map(|at| subject(*at)).collect();
    let sets = sort_unique(search.found.iter().map(subjects));
    (sets, search.is_exhausted)
}

/// The findings that tell of `checks`.
fn findings_of(checks: &[&Check], findings: &[Finding]) -> Vec<usize> {
    let tells = |finding: &Finding| {
        let rule = match finding.origin {
            Origin::Rule(rule) if finding.outcome == Outcome::Violated => rule,
            _ => return false,
        };
        checks.iter().any(|check| {
            let gathered = finding.gathered.iter().map(|member| member.instance);
            let mut instances = gathered.chain([finding.instance]);
            check.rule == rule && instances.any(|instance| instance == check.instance)
        })
    };
    let numbered = findings.iter().enumerate();
    numbered
        .filter(|(_, finding)| tells(finding))
        .map(|(at, _)| at)
        .collect()
}
