//! Totals that are not stated though their parts are: what they must be.

use super::diagnosis::{is_violated, miss};
use crate::blanks::is_blank_total;
use crate::check::check_figures;
use crate::context::CheckContext;
use gouji_model::{
    Cause, Change, Decimal, Effect, Evidence, Explanation, FigureId, Figures, Finding, Grade,
    Origin, Outcome, Severity, Slip, Subject, Target, Testimony,
};
use gouji_ruleset::{Check, Library};

/// How often the figures are gone over: a total of totals is known once those are.
const MOST_PASSES: usize = 3;

/// The totals that `findings` say are not stated, each with the first finding that says so; in the order of the form.
fn asked_totals(context: CheckContext<'_>, findings: &[Finding]) -> Vec<(FigureId, usize)> {
    let is_asked = |finding: &Finding| {
        let is_rule = matches!(finding.origin, Origin::Rule(_));
        is_rule && finding.severity <= Severity::Query && finding.outcome == Outcome::Violated
    };
    let is_blank = |figure: FigureId| is_blank_total(context.form, context.figures, figure);
    let mut blanks: Vec<(FigureId, usize)> = Vec::new();
    for (at, finding) in findings
        .iter()
        .enumerate()
        .filter(|(_, finding)| is_asked(finding))
    {
        for figure in finding.figures.iter().map(|each| each.figure) {
            if is_blank(figure) && !blanks.iter().any(|(known, _)| *known == figure) {
                blanks.push((figure, at));
            }
        }
    }
    blanks.sort_unstable();
    blanks
}

/// Whether an equation says what one of the totals is that `findings` say is not stated.
pub(super) fn has_blank_totals(
    library: &Library,
    context: CheckContext<'_>,
    findings: &[Finding],
) -> bool {
    let mut blanks = asked_totals(context, findings).into_iter();
    blanks.any(|(figure, _)| !implied(library, context, figure).is_empty())
}

/// A cause for each total that `findings` say is not stated, with what the equations say it is.
pub(super) fn blank_totals(
    library: &Library,
    context: CheckContext<'_>,
    findings: &[Finding],
) -> Vec<Cause> {
    let blanks = asked_totals(context, findings);
    if blanks.is_empty() {
        return Vec::new();
    }
    let mut filled = context.figures.clone();
    let mut told: Vec<(FigureId, Vec<Decimal>)> = Vec::new();
    for _ in 0..MOST_PASSES {
        for &(figure, _) in &blanks {
            if told.iter().any(|(known, _)| *known == figure) {
                continue;
            }
            let values = implied(
                library,
                CheckContext {
                    figures: &filled,
                    ..context
                },
                figure,
            );
            if let [only] = values.as_slice() {
                filled.set_number(context.form, figure, *only);
            }
            if !values.is_empty() {
                told.push((figure, values));
            }
        }
    }
    let cause = |(figure, values): (FigureId, Vec<Decimal>)| {
        let (_, finding) = blanks.iter().find(|(blank, _)| *blank == figure)?;
        Some(Cause {
            findings: vec![*finding],
            broken: 0,
            exhausted: true,
            explanations: explanations(library, context, figure, &values),
            quotes: Vec::new(),
        })
    };
    told.sort_by_key(|(figure, _)| *figure);
    told.into_iter().filter_map(cause).collect()
}

/// What `figure` must be by each equation of the report itself in which nothing else is variable, each number once. An
/// equation that wants a number that it cannot be is left out, and shows when the rules are asked again.
fn implied(library: &Library, context: CheckContext<'_>, figure: FigureId) -> Vec<Decimal> {
    let Some(system) = library.system(context.form) else {
        return Vec::new();
    };
    let with_zero = filled(context, figure, NONE);
    let context = CheckContext {
        figures: &with_zero,
        ..context
    };
    let form = context.form;
    let scale = form.figures[figure].scale;
    let is_signed = form.columns[form.figures[figure].column].signed;
    let mut values = Vec::new();
    for &(constraint, coefficient) in &system.variables[system.figure_variable(figure)].equations {
        let constraint = system.constraints.get(constraint as usize);
        let constraint = constraint.filter(|constraint| !constraint.reads_last_year);
        let miss = constraint.and_then(|constraint| {
            let check = library.checks(form).get(constraint.check)?;
            miss(check, constraint.equation?, context)
        });
        let value = miss.filter(|value| value.checked_rem(coefficient) == Some(0));
        let value = value.and_then(|value| value.checked_div(coefficient)?.checked_neg());
        let value = value.filter(|value| is_signed || *value >= 0);
        let mantissa = value.and_then(|value| i64::try_from(value).ok());
        if let Some(mantissa) = mantissa {
            let number = Decimal { mantissa, scale }.normalize();
            if !values.contains(&number) {
                values.push(number);
            }
        }
    }
    values
}

const NONE: Decimal = Decimal {
    mantissa: 0,
    scale: 0,
};

fn filled(context: CheckContext<'_>, figure: FigureId, number: Decimal) -> Figures {
    let mut filled = context.figures.clone();
    filled.set_number(context.form, figure, number);
    filled
}

fn explanations(
    library: &Library,
    context: CheckContext<'_>,
    figure: FigureId,
    values: &[Decimal],
) -> Vec<Explanation> {
    let count = u16::try_from(values.len()).unwrap_or(u16::MAX).max(1);
    let told = values.iter().map(|number| {
        let (errors, raises) = broken_with(library, context, figure, *number);
        // What breaks another rule is not sure to be right, whichever of the two is wrong.
        let grade = match values {
            [_] if errors == 0 => Grade::Certain,
            _ => Grade::Undetermined,
        };
        Explanation {
            grade,
            changes: vec![Change {
                subject: Subject::Figure(figure),
                from: None,
                to: Target::Number(*number),
                slip: Slip::Blank,
                grade,
                prose: prose(library, context, figure, *number),
                county: Testimony::Nothing,
                last_year: Testimony::Nothing,
            }],
            likelihood: 1000 / count,
            evidence: Evidence::default(),
            effect: Effect {
                clears: 0,
                raises: errors + raises,
            },
        }
    });
    told.collect()
}

/// How many rules of severity `error`, and how many of severity `query`, break once `figure` is `number`.
fn broken_with(
    library: &Library,
    context: CheckContext<'_>,
    figure: FigureId,
    number: Decimal,
) -> (usize, usize) {
    let Some(system) = library.system(context.form) else {
        return (0, 0);
    };
    let figures = filled(context, figure, number);
    let with = CheckContext {
        figures: &figures,
        ..context
    };
    let checks = library.checks(context.form);
    let variable = &system.variables[system.figure_variable(figure)];
    let breaks = |at: usize| {
        let check = checks.get(at);
        check.is_some_and(|check| is_violated(check, with) && !is_violated(check, context))
    };
    let constraints = variable.constraints.iter();
    let constraints = constraints.filter_map(|at| system.constraints.get(*at as usize));
    let errors = constraints
        .filter(|constraint| breaks(constraint.check))
        .count();
    let queries = variable
        .query_checks
        .iter()
        .filter(|at| breaks(**at as usize));
    (errors, queries.count())
}

/// Whether the prose says that `figure` is `number`: a rule that reads it holds then, and does not while it is blank.
fn prose(
    library: &Library,
    context: CheckContext<'_>,
    figure: FigureId,
    number: Decimal,
) -> Testimony {
    let Some(system) = library.system(context.form) else {
        return Testimony::Nothing;
    };
    let figures = filled(context, figure, number);
    let with = CheckContext {
        figures: &figures,
        ..context
    };
    let checks = library.checks(context.form);
    let also = &system.variables[system.figure_variable(figure)].query_checks;
    let mut readers = also.iter().filter_map(|at| checks.get(*at as usize));
    let says = |check: &Check| {
        let holds = check_figures(check, with).outcome == Outcome::Satisfied;
        check.reads_prose() && holds && check_figures(check, context).outcome != Outcome::Satisfied
    };
    match readers.any(says) {
        true => Testimony::ToBe,
        false => Testimony::Nothing,
    }
}
