//! Totals that are not stated though their parts are: what they must be.

use super::problem::Problem;
use crate::condition::Seen;
use crate::evaluate::check_figures;
use gouji_model::{
    Cause, Change, Decimal, Explanation, FigureId, Figures, Finding, Grade, Origin, Outcome, Role,
    Said, Severity, Slip, State, Subject, Target, Weighed,
};
use gouji_ruleset::{Check, Library};

/// How often the figures are gone over: a total of totals is known once those are.
const MOST_PASSES: usize = 3;

/// A cause for each total that `findings` say is not stated, with what the equations say it is.
pub(super) fn blank_totals(library: &Library, seen: Seen<'_>, findings: &[Finding]) -> Vec<Cause> {
    let is_asked = |finding: &Finding| {
        let is_rule = matches!(finding.origin, Origin::Rule(_));
        is_rule && finding.severity <= Severity::Query && finding.outcome == Outcome::Violated
    };
    let is_blank = |figure: FigureId| {
        let is_total = seen.form.figures[figure].role == Role::Total;
        is_total && matches!(seen.figures.state(figure), State::Blank | State::Dash)
    };
    let mut blanks: Vec<(FigureId, usize)> = Vec::new();
    for (at, finding) in findings.iter().enumerate().filter(|(_, it)| is_asked(it)) {
        for figure in finding.figures.iter().map(|each| each.figure) {
            if is_blank(figure) && !blanks.iter().any(|(known, _)| *known == figure) {
                blanks.push((figure, at));
            }
        }
    }
    if blanks.is_empty() {
        return Vec::new();
    }
    blanks.sort_unstable();
    let mut filled = seen.figures.clone();
    let mut told: Vec<(FigureId, Vec<Decimal>)> = Vec::new();
    for _ in 0..MOST_PASSES {
        for &(figure, _) in &blanks {
            if told.iter().any(|(known, _)| *known == figure) {
                continue;
            }
            let values = implied(
                library,
                Seen {
                    figures: &filled,
                    ..seen
                },
                figure,
            );
            if let [only] = values.as_slice() {
                filled.set_number(seen.form, figure, *only);
            }
            if !values.is_empty() {
                told.push((figure, values));
            }
        }
    }
    let cause = |(figure, values): (FigureId, Vec<Decimal>)| {
        let (_, finding) = blanks.iter().find(|(it, _)| *it == figure)?;
        Some(Cause {
            findings: vec![*finding],
            broken: 0,
            exhausted: true,
            explanations: explanations(library, seen, figure, &values),
            quotes: Vec::new(),
        })
    };
    told.sort_by_key(|(figure, _)| *figure);
    told.into_iter().filter_map(cause).collect()
}

/// What `figure` must be by each equation in which nothing else is unknown, each number once.
fn implied(library: &Library, seen: Seen<'_>, figure: FigureId) -> Vec<Decimal> {
    let mut zero: Figures = seen.figures.clone();
    let none = Decimal {
        mantissa: 0,
        scale: 0,
    };
    zero.set_number(seen.form, figure, none);
    let seen = Seen {
        figures: &zero,
        ..seen
    };
    let Some(problem) = Problem::over(library, seen, |_| false) else {
        return Vec::new();
    };
    let unknown = problem.system.of_figure(figure);
    let mut values = Vec::new();
    for &(relation, coefficient) in problem.column(unknown) {
        let miss = problem.miss(relation);
        let value = miss.filter(|it| it.checked_rem(coefficient) == Some(0));
        let value = value.and_then(|it| it.checked_div(coefficient)?.checked_neg());
        let value = value.filter(|it| *it >= problem.least(unknown));
        if let Some(number) = value.and_then(|it| problem.number(unknown, it))
            && !values.contains(&number)
        {
            values.push(number);
        }
    }
    values
}

fn explanations(
    library: &Library,
    seen: Seen<'_>,
    figure: FigureId,
    values: &[Decimal],
) -> Vec<Explanation> {
    let count = u16::try_from(values.len()).unwrap_or(u16::MAX).max(1);
    let grade = match values {
        [_] => Grade::Certain,
        _ => Grade::Undetermined,
    };
    let explanation = |number: &Decimal| Explanation {
        grade,
        changes: vec![Change {
            subject: Subject::Figure(figure),
            from: None,
            to: Target::Number(*number),
            slip: Slip::Blank,
            grade,
            prose: prose(library, seen, figure, *number),
            county: Said::Nothing,
            last_year: Said::Nothing,
        }],
        likelihood: 1000 / count,
        weighed: Weighed::default(),
    };
    values.iter().map(explanation).collect()
}

/// Whether the prose says that `figure` is `number`: a rule that reads it holds then, and does not while it is blank.
fn prose(library: &Library, seen: Seen<'_>, figure: FigureId, number: Decimal) -> Said {
    let Some(system) = library.system(seen.form) else {
        return Said::Nothing;
    };
    let mut filled = seen.figures.clone();
    filled.set_number(seen.form, figure, number);
    let with = Seen {
        figures: &filled,
        ..seen
    };
    let checks = library.checks(seen.form);
    let also = &system.unknowns[system.of_figure(figure)].also;
    let mut readers = also.iter().filter_map(|at| checks.get(*at as usize));
    let says = |check: &Check| {
        let holds = check_figures(check, with).outcome == Outcome::Satisfied;
        check.reads_prose() && holds && check_figures(check, seen).outcome != Outcome::Satisfied
    };
    match readers.any(says) {
        true => Said::ToBe,
        false => Said::Nothing,
    }
}
