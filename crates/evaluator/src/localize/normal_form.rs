//! Rules in disjunctive normal form: what a rule asks of the numbers that may be wrong, everything else being as it is
//! written, as one of several cases, each of which is inequalities between whole numbers.

use super::diagnosis::Diagnosis;
use super::elimination::{MOST, Row, divisor, reduce};
use crate::arithmetic::{mantissa, value};
use crate::condition::holds;
use crate::tolerance::rounding;
use gouji_model::{Operator, Ratio, Reason};
use gouji_ruleset::{
    Arithmetic, Check, Compare, Condition, Datum, FigureSet, Number, Tolerance, VariableId,
};

/// How many cases a rule is taken apart into at most.
const MOST_CASES: usize = 200;

/// Inequalities that hold together: each sum of the row must come to no more than its last number.
pub(super) type Case = Vec<Row>;

/// What rules ask, in disjunctive normal form.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Dnf {
    /// One of these cases must hold; an empty list cannot hold.
    OneOf(Vec<Case>),
    /// The rule asks what this form does not express, or has too many cases.
    Unknown,
}

impl Dnf {
    fn always() -> Self {
        Self::OneOf(vec![Vec::new()])
    }

    fn never() -> Self {
        Self::OneOf(Vec::new())
    }

    fn constant(is_so: bool) -> Self {
        if is_so { Self::always() } else { Self::never() }
    }

    /// The normal form of both together.
    pub(super) fn conjunction(self, other: Self) -> Self {
        let (Self::OneOf(cases), Self::OneOf(others)) = (self, other) else {
            return Self::Unknown;
        };
        if cases.len().saturating_mul(others.len()) > MOST_CASES {
            return Self::Unknown;
        }
        let with = |case: &Case| -> Vec<Case> {
            let joined = others.iter().map(|other| [case.as_slice(), other].concat());
            joined.collect()
        };
        Self::OneOf(cases.iter().flat_map(with).collect())
    }

    /// Either.
    fn or(self, other: Self) -> Self {
        let (Self::OneOf(mut cases), Self::OneOf(others)) = (self, other) else {
            return Self::Unknown;
        };
        cases.extend(others);
        match cases.len() > MOST_CASES {
            true => Self::Unknown,
            false => Self::OneOf(cases),
        }
    }
}

/// A sum of variables, as fractions, and a constant.
#[derive(Debug, Clone)]
struct Affine {
    counts: [Ratio; MOST],
    constant: Ratio,
}

/// A number in one of the cases that it is taken apart into, with the inequalities of that case.
struct Branch {
    conditions: Vec<Row>,
    number: Affine,
}

impl Branch {
    /// The only case of a number that needs no inequality.
    fn single(number: Affine) -> Vec<Self> {
        let conditions = Vec::new();
        vec![Self { conditions, number }]
    }
}

/// The reason why a number is not taken apart.
enum Stop {
    /// The number is not known, so that the rule does not speak.
    NotKnown,
    /// The form of this place does not print it.
    Omitted,
    /// The number is no sum of variables.
    Other,
}

impl Stop {
    /// Why a number without a value stops. A claim that is stated with several values breaks its rule, so that it is not
    /// simply unknown.
    fn from_reason(reason: Reason) -> Self {
        match reason {
            Reason::ClaimsDiffer(_) => Self::Other,
            Reason::Omitted(_) => Self::Omitted,
            _ => Self::NotKnown,
        }
    }
}

/// The numbers that may be wrong, for which rules are brought into normal form.
#[derive(Clone, Copy)]
pub(super) struct OpenVariables<'p> {
    pub(super) diagnosis: &'p Diagnosis<'p>,
    pub(super) set: &'p [VariableId],
}

impl OpenVariables<'_> {
    /// What it takes that `check` is not broken.
    pub(super) fn satisfaction(self, check: &Check) -> Dnf {
        let test = self.condition(&check.test, true);
        match &check.guard {
            None => test,
            Some(guard) => self.condition(guard, false).or(test),
        }
    }

    /// What it takes that `condition` is `wanted`, or cannot be decided: an undecided condition breaks no rule.
    fn condition(self, condition: &Condition, wanted: bool) -> Dnf {
        match condition {
            Condition::Compare(compare) => self.compare(compare, wanted),
            Condition::Not(inner) => self.condition(inner, !wanted),
            Condition::And(left, right) | Condition::Or(left, right) => {
                let is_and = matches!(condition, Condition::And(..));
                let (left, right) = (self.condition(left, wanted), self.condition(right, wanted));
                match is_and == wanted {
                    true => left.conjunction(right),
                    false => left.or(right),
                }
            }
            Condition::Blank(set) | Condition::Filled(set) => {
                let is_filled = matches!(condition, Condition::Filled(_));
                match self.fills(set) {
                    true => Dnf::constant(is_filled == wanted),
                    false => self.known_condition(condition, wanted),
                }
            }
            Condition::Stated(_) | Condition::Level(_) => self.known_condition(condition, wanted),
        }
    }

    fn known_condition(self, condition: &Condition, wanted: bool) -> Dnf {
        match holds(condition, self.diagnosis.context) {
            Err(Reason::ClaimsDiffer(_)) => Dnf::Unknown,
            outcome => Dnf::constant(outcome.is_err() || outcome == Ok(wanted)),
        }
    }

    /// Whether one of the numbers that may be wrong is of `set`: such a number is filled in by the explanation.
    fn fills(self, set: &FigureSet) -> bool {
        let mut figures = set.figures.iter();
        figures.any(|&figure| self.place(Datum::Figure(figure)).is_some())
    }

    fn place(self, datum: Datum) -> Option<usize> {
        let id = self.diagnosis.system.variable(datum)?;
        self.set.iter().position(|variable| *variable == id)
    }

    fn compare(self, compare: &Compare, wanted: bool) -> Dnf {
        if self.diagnosis.context.incomplete_row(compare).is_some() {
            return Dnf::always();
        }
        let slack = match compare.tolerance {
            Tolerance::None => Some(Ratio::ZERO),
            Tolerance::Absolute(slack) => Some(slack),
            // A number that may be wrong may be printed with all decimal places of its figure.
            Tolerance::Rounding => {
                let is_open = |figure| self.place(Datum::Figure(figure)).is_some();
                rounding(compare, self.diagnosis.context, is_open)
            }
        };
        let (left, right) = match (self.number(&compare.left), self.number(&compare.right)) {
            (Ok(left), Ok(right)) => (left, right),
            (Err(Stop::Other), _) | (_, Err(Stop::Other)) => return Dnf::Unknown,
            _ => return Dnf::always(),
        };
        let mut cases = Dnf::never();
        for one in &left {
            for other in &right {
                let case = slack.and_then(|slack| {
                    let difference = one.number.subtract(&other.number)?;
                    difference.comparison(compare.operator, slack, wanted)
                });
                let Some(case) = case else {
                    return Dnf::Unknown;
                };
                let in_case = vec![[one.conditions.as_slice(), &other.conditions].concat()];
                cases = cases.or(Dnf::OneOf(in_case).conjunction(case));
            }
        }
        cases
    }

    /// `number` in every case that it is taken apart into.
    fn number(self, number: &Number) -> Result<Vec<Branch>, Stop> {
        if !self.mentions(number) {
            let known = value(number, self.diagnosis.context).map_err(Stop::from_reason)?;
            return Ok(Branch::single(Affine::constant(known)));
        }
        match number {
            Number::Linear(_) => self.linear(number),
            Number::Arithmetic(operator, sides) => self.arithmetic(*operator, sides),
            Number::Absolute(inner) => {
                let mut all = Vec::new();
                for branch in self.number(inner)? {
                    let negative = Affine::constant(Ratio::ZERO).subtract(&branch.number);
                    let negative = negative.ok_or(Stop::Other)?;
                    for (number, below) in [
                        (branch.number, negative.clone()),
                        (negative.clone(), negative.negate()?),
                    ] {
                        let row = below.upper_bound(Ratio::ZERO, false).ok_or(Stop::Other)?;
                        let conditions = [branch.conditions.as_slice(), &[row]].concat();
                        all.push(Branch { conditions, number });
                    }
                }
                limit_branches(all)
            }
            Number::Largest(all) => self.extreme(all, true),
            Number::Smallest(all) => self.extreme(all, false),
            _ => Err(Stop::Other),
        }
    }

    fn arithmetic(
        self,
        operator: Arithmetic,
        [left, right]: &[Number; 2],
    ) -> Result<Vec<Branch>, Stop> {
        let addends = || [self.addend(left), self.addend(right)];
        let factors = || [self.number(left), self.number(right)];
        match operator {
            Arithmetic::Add => combine(addends(), Affine::add),
            Arithmetic::Subtract => combine(addends(), Affine::subtract),
            Arithmetic::Multiply => combine(factors(), Affine::times),
            Arithmetic::Divide => combine(factors(), Affine::divide),
        }
    }

    fn linear(self, number: &Number) -> Result<Vec<Branch>, Stop> {
        let Number::Linear(linear) = number else {
            return Err(Stop::Other);
        };
        let scaled = |number: i128| Ratio::from_scaled(number, linear.scale);
        let mut affine = Affine::constant(scaled(linear.constant).ok_or(Stop::Other)?);
        for term in &linear.terms {
            match self.place(term.datum) {
                Some(place) => {
                    let counts = scaled(term.coefficient.into()).ok_or(Stop::Other)?;
                    let count = affine.counts.get_mut(place).ok_or(Stop::Other)?;
                    *count = count.checked_add(counts).ok_or(Stop::Other)?;
                }
                None => {
                    let known =
                        mantissa(*term, self.diagnosis.context).map_err(Stop::from_reason)?;
                    let product = i128::from(known) * i128::from(term.coefficient);
                    let sum = scaled(product).and_then(|known| affine.constant.checked_add(known));
                    affine.constant = sum.ok_or(Stop::Other)?;
                }
            }
        }
        Ok(Branch::single(affine))
    }

    /// A part of a sum: rows that the form of this place does not print are 0.
    fn addend(self, number: &Number) -> Result<Vec<Branch>, Stop> {
        match self.number(number) {
            Err(Stop::Omitted) => Ok(Branch::single(Affine::constant(Ratio::ZERO))),
            other => other,
        }
    }

    fn extreme(self, all: &[Number], is_largest: bool) -> Result<Vec<Branch>, Stop> {
        let mut plain = Vec::new();
        for number in all {
            let mut branches = match self.number(number) {
                // What is not printed is not compared.
                Err(Stop::Omitted) => continue,
                other => other?,
            };
            match (branches.pop(), branches.is_empty()) {
                (Some(branch), true) if branch.conditions.is_empty() => plain.push(branch.number),
                _ => return Err(Stop::Other),
            }
        }
        let mut branches = Vec::new();
        for (at, number) in plain.iter().enumerate() {
            let mut conditions = Vec::new();
            for (_, other) in plain.iter().enumerate().filter(|(other, _)| *other != at) {
                let below = match is_largest {
                    true => other.subtract(number),
                    false => number.subtract(other),
                };
                let row = below.and_then(|difference| difference.upper_bound(Ratio::ZERO, false));
                conditions.push(row.ok_or(Stop::Other)?);
            }
            branches.push(Branch {
                conditions,
                number: number.clone(),
            });
        }
        Ok(branches)
    }

    fn mentions(self, number: &Number) -> bool {
        match number {
            Number::Linear(linear) => {
                let mut terms = linear.terms.iter();
                terms.any(|term| self.place(term.datum).is_some())
            }
            _ => number.parts().iter().any(|part| self.mentions(part)),
        }
    }
}

/// Two numbers joined, in every case that they are taken apart into together.
fn combine(
    [left, right]: [Result<Vec<Branch>, Stop>; 2],
    join: impl Fn(&Affine, &Affine) -> Option<Affine>,
) -> Result<Vec<Branch>, Stop> {
    let (left, right) = (left?, right?);
    let mut all = Vec::new();
    for one in &left {
        for other in &right {
            all.push(Branch {
                conditions: [one.conditions.as_slice(), &other.conditions].concat(),
                number: join(&one.number, &other.number).ok_or(Stop::Other)?,
            });
        }
    }
    limit_branches(all)
}

fn limit_branches(all: Vec<Branch>) -> Result<Vec<Branch>, Stop> {
    match all.len() > MOST_CASES {
        true => Err(Stop::Other),
        false => Ok(all),
    }
}

impl Affine {
    fn constant(constant: Ratio) -> Self {
        Self {
            counts: [Ratio::ZERO; MOST],
            constant,
        }
    }

    fn is_constant(&self) -> bool {
        self.counts.iter().all(|count| count.is_zero())
    }

    fn combine(&self, other: &Self, join: impl Fn(Ratio, Ratio) -> Option<Ratio>) -> Option<Self> {
        let mut joined = Self::constant(join(self.constant, other.constant)?);
        let pairs = self.counts.iter().zip(&other.counts);
        for (count, (one, other)) in joined.counts.iter_mut().zip(pairs) {
            *count = join(*one, *other)?;
        }
        Some(joined)
    }

    fn add(&self, other: &Self) -> Option<Self> {
        self.combine(other, Ratio::checked_add)
    }

    fn subtract(&self, other: &Self) -> Option<Self> {
        self.combine(other, Ratio::checked_sub)
    }

    fn negate(&self) -> Result<Self, Stop> {
        let opposite = Self::constant(Ratio::ZERO).subtract(self);
        opposite.ok_or(Stop::Other)
    }

    fn times(&self, other: &Self) -> Option<Self> {
        let (sum, factor) = match (self.is_constant(), other.is_constant()) {
            (_, true) => (self, other.constant),
            (true, false) => (other, self.constant),
            (false, false) => return None,
        };
        sum.combine(sum, |one, _| one.checked_mul(factor))
    }

    fn divide(&self, other: &Self) -> Option<Self> {
        let is_known = other.is_constant() && !other.constant.is_zero();
        let divided = |one: Ratio, _| one.checked_div(other.constant);
        is_known.then(|| self.combine(self, divided))?
    }

    /// What it takes that this difference of two sides compares with 0 as `operator` says, within `slack`; or that it does
    /// not, where that is not `wanted`.
    fn comparison(&self, operator: Operator, slack: Ratio, wanted: bool) -> Option<Dnf> {
        let negative = Self::constant(Ratio::ZERO).subtract(self)?;
        let below = slack.checked_neg()?;
        let one = |row: Row| Dnf::OneOf(vec![vec![row]]);
        let within = |side: &Self| side.upper_bound(slack, false).map(one);
        // Beyond the slack on one side: the other side's negative falls short of it.
        let beyond = |side: &Self| side.upper_bound(below, true).map(one);
        let strictly = |side: &Self| side.upper_bound(Ratio::ZERO, true).map(one);
        let at_most = |side: &Self| side.upper_bound(Ratio::ZERO, false).map(one);
        Some(match (operator, wanted) {
            (Operator::Equal, true) | (Operator::NotEqual, false) => {
                within(self)?.conjunction(within(&negative)?)
            }
            (Operator::Equal, false) | (Operator::NotEqual, true) => {
                beyond(&negative)?.or(beyond(self)?)
            }
            (Operator::LessOrEqual, true) => within(self)?,
            (Operator::LessOrEqual, false) => beyond(&negative)?,
            (Operator::GreaterOrEqual, true) => within(&negative)?,
            (Operator::GreaterOrEqual, false) => beyond(self)?,
            (Operator::Less, true) => strictly(self)?,
            (Operator::Less, false) => at_most(&negative)?,
            (Operator::Greater, true) => strictly(&negative)?,
            (Operator::Greater, false) => at_most(self)?,
        })
    }

    /// The row that says that this comes to no more than `most`, or to less where it is `strict`.
    fn upper_bound(&self, most: Ratio, strict: bool) -> Option<Row> {
        let bound = most.checked_sub(self.constant)?;
        let mut common: i128 = bound.denominator();
        for count in &self.counts {
            let denominator = count.denominator();
            common = (common / divisor(common, denominator)).checked_mul(denominator)?;
        }
        let whole = |ratio: Ratio| {
            let factor = common / ratio.denominator();
            ratio.numerator().checked_mul(factor)
        };
        let mut row: Row = ([0; MOST], whole(bound)?);
        for (count, ratio) in row.0.iter_mut().zip(self.counts) {
            *count = whole(ratio)?;
        }
        if strict {
            row.1 = row.1.checked_sub(1)?;
        }
        tighten(&mut row);
        Some(row)
    }
}

/// Divides an inequality between whole numbers by the common divisor of its coefficients and rounds the right side down,
/// which keeps all whole solutions.
pub(super) fn tighten(row: &mut Row) {
    let common = row.0.iter().fold(0, |one, other| divisor(one, *other));
    if common > 1 {
        row.0.iter_mut().for_each(|count| *count /= common);
        row.1 = row.1.div_euclid(common);
    } else if common == 0 {
        reduce(row);
    }
}
