//! Numerals: which characters are digits, Chinese or Arabic, and which number a run of Chinese ones is.

use crate::characters::half_width;

/// The Chinese digits, each at the index of its value.
pub const CHINESE_DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// The value of an Arabic digit of either width, from 0 to 9.
#[must_use]
pub fn arabic_digit(c: char) -> Option<u32> {
    half_width(c).to_digit(10)
}

/// The value of a Chinese digit, from 〇 to 九. 十 is no digit.
#[must_use]
pub fn chinese_digit(c: char) -> Option<u32> {
    let c = half_width(c);
    (0..)
        .zip(CHINESE_DIGITS)
        .find_map(|(value, digit)| (digit == c).then_some(value))
}

/// Whether `c` is one of the numerals that items are counted with, from 一 to 十. 〇 is none of them.
#[must_use]
pub fn is_chinese_numeral(c: char) -> bool {
    half_width(c) == '十' || chinese_digit(c).is_some_and(|value| value > 0)
}

/// The number from 0 to 99 that `text` is in Chinese: 〇, 九, 十, 十二, 二十, 三十一.
///
/// `None` where `text` holds anything else, or digits without 十 between them.
#[must_use]
pub fn chinese_number(text: &str) -> Option<u32> {
    let digit = |text: &str| {
        let mut characters = text.chars();
        let value = chinese_digit(characters.next()?)?;
        characters.next().is_none().then_some(value)
    };
    let Some((tens, ones)) = text.split_once(['十', '⼗']) else {
        return digit(text);
    };
    let tens = if tens.is_empty() { 1 } else { digit(tens)? };
    let ones = if ones.is_empty() { 0 } else { digit(ones)? };
    Some(tens * 10 + ones)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_every_script_have_a_value() {
        for (c, value) in [('7', 7), ('０', 0), ('９', 9)] {
            assert_eq!(arabic_digit(c), Some(value));
        }
        assert_eq!(arabic_digit('七'), None);
        for (c, value) in [('〇', 0), ('一', 1), ('九', 9)] {
            assert_eq!(chinese_digit(c), Some(value));
        }
        for c in ['十', '零', '7', '百'] {
            assert_eq!(chinese_digit(c), None);
        }
        let numerals = "一二三四五六七八九十";
        assert!(numerals.chars().all(is_chinese_numeral));
        assert!(!"〇零百1".chars().any(is_chinese_numeral));
    }

    #[test]
    fn numbers_up_to_ninety_nine_are_read() {
        for (text, value) in [
            ("〇", 0),
            ("九", 9),
            ("十", 10),
            ("十二", 12),
            ("二十", 20),
            ("九十九", 99),
        ] {
            assert_eq!(chinese_number(text), Some(value), "{text}");
        }
        for text in ["", "二〇", "十十", "二十一二", "十a", "百", "12"] {
            assert_eq!(chinese_number(text), None, "{text}");
        }
    }
}
