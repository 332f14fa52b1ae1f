//! The number before a label: 一、 （一） 1. (1), and the words 其中.

use gouji_model::characters::is_space;
use gouji_model::numeral::{arabic_digit, chinese_number, is_chinese_numeral};

/// The number before a label and how deep it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Numbering {
    /// 1 for 一、, 2 for （一）, 3 for 1., 4 for (1).
    pub(crate) level: u8,
    /// The number.
    pub(crate) number: u32,
}

/// The level of a label without a number; it stands under the nearest label with one.
pub(crate) const UNNUMBERED: u8 = 5;

/// Splits a label from the numbers and 其中 before it. The last number counts, because a running number may stand before
/// it.
pub(crate) fn split(text: &str) -> (Option<Numbering>, &str) {
    let mut numbering = None;
    // Spaces that an encoding lacks are saved as question marks.
    let mut rest = text.trim_start_matches(|c| is_space(c) || c == '?');
    loop {
        if let Some(after) = strip_of_which(rest) {
            rest = after.trim_start_matches(is_space);
        } else if let Some((last_numbering, after)) = read_one(rest) {
            numbering = Some(last_numbering);
            rest = after.trim_start_matches(is_space);
        } else {
            return (numbering, rest);
        }
    }
}

/// What follows 其中. Without a colon, only where a label can still follow.
fn strip_of_which(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('其')?.trim_start_matches(is_space);
    let rest = rest.strip_prefix('中')?.trim_start_matches(is_space);
    rest.strip_prefix([':', '：', ',', '，', '、'])
        .or((rest.chars().take(4).count() == 4).then_some(rest))
}

fn read_one(text: &str) -> Option<(Numbering, &str)> {
    read_bracketed(text)
        .or_else(|| read_plain(text))
        .or_else(|| single_sign(text))
}

/// （一） and (1); the opening bracket is sometimes lost.
fn read_bracketed(text: &str) -> Option<(Numbering, &str)> {
    let inner = text.strip_prefix(['(', '（', '〔', '[']).unwrap_or(text);
    let (number, is_chinese, rest) = number(inner)?;
    let rest = rest.trim_start_matches(is_space);
    let rest = rest.strip_prefix([')', '）', '〕', ']'])?;
    let level = if is_chinese { 2 } else { 4 };
    Some((Numbering { level, number }, rest))
}

/// 一、 and 1.
fn read_plain(text: &str) -> Option<(Numbering, &str)> {
    let (number, is_chinese, rest) = number(text)?;
    let after_spaces = rest.trim_start_matches(is_space);
    let after = after_spaces.strip_prefix(['、', '.', '．', '，', ',', '。', ':', '：']);
    let rest = after.or((after_spaces.len() < rest.len()).then_some(after_spaces))?;
    // 3.5 is a value, no number before a label.
    if rest.starts_with(|c| arabic_digit(c).is_some()) && !is_chinese {
        return None;
    }
    let level = if is_chinese { 1 } else { 3 };
    Some((Numbering { level, number }, rest))
}

/// ⒈ ① ㈠: number and marks in one character.
fn single_sign(text: &str) -> Option<(Numbering, &str)> {
    let first = text.chars().next()?;
    let code = u32::from(first);
    let (level, base) = match first {
        '⒈'..='⒛' => (3, '⒈'),
        '①'..='⑳' => (4, '①'),
        '⑴'..='⒇' => (4, '⑴'),
        '㈠'..='㈩' => (2, '㈠'),
        _ => return None,
    };
    let number = code - u32::from(base) + 1;
    let rest = text.get(first.len_utf8()..)?;
    Some((Numbering { level, number }, rest))
}

/// A number of at most two Arabic or three Chinese digits, whether it is in Chinese, and the text behind it.
fn number(text: &str) -> Option<(u32, bool, &str)> {
    let end = |is_digit: &dyn Fn(char) -> bool| text.find(|c| !is_digit(c)).unwrap_or(text.len());
    let digits = end(&|c| arabic_digit(c).is_some());
    if digits > 0 {
        let (digits, rest) = text.split_at(digits);
        let number = digits
            .chars()
            .filter_map(arabic_digit)
            .fold(0_u32, |number, digit| {
                number.saturating_mul(10).saturating_add(digit)
            });
        return (number < 100).then_some((number, false, rest));
    }
    let (digits, rest) = text.split_at(end(&|c| c == '〇' || is_chinese_numeral(c)));
    Some((chinese_number(digits)?, true, rest))
}

/// What is open on a higher level above `item`. From now on `item` is the last of its level.
pub(crate) fn open_above<T: Copy>(open: &mut [Option<T>], item: T, level: usize) -> Option<T> {
    let (above, below) = open.split_at_mut(level.min(open.len()));
    let parent = above.iter().rev().find_map(|&item| item);
    below.fill(None);
    if let Some(last) = below.first_mut() {
        *last = Some(item);
    }
    parent
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, level: u8, number: u32, rest: &str) {
        assert_eq!(
            split(text),
            (Some(Numbering { level, number }), rest),
            "{text}"
        );
    }

    #[test]
    fn reads_every_kind_of_number() {
        check("　　十四、会议", 1, 14, "会议");
        check("二十．会议", 1, 20, "会议");
        check("三 会议", 1, 3, "会议");
        check("（一）收到", 2, 1, "收到");
        check("(二 )收到", 2, 2, "收到");
        check("三）收到", 2, 3, "收到");
        check("㈣收到", 2, 4, "收到");
        check("１．当面", 3, 1, "当面");
        check("10、当面", 3, 10, "当面");
        check("⒉当面", 3, 2, "当面");
        check("(3)当面", 4, 3, "当面");
        check("④当面", 4, 4, "当面");
        check("12 （五）其中：1.当面", 3, 1, "当面");
        check("??（一）收到", 2, 1, "收到");
    }

    #[test]
    fn leaves_what_is_no_number() {
        for text in [
            "一次性告知数",
            "2017年度",
            "3.5",
            "其中一项",
            "（不同渠道）",
            "收到",
        ] {
            assert_eq!(split(text), (None, text));
        }
        assert_eq!(split("其中： 涉及国家秘密"), (None, "涉及国家秘密"));
    }
}
