//! Gaussian elimination over whole numbers: what the numbers of a set must be for the equations in which they stand to
//! hold, exactly.

use super::diagnosis::Diagnosis;
use gouji_ruleset::VariableId;

/// How many numbers are taken to be wrong at once at most.
pub(super) const MOST: usize = 6;

/// How many equations are solved at once at most.
const MOST_LINES: usize = 60;

/// A row of a system: the coefficient of each variable, and the right side, which an inequality does not exceed.
pub(super) type Row = ([i128; MOST], i128);

/// What the equations say of the numbers of a set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Solution {
    /// The equations have one solution: the amount by which each number must grow.
    Once(Vec<i128>),
    /// The equations have more than one solution: these are left, and they do not contradict each other.
    Open(Vec<Row>),
    /// The equations have no solution: these constraints contradict each other.
    Never(Vec<u32>),
    /// The solution lies beyond exact arithmetic.
    Unknown,
}

struct Line {
    row: Row,
    /// The equations that it was made of, one bit each.
    sources: u64,
}

/// Solves the equations for the amounts by which the variables of `set` must grow.
pub(super) fn solve(diagnosis: &Diagnosis<'_>, set: &[VariableId]) -> Solution {
    if let Some(constraints) = contradiction(diagnosis, set) {
        return Solution::Never(constraints);
    }
    let mut constraints: Vec<u32> = Vec::new();
    let mut lines: Vec<Line> = Vec::new();
    for (place, &variable) in set.iter().enumerate() {
        for &(constraint, coefficient) in diagnosis.column(variable) {
            let Some(miss) = diagnosis.miss(constraint) else {
                continue;
            };
            if constraints.len() > MOST_LINES {
                return Solution::Unknown;
            }
            let at = constraints.iter().position(|known| *known == constraint);
            let at = at.unwrap_or_else(|| {
                constraints.push(constraint);
                let sources = 1_u64.checked_shl(lines.len() as u32).unwrap_or(0);
                let row = ([0; MOST], miss.saturating_neg());
                lines.push(Line { row, sources });
                lines.len() - 1
            });
            if let Some(counts) = lines.get_mut(at).and_then(|line| line.row.0.get_mut(place)) {
                *counts = coefficient;
            }
        }
    }
    if set.len() > MOST {
        return Solution::Unknown;
    }
    let Some(rank) = eliminate(&mut lines, set.len()) else {
        return Solution::Unknown;
    };
    let rest = lines.get(rank..).unwrap_or_default();
    if let Some(never) = rest.iter().find(|line| line.row.1 != 0) {
        let numbered = constraints.iter().enumerate();
        let is_in = |at: usize| never.sources >> at & 1 == 1;
        let sources = numbered
            .filter(|(at, _)| is_in(*at))
            .map(|(_, constraint)| *constraint);
        return Solution::Never(sources.collect());
    }
    lines.truncate(rank);
    if rank < set.len() {
        return Solution::Open(lines.into_iter().map(|line| line.row).collect());
    }
    let mut by = Vec::with_capacity(rank);
    for (place, line) in lines.iter().enumerate() {
        let (counts, missing) = &line.row;
        let pivot = counts.get(place).copied().unwrap_or(0);
        match missing.checked_rem(pivot) {
            Some(0) => by.push(missing / pivot),
            // No whole number will do.
            Some(_) => return Solution::Never(constraints),
            None => return Solution::Unknown,
        }
    }
    Solution::Once(by)
}

/// Two equations of which each speaks of the same one variable of `set` and no other, and that it would have to grow by
/// different numbers for: most sets fall by such a pair, and are not solved.
fn contradiction(diagnosis: &Diagnosis<'_>, set: &[VariableId]) -> Option<Vec<u32>> {
    for &variable in set {
        let mut first: Option<(u32, i128)> = None;
        for &(constraint, coefficient) in diagnosis.column(variable) {
            let Some(miss) = diagnosis.miss(constraint) else {
                continue;
            };
            let speaks = |other: &VariableId| diagnosis.speaks_of(constraint, *other);
            if set.iter().any(|other| *other != variable && speaks(other)) {
                continue;
            }
            // Compared without dividing: the coefficients of a form are few, and mostly 1.
            match first {
                None => first = Some((constraint, miss.checked_mul(sign(coefficient)?)?)),
                Some((known, by)) if miss.checked_mul(sign(coefficient)?)? != by => {
                    return Some(vec![known, constraint]);
                }
                Some(_) => {}
            }
        }
    }
    None
}

/// The coefficient where it is 1 or -1.
fn sign(coefficient: i128) -> Option<i128> {
    (coefficient.abs() == 1).then_some(coefficient)
}

/// Brings `lines` into the form in which each of the first ones has a pivot of its own and the others are empty; returns
/// how many those are.
fn eliminate(lines: &mut [Line], variables: usize) -> Option<usize> {
    let mut rank = 0;
    for place in 0..variables {
        let at = |line: &Line| line.row.0.get(place).copied().unwrap_or(0);
        let Some(found) = lines.iter().skip(rank).position(|line| at(line) != 0) else {
            continue;
        };
        lines.swap(rank, rank + found);
        let (pivot_row, sources) = lines.get(rank).map(|line| (line.row, line.sources))?;
        let pivot = pivot_row.0.get(place).copied()?;
        for (number, line) in lines.iter_mut().enumerate() {
            let factor = at(line);
            if number == rank || factor == 0 {
                continue;
            }
            for (count, from) in line.row.0.iter_mut().zip(pivot_row.0) {
                *count = subtract(*count, pivot, from, factor)?;
            }
            line.row.1 = subtract(line.row.1, pivot, pivot_row.1, factor)?;
            line.sources |= sources;
            reduce(&mut line.row);
        }
        rank += 1;
    }
    Some(rank)
}

/// `count × pivot − from × factor`
fn subtract(count: i128, pivot: i128, from: i128, factor: i128) -> Option<i128> {
    count
        .checked_mul(pivot)?
        .checked_sub(from.checked_mul(factor)?)
}

/// Divides a row by what all its numbers have in common.
pub(super) fn reduce(row: &mut Row) {
    let common = row.0.iter().fold(row.1, |one, other| divisor(one, *other));
    if common > 1 {
        row.0.iter_mut().for_each(|count| *count /= common);
        row.1 /= common;
    }
}

/// The greatest common divisor, never below 0.
pub(super) fn divisor(mut one: i128, mut other: i128) -> i128 {
    while other != 0 {
        (one, other) = (other, one.checked_rem(other).unwrap_or(0));
    }
    one.checked_abs().unwrap_or(1)
}
