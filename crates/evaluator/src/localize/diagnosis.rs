//! The rules of severity `error` of one report: what each misses by, which are broken, and which numbers may be wrong.

use crate::arithmetic::sum;
use crate::blanks::{is_blank, printed_number};
use crate::check::check_figures;
use crate::context::CheckContext;
use crate::filling::has_number;
use gouji_model::{
    Claim, ClaimId, Decimal, Figures, Finding, Origin, Outcome, Role, RuleId, Severity, State,
    sort_unique,
};
use gouji_ruleset::{Check, Condition, ConstraintSystem, Datum, Library, Number, VariableId};

/// No number of an explanation is larger, as a mantissa at the scale of its figure, so that all sums of them are exact.
pub(super) const LARGEST: i128 = 1_000_000_000_000_000;

/// The broken rules of one report, which are to be explained.
pub(super) struct Diagnosis<'a> {
    pub(super) system: &'a ConstraintSystem,
    pub(super) checks: &'a [Check],
    pub(super) context: CheckContext<'a>,
    /// The difference of the left side and the right side of each equation, at the scale of the equation; `None` for rules
    /// that are no equation, and for an equation that does not apply.
    misses: Vec<Option<i128>>,
    /// The rules that are broken, in order.
    pub(super) broken: Vec<u32>,
    /// Broken rules that hold this year's figures against last year's, in order. Nothing must mend them, because nobody
    /// knows which of the two reports is wrong; an explanation that does mend one is more likely.
    pub(super) aside: Vec<u32>,
}

impl<'a> Diagnosis<'a> {
    /// Diagnoses the figures of `context` by their findings; `None` where no rule of severity `error` is broken.
    pub(super) fn new(
        library: &'a Library,
        context: CheckContext<'a>,
        findings: &[Finding],
    ) -> Option<Self> {
        let is_broken = |finding: &&Finding| {
            finding.severity == Severity::Error && finding.outcome == Outcome::Violated
        };
        let rule = |finding: &Finding| match finding.origin {
            Origin::Rule(rule) => Some(rule),
            Origin::Reading(_) => None,
        };
        let broken = findings.iter().filter(is_broken);
        let rules: Vec<RuleId> = broken.filter_map(rule).collect();
        if rules.is_empty() {
            return None;
        }
        let diagnosis = Self::from_rules(library, context, |rule| rules.contains(&rule))?;
        (!diagnosis.broken.is_empty()).then_some(diagnosis)
    }

    /// Diagnoses the figures of `context`, whether a rule is broken or not. Of the rules that are no equations only those that
    /// `may_break` are asked.
    pub(super) fn from_rules(
        library: &'a Library,
        context: CheckContext<'a>,
        may_break: impl Fn(RuleId) -> bool,
    ) -> Option<Self> {
        let system = library.constraint_system(context.form)?;
        let checks = library.checks(context.form);
        let mut misses = Vec::with_capacity(system.constraints.len());
        let (mut broken, mut aside) = (Vec::new(), Vec::new());
        for (number, constraint) in (0_u32..).zip(&system.constraints) {
            let check = checks.get(constraint.check)?;
            let miss = constraint
                .equation
                .and_then(|factors| miss(check, factors, context));
            let is_broken = match miss {
                // Over blanks alone an equation does not apply; it does once one of its numbers is filled in.
                Some(miss) => miss != 0 && has_number(check, context),
                None => may_break(check.rule) && is_violated(check, context),
            };
            match (is_broken, constraint.reads_last_year) {
                (false, _) => misses.push(miss),
                (true, false) => {
                    broken.push(number);
                    misses.push(miss);
                }
                (true, true) => {
                    aside.push(number);
                    misses.push(None);
                }
            }
        }
        Some(Self {
            system,
            checks,
            context,
            misses,
            broken,
            aside,
        })
    }

    /// The difference of the left side and the right side of a constraint; `None` where it is no equation in force.
    pub(super) fn miss(&self, constraint: u32) -> Option<i128> {
        self.misses.get(constraint as usize).copied().flatten()
    }

    /// The numbers that a rule speaks of.
    pub(super) fn variables_of(&self, constraint: u32) -> &'a [VariableId] {
        let constraint = self.system.constraints.get(constraint as usize);
        constraint.map_or(&[], |constraint| constraint.variables.as_slice())
    }

    /// The rules that speak of a number.
    pub(super) fn constraints_of(&self, variable: VariableId) -> &'a [u32] {
        &self.system.variables[variable].constraints
    }

    /// Whether a rule speaks of a number.
    pub(super) fn speaks_of(&self, constraint: u32, variable: VariableId) -> bool {
        let constraints = self.constraints_of(variable);
        constraints.binary_search(&constraint).is_ok()
    }

    /// The rules that speak of any of some numbers, in order.
    pub(super) fn constraints_of_any(&self, set: &[VariableId]) -> Vec<u32> {
        let constraints = set.iter().flat_map(|at| self.constraints_of(*at));
        sort_unique(constraints.copied())
    }

    /// The numbers of which any of some rules speaks, in order.
    pub(super) fn variables_of_any(&self, constraints: &[u32]) -> Vec<VariableId> {
        let variables = constraints.iter().flat_map(|at| self.variables_of(*at));
        sort_unique(variables.copied())
    }

    /// Whether a rule is broken that must be mended.
    pub(super) fn is_broken(&self, constraint: u32) -> bool {
        self.broken.binary_search(&constraint).is_ok()
    }

    /// The equations in which a number stands, each with its coefficient.
    pub(super) fn column(&self, variable: VariableId) -> &'a [(u32, i128)] {
        &self.system.variables[variable].equations
    }

    /// Whether a constraint is set aside, so that nothing must mend it.
    pub(super) fn is_aside(&self, constraint: u32) -> bool {
        self.aside.binary_search(&constraint).is_ok()
    }

    /// The check behind a rule.
    pub(super) fn check(&self, constraint: u32) -> Option<&'a Check> {
        let constraint = self.system.constraints.get(constraint as usize)?;
        self.checks.get(constraint.check)
    }

    /// What is written, as a mantissa at the scale of the variable; 0 for a blank.
    pub(super) fn value(&self, variable: VariableId) -> i128 {
        match self.system.datum(variable) {
            Datum::Figure(figure) => self.context.figures.mantissa(figure).into(),
            Datum::Claim(claim) => {
                let stated = self.context.claims().map(|stated| stated.value(claim));
                stated.and_then(Result::ok).map_or(0, i128::from)
            }
            Datum::LastYear(_) => 0,
        }
    }

    /// What is written, as a number; `None` where nothing is.
    pub(super) fn stated_number(&self, variable: VariableId) -> Option<Decimal> {
        match self.system.datum(variable) {
            Datum::Figure(figure) => match self.context.figures.state(figure) {
                State::None => Some(Decimal::whole(0)),
                _ => self.context.figures.number(self.context.form, figure),
            },
            _ => self.number(variable, self.value(variable)),
        }
    }

    /// The decimal number of a mantissa at the scale of the variable.
    pub(super) fn number(&self, variable: VariableId, value: i128) -> Option<Decimal> {
        let mantissa = i64::try_from(value).ok()?;
        let scale = self.scale(variable);
        Some(Decimal { mantissa, scale }.normalize())
    }

    /// How many decimal places the mantissa of a variable has.
    pub(super) fn scale(&self, variable: VariableId) -> u8 {
        match self.system.datum(variable) {
            Datum::Figure(figure) => self.context.form.figures[figure].scale,
            _ => Claim::SCALE,
        }
    }

    /// Whether another number may belong there: a number is written, or a blank that counts as 0.
    pub(super) fn is_suspect(&self, variable: VariableId) -> bool {
        match self.system.datum(variable) {
            Datum::Figure(figure) => {
                let CheckContext { form, figures, .. } = self.context;
                let is_heading = form.figures[figure].role == Role::Heading;
                let may_be_blank = !is_heading && self.system.variables[variable].blank_is_zero;
                printed_number(figures, figure).is_some()
                    && (may_be_blank || !is_blank(figures, figure))
            }
            Datum::Claim(claim) => {
                let stated = self.context.claims();
                stated.is_some_and(|stated| stated.value(claim).is_ok())
            }
            Datum::LastYear(_) => false,
        }
    }

    /// The least mantissa that a variable may have: figures of most columns are not below 0.
    pub(super) fn least(&self, variable: VariableId) -> i128 {
        match self.system.datum(variable) {
            Datum::Figure(figure) => {
                let form = self.context.form;
                match form.columns[form.figures[figure].column].signed {
                    true => -LARGEST,
                    false => 0,
                }
            }
            _ => 0,
        }
    }

    /// Writes the numbers of `point`, mantissas of the variables of `set`, into `figures`; returns those of the prose, which
    /// checks take in place of what is stated.
    pub(super) fn write(
        &self,
        figures: &mut Figures,
        set: &[VariableId],
        point: &[i128],
    ) -> Vec<(ClaimId, i64)> {
        let mut picked = Vec::new();
        for (&variable, &value) in set.iter().zip(point) {
            match (self.system.datum(variable), self.number(variable, value)) {
                (Datum::Figure(figure), Some(number)) => {
                    figures.set_number(self.context.form, figure, number);
                }
                (Datum::Claim(claim), _) => {
                    picked.extend(i64::try_from(value).map(|value| (claim, value)));
                }
                _ => {}
            }
        }
        picked
    }

    /// Sets the figures of `set` back to what is written.
    pub(super) fn restore(&self, figures: &mut Figures, set: &[VariableId]) {
        for &variable in set {
            if let Datum::Figure(figure) = self.system.datum(variable) {
                figures.restore(figure, self.context.figures);
            }
        }
    }

    /// The diagnosis of the same report with other `figures`, those of `set` being `point`: what is broken then.
    pub(super) fn with_changes<'b>(
        &'b self,
        figures: &'b Figures,
        set: &[VariableId],
        point: &[i128],
    ) -> Diagnosis<'b> {
        let mut misses = self.misses.clone();
        let mut touched = self.constraints_of_any(set);
        for (&variable, &to) in set.iter().zip(point) {
            let by = to - self.value(variable);
            for &(constraint, coefficient) in self.column(variable) {
                if let Some(Some(miss)) = misses.get_mut(constraint as usize) {
                    *miss = miss.saturating_add(coefficient.saturating_mul(by));
                }
            }
        }
        let context = CheckContext {
            figures,
            ..self.context
        };
        let mut broken = self.broken.clone();
        broken.retain(|constraint| touched.binary_search(constraint).is_err());
        touched.retain(|constraint| !self.is_aside(*constraint));
        for constraint in touched {
            let is_broken = match misses.get(constraint as usize).copied().flatten() {
                Some(miss) => miss != 0,
                None => self
                    .check(constraint)
                    .is_some_and(|check| is_violated(check, context)),
            };
            if is_broken {
                broken.push(constraint);
            }
        }
        broken.sort_unstable();
        Diagnosis {
            system: self.system,
            checks: self.checks,
            context,
            misses,
            broken,
            aside: self.aside.clone(),
        }
    }
}

/// Sorts `all` and keeps each value once.
pub(super) fn is_violated(check: &Check, context: CheckContext<'_>) -> bool {
    check_figures(check, context).outcome == Outcome::Violated
}

/// By how much the left sum of `check` is above the right one, both brought to one scale by these factors; `None` where
/// they are not known.
pub(super) fn miss(
    check: &Check,
    (by_left, by_right): (i128, i128),
    context: CheckContext<'_>,
) -> Option<i128> {
    let Condition::Compare(compare) = &check.test else {
        return None;
    };
    let (Number::Linear(left), Number::Linear(right)) = (&compare.left, &compare.right) else {
        return None;
    };
    if context.incomplete_row(compare).is_some() {
        return None;
    }
    let left = sum(left, context).ok()?.checked_mul(by_left)?;
    left.checked_sub(sum(right, context).ok()?.checked_mul(by_right)?)
}
