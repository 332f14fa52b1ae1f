//! Whether some numbers, everything else being as it is written, can be such that no rule that speaks of them is broken.

use crate::context::CheckContext;
use crate::localize::diagnosis::LARGEST;
use crate::localize::diagnosis::Problem;
use crate::localize::diagnosis::is_violated;
use crate::localize::elimination::MOST;
use crate::localize::elimination::Row;
use crate::localize::elimination::Solved;
use crate::localize::elimination::solve;
use crate::localize::integer_ranges::Space;
use crate::localize::integer_ranges::space;
use crate::localize::normal_form::Asked;
use crate::localize::normal_form::Terms;
use gouji_model::Figures;
use gouji_ruleset::VariableId;

/// Where equations leave a choice, what is done is as much as so many sets without one.
const AS_MUCH: u32 = 40;
/// No more rules are taken apart at once.
const MOST_RULES: usize = 200;

/// What numbers must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fit {
    /// These.
    Point(Vec<i128>),
    /// Each from the first to the second, all together somewhere in between; such as the point.
    Ranges(Vec<(i128, Option<i128>)>, Vec<i128>),
    /// One of these.
    OneOf(Vec<Self>),
    /// They cannot, unless one of the numbers of these rules is wrong too.
    Never(Vec<u32>),
    /// Too much to be looked at.
    Unknown,
}

impl Fit {
    /// One way to put all right.
    pub(super) fn point(&self) -> Option<&[i128]> {
        match self {
            Self::Point(point) | Self::Ranges(_, point) => Some(point),
            Self::OneOf(_) | Self::Never(_) | Self::Unknown => None,
        }
    }

    /// From where to where each number may be.
    pub(super) fn ranges(&self) -> Vec<(i128, Option<i128>)> {
        match self {
            Self::Point(point) => point.iter().map(|it| (*it, Some(*it))).collect(),
            Self::Ranges(ranges, _) => ranges.clone(),
            Self::OneOf(_) | Self::Never(_) | Self::Unknown => Vec::new(),
        }
    }
}

/// A problem with a place to try changed figures in.
pub(super) struct Trial<'p> {
    pub(super) problem: &'p Problem<'p>,
    figures: Figures,
    /// How much has been done, in sets of numbers that were solved.
    pub(super) work: u32,
}

impl<'p> Trial<'p> {
    pub(super) fn new(problem: &'p Problem<'p>) -> Self {
        Self {
            problem,
            figures: problem.context.figures.clone(),
            work: 0,
        }
    }

    /// What the numbers of `set` must be.
    pub(super) fn fit(&mut self, set: &[VariableId]) -> Fit {
        self.work = self.work.saturating_add(1);
        match solve(self.problem, set) {
            Solved::Once(by) => self.point(set, &by),
            Solved::Open(equations) => {
                self.work = self.work.saturating_add(AS_MUCH);
                let fit = self.open(set, &equations);
                let fits = match &fit {
                    Fit::OneOf(fits) => fits.as_slice(),
                    other => std::slice::from_ref(other),
                };
                // What was taken apart must come together again.
                let mut points = fits.iter().filter_map(Fit::point);
                match points.all(|point| self.first_broken(set, point, false).is_none()) {
                    true => fit,
                    false => Fit::Unknown,
                }
            }
            Solved::Never(relations) => Fit::Never(relations),
            Solved::Unknown => Fit::Unknown,
        }
    }

    fn point(&mut self, set: &[VariableId], by: &[i128]) -> Fit {
        let problem = self.problem;
        let mut point = Vec::with_capacity(set.len());
        for (&unknown, by) in set.iter().zip(by) {
            let value = problem.value(unknown).saturating_add(*by);
            if value < problem.least(unknown) || value > LARGEST {
                return Fit::Never(self.equations_of(set));
            }
            point.push(value);
        }
        match self.first_broken(set, &point, true) {
            None => Fit::Point(point),
            Some(broken) => {
                let mut relations = self.equations_of(set);
                relations.push(broken);
                Fit::Never(relations)
            }
        }
    }

    fn equations_of(&self, set: &[VariableId]) -> Vec<u32> {
        let columns = set.iter().flat_map(|it| self.problem.column(*it));
        columns.map(|(relation, _)| *relation).collect()
    }

    /// The first rule that speaks of the numbers of `set` and is broken where they are `point`; where it is known that
    /// the equations hold, only the others are asked.
    pub(super) fn first_broken(
        &mut self,
        set: &[VariableId],
        point: &[i128],
        equations_hold: bool,
    ) -> Option<u32> {
        let problem = self.problem;
        let picked = problem.write(&mut self.figures, set, point);
        let context = CheckContext {
            figures: &self.figures,
            picked: &picked,
            ..problem.context
        };
        let is_asked = |relation: u32| {
            let is_open = !equations_hold || problem.miss(relation).is_none();
            is_open && !problem.is_aside(relation)
        };
        let mut relations = set.iter().flat_map(|it| problem.relations_of(*it)).copied();
        let broken = relations.find(|&relation| {
            let check = problem.check(relation).filter(|_| is_asked(relation));
            check.is_some_and(|check| is_violated(check, context))
        });
        problem.restore(&mut self.figures, set);
        broken
    }

    /// The numbers of `set` where the equations leave a choice.
    fn open(&self, set: &[VariableId], equations: &[Row]) -> Fit {
        let problem = self.problem;
        let mut relations: Vec<u32> = Vec::new();
        for &unknown in set {
            relations.extend_from_slice(problem.relations_of(unknown));
        }
        relations.sort_unstable();
        relations.dedup();
        if relations.len() > MOST_RULES {
            return Fit::Unknown;
        }
        let Some(given) = given(problem, set, equations) else {
            return Fit::Unknown;
        };
        let terms = Terms { problem, set };
        let mut asked = Asked::OneOf(vec![given]);
        let is_other = |it: &&u32| problem.miss(**it).is_none() && !problem.is_aside(**it);
        let others = relations.iter().filter(is_other);
        for check in others.filter_map(|it| problem.check(*it)) {
            asked = asked.and(terms.asked(check));
        }
        let Asked::OneOf(cases) = asked else {
            return Fit::Unknown;
        };
        let mut found: Vec<(Ranges, Vec<i128>)> = Vec::new();
        for case in &cases {
            match space(case, set.len()) {
                Space::Empty => {}
                Space::Unknown => return Fit::Unknown,
                Space::Ranges(ranges, point) => found.push((ranges, point)),
            }
        }
        let written: Vec<i128> = set.iter().map(|it| problem.value(*it)).collect();
        let mut fits: Vec<Fit> = joined(found, &written).into_iter().map(fit_of).collect();
        match fits.len() {
            0 => Fit::Never(relations),
            1 => fits.remove(0),
            _ => Fit::OneOf(fits),
        }
    }
}

/// From where to where each of some numbers may be; `None` is as much as one likes.
type Ranges = Vec<(i128, Option<i128>)>;

/// The cases in one, from the least to the largest number of each; or all of them, where what is written would lie in
/// between.
fn joined(found: Vec<(Ranges, Vec<i128>)>, written: &[i128]) -> Vec<(Ranges, Vec<i128>)> {
    let mut all = found.iter();
    let Some((mut joined, point)) = all.next().cloned() else {
        return found;
    };
    for (ranges, _) in all {
        for (known, own) in joined.iter_mut().zip(ranges) {
            known.0 = known.0.min(own.0);
            known.1 = known.1.zip(own.1).map(|(one, other)| one.max(other));
        }
    }
    let holds = |range: &(i128, Option<i128>), value: i128| {
        range.0 <= value && range.1.is_none_or(|most| value <= most)
    };
    let mut pairs = joined.iter().zip(written);
    match pairs.any(|(range, value)| holds(range, *value)) {
        true => {
            let mut found = found;
            found.sort_unstable();
            found.dedup_by(|one, other| one.0 == other.0);
            found
        }
        false => vec![(joined, point)],
    }
}

fn fit_of((ranges, point): (Ranges, Vec<i128>)) -> Fit {
    match ranges.iter().all(|it| it.1 == Some(it.0)) {
        true => Fit::Point(point),
        false => Fit::Ranges(ranges, point),
    }
}

/// The equations as inequalities between the numbers themselves, and what each may be at all.
fn given(problem: &Problem<'_>, set: &[VariableId], equations: &[Row]) -> Option<Vec<Row>> {
    let mut rows = Vec::new();
    for (counts, missing) in equations {
        let mut right = *missing;
        for (counts, &unknown) in counts.iter().zip(set) {
            right = right.checked_add(counts.checked_mul(problem.value(unknown))?)?;
        }
        rows.push((*counts, right));
        rows.push((counts.map(|it| -it), -right));
    }
    for (place, &unknown) in set.iter().enumerate() {
        for (sign, bound) in [(-1, -problem.least(unknown)), (1, LARGEST)] {
            let mut row: Row = ([0; MOST], bound);
            *row.0.get_mut(place)? = sign;
            rows.push(row);
        }
    }
    Some(rows)
}
