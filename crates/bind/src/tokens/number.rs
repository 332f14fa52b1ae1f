//! The text of a cell to a number, a dash or 无. A text that is not certain to be one of them is no value.

use crate::tokens::unit::Units;
use gouji_model::characters::{count_up_to, half_width, is_space, trim};
use gouji_model::{Decimal, DecimalError};

/// The longest text that is tried as a value, in characters.
const LONGEST: usize = 48;

/// What a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// A number, and the unit written behind it.
    Number {
        /// The number.
        value: Decimal,
        /// The unit in the cell.
        unit: Option<String>,
    },
    /// A change in words: 减3, 增5. It is a value only in a column of changes.
    Change(Decimal),
    /// A number beside question marks, to which characters that were lost have been saved: 「? 0」. It is no value where a
    /// sign may have been lost.
    Marked(Decimal),
    /// A number of more digits than the program holds.
    TooLong,
    /// Marks of which nobody can say what they are, alone or among digits.
    Undecodable,
    /// A dash or a slash.
    Dash,
    /// The word 无.
    None,
}

/// The value that `text` is, or `None` where it is no value or not certain to be one.
pub(crate) fn read(text: &str, units: &Units) -> Option<Value> {
    let text = trim(text);
    if text.is_empty() {
        return None;
    }
    if is_undecodable(text, units) {
        return Some(Value::Undecodable);
    }
    if count_up_to(text, LONGEST) > LONGEST {
        let is_digits = text.chars().all(|c| plain_character(c).is_ascii_digit());
        return is_digits.then_some(Value::TooLong);
    }
    if text == "无" {
        return Some(Value::None);
    }
    if is_dash(text) {
        return Some(Value::Dash);
    }
    if let Some(change) = change(text) {
        return Some(Value::Change(change));
    }
    if let Some(marked) = marked_number(text) {
        return Some(Value::Marked(marked));
    }
    let written: String = text.chars().map(plain_character).collect();
    let digits = written
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | ',')))
        .unwrap_or(written.len());
    let (digits, behind) = written.split_at(digits);
    let unit = match behind.trim_start_matches(is_space) {
        "" => None,
        behind => Some(
            units
                .word(behind)
                .filter(|_| !behind.contains(['(', ')', ':']))?,
        ),
    };
    match Decimal::parse(&strip_separators(digits)?) {
        Ok(value) => Some(Value::Number { value, unit }),
        Err(DecimalError::TooLong) => Some(Value::TooLong),
        Err(DecimalError::NotANumber) => None,
    }
}

/// The number before or behind question marks: a character that an encoding lacks is saved as one.
fn marked_number(text: &str) -> Option<Decimal> {
    // People write the full-width mark where they doubt.
    let is_mark = |c: char| c == '?';
    if !text.contains(is_mark) {
        return None;
    }
    let inner = text.trim_matches(|c| is_mark(c) || is_space(c));
    let has_mark = inner.len() < text.len();
    let digits: String = inner.chars().map(half_width).collect();
    let is_plain = digits.starts_with(|c: char| c.is_ascii_digit());
    Decimal::parse(&strip_separators(&digits)?)
        .ok()
        .filter(|_| has_mark && is_plain)
}

/// Whether `text` holds marks that could not be decoded, and beside them no more than a number has.
fn is_undecodable(text: &str, units: &Units) -> bool {
    const UNDECODABLE: char = char::REPLACEMENT_CHARACTER;
    if !text.contains(UNDECODABLE) {
        return false;
    }
    let is_of_number = |c: char| {
        let c = plain_character(c);
        c == UNDECODABLE || c.is_ascii_digit() || is_space(c) || "+-.,%/".contains(c)
    };
    let behind = text.trim_start_matches(is_of_number);
    behind.is_empty() || units.word(behind).is_some()
}

/// The number behind 增 or 减, with its sign.
fn change(text: &str) -> Option<Decimal> {
    let (words, is_less) = match text.strip_prefix('减') {
        Some(rest) => (rest, true),
        None => (text.strip_prefix('增')?, false),
    };
    let words = words
        .strip_prefix(if is_less { '少' } else { '加' })
        .unwrap_or(words);
    let digits: String = trim(words).chars().map(half_width).collect();
    let is_plain = digits.starts_with(|c: char| c.is_ascii_digit());
    let value = Decimal::parse(&strip_separators(&digits)?)
        .ok()
        .filter(|_| is_plain)?;
    let sign = if is_less { -1 } else { 1 };
    Some(Decimal {
        mantissa: value.mantissa.checked_mul(sign)?,
        scale: value.scale,
    })
}

/// Half-width, with one kind of minus.
fn plain_character(c: char) -> char {
    match c {
        '−' | '﹣' | '–' => '-',
        _ => half_width(c),
    }
}

/// One or a few dashes or slashes. A longer row of them is a line drawn in the text.
fn is_dash(text: &str) -> bool {
    text.chars().all(is_dash_stroke) && !is_drawn_line(text)
}

/// Whether a row of dashes fills a cell. Other signs, as `****`, do not count, because they may hide a figure.
pub(crate) fn is_long_dash(text: &str) -> bool {
    let is_stroke = |c| is_dash_stroke(c) && half_width(c) != '/';
    trim(text).chars().all(is_stroke) && is_drawn_line(text)
}

/// Whether `c` is one of the strokes that dashes and slashes are made of.
pub(crate) fn is_dash_stroke(c: char) -> bool {
    matches!(
        half_width(c),
        '-' | '/' | '—' | '–' | '−' | '―' | '─' | '﹣' | '﹘'
    )
}

/// Whether `text` draws a line: `---`, `:---:`, `————————`, `+-----+`.
pub(crate) fn is_drawn_line(text: &str) -> bool {
    let is_stroke = |c: char| {
        matches!(
            half_width(c),
            '-' | '=' | '_' | '—' | '–' | '+' | ':' | '~' | '*'
        ) || matches!(c, '\u{2500}'..='\u{257f}')
    };
    let text = trim(text);
    text.chars().all(is_stroke)
        && (text.chars().filter(|&c| c == '-').count() >= 3 || count_up_to(text, 3) > 3)
}

/// Whether a line of its own is a page number: `— 1 —`, `- 2 -`, `第3页`, `第3页 共5页`.
pub(crate) fn is_page_number(text: &str) -> bool {
    let compact: String = text
        .chars()
        .filter(|&c| !is_space(c))
        .map(half_width)
        .collect();
    let is_dash = |c: char| matches!(c, '-' | '—' | '–' | '―' | '─');
    let inner = compact.trim_matches(is_dash);
    let between_dashes = compact.starts_with(is_dash) && compact.ends_with(is_dash);
    let is_number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let paged = |text: &str| {
        text.strip_prefix('第')
            .and_then(|text| text.strip_suffix('页'))
            .is_some_and(is_number)
    };
    match inner.split_once("共") {
        Some((page, _)) => paged(page.trim_end_matches([',', '/', '，'])),
        None => between_dashes && is_number(inner) || paged(inner),
    }
}

/// The digits without thousands separators; `None` where the groups are not of three.
fn strip_separators(digits: &str) -> Option<String> {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if fraction.contains(',') {
        return None;
    }
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let is_short = matches!(first.trim_start_matches(['+', '-']).len(), 1..=3);
    let is_grouped = whole.contains(',');
    if is_grouped && !(is_short && groups.all(|group| group.len() == 3)) {
        return None;
    }
    Some(digits.replace(',', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Option<(String, Option<String>)> {
        match read(text, &Units::default())? {
            Value::Number { value, unit } => Some((value.to_string(), unit)),
            _ => None,
        }
    }

    #[test]
    fn page_numbers_are_no_values() {
        for text in [
            "— 1 —",
            "－ 2 －",
            "-3-",
            "第3页",
            "第 3 页 共 5 页",
            "第1页/共2页",
        ] {
            assert!(is_page_number(text), "{text}");
        }
        for text in ["1", "-1", "1-", "—", "——", "共5页", "第页", "142", ""] {
            assert!(!is_page_number(text), "{text}");
        }
    }

    #[test]
    fn numbers_of_every_writing_are_read() {
        let written = [
            ("7", "7"),
            ("　 142　　", "142"),
            ("０", "0"),
            ("１２．５", "12.5"),
            ("007", "7"),
            ("1,234", "1234"),
            ("１，２３４", "1234"),
            ("1，234,567.80", "1234567.80"),
            ("+19", "19"),
            ("-8", "-8"),
            ("－8", "-8"),
            ("−8", "-8"),
            ("\u{a0}3\u{feff}", "3"),
        ];
        for (text, value) in written {
            assert_eq!(number(text), Some((value.to_owned(), None)), "{text}");
        }
    }

    #[test]
    fn a_unit_may_stand_behind() {
        let unit = |value: &str, unit: &str| Some((value.to_owned(), Some(unit.to_owned())));
        assert_eq!(number("251000元"), unit("251000", "元"));
        assert_eq!(number("5 件"), unit("5", "件"));
        assert_eq!(number("1,200.5 万元"), unit("1200.5", "万元"));
    }

    #[test]
    fn what_is_not_certain_is_no_value() {
        let doubtful = [
            "",
            "约5",
            "约五件",
            "见附件",
            "7?1",
            "?-3",
            "?",
            "?约5",
            "1e3",
            "1,23",
            "12,34,567",
            ",123",
            "1,234,",
            "12.",
            "3..4",
            "5-6",
            "--5",
            "1 234",
            "3 5",
            "12。",
            "5/6",
            "五",
            "零",
            "减-3",
            "减",
            "增三",
            "减3件",
            "5%",
            "0.1,234",
            "5(件)",
            "7 7件",
            "2017年",
            "1234,567",
            "O",
            "１Ｏ",
        ];
        for text in doubtful {
            assert_eq!(read(text, &Units::default()), None, "{text}");
        }
    }

    #[test]
    fn dashes_and_none_are_told_apart() {
        for text in ["/", "／", "—", "－", "-", "--", "——", " — ", "———"] {
            assert_eq!(read(text, &Units::default()), Some(Value::Dash), "{text}");
        }
        assert_eq!(read(" 无 ", &Units::default()), Some(Value::None));
        for text in ["---", "————————", ":---:", "+----+", "────"] {
            assert!(
                is_drawn_line(text) && read(text, &Units::default()).is_none(),
                "{text}"
            );
        }
        assert!(!is_drawn_line("——"));
    }

    #[test]
    fn a_change_may_be_written_in_words() {
        let change = |text: &str| match read(text, &Units::default()) {
            Some(Value::Change(value)) => Some(value.to_string()),
            _ => None,
        };
        assert_eq!(change("减3").as_deref(), Some("-3"));
        assert_eq!(change("减少 １２").as_deref(), Some("-12"));
        assert_eq!(change("增1,234").as_deref(), Some("1234"));
        assert_eq!(change("增加5").as_deref(), Some("5"));
    }

    #[test]
    fn question_marks_beside_a_number_are_lost_characters() {
        let marked = |text: &str| match read(text, &Units::default()) {
            Some(Value::Marked(value)) => Some(value.to_string()),
            _ => None,
        };
        assert_eq!(marked("? 0").as_deref(), Some("0"));
        assert_eq!(marked("??142").as_deref(), Some("142"));
        assert_eq!(marked("7?").as_deref(), Some("7"));
        assert_eq!(marked("7？"), None);
        assert_eq!(marked("? 1,234.5 ?").as_deref(), Some("1234.5"));
    }

    #[test]
    fn numbers_beyond_64_bits_are_said_to_be_too_long() {
        assert_eq!(
            read("9223372036854775808", &Units::default()),
            Some(Value::TooLong)
        );
        assert_eq!(
            read("0.1234567890123456789", &Units::default()),
            Some(Value::TooLong)
        );
    }
}
