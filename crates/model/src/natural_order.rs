//! The order of paths in which people count: 2 before 10, 二 before 三 before 十.

use crate::characters::half_width;
use crate::numeral::chinese_digit;
use std::iter::Peekable;
use std::str::Chars;

/// The place of a path among others in natural order. Keys of different paths differ.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NaturalKey {
    /// Its bytes order as the paths do.
    bytes: Vec<u8>,
    /// The path, for those whose bytes are the same because of control characters in a name.
    path: String,
}

/// Ends a name of a path: no letter is as low, so that what stands in a folder stands together.
const NAME_END: u8 = 0;
/// Parts what a name counts as from how it is written.
const WRITTEN: u8 = 1;
/// Begins a number, which stands where a digit stands among letters.
const NUMBER: u8 = b'0';

/// The key of `path` in natural order.
///
/// Paths order name by name, and what stands in one folder stands together. In a name a run of digits is one number, and
/// so is a run of Chinese numerals (二〇二五, 十二, 一百零三), so that 第2稿 stands before 第三稿, and 第三稿 before 第10稿.
/// A full-width character counts as its half-width form. Names that count as the same, as 2 and 02, order as they are
/// written. Everything else orders by its code points, so that the order is the same on every machine.
///
/// Sort with `sort_by_cached_key`, because the key takes memory of its own.
#[must_use]
pub fn natural_key(path: &str) -> NaturalKey {
    let mut bytes = Vec::with_capacity(path.len() * 2 + 8);
    for (position, name) in path.split('/').enumerate() {
        if position > 0 {
            bytes.push(NAME_END);
        }
        push_name(&mut bytes, name);
        bytes.push(WRITTEN);
        bytes.extend_from_slice(name.as_bytes());
    }
    NaturalKey {
        bytes,
        path: path.to_owned(),
    }
}

/// Adds what a name counts as.
fn push_name(bytes: &mut Vec<u8>, name: &str) {
    let mut rest = name.chars().peekable();
    while let Some(&next) = rest.peek() {
        let c = half_width(next);
        if c.is_ascii_digit() {
            push_number(bytes, &arabic_digits(&mut rest));
        } else if is_numeral(c) {
            push_number(bytes, chinese_digits(&mut rest).as_bytes());
        } else {
            rest.next();
            bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }
}

/// Adds a number: the more digits, the larger.
fn push_number(bytes: &mut Vec<u8>, digits: &[u8]) {
    let zeros = digits.iter().take_while(|digit| **digit == b'0').count();
    let digits = digits.get(zeros..).unwrap_or_default();
    let length = u32::try_from(digits.len()).unwrap_or(u32::MAX);
    bytes.push(NUMBER);
    bytes.extend_from_slice(&length.to_be_bytes());
    bytes.extend_from_slice(digits);
}

/// Takes a run of Arabic digits.
fn arabic_digits(rest: &mut Peekable<Chars<'_>>) -> Vec<u8> {
    let mut digits = Vec::new();
    let as_digit = |c: char| u8::try_from(half_width(c)).ok().filter(u8::is_ascii_digit);
    while let Some(digit) = rest.peek().and_then(|&c| as_digit(c)) {
        digits.push(digit);
        rest.next();
    }
    digits
}

/// Takes the Chinese numerals that form one number, in Arabic digits: the digits of a year one by one, or what stands
/// before and behind 百 and 十.
fn chinese_digits(rest: &mut Peekable<Chars<'_>>) -> String {
    let mut digits = String::new();
    while let Some(digit) = rest.peek().and_then(|&c| digit_value(c)) {
        let mut behind = rest.clone();
        behind.next();
        let is_multiplied = matches!(behind.peek(), Some('十' | '百'));
        if is_multiplied && digit > 0 {
            break;
        }
        digits.push_str(&digit.to_string());
        rest.next();
    }
    if digits.is_empty() {
        return multiplied_number(rest).to_string();
    }
    digits
}

/// Takes a number with 百 or 十 in it: 十, 二十三, 一百零三, 三百二十.
fn multiplied_number(rest: &mut Peekable<Chars<'_>>) -> u32 {
    let hundreds = take_multiple(rest, '百');
    if hundreds.is_some() && rest.peek().is_some_and(|&c| digit_value(c) == Some(0)) {
        let mut behind = rest.clone();
        behind.next();
        if let Some(ones) = take_last_digit(&mut behind) {
            *rest = behind;
            return hundreds.unwrap_or(0) * 100 + ones;
        }
    }
    let tens = take_multiple(rest, '十');
    let ones = tens.and_then(|_| take_last_digit(rest));
    hundreds.unwrap_or(0) * 100 + tens.unwrap_or(0) * 10 + ones.unwrap_or(0)
}

/// Takes `unit` with the digit before it, which is 1 where there is none.
fn take_multiple(rest: &mut Peekable<Chars<'_>>, unit: char) -> Option<u32> {
    let mut behind = rest.clone();
    let digit = behind.peek().and_then(|&c| digit_value(c));
    if digit.is_some() {
        behind.next();
    }
    behind.next_if_eq(&unit)?;
    *rest = behind;
    Some(digit.unwrap_or(1))
}

/// Takes a digit above 0 behind which no 百 or 十 stands.
fn take_last_digit(rest: &mut Peekable<Chars<'_>>) -> Option<u32> {
    let mut behind = rest.clone();
    let digit = digit_value(behind.next()?).filter(|digit| *digit > 0)?;
    if matches!(behind.peek(), Some('十' | '百')) {
        return None;
    }
    *rest = behind;
    Some(digit)
}

fn is_numeral(c: char) -> bool {
    matches!(c, '十' | '百') || digit_value(c).is_some()
}

/// The value of a Chinese digit, also of 零 and 两.
fn digit_value(c: char) -> Option<u32> {
    match c {
        '零' => Some(0),
        '两' => Some(2),
        _ => chinese_digit(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted<'p>(paths: &[&'p str]) -> Vec<&'p str> {
        let mut paths = paths.to_vec();
        paths.sort_by_cached_key(|path| natural_key(path));
        paths
    }

    /// Holds the order of `paths` against the order in which they are sorted, from whichever order they come.
    fn assert_order(paths: &[&str]) {
        let mut reversed = paths.to_vec();
        reversed.reverse();
        assert_eq!(sorted(&reversed), paths);
        assert_eq!(sorted(paths), paths);
    }

    #[test]
    fn numbers_order_as_people_count() {
        assert_order(&["青石镇1", "青石镇2", "青石镇10", "青石镇100"]);
        assert_order(&[
            "一",
            "二",
            "三",
            "九",
            "十",
            "十一",
            "二十",
            "二十一",
            "九十九",
            "一百",
            "一百零三",
            "一百一十",
            "二百",
        ]);
        assert_order(&["第2稿", "第三稿", "第9稿", "第10稿", "第十一稿"]);
        assert_order(&["2.docx", "１０.docx", "11.docx"]);
        assert_order(&["二〇二四年", "2025年", "二〇二六年"]);
        assert_order(&["第两稿", "第三稿"]);
        assert_order(&["a1b2", "a1b10", "a2b1"]);
        assert_order(&[
            "00000000000000000000000000000001",
            "99999999999999999999999999999999",
        ]);
    }

    #[test]
    fn numerals_that_are_no_number_order_too() {
        assert_order(&["一九四九", "二〇二五"]);
        for path in [
            "十十",
            "百百十",
            "一百零",
            "零十",
            "三岔乡",
            "千佛镇",
            "百",
            "二十〇",
            "一百零十二",
        ] {
            assert_eq!(natural_key(path), natural_key(path));
            assert_order(&[path, "青石镇"]);
        }
    }

    #[test]
    fn a_folder_keeps_what_stands_in_it() {
        assert_order(&[
            "2025",
            "2025/青石镇",
            "2025/青石镇/b",
            "2025/青石镇 2/a",
            "2025年/a",
        ]);
        let mut paths = ["2/a", "02/b", "2/c", "02/d", "２/b"].to_vec();
        paths.sort_by_cached_key(|path| natural_key(path));
        assert_eq!(paths, ["02/b", "02/d", "2/a", "2/c", "２/b"]);
    }

    #[test]
    fn the_text_decides_where_nothing_else_does() {
        for (one, other) in [
            ("2", "02"),
            ("（1）", "(1)"),
            ("二", "2"),
            ("a\u{0}b", "a/b"),
            ("a\u{1}a", "a"),
            ("", "/"),
        ] {
            assert_ne!(natural_key(one), natural_key(other), "{one:?} {other:?}");
        }
    }

    /// A plain second reading of the order of two names without Chinese numerals.
    fn compare_plainly(left: &str, right: &str) -> std::cmp::Ordering {
        let parts = |name: &str| -> Vec<Result<u128, char>> {
            let mut parts = Vec::new();
            let mut digits = String::new();
            for c in name.chars().chain(['\u{0}']) {
                if c.is_ascii_digit() {
                    digits.push(c);
                    continue;
                }
                if !digits.is_empty() {
                    parts.push(Ok(digits.parse().unwrap()));
                    digits.clear();
                }
                parts.push(Err(c));
            }
            parts
        };
        let rank = |part: &Result<u128, char>| match part {
            Ok(number) => ('0', *number),
            Err(c) => (*c, 0),
        };
        let keys = |name| parts(name).iter().map(rank).collect::<Vec<_>>();
        keys(left).cmp(&keys(right)).then(left.cmp(right))
    }

    /// Different paths of up to seven of `letters`, in natural order.
    fn random_paths(letters: &[char]) -> Vec<String> {
        let mut state = 7_u64;
        let mut draw = |end: usize| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            usize::try_from(state >> 33).unwrap() % end
        };
        let mut path = |_| (0..draw(8)).map(|_| letters[draw(letters.len())]).collect();
        let mut paths: Vec<String> = (0..1000).map(&mut path).collect();
        paths.sort_by_cached_key(|path| natural_key(path));
        paths.dedup();
        paths
    }

    #[test]
    fn the_order_is_total_and_keeps_folders_together() {
        let paths = random_paths(&[
            '0', '1', '2', '9', '/', 'a', '镇', '-', '〇', '一', '二', '十', '百', '零', '两',
            '２', '（', ' ',
        ]);
        let keys: Vec<NaturalKey> = paths.iter().map(|path| natural_key(path)).collect();
        assert!(keys.is_sorted_by(|left, right| left < right));
        let mut inner = 0;
        for (position, path) in paths.iter().enumerate() {
            let Some((folder, _)) = path.rsplit_once('/') else {
                continue;
            };
            inner += 1;
            let folder = format!("{folder}/");
            let last = paths.iter().rposition(|other| other.starts_with(&folder));
            let between = &paths[position..=last.unwrap()];
            let is_inner = |other: &String| other.starts_with(&folder);
            assert!(between.iter().all(is_inner), "{between:?}");
        }
        assert!(inner > 100, "{inner}");
    }

    #[test]
    fn names_in_arabic_digits_order_as_a_plain_reading_says() {
        let paths = random_paths(&['0', '1', '2', '9', 'a', 'b', '-']);
        assert!(paths.len() > 500, "{}", paths.len());
        assert!(paths.is_sorted_by(|left, right| compare_plainly(left, right).is_lt()));
    }
}
