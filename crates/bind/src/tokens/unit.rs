//! Units of measure: which words are one, which mean the same, how money converts.

use gouji_model::characters::{half_width, is_space};
use gouji_model::{Decimal, Form};
use std::sync::Arc;

/// The units of other things than money that these forms and their local editions print.
const WORDS: [&str; 30] = [
    "件", "条", "次", "篇", "个", "人", "人次", "期", "份", "家", "场", "场次", "项", "班", "起",
    "处", "名", "户", "册", "部", "宗", "例", "批", "台", "套", "家次", "件次", "条次", "班次",
    "期次",
];

/// Units of money, with the power of ten of one 元.
const MONEY: [(&str, i8); 6] = [
    ("元", 0),
    ("百元", 2),
    ("千元", 3),
    ("万元", 4),
    ("百万元", 6),
    ("亿元", 8),
];

/// The unit that `text` is: 「 件 」, 「万 元」, 「（件）」, 「单位：万元」.
pub(crate) fn word(text: &str) -> Option<String> {
    strip_marks(text).filter(|word| is_known(word))
}

/// Whether `unit` is one that forms print, whether or not a form of this run does.
fn is_known(unit: &str) -> bool {
    WORDS.contains(&unit) || is_money(unit)
}

/// The units that are known in a run: those above, and the others that its forms print.
#[derive(Debug, Clone, Default)]
pub(crate) struct Units {
    others: Vec<String>,
}

impl Units {
    pub(crate) fn new(forms: &[Arc<Form>]) -> Self {
        let specs = forms.iter().flat_map(|form| form.figures.iter());
        let printed = specs.filter_map(|spec| strip_marks(&spec.unit.as_ref()?.0));
        let mut others: Vec<String> = printed.filter(|unit| !is_known(unit)).collect();
        others.sort_unstable();
        others.dedup();
        Self { others }
    }

    /// The unit that `text` is.
    pub(crate) fn word(&self, text: &str) -> Option<String> {
        strip_marks(text).filter(|word| is_known(word) || self.others.binary_search(word).is_ok())
    }
}

/// `text` without what may stand around a unit; `None` where it is too long for one.
fn strip_marks(text: &str) -> Option<String> {
    let is_mark = |c: char| is_space(c) || matches!(c, '(' | ')' | '（' | '）');
    let text = text.trim_matches(is_mark);
    let text = text.strip_prefix("计量").unwrap_or(text);
    let text = match text.strip_prefix("单位") {
        Some(rest) => rest
            .trim_start_matches(is_space)
            .strip_prefix([':', '：'])?,
        None => text,
    };
    if text.chars().take(8).count() > 7 {
        return None;
    }
    let word: String = text
        .chars()
        .filter(|&c| !is_space(c))
        .map(half_width)
        .collect();
    Some(word)
}

/// Whether two units count the same things.
pub(crate) fn is_same(one: &str, other: &str) -> bool {
    let plain = |unit| if unit == "名" { "人" } else { unit };
    plain(one) == plain(other)
}

/// `value` of the unit `from` in the unit `to`, exactly; `None` where they are not both money or it does not fit.
pub(crate) fn convert(value: Decimal, from: &str, to: &str) -> Option<Decimal> {
    let shift = power_of_ten(from)? - power_of_ten(to)?;
    let moved = if shift >= 0 {
        let factor = 10_i64.checked_pow(u32::from(shift.unsigned_abs()))?;
        Decimal {
            mantissa: value.mantissa.checked_mul(factor)?,
            scale: value.scale,
        }
    } else {
        Decimal {
            mantissa: value.mantissa,
            scale: value.scale.checked_add(shift.unsigned_abs())?,
        }
    };
    let moved = moved.normalize();
    (moved.scale <= Decimal::MAX_SCALE).then_some(moved)
}

/// Whether `unit` counts money.
pub(crate) fn is_money(unit: &str) -> bool {
    power_of_ten(unit).is_some()
}

/// The power of ten of one 元 that a unit of money is.
fn power_of_ten(unit: &str) -> Option<i8> {
    let mut units = MONEY.iter();
    units.find_map(|&(word, power)| (word == unit).then_some(power))
}

/// Whether one of the two can be converted into the other.
pub(crate) fn converts(from: &str, to: &str) -> bool {
    is_money(from) && is_money(to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_units_however_they_are_printed() {
        for text in [
            "万元",
            " 万　元 ",
            "（万元）",
            "单位：万元",
            "（计量单位: 万元）",
        ] {
            assert_eq!(word(text).as_deref(), Some("万元"), "{text}");
        }
        for text in ["", "单位", "统计数", "件数", "收到申请数", "5件"] {
            assert_eq!(word(text), None, "{text}");
        }
    }

    #[test]
    fn money_converts_exactly() {
        let convert = |text: &str, from: &str, to: &str| {
            convert(Decimal::parse(text).unwrap(), from, to).map(|value| value.to_string())
        };
        assert_eq!(convert("251000", "元", "万元").as_deref(), Some("25.1"));
        assert_eq!(convert("1", "元", "万元").as_deref(), Some("0.0001"));
        assert_eq!(convert("0.092", "万元", "元").as_deref(), Some("920"));
        assert_eq!(convert("9223372036854775807", "亿元", "元"), None);
        assert_eq!(convert("5", "件", "条"), None);
    }
}
