//! The smallest sets of numbers whose change mends broken rules, all of them, in an order that is always the same.
//!
//! A set that cannot mend them says why: some rules contradict each other unless another of their numbers is wrong too
//! (implicit hitting sets). So the search only ever adds such a number.

use crate::localize::diagnosis::Problem;
use crate::localize::feasibility::Fit;
use crate::localize::feasibility::Trial;
use gouji_model::IdVec;
use gouji_ruleset::{Variable, VariableId};

/// A set of numbers that mends the rules, with what they must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mended {
    pub(super) set: Vec<VariableId>,
    pub(super) fit: Fit,
}

impl Mended {
    /// Both together; `None` where a number is in both.
    pub(super) fn with(&self, other: &Self) -> Option<Self> {
        if self.set.iter().any(|it| other.set.contains(it)) {
            return None;
        }
        let set = [self.set.as_slice(), &other.set].concat();
        let point = [self.fit.point()?, other.fit.point()?].concat();
        let fit = match (&self.fit, &other.fit) {
            (Fit::Point(_), Fit::Point(_)) => Fit::Point(point),
            _ => Fit::Ranges([self.fit.ranges(), other.fit.ranges()].concat(), point),
        };
        Some(sorted(&set, &fit))
    }
}

/// The search for all smallest sets that mend the rules of a scope.
pub(super) struct Search<'p> {
    pub(super) trial: Trial<'p>,
    /// The broken rules that are to be mended, in order.
    scope: &'p [u32],
    /// Numbers that are not to be tried, for sets with them are looked at elsewhere.
    barred: IdVec<Variable, bool>,
    /// How much may be done, in sets that are tried.
    most: u32,
    /// How many sets were tried.
    tried: u32,
    /// The sets found, the smallest first.
    pub(super) found: Vec<Mended>,
    /// Whether all were looked at.
    pub(super) is_exhausted: bool,
}

impl<'p> Search<'p> {
    pub(super) fn new(problem: &'p Problem<'p>, scope: &'p [u32], most: u32) -> Self {
        Self {
            trial: Trial::new(problem),
            scope,
            barred: IdVec::filled(false, problem.system.variables.len()),
            most,
            tried: 0,
            found: Vec::new(),
            is_exhausted: true,
        }
    }

    /// How much has been done.
    pub(super) fn work(&self) -> u32 {
        self.tried.saturating_add(self.trial.work)
    }

    /// Looks for all sets of `size` numbers of which no part mends the rules; the smaller ones must be found already.
    pub(super) fn of_size(&mut self, size: usize) {
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
        if self.uncovered(set).next().is_some() || self.holds_another(set) {
            return;
        }
        match self.trial.fit(set) {
            Fit::Never(_) => {}
            Fit::Unknown => self.is_exhausted = false,
            Fit::OneOf(fits) => fits
                .iter()
                .for_each(|fit| self.found.push(sorted(set, fit))),
            fit => self.found.push(sorted(set, &fit)),
        }
    }

    /// Whether a part of `set` mends the rules by itself.
    fn holds_another(&self, set: &[VariableId]) -> bool {
        let mut found = self.found.iter();
        found.any(|each| each.set.iter().all(|it| set.contains(it)))
    }

    /// The rules in which no number of `set` stands.
    fn uncovered(&self, set: &[VariableId]) -> impl Iterator<Item = u32> {
        let problem = self.trial.problem;
        let is_covered = move |relation: u32| {
            let mut own = set.iter();
            own.any(|it| problem.relations_of(*it).binary_search(&relation).is_ok())
        };
        let all = self.scope.iter().copied();
        all.filter(move |relation| !is_covered(*relation))
    }

    /// The numbers of which one must be in every set with `set` in it that mends the rules; `None` where none is wanted.
    fn candidates(&mut self, set: &[VariableId], left: usize) -> Option<Vec<VariableId>> {
        let uncovered: Vec<u32> = self.uncovered(set).collect();
        let problem = self.trial.problem;
        let size = |relation: &u32| problem.unknowns_of(*relation).len();
        let relations = match uncovered.iter().copied().min_by_key(size) {
            Some(smallest) => vec![smallest],
            None if self.holds_another(set) => return None,
            None => match self.trial.fit(set) {
                Fit::Never(relations) => relations,
                Fit::Unknown => {
                    self.is_exhausted = false;
                    return None;
                }
                // It is found at its own size.
                Fit::Point(_) | Fit::Ranges(..) | Fit::OneOf(_) => return None,
            },
        };
        let may_be = |unknown: &VariableId| {
            !self.barred[*unknown] && !set.contains(unknown) && problem.may_be_wrong(*unknown)
        };
        // The last one stands in all rules that are left.
        let reaches = |unknown: &VariableId| {
            let own = problem.relations_of(*unknown);
            match left {
                1 => uncovered.iter().all(|it| own.binary_search(it).is_ok()),
                _ => {
                    let reached = uncovered.iter().filter(|it| own.binary_search(it).is_ok());
                    let reached = reached.count();
                    uncovered.len() - reached <= (left - 1) * problem.system.most_constraints
                }
            }
        };
        let all = relations.iter().flat_map(|it| problem.unknowns_of(*it));
        let mut all: Vec<VariableId> = all
            .copied()
            .filter(|it| may_be(it) && reaches(it))
            .collect();
        all.sort_unstable();
        all.dedup();
        Some(all)
    }
}

/// The numbers in the order of the form, each with what it must be.
fn sorted(set: &[VariableId], fit: &Fit) -> Mended {
    let mut order: Vec<usize> = (0..set.len()).collect();
    order.sort_by_key(|at| set.get(*at));
    let pick = |values: &[i128]| -> Vec<i128> {
        let picked = order.iter().filter_map(|at| values.get(*at));
        picked.copied().collect()
    };
    let fit = match fit {
        Fit::Point(point) => Fit::Point(pick(point)),
        Fit::Ranges(ranges, point) => {
            let ranges = order.iter().filter_map(|at| ranges.get(*at)).copied();
            Fit::Ranges(ranges.collect(), pick(point))
        }
        other => other.clone(),
    };
    let set = order.iter().filter_map(|at| set.get(*at)).copied();
    Mended {
        set: set.collect(),
        fit,
    }
}
