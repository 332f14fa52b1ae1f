//! Number formats: how a cell shows its number.
//!
//! A figure is its value and not what its format leaves of it, so a plain
//! format only adds its words, such as 0"件". Percentages, dates and numbers
//! that a format divides or cuts are given as they are shown, so that nothing
//! downstream takes them for another number than a person sees.

use super::format_code::{self, Condition, FormatSection, FormatToken};
use super::number::Number;
use super::serial_date::{Epoch, moment};
use super::{digit_format, time_format};

/// The longest format code that is obeyed, in bytes; Excel allows 255 characters.
const LONGEST: usize = 1024;

/// A format of numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct NumberFormat {
    /// The one to four sections of the code; none where numbers are shown as they are.
    sections: Vec<FormatSection>,
}

impl NumberFormat {
    /// The format that `code` describes.
    pub(crate) fn parse(code: &str) -> Self {
        let sections = match code.len() {
            0 | LONGEST.. => Vec::new(),
            _ => format_code::sections(code),
        };
        let is_general = |section: &FormatSection| section.tokens == [FormatToken::General];
        if let [only] = sections.as_slice()
            && is_general(only)
        {
            return Self::default();
        }
        Self { sections }
    }

    /// The format with a number of its own, which no file describes.
    ///
    /// Dates and amounts are those of a Chinese system.
    pub(crate) fn built_in(id: u16) -> Self {
        Self::parse(built_in_format(id))
    }

    /// The text that shows `number`; `None` where the format hides it.
    pub(crate) fn render(&self, number: Number, epoch: Epoch) -> Option<String> {
        let Some(section) = self.section_for(number) else {
            return Some(number.to_string());
        };
        if section.tokens.is_empty() {
            // 0;; and the like leave zeros out, which are zeros all the same.
            let mut sections = self.sections.iter();
            let is_all_hidden = sections.all(|section| section.tokens.is_empty());
            return (number.is_zero() && !is_all_hidden).then(|| number.to_string());
        }
        if section.has(FormatToken::is_calendar_token) {
            let moment = moment(number, epoch);
            return Some(moment.map_or_else(
                || number.to_string(),
                |moment| time_format::render(moment, &section.tokens),
            ));
        }
        Some(digit_format::render(number, &section.tokens))
    }

    /// Whether the format shows no text: its fourth section is there and empty.
    pub(crate) fn hides_text(&self) -> bool {
        matches!(self.sections.as_slice(), [_, _, _, text] if text.tokens.is_empty())
    }

    fn section_for(&self, number: Number) -> Option<&FormatSection> {
        let mut sections = self.sections.iter();
        if sections.any(|section| section.condition.is_some()) {
            let holds = |section: &&FormatSection| {
                section
                    .condition
                    .is_none_or(|condition| condition.holds(number))
            };
            return self.sections.iter().take(3).find(holds);
        }
        let numbers = self.sections.len().min(3);
        let at = match numbers {
            2.. if number.is_negative() => 1,
            3 if number.is_zero() => 2,
            _ => 0,
        };
        self.sections.get(at)
    }
}

impl Condition {
    fn holds(self, number: Number) -> bool {
        let order = number.cmp(&self.bound);
        match self.comparison {
            "<" => order.is_lt(),
            "<=" => order.is_le(),
            ">" => order.is_gt(),
            ">=" => order.is_ge(),
            "<>" => order.is_ne(),
            _ => order.is_eq(),
        }
    }
}

fn built_in_format(id: u16) -> &'static str {
    match id {
        5..=8 | 42 | 44 => "\"¥\"0.00",
        9 => "0%",
        10 => "0.00%",
        14 => "yyyy/m/d",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        18 => "h:mm AM/PM",
        19 => "h:mm:ss AM/PM",
        20 => "h:mm",
        21 => "h:mm:ss",
        22 => "yyyy/m/d h:mm",
        27 | 36 | 50 | 52 | 57 => "yyyy\"年\"m\"月\"",
        28 | 29 | 51 | 53 | 54 | 58 => "m\"月\"d\"日\"",
        30 => "m-d-yy",
        31 => "yyyy\"年\"m\"月\"d\"日\"",
        32 => "h\"时\"mm\"分\"",
        33 => "h\"时\"mm\"分\"ss\"秒\"",
        34 | 55 => "上午/下午h\"时\"mm\"分\"",
        35 | 56 => "上午/下午h\"时\"mm\"分\"ss\"秒\"",
        45 => "mm:ss",
        46 => "[h]:mm:ss",
        47 => "mm:ss.0",
        _ => "",
    }
}

#[cfg(test)]
#[path = "number_format_tests.rs"]
mod tests;
