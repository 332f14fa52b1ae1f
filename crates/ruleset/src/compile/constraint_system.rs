//! The rules of severity `error` of a form as one system: the constraints, the variables (numbers that may be wrong), and
//! which constraint names which variable. The search for a wrong figure reads these lists, because they are the same for
//! every report and are computed once.

use crate::check::{Check, Condition, Datum, Linear, Number, Tolerance};
use gouji_model::{
    BlankAs, ClaimId, FigureId, FigureSpec, Form, Id, IdVec, Operator, RuleInfo, Severity,
    sort_unique,
};

/// A number that may be wrong: the figures of a form first, then the numbers that its rules read out of the prose.
pub type VariableId = Id<Variable>;

/// A number that may be wrong, with the rules that speak of it.
#[derive(Debug, Clone, Default)]
pub struct Variable {
    /// The constraints that are equations and name it, by their position, each with its coefficient.
    pub equations: Vec<(u32, i128)>,
    /// All constraints that name it, equations among them, by their position.
    pub constraints: Vec<u32>,
    /// The checks of severity `query` that name it, by their position among the checks of the form.
    pub query_checks: Vec<u32>,
    /// Whether it is an amount with decimal places, or is held against one.
    pub is_amount: bool,
    /// Whether a blank in its place counts as 0 in every rule of severity `error`.
    pub blank_is_zero: bool,
}

/// One rule of severity `error`.
#[derive(Debug, Clone)]
pub struct Constraint {
    /// Its position among the checks of the form.
    pub check: usize,
    /// Where it says that two sums are equal and nothing else: what brings each side to one scale.
    pub equation: Option<(i128, i128)>,
    /// The numbers that it speaks of, each once, in order.
    pub variables: Vec<VariableId>,
    /// Whether it holds them against last year's report, which may be the one that is wrong.
    pub reads_last_year: bool,
}

/// The rules of severity `error` of a form.
#[derive(Debug, Clone, Default)]
pub struct ConstraintSystem {
    /// The rules.
    pub constraints: Vec<Constraint>,
    /// The numbers.
    pub variables: IdVec<Variable, Variable>,
    /// How many constraints name the variable that most of them name.
    pub most_constraints: usize,
    figures: usize,
}

impl ConstraintSystem {
    /// The system of `checks`, over the figures of `form` and as many claims as `claims` says.
    pub(crate) fn new(
        checks: &[Check],
        rules: &IdVec<RuleInfo, RuleInfo>,
        form: &Form,
        claims: usize,
    ) -> Self {
        let figures = form.figures.len();
        let fresh = Variable {
            blank_is_zero: true,
            ..Variable::default()
        };
        let mut system = Self {
            constraints: Vec::new(),
            variables: IdVec::repeat(fresh, figures + claims),
            most_constraints: 0,
            figures,
        };
        let is_figure = |variable: &VariableId| variable.index() < figures;
        for (at, check) in checks.iter().enumerate() {
            let mut named = NamedData::default();
            named.check(check);
            let variables = system.ids(named.data.iter().copied());
            // A change of a figure mends neither a list in the prose, which is reported by itself, nor a check that names no figure.
            if check.list_scope.is_some() || !variables.iter().any(is_figure) {
                continue;
            }
            match rules[check.rule].severity {
                Severity::Error => system.add(at, check, variables, &named),
                Severity::Query => {
                    let at = u32::try_from(at).unwrap_or(u32::MAX);
                    for variable in variables {
                        system.variables[variable].query_checks.push(at);
                    }
                }
                // A note is only worth a look: it is no evidence that a figure is wrong.
                Severity::Note => {}
            }
        }
        system.mark_amounts(form);
        let counts = system
            .variables
            .iter()
            .map(|variable| variable.constraints.len());
        system.most_constraints = counts.max().unwrap_or(0);
        system
    }

    /// Marks the figures with decimal places, and the numbers of the prose that a rule holds against one.
    fn mark_amounts(&mut self, form: &Form) {
        let amounts = form.figures.select_ids(|spec| spec.scale > 0);
        let mut marked: Vec<VariableId> = amounts.map(|id| self.figure_variable(id)).collect();
        let constraints = marked
            .iter()
            .flat_map(|variable| &self.variables[*variable].constraints);
        let constraints =
            constraints.filter_map(|constraint| self.constraints.get(*constraint as usize));
        let compared = constraints
            .flat_map(|constraint| &constraint.variables)
            .copied();
        let is_claim = |variable: &VariableId| variable.index() >= self.figures;
        let claims: Vec<VariableId> = compared.filter(is_claim).collect();
        marked.extend(claims);
        for variable in marked {
            self.variables[variable].is_amount = true;
        }
    }

    fn add(&mut self, at: usize, check: &Check, variables: Vec<VariableId>, named: &NamedData) {
        let number = u32::try_from(self.constraints.len()).unwrap_or(u32::MAX);
        let terms = terms(check);
        // A number that counts equally often on both sides of an equation cancels out, so the equation says nothing of it.
        let variables = match &terms {
            Some((terms, _)) => self.ids(terms.iter().map(|(datum, _)| *datum)),
            None => variables,
        };
        for &variable in &variables {
            self.variables[variable].constraints.push(number);
        }
        for &(datum, coefficient) in terms.iter().flat_map(|(terms, _)| terms) {
            if let Some(variable) = self.variable(datum) {
                self.variables[variable]
                    .equations
                    .push((number, coefficient));
            }
        }
        for variable in self.ids(named.not_zero.iter().copied()) {
            self.variables[variable].blank_is_zero = false;
        }
        self.constraints.push(Constraint {
            check: at,
            equation: terms.map(|(_, factors)| factors),
            variables,
            reads_last_year: named
                .data
                .iter()
                .any(|datum| matches!(datum, Datum::LastYear(_))),
        });
    }

    fn ids(&self, data: impl IntoIterator<Item = Datum>) -> Vec<VariableId> {
        let data = data.into_iter();
        sort_unique(data.filter_map(|datum| self.variable(datum)))
    }

    /// The number that `datum` is; `None` where it is of another report.
    #[must_use]
    pub fn variable(&self, datum: Datum) -> Option<VariableId> {
        match datum {
            Datum::Figure(figure) => Some(Id::new(figure.index())),
            Datum::Claim(claim) => Some(Id::new(self.figures + claim.index())),
            Datum::LastYear(_) => None,
        }
    }

    /// What `variable` is: a figure, or a claim.
    #[must_use]
    pub fn datum(&self, variable: VariableId) -> Datum {
        match variable.index().checked_sub(self.figures) {
            None => Datum::Figure(FigureId::new(variable.index())),
            Some(claim) => Datum::Claim(ClaimId::new(claim)),
        }
    }

    /// The number that `figure` is.
    #[must_use]
    pub fn figure_variable(&self, figure: Id<FigureSpec>) -> VariableId {
        Id::new(figure.index())
    }
}

/// The numbers of a check that says that two sums are equal, with how often each counts.
type Terms = Vec<(Datum, i128)>;

/// Those of `check`, and what brings either side to one scale; `None` where it says anything else.
fn terms(check: &Check) -> Option<(Terms, (i128, i128))> {
    let Condition::Compare(compare) = &check.test else {
        return None;
    };
    let (Number::Linear(left), Number::Linear(right)) = (&compare.left, &compare.right) else {
        return None;
    };
    let is_plain = compare.operator == Operator::Equal && compare.tolerance == Tolerance::None;
    if !is_plain || check.guard.is_some() {
        return None;
    }
    let scale = left.scale.max(right.scale);
    let factor = |side: &Linear| 10_i128.checked_pow(u32::from(scale - side.scale));
    let factors = (factor(left)?, factor(right)?);
    let mut all: Vec<(DatumKey, Datum, i128)> = Vec::new();
    for (side, by) in [(left, factors.0), (right, -factors.1)] {
        for term in &side.terms {
            let coefficient = i128::from(term.coefficient).checked_mul(by)?;
            all.push((key(term.datum), term.datum, coefficient));
        }
    }
    all.sort_by_key(|(key, ..)| *key);
    let mut terms: Terms = Vec::new();
    for (_, datum, coefficient) in all {
        match terms.last_mut() {
            Some((known, often)) if *known == datum => *often = often.checked_add(coefficient)?,
            _ => terms.push((datum, coefficient)),
        }
    }
    terms.retain(|(_, coefficient)| *coefficient != 0);
    Some((terms, factors))
}

/// What brings equal numbers together.
type DatumKey = (u8, usize);

fn key(datum: Datum) -> DatumKey {
    match datum {
        Datum::Figure(figure) => (0, figure.index()),
        Datum::Claim(claim) => (1, claim.index()),
        Datum::LastYear(figure) => (2, figure.index()),
    }
}

/// The numbers that a check speaks of.
#[derive(Default)]
struct NamedData {
    data: Vec<Datum>,
    /// Those of which a blank is not 0.
    not_zero: Vec<Datum>,
}

impl NamedData {
    fn check(&mut self, check: &Check) {
        for condition in check.guard.iter().chain([&check.test]) {
            self.condition(condition);
        }
    }

    fn condition(&mut self, condition: &Condition) {
        match condition {
            Condition::Compare(compare) => {
                self.number(&compare.left);
                self.number(&compare.right);
            }
            Condition::And(left, right) | Condition::Or(left, right) => {
                self.condition(left);
                self.condition(right);
            }
            Condition::Not(inner) => self.condition(inner),
            Condition::Blank(set) | Condition::Filled(set) => {
                self.data
                    .extend(set.figures.iter().map(|&figure| Datum::Figure(figure)));
            }
            Condition::Stated(_) | Condition::Level(_) => {}
        }
    }

    fn number(&mut self, number: &Number) {
        if let Number::Linear(linear) = number {
            let terms = linear.terms.iter();
            self.data.extend(terms.clone().map(|term| term.datum));
            let stated = terms.filter(|term| term.blank == BlankAs::NotStated);
            self.not_zero.extend(stated.map(|term| term.datum));
        }
        number.parts().iter().for_each(|part| self.number(part));
    }
}
