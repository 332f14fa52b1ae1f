//! Which figure is wrong: the fewest slips that explain the rules of severity `error` that a report breaks.
//!
//! All is exact and exhaustive up to stated caps: a number must be what makes every rule hold that speaks of it, or may
//! be within a range, or cannot be the one that is wrong. What is likely is worked out afterwards, and blames nothing
//! that is not proved to mend the rules.

pub(crate) mod bits;
mod blanks;
mod explain;
mod fit;
mod formula;
mod judge;
mod moves;
mod pieces;
mod problem;
mod search;
mod slips;
mod solve;
mod space;
mod weigh;

use crate::condition::CheckContext;
use crate::usual::{PeerPrior, Prior};
use explain::Explainer;
use gouji_model::{Cause, Finding, Origin, Outcome, Subject};
use gouji_ruleset::{Check, Datum, Library};
use problem::Problem;
use search::Search;

/// How many sets of numbers are tried where nothing but the smallest sets is asked for.
const MOST_SETS: u32 = 2_000_000;

/// The causes of what `findings` tell of the figures that were `seen`, in the order of the form; `usual` is what is known
/// of the figures of others.
#[must_use]
pub fn localize(
    library: &Library,
    seen: CheckContext<'_>,
    usual: Option<PeerPrior<'_>>,
    findings: &[Finding],
) -> Vec<Cause> {
    causes(library, seen, usual, findings, false)
}

/// The same, with the explanations that take one slip more than need be and are no longer for a part of them.
#[must_use]
pub fn localize_thoroughly(
    library: &Library,
    seen: CheckContext<'_>,
    usual: Option<PeerPrior<'_>>,
    findings: &[Finding],
) -> Vec<Cause> {
    causes(library, seen, usual, findings, true)
}

fn causes(
    library: &Library,
    seen: CheckContext<'_>,
    usual: Option<PeerPrior<'_>>,
    findings: &[Finding],
    is_thorough: bool,
) -> Vec<Cause> {
    let mut causes = blanks::blank_totals(library, seen, findings);
    if let Some(problem) = Problem::of(library, seen, findings) {
        let prior = Prior::new(usual, seen.figures, seen.last_year, seen.form);
        let explained = Explainer::new(&problem, prior, is_thorough).explain();
        for explained in explained {
            let broken = explained.broken.iter();
            let broken: Vec<&Check> = broken.filter_map(|it| problem.check(*it)).collect();
            causes.push(Cause {
                findings: of_checks(&broken, findings),
                broken: explained.broken.len(),
                exhausted: explained.is_exhausted,
                explanations: explained.explanations,
                quotes: Vec::new(),
            });
        }
    }
    causes
}

/// The smallest sets of numbers, of no more than `most`, whose change makes every rule of severity `error` hold that is
/// broken and breaks none, each in order; and whether they are all. Nothing is said of which is likely.
#[must_use]
pub fn smallest_changes(
    library: &Library,
    seen: CheckContext<'_>,
    most: usize,
) -> (Vec<Vec<Subject>>, bool) {
    let Some(problem) = Problem::over(library, seen, |_| true) else {
        return (Vec::new(), true);
    };
    let mut search = Search::new(&problem, &problem.broken, MOST_SETS);
    for size in 1..=most.min(solve::MOST) {
        search.of_size(size);
    }
    let subject = |unknown| match problem.system.datum(unknown) {
        Datum::Claim(claim) => Subject::Claim(claim),
        Datum::Figure(figure) | Datum::LastYear(figure) => Subject::Figure(figure),
    };
    let sets = search.found.iter();
    let sets = sets.map(|it| it.set.iter().map(|unknown| subject(*unknown)).collect());
    let mut sets: Vec<Vec<Subject>> = sets.collect();
    sets.sort_unstable();
    sets.dedup();
    (sets, search.is_exhausted)
}

/// The findings that tell of `checks`.
fn of_checks(checks: &[&Check], findings: &[Finding]) -> Vec<usize> {
    let tells = |finding: &Finding| {
        let rule = match finding.origin {
            Origin::Rule(rule) if finding.outcome == Outcome::Violated => rule,
            _ => return false,
        };
        checks.iter().any(|check| {
            let of_gathered = || {
                finding
                    .gathered
                    .iter()
                    .any(|it| it.instance == check.instance)
            };
            check.rule == rule && (finding.instance == check.instance || of_gathered())
        })
    };
    let numbered = findings.iter().enumerate();
    numbered
        .filter(|(_, finding)| tells(finding))
        .map(|(at, _)| at)
        .collect()
}
