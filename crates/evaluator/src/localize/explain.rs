//! From broken rules to explanations: one piece after another, together only where that takes fewer slips.

use super::search::{Mended, Search};
use crate::context::SearchDepth;
use crate::localize::components::Piece;
use crate::localize::components::connected;
use crate::localize::components::pieces;
use crate::localize::diagnosis::Problem;
use crate::localize::elimination::MOST;
use crate::localize::feasibility::Fit;
use crate::localize::feasibility::Trial;
use crate::localize::grading::How;
use crate::localize::grading::judged;
use crate::localize::scoring::Pair;
use crate::localize::scoring::Scales;
use crate::localize::scoring::Weighty;
use crate::localize::swaps::Moved;
use crate::localize::swaps::moves;
use crate::localize::swaps::partial_moves;
use crate::log_probability::Bits;
use crate::log_probability::power;
use gouji_model::{Explanation, Grade};

/// How many sets of numbers are tried for the fewest slips that explain what a report breaks, all together.
const MOST_SETS: u32 = 16_000;
/// How many more for explanations that take one slip more, to know how likely those are.
const MOST_FURTHER: u32 = 600;
/// No more pieces are explained.
const MOST_EXPLAINED: usize = 120;
/// Pieces are held against each other two by two where they are no more than this.
const MOST_PIECES: usize = 8;
/// No more pairs of explanations are held against a move that explains both pieces.
const MOST_BOTH: usize = 64;
/// One slip that explains two pieces makes them one where it has as much of all likelihood, in thousandths.
const LIKELIER: u16 = 800;
/// No more moves are tried together with another wrong figure.
const MOST_MOVES: usize = 150;

/// What explains some broken rules.
pub(super) struct Explained {
    pub(super) scope: Piece,
    /// The broken rules that the first explanation mends: those of the scope, and such about last year.
    pub(super) broken: Piece,
    pub(super) explanations: Vec<Explanation>,
    pub(super) is_exhausted: bool,
}

/// What was found for some broken rules, before it is weighed.
struct Found {
    scope: Piece,
    mended: Vec<Candidate>,
    is_exhausted: bool,
    /// How likely something else is, which explains another piece too, in thousandths.
    doubt: u16,
}

impl Found {
    /// Nothing, for nothing was looked at.
    fn none(scope: Piece) -> Self {
        Self {
            scope,
            mended: Vec::new(),
            is_exhausted: false,
            doubt: 0,
        }
    }
}

/// An explanation, with which of its figures one slip made wrong together.
type Candidate = (Mended, Vec<Pair>);

/// A move as an explanation by itself.
fn alone(moved: Moved) -> Candidate {
    let mended = Mended {
        set: moved.set.to_vec(),
        fit: Fit::Point(moved.point.to_vec()),
    };
    (mended, vec![(moved.how, moved.set)])
}

fn plain(found: Vec<Mended>) -> Vec<Candidate> {
    let candidates = found.into_iter().map(|it| (it, Vec::new()));
    candidates.collect()
}

/// Explains the broken rules of one report.
pub(super) struct Explainer<'p> {
    problem: &'p Problem<'p>,
    scales: Scales<'p>,
    depth: SearchDepth,
    /// How many more sets of numbers may be tried.
    left: u32,
}

impl<'p> Explainer<'p> {
    pub(super) fn new(problem: &'p Problem<'p>) -> Self {
        Self {
            problem,
            scales: Scales::new(problem),
            depth: problem.context.report.depth,
            left: MOST_SETS,
        }
    }

    /// The explanations of all broken rules, in the order of the form.
    pub(super) fn explain(mut self) -> Vec<Explained> {
        let pieces = pieces(self.problem).into_iter().enumerate();
        let single = pieces.map(|(at, piece)| match at < MOST_EXPLAINED {
            true => self.one_slip(piece),
            false => Found::none(piece),
        });
        let single: Vec<Found> = single.collect();
        let across = self.across(single);
        let mut all = Vec::new();
        for found in self.joined(across) {
            all.push(self.weighed(found));
        }
        all.sort_by(|one, other| one.scope.cmp(&other.scope));
        all
    }

    /// All that explains `scope` by one slip.
    fn one_slip(&mut self, scope: Piece) -> Found {
        let mut search = Search::new(self.problem, &scope, self.left);
        search.of_size(1);
        self.left = self.left.saturating_sub(search.work());
        let moved = moves(&mut search.trial, &scope);
        let is_exhausted = search.is_exhausted;
        let mut mended = plain(search.found);
        mended.extend(moved.into_iter().map(alone));
        Found {
            mended,
            is_exhausted,
            scope,
            doubt: 0,
        }
    }

    /// Those two pieces made one that two figures in each other's place explain, where that is the likelier.
    fn across(&mut self, mut all: Vec<Found>) -> Vec<Found> {
        if all.len() > MOST_PIECES {
            // What explains two of them at once was not looked for.
            all.iter_mut().for_each(|found| found.is_exhausted = false);
            return all;
        }
        let mut trial = Trial::new(self.problem);
        let mut one = 0;
        while one < all.len() {
            let mut other = one + 1;
            while other < all.len() {
                let joined = match (all.get(one), all.get(other)) {
                    (Some(one), Some(other)) => self.joined_by_move(&mut trial, one, other),
                    _ => None,
                };
                match joined {
                    Some(Joined::Together(found)) => {
                        all.remove(other);
                        if let Some(place) = all.get_mut(one) {
                            *place = found;
                        }
                    }
                    Some(Joined::Apart(doubt)) => {
                        for at in [one, other] {
                            if let Some(found) = all.get_mut(at) {
                                found.doubt = found.doubt.max(doubt);
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

    /// What comes of two pieces that two figures in each other's place explain; `None` where none do.
    fn joined_by_move(
        &mut self,
        trial: &mut Trial<'_>,
        one: &Found,
        other: &Found,
    ) -> Option<Joined> {
        let scope = joined_scope(one, other);
        let moved = moves(trial, &scope);
        if moved.is_empty() {
            return None;
        }
        let mut mended: Vec<Candidate> = moved.into_iter().map(alone).collect();
        let apart = both(one, other);
        let (by_move, by_both) = (self.totals(&mended), self.totals(&apart));
        let best = by_move.iter().chain(&by_both).max().copied().unwrap_or(0);
        let sum = |totals: &[Bits]| -> u64 { totals.iter().map(|it| power(it - best)).sum() };
        let (by_move, by_both) = (sum(&by_move), sum(&by_both));
        let share = by_move
            .saturating_mul(1000)
            .checked_div(by_move.saturating_add(by_both));
        let share = share.and_then(|it| u16::try_from(it).ok()).unwrap_or(0);
        if share < LIKELIER && !apart.is_empty() {
            return Some(Joined::Apart(share));
        }
        mended.extend(apart);
        Some(Joined::Together(Found {
            mended,
            is_exhausted: one.is_exhausted && other.is_exhausted,
            scope,
            doubt: 0,
        }))
    }

    /// How likely each explanation is, against others of the same report.
    fn totals(&mut self, candidates: &[Candidate]) -> Vec<Bits> {
        let totals = candidates.iter().map(|(mended, moved)| {
            let weighty = self.scales.weigh(mended.clone(), moved.clone());
            weighty.total()
        });
        totals.collect()
    }

    /// Those pieces made one that are near one without an explanation, as far as that explains them.
    fn joined(&mut self, all: Vec<Found>) -> Vec<Found> {
        if all.iter().all(|found| !found.mended.is_empty()) || all.len() > MOST_EXPLAINED {
            return all;
        }
        let scopes: Vec<Piece> = all.iter().map(|found| found.scope.clone()).collect();
        let groups = connected(self.problem, &scopes);
        let mut all: Vec<Option<Found>> = all.into_iter().map(Some).collect();
        let mut joined = Vec::new();
        for group in groups {
            let own = group.iter().filter_map(|at| all.get_mut(*at)?.take());
            let own: Vec<Found> = own.collect();
            if own.iter().all(|found| !found.mended.is_empty()) {
                joined.extend(own);
                continue;
            }
            let mut scope: Piece = own.iter().flat_map(|it| it.scope.clone()).collect();
            scope.sort_unstable();
            match self.more_slips(scope) {
                Ok(found) => joined.push(found),
                Err(is_exhausted) => joined.extend(own.into_iter().map(|it| Found {
                    is_exhausted: it.is_exhausted && (is_exhausted || !it.mended.is_empty()),
                    ..it
                })),
            }
        }
        joined
    }

    /// The fewest slips, two or more, that explain `scope`; `Err` where none were found, with whether that is all.
    fn more_slips(&mut self, scope: Piece) -> Result<Found, bool> {
        let mut search = Search::new(self.problem, &scope, self.left);
        for size in 1..=MOST {
            search.of_size(size);
            let moved = match size {
                2 => self.with_moves(&scope),
                _ => Vec::new(),
            };
            if !search.found.is_empty() || !moved.is_empty() {
                let is_exhausted = search.is_exhausted;
                self.left = self.left.saturating_sub(search.work());
                let mut mended = plain(search.found);
                mended.extend(moved);
                return Ok(Found {
                    mended,
                    is_exhausted,
                    scope,
                    doubt: 0,
                });
            }
            if !search.is_exhausted {
                break;
            }
        }
        self.left = self.left.saturating_sub(search.work());
        Err(search.is_exhausted)
    }

    /// What explains `scope` by two slips of which one takes two figures.
    fn with_moves(&self, scope: &[u32]) -> Vec<Candidate> {
        let mut found: Vec<Candidate> = Vec::new();
        for first in partial_moves(self.problem, scope, MOST_MOVES) {
            let mut figures = self.problem.context.figures.clone();
            self.problem.write(&mut figures, &first.set, &first.point);
            let rest = self.problem.with(&figures, &first.set, &first.point);
            let own = first
                .set
                .iter()
                .flat_map(|it| self.problem.relations_of(*it));
            let own: Vec<u32> = own.copied().collect();
            let is_own = |it: &u32| scope.contains(it) || own.contains(it);
            let left: Vec<u32> = rest.broken.iter().copied().filter(is_own).collect();
            if left.is_empty() {
                found.push(alone(first));
                continue;
            }
            let mut search = Search::new(&rest, &left, MOST_FURTHER);
            search.of_size(1);
            let second = moves(&mut search.trial, &left);
            let second = plain(search.found)
                .into_iter()
                .chain(second.into_iter().map(alone));
            for (mended, moved) in second {
                found.extend(together(&first, mended, moved));
            }
        }
        // Two moves are found from either.
        found.sort_by(|one, other| one.0.set.cmp(&other.0.set));
        found.dedup_by(|one, other| one.0 == other.0);
        found
    }

    /// `found`, weighed and graded.
    fn weighed(&mut self, found: Found) -> Explained {
        let Found {
            scope,
            mended,
            is_exhausted,
            doubt,
        } = found;
        let most = match mended.as_slice() {
            [] => 0,
            _ if self.depth == SearchDepth::OneMore => MOST_SETS,
            [(only, moved)] if only.set.len() - moved.len() == 1 => MOST_FURTHER,
            _ => 0,
        };
        let (further, is_weighed) = match most {
            0 => (Vec::new(), true),
            most => self.further(&scope, &mended, most),
        };
        let all = mended.into_iter().chain(plain(further));
        let all: Vec<Weighty> = all
            .map(|(mended, moved)| self.scales.weigh(mended, moved))
            .collect();
        let how = How {
            is_exhausted,
            is_weighed,
            doubt,
            depth: self.depth,
            broken: scope.len(),
        };
        let judged = judged(self.problem, &self.scales, all, how);
        let mut broken = scope.clone();
        // Where nobody is blamed, what last year's report says is told by itself.
        let first = judged.explanations.first();
        if first.is_some_and(|it| it.grade != Grade::Undetermined) {
            broken.extend(judged.mends);
        }
        Explained {
            scope,
            broken,
            explanations: judged.explanations,
            is_exhausted: judged.is_exhausted,
        }
    }

    /// What explains `scope` by one slip more than what is `known`, and not by a part of that; and whether that is all.
    fn further(&self, scope: &[u32], known: &[Candidate], most: u32) -> (Vec<Mended>, bool) {
        let slips = known.iter().map(|(it, moved)| it.set.len() - moved.len());
        let size = slips.max().unwrap_or(0) + 1;
        let mut search = Search::new(self.problem, scope, most);
        search.found.extend(known.iter().map(|(it, _)| it.clone()));
        let count = search.found.len();
        if size <= MOST {
            search.of_size(size);
        }
        (search.found.split_off(count), search.is_exhausted)
    }
}

/// The explanation that a move and another one make, where they are of different figures.
fn together(first: &Moved, second: Mended, mut moved: Vec<Pair>) -> Option<Candidate> {
    let (own, _) = alone(*first);
    moved.push((first.how, first.set));
    Some((own.with(&second)?, moved))
}

/// What explains two pieces apart from each other, taken together.
fn both(one: &Found, other: &Found) -> Vec<Candidate> {
    let mut all = Vec::new();
    for (own, own_moved) in &one.mended {
        for (its, its_moved) in &other.mended {
            if all.len() == MOST_BOTH {
                return all;
            }
            if let Some(mended) = own.with(its) {
                let moved = [own_moved.as_slice(), its_moved].concat();
                all.push((mended, moved));
            }
        }
    }
    all
}

/// What comes of two pieces that one slip explains.
enum Joined {
    /// They are one.
    Together(Found),
    /// They are two all the same, for that is likelier; how likely the one slip is, in thousandths.
    Apart(u16),
}

fn joined_scope(one: &Found, other: &Found) -> Piece {
    let mut scope = [one.scope.as_slice(), &other.scope].concat();
    scope.sort_unstable();
    scope
}
