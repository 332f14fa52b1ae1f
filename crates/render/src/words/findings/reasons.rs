//! Why a check does not apply or is undecided.

use crate::words::{Term, Words};
use gouji_model::Reason;

impl Words {
    /// Why a check does not apply or is undecided; `label` names the row that the reason is about.
    #[expect(clippy::too_many_lines, reason = "a flat table")]
    pub(crate) fn reason(self, reason: Reason, label: &str) -> String {
        match reason {
            Reason::Guard => self.say("前提不成立，不用查", "its condition is not met"),
            Reason::NotStated(_) => self.say(
                format!("“{label}”空着，没有数可比"),
                format!("\"{label}\" is blank, so there is nothing to compare"),
            ),
            Reason::Omitted(_) => self.say(
                format!("这种格式没有“{label}”这一行"),
                format!("this layout has no row \"{label}\""),
            ),
            Reason::Absent(_) => self.say(
                format!("文件里没有“{label}”这一行"),
                format!("the file has no row \"{label}\""),
            ),
            Reason::Unreadable(_) => self.say(
                format!("“{label}”填的不是数"),
                format!("\"{label}\" is not a number"),
            ),
            Reason::NotPlaced(_) => self.say(
                format!("说不准哪个数是“{label}”的"),
                format!("it cannot be said which number is that of \"{label}\""),
            ),
            Reason::UnplacedPart(_) => self.say(
                format!("“{label}”下面有认不出的行，分项可能不全"),
                format!("a row under \"{label}\" is not recognised, so parts may be missing"),
            ),
            Reason::NoYear => self.say(
                "文件里没有写明是哪一年度的报告；在标题里写上年度（例：\
                 2023年政府信息公开工作年度报告）",
                "the document does not say which year it reports on; write the year into its title",
            ),
            Reason::NoLastYear => self.say(
                "手头没有该单位上年度的报告",
                "last year's report of the submitter is not at hand",
            ),
            Reason::LastYearLacks(_) => self.say(
                format!("上年度的报告里“{label}”空着或者读不出来"),
                format!("in last year's report \"{label}\" is blank or cannot be read"),
            ),
            Reason::LastYearOmits(_) => self.say(
                format!("上年度的报表没有“{label}”这一行"),
                format!("last year's form has no row \"{label}\""),
            ),
            Reason::NoLevel => self.say(
                "不知道它是乡镇、街道还是部门：名单上没有，名称也看不出来",
                "it is not known what the submitter is: it is not on the roster, and its name does \
                 not tell",
            ),
            Reason::NoReportOf(_) => self.say(
                format!("“{label}”没有能读出数的报告"),
                format!("there is no report of {label} that can be read"),
            ),
            Reason::NotStatedBy(..) => self.say(
                format!("“{label}”空着或者读不出来"),
                format!("\"{label}\" is blank or cannot be read"),
            ),
            Reason::NobodyStates => {
                self.say("没有一个单位填了这个数", "no submitter states this figure")
            }
            Reason::NoOthers => self.say(
                "其他单位的报告不在手头",
                "the reports of the others are not at hand",
            ),
            Reason::NotClaimed(_) => {
                self.say("正文没有写这个数", "the text does not state this number")
            }
            Reason::ClaimsDiffer(_) => self.say(
                "正文几处写的数不一样",
                "the text states this number in different ways",
            ),
            Reason::NoList => self.say("正文里没有这样列数的句子", "the text has no such list"),
            Reason::NoRoster => self.say(
                "没有报送单位名单，不知道别的单位叫什么",
                "the other submitters are not known",
            ),
            Reason::TooLittle => self.say(
                "内容太少，比不出是不是雷同",
                "there is too little in it to say whether it is a copy",
            ),
            Reason::DivisionByZero => self.say("要除以0，算不出来", "it would divide by 0"),
            Reason::Overflow => self.say("数太大，算不出来", "the numbers are too large"),
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
            Reason::Absent(_) => self.say(
                format!("文件里没有这些行：{labels}"),
                format!("the file lacks these rows: {labels}"),
            ),
            Reason::Unreadable(_) => self.say(
                format!("这些行填的不是数：{labels}"),
                format!("these rows hold no number: {labels}"),
            ),
            Reason::NotPlaced(_) => self.say(
                format!("说不准哪个数是这些行的：{labels}"),
                format!("it cannot be said which numbers belong to these rows: {labels}"),
            ),
            Reason::UnplacedPart(_) => self.say(
                format!("这些行下面有认不出的行，分项可能不全：{labels}"),
                format!("rows under these are not recognised, so parts may be missing: {labels}"),
            ),
            Reason::NotStated(_) => self.say(
                format!("这些行空着，没有数可比：{labels}"),
                format!("these rows are blank, so there is nothing to compare: {labels}"),
            ),
            Reason::Omitted(_) => self.say(
                format!("这种格式没有这些行：{labels}"),
                format!("this layout lacks these rows: {labels}"),
            ),
            Reason::NoReportOf(_) => self.say(
                format!("这些单位没有能读出数的报告：{labels}"),
                format!("there is no report of these that can be read: {labels}"),
            ),
            Reason::NotStatedBy(..) => self.say(
                format!("这些单位的报告里这个数空着或者读不出来：{labels}"),
                format!("in the reports of these the figure is blank or cannot be read: {labels}"),
            ),
            Reason::LastYearLacks(_) => self.say(
                format!("上年度的报告里这些行空着或者读不出来：{labels}"),
                format!("in last year's report these rows are blank or cannot be read: {labels}"),
            ),
            Reason::LastYearOmits(_) => self.say(
                format!("上年度的报表没有这些行：{labels}"),
                format!("last year's form lacks these rows: {labels}"),
            ),
            _ => self.reason(reason, labels),
        }
    }
}
