//! Which broken rules belong together.

use crate::localize::diagnosis::Problem;
use gouji_ruleset::VariableId;

/// Broken rules, in order.
pub(super) type Piece = Vec<u32>;

/// The broken rules, those together that speak of one number.
pub(super) fn pieces(problem: &Problem<'_>) -> Vec<Piece> {
    let touches = |one: u32, other: u32| {
        let others = problem.unknowns_of(other);
        let mut own = problem.unknowns_of(one).iter();
        own.any(|it| others.binary_search(it).is_ok())
    };
    grouped(problem.broken.clone(), |one, other| touches(*one, *other))
        .into_iter()
        .map(|mut piece| {
            piece.sort_unstable();
            piece
        })
        .collect()
}

/// `pieces`, those together that some rule connects, by their positions.
pub(super) fn connected(problem: &Problem<'_>, pieces: &[Piece]) -> Vec<Vec<usize>> {
    let around: Vec<Vec<u32>> = pieces.iter().map(|piece| around(problem, piece)).collect();
    let near = |at: usize| around.get(at).map_or(&[][..], Vec::as_slice);
    let touches = |one: &usize, other: &usize| {
        let others = near(*other);
        near(*one).iter().any(|it| others.binary_search(it).is_ok())
    };
    grouped((0..pieces.len()).collect(), touches)
}

/// The rules that speak of a number of which a rule of `piece` speaks.
fn around(problem: &Problem<'_>, piece: &[u32]) -> Vec<u32> {
    let unknowns = piece.iter().flat_map(|it| problem.unknowns_of(*it));
    let mut unknowns: Vec<VariableId> = unknowns.copied().collect();
    unknowns.sort_unstable();
    unknowns.dedup();
    let relations = unknowns.iter().flat_map(|it| problem.relations_of(*it));
    let mut relations: Vec<u32> = relations.copied().collect();
    relations.sort_unstable();
    relations.dedup();
    relations
}

/// `all` in groups: whatever touches one of a group belongs to it. Groups come in the order of their first.
fn grouped<T>(all: Vec<T>, touches: impl Fn(&T, &T) -> bool) -> Vec<Vec<T>> {
    let mut left = all;
    let mut groups = Vec::new();
    while !left.is_empty() {
        let mut group = vec![left.remove(0)];
        let mut next = 0;
        while next < group.len() {
            let Some(own) = group.get(next) else {
                break;
            };
            let (joined, rest): (Vec<T>, Vec<T>) =
                left.into_iter().partition(|other| touches(own, other));
            group.extend(joined);
            left = rest;
            next += 1;
        }
        groups.push(group);
    }
    groups
}
