//! Which figure is wrong: the fewest slips that explain the rules of severity `error` that a report breaks.
//!
//! Only rules that say that two sums are equal are solved; every other rule of severity `error` has a say in whether a
//! change is allowed. All is whole numbers: a change is the one number that makes every broken sum hold, or none.

mod equations;
mod evidence;
mod search;
mod slips;

use crate::condition::Seen;
use crate::usual::Peers;
use equations::Equations;
use evidence::Evidence;
use gouji_model::{Cause, Finding, Origin, Outcome, Severity};
use gouji_ruleset::{Check, Library};
use search::{Explained, more_slips, one_slip};

/// The causes of what `findings` tell of the figures that were `seen`, in the order of the form.
#[must_use]
pub fn localize(
    library: &Library,
    seen: Seen<'_>,
    _usual: Option<Peers<'_>>,
    findings: &[Finding],
) -> Vec<Cause> {
    let checks = library.checks(seen.form);
    let is_grave = |finding: &&Finding| {
        let is_rule = matches!(finding.origin, Origin::Rule(_));
        is_rule && finding.severity == Severity::Error && finding.outcome == Outcome::Violated
    };
    if !findings.iter().any(|finding| is_grave(&finding)) {
        return Vec::new();
    }
    let grave = checks.iter().filter(|check| {
        library.rules[check.rule].severity == Severity::Error && check.lists.is_none()
    });
    let equations = Equations::of(grave.collect(), seen);
    let evidence = Evidence::of(checks, seen);
    let mut found = Vec::new();
    let mut open = Vec::new();
    for piece in equations.pieces() {
        let explained = one_slip(&equations, &evidence, &piece, seen);
        match explained.explanations.is_empty() {
            true => open.push(piece),
            false => found.push((piece, explained)),
        }
    }
    // Two figures in each other's place, or two that are wrong, may break rules that have no figure in common.
    for piece in equations.joined(open) {
        let explained = more_slips(&equations, &evidence, &piece, seen);
        found.push((piece, explained));
    }
    found.sort_by(|(one, _), (other, _)| one.cmp(other));
    let cause = |(piece, explained): (Vec<usize>, Explained)| {
        let broken: Vec<&Check> = piece.iter().filter_map(|at| equations.check(*at)).collect();
        Cause {
            findings: of_checks(&broken, findings),
            broken: piece.len(),
            exhausted: explained.is_exhausted,
            explanations: explained.explanations,
            quotes: Vec::new(),
        }
    };
    found.into_iter().map(cause).collect()
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
