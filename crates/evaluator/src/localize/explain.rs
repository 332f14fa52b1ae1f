//! From broken rules to explanations: one component after another, together only where that takes fewer slips.

use super::candidates::{Candidate, Candidates};
use super::components::{Component, components, connected_groups};
use super::diagnosis::Diagnosis;
use super::elimination::MOST;
use super::feasibility::Attempt;
use super::grading::{SearchFacts, grade_explanations};
use super::scoring::{ScoredCandidate, Scorer};
use super::search::{Repair, Search};
use super::swaps::{partial_swaps, swaps};
use crate::context::SearchDepth;
use crate::log_probability::{LogProbability, power};
use gouji_model::{Explanation, Grade};

/// How many sets of numbers are tried for the fewest slips that explain what a report breaks, all together.
const MOST_SETS: u32 = 16_000;
/// How many more sets are tried for explanations that take one slip more, because their likelihood counts too.
const MOST_FURTHER: u32 = 600;
/// How many components are explained at most.
const MOST_EXPLAINED: usize = 120;
/// How many components there may be for every two of them to be compared.
const MOST_COMPONENTS: usize = 8;
/// How much of all likelihood one slip that explains two components must have to make them one, in thousandths.
const LIKELIER: u16 = 800;
/// How many swaps are tried together with another wrong figure at most.
const MOST_SWAPS: usize = 150;

/// What explains some broken rules.
pub(super) struct ComponentCause {
    pub(super) scope: Component,
    /// The broken rules that the first explanation mends: those of the scope, and such about last year.
    pub(super) broken: Component,
    pub(super) explanations: Vec<Explanation>,
    pub(super) is_exhausted: bool,
}

/// Explains the broken rules of one report.
pub(super) struct Explainer<'p> {
    diagnosis: &'p Diagnosis<'p>,
    scorer: Scorer<'p>,
    /// How far explanations are searched.
    depth: SearchDepth,
    /// How many more sets of numbers may be tried.
    left: u32,
}

impl<'p> Explainer<'p> {
    pub(super) fn new(diagnosis: &'p Diagnosis<'p>) -> Self {
        Self {
            diagnosis,
            scorer: Scorer::new(diagnosis),
            depth: diagnosis.context.report.depth,
            left: MOST_SETS,
        }
    }

    /// The explanations of all broken rules, in the order of the form.
    pub(super) fn explain(mut self) -> Vec<ComponentCause> {
        let components = components(self.diagnosis).into_iter().enumerate();
        let single = components.map(|(at, component)| match at < MOST_EXPLAINED {
            true => self.one_slip(component),
            false => Candidates::new(component, Vec::new(), [], false),
        });
        let single: Vec<Candidates> = single.collect();
        let merged = self.merge_by_swaps(single);
        let mut all = Vec::new();
        for candidates in self.merge_with_neighbours(merged) {
            all.push(self.component_cause(candidates));
        }
        all.sort_by(|one, other| one.scope.cmp(&other.scope));
        all
    }

    /// All that explains `scope` by one slip.
    fn one_slip(&mut self, scope: Component) -> Candidates {
        let mut search = Search::new(self.diagnosis, &scope, self.left);
        search.add_sets(1);
        self.left = self.left.saturating_sub(search.work());
        let swaps = swap_candidates(&mut search.attempt, &scope);
        let (repairs, is_exhausted) = (search.found, search.is_exhausted);
        Candidates::new(scope, repairs, swaps, is_exhausted)
    }

    /// The components, two of them made one where a swap explains both and that is the likelier.
    fn merge_by_swaps(&mut self, mut all: Vec<Candidates>) -> Vec<Candidates> {
        if all.len() > MOST_COMPONENTS {
            // What explains two of them at once was not looked for.
            all.iter_mut()
                .for_each(|candidates| candidates.is_exhausted = false);
            return all;
        }
        let mut attempt = Attempt::new(self.diagnosis);
        let mut one = 0;
        while one < all.len() {
            let mut other = one + 1;
            while other < all.len() {
                let merge = match (all.get(one), all.get(other)) {
                    (Some(one), Some(other)) => self.merge(&mut attempt, one, other),
                    _ => None,
                };
                match merge {
                    Some(Merge::One(candidates)) => {
                        all.remove(other);
                        if let Some(place) = all.get_mut(one) {
                            *place = candidates;
                        }
                    }
                    Some(Merge::Two(doubt)) => {
                        for at in [one, other] {
                            if let Some(candidates) = all.get_mut(at) {
                                candidates.doubt = candidates.doubt.max(doubt);
                            }
                        }
                        other += 1;
                    }
                    None => other += 1,
                }
            }
            one += 1;
        }
        all
    }

    /// What comes of two components that a swap explains; `None` where none does.
    fn merge(
        &mut self,
        attempt: &mut Attempt<'_>,
        one: &Candidates,
        other: &Candidates,
    ) -> Option<Merge> {
        let mut scope = [one.scope.as_slice(), &other.scope].concat();
        scope.sort_unstable();
        let swaps = swap_candidates(attempt, &scope);
        if swaps.is_empty() {
            return None;
        }
        let apart = one.both(other);
        let (by_swap, by_both) = (self.totals(&swaps), self.totals(&apart));
        let best = by_swap.iter().chain(&by_both).max().copied().unwrap_or(0);
        let sum = |totals: &[LogProbability]| -> u64 {
            totals.iter().map(|total| power(total - best)).sum()
        };
        let (by_swap, by_both) = (sum(&by_swap), sum(&by_both));
        let share = by_swap
            .saturating_mul(1000)
            .checked_div(by_swap.saturating_add(by_both));
        let share = share.and_then(|share| u16::try_from(share).ok());
        let share = share.unwrap_or(0);
        if share < LIKELIER && !apart.is_empty() {
            return Some(Merge::Two(share));
        }
        let is_exhausted = one.is_exhausted && other.is_exhausted;
        let candidates = swaps.into_iter().chain(apart);
        let merged = Candidates::new(scope, Vec::new(), candidates, is_exhausted);
        Some(Merge::One(merged))
    }

    /// How likely each explanation is, against others of the same report.
    fn totals(&mut self, candidates: &[Candidate]) -> Vec<LogProbability> {
        let candidates = candidates.iter();
        let totals = candidates.map(|candidate| self.scorer.score(candidate.clone()).total());
        totals.collect()
    }

    /// Joins a component that nothing explains with its neighbours, where the joined component has an explanation.
    fn merge_with_neighbours(&mut self, all: Vec<Candidates>) -> Vec<Candidates> {
        if !all.iter().any(Candidates::is_empty) || all.len() > MOST_EXPLAINED {
            return all;
        }
        let scopes = all.iter().map(|candidates| candidates.scope.clone());
        let scopes: Vec<Component> = scopes.collect();
        let groups = connected_groups(self.diagnosis, &scopes);
        let mut all: Vec<Option<Candidates>> = all.into_iter().map(Some).collect();
        let mut merged = Vec::new();
        for group in groups {
            let members = group.iter().filter_map(|at| all.get_mut(*at)?.take());
            let members: Vec<Candidates> = members.collect();
            if !members.iter().any(Candidates::is_empty) {
                merged.extend(members);
                continue;
            }
            let scope = members.iter().flat_map(|member| member.scope.clone());
            let mut scope: Component = scope.collect();
            scope.sort_unstable();
            match self.more_slips(scope) {
                Ok(candidates) => merged.push(candidates),
                Err(is_exhausted) => merged.extend(members.into_iter().map(|member| Candidates {
                    is_exhausted: member.is_exhausted && (is_exhausted || !member.is_empty()),
                    ..member
                })),
            }
        }
        merged
    }

    /// The fewest slips, two or more, that explain `scope`; `Err` where none were found, with whether that is all.
    fn more_slips(&mut self, scope: Component) -> Result<Candidates, bool> {
        let mut search = Search::new(self.diagnosis, &scope, self.left);
        for size in 1..=MOST {
            search.add_sets(size);
            let with_swaps = match size {
                2 => self.candidates_with_swap(&scope),
                _ => Vec::new(),
            };
            if !search.found.is_empty() || !with_swaps.is_empty() {
                self.left = self.left.saturating_sub(search.work());
                let (repairs, is_exhausted) = (search.found, search.is_exhausted);
                return Ok(Candidates::new(scope, repairs, with_swaps, is_exhausted));
            }
            if !search.is_exhausted {
                break;
            }
        }
        self.left = self.left.saturating_sub(search.work());
        Err(search.is_exhausted)
    }

    /// What explains `scope` by two slips of which one is a swap.
    fn candidates_with_swap(&self, scope: &[u32]) -> Vec<Candidate> {
        let diagnosis = self.diagnosis;
        let mut found: Vec<Candidate> = Vec::new();
        for first in partial_swaps(diagnosis, scope, MOST_SWAPS) {
            let mut figures = diagnosis.context.figures.clone();
            diagnosis.write(&mut figures, &first.set, &first.point);
            let rest = diagnosis.with_changes(&figures, &first.set, &first.point);
            let touched = diagnosis.constraints_of_any(&first.set);
            let is_near = |at: &u32| scope.contains(at) || touched.contains(at);
            let left: Vec<u32> = rest.broken.iter().copied().filter(is_near).collect();
            let first = Candidate::from_swap(first);
            if left.is_empty() {
                found.push(first);
                continue;
            }
            let mut search = Search::new(&rest, &left, MOST_FURTHER);
            search.add_sets(1);
            let swaps = swap_candidates(&mut search.attempt, &left);
            let repairs = search.found.into_iter().map(Candidate::from_repair);
            let second = repairs.chain(swaps);
            found.extend(second.filter_map(|second| second.union(&first)));
        }
        // Two swaps are found from either.
        found.sort_by(|one, other| one.repair.set.cmp(&other.repair.set));
        found.dedup_by(|one, other| one.repair == other.repair);
        found
    }

    /// Scores and grades `candidates`.
    fn component_cause(&mut self, candidates: Candidates) -> ComponentCause {
        let Candidates {
            scope,
            candidates,
            is_exhausted,
            doubt,
        } = candidates;
        let most = match candidates.as_slice() {
            [] => 0,
            _ if self.depth == SearchDepth::OneMore => MOST_SETS,
            [only] if only.slips() == 1 => MOST_FURTHER,
            _ => 0,
        };
        let (further, is_weighed) = match most {
            0 => (Vec::new(), true),
            most => self.further_repairs(&scope, &candidates, most),
        };
        let further = further.into_iter().map(Candidate::from_repair);
        let all = candidates.into_iter().chain(further);
        let all: Vec<ScoredCandidate> = all.map(|candidate| self.scorer.score(candidate)).collect();
        let search = SearchFacts {
            is_exhausted,
            is_weighed,
            doubt,
            depth: self.depth,
            broken: scope.len(),
        };
        let grading = grade_explanations(self.diagnosis, &self.scorer, all, search);
        let mut broken = scope.clone();
        // Where nobody is blamed, what last year's report says is told by itself.
        let first = grading.explanations.first();
        if first.is_some_and(|first| first.grade != Grade::Undetermined) {
            broken.extend(grading.mends);
        }
        ComponentCause {
            scope,
            broken,
            explanations: grading.explanations,
            is_exhausted: grading.is_exhausted,
        }
    }

    /// What explains `scope` by one slip more than what is `known`, and not by a part of that; and whether that is all.
    fn further_repairs(
        &self,
        scope: &[u32],
        known: &[Candidate],
        most: u32,
    ) -> (Vec<Repair>, bool) {
        let size = known.iter().map(Candidate::slips).max().unwrap_or(0) + 1;
        let mut search = Search::new(self.diagnosis, scope, most);
        let repairs = known.iter().map(|candidate| candidate.repair.clone());
        search.found.extend(repairs);
        let count = search.found.len();
        if size <= MOST {
            search.add_sets(size);
        }
        (search.found.split_off(count), search.is_exhausted)
    }
}

/// The swaps that explain `scope`, each by itself.
fn swap_candidates(attempt: &mut Attempt<'_>, scope: &[u32]) -> Vec<Candidate> {
    let swaps = swaps(attempt, scope).into_iter();
    swaps.map(Candidate::from_swap).collect()
}

/// What comes of two components that a swap explains.
enum Merge {
    /// The swap makes the components one.
    One(Candidates),
    /// The components stay two, because that is likelier; the number is how likely the swap is, in thousandths.
    Two(u16),
}
