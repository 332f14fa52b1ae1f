//! Totals that are blank though their parts are stated: what they must be.

use super::diagnosis::{is_violated, miss};
use crate::blanks::is_blank_total;
use crate::check::check_figures;
use crate::context::CheckContext;
use gouji_model::{
    Cause, Change, Decimal, Effect, Evidence, Explanation, FigureId, Figures, Finding, Grade,
    Origin, Outcome, Severity, Slip, Subject, Target, Testimony,
};
use gouji_ruleset::{Check, ConstraintSystem, Library, Variable};

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
    let asked = findings.iter().enumerate();
    for (at, finding) in asked.filter(|(_, finding)| is_asked(finding)) {
        for figure in finding.figures.iter().map(|named| named.figure) {
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
    let is_implied = |totals: BlankTotals<'_>| {
        blanks.any(|(figure, _)| !totals.implied_values(figure).is_empty())
    };
    BlankTotals::new(library, context).is_some_and(is_implied)
}

/// A cause for each total that `findings` say is not stated, with what the equations say it is.
pub(super) fn blank_totals(
    library: &Library,
    context: CheckContext<'_>,
    findings: &[Finding],
) -> Vec<Cause> {
    let blanks = asked_totals(context, findings);
    let Some(totals) = BlankTotals::new(library, context).filter(|_| !blanks.is_empty()) else {
        return Vec::new();
    };
    let mut filled = context.figures.clone();
    let mut known: Vec<(FigureId, usize, Vec<Decimal>)> = Vec::new();
    for _ in 0..MOST_PASSES {
        for &(figure, finding) in &blanks {
            if known.iter().any(|(other, ..)| *other == figure) {
                continue;
            }
            let values = totals.with_figures(&filled).implied_values(figure);
            if let [only] = values.as_slice() {
                filled.set_number(context.form, figure, *only);
            }
            if !values.is_empty() {
                known.push((figure, finding, values));
            }
        }
    }
    known.sort_by_key(|(figure, ..)| *figure);
    let causes = known.into_iter().map(|(figure, finding, values)| Cause {
        findings: vec![finding],
        broken: 0,
        exhausted: true,
        explanations: totals.explanations(figure, &values),
        quotes: Vec::new(),
    });
    causes.collect()
}

/// The rules that speak of totals, with the figures of a report.
#[derive(Clone, Copy)]
struct BlankTotals<'a> {
    system: &'a ConstraintSystem,
    checks: &'a [Check],
    context: CheckContext<'a>,
}

impl<'a> BlankTotals<'a> {
    fn new(library: &'a Library, context: CheckContext<'a>) -> Option<Self> {
        Some(Self {
            system: library.constraint_system(context.form)?,
            checks: library.checks(context.form),
            context,
        })
    }

    /// The same rules and evaluation over `figures` in place of the report's.
    fn with_figures<'b>(self, figures: &'b Figures) -> BlankTotals<'b>
    where
        'a: 'b,
    {
        let context = CheckContext {
            figures,
            ..self.context
        };
        BlankTotals { context, ..self }
    }

    /// The figures with `figure` filled in.
    fn fill_figure(self, figure: FigureId, number: Decimal) -> Figures {
        let mut filled = self.context.figures.clone();
        filled.set_number(self.context.form, figure, number);
        filled
    }

    fn variable(self, figure: FigureId) -> &'a Variable {
        &self.system.variables[self.system.figure_variable(figure)]
    }

    /// What `figure` must be by each equation of the report itself in which all other figures are known, each number
    /// once. An equation that wants a number that the figure cannot be is left out; it breaks when the rules are asked
    /// again.
    fn implied_values(self, figure: FigureId) -> Vec<Decimal> {
        let with_zero = self.fill_figure(figure, ZERO);
        let context = self.with_figures(&with_zero).context;
        let form = context.form;
        let scale = form.figures[figure].scale;
        let is_signed = form.columns[form.figures[figure].column].signed;
        let mut values = Vec::new();
        for &(constraint, coefficient) in &self.variable(figure).equations {
            let constraint = self.system.constraints.get(constraint as usize);
            let constraint = constraint.filter(|constraint| !constraint.reads_last_year);
            let miss = constraint.and_then(|constraint| {
                let check = self.checks.get(constraint.check)?;
                miss(check, constraint.equation?, context)
            });
            let value = miss.filter(|miss| miss.checked_rem(coefficient) == Some(0));
            let value = value.and_then(|miss| miss.checked_div(coefficient)?.checked_neg());
            let value = value.filter(|value| is_signed || *value >= 0);
            if let Some(Ok(mantissa)) = value.map(i64::try_from) {
                let number = Decimal { mantissa, scale }.normalize();
                if !values.contains(&number) {
                    values.push(number);
                }
            }
        }
        values
    }

    /// An explanation for each of the `values` that equations say `figure` is.
    fn explanations(self, figure: FigureId, values: &[Decimal]) -> Vec<Explanation> {
        let count = u16::try_from(values.len()).unwrap_or(u16::MAX).max(1);
        let explanations = values.iter().map(|number| {
            let filled = self.fill_figure(figure, *number);
            let with_number = self.with_figures(&filled).context;
            let (errors, queries) = self.count_broken_rules(figure, with_number);
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
                    prose: self.prose(figure, with_number),
                    county: Testimony::Nothing,
                    last_year: Testimony::Nothing,
                }],
                likelihood: 1000 / count,
                evidence: Evidence::default(),
                effect: Effect {
                    clears: 0,
                    raises: errors + queries,
                },
            }
        });
        explanations.collect()
    }

    /// How many rules of severity `error`, and how many of severity `query`, break once `figure` is filled in.
    fn count_broken_rules(self, figure: FigureId, with_number: CheckContext<'_>) -> (usize, usize) {
        let variable = self.variable(figure);
        let breaks = |at: usize| {
            let check = self.checks.get(at);
            check.is_some_and(|check| {
                is_violated(check, with_number) && !is_violated(check, self.context)
            })
        };
        let constraints = variable.constraints.iter();
        let constraints = constraints.filter_map(|at| self.system.constraints.get(*at as usize));
        let errors = constraints.filter(|constraint| breaks(constraint.check));
        let queries = variable.query_checks.iter();
        let queries = queries.filter(|at| breaks(**at as usize));
        (errors.count(), queries.count())
    }

    /// Whether the prose says what `figure` is filled in with: a rule that reads it holds then, and does not while the
    /// figure is blank.
    fn prose(self, figure: FigureId, with_number: CheckContext<'_>) -> Testimony {
        let checks = self.variable(figure).query_checks.iter();
        let mut checks = checks.filter_map(|at| self.checks.get(*at as usize));
        let holds = |check: &Check, context: CheckContext<'_>| {
            check_figures(check, context).outcome == Outcome::Satisfied
        };
        let says = |check: &Check| {
            check.reads_prose() && holds(check, with_number) && !holds(check, self.context)
        };
        match checks.any(says) {
            true => Testimony::ToBe,
            false => Testimony::Nothing,
        }
    }
}

const ZERO: Decimal = Decimal::whole(0);
