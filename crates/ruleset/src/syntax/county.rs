//! A county's `gouji.yaml` as written.

use super::span_reader::{Entries, Spanned, texts};
use gouji_model::REPORT_YEARS;
use gouji_model::{Level, NameKind};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, de::Error};
use std::borrow::Cow;
use std::slice;

/// A county's config.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "一个县一个年度的报送安排：收哪些单位的年报，放在哪里，用哪些规则")]
pub(crate) struct CountyFile {
    #[schemars(description = "文件种类和版本，写 county/1")]
    #[expect(dead_code, reason = "read before the file is typed")]
    gouji: Version,
    #[schemars(description = "县（市、区）名，和年报标题里写的一样", length(min = 1))]
    pub(crate) county: String,
    #[schemars(
        description = "收哪一年度的年报，例如 2025",
        range(min = *REPORT_YEARS.start(), max = *REPORT_YEARS.end())
    )]
    pub(crate) year: u16,
    #[schemars(description = "今年的年报放在哪里：一个文件夹，或者几个文件夹和文件的列表")]
    pub(crate) reports: Paths,
    #[schemars(description = "去年的年报放在哪里，用来核对上年结转；没有就不写")]
    pub(crate) last_year: Option<Paths>,
    #[schemars(
        description = "本县自己汇总的年报是哪个文件；没有就不写",
        length(min = 1)
    )]
    #[serde(default)]
    pub(crate) own_report: Option<String>,
    #[schemars(
        description = "某一年度指定用哪张报表，例如 2019..2020: xxgk-2019；不写的年度，按报表定义里的年度"
    )]
    #[serde(default)]
    pub(crate) form_of_year: Entries<Spanned<String>>,
    #[schemars(
        description = "报送单位名单；也可以用 roster 指到一张表",
        length(min = 1)
    )]
    #[serde(default)]
    pub(crate) submitters: Option<Vec<WrittenSubmitter>>,
    #[schemars(
        description = "报送单位名单的文件（.xlsx、.xls、.ods、.csv），表头写 单位名称、类型、简称、曾用名",
        length(min = 1)
    )]
    #[serde(default)]
    pub(crate) roster: Option<Spanned<String>>,
    #[schemars(description = "本县自己的规则：文件夹或文件")]
    #[serde(default)]
    pub(crate) rules: Vec<Spanned<String>>,
    #[schemars(description = "本县自己的报表定义：文件夹或文件")]
    #[serde(default)]
    pub(crate) forms: Vec<Spanned<String>>,
    #[schemars(description = "调整规则的程度，或者停用规则；每条都要写理由和日期")]
    #[serde(default)]
    pub(crate) overrides: Vec<WrittenOverride>,
}

#[derive(Debug, Deserialize, JsonSchema)]
enum Version {
    #[serde(rename = "county/1")]
    One,
}

/// One path or a list of them.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub(crate) struct Paths(#[serde(deserialize_with = "texts")] pub(crate) Vec<Spanned<String>>);

impl JsonSchema for Paths {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Paths".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "anyOf": [
                { "type": "string", "minLength": 1 },
                { "type": "array", "minItems": 1, "items": { "type": "string", "minLength": 1 } },
            ],
        })
    }
}

/// A submitter.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "一个报送单位")]
pub(crate) struct WrittenSubmitter {
    #[schemars(description = "名称，例如 青石镇", length(min = 1))]
    pub(crate) name: Spanned<String>,
    #[schemars(
        description = "类型：乡镇、街道、部门、本级；不写的，镇、乡、苏木算乡镇，街道算街道，其他算部门"
    )]
    pub(crate) level: Option<WrittenLevel>,
    #[schemars(description = "别的叫法、简称")]
    #[serde(default)]
    pub(crate) aliases: Vec<Spanned<String>>,
    #[schemars(description = "曾用名，例如 撤乡设镇以前的名称")]
    #[serde(default)]
    pub(crate) former: Vec<Spanned<String>>,
}

impl WrittenSubmitter {
    /// Its names of one kind.
    pub(crate) fn names(&self, kind: NameKind) -> &[Spanned<String>] {
        match kind {
            NameKind::Listed => slice::from_ref(&self.name),
            NameKind::Alias => &self.aliases,
            NameKind::Former => &self.former,
        }
    }
}

/// A level, in either language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WrittenLevel(pub(crate) Level);

impl<'de> Deserialize<'de> for WrittenLevel {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        let level = Level::from_word(&word).map(Self);
        level.ok_or_else(|| D::Error::custom("no level"))
    }
}

impl JsonSchema for WrittenLevel {
    fn schema_name() -> Cow<'static, str> {
        "WrittenLevel".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let words = [Level::ALL.map(Level::word), Level::ALL.map(Level::english)].concat();
        json_schema!({ "type": "string", "enum": words })
    }
}

/// A county's word on a rule.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "调整一条规则")]
pub(crate) struct WrittenOverride {
    #[schemars(description = "规则的编号，gouji rules list 列出全部", length(min = 1))]
    pub(crate) rule: Spanned<String>,
    #[schemars(description = "改成 error 强制性、query 核实性、note 提示，或者 off 停用")]
    pub(crate) severity: OverrideSeverity,
    #[schemars(description = "理由，例如 市里2025年口径", length(min = 1))]
    pub(crate) reason: String,
    #[schemars(description = "哪天定的，例如 2026-01-08")]
    pub(crate) date: Spanned<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum OverrideSeverity {
    Error,
    Query,
    Note,
    Off,
}
