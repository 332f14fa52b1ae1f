//! What the name of a file says: which year, and which draft.

use gouji_model::REPORT_YEARS;
use gouji_model::characters::half_width;
use gouji_model::numeral::{chinese_digit, chinese_number, is_chinese_numeral};
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

/// What the name of a file says of the draft in it.
pub(crate) fn draft_name(name: &str) -> DraftName {
    let name: String = name.chars().map(half_width).collect();
    let name = name.to_ascii_lowercase();
    let number = draft_number(&name);
    let is_early = is_announced(&name, &FINAL_WORDS) || is_announced(&name, &REVISED_WORDS);
    let is_revised = says(&name, &REVISED_WORDS) || name.contains("退回后");
    // 退回 alone stands at what was returned, and not at what came back.
    let is_returned = name.contains("退回") && !is_revised;
    let date = digit_runs(&name).find_map(|run| run.day());
    DraftName {
        is_final: says(&name, &FINAL_WORDS),
        is_early: is_early || is_returned || says(&name, &EARLY_WORDS) || number == Some(1),
        is_revised,
        is_stamped: says(&name, &STAMP_WORDS),
        number: number.filter(|number| *number > 1),
        copy: digit_runs(&name)
            .filter_map(|run| run.copy_number())
            .max()
            .unwrap_or(0),
        date,
        day: match date {
            Some(date) => Some((date.parts().1, date.parts().2)),
            None => digit_runs(&name).find_map(|run| run.day_of_month()),
        },
    }
}

/// The name of a file without the number of a copy, in half width: 年报 of 年报(1).
pub(crate) fn copy_base(name: &str) -> String {
    let name: String = name.chars().map(half_width).collect();
    let copy = digit_runs(&name).find(|run| run.copy_number().is_some());
    match copy {
        Some(run) => {
            let before = run.before.trim_end_matches(['(', ' ']);
            format!("{before}{}", run.behind.trim_start_matches(')'))
        }
        None => name,
    }
}

/// What the names of folders, the nearest first, say of a draft in them; of two numbers or days the nearest counts.
pub(crate) fn folder_draft_name<'n>(folders: impl Iterator<Item = &'n str>) -> DraftName {
    folders.fold(DraftName::default(), |nearest, folder| {
        let outer = draft_name(folder);
        // 退回修改 is a folder of what was returned with some, and of what came back with others.
        let is_unclear = folder.contains("退回") && !folder.contains(['后', '稿', '件', '版']);
        DraftName {
            is_final: nearest.is_final || outer.is_final,
            is_early: nearest.is_early || outer.is_early,
            is_revised: nearest.is_revised || (outer.is_revised && !is_unclear),
            is_stamped: nearest.is_stamped || outer.is_stamped,
            number: nearest.number.or(outer.number),
            copy: 0,
            date: nearest
                .date
                .or(outer.date.filter(|_| nearest.day.is_none())),
            day: nearest.day.or(outer.day),
        }
    })
}

/// Words for the last draft.
const FINAL_WORDS: [&str; 6] = ["最终", "终稿", "终版", "定稿", "定版", "正式"];
/// Words for a draft after which another one comes.
const EARLY_WORDS: [&str; 8] = [
    "初稿",
    "草稿",
    "原稿",
    "旧稿",
    "旧版",
    "废稿",
    "作废",
    "征求意见",
];
/// Words for a draft that came after another one.
const REVISED_WORDS: [&str; 11] = [
    "修改",
    "修订",
    "修正",
    "更正",
    "改正",
    "补正",
    "改后",
    "重报",
    "重新报",
    "再次",
    "再报",
];
/// Words for a stamp. A scan need not have one, so that 扫描件 says nothing.
const STAMP_WORDS: [&str; 4] = ["盖章", "盖印", "签章", "用印"];
/// What stands before a word for something that is still to be done: 未盖章, 待修改.
const TO_DO: [char; 8] = ['未', '非', '待', '没', '需', '须', '应', '请'];

/// Whether `name` says one of `words`, and not that this is still to be done.
fn says(name: &str, words: &[&str]) -> bool {
    occurrences(name, words).any(|is_done| is_done)
}

/// Whether `name` says that one of `words` is still to be done: 修改前, 未定稿.
fn is_announced(name: &str, words: &[&str]) -> bool {
    occurrences(name, words).any(|is_done| !is_done)
}

/// Whether it is done, for each place of `name` at which one of `words` stands.
fn occurrences<'n>(name: &'n str, words: &[&'n str]) -> impl Iterator<Item = bool> {
    let places = words.iter().flat_map(|word| {
        let places = name.match_indices(word);
        places.map(|(start, word)| (start, start + word.len()))
    });
    let places: Vec<(usize, usize)> = places.collect();
    places.into_iter().map(|(start, end)| {
        let before = name.get(..start).unwrap_or_default();
        let behind = name.get(end..).unwrap_or_default();
        !before.ends_with(TO_DO) && !behind.starts_with('前')
    })
}

/// Words that stand behind the number of a draft.
const DRAFT_WORDS: [char; 3] = ['稿', '版', '次'];

/// The highest number of a draft in `name`: 第二稿, 三稿, 二次, v2.
fn draft_number(name: &str) -> Option<u32> {
    let words = name.match_indices(DRAFT_WORDS);
    let chinese = words.filter_map(|(start, word)| {
        let before = name.get(..start)?;
        let is_once_for_all = name.get(start..)?.strip_prefix(word)?.starts_with('性');
        let text = before.trim_end_matches(is_chinese_numeral);
        let numeral = before.get(text.len()..)?;
        let last = || numeral.chars().next_back().and_then(chinese_digit);
        let number = chinese_number(numeral).or_else(last);
        number.filter(|number| *number > 0 && !is_once_for_all)
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

    /// The day that eight digits are, or that begins with these: 20260112, 2026年1月12日, 2026-01-12.
    fn day(&self) -> Option<Date> {
        let year = self.digits.get(..4)?.parse().ok()?;
        if self.digits.len() == 8 {
            let month = self.digits.get(4..6)?.parse().ok()?;
            return Date::new(year, month, self.digits.get(6..)?.parse().ok()?);
        }
        let rest = self.behind.strip_prefix(['年', '.', '-', '_'])?;
        let (month, rest) = small_number(rest)?;
        let (day, _) = small_number(rest.strip_prefix(['月', '.', '-', '_'])?)?;
        Date::new(year, month, day).filter(|_| self.digits.len() == 4)
    }

    /// The month and the day that begin with these digits, without a year: 1月12日.
    fn day_of_month(&self) -> Option<(u8, u8)> {
        let month = self.small_number()?;
        let (day, rest) = small_number(self.behind.strip_prefix('月')?)?;
        let date = Date::new(LEAP_YEAR, u8::try_from(month).ok()?, day)?;
        let (_, month, day) = date.parts();
        let is_day = rest.is_empty() || rest.starts_with(['日', '号', ')', ' ', '_', '-']);
        is_day.then_some((month, day))
    }

    /// The number of a copy: (1), as programs number a file whose name is taken; or the one behind a word: 修改2.
    fn copy_number(&self) -> Option<u32> {
        let is_copy = self.before.ends_with('(') && self.behind.starts_with(')');
        let is_end = self.behind.is_empty() || self.behind.starts_with([')', ' ']);
        let is_behind_word = self.before.ends_with(['稿', '版', '改', '订', '正']) && is_end;
        self.small_number().filter(|_| is_copy || is_behind_word)
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

/// A year that has every day of the calendar.
const LEAP_YEAR: u16 = 2024;

/// The number of one or two digits with which `text` begins, and what stands behind it.
fn small_number(text: &str) -> Option<(u8, &str)> {
    let end = text.find(|c| !is_digit(c)).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    let number = digits.parse().ok()?;
    (digits.len() <= 2).then_some((number, rest))
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
        assert!(draft_name("青石镇（修改）").is_revised);
        assert!(draft_name("青石镇（盖章版）").is_stamped);
        for (name, expected) in [
            ("青石镇第十二稿", 12),
            ("青石镇二次报送", 2),
            ("青石镇第3次", 3),
            ("青石镇2025年第2次", 2),
        ] {
            assert_eq!(number(name), Some(expected), "{name}");
        }
        assert_eq!(draft_name("一次性告知").number, None);
        assert!(!draft_name("一次性告知").is_early);
        assert_eq!(draft_name("青石镇修改2").copy, 2);
        assert_eq!(draft_name("青石镇终稿12").copy, 12);
        assert_eq!(
            draft_name("青石镇2025年政府信息公开工作年度报告"),
            DraftName::default()
        );
    }

    #[test]
    fn a_word_for_what_is_to_be_done_says_that_another_draft_comes() {
        for name in [
            "初稿",
            "一稿",
            "修改前",
            "未定稿",
            "待修改",
            "退回",
            "作废",
            "第一次",
        ] {
            let said = draft_name(name);
            assert!(
                said.is_early && !said.is_revised && !said.is_final,
                "{name}"
            );
        }
        for name in [
            "修改后",
            "退回修改",
            "退回后重报",
            "退回后",
            "再次报送",
            "更正",
        ] {
            let said = draft_name(name);
            assert!(said.is_revised && !said.is_early, "{name}");
        }
        let unstamped = draft_name("青石镇（未盖章）");
        assert!(!unstamped.is_stamped && !unstamped.is_early);
        assert_eq!(draft_name("青石镇扫描件"), DraftName::default());
    }

    #[test]
    fn a_name_says_a_day_with_a_year_or_without_one() {
        for name in [
            "青石镇20260112",
            "青石镇2026年1月12日",
            "青石镇2026-01-12",
            "青石镇2026.1.12",
        ] {
            let said = draft_name(name);
            assert_eq!(said.date, Date::new(2026, 1, 12), "{name}");
            assert_eq!(said.day, Some((1, 12)), "{name}");
        }
        for name in ["青石镇（1月12日）", "青石镇1月12号", "青石镇1月12"] {
            let said = draft_name(name);
            assert_eq!((said.date, said.day), (None, Some((1, 12))), "{name}");
        }
        for name in [
            "青石镇20261312",
            "青石镇2025年1月",
            "青石镇1月至12月",
            "青石镇13月2日",
            "青石镇1月12份",
        ] {
            let said = draft_name(name);
            assert_eq!((said.date, said.day), (None, None), "{name}");
        }
    }

    #[test]
    fn folders_say_together_what_each_says() {
        let folders = ["1月12日", "第2次", "退回修改后", "第三次", "2025(1)"];
        let said = folder_draft_name(folders.into_iter());
        assert!(said.is_revised && !said.is_early && !said.is_final);
        assert_eq!((said.number, said.copy), (Some(2), 0));
        assert_eq!((said.date, said.day), (None, Some((1, 12))));
        let unclear = folder_draft_name(["退回修改"].into_iter());
        assert_eq!(unclear, DraftName::default());
        assert!(folder_draft_name(["退回"].into_iter()).is_early);
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
