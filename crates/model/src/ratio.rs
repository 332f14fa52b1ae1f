//! Exact fractions, the values that expressions take.

use crate::Decimal;
use num_rational::Ratio as Fraction;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub};
use std::fmt;

/// An exact fraction in lowest terms with a denominator above 0.
///
/// Every operation returns `None` where 128 bits do not hold the result; the
/// check is then undecided rather than wrong. The order is always known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ratio(Fraction<i128>);

impl Ratio {
    /// 0.
    pub const ZERO: Self = Self(Fraction::new_raw(0, 1));

    /// `numerator / denominator` in lowest terms; `None` where the denominator is 0 or it does not fit.
    #[must_use]
    pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
        Self::from(numerator).checked_div(Self::from(denominator))
    }

    /// `mantissa / 10^scale`.
    #[must_use]
    pub fn from_scaled(mantissa: i128, scale: u8) -> Option<Self> {
        match scale {
            0 => Some(Self::from(mantissa)),
            _ => Self::new(mantissa, 10_i128.checked_pow(u32::from(scale))?),
        }
    }

    /// What stands above the line, in lowest terms.
    #[must_use]
    pub fn numerator(self) -> i128 {
        *self.0.numer()
    }

    /// What stands below it, above 0.
    #[must_use]
    pub fn denominator(self) -> i128 {
        *self.0.denom()
    }

    /// Whether it is 0.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self == Self::ZERO
    }

    /// The absolute value.
    #[must_use]
    pub fn checked_abs(self) -> Option<Self> {
        match self < Self::ZERO {
            true => self.checked_neg(),
            false => Some(self),
        }
    }

    /// The sum.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(&other.0).map(Self)
    }

    /// The difference.
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(&other.0).map(Self)
    }

    /// The same with the other sign.
    #[must_use]
    pub fn checked_neg(self) -> Option<Self> {
        Self::ZERO.checked_sub(self)
    }

    /// The product.
    #[must_use]
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        self.0.checked_mul(&other.0).map(Self)
    }

    /// The quotient; `None` for a divisor of 0.
    #[must_use]
    pub fn checked_div(self, other: Self) -> Option<Self> {
        self.0.checked_div(&other.0).map(Self)
    }

    /// The value as a decimal, where it has one of at most 18 places.
    #[must_use]
    pub fn to_decimal(self) -> Option<Decimal> {
        for scale in 0..=Decimal::MAX_SCALE {
            let factor = 10_i128.checked_pow(u32::from(scale))?;
            let scaled = self.numerator().checked_mul(factor)?;
            if scaled % self.denominator() == 0 {
                let mantissa = i64::try_from(scaled / self.denominator()).ok()?;
                return Some(Decimal { mantissa, scale });
            }
        }
        None
    }
}

impl From<i128> for Ratio {
    fn from(number: i128) -> Self {
        Self(Fraction::from_integer(number))
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
            None => write!(f, "{}", self.0),
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
    fn what_128_bits_do_not_hold_is_no_result() {
        let huge = Ratio::from(i128::MAX);
        assert_eq!(huge.checked_add(huge), None);
        assert_eq!(huge.to_string(), i128::MAX.to_string());
        let least = Ratio::from(i128::MIN);
        assert_eq!((least.checked_neg(), least.checked_abs()), (None, None));
        assert_eq!(Ratio::new(i128::MIN, -1), None);
        assert_eq!(Ratio::new(1, i128::MIN), None);
        assert_eq!(Ratio::new(1, 0), None);
        assert_eq!(Ratio::new(i128::MIN, i128::MIN), Some(Ratio::from(1)));
    }

    #[test]
    fn the_order_is_of_the_values() {
        assert_eq!(ratio("0.30"), ratio("0.3"));
        assert!(ratio("-1") < ratio("0"));
        assert!(Ratio::from(i128::MAX) > Ratio::new(1, 3).unwrap());
    }
}
