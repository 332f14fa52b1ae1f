//! A file of cases as written: figures and the outcome they must have.
//!
//! These types are the schema of a case file and prove that a file keeps to it; the cases themselves are
//! read from the tree, which keeps digits, order and spans.

use super::values;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A file of cases.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(description = "规则用例文件")]
#[expect(dead_code, reason = "read from the tree")]
pub(crate) struct CaseFile {
    #[schemars(description = "文件种类和版本，写 cases/1")]
    gouji: Version,
    #[schemars(description = "用例所用的报表，例如 xxgk-2014", length(min = 1))]
    #[serde(deserialize_with = "values::filled")]
    pub(crate) form: String,
    #[schemars(description = "用例，一条规则一项")]
    pub(crate) cases: Vec<RuleCases>,
}

#[derive(Debug, Deserialize, JsonSchema)]
enum Version {
    #[serde(rename = "cases/1")]
    One,
}

/// The cases of one rule.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(description = "一条规则的用例")]
#[expect(dead_code, reason = "read from the tree")]
pub(crate) struct RuleCases {
    #[schemars(description = "规则的编号", length(min = 1))]
    #[serde(deserialize_with = "values::filled")]
    pub(crate) rule: String,
    #[schemars(
        description = "应当通过的填报数；没有写出的都是空白；报告年度写成 报告年度: 2022，上年度的数写成 上年度.结转下年[总计]: 3，级别写成 报送单位.级别: 乡镇，其他单位的数写成 乡镇.新收[总计]: [3, 5]；正文写成 正文: 文字，还有 上年度.正文、其他单位.正文；别的单位的名称写成 其他单位.名称: [柳河镇]"
    )]
    #[serde(default)]
    pub(crate) valid: Vec<WrittenFigures>,
    #[schemars(description = "应当不通过的填报数")]
    #[serde(default)]
    pub(crate) invalid: Vec<InvalidCase>,
    #[schemars(description = "应当无法判定的填报数")]
    #[serde(default)]
    pub(crate) undecided: Vec<WrittenFigures>,
    #[schemars(description = "规则应当不适用的填报数")]
    #[serde(default)]
    pub(crate) not_applicable: Vec<WrittenFigures>,
}

/// Figures by name or id, those of last year behind 上年度., those of others behind 乡镇. and its kin, and 报告年度.
pub(crate) type WrittenFigures = BTreeMap<String, CaseScalar>;

/// Figures that break the rule, and the figures that the finding must name.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(description = "应当不通过的用例")]
#[expect(dead_code, reason = "read from the tree")]
pub(crate) struct InvalidCase {
    #[schemars(description = "填报数")]
    pub(crate) figures: WrittenFigures,
    #[schemars(description = "应当指出的指标；逐项检查的规则写出不通过的那几项")]
    #[serde(default)]
    pub(crate) finds: Vec<String>,
}

/// A number, or a word for what stands there. Values are read from the tree, which keeps their digits.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(description = "填报数，或者说明填的是什么的词")]
#[expect(dead_code, reason = "the value is read from the tree")]
pub(crate) enum CaseScalar {
    #[schemars(description = "填报数")]
    Number(f64),
    #[schemars(description = "空、无、/、不可读、缺行、未归位")]
    Text(String),
    #[schemars(description = "许多单位的数，一个单位一个，例如 乡镇.新收[总计]: [3, 5]")]
    Several(Vec<CaseScalar>),
    #[schemars(description = "空白")]
    Blank(()),
}
