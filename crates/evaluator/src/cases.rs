//! Cases run: what a rule says of the figures of a case, against what it must say.

use crate::check::{check_figures, checks_by_list, comparison};
use crate::claims::{ClaimValues, ProseNames};
use crate::context::{CheckContext, ReportContext, ReportFacts};
use crate::sketch::sketch;
use crate::submitters::{Member, Submitters, Viewpoint};
use gouji_model::{ColumnId, Comparison, Counts, Instance, Outcome, RowId, Sketch, SubmitterId};
use gouji_ruleset::{Case, Check, Expectation, Library};

/// What came of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CaseOutcome {
    /// As expected, with how the checks of the rule came out.
    Passed(Counts),
    /// Not as expected.
    Failed(CaseFailure),
}

/// How a case failed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
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
    let facts = facts(case, library);
    let report = ReportContext {
        year: case.year,
        prose: Some(&case.prose),
        viewpoint: Viewpoint {
            submitter: Some(SubmitterId::new(case.others.len())),
            level: case.level,
            is_county: false,
        },
        facts: Some(&facts),
        ..ReportContext::default()
    };
    let sketches = case.others.iter().map(|other| sketch(&other.prose));
    let sketches: Vec<Sketch> = sketches.collect();
    let members = case.others.iter().zip(&sketches).enumerate();
    let members = members.map(|(at, (other, sketch))| {
        let id = SubmitterId::new(at);
        Member::from_case(id, other.level, &other.figures, Some(sketch))
    });
    let submitters = Submitters::new(members.collect(), library.county_checks(&case.form));
    let context = CheckContext {
        submitters: Some(&submitters),
        ..CheckContext::new(&case.form, &case.figures, &report)
    };
    let mut counts = Counts::default();
    let mut violated: Vec<&Check> = Vec::new();
    let checks = library.checks(&case.form).iter();
    let checks = checks.chain(library.county_checks(&case.form));
    let checks = checks.filter(|check| check.rule == case.rule);
    for (check, list) in &checks_by_list(checks, context) {
        let list = list.as_ref();
        let result = check_figures(check, CheckContext { list, ..context });
        counts.add(result.outcome);
        if result.outcome == Outcome::Violated {
            violated.push(check);
        }
    }
    case_outcome(case, counts, &violated, context)
}

/// What is read of the report of `case`, and of last year's.
fn facts(case: &Case, library: &Library) -> ReportFacts {
    let names = ProseNames::new([], case.names.iter().map(String::as_str));
    let patterns = library.claim_patterns(&case.form);
    ReportFacts {
        last_year: case.last_year.clone(),
        claims: Some(ClaimValues::read(patterns, &case.prose, &names, case.year)),
        sketch: Some(sketch(&case.prose)),
        last_sketch: case.last_prose.as_ref().map(sketch),
    }
}

/// Whether the outcomes of the rule's checks, of which these were `violated`, are what `case` expects.
fn case_outcome(
    case: &Case,
    counts: Counts,
    violated: &[&Check],
    context: CheckContext<'_>,
) -> CaseOutcome {
    let (missing, noisy) = match case.expect {
        Expectation::Invalid => compare(case, violated),
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
        return CaseOutcome::Passed(counts);
    }
    let rows = violated.iter().filter_map(|check| check.instance?.row);
    let checks = violated.iter();
    let comparisons = checks.filter_map(|check| comparison(check, context));
    CaseOutcome::Failed(CaseFailure {
        counts,
        found: rows.collect(),
        missing,
        noisy,
        comparisons: comparisons.collect(),
    })
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
        let mut found = instances.iter();
        // The instance of a rule over columns has no row of its own.
        match instances.iter().any(|found| found.row.is_some()) {
            true => found.any(|found| fits(wanted, found.row, found.column)),
            false => named(wanted),
        }
    };
    let missing = case.finds.iter().filter(|wanted| !is_found(wanted));
    let missing = missing.filter_map(|wanted| wanted.row);
    let is_wanted = |found: &&Instance| {
        case.finds.is_empty()
            || found.row.is_none()
            || case
                .finds
                .iter()
                .any(|wanted| fits(wanted, found.row, found.column))
    };
    let noisy = instances.iter().filter(|found| !is_wanted(found));
    let noisy = noisy.filter_map(|found| found.row);
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
