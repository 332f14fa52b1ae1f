//! Probabilities as whole numbers, and their logarithms, so that they are the same on every machine.

/// A probability, in units of `2^-40`: [`ONE`] is certainty.
pub(crate) type Probability = u64;

/// Certainty.
pub(crate) const ONE: Probability = 1 << 40;

/// The base-2 logarithm of a probability, or of a ratio of two, in 256ths.
pub(crate) type LogProbability = i32;

/// The logarithm of 2.
pub(crate) const BIT: LogProbability = 256;

/// `2^(-1/2)`, `2^(-1/4)` and so on to `2^(-1/256)`, in units of `2^-32`.
const ROOTS: [u64; 8] = [
    3_037_000_500,
    3_611_622_603,
    3_938_502_376,
    4_112_874_773,
    4_202_935_003,
    4_248_701_965,
    4_271_771_996,
    4_283_353_945,
];

/// The probability of `part` cases out of `whole`; at least the smallest there is, so that nothing is impossible.
pub(crate) fn probability(part: u64, whole: u64) -> Probability {
    let parts = u128::from(part) * u128::from(ONE);
    let units = parts.checked_div(u128::from(whole)).unwrap_or(0);
    u64::try_from(units).unwrap_or(ONE).clamp(1, ONE)
}

/// `one × other`
pub(crate) fn times(one: Probability, other: Probability) -> Probability {
    let product = u128::from(one) * u128::from(other) / u128::from(ONE);
    u64::try_from(product).unwrap_or(ONE)
}

/// The base-2 logarithm of a probability; 0 is taken for the smallest there is.
pub(crate) fn logarithm(probability: Probability) -> LogProbability {
    log2(probability.max(1)) - log2(ONE)
}

/// The base-2 logarithm of a number above 0, to the next 256th below.
fn log2(number: u64) -> LogProbability {
    let whole = number.max(1).ilog2();
    // Between 1 and 2, in units of `2^-63`: whether its square reaches 2 is the next binary digit of the logarithm.
    let mut rest = number << (63 - whole);
    let mut fraction = 0;
    for _ in 0..8 {
        let square = (u128::from(rest) * u128::from(rest)) >> 63;
        fraction <<= 1;
        let is_two = square >> 64 != 0;
        fraction |= LogProbability::from(is_two);
        let square = if is_two { square >> 1 } else { square };
        rest = u64::try_from(square).unwrap_or(u64::MAX);
    }
    LogProbability::try_from(whole).unwrap_or(0) * BIT + fraction
}

/// The number whose logarithm is `logarithm`, in units of `2^-32`; above 0 it is taken for 0.
pub(crate) fn power(logarithm: LogProbability) -> u64 {
    let below = logarithm.min(0).unsigned_abs();
    let (whole, fraction) = (below / BIT.unsigned_abs(), below % BIT.unsigned_abs());
    let mut power = 1_u64 << 32;
    for (place, root) in ROOTS.iter().enumerate() {
        if fraction >> (7 - place) & 1 == 1 {
            power = (power * root) >> 32;
        }
    }
    power.checked_shr(whole).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_and_powers_undo_each_other() {
        assert_eq!(logarithm(ONE), 0);
        assert_eq!(logarithm(ONE / 2), -BIT);
        assert_eq!(logarithm(probability(1, 3)), -406);
        assert_eq!(power(0), 1 << 32);
        assert_eq!(power(-BIT), 1 << 31);
        for part in [1_u64, 3, 10, 77, 500] {
            let back = power(logarithm(probability(part, 1000)));
            let exact = (part << 32) / 1000;
            assert!(
                back.abs_diff(exact) * 200 <= exact,
                "{part}: {back} {exact}"
            );
        }
        assert_eq!(logarithm(0), logarithm(1));
    }
}
