//! The number in a cell, in decimal.

use std::cmp::Ordering;

/// How many significant digits a spreadsheet keeps and shows.
///
/// The binary number behind a cell has two more, which carry its error:
/// 0.1 + 0.2 is stored as 0.30000000000000004 and is 0.3 to everyone.
const SIGNIFICANT: usize = 15;

/// The largest power of ten that a spreadsheet's number reaches, in either direction.
const MAX_EXPONENT: i32 = 330;

/// The seconds of a day.
const DAY: u128 = 86_400;

/// A number of at most 15 significant digits: `digits` times ten to the power of `exponent`.
///
/// The last digit is no zero, so equal numbers are equal here; zero is 0, not negative, with exponent 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number {
    is_negative: bool,
    digits: u64,
    exponent: i32,
}

impl Number {
    /// The number as XML Schema writes doubles; `None` where `text` is none, or one that no spreadsheet can hold.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (text, is_negative) = match text.strip_prefix('-') {
            Some(rest) => (rest, true),
            None => (text.strip_prefix('+').unwrap_or(text), false),
        };
        let (mantissa, power) = match text.split_once(['e', 'E']) {
            Some((mantissa, power)) => (mantissa, power.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        if whole.is_empty() && fraction.is_empty() {
            return None;
        }
        let after_point = i32::try_from(fraction.len()).ok()?;
        let exponent = power.checked_sub(after_point)?;
        Self::from_digits(whole.bytes().chain(fraction.bytes()), exponent, is_negative)
    }

    /// The number that `written`, all of its digits, stand for.
    fn from_digits(
        characters: impl Iterator<Item = u8>,
        exponent: i32,
        is_negative: bool,
    ) -> Option<Self> {
        let (mut digits, mut taken, mut dropped, mut rounds_up) = (0_u64, 0, 0_i32, false);
        for byte in characters {
            if !byte.is_ascii_digit() {
                return None;
            }
            let digit = byte - b'0';
            if taken < SIGNIFICANT {
                digits = digits * 10 + u64::from(digit);
                taken += usize::from(digits > 0);
            } else {
                rounds_up |= dropped == 0 && digit >= 5;
                dropped = dropped.checked_add(1)?;
            }
        }
        let digits = digits + u64::from(rounds_up);
        Self::normalize(is_negative, digits, exponent.checked_add(dropped)?)
    }

    fn normalize(is_negative: bool, mut digits: u64, mut exponent: i32) -> Option<Self> {
        if digits == 0 {
            return Some(Self::ZERO);
        }
        while digits.is_multiple_of(10) {
            digits /= 10;
            exponent = exponent.checked_add(1)?;
        }
        (exponent.abs() <= MAX_EXPONENT).then_some(Self {
            is_negative,
            digits,
            exponent,
        })
    }

    const ZERO: Self = Self {
        is_negative: false,
        digits: 0,
        exponent: 0,
    };

    /// The number that a double stands for; `None` for infinities and what is no number.
    pub(crate) fn from_double(double: f64) -> Option<Self> {
        // The shortest digits that give the double again: what programs write into XML.
        Self::parse(&format!("{double:e}"))
    }

    /// A whole number.
    pub(crate) fn from_whole(whole: i32) -> Self {
        Self::normalize(whole < 0, u64::from(whole.unsigned_abs()), 0).unwrap_or(Self::ZERO)
    }

    pub(crate) fn is_zero(self) -> bool {
        self.digits == 0
    }

    pub(super) fn is_negative(self) -> bool {
        self.is_negative
    }

    /// The number without its sign.
    pub(super) fn magnitude(self) -> Self {
        Self {
            is_negative: false,
            ..self
        }
    }

    /// The number times ten to the power of `power`; as it is where that is out of reach.
    pub(crate) fn scale_by(self, power: i32) -> Self {
        let exponent = self.exponent.checked_add(power);
        exponent
            .and_then(|exponent| Self::normalize(self.is_negative, self.digits, exponent))
            .unwrap_or(self)
    }

    /// The number to `places` decimal places, halves away from zero.
    pub(super) fn round(self, places: u32) -> Self {
        let places = i32::try_from(places).unwrap_or(i32::MAX);
        let surplus = self.exponent.saturating_add(places).saturating_neg();
        let Ok(surplus @ 1..) = u32::try_from(surplus) else {
            return self;
        };
        let digits = match 10_u64.checked_pow(surplus) {
            Some(unit) => self.digits / unit + u64::from(self.digits % unit >= unit.div_ceil(2)),
            None => 0,
        };
        Self::normalize(self.is_negative, digits, places.saturating_neg()).unwrap_or(Self::ZERO)
    }

    /// The digits before the point and those after it, without the sign.
    pub(super) fn parts(self) -> (String, String) {
        let digits = self.digits.to_string();
        if let Ok(zeros) = usize::try_from(self.exponent) {
            let zeros = if self.digits == 0 { 0 } else { zeros };
            return (digits + &"0".repeat(zeros), String::new());
        }
        let places = usize::try_from(self.exponent.unsigned_abs()).unwrap_or_default();
        match digits.len().checked_sub(places) {
            Some(at @ 1..) => {
                let (whole, fraction) = digits.split_at(at);
                (whole.to_owned(), fraction.to_owned())
            }
            _ => {
                let zeros = "0".repeat(places.saturating_sub(digits.len()));
                ("0".to_owned(), zeros + &digits)
            }
        }
    }

    /// Whole days, and the seconds behind them, that the number counts; `None` for what is before the calendar or far beyond it.
    pub(super) fn days_and_seconds(self) -> Option<(u32, u32)> {
        if self.is_negative {
            return None;
        }
        let digits = u128::from(self.digits);
        let power = 10_u128.checked_pow(self.exponent.unsigned_abs());
        let seconds = match power {
            Some(power) if self.exponent >= 0 => digits.checked_mul(power)?.checked_mul(DAY)?,
            Some(power) => (digits * DAY).checked_add(power / 2)? / power,
            None if self.exponent < 0 => 0,
            None => return None,
        };
        let days = u32::try_from(seconds / DAY).ok()?;
        Some((days, u32::try_from(seconds % DAY).ok()?))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        let sign = |number: &Self| match (number.digits, number.is_negative) {
            (0, _) => 0,
            (_, true) => -1,
            (_, false) => 1,
        };
        // How many digits stand before the point, then the digits as a fraction of 1.
        let size = |number: &Self| {
            let length = number.digits.checked_ilog10().map_or(0, |log| log + 1);
            let fraction = 10_u64.saturating_pow(18_u32.saturating_sub(length));
            let before = i64::from(length) + i64::from(number.exponent);
            (before, number.digits.saturating_mul(fraction))
        };
        sign(self).cmp(&sign(other)).then_with(|| {
            let sizes = size(self).cmp(&size(other));
            if self.is_negative {
                sizes.reverse()
            } else {
                sizes
            }
        })
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// All digits, without an exponent and without zeros at the end.
impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (whole, fraction) = self.parts();
        let sign = if self.is_negative { "-" } else { "" };
        let point = if fraction.is_empty() { "" } else { "." };
        write!(f, "{sign}{whole}{point}{fraction}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number_text(text: &str) -> String {
        Number::parse(text).unwrap().to_string()
    }

    #[test]
    fn a_number_has_at_most_fifteen_significant_digits() {
        let pairs = [
            ("0.30000000000000004", "0.3"),
            ("3.0", "3"),
            ("3", "3"),
            ("-0", "0"),
            ("-0.5", "-0.5"),
            (".5", "0.5"),
            ("007.50", "7.5"),
            ("1E+20", "100000000000000000000"),
            ("1.5e-7", "0.00000015"),
            ("9.9999999999999995", "10"),
            ("123456789012345678", "123456789012346000"),
            ("0.092", "0.092"),
            ("190.45737899999999", "190.457379"),
            ("1024.5", "1024.5"),
            ("0e999", "0"),
        ];
        for (text, expected) in pairs {
            assert_eq!(number_text(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in [
            "",
            ".",
            "-",
            "1.2.3",
            "NaN",
            "INF",
            "inf",
            "1e",
            "7件",
            "1e400",
            "1e-999",
            "1e99999999999",
            "１",
            "0x1",
            "1,000",
        ] {
            assert_eq!(Number::parse(text), None, "{text}");
        }
        assert_eq!(Number::from_double(f64::NAN), None);
        assert_eq!(Number::from_double(f64::NEG_INFINITY), None);
    }

    #[test]
    fn doubles_and_wholes_give_the_same_numbers() {
        assert_eq!(Number::from_double(0.1 + 0.2), Number::parse("0.3"));
        assert_eq!(Number::from_double(-0.0), Number::parse("0"));
        assert_eq!(Number::from_whole(-142).to_string(), "-142");
        assert_eq!(Number::from_whole(251).scale_by(-2).to_string(), "2.51");
        assert_eq!(Number::from_whole(500).scale_by(-2).to_string(), "5");
        assert_eq!(
            Number::from_double(f64::MAX).unwrap().to_string().len(),
            309
        );
        assert!(Number::from_double(f64::MIN_POSITIVE).is_some());
    }

    #[test]
    fn halves_are_rounded_away_from_zero() {
        let rounded = |text, places| Number::parse(text).unwrap().round(places).to_string();
        assert_eq!(rounded("12.5", 0), "13");
        assert_eq!(rounded("-12.5", 0), "-13");
        assert_eq!(rounded("12.449", 1), "12.4");
        assert_eq!(rounded("0.04", 1), "0");
        assert_eq!(rounded("0.05", 1), "0.1");
        assert_eq!(rounded("9.99", 1), "10");
        assert_eq!(rounded("1e-300", 2), "0");
        assert_eq!(rounded("1e300", 2).len(), 301);
        assert_eq!(rounded("7", 400), "7");
    }

    #[test]
    fn numbers_are_ordered_by_value() {
        let ordered = [
            "-1e9", "-20", "-3", "0", "0.05", "0.5", "3", "20", "10000", "1e9",
        ];
        for pair in ordered.windows(2) {
            assert!(Number::parse(pair[0]) < Number::parse(pair[1]), "{pair:?}");
        }
    }

    #[test]
    fn a_number_counts_days() {
        let days = |text| Number::parse(text).unwrap().days_and_seconds();
        assert_eq!(days("42740"), Some((42740, 0)));
        assert_eq!(days("42740.5"), Some((42740, 43200)));
        assert_eq!(days("0.999999"), Some((1, 0)));
        assert_eq!(days("1e-200"), Some((0, 0)));
        assert_eq!(days("-1"), None);
        assert_eq!(days("1e200"), None);
        assert_eq!(days("1e12"), None);
    }
}
