//! The alignment of a document's texts with the rows of a layout.
//!
//! A match says that some text is some row. A chain of matches keeps the order
//! of both the document and the layout; the best chain is the one whose matches
//! fit best, less the cost of the texts and rows left out. Texts before and
//! after the chain cost nothing. Matches are few, so chains are found over the
//! matches and not over all texts times all rows: the work grows with their
//! number times the logarithm of the layout's length.

use crate::tokens::Numbering;
use std::collections::HashMap;

/// How close two chains must be for both to be possible.
pub(crate) const NEARLY: i64 = 15;

/// What a match gains where it continues the one before it and nothing is left out between them.
const NEIGHBOUR: i64 = 20;

/// The statement that the texts `start..end` are the row at `position`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Match {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) position: usize,
    /// The rows under which the row may stand.
    pub(crate) parents: [Option<usize>; 2],
    /// The number that the document prints before the label.
    pub(crate) numbering: Option<Numbering>,
    pub(crate) gain: i64,
}

impl Match {
    /// Whether the document itself shows that this comes right behind `before`: as its first part, or by its number.
    fn goes_on_from(&self, before: &Self) -> bool {
        let counts_on = match (before.numbering, self.numbering) {
            (Some(before), Some(after)) => {
                after.level == before.level && after.number == before.number + 1
            }
            _ => false,
        };
        counts_on || self.parents.contains(&Some(before.position))
    }
}

/// What leaving out texts and rows costs, as running sums over the texts and over the rows.
#[derive(Debug, Clone)]
pub(crate) struct Costs {
    texts: Vec<i64>,
    rows: Vec<i64>,
}

impl Costs {
    pub(crate) fn new(texts: impl Iterator<Item = i64>, rows: impl Iterator<Item = i64>) -> Self {
        Self {
            texts: sums(texts),
            rows: sums(rows),
        }
    }

    fn text(&self, at: usize) -> i64 {
        self.texts.get(at).copied().unwrap_or(0)
    }

    fn row(&self, at: usize) -> i64 {
        self.rows.get(at).copied().unwrap_or(0)
    }

    fn reverse(&self) -> Self {
        let turn = |sums: &[i64]| {
            let total = sums.last().copied().unwrap_or(0);
            sums.iter().rev().map(|sum| total - sum).collect()
        };
        Self {
            texts: turn(&self.texts),
            rows: turn(&self.rows),
        }
    }
}

fn sums(costs: impl Iterator<Item = i64>) -> Vec<i64> {
    let mut sum = 0_i64;
    let running = costs.map(|cost| {
        sum = sum.saturating_add(cost);
        sum
    });
    std::iter::once(0).chain(running).collect()
}

/// The best chain, and for every match the best chain through it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Alignment {
    pub(crate) matches: Vec<Match>,
    /// The matches of the best chain, in order.
    pub(crate) chain: Vec<usize>,
    /// The score of the best chain through each match.
    pub(crate) through: Vec<i64>,
    /// The score of the best chain.
    pub(crate) score: i64,
}

/// Finds the best chain of `matches`, which may come in any order.
pub(crate) fn align(mut matches: Vec<Match>, costs: &Costs) -> Alignment {
    matches.sort_by_key(|matched| (matched.start, matched.position, matched.end));
    let forward = best_chains(&matches, costs, false);
    let texts = costs.texts.len() - 1;
    let rows = costs.rows.len() - 1;
    let turn = |position: usize| rows.saturating_sub(position + 1);
    let turned: Vec<Match> = matches
        .iter()
        .rev()
        .map(|matched| Match {
            start: texts.saturating_sub(matched.end),
            end: texts.saturating_sub(matched.start),
            position: turn(matched.position),
            parents: matched.parents.map(|parent| parent.map(turn)),
            ..*matched
        })
        .collect();
    let mut backward = best_chains(&turned, &costs.reverse(), true);
    backward.scores.reverse();
    let both = forward.scores.iter().zip(&backward.scores);
    let through: Vec<i64> = both
        .zip(&matches)
        .map(|((before, after), matched)| before + after - matched.gain)
        .collect();
    let best = through.iter().max().copied();
    Alignment {
        chain: chain(&matches, &forward, costs, best),
        matches,
        through,
        score: best.unwrap_or(0),
    }
}

/// For every match the best chain that ends with it, and the match before it there.
struct Chains {
    scores: Vec<i64>,
    before: Vec<Option<usize>>,
}

/// The best chain, followed back from the first match with which a best chain ends.
fn chain(matches: &[Match], chains: &Chains, costs: &Costs, best: Option<i64>) -> Vec<usize> {
    let rows = costs.rows.last().copied().unwrap_or(0);
    let ends = matches
        .iter()
        .zip(&chains.scores)
        .position(|(matched, &score)| {
            Some(score - (rows - costs.row(matched.position + 1))) == best
        });
    let mut chain = Vec::new();
    let mut at = ends;
    while let Some(index) = at {
        chain.push(index);
        at = chains.before.get(index).copied().flatten();
    }
    chain.reverse();
    chain
}

/// The best chains from the left. `is_turned` says that document and layout are reversed.
fn best_chains(matches: &[Match], costs: &Costs, is_turned: bool) -> Chains {
    let mut by_start: Vec<usize> = (0..matches.len()).collect();
    let mut by_end = by_start.clone();
    let start = |&at: &usize| matches.get(at).map_or(0, |matched| matched.start);
    let end = |&at: &usize| matches.get(at).map_or(0, |matched| matched.end);
    by_start.sort_by_key(start);
    by_end.sort_by_key(end);
    let mut ended = by_end.into_iter().peekable();
    let mut chains = Chains {
        scores: vec![0; matches.len()],
        before: vec![None; matches.len()],
    };
    let mut best = BestBefore::new(costs.rows.len());
    let mut last = Neighbours {
        ended: HashMap::new(),
        is_turned,
    };
    for at in by_start {
        let Some(&matched) = matches.get(at) else {
            continue;
        };
        while let Some(at) = ended.next_if(|at| end(at) <= matched.start) {
            if let (Some(&left), Some(&score)) = (matches.get(at), chains.scores.get(at)) {
                let ahead = score + costs.text(left.end) + costs.row(left.position + 1);
                best.add(left.position, ahead, at);
                last.add(costs, ChainEnd { left, score, at });
            }
        }
        let (gain, before) = best_predecessor(matched, costs, &best, &last);
        if let (Some(score), Some(link)) = (chains.scores.get_mut(at), chains.before.get_mut(at)) {
            *score = matched.gain + gain;
            *link = before;
        }
    }
    chains
}

/// The best that can stand before a match: nothing, any other match, or its neighbour.
fn best_predecessor(
    matched: Match,
    costs: &Costs,
    best: &BestBefore,
    last: &Neighbours,
) -> (i64, Option<usize>) {
    let mut best_before = (-costs.row(matched.position), None);
    if let Some((ahead, at)) = best.best_below(matched.position) {
        let gain = ahead - costs.text(matched.start) - costs.row(matched.position);
        if gain > best_before.0 {
            best_before = (gain, Some(at));
        }
    }
    if let Some((score, at)) = last.find_predecessor(costs, matched)
        && score + NEIGHBOUR >= best_before.0
    {
        best_before = (score + NEIGHBOUR, Some(at));
    }
    best_before
}

/// The matches that ended so far, by the costs up to their end. A neighbour begins at the same costs, because nothing
/// is left out between the two.
struct Neighbours {
    ended: HashMap<(i64, i64), Vec<ChainEnd>>,
    is_turned: bool,
}

/// A match, the score of the best chain that ends with it, and its index.
#[derive(Clone, Copy)]
struct ChainEnd {
    left: Match,
    score: i64,
    at: usize,
}

impl Neighbours {
    fn add(&mut self, costs: &Costs, ended: ChainEnd) {
        let left = &ended.left;
        let key = (costs.text(left.end), costs.row(left.position + 1));
        self.ended.entry(key).or_default().push(ended);
    }

    fn find_predecessor(&self, costs: &Costs, matched: Match) -> Option<(i64, usize)> {
        let key = (costs.text(matched.start), costs.row(matched.position));
        let goes_on = |left: &Match| {
            let (before, behind) = if self.is_turned {
                (&matched, left)
            } else {
                (left, &matched)
            };
            left.position < matched.position && behind.goes_on_from(before)
        };
        let ended = self.ended.get(&key)?.iter();
        ended
            .filter(|ended| goes_on(&ended.left))
            .map(|ended| (ended.score, ended.at))
            .max_by_key(|&(score, at)| (score, std::cmp::Reverse(at)))
    }
}

/// The best score over all rows below a position (a Fenwick tree of maxima).
struct BestBefore {
    tree: Vec<Option<(i64, usize)>>,
}

impl BestBefore {
    fn new(rows: usize) -> Self {
        Self {
            tree: vec![None; rows + 1],
        }
    }

    fn add(&mut self, position: usize, score: i64, at: usize) {
        let mut node = position + 1;
        while let Some(known) = self.tree.get_mut(node) {
            if known.is_none_or(|(best, _)| score > best) {
                *known = Some((score, at));
            }
            node += node & node.wrapping_neg();
        }
    }

    fn best_below(&self, position: usize) -> Option<(i64, usize)> {
        let mut node = position;
        let mut highest: Option<(i64, usize)> = None;
        while node > 0 {
            let here = self.tree.get(node).copied().flatten();
            if let Some((score, at)) = here
                && highest.is_none_or(|(best, _)| score > best)
            {
                highest = Some((score, at));
            }
            node &= node - 1;
        }
        highest
    }
}

#[cfg(test)]
#[path = "align_tests.rs"]
mod tests;
