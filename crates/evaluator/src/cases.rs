//! Cases run: what a rule says of the figures of a case, against what it must say.

use crate::evaluate::check_figures;
use gouji_model::{Counts, Outcome, RowId};
use gouji_ruleset::{Case, Check, Expectation, Library};

/// What came of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CaseOutcome {
    /// As expected.
    Passed,
    /// Not as expected.
    Failed(CaseFailure),
}

/// How a case failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFailure {
    /// How the checks of the rule came out.
    pub counts: Counts,
    /// Rows that were found, for a rule with `each`.
    pub found: Vec<RowId>,
    /// Rows that should have been found and were not.
    pub missing: Vec<RowId>,
    /// Rows that were found and should not have been.
    pub noisy: Vec<RowId>,
}

/// Runs `case`.
#[must_use]
pub fn run_case(case: &Case, library: &Library) -> CaseOutcome {
    let mut counts = Counts::default();
    let mut violated: Vec<&Check> = Vec::new();
    for check in library
        .checks(&case.form)
        .iter()
        .filter(|check| check.rule == case.rule)
    {
        let result = check_figures(check, &case.form, &case.figures, &[]);
        counts.add(result.outcome);
        if result.outcome == Outcome::Violated {
            violated.push(check);
        }
    }
    let (missing, noisy) = match case.expect {
        Expectation::Invalid => compare(case, &violated),
        _ => (Vec::new(), Vec::new()),
    };
    let as_expected = match case.expect {
        Expectation::Valid => counts.satisfied > 0 && counts.violated + counts.undecided == 0,
        Expectation::Invalid => counts.violated > 0 && missing.is_empty() && noisy.is_empty(),
        Expectation::Undecided => counts.undecided > 0 && counts.violated == 0,
        Expectation::NotApplicable => {
            counts.not_applicable > 0 && counts.satisfied + counts.violated + counts.undecided == 0
        }
    };
    if as_expected {
        CaseOutcome::Passed
    } else {
        CaseOutcome::Failed(CaseFailure {
            found: violated
                .iter()
                .filter_map(|check| check.instance?.row)
                .collect(),
            counts,
            missing,
            noisy,
        })
    }
}

/// Rows missed and rows found too many. For a rule without `each`, the rows that its finding must name.
fn compare(case: &Case, violated: &[&Check]) -> (Vec<RowId>, Vec<RowId>) {
    let instances: Vec<RowId> = violated
        .iter()
        .filter_map(|check| check.instance?.row)
        .collect();
    let named = |row: &RowId| {
        let figures = violated.iter().flat_map(|check| &check.figures);
        figures
            .map(|figure| case.form.figures[figure.figure].row)
            .any(|each| each == *row)
    };
    if instances.is_empty() {
        return (
            case.finds
                .iter()
                .copied()
                .filter(|row| !named(row))
                .collect(),
            Vec::new(),
        );
    }
    let missing = case
        .finds
        .iter()
        .copied()
        .filter(|row| !instances.contains(row))
        .collect();
    let noisy = match case.finds.as_slice() {
        [] => Vec::new(),
        finds => instances
            .into_iter()
            .filter(|row| !finds.contains(row))
            .collect(),
    };
    (missing, noisy)
}
