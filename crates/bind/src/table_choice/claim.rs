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
const YEARS_BEFORE: [&str; 6] = ["上年", "上一年", "去年", "往年", "前年", "历年"];

/// What a caption says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Caption {
    /// Whether it says that the table is a sample or instructions.
    pub(super) claim: Option<TableClaim>,
    /// The years that it names, parts of dates not among them.
    pub(super) years: Vec<u16>,
    /// Whether it says that the table is of the year before.
    pub(super) is_year_before: bool,
    /// Whether it is the title of a report or of a whole table, so that headings below it belong to it.
    pub(super) is_title: bool,
}

impl Caption {
    /// What a short text says; `None` for a sentence and for a text that says nothing of what the table is.
    pub(super) fn new(text: &str) -> Option<Self> {
        if count_up_to(text, LONGEST_CAPTION) > LONGEST_CAPTION || text.contains('。') {
            return None;
        }
        let words = fold(text);
        let says = |known: &[&str]| known.iter().any(|word| words.contains(word));
        let caption = Self {
            claim: match () {
                () if says(&SAMPLES) => Some(TableClaim::Sample),
                () if says(&INSTRUCTIONS) => Some(TableClaim::Instructions),
                () => None,
            },
            years: years(text),
            is_year_before: says(&YEARS_BEFORE),
            is_title: says(&["报告", "统计表", "报表", "情况表", "年报"]),
        };
        let says_anything = caption.claim.is_some()
            || !caption.years.is_empty()
            || caption.is_year_before
            || caption.is_title;
        says_anything.then_some(caption)
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
        ] {
            assert_eq!(claim(text), said, "{text}");
        }
        assert_eq!(
            Caption::new("2024年").and_then(|caption| caption.claim(None)),
            None
        );
    }
}
