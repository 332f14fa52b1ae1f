//! Numbers in running text: digits, full-width digits, thousands separators, Chinese numerals.

use gouji_model::Claim;
use gouji_model::numeral::chinese_digit;

/// A number in a folded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numeral {
    /// The index of the number's first character.
    pub(super) start: usize,
    /// The index of the character behind the number's last one.
    pub(super) end: usize,
    /// The number's value as a mantissa at `Claim::SCALE`; `None` where it is no exact number of its own: 约20, 3至5, 第3.
    pub(super) mantissa: Option<i64>,
    /// Whether the number is written in digits.
    pub(super) is_digits: bool,
    /// Whether the number is a year, a month, a day or the number of a document.
    pub(super) is_date: bool,
}

/// Words in front of a number that say that it is not exact, or no count.
const BEFORE: [&str; 10] = [
    "约", "近", "逾", "超", "超过", "不足", "至少", "多达", "第", "每",
];
/// Words in front of Chinese numerals that say the same, because the numeral may be part of a word: 数十, 统一, 任一.
const BEFORE_CHINESE: [&str; 8] = ["几", "数", "某", "统", "同", "任", "唯", "逐"];
/// Words behind a number that say that it is not exact; its unit may stand between.
const BEHIND: [&str; 6] = ["以上", "左右", "上下", "以内", "以下", "之多"];

/// The numbers of `text`, in order. `spaced` tells whether a space was taken out in front of a character.
pub(super) fn numerals(text: &[char], spaced: &[bool]) -> Vec<Numeral> {
    let mut found: Vec<Numeral> = Vec::new();
    let mut at = 0;
    while let Some(&first) = text.get(at) {
        let mut numeral = match first {
            '0'..='9' => digits(text, spaced, at),
            _ if place_of(first).is_some() && multiplier(first).is_none() => read_chinese(text, at),
            _ => {
                at += 1;
                continue;
            }
        };
        if !is_exact(text, spaced, numeral) {
            numeral.mantissa = None;
        }
        at = numeral.end.max(at + 1);
        found.push(numeral);
    }
    found
}

/// Digits with their separators and decimal places, and 万 or 亿 behind them where no 元 follows.
fn digits(text: &[char], spaced: &[bool], start: usize) -> Numeral {
    let is_digit = |at: usize| {
        let parted = at > start && spaced.get(at).copied().unwrap_or(false);
        text.get(at).is_some_and(char::is_ascii_digit) && !parted
    };
    let mut end = start;
    while is_digit(end) {
        end += 1;
    }
    // Thousands: three digits behind every comma, and no more.
    let mut written: String = text.get(start..end).unwrap_or_default().iter().collect();
    if written.len() <= 3 {
        while text.get(end) == Some(&',') && (end + 1..end + 4).all(is_digit) && !is_digit(end + 4)
        {
            written.extend(text.get(end + 1..end + 4).unwrap_or_default());
            end += 4;
        }
    }
    let mut places = 0;
    if text.get(end) == Some(&'.') && is_digit(end + 1) {
        let from = end + 1;
        end = from;
        while is_digit(end) {
            end += 1;
        }
        written.extend(text.get(from..end).unwrap_or_default());
        places = end - from;
    }
    let mut power = usize::from(Claim::SCALE).checked_sub(places);
    let next = text.get(end).copied();
    let is_money = text.get(end + 1) == Some(&'元') || text.get(end + 1) == Some(&'亿');
    if let Some(zeros) = next.and_then(multiplier).filter(|_| !is_money) {
        end += 1;
        power = (usize::from(Claim::SCALE) + zeros).checked_sub(places);
    }
    let is_date = matches!(
        text.get(end),
        Some('年' | '月' | '日' | '号' | '时' | '点' | '届')
    );
    Numeral {
        start,
        end,
        mantissa: power.and_then(|power| scale_digits(&written, power)),
        is_digits: true,
        is_date,
    }
}

/// How many zeros 万 and 亿 stand for.
fn multiplier(character: char) -> Option<usize> {
    match character {
        '万' => Some(4),
        '亿' => Some(8),
        _ => None,
    }
}

fn scale_digits(digits: &str, power: usize) -> Option<i64> {
    let value: i64 = digits.parse().ok()?;
    let power = 10_i64.checked_pow(u32::try_from(power).ok()?)?;
    value.checked_mul(power)
}

/// A run of Chinese numerals: 二十五, 一百〇三, 二〇二三.
fn read_chinese(text: &[char], start: usize) -> Numeral {
    let rest = text.get(start..).unwrap_or_default();
    let is_place = |character: &&char| place_of(**character).is_some();
    let mut length = rest.iter().take_while(is_place).count();
    let at = |offset: usize| rest.get(offset).copied();
    // In 二十万元 the unit is 万元.
    while length > 1
        && at(length) == Some('元')
        && at(length - 1).is_some_and(|last| multiplier(last).is_some())
    {
        length -= 1;
    }
    let run = rest.get(..length).unwrap_or_default();
    let next = at(length);
    Numeral {
        start,
        end: start + length,
        mantissa: value(run).and_then(|value| value.checked_mul(Claim::ONE)),
        is_digits: false,
        is_date: matches!(next, Some('年' | '月' | '日' | '号' | '、' | '是')),
    }
}

/// The value of a digit, or the power that a word for one stands for.
enum Place {
    Digit(i64),
    Power(i64),
}

fn place_of(character: char) -> Option<Place> {
    if let Some(digit) = chinese_digit(character) {
        return Some(Place::Digit(digit.into()));
    }
    Some(match character {
        '两' => Place::Digit(2),
        '十' => Place::Power(10),
        '百' => Place::Power(100),
        '千' => Place::Power(1_000),
        '万' => Place::Power(10_000),
        '亿' => Place::Power(100_000_000),
        _ => return None,
    })
}

/// The value of a run of numerals; `None` where they make no number.
fn value(run: &[char]) -> Option<i64> {
    let is_positional = run
        .iter()
        .all(|&character| matches!(place_of(character), Some(Place::Digit(_))));
    if is_positional {
        let mut value: i64 = 0;
        for &character in run {
            let Some(Place::Digit(digit)) = place_of(character) else {
                return None;
            };
            value = value.checked_mul(10)?.checked_add(digit)?;
        }
        return Some(value);
    }
    let (mut total, mut section, mut digit): (i64, i64, Option<i64>) = (0, 0, None);
    let mut smallest = i64::MAX;
    for &character in run {
        match place_of(character)? {
            // 一百零三: the zero says nothing.
            Place::Digit(0) => digit = None,
            Place::Digit(next) if digit.is_none() => digit = Some(next),
            Place::Digit(_) => return None,
            Place::Power(power) if power < 10_000 => {
                if power >= smallest {
                    return None;
                }
                smallest = power;
                section = section.checked_add(digit.take().unwrap_or(1).checked_mul(power)?)?;
            }
            Place::Power(power) => {
                let whole = section.checked_add(digit.take().unwrap_or(0))?;
                total = total.checked_add(whole.max(i64::from(total == 0)).checked_mul(power)?)?;
                (section, smallest) = (0, i64::MAX);
            }
        }
    }
    total.checked_add(section)?.checked_add(digit.unwrap_or(0))
}

/// Whether the number stands for itself: no 约, no 余, no range, no part of a name.
fn is_exact(text: &[char], spaced: &[bool], numeral: Numeral) -> bool {
    let Numeral { start, end, .. } = numeral;
    let before = text.get(start.saturating_sub(3)..start);
    let before: String = before.unwrap_or_default().iter().collect();
    let behind: String = text.get(end..).unwrap_or_default().iter().take(4).collect();
    let first = before.chars().next_back();
    let next = behind.chars().next();
    let is_letter = first.is_some_and(|character| character.is_ascii_alphanumeric());
    let is_cut = spaced.get(start).copied().unwrap_or(false) && is_letter
        || numeral.is_digits && next.is_some_and(|next| next.is_ascii_digit());
    let in_front = BEFORE.iter().any(|word| before.ends_with(word))
        || !numeral.is_digits && BEFORE_CHINESE.iter().any(|word| before.ends_with(word));
    let is_vague = matches!(next, Some('余' | '多' | '几' | '来'))
        || BEHIND.iter().any(|word| behind.contains(word));
    let is_link =
        |character: Option<char>| matches!(character, Some('-' | '至' | '到' | '/' | '.'));
    let is_number = |character: Option<char>| {
        character
            .is_some_and(|character| character.is_ascii_digit() || place_of(character).is_some())
    };
    let in_range = is_link(first) && is_number(before.chars().rev().nth(1))
        || is_link(next) && is_number(behind.chars().nth(1))
        || first == Some('-');
    !(is_letter || is_cut || in_front || is_vague || in_range)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, Option<i64>)> {
        let folded: Vec<char> = text.chars().filter_map(gouji_ruleset::fold).collect();
        let spaced = vec![false; folded.len()];
        numerals(&folded, &spaced)
            .into_iter()
            .map(|each| {
                let raw = folded[each.start..each.end].iter().collect();
                (raw, each.mantissa)
            })
            .collect()
    }

    fn read_whole(text: &str) -> i64 {
        let found = read(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        found[0].1.unwrap() / 1_000_000
    }

    #[test]
    fn numbers_are_read_however_they_are_written() {
        for (text, value) in [
            ("142条", 142),
            ("１４２条", 142),
            ("1,234件", 1234),
            ("1，234，567件", 1_234_567),
            ("12万条", 120_000),
            ("二十五件", 25),
            ("十二件", 12),
            ("一百零三件", 103),
            ("两件", 2),
            ("三千五百件", 3500),
            ("二十万元", 20),
            ("二〇二三年", 2023),
            ("零件", 0),
            ("十件", 10),
            ("总数171条", 171),
        ] {
            assert_eq!(read_whole(text), value, "{text}");
        }
        assert_eq!(read("0.092万元")[0].1, Some(92_000));
        assert_eq!(read("3万元")[0], ("3".to_owned(), Some(3_000_000)));
        assert_eq!(read("收到5,办结3件").len(), 2);
    }

    #[test]
    fn what_is_not_exact_has_no_value() {
        for text in [
            "约20件",
            "近百件",
            "20余次",
            "3至5件",
            "3-5件",
            "第3件",
            "超过30件",
            "5件以上",
            "GB5条",
            "十余件",
            "几十件",
            "9999999999999999件",
            "一二十三件",
            "数十件",
            "统一件",
        ] {
            let found = read(text);
            assert!(!found.is_empty(), "{text}");
            assert!(
                found.iter().all(|(_, value)| value.is_none()),
                "{text}: {found:?}"
            );
        }
    }
}
