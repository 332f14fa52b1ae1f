//! Why a check does not apply or is undecided.

use crate::words::{Term, Words};
use gouji_model::Reason;

impl Words {
    /// Why a check does not apply or is undecided; `label` names the row that the reason is about.
    #[expect(clippy::too_many_lines, reason = "a flat table")]
    pub(crate) fn reason(self, reason: Reason, label: &str) -> String {
        match reason {
            Reason::Guard => self.zh("前提不成立，不用查").en("its condition is not met"),
            Reason::NothingFilled => self
                .zh("这条规则用到的指标都空着，没有数可查")
                .en("none of the figures that it speaks of is filled in"),
            Reason::NotStated(_) => self.zh(format!("“{label}”空着，没有数可比")).en(format!(
                "\"{label}\" is blank, so there is nothing to compare"
            )),
            Reason::Omitted(_) => self
                .zh(format!("这种格式没有“{label}”这一行"))
                .en(format!("this layout has no row \"{label}\"")),
            Reason::Absent(_) => self
                .zh(format!("文件里没有“{label}”这一行"))
                .en(format!("the file has no row \"{label}\"")),
            Reason::Unreadable(_) => self
                .zh(format!("“{label}”填的不是数"))
                .en(format!("\"{label}\" is not a number")),
            Reason::NotPlaced(_) => self.zh(format!("说不准哪个数是“{label}”的")).en(format!(
                "it cannot be said which number is that of \"{label}\""
            )),
            Reason::UnplacedPart(_) => self
                .zh(format!("“{label}”下面有认不出的行，分项可能不全"))
                .en(format!(
                    "a row under \"{label}\" is not recognised, so parts may be missing"
                )),
            Reason::NoYear => self
                .zh("文件里没有写明是哪一年度的报告；在标题里写上年度（例：\
                     2023年政府信息公开工作年度报告）")
                .en(
                    "the document does not say which year it reports on; write the year into its \
                     title",
                ),
            Reason::NoLastYear => self
                .zh("手头没有该单位上年度的报告")
                .en("last year's report of the submitter is not at hand"),
            Reason::LastYearLacks(_) => self
                .zh(format!("上年度的报告里“{label}”空着或者读不出来"))
                .en(format!(
                    "in last year's report \"{label}\" is blank or cannot be read"
                )),
            Reason::LastYearOmits(_) => self
                .zh(format!("上年度的报表没有“{label}”这一行"))
                .en(format!("last year's form has no row \"{label}\"")),
            Reason::NoLevel => self
                .zh("不知道它是乡镇、街道还是部门：名单上没有，名称也看不出来")
                .en(
                    "it is not known what the submitter is: it is not on the roster, and its name \
                     does not tell",
                ),
            Reason::NoReportOf(_, 0 | 1) => self
                .zh(format!("“{label}”没有能读出数的报告"))
                .en(format!("there is no report of {label} that can be read")),
            Reason::NoReportOf(_, count) => self
                .zh(format!("“{label}”等{count}个单位没有能读出数的报告"))
                .en(format!(
                    "there is no report of {label} and others, {count} in all, that can be read"
                )),
            Reason::NotStatedBy(..) => self
                .zh(format!("“{label}”空着或者读不出来"))
                .en(format!("\"{label}\" is blank or cannot be read")),
            Reason::NobodyStates => self
                .zh("没有一个单位填了这个数")
                .en("no submitter states this figure"),
            Reason::NoOthers => self
                .zh("其他单位的报告不在手头")
                .en("the reports of the others are not at hand"),
            Reason::NotClaimed(_) => self
                .zh("正文没有写这个数")
                .en("the text does not state this number"),
            Reason::ClaimsDiffer(_) => self
                .zh("正文几处写的数不一样")
                .en("the text states this number in different ways"),
            Reason::NoList => self
                .zh("正文里没有这样列数的句子")
                .en("the text has no such list"),
            Reason::NoRoster => self
                .zh("没有报送单位名单，不知道别的单位叫什么")
                .en("the other submitters are not known"),
            Reason::TooLittle => self
                .zh("内容太少，比不出是不是雷同")
                .en("there is too little in it to say whether it is a copy"),
            Reason::DivisionByZero => self.zh("要除以0，算不出来").en("it would divide by 0"),
            Reason::Overflow => self.zh("数太大，算不出来").en("the numbers are too large"),
        }
    }

    /// Why checks are undecided, over all rows with that cause.
    pub(crate) fn undecided_cause(
        self,
        reason: Option<Reason>,
        labels: &str,
        count: usize,
    ) -> String {
        let Some(reason) = reason else {
            return self.term(Term::Unknown).to_owned();
        };
        match reason {
            _ if count < 2 => self.reason(reason, labels),
            Reason::Absent(_) => self
                .zh(format!("文件里没有这些行：{labels}"))
                .en(format!("the file lacks these rows: {labels}")),
            Reason::Unreadable(_) => self
                .zh(format!("这些行填的不是数：{labels}"))
                .en(format!("these rows hold no number: {labels}")),
            Reason::NotPlaced(_) => {
                self.zh(format!("说不准哪个数是这些行的：{labels}"))
                    .en(format!(
                        "it cannot be said which numbers belong to these rows: {labels}"
                    ))
            }
            Reason::UnplacedPart(_) => self
                .zh(format!("这些行下面有认不出的行，分项可能不全：{labels}"))
                .en(format!(
                    "rows under these are not recognised, so parts may be missing: {labels}"
                )),
            Reason::NotStated(_) => {
                self.zh(format!("这些行空着，没有数可比：{labels}"))
                    .en(format!(
                        "these rows are blank, so there is nothing to compare: {labels}"
                    ))
            }
            Reason::Omitted(_) => self
                .zh(format!("这种格式没有这些行：{labels}"))
                .en(format!("this layout lacks these rows: {labels}")),
            Reason::NoReportOf(..) => {
                self.zh(format!("这些单位没有能读出数的报告：{labels}"))
                    .en(format!(
                        "there is no report of these that can be read: {labels}"
                    ))
            }
            Reason::NotStatedBy(..) => self
                .zh(format!("这些单位的报告里这个数空着或者读不出来：{labels}"))
                .en(format!(
                    "in the reports of these the figure is blank or cannot be read: {labels}"
                )),
            Reason::LastYearLacks(_) => self
                .zh(format!("上年度的报告里这些行空着或者读不出来：{labels}"))
                .en(format!(
                    "in last year's report these rows are blank or cannot be read: {labels}"
                )),
            Reason::LastYearOmits(_) => self
                .zh(format!("上年度的报表没有这些行：{labels}"))
                .en(format!("last year's form lacks these rows: {labels}")),
            _ => self.reason(reason, labels),
        }
    }
}
