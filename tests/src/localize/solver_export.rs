//! Reports with errors as input of an outside solver: their numbers in order, and linear rules over them.

use crate::localize::runs::{Runner, Scenario};
use crate::localize::setup::{Sample, Setup};
use crate::localize::verdict::{facts, report_context, wrong};
use gouji_evaluator::{CheckContext, check_figures};
use gouji_model::{Operator, Outcome, Severity, State, Subject};
use gouji_ruleset::{Compare, Condition, Datum, Linear, Number, Tolerance};
use std::fmt::Write;

/// A linear equation or inequality: the sum of `coefficient × number` over `terms` is equal to `right`, or at most `right`.
struct Row {
    terms: Vec<(usize, i128)>,
    is_equal: bool,
    right: i128,
}

/// The numbers of a report as whole numbers, each in the smallest unit that is printed.
struct Numbers<'b> {
    setup: &'b Setup,
    subjects: Vec<Subject>,
}

impl<'b> Numbers<'b> {
    fn new(setup: &'b Setup) -> Self {
        let figures = setup.printed.iter().map(|figure| Subject::Figure(*figure));
        let claims = setup.ties.iter().map(|tie| Subject::Claim(tie.claim));
        Self {
            setup,
            subjects: figures.chain(claims).collect(),
        }
    }

    fn position(&self, subject: Subject) -> Option<usize> {
        self.subjects.iter().position(|each| *each == subject)
    }

    /// How much of a mantissa one unit is: money counts in hundredths of 万元, all else by ones.
    fn unit(&self, subject: Subject) -> i64 {
        let scale = |figure| self.setup.form.figures[figure].scale;
        match subject {
            Subject::Figure(figure) if scale(figure) == 0 => 1,
            Subject::Figure(_) => 10_000,
            Subject::Claim(claim) => {
                let mut ties = self.setup.ties.iter();
                match ties.find(|tie| tie.claim == claim) {
                    Some(tie) if scale(tie.figure) > 0 => 10_000,
                    _ => 1_000_000,
                }
            }
        }
    }

    /// What `subject` is in `sample`; 0 where nothing is stated.
    fn value(&self, sample: &Sample, subject: Subject) -> i64 {
        let value = sample.value(self.setup, subject).unwrap_or(0);
        value / self.unit(subject)
    }

    fn name(&self, subject: Subject) -> String {
        let form = &self.setup.form;
        match subject {
            Subject::Figure(figure) => {
                let spec = &form.figures[figure];
                let row = &form.rows[spec.row].id;
                match &form.columns[spec.column].id {
                    Some(column) => format!("{row}[{column}]"),
                    None => row.clone(),
                }
            }
            Subject::Claim(claim) => {
                let readings = self.setup.library.claim_patterns(form);
                readings[claim].claim.name.clone()
            }
        }
    }

    /// One comparison as a row; `None` where it is not linear, or speaks of one number alone.
    fn row(&self, compare: &Compare, sample: &Sample) -> Option<Row> {
        let (Number::Linear(left), Number::Linear(right)) = (&compare.left, &compare.right) else {
            return None;
        };
        if compare.tolerance != Tolerance::None {
            return None;
        }
        let scale = left.scale.max(right.scale);
        let mut terms: Vec<(usize, i128)> = Vec::new();
        let mut bound = 0_i128;
        for (side, sign) in [(left, 1), (right, -1)] {
            let by = sign * 10_i128.pow(u32::from(scale - side.scale));
            bound -= side.constant * by;
            self.add(side, by, sample, &mut terms)?;
        }
        terms.retain(|(_, coefficient)| *coefficient != 0);
        if terms.len() < 2 {
            return None;
        }
        let divisor = terms
            .iter()
            .fold(0, |divisor, (_, each)| common(divisor, each.abs()));
        let turned = matches!(
            compare.operator,
            Operator::GreaterOrEqual | Operator::Greater
        );
        let sign = if turned { -1 } else { 1 };
        for (_, coefficient) in &mut terms {
            *coefficient = sign * *coefficient / divisor;
        }
        let bound = sign * bound;
        let (is_equal, right) = match compare.operator {
            Operator::Equal => (true, bound.div_euclid(divisor)),
            Operator::LessOrEqual | Operator::GreaterOrEqual => (false, bound.div_euclid(divisor)),
            Operator::Less | Operator::Greater => (false, (bound - 1).div_euclid(divisor)),
            Operator::NotEqual => return None,
        };
        Some(Row {
            terms,
            is_equal,
            right,
        })
    }

    fn add(
        &self,
        side: &Linear,
        by: i128,
        sample: &Sample,
        terms: &mut Vec<(usize, i128)>,
    ) -> Option<()> {
        for term in &side.terms {
            let subject = match term.datum {
                Datum::Figure(figure) if sample.figures.state(figure) == State::Omitted => continue,
                Datum::Figure(figure) => Subject::Figure(figure),
                Datum::Claim(claim) => Subject::Claim(claim),
                Datum::LastYear(_) => return None,
            };
            let at = self.position(subject)?;
            let coefficient = i128::from(term.coefficient) * by * i128::from(self.unit(subject));
            match terms.iter_mut().find(|(each, _)| *each == at) {
                Some((_, known)) => *known += coefficient,
                None => terms.push((at, coefficient)),
            }
        }
        Some(())
    }

    /// All rows of the rules of severity `error` in force that have no `when`.
    fn rows(&self, sample: &Sample) -> Vec<Row> {
        let setup = self.setup;
        let checks = setup.library.checks(&setup.form).iter().filter(|check| {
            let rule = &setup.library.rules[check.rule];
            rule.severity == Severity::Error && check.list_scope.is_none() && check.guard.is_none()
        });
        let facts = facts(sample);
        let report = report_context(setup, &facts);
        let context = CheckContext::new(&setup.form, &sample.figures, &report);
        let in_force = checks.filter(|check| {
            let outcome = check_figures(check, context).outcome;
            matches!(outcome, Outcome::Satisfied | Outcome::Violated)
        });
        let mut compares = Vec::new();
        in_force.for_each(|check| halves(&check.test, &mut compares));
        let rows = compares
            .into_iter()
            .filter_map(|compare| self.row(compare, sample));
        rows.collect()
    }
}

/// The comparisons that must all hold.
fn halves<'c>(condition: &'c Condition, all: &mut Vec<&'c Compare>) {
    match condition {
        Condition::Compare(compare) => all.push(compare),
        Condition::And(left, right) => {
            halves(left, all);
            halves(right, all);
        }
        _ => {}
    }
}

fn common(one: i128, other: i128) -> i128 {
    if other == 0 {
        one
    } else {
        common(other, one % other)
    }
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(","))
}

/// The report of `scenario` with the number `at`, as one line of JSON.
#[must_use]
pub fn report_line(setup: &Setup, runner: &Runner<'_>, scenario: &Scenario, at: usize) -> String {
    let (clean, faulty) = runner.pair(scenario, at);
    let numbers = Numbers::new(setup);
    let sample = &faulty.sample;
    let values = numbers.subjects.iter();
    let values = values.map(|subject| numbers.value(sample, *subject).to_string());
    let names = numbers.subjects.iter();
    let names = names.map(|subject| format!("\"{}\"", numbers.name(*subject)));
    let rows = numbers.rows(sample).into_iter().map(|row| {
        let terms = row.terms.iter().map(|(at, by)| format!("[{at},{by}]"));
        let operator = if row.is_equal { "=" } else { "<=" };
        let (terms, right) = (list(terms), row.right);
        format!("{{\"terms\":{terms},\"op\":\"{operator}\",\"right\":{right}}}")
    });
    let wrong = wrong(setup, &clean, sample);
    let at_wrong = wrong
        .iter()
        .filter_map(|subject| numbers.position(*subject));
    let truth = wrong.iter().filter_map(|subject| {
        let at = numbers.position(*subject)?;
        Some(format!("[{at},{}]", numbers.value(&clean, *subject)))
    });
    let kinds = faulty.kinds.iter().map(|kind| kind.name());
    let mut line = String::new();
    let _ = write!(
        line,
        "{{\"form\":\"{}\",\"density\":\"{}\",\"kind\":\"{}\",\"errors\":{},\"values\":{},\"names\":{},\"rows\":{},\"wrong\":{},\"true\":{}}}",
        setup.generation.letter(),
        scenario.density.name(),
        kinds.collect::<Vec<_>>().join(", "),
        scenario.errors,
        list(values),
        list(names),
        list(rows),
        list(at_wrong.map(|at| at.to_string())),
        list(truth),
    );
    line
}
