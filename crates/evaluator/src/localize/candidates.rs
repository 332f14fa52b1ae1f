//! Explanations of broken rules before they are scored.

use super::components::Component;
use super::feasibility::Feasibility;
use super::search::Repair;
use super::swaps::{Swap, SwapKind};
use gouji_ruleset::VariableId;

/// No more pairs of explanations are held against a swap that explains both components.
const MOST_BOTH: usize = 64;

/// Two figures of an explanation that one slip made wrong.
pub(super) type SwapPair = (SwapKind, [VariableId; 2]);

/// An explanation, with which of its figures one slip made wrong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) repair: Repair,
    pub(super) swapped: Vec<SwapPair>,
}

impl Candidate {
    /// A swap as an explanation by itself.
    pub(super) fn from_swap(swap: Swap) -> Self {
        Self {
            repair: Repair {
                set: swap.set.to_vec(),
                values: Feasibility::Point(swap.point.to_vec()),
            },
            swapped: vec![(swap.kind, swap.set)],
        }
    }

    /// A repair of which each number is a slip of its own.
    pub(super) fn from_repair(repair: Repair) -> Self {
        Self {
            repair,
            swapped: Vec::new(),
        }
    }

    /// How many slips it takes: a swap is one slip in two figures.
    pub(super) fn slips(&self) -> usize {
        self.repair.set.len() - self.swapped.len()
    }

    /// Both explanations together; `None` where a number is in both.
    pub(super) fn union(&self, other: &Self) -> Option<Self> {
        Some(Self {
            repair: self.repair.union(&other.repair)?,
            swapped: [self.swapped.as_slice(), &other.swapped].concat(),
        })
    }
}

/// What explains the broken rules of one component, before it is scored.
pub(super) struct Candidates {
    pub(super) scope: Component,
    pub(super) candidates: Vec<Candidate>,
    /// Whether they are all with the fewest slips.
    pub(super) is_exhausted: bool,
    /// How likely something else is, which explains another component too, in thousandths.
    pub(super) doubt: u16,
}

impl Candidates {
    /// What a search found for `scope`: repairs, and swaps.
    pub(super) fn new(
        scope: Component,
        repairs: Vec<Repair>,
        swaps: impl IntoIterator<Item = Candidate>,
        is_exhausted: bool,
    ) -> Self {
        let repairs = repairs.into_iter().map(Candidate::from_repair);
        Self {
            scope,
            candidates: repairs.chain(swaps).collect(),
            is_exhausted,
            doubt: 0,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.candidates.is_empty()
    }

    /// What explains two components apart from each other, taken together.
    pub(super) fn both(&self, other: &Self) -> Vec<Candidate> {
        let pairs = self.candidates.iter().flat_map(|one| {
            let others = other.candidates.iter();
            others.filter_map(|other| one.union(other))
        });
        pairs.take(MOST_BOTH).collect()
    }
}
