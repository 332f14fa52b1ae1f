//! How a number came to be written as another one.

use gouji_model::{Decimal, Slip};

/// What may have made `to` into `from`.
pub(super) fn slip(from: Option<Decimal>, to: Decimal) -> Slip {
    let Some(from) = from else {
        return Slip::Blank;
    };
    if is_unit(from, to) {
        return Slip::Unit;
    }
    let (written, meant) = (digits(from), digits(to));
    let (written, meant) = (written.as_bytes(), meant.as_bytes());
    if written.len() == meant.len() {
        let differ: Vec<usize> = (0..written.len())
            .filter(|at| written.get(*at) != meant.get(*at))
            .collect();
        return match differ.as_slice() {
            [one, next]
                if one + 1 == *next
                    && written.get(*one) == meant.get(*next)
                    && written.get(*next) == meant.get(*one) =>
            {
                Slip::Swapped
            }
            [_] if are_short(from, to) => Slip::Other,
            [_] => Slip::Replaced,
            _ => Slip::Other,
        };
    }
    if written.len() + 1 == meant.len() && lacks_one(written, meant) {
        return Slip::Lost;
    }
    if meant.len() + 1 == written.len() && lacks_one(meant, written) {
        return Slip::Added;
    }
    Slip::Other
}

/// How much an explanation by `slip` weighs against others: how often such slips are made, as far as is known.
pub(super) fn weight(slip: Slip, from: Option<Decimal>, to: Option<Decimal>) -> u128 {
    let are_short = || from.zip(to).is_some_and(|(from, to)| are_short(from, to));
    match slip {
        Slip::Swapped => 400,
        Slip::Other if are_short() => 20,
        Slip::Replaced => 200,
        Slip::Lost | Slip::Added | Slip::Unit => 100,
        Slip::Blank => 60,
        Slip::Exchanged(_) | Slip::Misplaced(_) | Slip::Overwritten(_) => 40,
        Slip::Other => 4,
    }
}

/// Whether both have one digit: then every other digit is one slip away, which says nothing.
fn are_short(from: Decimal, to: Decimal) -> bool {
    [from, to]
        .iter()
        .all(|number| number.mantissa.unsigned_abs() < 10)
}

fn digits(number: Decimal) -> String {
    number.mantissa.unsigned_abs().to_string()
}

/// Whether one is the other in a unit a thousand, ten thousand or a hundred million times as large.
fn is_unit(from: Decimal, to: Decimal) -> bool {
    let scale = from.scale.max(to.scale);
    let at_scale = |number: Decimal| number.mantissa_at(scale).map(i128::from);
    let (Some(from), Some(to)) = (at_scale(from), at_scale(to)) else {
        return false;
    };
    let powers = [1_000, 10_000, 100_000_000];
    let is_times = |one: i128, other: i128| powers.iter().any(|power| one * power == other);
    from != 0 && to != 0 && (is_times(from, to) || is_times(to, from))
}

/// Whether `short` is `long` without one of its digits.
fn lacks_one(short: &[u8], long: &[u8]) -> bool {
    let common = short
        .iter()
        .zip(long)
        .take_while(|(one, other)| one == other);
    let common = common.count();
    short.get(common..) == long.get(common + 1..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_hand_are_told_apart() {
        let number = |text: &str| Decimal::parse(text).expect("a number");
        for (from, to, expected) in [
            ("26", "62", Slip::Swapped),
            ("25", "26", Slip::Replaced),
            ("2", "26", Slip::Lost),
            ("226", "26", Slip::Added),
            ("12500", "1.25", Slip::Unit),
            ("3", "71", Slip::Other),
            ("123", "321", Slip::Other),
            ("0", "7", Slip::Other),
        ] {
            assert_eq!(
                slip(Some(number(from)), number(to)),
                expected,
                "{from} {to}"
            );
        }
        assert_eq!(slip(None, number("7")), Slip::Blank);
    }
}
