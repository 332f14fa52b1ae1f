//! The words of the summary of a county's figures.

use super::{Words, zh};
use crate::terminal::width::clean_inline;
use gouji_model::{Language, OmissionReason, Rollup};

/// The headings and words of one language.
pub(crate) struct RollupWords {
    words: Words,
    /// The sheets.
    pub(crate) sums: &'static str,
    pub(crate) by_submitter: &'static str,
    pub(crate) sources: &'static str,
    pub(crate) left_out: &'static str,
    pub(crate) queries: &'static str,
    pub(crate) compared: &'static str,
    /// The columns.
    pub(crate) item: &'static str,
    pub(crate) column: &'static str,
    pub(crate) unit: &'static str,
    pub(crate) number: &'static str,
    pub(crate) table: &'static str,
    pub(crate) sum: &'static str,
    pub(crate) stated: &'static str,
    pub(crate) queried: &'static str,
    pub(crate) submitter: &'static str,
    pub(crate) level: &'static str,
    pub(crate) value: &'static str,
    pub(crate) file: &'static str,
    pub(crate) place: &'static str,
    pub(crate) question: &'static str,
    pub(crate) why: &'static str,
    pub(crate) what_to_do: &'static str,
    pub(crate) own_report: &'static str,
    pub(crate) difference: &'static str,
    /// In place of a sum that does not fit.
    pub(crate) too_large: &'static str,
    /// Where the county's own report agrees with the sums.
    pub(crate) no_difference: &'static str,
    /// Where everybody is in the sums.
    pub(crate) nobody_left_out: &'static str,
    /// How a file with the sums is had.
    pub(crate) how_to_write: &'static str,
    /// Beside differences, where somebody is left out.
    pub(crate) without_some: &'static str,
    /// Where the workbook lists open queries.
    pub(crate) where_queries: &'static str,
    /// What the looks of a sum mean.
    pub(crate) query_legend: &'static str,
    pub(crate) difference_legend: &'static str,
}

impl Words {
    pub(crate) fn rollup(self) -> &'static RollupWords {
        self.pick(&CHINESE, &ENGLISH)
    }
}

impl RollupWords {
    /// The title of the summary of `rollup`.
    pub(crate) fn title(&self, rollup: &Rollup<'_>) -> String {
        let (county, year) = (clean_inline(&rollup.county), rollup.year);
        // What a form's title says of its years in brackets is for who chooses between forms.
        let form = rollup.form.title.split('（').next().unwrap_or_default();
        self.words
            .zh(format!("{county}{year}年{form}汇总表"))
            .en(format!("{county} {year} {form}: sums"))
    }

    /// Whose reports are in it.
    pub(crate) fn coverage(&self, rollup: &Rollup<'_>) -> String {
        let (contributors, expected) = (rollup.contributors.len(), rollup.submitter_count());
        match expected - contributors {
            0 => self
                .words
                .zh(format!("全部{expected}个单位都已汇总；空格不计"))
                .en(format!(
                    "all {expected} submitters are in the sums; blank cells count as nothing"
                )),
            others => self
                .words
                .zh(format!(
                    "共{expected}个单位，汇总了{contributors}个，另有{others}个没有汇总；空格不计"
                ))
                .en(format!(
                    "{contributors} of {expected} submitters are in the sums; blank cells count as \
                     nothing"
                )),
        }
    }

    /// That of figures the county's own report states otherwise, so many.
    pub(crate) fn differences(&self, figures: usize, path: &str) -> String {
        let en = match figures {
            1 => format!("1 figure of the county's own report ({path}) is not the sum"),
            _ => format!("{figures} figures of the county's own report ({path}) are not the sums"),
        };
        self.words
            .zh(format!("本级报告（{path}）有{figures}个数和各单位合计不同"))
            .en(en)
    }

    /// That the sums break rules.
    pub(crate) fn broken_rules(&self, rules: &str) -> String {
        self.words
            .zh(format!(
                "汇总数本身不平的规则：{rules}；多半是有的单位空着不填，或者计入了有错误的报告"
            ))
            .en(format!(
                "the sums break {rules}; most likely somebody left cells blank, or reports with \
                 errors are in them"
            ))
    }

    /// That some are in the sums with open queries: `queried` with queries on figures, as [`Self::queried_submitter`] tells
    /// them, and the names of `others`, whose queries are on no one figure.
    pub(crate) fn open_queries(&self, queried: &[String], others: &[String]) -> String {
        let count = queried.len() + others.len();
        let (queried, others) = (self.words.list(queried), self.words.list(others));
        let en = match count {
            1 => "1 submitter in the sums has open queries".to_owned(),
            _ => format!("{count} submitters in the sums have open queries"),
        };
        let whole = self
            .words
            .zh(format!("汇总进来的单位里，有{count}个要核实、还没有说明"))
            .en(en);
        let about_figures = self
            .words
            .zh(format!("涉及数的：{queried}"))
            .en(format!("on figures: {queried}"));
        let about_text = self
            .words
            .zh(format!("不针对哪个数的：{others}"))
            .en(format!("on no one figure: {others}"));
        let parts = [
            (true, whole),
            (!queried.is_empty(), about_figures),
            (!others.is_empty(), about_text),
        ];
        let parts = parts.into_iter().filter(|(is_there, _)| *is_there);
        let parts: Vec<String> = parts.map(|(_, part)| part).collect();
        parts.join(self.words.pick("；", "; "))
    }

    /// A submitter with open queries on so many of its numbers.
    pub(crate) fn queried_submitter(&self, name: &str, figures: usize) -> String {
        let en = match figures {
            1 => format!("{name} (1 figure)"),
            _ => format!("{name} ({figures} figures)"),
        };
        self.words.zh(format!("{name}（{figures}个数）")).en(en)
    }

    /// Whose number with an open query is in a sum, and the title of the rule.
    pub(crate) fn queried_number(&self, name: &str, value: &str, title: &str) -> String {
        self.words
            .zh(format!("{name} {value}：{title}"))
            .en(format!("{name} {value}: {title}"))
    }

    /// That there are so many queries besides those that are named.
    pub(crate) fn other_queries(&self, count: usize) -> String {
        self.words
            .zh(format!("另有{count}处"))
            .en(format!("and {count} more"))
    }

    /// Why somebody is left out, and what to do.
    pub(crate) fn omission(&self, why: &OmissionReason) -> (String, &'static str) {
        use OmissionReason as W;
        let (why, (zh, en)) = match why {
            W::NoReport => (
                self.words.zh("没有收到报告").en("no report"),
                zh("催报").en("remind them"),
            ),
            W::Duplicate => (
                self.words
                    .zh("报了几份，分不出先后")
                    .en("several reports, and nothing says which is later"),
                zh("问清以哪一份为准，把别的移出去")
                    .en("ask which counts, and move the others away"),
            ),
            W::Unreadable => (
                self.words.zh("文件读不出").en("the file cannot be read"),
                zh("请报送单位重新发送").en("ask them to send it again"),
            ),
            W::Unrecognised => (
                self.words.zh("认不出报表").en("no form was recognised"),
                zh("看看有没有附统计表，是不是别的年度的表样")
                    .en("see whether its tables are there, and of which year the form is"),
            ),
            W::OtherForm { form } => (
                self.words
                    .zh(format!("填的是另一张报表：{form}"))
                    .en(format!("on another form: {form}")),
                zh("请按规定的报表重新填报").en("ask for the report on the prescribed form"),
            ),
            W::Other(reason) => (
                self.words.state_reason(reason),
                zh("问清是不是发错了文件，请报送单位重新发送")
                    .en("ask whether the wrong file was sent, and ask for the right one"),
            ),
            W::Errors => (
                self.words
                    .zh("有错误没有改正")
                    .en("errors are not put right"),
                zh("退回修改；一定要先汇总的，加 --all")
                    .en("send it back; --all takes it in all the same"),
            ),
            W::Undecided => (
                self.words.zh("没审完").en("not all could be decided"),
                zh("补全、改正后再审核；一定要先汇总的，加 --all")
                    .en("have it completed; --all takes it in all the same"),
            ),
        };
        (why, self.words.pick(zh, en))
    }
}

static CHINESE: RollupWords = rollup_words(Words(Language::Zh));
static ENGLISH: RollupWords = rollup_words(Words(Language::En));

const fn rollup_words(words: Words) -> RollupWords {
    RollupWords {
        words,
        sums: words.pick("汇总表", "Sums"),
        by_submitter: words.pick("分单位", "By submitter"),
        sources: words.pick("来源", "Sources"),
        left_out: words.pick("未汇总", "Left out"),
        queries: words.pick("要核实", "Queries"),
        compared: words.pick("与本级报告比较", "Own report"),
        item: words.pick("项目", "item"),
        column: words.pick("列", "column"),
        unit: words.pick("单位", "unit"),
        number: words.pick("数量", "number"),
        table: words.pick("表", "table"),
        sum: words.pick("合计", "sum"),
        stated: words.pick("填报单位数", "stated by"),
        queried: words.pick("其中要核实", "with queries"),
        submitter: words.pick("报送单位", "submitter"),
        level: words.pick("类型", "level"),
        value: words.pick("填报数", "value"),
        file: words.pick("文件", "file"),
        place: words.pick("位置", "place"),
        question: words.pick("问题", "query"),
        why: words.pick("原因", "why"),
        what_to_do: words.pick("怎么办", "what to do"),
        own_report: words.pick("本级报告", "own report"),
        difference: words.pick("相差", "difference"),
        too_large: words.pick("数太大", "too large"),
        no_difference: words.pick(
            "本级报告和各单位合计一致",
            "the county's own report agrees with the sums",
        ),
        nobody_left_out: words.pick("没有未汇总的单位", "nobody is left out"),
        how_to_write: words.pick(
            "要表格的，加 --output 汇总表.xlsx（或 .csv）",
            "for a table add --output sums.xlsx (or .csv)",
        ),
        without_some: words.pick(
            "没有汇总的单位的数，不在合计里",
            "what the submitters left out have is not in the sums",
        ),
        where_queries: words.pick(
            "工作簿里，这些数是粗斜体，“要核实”一页逐个列出",
            "the workbook sets these figures in bold italics and lists them on the sheet Queries",
        ),
        query_legend: words.pick(
            "粗斜体的数里，有要核实、还没有说明的，见“要核实”一页",
            "in bold italics: queries on what is in the sum are open, see the sheet Queries",
        ),
        difference_legend: words.pick(
            "黄底的数和本级报告不同，见“与本级报告比较”一页",
            "on yellow: the county's own report says otherwise, see the sheet Own report",
        ),
    }
}
