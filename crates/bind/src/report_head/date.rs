//! The date that stands under a report.

use crate::report_head::folding::folded;
use gouji_model::Date;
use gouji_model::characters::count_up_to;
use gouji_model::numeral::chinese_number;

/// The longest date, in characters.
const LONGEST: usize = 24;

/// A text that is written as a date and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DateText {
    /// The day; `None` where the calendar has no such day.
    pub(crate) day: Option<Date>,
}

/// The date that `text` is, as it stands under a report: 2018年1月12日, 二〇一八年一月十二日.
pub(crate) fn date(text: &str) -> Option<DateText> {
    if count_up_to(text, LONGEST) > LONGEST || !text.contains('月') {
        return None;
    }
    let text = folded(text);
    let (year, rest) = text.strip_suffix('日')?.split_once('年')?;
    let (month, day) = rest.split_once('月')?;
    let (year, month, day) = (read_arabic(year)?, number(month)?, number(day)?);
    let narrow = |number: u16| u8::try_from(number).ok();
    let day = narrow(month)
        .zip(narrow(day))
        .and_then(|(month, day)| Date::new(year, month, day));
    Some(DateText { day })
}

fn number(text: &str) -> Option<u16> {
    read_arabic(text).or_else(|| read_chinese(text))
}

fn read_arabic(text: &str) -> Option<u16> {
    let is_number = (1..=4).contains(&text.len()) && text.bytes().all(|c| c.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

/// A number from 1 to 39 in Chinese: 九, 十, 十二, 二十, 三十一.
fn read_chinese(text: &str) -> Option<u16> {
    let is_written_so = !text.contains('〇') && !text.starts_with("一十");
    let number = chinese_number(text).filter(|number| is_written_so && *number < 40)?;
    u16::try_from(number).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_either_digits_are_read() {
        let day = |text| date(text).map(|written| written.day.map(|day| day.parts()));
        for text in [
            "2018年1月12日",
            "２０１８ 年 1 月 12 日",
            "二〇一八年一月十二日",
        ] {
            assert_eq!(day(text), Some(Some((2018, 1, 12))), "{text}");
        }
        assert_eq!(day("二〇二四年二月二十九日"), Some(Some((2024, 2, 29))));
        assert_eq!(day("2023年十二月三十一日"), Some(Some((2023, 12, 31))));
        assert_eq!(day("2023年2月30日"), Some(None));
        for text in [
            "2018年1月",
            "截至2018年1月12日",
            "2018年1月12日印发",
            "一月",
            "",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
