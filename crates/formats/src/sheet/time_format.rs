//! A moment as a format shows it.

use super::format_code::FormatToken;
use super::serial_date::Moment;
use std::fmt::Write as _;

const MONTHS: &str =
    "January February March April May June July August September October November December";

const WEEKDAYS: [char; 7] = ['一', '二', '三', '四', '五', '六', '日'];

/// `moment` as `tokens` show it. Parts of a second are left out.
pub(super) fn render(moment: Moment, tokens: &[FormatToken]) -> String {
    let has_half = tokens.contains(&FormatToken::Half);
    let mut text = String::new();
    let mut at = tokens.iter().peekable();
    while let Some(token) = at.next() {
        match token {
            FormatToken::Literal(literal) => text.push_str(literal),
            FormatToken::Date { letter, length } => {
                write_date(&mut text, moment, *letter, *length, has_half)
            }
            FormatToken::Elapsed { letter } => write_elapsed(&mut text, moment, *letter),
            FormatToken::Half => text.push_str(if moment.seconds < 43_200 {
                "上午"
            } else {
                "下午"
            }),
            FormatToken::Point if !matches!(at.peek(), Some(FormatToken::Digit { .. })) => {
                text.push('.')
            }
            FormatToken::Comma => text.push(','),
            FormatToken::OtherNotation => text.push('/'),
            _ => {}
        }
    }
    text.trim().to_owned()
}

fn write_date(text: &mut String, moment: Moment, letter: char, length: usize, has_half: bool) {
    let hour = moment.seconds / 3600;
    let number = match letter {
        'y' | 'e' if letter == 'e' || length > 2 => moment.year,
        'y' => {
            let _ = write!(text, "{:02}", moment.year % 100);
            return;
        }
        'm' if length > 2 => return write_month(text, moment.month, length),
        'm' => moment.month,
        'd' | 'a' if length > 2 => return write_weekday(text, moment.weekday, length),
        'd' => moment.day,
        'h' if has_half => (hour + 11) % 12 + 1,
        'h' => hour,
        'n' => moment.seconds / 60 % 60,
        's' => moment.seconds % 60,
        _ => return,
    };
    let width = if length >= 2 { 2 } else { 1 };
    let _ = write!(text, "{number:0width$}");
}

fn write_month(text: &mut String, month: u32, length: usize) {
    let at = usize::try_from(month).unwrap_or_default();
    let name = at.checked_sub(1).and_then(|at| MONTHS.split(' ').nth(at));
    let name = name.unwrap_or_default();
    let length = match length {
        3 => 3,
        5 => 1,
        _ => name.len(),
    };
    text.push_str(name.get(..length).unwrap_or_default());
}

fn write_weekday(text: &mut String, weekday: u32, length: usize) {
    let at = usize::try_from(weekday).unwrap_or_default();
    let name = WEEKDAYS.get(at).copied().unwrap_or_default();
    text.push_str(if length == 3 { "周" } else { "星期" });
    text.push(name);
}

fn write_elapsed(text: &mut String, moment: Moment, letter: char) {
    let seconds = u64::from(moment.seconds % 3600);
    let count = match letter {
        'h' => moment.hours,
        'm' => moment.hours * 60 + seconds / 60,
        _ => moment.hours * 3600 + seconds,
    };
    let _ = write!(text, "{count}");
}
