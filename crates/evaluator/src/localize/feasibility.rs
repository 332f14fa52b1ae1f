//! Whether the numbers of a set can be such that no rule that speaks of them is broken, everything else being as it is
//! written; and what they must be then.

use super::diagnosis::{Diagnosis, LARGEST, is_violated};
use super::elimination::{MOST, Row, Solution, solve};
use super::integer_ranges::{IntegerRanges, integer_ranges};
use super::normal_form::{Dnf, OpenVariables};
use crate::context::CheckContext;
use gouji_model::Figures;
use gouji_ruleset::VariableId;

/// How many sets without a choice are as much work as one set whose equations leave a choice.
const AS_MUCH: u32 = 40;
/// How many rules are taken apart at once at most.
const MOST_RULES: usize = 200;

/// What the numbers of a set must be for every rule to hold that speaks of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Feasibility {
    /// The numbers must be these mantissas, one for each number.
    Point(Vec<i128>),
    /// Each number lies between these mantissas, without an upper bound where there is `None`. Not all combinations mend
    /// the rules; the point is one that does.
    Ranges(Vec<(i128, Option<i128>)>, Vec<i128>),
    /// One of these alternatives must hold; the number that is written lies between them.
    OneOf(Vec<Self>),
    /// No numbers will do, unless another number of one of these constraints is wrong too.
    Never(Vec<u32>),
    /// The answer takes more work than is allowed, or lies beyond exact arithmetic.
    Unknown,
}

impl Feasibility {
    /// Numbers that mend the rules.
    pub(super) fn point(&self) -> Option<&[i128]> {
        match self {
            Self::Point(point) | Self::Ranges(_, point) => Some(point),
            Self::OneOf(_) | Self::Never(_) | Self::Unknown => None,
        }
    }

    /// The smallest and the largest value of each number.
    pub(super) fn ranges(&self) -> Vec<(i128, Option<i128>)> {
        match self {
            Self::Point(point) => point.iter().map(|value| (*value, Some(*value))).collect(),
            Self::Ranges(ranges, _) => ranges.clone(),
            Self::OneOf(_) | Self::Never(_) | Self::Unknown => Vec::new(),
        }
    }
}

/// Whether equations are asked about changed numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Equations {
    /// The equations are known to hold.
    Hold,
    /// The equations are asked as all other rules are.
    Ask,
}

/// Changed figures tried against the rules of one report.
pub(super) struct Attempt<'p> {
    pub(super) diagnosis: &'p Diagnosis<'p>,
    figures: Figures,
    /// The work that was done, in sets of numbers that were solved.
    pub(super) work: u32,
}

impl<'p> Attempt<'p> {
    pub(super) fn new(diagnosis: &'p Diagnosis<'p>) -> Self {
        Self {
            diagnosis,
            figures: diagnosis.context.figures.clone(),
            work: 0,
        }
    }

    /// What the numbers of `set` must be.
    pub(super) fn feasibility(&mut self, set: &[VariableId]) -> Feasibility {
        self.work = self.work.saturating_add(1);
        match solve(self.diagnosis, set) {
            Solution::Once(by) => self.point(set, &by),
            Solution::Open(equations) => {
                self.work = self.work.saturating_add(AS_MUCH);
                let feasibility = self.solve_open(set, &equations);
                let choices = match &feasibility {
                    Feasibility::OneOf(choices) => choices.as_slice(),
                    other => std::slice::from_ref(other),
                };
                // What the normal form says is held against the rules themselves.
                let mut points = choices.iter().filter_map(Feasibility::point);
                match points.all(|point| self.first_broken(set, point, Equations::Ask).is_none()) {
                    true => feasibility,
                    false => Feasibility::Unknown,
                }
            }
            Solution::Never(constraints) => Feasibility::Never(constraints),
            Solution::Unknown => Feasibility::Unknown,
        }
    }

    fn point(&mut self, set: &[VariableId], by: &[i128]) -> Feasibility {
        let diagnosis = self.diagnosis;
        let mut point = Vec::with_capacity(set.len());
        for (&variable, by) in set.iter().zip(by) {
            let value = diagnosis.value(variable).saturating_add(*by);
            if value < diagnosis.least(variable) || value > LARGEST {
                return Feasibility::Never(self.equations_of(set));
            }
            point.push(value);
        }
        match self.first_broken(set, &point, Equations::Hold) {
            None => Feasibility::Point(point),
            Some(broken) => {
                let mut constraints = self.equations_of(set);
                constraints.push(broken);
                Feasibility::Never(constraints)
            }
        }
    }

    fn equations_of(&self, set: &[VariableId]) -> Vec<u32> {
        let columns = set.iter().flat_map(|at| self.diagnosis.column(*at));
        columns.map(|(constraint, _)| *constraint).collect()
    }

    /// The first rule that speaks of the numbers of `set` and is broken where they are `point`; where it is known that
    /// the equations hold, only the others are asked.
    pub(super) fn first_broken(
        &mut self,
        set: &[VariableId],
        point: &[i128],
        equations: Equations,
    ) -> Option<u32> {
        let diagnosis = self.diagnosis;
        let picked = diagnosis.write(&mut self.figures, set, point);
        let context = CheckContext {
            figures: &self.figures,
            picked: &picked,
            ..diagnosis.context
        };
        let is_asked = |constraint: u32| {
            let is_open = equations == Equations::Ask || diagnosis.miss(constraint).is_none();
            is_open && !diagnosis.is_aside(constraint)
        };
        let constraints = set.iter().flat_map(|at| diagnosis.constraints_of(*at));
        let broken = constraints.copied().find(|&constraint| {
            let check = diagnosis.check(constraint).filter(|_| is_asked(constraint));
            check.is_some_and(|check| is_violated(check, context))
        });
        diagnosis.restore(&mut self.figures, set);
        broken
    }

    /// What the numbers of `set` must be where the equations have more than one solution.
    fn solve_open(&self, set: &[VariableId], equations: &[Row]) -> Feasibility {
        let diagnosis = self.diagnosis;
        let constraints = diagnosis.constraints_of_any(set);
        if constraints.len() > MOST_RULES {
            return Feasibility::Unknown;
        }
        let Some(given) = inequalities(diagnosis, set, equations) else {
            return Feasibility::Unknown;
        };
        let variables = OpenVariables { diagnosis, set };
        let mut form = Dnf::OneOf(vec![given]);
        let is_other = |at: &&u32| diagnosis.miss(**at).is_none() && !diagnosis.is_aside(**at);
        let others = constraints.iter().filter(is_other);
        for check in others.filter_map(|at| diagnosis.check(*at)) {
            form = form.conjunction(variables.satisfaction(check));
        }
        let Dnf::OneOf(cases) = form else {
            return Feasibility::Unknown;
        };
        let mut found: Vec<(Ranges, Vec<i128>)> = Vec::new();
        for case in &cases {
            match integer_ranges(case, set.len()) {
                IntegerRanges::Empty => {}
                IntegerRanges::Unknown => return Feasibility::Unknown,
                IntegerRanges::Ranges(ranges, point) => found.push((ranges, point)),
            }
        }
        let written: Vec<i128> = set.iter().map(|at| diagnosis.value(*at)).collect();
        let mut fits: Vec<Feasibility> = merge_cases(found, &written)
            .into_iter()
            .map(to_feasibility)
            .collect();
        match fits.len() {
            0 => Feasibility::Never(constraints),
            1 => fits.remove(0),
            _ => Feasibility::OneOf(fits),
        }
    }
}

/// The least and the largest mantissa of each number; `None` where there is no upper bound.
type Ranges = Vec<(i128, Option<i128>)>;

/// The cases made one, from the least to the largest number of each; or all cases, where what is written lies in between
/// and would seem to be allowed.
fn merge_cases(found: Vec<(Ranges, Vec<i128>)>, written: &[i128]) -> Vec<(Ranges, Vec<i128>)> {
    let mut all = found.iter();
    let Some((mut merged, point)) = all.next().cloned() else {
        return found;
    };
    for (ranges, _) in all {
        for (known, range) in merged.iter_mut().zip(ranges) {
            known.0 = known.0.min(range.0);
            known.1 = known.1.zip(range.1).map(|(one, other)| one.max(other));
        }
    }
    let holds = |range: &(i128, Option<i128>), value: i128| {
        range.0 <= value && range.1.is_none_or(|most| value <= most)
    };
    let mut pairs = merged.iter().zip(written);
    match pairs.any(|(range, value)| holds(range, *value)) {
        true => {
            let mut found = found;
            found.sort_unstable();
            found.dedup_by(|one, other| one.0 == other.0);
            found
        }
        false => vec![(merged, point)],
    }
}

fn to_feasibility((ranges, point): (Ranges, Vec<i128>)) -> Feasibility {
    match ranges.iter().all(|range| range.1 == Some(range.0)) {
        true => Feasibility::Point(point),
        false => Feasibility::Ranges(ranges, point),
    }
}

/// The equations as pairs of inequalities between the mantissas, and the bounds of each number.
fn inequalities(
    diagnosis: &Diagnosis<'_>,
    set: &[VariableId],
    equations: &[Row],
) -> Option<Vec<Row>> {
    let mut rows = Vec::new();
    for (counts, missing) in equations {
        let mut right = *missing;
        for (counts, &variable) in counts.iter().zip(set) {
            right = right.checked_add(counts.checked_mul(diagnosis.value(variable))?)?;
        }
        rows.push((*counts, right));
        rows.push((counts.map(|count| -count), -right));
    }
    for (place, &variable) in set.iter().enumerate() {
        for (sign, bound) in [(-1, -diagnosis.least(variable)), (1, LARGEST)] {
            let mut row: Row = ([0; MOST], bound);
            *row.0.get_mut(place)? = sign;
            rows.push(row);
        }
    }
    Some(rows)
}
