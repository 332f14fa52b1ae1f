//! Words without parameters: what they are called in the program, and what they are.

use super::{Words, zh};
use gouji_model::{DraftStatus, Outcome, Severity, State, Status, SubmitterState};

/// Words without parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Term {
    /// The severity words.
    Error,
    Query,
    Note,
    /// Between a word and what it introduces.
    Colon,
    /// Before what to do.
    Help,
    FindingNumber,
    Rule,
    Why,
    Basis,
    /// Before the rows that a finding needs and the document lacks.
    AbsentRows,
    /// Before the parts that are blank.
    BlankParts,
    /// Parts that are 0 and not drawn.
    ZeroParts,
    /// Before other figures that are blank.
    AlsoBlank,
    /// Before other figures that a rule does not hold for.
    AlsoRows,
    /// Before what last year's report says.
    LastYear,
    /// Before what each submitter has in a figure.
    Submitters,
    /// Before the figures that explain what is broken.
    Cause,
    /// Before the rules that a finding breaks.
    Broken,
    /// Before what would tell which of several figures is wrong.
    Settle,
    /// Before the advice of a rule, where other advice stands before it.
    RuleAdvice,
    /// Before the report of another submitter that this one is like.
    Alike,
    /// Instead of a rule's basis and advice, where they were printed above.
    SeeAbove,
    /// In place of a name that is not known.
    Unknown,
    /// Columns of tables.
    Severity,
    Source,
    Submitter,
    File,
    Year,
    Form,
    Status,
    Undecided,
    Item,
    ItemColumn,
    Label,
    ColumnLabel,
    Unit,
    Value,
    State,
    Raw,
    Place,
    /// The headings of a rule's page.
    WhatItChecks,
    WhyHeading,
    BasisHeading,
    ExampleHeading,
    FixHeading,
    /// Before the parts of a rule as written.
    Check,
    When,
    Each,
    /// Where a rule comes from.
    BuiltIn,
    LocalRules,
    /// Where a problem of reading comes from.
    WhileReading,
    /// Under an example: what it does not show.
    OthersBlank,
    /// Before the sentence of a check about a case.
    Said,
    /// The column of what rules check.
    Checks,
    /// Before rows that could not be placed.
    Unplaced,
    /// Before the rules that the user's files replaced or added.
    Replaced,
    Added,
    /// Before a rule that the county changed; a rule that is off.
    Overridden,
    Off,
    /// The head over the findings over the county, and a draft that does not count.
    CountyFindings,
    /// Before what was not checked for want of other reports.
    NotChecked,
    /// What to do next.
    Next,
    /// Where a rule has nothing to say under a heading.
    NotGiven,
}

impl From<Severity> for Term {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Error,
            Severity::Query => Self::Query,
            Severity::Note => Self::Note,
        }
    }
}

impl Words {
    #[expect(clippy::too_many_lines, reason = "a flat table")]
    pub(crate) fn term(self, term: Term) -> &'static str {
        let (zh, en) = match term {
            Term::Error => zh("错误").en("error"),
            Term::Query => zh("核实").en("query"),
            Term::Note => zh("提示").en("note"),
            Term::Colon => zh("：").en(": "),
            Term::Help => zh("怎么改").en("help"),
            Term::FindingNumber => zh("编号").en("number"),
            Term::FixHeading => zh("怎么改").en("How to put it right"),
            Term::Rule => zh("规则").en("rule"),
            Term::Why => zh("为什么").en("why"),
            Term::WhyHeading => zh("为什么").en("Why"),
            Term::Basis => zh("依据").en("basis"),
            Term::BasisHeading => zh("依据").en("Basis"),
            Term::AbsentRows => zh("文件里没有").en("not in the file"),
            Term::BlankParts => zh("其余分项空着，按0计").en("other parts, blank and counted as 0"),
            Term::ZeroParts => {
                zh("没有列出的分项，填的都是0").en("parts that are not shown, all 0")
            }
            Term::AlsoBlank => zh("还有这些行空着").en("also blank"),
            Term::AlsoRows => zh("还有这些行").en("also"),
            Term::LastYear => zh("上年度").en("last year"),
            Term::Submitters => zh("各单位").en("submitters"),
            Term::NotChecked => zh("没有查的").en("not checked"),
            Term::Cause => zh("哪个数错了").en("which figure is wrong"),
            Term::Broken => zh("不通过").en("broken"),
            Term::Settle => zh("怎么定").en("to settle it"),
            Term::RuleAdvice => zh("规则的建议").en("the rule advises"),
            Term::Alike => zh("雷同的报告").en("alike"),
            Term::SeeAbove => {
                zh("依据和改法见前面同一条规则").en("basis and help as above for the same rule")
            }
            Term::Unknown => zh("未知").en("unknown"),
            Term::Severity => zh("程度").en("severity"),
            Term::Source => zh("来源").en("source"),
            Term::Submitter => zh("报送单位").en("submitter"),
            Term::File => zh("文件").en("file"),
            Term::Year => zh("年度").en("year"),
            Term::Form => zh("报表").en("form"),
            Term::Status => zh("结论").en("result"),
            Term::Undecided => zh("未能审核").en("undecided"),
            Term::Item => zh("指标编号").en("item"),
            Term::ItemColumn => zh("列编号").en("column"),
            Term::Label => zh("指标").en("label"),
            Term::ColumnLabel => zh("列").en("column label"),
            Term::Unit => zh("单位").en("unit"),
            Term::Value => zh("数值").en("value"),
            Term::State => zh("状态").en("state"),
            Term::Raw => zh("原文").en("raw"),
            Term::Place => zh("位置").en("place"),
            Term::WhatItChecks => zh("查什么").en("What it checks"),
            Term::ExampleHeading => zh("不通过的例子").en("Example that fails"),
            Term::Check => zh("式子").en("expression"),
            Term::When => zh("什么时候查").en("only when"),
            Term::Each => zh("查哪些").en("for each"),
            Term::BuiltIn => zh("程序自带").en("built in"),
            Term::LocalRules => zh("本地规则文件").en("from a rule file"),
            Term::WhileReading => zh("读报表时查").en("found while reading"),
            Term::OthersBlank => zh("没有写出的都是空白").en("figures not shown are blank"),
            Term::Said => zh("算出来").en("the check says"),
            Term::Checks => zh("查什么").en("checks"),
            Term::Unplaced => zh("认不出的行").en("rows not recognised"),
            Term::Replaced => zh("本地规则替换了自带规则").en("built-in rules replaced by yours"),
            Term::Added => zh("本地增加的规则").en("rules of your own"),
            Term::Overridden => zh("调整的规则").en("overridden"),
            Term::Off => zh("停用").en("off"),
            Term::CountyFindings => zh("报送情况").en("the batch"),
            Term::Next => zh("下一步").en("next"),
            Term::NotGiven => zh("规则文件没有写").en("the rule file does not say"),
        };
        self.pick(zh, en)
    }

    /// A severity with what it means.
    pub(crate) fn severity_in_full(self, severity: Severity) -> &'static str {
        let (zh, en) = match severity {
            Severity::Error => zh("错误（强制性，必须改正）").en("error (must be corrected)"),
            Severity::Query => {
                zh("核实（核实性，要核对或书面说明）").en("query (confirm, or explain in writing)")
            }
            Severity::Note => zh("提示（看一下即可）").en("note (worth a look)"),
        };
        self.pick(zh, en)
    }

    pub(crate) fn status(self, status: Status) -> &'static str {
        let (zh, en) = match status {
            Status::Clean => zh("通过").en("clean"),
            Status::Explained => zh("已说明").en("explained"),
            Status::Query => zh("要核实").en("query"),
            Status::Undecided => zh("没审完").en("undecided"),
            Status::Error => zh("有错误").en("error"),
            Status::Unrecognised => zh("认不出报表").en("unrecognised"),
            Status::Unreadable => zh("读不出").en("unreadable"),
        };
        self.pick(zh, en)
    }

    pub(crate) fn submitter_state(self, state: SubmitterState) -> &'static str {
        let (zh, en) = match state {
            SubmitterState::Clean => zh("通过").en("clean"),
            SubmitterState::Explained => zh("已说明").en("explained"),
            SubmitterState::Query => zh("要核实").en("query"),
            SubmitterState::Undecided => zh("没审完").en("undecided"),
            SubmitterState::Error => zh("有错误").en("error"),
            SubmitterState::Unreadable => zh("已报，读不出").en("unreadable"),
            SubmitterState::Missing => zh("未报").en("missing"),
        };
        self.pick(zh, en)
    }

    /// Why a report does not count; empty where it does.
    pub(crate) fn draft_status(self, draft: DraftStatus) -> &'static str {
        let (zh, en) = match draft {
            DraftStatus::Counts => return "",
            DraftStatus::Superseded => zh("旧稿").en("draft"),
            DraftStatus::Duplicate => zh("重复").en("duplicate"),
            DraftStatus::Unread => zh("没有读出数").en("not read"),
            DraftStatus::Unclear => zh("分不出先后").en("unclear"),
        };
        self.pick(zh, en)
    }

    pub(crate) fn outcome(self, outcome: Outcome) -> &'static str {
        let (zh, en) = match outcome {
            Outcome::Satisfied => zh("通过").en("holds"),
            Outcome::Violated => zh("不通过").en("violated"),
            Outcome::NotApplicable => zh("不适用").en("not applicable"),
            Outcome::Undecided => zh("未能审核").en("undecided"),
        };
        self.pick(zh, en)
    }

    pub(crate) fn state(self, state: State) -> &'static str {
        let (zh, en) = match state {
            State::Number => zh("数").en("number"),
            State::Blank => zh("空").en("blank"),
            State::Dash => zh("横线").en("dash"),
            State::None => zh("无").en("none"),
            State::Unreadable => zh("不是数").en("not a number"),
            State::Absent => zh("缺行").en("no such row"),
            State::Omitted => zh("本格式没有").en("not in this layout"),
            State::NotPlaced => zh("对不上").en("not placed"),
        };
        self.pick(zh, en)
    }
}
