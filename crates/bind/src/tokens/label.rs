//! Labels in the shape in which they are compared.

use crate::tokens::numbering::Numbering;
use crate::tokens::{numbering, unit};
use gouji_model::characters::half_width;

/// A label without what may differ from place to place: numbers before it, spaces, punctuation, widths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Label {
    /// The number before the label.
    pub(crate) numbering: Option<Numbering>,
    /// All words of the label.
    pub(crate) full: String,
    /// The words of the label without remarks in brackets.
    pub(crate) bare: String,
    /// The unit that stands in brackets behind the label.
    pub(crate) unit: Option<String>,
}

impl Label {
    /// Brings `text` into shape.
    pub(crate) fn new(text: &str) -> Self {
        let (numbering, rest) = numbering::split(text);
        let (words, unit) = split_unit(rest);
        let full = strip_year(words_of(words));
        let mut bare = String::new();
        if words.contains(OPENING) {
            bare = strip_year(words_of(&strip_remarks(words)));
        }
        Self {
            numbering,
            bare: if bare.is_empty() { full.clone() } else { bare },
            full,
            unit,
        }
    }
}

/// The letters and digits of `text`, half-width and in lower case.
pub(crate) fn words_of(text: &str) -> String {
    // Most characters are these, and the tables of all alphabets are slow.
    let is_word = |c: &char| matches!(c, '\u{4e00}'..='\u{9fff}') || c.is_alphanumeric();
    let mut words = String::with_capacity(text.len());
    let characters = text.chars().map(half_width).filter(is_word);
    words.extend(characters.map(|c| c.to_ascii_lowercase()));
    words
}

/// The brackets that open a remark.
const OPENING: [char; 6] = ['(', '（', '〔', '[', '【', '［'];

/// 「收到申请数（件）」 is a label and a unit.
fn split_unit(text: &str) -> (&str, Option<String>) {
    let trimmed = gouji_model::characters::trim(text);
    let inner = trimmed.strip_suffix([')', '）']);
    let parts = inner.and_then(|inner| inner.rsplit_once(['(', '（']));
    match parts.and_then(|(words, remark)| Some((words, unit::word(remark)?))) {
        Some((words, unit)) if !words.is_empty() => (words, Some(unit)),
        _ => (text, None),
    }
}

/// `text` without brackets and what they hold; a bracket that is never closed runs to the end.
fn strip_remarks(text: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if OPENING.contains(&c) => depth += 1,
            ')' | '）' | '〕' | ']' | '】' | '］' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept
}

/// Strips the year, because 「2017年收到申请数」 is the label of every year.
fn strip_year(words: String) -> String {
    let Some(at) = words.find("20") else {
        return words;
    };
    let (before, rest) = words.split_at(at);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = rest.get(digits..).and_then(|rest| rest.strip_prefix('年'));
    match after {
        Some(after) if digits == 4 => {
            let after = after.strip_prefix('度').unwrap_or(after);
            format!("{before}{after}")
        }
        _ => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_differ_is_gone() {
        let printed = Label::new("　（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）");
        let typed = Label::new("一、 主动公开 政府信息数 ( 不同渠道和方式，公开相同信息计１条 )");
        assert_eq!(printed.full, typed.full);
        assert_eq!(printed.bare, "主动公开政府信息数");
        assert_eq!(Label::new("不是《条例》所指").full, "不是条例所指");
    }

    #[test]
    fn an_open_bracket_runs_to_the_end() {
        let label = Label::new("1.专职人员数（不包括政府公报");
        assert_eq!(label.bare, "专职人员数");
        assert_eq!(Label::new("（不包括）").bare, "不包括");
    }

    #[test]
    fn units_in_brackets_and_years_are_no_words() {
        let label = Label::new("七、收取的费用（单位：万元）");
        assert_eq!(
            (label.full.as_str(), label.unit.as_deref()),
            ("收取的费用", Some("万元"))
        );
        assert_eq!(Label::new("2017年度收到申请数").full, "收到申请数");
        assert_eq!(Label::new("本年(2023)制发件数").bare, "本年制发件数");
        assert_eq!(Label::new("收到申请数2017").full, "收到申请数2017");
    }
}
