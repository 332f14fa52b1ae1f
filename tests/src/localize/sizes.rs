//! Random numbers of the sizes that figures have: log-normal, drawn with whole numbers alone.

use crate::generate::Random;

/// The quantiles of a number whose logarithm is normal, in 256ths of its median.
const SKEW: [u64; 33] = [
    18, 40, 55, 69, 81, 93, 105, 118, 130, 143, 157, 171, 186, 202, 219, 237, 256, 277, 300, 325,
    352, 383, 417, 457, 503, 556, 622, 703, 809, 956, 1187, 1649, 3631,
];

/// The distribution of one figure over reports.
#[derive(Debug, Clone, Copy)]
pub struct UsualSize {
    /// In how many of a hundred reports it is 0.
    pub zero: usize,
    /// Its usual size, in 256ths.
    pub size: u64,
}

/// The size of a figure of which `zero` of a hundred are 0 and the others about `size`.
#[must_use]
pub const fn usual_size(zero: usize, size: u64) -> UsualSize {
    UsualSize {
        zero,
        size: size * 256,
    }
}

/// A factor in 256ths, as skewed as sizes are.
pub fn skew(random: &mut Random) -> u64 {
    let at = random.number_below(SKEW.len() - 1);
    let (low, high) = (SKEW[at], SKEW[at + 1]);
    let width = usize::try_from(high - low).unwrap_or(0);
    low + u64::try_from(random.number_below(width + 1)).unwrap_or(0)
}

/// The factor of a whole report in 256ths: less skewed than that of one figure.
pub fn report_size(random: &mut Random) -> u64 {
    (skew(random) + 2 * 256) / 3
}

/// A number for a figure, in a report of `size`.
pub fn number(usual: UsualSize, size: u64, random: &mut Random) -> i64 {
    if random.chance(usual.zero) {
        return 0;
    }
    let exact = usual.size * size / 256 * skew(random) / 256;
    // The rest is rounded by chance, so that a figure of a third on average is 0 twice out of three times.
    let rounded = (exact + random.draw() % 256) / 256;
    i64::try_from(rounded).unwrap_or(0)
}

/// `total` divided among as many as there are `weights`, each part about as its weight says.
pub fn shares(total: i64, weights: &[UsualSize], random: &mut Random) -> Vec<i64> {
    let drawn: Vec<i64> = weights
        .iter()
        .map(|each| number(*each, 256, random))
        .collect();
    let sum: i64 = drawn.iter().sum();
    let mut parts: Vec<i64> = drawn
        .iter()
        .map(|each| (total * each).checked_div(sum).unwrap_or(0))
        .collect();
    let left = total - parts.iter().sum::<i64>();
    let largest = (0..drawn.len()).max_by_key(|at| (drawn[*at], std::cmp::Reverse(*at)));
    if let Some(at) = largest {
        parts[at] += left;
    }
    parts
}

/// A number from `low` to `high`.
pub fn number_in(low: i64, high: i64, random: &mut Random) -> i64 {
    let width = usize::try_from(high - low).unwrap_or(0);
    low + i64::try_from(random.number_below(width + 1)).unwrap_or(0)
}
