//! Chinese.

mod causes;
mod claim_mistakes;
mod command;
mod county;
mod files;
mod findings;
mod form_mistakes;
mod form_page;
mod group_mistakes;
mod mistakes;
mod problem_pages;
mod reasons;
mod rollup;

pub(super) use causes::*;
pub(super) use command::*;
pub(super) use county::{batch_problem, missing_reports, other_years, over_county, roster_mistake};
pub(super) use files::unreadable;
pub(super) use findings::*;
pub(super) use form_page::FORM_PAGE;
pub(super) use mistakes::{mistake, mistake_count, related};
pub(super) use problem_pages::problem_page;
pub(super) use reasons::{reason, undecided_cause};
pub(super) use rollup::ROLLUP;

use super::Term;
use gouji_model::{Outcome, Place, Severity, State, Status, cell_address};

pub(super) fn term(term: Term) -> &'static str {
    match term {
        Term::Error => "错误",
        Term::Query => "核实",
        Term::Note => "提示",
        Term::Colon => "：",
        Term::Help | Term::FixHeading => "怎么改",
        Term::Rule => "规则",
        Term::Why | Term::WhyHeading => "为什么",
        Term::Basis | Term::BasisHeading => "依据",
        Term::AbsentRows => "文件里没有",
        Term::BlankParts => "其余分项空着，按0计",
        Term::ZeroParts => "没有列出的分项，填的都是0",
        Term::AlsoBlank => "还有这些行空着",
        Term::AlsoRows => "还有这些行",
        Term::LastYear => "上年度",
        Term::Submitters => "各单位",
        Term::NotChecked => "没有查的",
        Term::Cause => "哪个数错了",
        Term::Broken => "不通过",
        Term::Settle => "怎么定",
        Term::RuleAdvice => "规则的建议",
        Term::Alike => "雷同的报告",
        Term::SeeAbove => "依据和改法见前面同一条规则",
        Term::Unknown => "未知",
        Term::Severity => "程度",
        Term::Source => "来源",
        Term::Submitter => "报送单位",
        Term::File => "文件",
        Term::Year => "年度",
        Term::Form => "报表",
        Term::Status => "结论",
        Term::Undecided => "未能审核",
        Term::Item => "指标编号",
        Term::ItemColumn => "列编号",
        Term::Label => "指标",
        Term::ColumnLabel => "列",
        Term::Unit => "单位",
        Term::Value => "数值",
        Term::State => "状态",
        Term::Raw => "原文",
        Term::Place => "位置",
        Term::WhatItChecks => "查什么",
        Term::ExampleHeading => "不通过的例子",
        Term::Check => "式子",
        Term::When => "什么时候查",
        Term::Each => "查哪些",
        Term::BuiltIn => "程序自带",
        Term::CountysOwn => "本地规则文件",
        Term::WhileReading => "读报表时查",
        Term::OthersBlank => "没有写出的都是空白",
        Term::Said => "算出来",
        Term::Checks => "查什么",
        Term::Unplaced => "认不出的行",
        Term::Replaced => "本地规则替换了自带规则",
        Term::Added => "本地增加的规则",
        Term::Overridden => "调整的规则",
        Term::Off => "停用",
        Term::Batch => "报送情况",
        Term::Superseded => "旧稿",
        Term::Missing => "没有找到报告的单位",
        Term::Next => "下一步",
        Term::NotGiven => "规则文件没有写",
    }
}

pub(super) fn severity_in_full(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "错误（强制性，必须改正）",
        Severity::Query => "核实（核实性，要核对或书面说明）",
        Severity::Note => "提示（看一下即可）",
    }
}

pub(super) fn status(status: Status) -> &'static str {
    match status {
        Status::Clean => "通过",
        Status::Query => "要核实",
        Status::Undecided => "没审完",
        Status::Error => "有错误",
        Status::Unrecognised => "认不出报表",
        Status::Unreadable => "读不出",
    }
}

pub(super) fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Satisfied => "通过",
        Outcome::Violated => "不通过",
        Outcome::NotApplicable => "不适用",
        Outcome::Undecided => "未能审核",
    }
}

pub(super) fn state(state: State) -> &'static str {
    match state {
        State::Number => "数",
        State::Blank => "空",
        State::Dash => "横线",
        State::None => "无",
        State::Unreadable => "不是数",
        State::Absent => "缺行",
        State::Omitted => "本格式没有",
        State::NotPlaced => "对不上",
    }
}

pub(super) fn row_place(place: Place, sheet: &str) -> String {
    match place {
        Place::Line { line, .. } => format!("第{line}行"),
        Place::Table { table, row, .. } => format!("第{table}个表格第{row}行"),
        Place::Sheet { row, .. } => format!("工作表“{sheet}”第{row}行"),
        Place::Paragraph { .. } | Place::Page { .. } => self::place(place, sheet),
    }
}

pub(super) fn place(place: Place, sheet: &str) -> String {
    match place {
        Place::Line { line, column } => format!("第{line}行第{column}字"),
        Place::Paragraph { paragraph } => format!("正文第{paragraph}段"),
        Place::Table { table, row, column } => format!("第{table}个表格第{row}行第{column}列"),
        Place::Sheet { row, column, .. } => format!("{sheet} {}", cell_address(column, row)),
        Place::Page { page, row, .. } => format!("第{page}页第{row}行"),
    }
}

/// What `each` ranges over.
pub(super) fn scope(each: &str) -> String {
    match each.split_once(" of ") {
        Some(("part", name)) => format!("{name}的每个分项"),
        Some(("column", name)) => format!("{name}的每一列"),
        Some(("row", name)) => format!("{name}的每一行"),
        Some(("block", name)) => format!("{name}的每一组"),
        _ => match each {
            "total" => "每个总数".to_owned(),
            "subset" => "每个“其中”".to_owned(),
            "heading" => "每个标题行".to_owned(),
            "detail" => "每个分项".to_owned(),
            "unsigned" => "每个不能填负数的填报数".to_owned(),
            "column" => "每一列".to_owned(),
            "figure" => "每个填报数".to_owned(),
            other => other.to_owned(),
        },
    }
}

pub(super) fn quote(text: &str) -> String {
    format!("「{}」", super::quotable(text))
}

pub(super) fn join(names: &[String]) -> String {
    names.join("、")
}
