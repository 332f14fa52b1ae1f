//! The error model: by which slip a number came to be written as another one, and how likely that is.
//!
//! The kinds of slip are taken to be equally frequent: nobody has counted them. `docs/which-figure.md` says how little
//! comes of twice or half as many of one kind.

use crate::log_probability::{ONE, Probability, probability, times};
use gouji_model::{Decimal, Slip, sort_unique};

/// How much of all slips is of one kind: another number, digits that changed places, a wrong digit, one too few, one too
/// many, nothing written, another unit, two figures in each other's place, one in the place beside its own.
pub(super) const KIND: Probability = ONE / 9;

/// What may have made `to` into `from`, and how likely a slip is to make just that of it; `wide` is how likely a number
/// that is written without thought is to be `from`.
pub(super) fn likeliest_slip(
    from: Option<Decimal>,
    to: Decimal,
    is_money: bool,
    wide: Probability,
    frequencies: Frequencies,
) -> (Slip, Probability) {
    let Some(from) = from else {
        return (Slip::Blank, frequencies.blank.multiply(KIND));
    };
    let scale = from.scale.max(to.scale);
    let (Some(written), Some(meant)) = (from.mantissa_at(scale), to.mantissa_at(scale)) else {
        return (Slip::Other, times(KIND, wide));
    };
    let unit = match is_money {
        true => unit(written, meant),
        false => 0,
    };
    let (swapped, replaced, lost, added) = match (written < 0) == (meant < 0) {
        true => {
            let (written, meant) = (Digits::from_number(written), Digits::from_number(meant));
            (
                written.swap_probability(&meant),
                written.replacement_probability(&meant),
                written.loss_probability(&meant),
                meant.addition_probability(&written),
            )
        }
        false => (0, 0, 0, 0),
    };
    let other =
        near_probability(written, meant) / 3 + similar_probability(written, meant) / 3 + wide / 3;
    // Of a number of one digit every other is one digit away: that says nothing of what happened.
    let are_short = written.unsigned_abs() < 10 && meant.unsigned_abs() < 10;
    // What is left of one digit is not one of the few numbers of two.
    let lost = match written.unsigned_abs() < 10 {
        true => lost,
        false => frequencies.swapped.multiply(lost),
    };
    let kinds = [
        (Slip::Swapped, frequencies.swapped.multiply(swapped)),
        (Slip::Unit, frequencies.unit.multiply(unit)),
        (Slip::Lost, lost),
        (Slip::Added, added),
        (Slip::Replaced, replaced),
        (Slip::Other, other),
    ];
    let all: Probability = kinds.iter().map(|(_, share)| share).sum();
    let best = kinds.iter().rev().max_by_key(|(_, share)| *share);
    let best = best.filter(|(_, share)| *share > 0);
    let best = best.map_or(Slip::Other, |(slip, _)| *slip);
    let slip = if are_short { Slip::Other } else { best };
    (slip, times(KIND, all).max(1))
}

/// How much more often a slip is made where it can be, for it can be made in few places.
///
/// What is as frequent over all reports as another kind falls on the few figures of a sparse report that have two digits,
/// or on its two amounts of money.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frequencies {
    /// Slips that take two digits.
    pub(super) swapped: Factor,
    /// An amount in another unit.
    pub(super) unit: Factor,
    /// A total that is not stated, or a blank.
    pub(super) blank: Factor,
}

/// A whole number of sixteenths.
#[derive(Debug, Clone, Copy)]
pub(super) struct Factor(u64);

impl Factor {
    /// The factor is `all` divided by `of_these`, at least 1 and at most 16.
    pub(super) fn new(all: u64, of_these: u64) -> Self {
        let sixteenths = (16 * all).checked_div(of_these.max(1)).unwrap_or(16);
        Self(sixteenths.clamp(16, 256))
    }

    fn multiply(self, probability: Probability) -> Probability {
        probability / 16 * self.0
    }
}

/// How likely somebody who writes a number near the one meant is to write this one.
fn near_probability(written: i64, meant: i64) -> Probability {
    let apart = written.abs_diff(meant).max(1);
    probability(
        1,
        apart
            .saturating_mul(apart.saturating_add(1))
            .saturating_mul(2),
    )
}

/// How likely somebody who writes any number of about the size of the one meant is to write this one.
fn similar_probability(written: i64, meant: i64) -> Probability {
    let most = meant.unsigned_abs().saturating_mul(2).saturating_add(9);
    match written.unsigned_abs() <= most {
        true => probability(1, most),
        false => 0,
    }
}

/// How likely an amount is to be written in another unit: ten thousand times as large or small, or another power of ten.
fn unit(written: i64, meant: i64) -> Probability {
    if written == 0 || meant == 0 {
        return 0;
    }
    let mut power = 1_i128;
    for zeros in 1..=8 {
        power *= 10;
        let is_times = |one: i64, other: i64| i128::from(one) * power == i128::from(other);
        let (larger, smaller) = (is_times(meant, written), is_times(written, meant));
        if larger || smaller {
            return match zeros {
                4 if larger => ONE / 2,
                _ => ONE / 32,
            };
        }
    }
    0
}

/// The numbers that become `written` where one digit is lost, added or wrong or two change places, each once.
pub(super) fn digit_slip_origins(written: i64) -> Vec<i64> {
    let written_digits = Digits::from_number(written);
    let digits = written_digits.digits();
    let mut all: Vec<i64> = Vec::new();
    let mut add = |digits: &[u8]| {
        let number = digits.iter().try_fold(0_i64, |number, digit| {
            number.checked_mul(10)?.checked_add(i64::from(*digit))
        });
        all.extend(number);
    };
    for at in 0..=digits.len() {
        let (before, behind) = digits.split_at(at);
        for digit in 0..10 {
            add(&[before, &[digit], behind].concat());
            if let Some((_, rest)) = behind.split_first() {
                add(&[before, &[digit], rest].concat());
            }
        }
        match behind {
            [one, other, rest @ ..] => {
                add(&[before, &[*other, *one], rest].concat());
                add(&[before, &[*other], rest].concat());
            }
            [_] => add(before),
            [] => {}
        }
    }
    all.retain(|number| *number != written);
    sort_unique(all)
}

/// The digits of a number.
struct Digits {
    all: [u8; 20],
    len: usize,
}

impl Digits {
    fn from_number(number: i64) -> Self {
        let mut all = [0; 20];
        let mut len = 0;
        let mut rest = number.unsigned_abs();
        for digit in &mut all {
            *digit = u8::try_from(rest % 10).unwrap_or(0);
            rest /= 10;
            len += 1;
            if rest == 0 {
                break;
            }
        }
        if let Some(written) = all.get_mut(..len) {
            written.reverse();
        }
        Self { all, len }
    }

    fn digits(&self) -> &[u8] {
        self.all.get(..self.len).unwrap_or_default()
    }

    /// How likely `meant` is to become this where two digits beside each other change places. Nobody writes a number that
    /// begins with 0, so that both are as long.
    fn swap_probability(&self, meant: &Self) -> Probability {
        let (written, digits) = (self.digits(), meant.digits());
        if written.len() != digits.len() {
            return 0;
        }
        let (mut pairs, mut fits) = (0, 0);
        for (at, pair) in digits.windows(2).enumerate() {
            let [one, other] = pair else { continue };
            if one == other {
                continue;
            }
            pairs += 1;
            let is_swap = (0..written.len()).all(|place| {
                let from = match place {
                    _ if place == at => at + 1,
                    _ if place == at + 1 => at,
                    _ => place,
                };
                written.get(place) == digits.get(from)
            });
            fits += u64::from(is_swap);
        }
        match fits {
            0 => 0,
            fits => probability(fits, pairs),
        }
    }

    /// The probability of this number where the writer replaces one digit.
    fn replacement_probability(&self, meant: &Self) -> Probability {
        if self.len != meant.len {
            return 0;
        }
        let pairs = self.digits().iter().zip(meant.digits());
        match pairs.filter(|(one, other)| one != other).count() {
            1 => probability(1, 9 * self.len as u64),
            _ => 0,
        }
    }

    /// In how many places one digit more makes `longer` of this number.
    fn insertions(&self, longer: &Self) -> u64 {
        if self.len + 1 != longer.len {
            return 0;
        }
        let fits = |at: &usize| is_without(self.digits(), longer.digits(), *at);
        (0..longer.len).filter(fits).count() as u64
    }

    /// The probability of this number where the writer loses one digit of `meant`.
    fn loss_probability(&self, meant: &Self) -> Probability {
        match self.insertions(meant) {
            0 => 0,
            fits => probability(fits, meant.len as u64),
        }
    }

    /// The probability of `written` where the writer adds one digit to this number, which is meant.
    fn addition_probability(&self, written: &Self) -> Probability {
        match self.insertions(written) {
            0 => 0,
            fits => probability(fits, 10 * written.len as u64),
        }
    }
}

/// Whether `short` is `long` without the digit at `at`.
fn is_without(short: &[u8], long: &[u8], at: usize) -> bool {
    let mut kept = long.iter().enumerate().filter(|(place, _)| *place != at);
    let mut digits = short.iter();
    digits.all(|digit| kept.next().is_some_and(|(_, other)| other == digit))
        && kept.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONCE: Frequencies = Frequencies {
        swapped: Factor(16),
        unit: Factor(16),
        blank: Factor(16),
    };

    fn slip(from: &str, to: &str, is_money: bool) -> (Slip, Probability) {
        let number = |text: &str| Decimal::parse(text).expect("a number");
        likeliest_slip(
            Some(number(from)),
            number(to),
            is_money,
            ONE / 1_000_000,
            ONCE,
        )
    }

    #[test]
    fn slips_of_the_hand_are_told_apart() {
        for (from, to, expected) in [
            ("26", "62", Slip::Swapped),
            ("10", "100", Slip::Lost),
            ("1000", "100", Slip::Added),
            ("26", "76", Slip::Replaced),
            ("6", "26", Slip::Lost),
            ("5", "105", Slip::Other),
            ("226", "26", Slip::Added),
            ("3", "71", Slip::Other),
            ("123", "321", Slip::Other),
            ("0", "7", Slip::Other),
        ] {
            assert_eq!(slip(from, to, false).0, expected, "{from} {to}");
        }
        assert_eq!(slip("12500", "1.25", true).0, Slip::Unit);
        let blank = likeliest_slip(None, Decimal::parse("7").unwrap(), false, 1, ONCE);
        assert_eq!(blank.0, Slip::Blank);
    }

    #[test]
    fn a_slip_is_as_likely_as_there_are_ways_to_make_it() {
        // One pair of two digits can change places, each of three digits can be lost.
        let (_, swapped) = slip("26", "62", false);
        assert!((KIND - 40..KIND + KIND / 4).contains(&swapped));
        let (_, lost) = slip("79", "179", false);
        assert!((KIND / 3 - 40..KIND / 3 + KIND / 4).contains(&lost));
        // Either 1 of 11 may be the one that is there.
        let (_, lost) = slip("1", "11", false);
        assert!(lost >= KIND - 40);
    }
}
