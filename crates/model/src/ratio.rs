//! Exact fractions, the values that expressions take.

use crate::Decimal;
use std::cmp::Ordering;
use std::fmt;

/// An exact fraction in lowest terms with a denominator above 0.
///
/// Every operation returns `None` where 128 bits do not hold the result; the
/// check is then undecided rather than wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ratio {
    numerator: i128,
    denominator: i128,
}

fn greatest_common_divisor(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

impl Ratio {
    /// 0.
    pub const ZERO: Self = Self {
        numerator: 0,
        denominator: 1,
    };

    /// `numerator / denominator` in lowest terms; `None` where the denominator is 0 or it does not fit.
    #[must_use]
    pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator == 0 {
            return None;
        }
        let divisor = greatest_common_divisor(numerator.unsigned_abs(), denominator.unsigned_abs());
        let divisor = i128::try_from(divisor).ok()?;
        let sign = denominator.signum();
        Some(Self {
            numerator: (numerator / divisor).checked_mul(sign)?,
            denominator: (denominator / divisor).checked_mul(sign)?,
        })
    }

    /// `mantissa / 10^scale`.
    #[must_use]
    pub fn from_scaled(mantissa: i128, scale: u8) -> Option<Self> {
        if scale == 0 {
            return Some(Self {
                numerator: mantissa,
                denominator: 1,
            });
        }
        Self::new(mantissa, 10_i128.checked_pow(u32::from(scale))?)
    }

    /// What stands above the line, in lowest terms.
    #[must_use]
    pub fn numerator(self) -> i128 {
        self.numerator
    }

    /// What stands below it, above 0.
    #[must_use]
    pub fn denominator(self) -> i128 {
        self.denominator
    }

    /// Whether it is 0.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.numerator == 0
    }

    /// The absolute value.
    #[must_use]
    pub fn checked_abs(self) -> Option<Self> {
        Some(Self {
            numerator: self.numerator.checked_abs()?,
            denominator: self.denominator,
        })
    }

    /// The sum.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let left = self.numerator.checked_mul(other.denominator)?;
        let right = other.numerator.checked_mul(self.denominator)?;
        Self::new(
            left.checked_add(right)?,
            self.denominator.checked_mul(other.denominator)?,
        )
    }

    /// The difference.
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.checked_add(other.checked_neg()?)
    }

    /// The same with the other sign.
    #[must_use]
    pub fn checked_neg(self) -> Option<Self> {
        Some(Self {
            numerator: self.numerator.checked_neg()?,
            denominator: self.denominator,
        })
    }

    /// The product.
    #[must_use]
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        Self::new(
            self.numerator.checked_mul(other.numerator)?,
            self.denominator.checked_mul(other.denominator)?,
        )
    }

    /// The quotient; `None` for a divisor of 0.
    #[must_use]
    pub fn checked_div(self, other: Self) -> Option<Self> {
        Self::new(
            self.numerator.checked_mul(other.denominator)?,
            self.denominator.checked_mul(other.numerator)?,
        )
    }

    /// Which is larger; `None` where 128 bits do not hold the cross products.
    #[must_use]
    pub fn compare(self, other: Self) -> Option<Ordering> {
        let left = self.numerator.checked_mul(other.denominator)?;
        let right = other.numerator.checked_mul(self.denominator)?;
        Some(left.cmp(&right))
    }

    /// The value as a decimal, where it has one of at most 18 places.
    #[must_use]
    pub fn to_decimal(self) -> Option<Decimal> {
        for scale in 0..=Decimal::MAX_SCALE {
            let factor = 10_i128.checked_pow(u32::from(scale))?;
            let scaled = self.numerator.checked_mul(factor)?;
            if scaled % self.denominator == 0 {
                let mantissa = i64::try_from(scaled / self.denominator).ok()?;
                return Some(Decimal { mantissa, scale });
            }
        }
        None
    }
}

impl From<Decimal> for Ratio {
    fn from(decimal: Decimal) -> Self {
        // A mantissa of 64 bits over at most 10^18 always fits.
        Self::from_scaled(i128::from(decimal.mantissa), decimal.scale).unwrap_or(Self::ZERO)
    }
}

impl fmt::Display for Ratio {
    /// A decimal where there is an exact one, else the fraction.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.to_decimal() {
            Some(decimal) => write!(f, "{decimal}"),
            None if self.denominator == 1 => write!(f, "{}", self.numerator),
            None => write!(f, "{}/{}", self.numerator, self.denominator),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(text: &str) -> Ratio {
        Decimal::parse(text).unwrap().into()
    }

    #[test]
    fn arithmetic_is_exact() {
        assert_eq!(ratio("0.1").checked_add(ratio("0.2")), Some(ratio("0.3")));
        let third = ratio("1").checked_div(ratio("3")).unwrap();
        assert_eq!(third.to_string(), "1/3");
        assert_eq!(third.checked_mul(ratio("3")), Some(ratio("1")));
        assert_eq!(
            ratio("7").checked_div(ratio("-2")).unwrap().to_string(),
            "-3.5"
        );
        assert_eq!(ratio("7").checked_div(Ratio::ZERO), None);
    }

    #[test]
    fn compares_and_gives_up_beyond_128_bits() {
        assert_eq!(ratio("0.30").compare(ratio("0.3")), Some(Ordering::Equal));
        assert_eq!(ratio("-1").compare(ratio("0")), Some(Ordering::Less));
        let huge = Ratio::new(i128::MAX, 1).unwrap();
        assert_eq!(huge.checked_add(huge), None);
        assert_eq!(huge.compare(Ratio::new(1, 3).unwrap()), None);
        assert_eq!(huge.to_string(), i128::MAX.to_string());
    }
}
