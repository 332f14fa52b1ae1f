//! The word behind `{n}`: what a claim is measured in.

use super::pattern::{Pattern, PatternPiece};
use gouji_model::{Form, Unit};
use std::collections::BTreeSet;

/// Units of money, the long ones first.
pub(crate) const MONEY: [&str; 3] = ["亿元", "万元", "元"];

/// Words that count or measure something, the long ones first.
const WORDS: [&str; 26] = [
    "亿元", "万元", "人次", "年度", "元", "件", "条", "次", "篇", "个", "期", "份", "人", "户",
    "家", "项", "起", "宗", "例", "场", "部", "名", "处", "本", "张", "年",
];

/// The unit that all of `patterns` print behind their number; `None` where they print none or several.
pub(super) fn unit_of(patterns: &[Pattern], form: &Form) -> Option<Unit> {
    let mut units: BTreeSet<String> = BTreeSet::new();
    for pattern in patterns {
        for written in texts_behind_number(pattern) {
            units.insert(leading_unit(written, form)?);
        }
    }
    let is_money = |unit: &String| MONEY.contains(&unit.as_str());
    let unit = match units.len() {
        0 => return None,
        1 => units.into_iter().next()?,
        _ if units.iter().all(is_money) => "万元".to_owned(),
        _ => return None,
    };
    Some(Unit(match unit.as_str() {
        "年" => "年度".to_owned(),
        _ if is_money(&unit) => money_unit(form).to_owned(),
        _ => unit,
    }))
}

/// The unit in which the form counts money, and so every claim that is money.
fn money_unit(form: &Form) -> &str {
    let units = form.figures.iter().filter_map(|spec| spec.unit.as_ref());
    units
        .map(|unit| unit.0.as_str())
        .find(|unit| MONEY.contains(unit))
        .unwrap_or("万元")
}

/// What may stand behind the number of a pattern.
fn texts_behind_number(pattern: &Pattern) -> Vec<&[char]> {
    let Some(at) = pattern
        .pieces
        .iter()
        .position(|piece| *piece == PatternPiece::Number)
    else {
        return Vec::new();
    };
    match pattern.pieces.get(at + 1) {
        Some(PatternPiece::Words(words)) => vec![words],
        Some(PatternPiece::OneOf(all)) => all.iter().map(Vec::as_slice).collect(),
        _ => vec![&[]],
    }
}

/// The unit with which `written` begins.
fn leading_unit(written: &[char], form: &Form) -> Option<String> {
    let text: String = written.iter().collect();
    let of_form = form.figures.iter().filter_map(|spec| spec.unit.as_ref());
    let of_form = of_form.map(|unit| unit.0.as_str());
    WORDS
        .into_iter()
        .chain(of_form)
        .find(|unit| text.starts_with(unit))
        .map(str::to_owned)
}
