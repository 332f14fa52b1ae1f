//! What the page of a rule says beside its expression.

use super::Words;
use gouji_model::{BlankAs, Grouping, Language, ReadInfo, RuleInfo};

impl Words {
    /// What the author of `rule` set beside its expression, a sentence each.
    pub(crate) fn rule_options(self, rule: &RuleInfo) -> Vec<String> {
        let blank = rule.blank.map(|blank| self.blank_as(blank).to_owned());
        let units = rule.as_counts.then(|| self.as_counts().to_owned());
        let tolerance = rule.tolerance.as_deref().map(|by| self.tolerance(by));
        let gathered = self.gathered(rule.gathered).map(str::to_owned);
        [blank, units, tolerance, gathered]
            .into_iter()
            .flatten()
            .collect()
    }

    /// What a rule reads out of the prose: its patterns, then what else belongs to it, a line each.
    pub(crate) fn read(self, read: &ReadInfo) -> Vec<String> {
        let list = |words: &[String]| {
            words.join(match self.0 {
                Language::Zh => "、",
                Language::En => ", ",
            })
        };
        let name = &read.name;
        let place = read.place.as_deref();
        let mut lines = vec![match (self.0, place) {
            (Language::Zh, None) => format!("从正文里读 {name}："),
            (Language::Zh, Some(place)) => format!("从{place}里读 {name}："),
            (Language::En, None) => format!("read {name} from the text:"),
            (Language::En, Some(place)) => format!("read {name} from {place}:"),
        }];
        lines.extend(read.say.iter().map(|say| format!("  {say}")));
        if !read.with.is_empty() {
            let with = list(&read.with);
            lines.push(match self.0 {
                Language::Zh => format!("  同一句里，前面要有：{with}"),
                Language::En => format!("  with one of these before it in the sentence: {with}"),
            });
        }
        if !read.without.is_empty() {
            let without = list(&read.without);
            lines.push(match self.0 {
                Language::Zh => format!("  同一句里，前面有这些词的不算：{without}"),
                Language::En => {
                    format!("  not with one of these before it in the sentence: {without}")
                }
            });
        }
        if !read.unless.is_empty() {
            let unless = list(&read.unless);
            lines.push(match self.0 {
                Language::Zh => format!("  同一小句里有这些词的不算：{unless}"),
                Language::En => format!("  not where the clause has one of these: {unless}"),
            });
        }
        lines
    }

    /// A paragraph of the text of an example.
    pub(crate) fn in_text(self, text: &str) -> String {
        match self.0 {
            Language::Zh => format!("正文：{text}"),
            Language::En => format!("text: {text}"),
        }
    }

    fn blank_as(self, blank: BlankAs) -> &'static str {
        match (self.0, blank) {
            (Language::Zh, BlankAs::Zero) => "空白：当作0",
            (Language::Zh, BlankAs::NotStated) => "空白：不当作0，空着就不查",
            (Language::En, BlankAs::Zero) => "a blank: counts as 0",
            (Language::En, BlankAs::NotStated) => "a blank: is not stated, so nothing is checked",
        }
    }

    fn as_counts(self) -> &'static str {
        match self.0 {
            Language::Zh => "单位：不管单位，只比数",
            Language::En => "units: not looked at, only numbers are compared",
        }
    }

    fn tolerance(self, by: &str) -> String {
        match (self.0, by) {
            (Language::Zh, "rounding") => "允许相差：四舍五入差的一点".to_owned(),
            (Language::Zh, by) => format!("允许相差：{by}"),
            (Language::En, "rounding") => "may miss by: what rounding takes".to_owned(),
            (Language::En, by) => format!("may miss by: {by}"),
        }
    }

    fn gathered(self, gathered: Grouping) -> Option<&'static str> {
        Some(match (self.0, gathered) {
            (_, Grouping::Not) => return None,
            (Language::Zh, Grouping::ByTable) => "怎么列：一张表里查出的，合成一处说",
            (Language::Zh, Grouping::ByReport) => "怎么列：一份报告里查出的，合成一处说",
            (Language::En, Grouping::ByTable) => "told: all of one table as one finding",
            (Language::En, Grouping::ByReport) => "told: all of one report as one finding",
        })
    }

    /// How many figures an example states that are not listed.
    pub(crate) fn more_in_example(self, more: usize) -> String {
        match self.0 {
            Language::Zh => format!("例子里另外{more}个数没有列出"),
            Language::En => format!("the example states {more} more, not listed"),
        }
    }
}
