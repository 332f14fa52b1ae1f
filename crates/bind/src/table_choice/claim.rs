//! What a caption says of the table under it: that it is a sample, instructions, or a table of another year.

use crate::report_head::{fold, years};
use gouji_model::TableClaim;
use gouji_model::characters::count_up_to;

/// The longest caption, in characters.
const LONGEST_CAPTION: usize = 40;

/// What names a sample.
const SAMPLES: [&str; 10] = [
    "样表",
    "表样",
    "样例",
    "样张",
    "示例",
    "范例",
    "范本",
    "样本",
    "填写样式",
    "参考样式",
];

/// What names instructions.
const INSTRUCTIONS: [&str; 6] = [
    "填报说明",
    "填表说明",
    "填写说明",
    "填报要求",
    "填报须知",
    "填报指南",
];

/// What names the year before.
const YEARS_BEFORE: [&str; 5] = ["上年", "上一年", "去年", "往年", "历年"];

/// What titles of reports and tables end with.
const TITLES: [&str; 5] = ["报告", "统计表", "报表", "情况表", "年报"];

/// What stands in sentences about a table and in no caption of one.
const SENTENCES: [&str; 16] = [
    "。", "上表", "以上", "上述", "见", "如下", "根据", "相比", "按照", "没有", "结转", "较",
    "比上", "比去", "本年", "略",
];

/// A text without 附件1： before it.
fn strip_annex(text: &str) -> &str {
    let Some(rest) = text.strip_prefix('附') else {
        return text;
    };
    let rest = rest.trim_start_matches(['件', '表', '注']);
    rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '：' | '、' | '.'))
}

/// What is left of a text without the years in it.
fn behind_years(text: &str) -> String {
    let mut rest = text.to_owned();
    while let Some(at) = rest.find("20") {
        let digits = rest.get(at..).unwrap_or_default();
        let count = digits.bytes().take_while(u8::is_ascii_digit).count();
        if count != 4 {
            break;
        }
        rest.replace_range(at..at + 4, "");
    }
    rest
}

/// What a caption says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Caption {
    /// Whether it says that the table is a sample or instructions.
    pub(super) claim: Option<TableClaim>,
    /// The years that it names, parts of dates not among them.
    pub(super) years: Vec<u16>,
    /// Whether it says that the table is of the year before.
    pub(super) is_year_before: bool,
    /// Whether it is the title of a report or of a table.
    pub(super) is_title: bool,
    /// Whether it is the title of a report, so that the sections below it belong to it.
    pub(super) is_report: bool,
}

impl Caption {
    /// What a short text says; `None` for a sentence and for a text that says nothing of what the table is.
    ///
    /// A caption begins with what it says, or is a title that ends with the name of a table or report. 「与2024年相比，变化不大」
    /// and 「上表为2024年数据」 are none.
    pub(super) fn new(text: &str) -> Option<Self> {
        if count_up_to(text, LONGEST_CAPTION) > LONGEST_CAPTION {
            return None;
        }
        let words = fold(text);
        if SENTENCES.iter().any(|word| words.contains(word)) {
            return None;
        }
        let is_mark =
            |c: char| matches!(c, '(' | ')' | '[' | ']' | '【' | '】' | ':' | '：' | '、');
        let inner = words.trim_matches(is_mark);
        let inner = strip_annex(inner).trim_matches(is_mark);
        let is_title = TITLES.iter().any(|title| inner.ends_with(title));
        let years = years(text);
        let opens = |known: &[&str]| known.iter().any(|word| inner.starts_with(word));
        let closes = |known: &[&str]| known.iter().any(|word| inner.ends_with(word));
        let is_year_before = opens(&YEARS_BEFORE);
        let opens_with_year = inner.starts_with("20") || inner.starts_with("二");
        let is_plain = !behind_years(inner).contains(|c: char| c.is_ascii_digit());
        let claim = match () {
            () if is_plain && (opens(&SAMPLES) || closes(&SAMPLES)) => Some(TableClaim::Sample),
            () if is_plain && (opens(&INSTRUCTIONS) || closes(&INSTRUCTIONS)) => {
                Some(TableClaim::Instructions)
            }
            () => None,
        };
        let says_year = (!years.is_empty() || is_year_before)
            && is_plain
            && (is_title || opens_with_year || is_year_before);
        (claim.is_some() || says_year || is_title).then_some(Self {
            claim,
            years: if says_year { years } else { Vec::new() },
            is_year_before: is_year_before && says_year,
            is_title,
            is_report: ["报告", "年报"].iter().any(|title| inner.ends_with(title)),
        })
    }

    /// What the table says that it is, other than a table of `year`.
    pub(super) fn claim(&self, year: Option<u16>) -> Option<TableClaim> {
        let is_other = match (year, self.years.as_slice()) {
            (_, []) => self.is_year_before,
            (Some(year), years) => !years.contains(&year),
            (None, _) => false,
        };
        self.claim.or(is_other.then_some(TableClaim::OtherYear))
    }

    /// The year of the table, where the caption names one and no other.
    pub(super) fn year(&self) -> Option<u16> {
        match self.years.as_slice() {
            [year] if self.claim.is_none() => Some(*year),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(text: &str) -> Option<TableClaim> {
        Caption::new(text)?.claim(Some(2025))
    }

    #[test]
    fn captions_say_what_a_table_is() {
        use TableClaim::{Instructions, OtherYear, Sample};
        for (text, said) in [
            ("（样表）", Some(Sample)),
            ("附件2：填 报 说 明", Some(Instructions)),
            ("附：上年度数据，供对照", Some(OtherYear)),
            ("2024年：", Some(OtherYear)),
            ("二〇二四年度统计表", Some(OtherYear)),
            ("2025年：", None),
            ("2024年、2025年对照表", None),
            ("石桥镇2025年政府信息公开工作年度报告", None),
            ("2024年12月31日", None),
            ("去年以来，本镇把公开作为重点工作。", None),
            ("统计表附后", None),
            ("与2024年相比，变化不大", None),
            ("2024年结转4件，本年办结4件", None),
            ("（填报说明：没有的填0）", None),
            ("（上表为2024年数据）", None),
            ("根据2024年修订的格式填报：", None),
            ("政府信息公开情况统计表（样表）", Some(Sample)),
            ("2024年情况：", Some(OtherYear)),
        ] {
            assert_eq!(claim(text), said, "{text}");
        }
        assert_eq!(
            Caption::new("2024年").and_then(|caption| caption.claim(None)),
            None
        );
    }
}
