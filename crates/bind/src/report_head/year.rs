//! The report year. Dates of publication are no report years.

use gouji_model::TEXT_YEARS;
use gouji_model::numeral::chinese_digit;

/// A year in a text, and the bytes that it takes with 年 or 年度.
pub(crate) struct YearMention {
    pub(crate) year: u16,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// The first year of `text` that is not part of a date.
pub(crate) fn first(text: &str) -> Option<u16> {
    all(text).next().map(|mention| mention.year)
}

/// The years of `text` that are no part of a date.
pub(crate) fn all(text: &str) -> impl Iterator<Item = YearMention> + '_ {
    text.match_indices('年').filter_map(|(at, _)| {
        let year = year_ending_at(text, at)?;
        let after = text.get(at + '年'.len_utf8()..)?;
        let is_date = after.starts_with(|c: char| c.is_ascii_digit());
        let taken = if after.starts_with('度') {
            '度'.len_utf8()
        } else {
            0
        };
        (!is_date).then_some(YearMention {
            year,
            start: at - 4,
            end: at + '年'.len_utf8() + taken,
        })
    })
}

/// The year whose four digits end at `end`; `None` for a longer number, or one that is no year of a report.
fn year_ending_at(text: &str, end: usize) -> Option<u16> {
    let before = text.get(..end)?;
    let digits = before.get(end.checked_sub(4)?..)?;
    let is_longer = before
        .get(..end - 4)?
        .ends_with(|c: char| c.is_ascii_digit());
    let year = digits
        .parse()
        .ok()
        .filter(|year| TEXT_YEARS.contains(year))?;
    (!is_longer && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(year)
}

/// The year that the body names: that of its period, of the report it announces, or of its first sentence.
pub(crate) fn body_year(texts: &[String]) -> Option<u16> {
    let period = texts.iter().find_map(|text| period_year(text));
    let announced = || texts.iter().find_map(|text| announced_year(text));
    let opening = || texts.iter().find_map(|text| leading_year(text));
    period.or_else(announced).or_else(opening)
}

/// 「2017年1月1日至2017年12月31日」.
pub(crate) fn period_year(text: &str) -> Option<u16> {
    text.match_indices("年1月1日").find_map(|(at, mark)| {
        let after = text.get(at + mark.len()..)?;
        let near: String = after.chars().take(20).collect();
        near.contains("12月31")
            .then(|| year_ending_at(text, at))
            .flatten()
    })
}

/// 「2017年度政府信息公开」.
fn announced_year(text: &str) -> Option<u16> {
    let is_announced = |mention: &YearMention| text.get(mention.end..).is_some_and(names_report);
    all(text).find(is_announced).map(|mention| mention.year)
}

/// Whether what stands behind a year begins as the name of the report does.
pub(crate) fn names_report(after: &str) -> bool {
    let words = ["政府信息公开", "信息公开", "政务公开"];
    words.iter().any(|words| after.starts_with(words))
}

/// 「2020年,我街按照……」.
fn leading_year(text: &str) -> Option<u16> {
    let mention = all(text).next().filter(|mention| mention.start == 0)?;
    let after = text.get(mention.end..)?;
    let opens = [",", "、", "我", "全", "以来", "度"]
        .iter()
        .any(|words| after.starts_with(words));
    opens.then_some(mention.year)
}

/// `text` with a year in Chinese digits, as 二〇一七年, in Arabic ones.
pub(crate) fn convert_year_digits(text: String) -> String {
    if !text.contains('二') {
        return text;
    }
    let mut characters: Vec<char> = text.chars().collect();
    for end in 4..characters.len() {
        if characters.get(end) != Some(&'年') {
            continue;
        }
        let Some(digits) = characters.get_mut(end - 4..end) else {
            continue;
        };
        if digits.first() == Some(&'二') && digits.iter().all(|&c| digit_in_arabic(c).is_some()) {
            for digit in digits {
                *digit = digit_in_arabic(*digit).unwrap_or(*digit);
            }
        }
    }
    characters.into_iter().collect()
}

fn digit_in_arabic(c: char) -> Option<char> {
    match c {
        '○' | '零' | 'O' | 'o' | '0' => Some('0'),
        _ => chinese_digit(c).and_then(|value| char::from_digit(value, 10)),
    }
}
