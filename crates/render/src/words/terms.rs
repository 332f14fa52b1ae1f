//! Words without parameters: what they are called in the program, and what they are.

use super::Words;
use gouji_model::{Outcome, Severity, State, Status};

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
    Missing,
    /// Before a rule that the county changed; a rule that is off.
    Overridden,
    Off,
    /// The head over the findings over the county, and a draft that does not count.
    CountyFindings,
    Superseded,
    /// Before what was not checked for want of other reports.
    NotChecked,
    /// What to do next.
    Next,
    /// Where a rule has nothing to say under a heading.
    NotGiven,
}

impl Words {
    #[expect(clippy::too_many_lines, reason = "a flat table")]
    pub(crate) fn term(self, term: Term) -> &'static str {
        let (zh, en) = match term {
            Term::Error => ("错误", "error"),
            Term::Query => ("核实", "query"),
            Term::Note => ("提示", "note"),
            Term::Colon => ("：", ": "),
            Term::Help => ("怎么改", "help"),
            Term::FixHeading => ("怎么改", "How to put it right"),
            Term::Rule => ("规则", "rule"),
            Term::Why => ("为什么", "why"),
            Term::WhyHeading => ("为什么", "Why"),
            Term::Basis => ("依据", "basis"),
            Term::BasisHeading => ("依据", "Basis"),
            Term::AbsentRows => ("文件里没有", "not in the file"),
            Term::BlankParts => ("其余分项空着，按0计", "other parts, blank and counted as 0"),
            Term::ZeroParts => (
                "没有列出的分项，填的都是0",
                "parts that are not shown, all 0",
            ),
            Term::AlsoBlank => ("还有这些行空着", "also blank"),
            Term::AlsoRows => ("还有这些行", "also"),
            Term::LastYear => ("上年度", "last year"),
            Term::Submitters => ("各单位", "submitters"),
            Term::NotChecked => ("没有查的", "not checked"),
            Term::Cause => ("哪个数错了", "which figure is wrong"),
            Term::Broken => ("不通过", "broken"),
            Term::Settle => ("怎么定", "to settle it"),
            Term::RuleAdvice => ("规则的建议", "the rule advises"),
            Term::Alike => ("雷同的报告", "alike"),
            Term::SeeAbove => (
                "依据和改法见前面同一条规则",
                "basis and help as above for the same rule",
            ),
            Term::Unknown => ("未知", "unknown"),
            Term::Severity => ("程度", "severity"),
            Term::Source => ("来源", "source"),
            Term::Submitter => ("报送单位", "submitter"),
            Term::File => ("文件", "file"),
            Term::Year => ("年度", "year"),
            Term::Form => ("报表", "form"),
            Term::Status => ("结论", "result"),
            Term::Undecided => ("未能审核", "undecided"),
            Term::Item => ("指标编号", "item"),
            Term::ItemColumn => ("列编号", "column"),
            Term::Label => ("指标", "label"),
            Term::ColumnLabel => ("列", "column label"),
            Term::Unit => ("单位", "unit"),
            Term::Value => ("数值", "value"),
            Term::State => ("状态", "state"),
            Term::Raw => ("原文", "raw"),
            Term::Place => ("位置", "place"),
            Term::WhatItChecks => ("查什么", "What it checks"),
            Term::ExampleHeading => ("不通过的例子", "Example that fails"),
            Term::Check => ("式子", "expression"),
            Term::When => ("什么时候查", "only when"),
            Term::Each => ("查哪些", "for each"),
            Term::BuiltIn => ("程序自带", "built in"),
            Term::LocalRules => ("本地规则文件", "from a rule file"),
            Term::WhileReading => ("读报表时查", "found while reading"),
            Term::OthersBlank => ("没有写出的都是空白", "figures not shown are blank"),
            Term::Said => ("算出来", "the check says"),
            Term::Checks => ("查什么", "checks"),
            Term::Unplaced => ("认不出的行", "rows not recognised"),
            Term::Replaced => ("本地规则替换了自带规则", "built-in rules replaced by yours"),
            Term::Added => ("本地增加的规则", "rules of your own"),
            Term::Overridden => ("调整的规则", "overridden"),
            Term::Off => ("停用", "off"),
            Term::CountyFindings => ("报送情况", "the batch"),
            Term::Superseded => ("旧稿", "draft"),
            Term::Missing => ("没有找到报告的单位", "submitters without a report"),
            Term::Next => ("下一步", "next"),
            Term::NotGiven => ("规则文件没有写", "the rule file does not say"),
        };
        self.pick(zh, en)
    }

    /// A severity with what it means.
    pub(crate) fn severity_in_full(self, severity: Severity) -> &'static str {
        let (zh, en) = match severity {
            Severity::Error => ("错误（强制性，必须改正）", "error (must be corrected)"),
            Severity::Query => (
                "核实（核实性，要核对或书面说明）",
                "query (confirm, or explain in writing)",
            ),
            Severity::Note => ("提示（看一下即可）", "note (worth a look)"),
        };
        self.pick(zh, en)
    }

    pub(crate) fn status(self, status: Status) -> &'static str {
        let (zh, en) = match status {
            Status::Clean => ("通过", "clean"),
            Status::Query => ("要核实", "query"),
            Status::Undecided => ("没审完", "undecided"),
            Status::Error => ("有错误", "error"),
            Status::Unrecognised => ("认不出报表", "unrecognised"),
            Status::Unreadable => ("读不出", "unreadable"),
        };
        self.pick(zh, en)
    }

    pub(crate) fn outcome(self, outcome: Outcome) -> &'static str {
        let (zh, en) = match outcome {
            Outcome::Satisfied => ("通过", "holds"),
            Outcome::Violated => ("不通过", "violated"),
            Outcome::NotApplicable => ("不适用", "not applicable"),
            Outcome::Undecided => ("未能审核", "undecided"),
        };
        self.pick(zh, en)
    }

    pub(crate) fn state(self, state: State) -> &'static str {
        let (zh, en) = match state {
            State::Number => ("数", "number"),
            State::Blank => ("空", "blank"),
            State::Dash => ("横线", "dash"),
            State::None => ("无", "none"),
            State::Unreadable => ("不是数", "not a number"),
            State::Absent => ("缺行", "no such row"),
            State::Omitted => ("本格式没有", "not in this layout"),
            State::NotPlaced => ("对不上", "not placed"),
        };
        self.pick(zh, en)
    }
}
