//! Exact decimals: a whole mantissa and a number of decimal places.

use std::fmt;

/// `mantissa / 10^scale`, exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Decimal {
    /// The digits as a whole number.
    pub mantissa: i64,
    /// How many of the digits stand behind the decimal point.
    pub scale: u8,
}

/// Why a text is not a decimal that the program can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecimalError {
    /// Not digits with at most one point and a sign.
    NotANumber,
    /// More digits than 64 bits hold, or more than 18 decimal places.
    TooLong,
}

impl Decimal {
    /// The most decimal places that are kept.
    pub const MAX_SCALE: u8 = 18;

    /// A whole number.
    #[must_use]
    pub const fn whole(mantissa: i64) -> Self {
        Self { mantissa, scale: 0 }
    }

    /// Reads ASCII `[+-]digits[.digits]`; the scale is the number of digits printed behind the point.
    ///
    /// # Errors
    /// [`DecimalError::NotANumber`] for any other text, and [`DecimalError::TooLong`] for a number that does not fit.
    pub fn parse(text: &str) -> Result<Self, DecimalError> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let ends_in_point = digits.ends_with('.');
        if whole.is_empty() || ends_in_point || !all_digits(whole) || !all_digits(fraction) {
            return Err(DecimalError::NotANumber);
        }
        let scale = u8::try_from(fraction.len()).map_err(|_| DecimalError::TooLong)?;
        if scale > Self::MAX_SCALE {
            return Err(DecimalError::TooLong);
        }
        let mut mantissa: i64 = 0;
        for byte in whole.bytes().chain(fraction.bytes()) {
            let digit = i64::from(byte - b'0');
            mantissa = mantissa
                .checked_mul(10)
                .and_then(|shifted| shifted.checked_add(digit))
                .ok_or(DecimalError::TooLong)?;
        }
        Ok(Self {
            mantissa: if negative { -mantissa } else { mantissa },
            scale,
        })
    }

    /// The mantissa of the same value at another scale; `None` where digits would be lost or it does not fit.
    #[must_use]
    pub fn mantissa_at(self, scale: u8) -> Option<i64> {
        if scale >= self.scale {
            let factor = 10_i64.checked_pow(u32::from(scale - self.scale))?;
            return self.mantissa.checked_mul(factor);
        }
        let factor = 10_i64.checked_pow(u32::from(self.scale - scale))?;
        (self.mantissa % factor == 0).then(|| self.mantissa / factor)
    }

    /// The same value without zeros at the end of the decimal places.
    #[must_use]
    pub fn normalize(self) -> Self {
        let Self {
            mut mantissa,
            mut scale,
        } = self;
        while scale > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
        Self { mantissa, scale }
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.scale == 0 {
            return write!(f, "{}", self.mantissa);
        }
        let width = usize::from(self.scale) + 1;
        let digits = format!("{:0width$}", self.mantissa.unsigned_abs());
        let (whole, fraction) = digits.split_at(digits.len() - usize::from(self.scale));
        let sign = if self.mantissa < 0 { "-" } else { "" };
        write!(f, "{sign}{whole}.{fraction}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_prints_the_same_digits() {
        for text in ["0", "7", "-8", "25.10", "0.092", "190.457379", "-0.5"] {
            assert_eq!(Decimal::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Decimal::parse("+19").unwrap().to_string(), "19");
    }

    #[test]
    fn refuses_what_is_no_plain_number() {
        for text in [
            "", ".", "1.", ".5", "1e3", "1,000", "１", "--1", "1.2.3", " 1",
        ] {
            assert_eq!(
                Decimal::parse(text),
                Err(DecimalError::NotANumber),
                "{text}"
            );
        }
        assert_eq!(
            Decimal::parse("9223372036854775808"),
            Err(DecimalError::TooLong)
        );
        assert_eq!(
            Decimal::parse("0.1234567890123456789"),
            Err(DecimalError::TooLong)
        );
    }

    #[test]
    fn changes_scale_only_where_no_digit_is_lost() {
        let fee = Decimal::parse("25.10").unwrap();
        assert_eq!(fee.mantissa_at(4), Some(251_000));
        assert_eq!(fee.mantissa_at(1), Some(251));
        assert_eq!(fee.mantissa_at(0), None);
        assert_eq!(fee.normalize().to_string(), "25.1");
        assert_eq!(
            Decimal {
                mantissa: i64::MAX,
                scale: 0
            }
            .mantissa_at(1),
            None
        );
    }
}
