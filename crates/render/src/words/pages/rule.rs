//! The page of a rule: what stands beside its expression, and its example.

use crate::words::{Words, zh};
use gouji_model::{BlankAs, Grouping, ReadInfo, RuleInfo};

impl Words {
    /// What the author of `rule` set beside its expression, a sentence each.
    pub(crate) fn rule_options(self, rule: &RuleInfo) -> Vec<String> {
        let blank = rule.blank.map(|blank| self.blank_text(blank).to_owned());
        let units = rule.as_counts.then(|| self.counts_text().to_owned());
        let tolerance = rule.tolerance.as_deref().map(|by| self.tolerance(by));
        let grouping = self.grouping(rule.gathered).map(str::to_owned);
        [blank, units, tolerance, grouping]
            .into_iter()
            .flatten()
            .collect()
    }

    /// The title of `rule`, or its check in words where the author gave none.
    pub(crate) fn rule_title(self, rule: &RuleInfo) -> String {
        match rule.title.get(self.0) {
            "" => self.expression_sentence(&rule.check),
            title => title.to_owned(),
        }
    }

    /// What a rule reads out of the prose: its patterns, then what else belongs to it, a line each.
    pub(crate) fn read_patterns(self, read: &ReadInfo) -> Vec<String> {
        let name = &read.name;
        let mut lines = vec![match &read.place {
            None => self
                .zh(format!("从正文里读 {name}："))
                .en(format!("read {name} from the text:")),
            Some(place) => self
                .zh(format!("从{place}里读 {name}："))
                .en(format!("read {name} from {place}:")),
        }];
        lines.extend(read.say.iter().map(|pattern| format!("  {pattern}")));
        let conditions = [
            (
                &read.with,
                zh("同一句里，前面要有：").en("with one of these before it in the sentence: "),
            ),
            (
                &read.without,
                zh("同一句里，前面有这些词的不算：")
                    .en("not with one of these before it in the sentence: "),
            ),
            (
                &read.unless,
                zh("同一小句里有这些词的不算：").en("not where the clause has one of these: "),
            ),
        ];
        for (words, (zh, en)) in conditions {
            if !words.is_empty() {
                lines.push(format!("  {}{}", self.pick(zh, en), self.list(words)));
            }
        }
        lines
    }

    /// What `each` of a rule ranges over; in English as written, with English placeholders for the Chinese ones.
    pub(crate) fn scope(self, scope: &str) -> String {
        let meaning = match scope.split_once(" of ") {
            Some(("part", name)) => format!("{name}的每个分项"),
            Some(("column", name)) => format!("{name}的每一列"),
            Some(("row", name)) => format!("{name}的每一行"),
            Some(("block", name)) => format!("{name}的每一组"),
            _ => match scope {
                "total" => "每个总数",
                "subset" => "每个“其中”",
                "heading" => "每个标题行",
                "detail" => "每个分项",
                "unsigned" => "每个不能填负数的填报数",
                "column" => "每一列",
                "figure" => "每个填报数",
                other => other,
            }
            .to_owned(),
        };
        let english = match scope.rsplit_once(' ') {
            Some((scope, "名称")) => format!("{scope} NAME"),
            Some((scope, "表名")) => format!("{scope} TABLE"),
            Some((scope, "正文")) => format!("{scope} prose"),
            _ => scope.to_owned(),
        };
        self.zh(meaning).en(english)
    }

    /// What a rule without a title checks, in the words of its expression.
    pub(crate) fn expression_sentence(self, check: &str) -> String {
        self.zh(format!("应满足：{check}"))
            .en(format!("must hold: {check}"))
    }

    /// A paragraph of the text of an example.
    pub(crate) fn example_paragraph(self, text: &str) -> String {
        self.zh(format!("正文：{text}")).en(format!("text: {text}"))
    }

    /// How many figures an example states that are not listed.
    pub(crate) fn more_in_example(self, more: usize) -> String {
        self.zh(format!("例子里另外{more}个数没有列出"))
            .en(format!("the example states {more} more, not listed"))
    }

    fn blank_text(self, blank: BlankAs) -> &'static str {
        match blank {
            BlankAs::Zero => self.pick("空白：当作0", "a blank: counts as 0"),
            BlankAs::NotStated => self.pick(
                "空白：不当作0，空着就不查",
                "a blank: is not stated, so nothing is checked",
            ),
        }
    }

    fn counts_text(self) -> &'static str {
        self.pick(
            "单位：不管单位，只比数",
            "units: not looked at, only numbers are compared",
        )
    }

    fn tolerance(self, by: &str) -> String {
        match by {
            "rounding" => self
                .zh("允许相差：四舍五入差的一点")
                .en("may miss by: what rounding takes"),
            by => self
                .zh(format!("允许相差：{by}"))
                .en(format!("may miss by: {by}")),
        }
    }

    fn grouping(self, grouping: Grouping) -> Option<&'static str> {
        match grouping {
            Grouping::Not => None,
            Grouping::ByTable => Some(self.pick(
                "怎么列：一张表里查出的，合成一处说",
                "told: all of one table as one finding",
            )),
            Grouping::ByReport => Some(self.pick(
                "怎么列：一份报告里查出的，合成一处说",
                "told: all of one report as one finding",
            )),
        }
    }
}
