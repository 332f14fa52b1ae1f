//! Cases run: what a rule says of the figures of a case, against what it must say.

use crate::claims::{ClaimValues, ProseNames};
use crate::condition::CheckContext;
use crate::evaluate::{applications, check_figures, comparison};
use crate::similarity::sketch;
use crate::submitters::Member;
use crate::submitters::Submitters;
use crate::submitters::Viewpoint;
use gouji_model::{ColumnId, Comparison, Counts, Instance, Outcome, RowId, Sketch, SubmitterId};
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
    /// Both sides of each violated check that is one comparison.
    pub comparisons: Vec<Comparison>,
}

/// Runs `case`.
#[must_use]
pub fn run_case(case: &Case, library: &Library) -> CaseOutcome {
    let names = ProseNames::new([], case.names.iter().map(String::as_str));
    let stated = ClaimValues::read(library.readings(&case.form), &case.prose, &names, case.year);
    let own = sketch(&case.prose);
    let last = case.last_prose.as_ref().map(sketch);
    let sketches: Vec<Sketch> = case
        .others
        .iter()
        .map(|other| sketch(&other.prose))
        .collect();
    let members = case.others.iter().zip(&sketches).enumerate();
    let members = members.map(|(at, (other, sketch))| {
        let id = SubmitterId::new(at);
        Member::of_case(id, other.level, &other.figures, Some(sketch))
    });
    let others = Submitters::new(members.collect(), true);
    let asking = Viewpoint {
        submitter: Some(SubmitterId::new(case.others.len())),
        level: case.level,
        is_county: false,
    };
    let seen = CheckContext {
        form: &case.form,
        figures: &case.figures,
        incomplete: &[],
        year: case.year,
        last_year: case.last_year.as_ref(),
        stated: Some(&stated),
        picked: &[],
        list: None,
        asking,
        others: Some(&others),
        sketch: Some(&own),
        last_sketch: last.as_ref(),
    };
    let mut counts = Counts::default();
    let mut violated: Vec<&Check> = Vec::new();
    let checks = library.checks(&case.form).iter();
    let of_rule = checks.chain(library.batch_checks(&case.form));
    let of_rule = of_rule.filter(|check| check.rule == case.rule);
    let lists = applications(of_rule, Some(&stated), Some(&case.prose));
    for (check, list) in &lists {
        let seen = CheckContext {
            list: list.as_ref(),
            ..seen
        };
        let result = check_figures(check, seen);
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
            comparisons: violated
                .iter()
                .filter_map(|check| comparison(check, seen))
                .collect(),
        })
    }
}

/// Rows missed and rows found too many. For a rule without `each`, the rows that its finding must name.
fn compare(case: &Case, violated: &[&Check]) -> (Vec<RowId>, Vec<RowId>) {
    let instances: Vec<Instance> = violated.iter().filter_map(|check| check.instance).collect();
    let named = |wanted: &Instance| {
        let figures = violated.iter().flat_map(|check| &check.figures);
        figures
            .map(|figure| &case.form.figures[figure.figure])
            .any(|spec| fits(wanted, Some(spec.row), Some(spec.column)))
    };
    let is_found = |wanted: &Instance| {
        let by_instance = instances
            .iter()
            .any(|found| fits(wanted, found.row, found.column));
        // The instance of a rule over columns has no row of its own.
        let has_rows = instances.iter().any(|found| found.row.is_some());
        if has_rows { by_instance } else { named(wanted) }
    };
    let missing = case
        .finds
        .iter()
        .filter(|wanted| !is_found(wanted))
        .filter_map(|wanted| wanted.row);
    let is_wanted = |found: &&Instance| {
        case.finds.is_empty()
            || found.row.is_none()
            || case
                .finds
                .iter()
                .any(|wanted| fits(wanted, found.row, found.column))
    };
    let noisy = instances
        .iter()
        .filter(|found| !is_wanted(found))
        .filter_map(|found| found.row);
    (missing.collect(), noisy.collect())
}

/// Whether a row in a column is what is wanted; what is not said fits.
fn fits(wanted: &Instance, row: Option<RowId>, column: Option<ColumnId>) -> bool {
    let column_fits = match (wanted.column, column) {
        (Some(wanted), Some(column)) => wanted == column,
        _ => true,
    };
    wanted.row == row && column_fits
}
