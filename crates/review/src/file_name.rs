//! What the name of a file says: which year, and which draft.

use gouji_model::REPORT_YEARS;
use gouji_model::characters::half_width;
use gouji_model::numeral::chinese_digit;
use gouji_model::{Date, DraftName};

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

/// The one year that a name says. `None` where it says two; the year of a day does not count.
pub(crate) fn year(name: &str) -> Option<u16> {
    let years = digit_runs(name).filter(|run| !run.begins_day());
    common_year(years.filter_map(|run| run.year().filter(|year| REPORT_YEARS.contains(year))))
}

/// The one year of a period, as from 1 January to 31 December; `None` where it speaks of two.
pub(crate) fn year_of_period(period: &str) -> Option<u16> {
    let years = digit_runs(period).filter_map(|run| run.year());
    common_year(years).filter(|year| REPORT_YEARS.contains(year))
}

/// The year that all of `years` are; `None` where they differ or there is none.
fn common_year(mut years: impl Iterator<Item = u16>) -> Option<u16> {
    let first = years.next()?;
    years.all(|year| year == first).then_some(first)
}

/// What a name says of the draft.
pub(crate) fn draft_name(name: &str) -> DraftName {
    let name: String = name.chars().map(half_width).collect();
    let name = name.to_ascii_lowercase();
    let has_word = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let number = draft_number(&name);
    DraftName {
        is_final: has_word(&["最终", "终稿", "定稿", "正式"]),
        is_first: has_word(&["初稿", "草稿"]) || number == Some(1),
        is_revised: has_word(&["修改", "修订", "更正", "改后", "重报"]),
        number: number.filter(|number| *number > 1),
        copy: digit_runs(&name)
            .filter_map(|run| run.copy_number())
            .max()
            .unwrap_or(0),
        date: digit_runs(&name).find_map(|run| run.day()),
    }
}

/// Words that stand behind the number of a draft.
const DRAFT_WORDS: [char; 2] = ['稿', '版'];

/// The highest number of a draft in `name`: 第二稿, 三稿, v2.
fn draft_number(name: &str) -> Option<u32> {
    let words = name.match_indices(DRAFT_WORDS);
    let chinese = words.filter_map(|(start, _)| {
        let digit = name.get(..start)?.chars().next_back()?;
        chinese_digit(digit).filter(|number| *number > 0)
    });
    chinese
        .chain(digit_runs(name).filter_map(|run| run.draft_number()))
        .max()
}

/// A run of digits in the name of a file, with what stands before and behind it.
struct DigitRun<'n> {
    before: &'n str,
    digits: &'n str,
    behind: &'n str,
}

/// The runs of digits of `text`, in order.
fn digit_runs(text: &str) -> impl Iterator<Item = DigitRun<'_>> {
    let mut end = 0;
    std::iter::from_fn(move || {
        let rest = text.get(end..)?;
        let start = end + rest.find(is_digit)?;
        let (before, run) = text.split_at_checked(start)?;
        let length = run.find(|c| !is_digit(c)).unwrap_or(run.len());
        let (digits, behind) = run.split_at_checked(length)?;
        end = start + length;
        Some(DigitRun {
            before,
            digits,
            behind,
        })
    })
}

impl DigitRun<'_> {
    /// The year that four digits are.
    fn year(&self) -> Option<u16> {
        let year = self.digits.parse().ok()?;
        (self.digits.len() == 4).then_some(year)
    }

    /// Whether a month follows, so that it is the year of a day: 2026年1月12日, 2026-01-12.
    fn begins_day(&self) -> bool {
        let rest = self.behind.strip_prefix(['年', '.', '-', '/', '_', '．']);
        rest.is_some_and(|rest| rest.starts_with(is_digit))
    }

    /// The day that eight digits are: 20260112.
    fn day(&self) -> Option<Date> {
        let digits = Some(self.digits).filter(|digits| digits.len() == 8)?;
        let year = digits.get(..4)?.parse().ok()?;
        let month = digits.get(4..6)?.parse().ok()?;
        Date::new(year, month, digits.get(6..)?.parse().ok()?)
    }

    /// The number of a copy: (1), as programs number a file whose name is taken.
    fn copy_number(&self) -> Option<u32> {
        let is_copy = self.before.ends_with('(') && self.behind.starts_with(')');
        self.small_number().filter(|_| is_copy)
    }

    /// The number of a draft: 2稿, v2.
    fn draft_number(&self) -> Option<u32> {
        let before_v = self.before.strip_suffix('v');
        let is_version =
            before_v.is_some_and(|rest| !rest.ends_with(|c: char| c.is_ascii_alphanumeric()));
        let is_draft = is_version || self.behind.starts_with(DRAFT_WORDS);
        self.small_number().filter(|_| is_draft)
    }

    /// The number that one or two digits are.
    fn small_number(&self) -> Option<u32> {
        let number = self.digits.parse().ok()?;
        (self.digits.len() <= 2).then_some(number)
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
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
