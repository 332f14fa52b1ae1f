//! All minimal hitting sets: the smallest sets of numbers whose change mends broken rules, in an order that is always the
//! same.
//!
//! The sets to be hit are not listed beforehand (implicit hitting sets): a set of numbers that cannot mend the rules names
//! constraints that contradict each other unless another of their numbers is wrong too, and the search only adds such a
//! number.

use super::diagnosis::Diagnosis;
use super::feasibility::{Attempt, Feasibility};
use gouji_model::IdVec;
use gouji_ruleset::{Variable, VariableId};

/// A set of numbers whose change mends the rules (a hitting set), with what they must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Repair {
    pub(super) set: Vec<VariableId>,
    pub(super) values: Feasibility,
}

impl Repair {
    /// The repair that makes the changes of both; `None` where a number is in both.
    pub(super) fn union(&self, other: &Self) -> Option<Self> {
        if self.set.iter().any(|variable| other.set.contains(variable)) {
            return None;
        }
        let set = [self.set.as_slice(), &other.set].concat();
        let point = [self.values.point()?, other.values.point()?].concat();
        let values = match (&self.values, &other.values) {
            (Feasibility::Point(_), Feasibility::Point(_)) => Feasibility::Point(point),
            _ => Feasibility::Ranges(
                [self.values.ranges(), other.values.ranges()].concat(),
                point,
            ),
        };
        Some(order_repair(&set, &values))
    }
}

/// The search for all smallest sets that mend the rules of a scope.
pub(super) struct Search<'p> {
    pub(super) attempt: Attempt<'p>,
    /// The broken rules that are to be mended, in order.
    scope: &'p [u32],
    /// Numbers that are not tried, because all sets with them are tried in another branch.
    barred: IdVec<Variable, bool>,
    /// The most work that may be done, in sets that are tried.
    most: u32,
    /// How many sets were tried.
    tried: u32,
    /// The sets found, the smallest first.
    pub(super) found: Vec<Repair>,
    /// Whether all were looked at.
    pub(super) is_exhausted: bool,
}

impl<'p> Search<'p> {
    pub(super) fn new(diagnosis: &'p Diagnosis<'p>, scope: &'p [u32], most: u32) -> Self {
        Self {
            attempt: Attempt::new(diagnosis),
            scope,
            barred: IdVec::repeat(false, diagnosis.system.variables.len()),
            most,
            tried: 0,
            found: Vec::new(),
            is_exhausted: true,
        }
    }

    /// The work that was done, in sets that were tried.
    pub(super) fn work(&self) -> u32 {
        self.tried.saturating_add(self.attempt.work)
    }

    /// Looks for all sets of `size` numbers of which no part mends the rules; the smaller ones must be found already.
    pub(super) fn add_sets(&mut self, size: usize) {
        let mut set = Vec::with_capacity(size);
        self.extend(&mut set, size);
    }

    /// Adds `left` numbers to `set` in every way.
    fn extend(&mut self, set: &mut Vec<VariableId>, left: usize) {
        if self.work() >= self.most {
            self.is_exhausted = false;
            return;
        }
        self.tried += 1;
        if left == 0 {
            self.close(set);
            return;
        }
        let Some(candidates) = self.candidates(set, left) else {
            return;
        };
        for &candidate in &candidates {
            set.push(candidate);
            self.extend(set, left - 1);
            set.pop();
            self.barred[candidate] = true;
        }
        for &candidate in &candidates {
            self.barred[candidate] = false;
        }
    }

    fn close(&mut self, set: &[VariableId]) {
        if self.uncovered_rules(set).next().is_some() || self.has_smaller_repair(set) {
            return;
        }
        match self.attempt.feasibility(set) {
            Feasibility::Never(_) => {}
            Feasibility::Unknown => self.is_exhausted = false,
            Feasibility::OneOf(choices) => choices
                .iter()
                .for_each(|values| self.found.push(order_repair(set, values))),
            values => self.found.push(order_repair(set, &values)),
        }
    }

    /// Whether a part of `set` mends the rules by itself.
    fn has_smaller_repair(&self, set: &[VariableId]) -> bool {
        let mut found = self.found.iter();
        found.any(|repair| repair.set.iter().all(|variable| set.contains(variable)))
    }

    /// The rules in which no number of `set` stands.
    fn uncovered_rules(&self, set: &[VariableId]) -> impl Iterator<Item = u32> {
        let diagnosis = self.attempt.diagnosis;
        let is_covered = move |at: u32| set.iter().any(|number| diagnosis.speaks_of(at, *number));
        let constraints = self.scope.iter().copied();
        constraints.filter(move |at| !is_covered(*at))
    }

    /// The numbers of which every set that contains `set` and mends the rules contains one; `None` where `set` needs no more.
    fn candidates(&mut self, set: &[VariableId], left: usize) -> Option<Vec<VariableId>> {
        let uncovered: Vec<u32> = self.uncovered_rules(set).collect();
        let diagnosis = self.attempt.diagnosis;
        let size = |constraint: &u32| diagnosis.variables_of(*constraint).len();
        let constraints = match uncovered.iter().copied().min_by_key(size) {
            Some(smallest) => vec![smallest],
            None if self.has_smaller_repair(set) => return None,
            None => match self.attempt.feasibility(set) {
                Feasibility::Never(constraints) => constraints,
                Feasibility::Unknown => {
                    self.is_exhausted = false;
                    return None;
                }
                // This set mends the rules by itself, and was found when sets of its size were tried.
                Feasibility::Point(_) | Feasibility::Ranges(..) | Feasibility::OneOf(_) => {
                    return None;
                }
            },
        };
        let may_be = |variable: &VariableId| {
            !self.barred[*variable] && !set.contains(variable) && diagnosis.is_suspect(*variable)
        };
        // The last number must stand in all rules that are left, and those before it must leave few enough.
        let reaches = |variable: &VariableId| {
            let is_left = |constraint: &&u32| !diagnosis.speaks_of(**constraint, *variable);
            let left_over = uncovered.iter().filter(is_left).count();
            left_over <= (left - 1) * diagnosis.system.most_constraints
        };
        let mut all = diagnosis.variables_of_any(&constraints);
        all.retain(|variable| may_be(variable) && reaches(variable));
        Some(all)
    }
}

/// The numbers in the order of the form, each with what it must be.
fn order_repair(set: &[VariableId], values: &Feasibility) -> Repair {
    let mut order: Vec<usize> = (0..set.len()).collect();
    order.sort_by_key(|at| set.get(*at));
    let pick = |point: &[i128]| -> Vec<i128> {
        let picked = order.iter().filter_map(|at| point.get(*at));
        picked.copied().collect()
    };
    let values = match values {
        Feasibility::Point(point) => Feasibility::Point(pick(point)),
        Feasibility::Ranges(ranges, point) => {
            let ranges = order.iter().filter_map(|at| ranges.get(*at)).copied();
            Feasibility::Ranges(ranges.collect(), pick(point))
        }
        other => other.clone(),
    };
    let set = order.iter().filter_map(|at| set.get(*at)).copied();
    Repair {
        set: set.collect(),
        values,
    }
}
