//! The rules of severity `error` of a form taken together: which numbers each speaks of, and which rules speak of each
//! number. What is looked for a wrong figure stands ready here, so that nothing is searched for while reports are.

use crate::check::{Check, Condition, Datum, Linear, Number, Tolerance};
use gouji_model::{ClaimId, FigureId, FigureSpec, Form, Id, IdVec, Operator, RuleInfo, Severity};

/// A number that may be wrong: the figures of a form first, then the numbers that its rules read out of the prose.
pub type VariableId = Id<Variable>;

/// A number that may be wrong, with the rules that speak of it.
#[derive(Debug, Clone, Default)]
pub struct Variable {
    /// The equations in which it stands, with how often it counts.
    pub column: Vec<(u32, i128)>,
    /// All rules of severity `error` that speak of it, equations too.
    pub spoken_of: Vec<u32>,
    /// The rules of severity `query` that speak of it, as positions among the checks of the form.
    pub also: Vec<u32>,
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
    pub unknowns: Vec<VariableId>,
    /// Whether it holds them against last year's report, which may be the one that is wrong.
    pub reads_last_year: bool,
}

/// The rules of severity `error` of a form.
#[derive(Debug, Clone, Default)]
pub struct ConstraintSystem {
    /// The rules.
    pub relations: Vec<Constraint>,
    /// The numbers.
    pub unknowns: IdVec<Variable, Variable>,
    /// The most rules that speak of one number.
    pub reach: usize,
    figures: usize,
}

impl ConstraintSystem {
    /// That of `checks`, over as many figures and claims.
    pub(crate) fn of(
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
            relations: Vec::new(),
            unknowns: IdVec::filled(fresh, figures + claims),
            reach: 0,
            figures,
        };
        let is_figure = |it: &VariableId| it.index() < figures;
        for (at, check) in checks.iter().enumerate() {
            let mut spoken = Spoken::default();
            spoken.check(check);
            let unknowns = system.ids(spoken.data.iter().copied());
            // Lists in the prose are told one by one, and no figure mends them; nor does one mend what speaks of none.
            if check.lists.is_some() || !unknowns.iter().any(is_figure) {
                continue;
            }
            match rules[check.rule].severity {
                Severity::Error => system.add(at, check, unknowns, &spoken),
                Severity::Query => {
                    let at = u32::try_from(at).unwrap_or(u32::MAX);
                    for unknown in unknowns {
                        system.unknowns[unknown].also.push(at);
                    }
                }
                // What is only worth a look says nothing of what is wrong.
                Severity::Note => {}
            }
        }
        system.mark_amounts(form);
        let reaches = system.unknowns.iter().map(|it| it.spoken_of.len());
        system.reach = reaches.max().unwrap_or(0);
        system
    }

    /// Marks the figures with decimal places, and the numbers of the prose that a rule holds against one.
    fn mark_amounts(&mut self, form: &Form) {
        let figures = form.figures.iter_with_ids();
        let amounts = figures.filter(|(_, spec)| spec.scale > 0);
        let mut marked: Vec<VariableId> = amounts.map(|(id, _)| self.of_figure(id)).collect();
        let relations = marked.iter().flat_map(|it| &self.unknowns[*it].spoken_of);
        let relations = relations.filter_map(|it| self.relations.get(*it as usize));
        let beside = relations.flat_map(|relation| &relation.unknowns).copied();
        let claims: Vec<VariableId> = beside.filter(|it| it.index() >= self.figures).collect();
        marked.extend(claims);
        for unknown in marked {
            self.unknowns[unknown].is_amount = true;
        }
    }

    fn add(&mut self, at: usize, check: &Check, unknowns: Vec<VariableId>, spoken: &Spoken) {
        let number = u32::try_from(self.relations.len()).unwrap_or(u32::MAX);
        let terms = terms(check);
        // A number that is on both sides of an equation as often has no say in it.
        let unknowns = match &terms {
            Some((terms, _)) => self.ids(terms.iter().map(|(datum, _)| *datum)),
            None => unknowns,
        };
        for &unknown in &unknowns {
            self.unknowns[unknown].spoken_of.push(number);
        }
        for &(datum, coefficient) in terms.iter().flat_map(|(terms, _)| terms) {
            if let Some(unknown) = self.id(datum) {
                self.unknowns[unknown].column.push((number, coefficient));
            }
        }
        for unknown in self.ids(spoken.not_zero.iter().copied()) {
            self.unknowns[unknown].blank_is_zero = false;
        }
        self.relations.push(Constraint {
            check: at,
            equation: terms.map(|(_, factors)| factors),
            unknowns,
            reads_last_year: spoken
                .data
                .iter()
                .any(|it| matches!(it, Datum::LastYear(_))),
        });
    }

    fn ids(&self, data: impl IntoIterator<Item = Datum>) -> Vec<VariableId> {
        let mut ids: Vec<VariableId> = data.into_iter().filter_map(|it| self.id(it)).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// The number that `datum` is; `None` where it is of another report.
    #[must_use]
    pub fn id(&self, datum: Datum) -> Option<VariableId> {
        match datum {
            Datum::Figure(figure) => Some(Id::new(figure.index())),
            Datum::Claim(claim) => Some(Id::new(self.figures + claim.index())),
            Datum::LastYear(_) => None,
        }
    }

    /// What `unknown` is: a figure, or a claim.
    #[must_use]
    pub fn datum(&self, unknown: VariableId) -> Datum {
        match unknown.index().checked_sub(self.figures) {
            None => Datum::Figure(FigureId::new(unknown.index())),
            Some(claim) => Datum::Claim(ClaimId::new(claim)),
        }
    }

    /// The number that `figure` is.
    #[must_use]
    pub fn of_figure(&self, figure: Id<FigureSpec>) -> VariableId {
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
    let mut all: Vec<(UnknownKey, Datum, i128)> = Vec::new();
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
type UnknownKey = (u8, usize);

fn key(datum: Datum) -> UnknownKey {
    match datum {
        Datum::Figure(figure) => (0, figure.index()),
        Datum::Claim(claim) => (1, claim.index()),
        Datum::LastYear(figure) => (2, figure.index()),
    }
}

/// The numbers that a check speaks of.
#[derive(Default)]
struct Spoken {
    data: Vec<Datum>,
    /// Those of which a blank is not 0.
    not_zero: Vec<Datum>,
}

impl Spoken {
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
                    .extend(set.figures.iter().map(|&it| Datum::Figure(it)));
            }
            Condition::Stated(_) | Condition::Level(_) => {}
        }
    }

    fn number(&mut self, number: &Number) {
        match number {
            Number::Linear(linear) => {
                self.data.extend(linear.terms.iter().map(|it| it.datum));
                let stated = linear.terms.iter().filter(|it| !it.blank_is_zero);
                self.not_zero.extend(stated.map(|it| it.datum));
            }
            Number::Add(left, right)
            | Number::Subtract(left, right)
            | Number::Multiply(left, right)
            | Number::Divide(left, right) => {
                self.number(left);
                self.number(right);
            }
            Number::Absolute(inner) => self.number(inner),
            Number::Largest(all) | Number::Smallest(all) => {
                all.iter().for_each(|each| self.number(each));
            }
            Number::Year
            | Number::Position(_)
            | Number::Listed(_)
            | Number::Across(_)
            | Number::Likeness(_) => {}
        }
    }
}
