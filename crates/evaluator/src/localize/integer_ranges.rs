//! Fourier-Motzkin elimination over inequalities: the ranges of whole numbers that some variables may be.

use super::diagnosis::LARGEST;
use super::elimination::{MOST, Row};
use super::normal_form::tighten;
/// The most inequalities that are looked at.
const MOST_ROWS: usize = 1_000;
/// How many whole numbers are tried for one variable at most.
const MOST_TRIED: i128 = 48;
/// How many points are tried in all at most.
const MOST_POINTS: usize = 4_000;

/// The values that some variables may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum IntegerRanges {
    /// From the first number to the second, each by itself; `None` is as much as one likes. The point is one of them.
    Ranges(Vec<(i128, Option<i128>)>, Vec<i128>),
    /// No whole numbers solve the inequalities.
    Empty,
    /// The inequalities are too many to be looked at.
    Unknown,
}

/// The whole numbers within `rows`, each of which must come to no more than its last number, over as many variables.
pub(super) fn integer_ranges(rows: &[Row], variables: usize) -> IntegerRanges {
    let all: Vec<usize> = (0..variables).collect();
    let Some(systems) = project(rows, &all) else {
        return IntegerRanges::Unknown;
    };
    let Some(systems) = systems else {
        return IntegerRanges::Empty;
    };
    let mut tried = MOST_POINTS;
    let mut point = [0; MOST];
    let found = match has_point(&systems, 0, &mut point, &mut tried) {
        Some(found) => found,
        None => return IntegerRanges::Unknown,
    };
    if !found {
        return IntegerRanges::Empty;
    }
    let mut ranges = Vec::with_capacity(variables);
    for variable in 0..variables {
        let order: Vec<usize> = std::iter::once(variable)
            .chain(all.iter().copied().filter(|other| *other != variable))
            .collect();
        let Some(Some(systems)) = project(rows, &order) else {
            return IntegerRanges::Unknown;
        };
        let first = systems.first().map_or(&[][..], Vec::as_slice);
        let Some((least, most)) = bounds(first, variable, &[0; MOST]) else {
            return IntegerRanges::Unknown;
        };
        let ends = (
            end(rows, &order, least, 1),
            (most < LARGEST).then(|| end(rows, &order, most, -1)),
        );
        ranges.push(ends);
    }
    let point = point.iter().take(variables).copied();
    IntegerRanges::Ranges(ranges, point.collect())
}

/// The first whole number from `from` on, in steps of `by`, that the first variable of `order` may really be: what is left
/// of fractions is an end that none of them reaches.
fn end(rows: &[Row], order: &[usize], from: i128, by: i128) -> i128 {
    let is_there = |value: i128| {
        let mut pinned = rows.to_vec();
        for sign in [1, -1] {
            let mut row: Row = ([0; MOST], sign * value);
            let variable = order.first().copied().unwrap_or(0);
            if let Some(counts) = row.0.get_mut(variable) {
                *counts = sign;
            }
            pinned.push(row);
        }
        let all: Vec<usize> = (0..order.len()).collect();
        let Some(Some(systems)) = project(&pinned, &all) else {
            return false;
        };
        has_point(&systems, 0, &mut [0; MOST], &mut MOST_POINTS.clone()) != Some(false)
    };
    let mut steps = (0..MOST_TRIED).map(|step| from + by * step);
    steps.find(|value| is_there(*value)).unwrap_or(from)
}

/// The systems that are left as variables are taken out one by one, the last of `order` first: the first system speaks of
/// the first variable alone. `Some(None)` where nothing can be; `None` where it is too much.
fn project(rows: &[Row], order: &[usize]) -> Option<Option<Vec<Vec<Row>>>> {
    let mut current: Vec<Row> = rows.to_vec();
    let mut systems = Vec::with_capacity(order.len());
    for &variable in order.iter().rev() {
        let Some(kept) = simplify(current) else {
            return Some(None);
        };
        systems.push(kept.clone());
        current = eliminate(&kept, variable)?;
    }
    if simplify(current).is_none() {
        return Some(None);
    }
    systems.reverse();
    Some(Some(systems))
}

/// The rows that say something, each once, the strictest of those that are alike; `None` where one cannot be.
fn simplify(mut rows: Vec<Row>) -> Option<Vec<Row>> {
    rows.iter_mut().for_each(tighten);
    let is_empty = |row: &Row| row.0.iter().all(|count| *count == 0);
    if rows.iter().any(|row| is_empty(row) && row.1 < 0) {
        return None;
    }
    rows.retain(|row| !is_empty(row));
    rows.sort_unstable();
    rows.dedup_by_key(|row| row.0);
    Some(rows)
}

/// The rows without `variable`: every upper bound of it is held against every lower bound (Fourier and Motzkin).
fn eliminate(rows: &[Row], variable: usize) -> Option<Vec<Row>> {
    let at = |row: &Row| row.0.get(variable).copied().unwrap_or(0);
    let mut left: Vec<Row> = rows.iter().filter(|row| at(row) == 0).copied().collect();
    for upper in rows.iter().filter(|row| at(row) > 0) {
        for lower in rows.iter().filter(|row| at(row) < 0) {
            let (by, from) = (at(lower).checked_neg()?, at(upper));
            let mut joined: Row = ([0; MOST], 0);
            let pairs = upper.0.iter().zip(lower.0);
            for (variable, (one, other)) in joined.0.iter_mut().zip(pairs) {
                *variable = one.checked_mul(by)?.checked_add(other.checked_mul(from)?)?;
            }
            joined.1 = upper
                .1
                .checked_mul(by)?
                .checked_add(lower.1.checked_mul(from)?)?;
            left.push(joined);
            if left.len() > MOST_ROWS {
                return None;
            }
        }
    }
    Some(left)
}

/// The least and the largest whole number that `variable` may be in `rows`, those before it being as in `point`.
fn bounds(rows: &[Row], variable: usize, point: &[i128; MOST]) -> Option<(i128, i128)> {
    let (mut least, mut most) = (-LARGEST, LARGEST);
    for row in rows {
        let counts = row.0.get(variable).copied().unwrap_or(0);
        let pairs = row.0.iter().zip(point).enumerate();
        let mut others = pairs.filter(|(at, _)| *at != variable);
        let known = others.try_fold(0_i128, |known, (_, (counts, value))| {
            known.checked_add(counts.checked_mul(*value)?)
        });
        let rest = row.1.checked_sub(known?)?;
        match counts {
            0 => {}
            1.. => most = most.min(rest.checked_div_euclid(counts)?),
            // The larger of two whole numbers around it.
            _ => {
                let below = rest.checked_div_euclid(counts.checked_neg()?)?;
                least = least.max(below.checked_neg()?);
            }
        }
    }
    Some((least, most))
}

/// Whether some point lies in all `systems`, the first `from` variables being chosen; `None` where not all were tried.
///
/// The variables are taken in their order, so that `systems` must be those of that order.
fn has_point(
    systems: &[Vec<Row>],
    from: usize,
    point: &mut [i128; MOST],
    tried: &mut usize,
) -> Option<bool> {
    let Some(rows) = systems.get(from) else {
        return Some(true);
    };
    let (least, most) = bounds(rows, from, point)?;
    let mut value = least;
    let mut is_whole = true;
    while value <= most {
        if *tried == 0 || value - least >= MOST_TRIED {
            is_whole = false;
            break;
        }
        *tried -= 1;
        if let Some(place) = point.get_mut(from) {
            *place = value;
        }
        if has_point(systems, from + 1, point, tried)? {
            return Some(true);
        }
        value += 1;
    }
    if let Some(place) = point.get_mut(from) {
        *place = 0;
    }
    is_whole.then_some(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(counts: &[i128], most: i128) -> Row {
        let mut row = ([0; MOST], most);
        row.0[..counts.len()].copy_from_slice(counts);
        row
    }

    #[test]
    fn what_two_numbers_may_be_is_told_of_each() {
        // x + y = 7, x <= 5, y <= 4, both 0 or more
        let rows = [
            row(&[1, 1], 7),
            row(&[-1, -1], -7),
            row(&[1, 0], 5),
            row(&[0, 1], 4),
            row(&[-1, 0], 0),
            row(&[0, -1], 0),
        ];
        let IntegerRanges::Ranges(ranges, point) = integer_ranges(&rows, 2) else {
            panic!();
        };
        assert_eq!(ranges, [(3, Some(5)), (2, Some(4))]);
        assert_eq!(point.iter().sum::<i128>(), 7);
    }

    #[test]
    fn halves_are_no_whole_numbers() {
        // 2x = 3
        let rows = [row(&[2], 3), row(&[-2], -3)];
        assert_eq!(integer_ranges(&rows, 1), IntegerRanges::Empty);
        // 2x + 2y = 3 has fractions for solutions only
        let rows = [
            row(&[2, 2], 3),
            row(&[-2, -2], -3),
            row(&[-1, 0], 0),
            row(&[0, -1], 0),
        ];
        assert_eq!(integer_ranges(&rows, 2), IntegerRanges::Empty);
    }

    #[test]
    fn the_ends_of_a_range_are_numbers_that_can_be() {
        // 2x + 3y = 7, both 0 or more: only x = 2, y = 1
        let rows = [
            row(&[2, 3], 7),
            row(&[-2, -3], -7),
            row(&[-1, 0], 0),
            row(&[0, -1], 0),
        ];
        let IntegerRanges::Ranges(ranges, point) = integer_ranges(&rows, 2) else {
            panic!();
        };
        assert_eq!(ranges, [(2, Some(2)), (1, Some(1))]);
        assert_eq!(point, [2, 1]);
        // 7x - 4y = 0 has 0 and 4 for x, 0 and 7 for y, and nothing in between
        let rows = [
            row(&[7, -4], 0),
            row(&[-7, 4], 0),
            row(&[-1, 0], -1),
            row(&[0, -1], 0),
            row(&[0, 1], 8),
        ];
        let IntegerRanges::Ranges(ranges, _) = integer_ranges(&rows, 2) else {
            panic!();
        };
        assert_eq!(ranges, [(4, Some(4)), (7, Some(7))]);
    }

    #[test]
    fn without_an_upper_bound_there_is_no_largest() {
        let rows = [row(&[-1], -4)];
        assert_eq!(
            integer_ranges(&rows, 1),
            IntegerRanges::Ranges(vec![(4, None)], vec![4])
        );
    }
}
