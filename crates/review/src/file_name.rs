//! What the name of a file says: which year, and which draft.

use gouji_model::{Date, DraftName};

/// The years that a report may be for.
const YEARS: std::ops::RangeInclusive<u16> = 2008..=2099;

/// The name of the file of `path`, without its ending.
pub(crate) fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => name,
    }
}

/// The folders above the file of `path`, the nearest first.
pub(crate) fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.rsplit('/').skip(1)
}

/// The one year that a name says; none where it says two. A day says no year.
pub(crate) fn year(name: &str) -> Option<u16> {
    let mut years = runs(name).filter_map(|(digits, behind)| {
        let year = digits.parse().ok().filter(|year| YEARS.contains(year))?;
        let rest = behind.strip_prefix(['年', '.', '-', '/', '_', '．']);
        let is_day = rest.is_some_and(|rest| rest.starts_with(is_digit));
        (digits.len() == 4 && !is_day).then_some(year)
    });
    let first = years.next()?;
    years.all(|year| year == first).then_some(first)
}

/// The one year of a period, as from 1 January to 31 December; none where it speaks of two.
pub(crate) fn year_of_period(period: &str) -> Option<u16> {
    let years = runs(period).filter(|(digits, _)| digits.len() == 4);
    let mut years = years.filter_map(|(digits, _)| digits.parse().ok());
    let first = years.next().filter(|year| YEARS.contains(year))?;
    years.all(|year| year == first).then_some(first)
}

/// What a name says of the draft.
pub(crate) fn draft_name(name: &str) -> DraftName {
    let name: String = name.chars().map(half_width).collect();
    let name = name.to_ascii_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let number = number(&name);
    DraftName {
        is_final: says(&["最终", "终稿", "定稿", "正式"]),
        is_first: says(&["初稿", "草稿"]) || number == Some(1),
        is_revised: says(&["修改", "修订", "更正", "改后", "重报"]),
        number: number.filter(|number| *number > 1),
        copy: copy(&name),
        date: runs(&name).find_map(|(digits, _)| day(digits)),
    }
}

/// (1), as programs number a file whose name is taken.
fn copy(name: &str) -> u32 {
    let in_brackets = runs(name).filter(|(digits, behind)| {
        let start = name.len() - behind.len() - digits.len();
        let before = name.get(..start).unwrap_or_default();
        digits.len() <= 2 && before.ends_with('(') && behind.starts_with(')')
    });
    let numbers = in_brackets.filter_map(|(digits, _)| digits.parse().ok());
    numbers.max().unwrap_or(0)
}

/// 第二稿, 三稿, v2.
fn number(name: &str) -> Option<u32> {
    let signs = ["稿", "版"];
    let chinese = "一二三四五六七八九".chars().zip(1..);
    let in_words = chinese
        .filter(|(digit, _)| {
            signs
                .iter()
                .any(|sign| name.contains(&format!("{digit}{sign}")))
        })
        .map(|(_, number)| number)
        .max();
    let in_digits = runs(name).filter(|(digits, behind)| {
        let start = name.len() - behind.len() - digits.len();
        let before = name.get(..start).unwrap_or_default();
        let is_version = before
            .strip_suffix('v')
            .is_some_and(|rest| !rest.ends_with(|c: char| c.is_ascii_alphanumeric()));
        digits.len() <= 2 && (is_version || signs.iter().any(|sign| behind.starts_with(sign)))
    });
    let in_digits = in_digits
        .filter_map(|(digits, _)| digits.parse().ok())
        .max();
    in_words.max(in_digits)
}

/// 20260112.
fn day(digits: &str) -> Option<Date> {
    if digits.len() != 8 {
        return None;
    }
    let year = digits.get(..4)?.parse().ok()?;
    let month = digits.get(4..6)?.parse().ok()?;
    Date::new(year, month, digits.get(6..)?.parse().ok()?)
}

/// The runs of digits of `text`, with what stands behind each.
fn runs(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.find(is_digit)?;
        let run = rest.get(start..)?;
        let end = run.find(|c| !is_digit(c)).unwrap_or(run.len());
        let (digits, behind) = run.split_at_checked(end)?;
        rest = behind;
        Some((digits, behind))
    })
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(c) - 0xff01 + u32::from('!')).unwrap_or(c)
        }
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_a_year_and_a_day_says_none() {
        for (name, expected) in [
            ("青石镇2025年年报", Some(2025)),
            ("2025青石镇", Some(2025)),
            ("青石镇-2025", Some(2025)),
            ("2025-青石镇", Some(2025)),
            ("青石镇20260112", None),
            ("青石镇2026年1月12日", None),
            ("青石镇2026.1.12", None),
            ("青石镇2025年报（2026-01-12）", Some(2025)),
            ("2024和2025", None),
            ("青石镇", None),
            ("1999", None),
        ] {
            assert_eq!(year(name), expected, "{name}");
        }
    }

    #[test]
    fn a_name_says_which_draft_it_is() {
        let number = |name| draft_name(name).number;
        assert_eq!(number("青石镇（二稿）"), Some(2));
        assert_eq!(number("青石镇第3稿"), Some(3));
        assert_eq!(number("青石镇V2"), Some(2));
        assert_eq!(number("青石镇（2）"), None);
        assert_eq!(draft_name("青石镇（2）").copy, 2);
        assert_eq!(draft_name("青石镇(2025年)").copy, 0);
        assert_eq!(number("青石镇 (1)"), None);
        assert_eq!(number("青石镇2025年1月"), None);
        assert_eq!(number("01青石镇"), None);
        assert!(draft_name("青石镇最终稿").is_final);
        assert!(draft_name("青石镇初稿").is_first && draft_name("青石镇一稿").is_first);
        assert!(draft_name("青石镇（修改）").is_revised);
        assert_eq!(draft_name("青石镇20260112").date, Date::new(2026, 1, 12));
        assert_eq!(
            draft_name("青石镇2025年政府信息公开工作年度报告"),
            DraftName::default()
        );
    }

    #[test]
    fn a_path_has_a_name_and_folders() {
        assert_eq!(stem("2025/青石镇/年报.v2.docx"), "年报.v2");
        assert_eq!(stem("年报"), "年报");
        assert_eq!(stem(".docx"), ".docx");
        assert_eq!(
            folders("2025/青石镇/年报.docx").collect::<Vec<_>>(),
            ["青石镇", "2025"]
        );
    }
}
