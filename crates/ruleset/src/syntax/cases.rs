//! A file of cases as written: figures and the outcome they must have.

use super::span_reader::{Entries, Spanned};
use gouji_model::Span;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::borrow::Cow;

/// A file of cases.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(description = "规则用例文件")]
pub(crate) struct CaseFile {
    #[schemars(description = "文件种类和版本，写 cases/1")]
    #[expect(dead_code, reason = "read before the file is typed")]
    gouji: Version,
    #[schemars(description = "用例所用的报表，例如 xxgk-2014", length(min = 1))]
    pub(crate) form: Spanned<String>,
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
pub(crate) struct RuleCases {
    #[schemars(description = "规则的编号", length(min = 1))]
    pub(crate) rule: Spanned<String>,
    #[schemars(
        description = "应当通过的填报数；没有写出的都是空白；报告年度写成 报告年度: 2022，上年度的数写成 上年度.结转下年[总计]: 3，级别写成 报送单位.级别: 乡镇，其他单位的数写成 乡镇.新收[总计]: [3, 5]；正文写成 正文: 文字，还有 上年度.正文、其他单位.正文；别的单位的名称写成 其他单位.名称: [柳河镇]"
    )]
    #[serde(default)]
    pub(crate) valid: Vec<Spanned<WrittenFigures>>,
    #[schemars(description = "应当不通过的填报数")]
    #[serde(default)]
    pub(crate) invalid: Vec<Spanned<InvalidCase>>,
    #[schemars(description = "应当无法判定的填报数")]
    #[serde(default)]
    pub(crate) undecided: Vec<Spanned<WrittenFigures>>,
    #[schemars(description = "规则应当不适用的填报数")]
    #[serde(default)]
    pub(crate) not_applicable: Vec<Spanned<WrittenFigures>>,
}

/// Figures by name or id, those of last year behind 上年度., those of others behind 乡镇. and its kin, and 报告年度.
pub(crate) type WrittenFigures = Entries<Spanned<CaseScalar>>;

/// Figures that break the rule, and the figures that the finding must name.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(description = "应当不通过的用例")]
pub(crate) struct InvalidCase {
    #[schemars(description = "填报数")]
    pub(crate) figures: WrittenFigures,
    #[schemars(description = "应当指出的指标；逐项检查的规则写出不通过的那几项")]
    #[serde(default)]
    pub(crate) finds: Spanned<Vec<Spanned<String>>>,
}

/// A number as its digits are written, or a word for what stands there; or several of them, one for each submitter.
#[derive(Debug)]
pub(crate) enum CaseScalar {
    One(String),
    Several(Vec<Spanned<CaseScalar>>),
}

impl CaseScalar {
    /// The number or the word; nothing for several.
    pub(crate) fn text(&self) -> &str {
        match self {
            Self::One(text) => text,
            Self::Several(_) => "",
        }
    }
}

impl Spanned<CaseScalar> {
    /// One text for each submitter, with its place; a list of none is a blank.
    pub(crate) fn texts(&self) -> Vec<(&str, Span)> {
        match &self.value {
            CaseScalar::Several(all) if !all.is_empty() => {
                let texts = all.iter();
                texts.map(|each| (each.value.text(), each.span())).collect()
            }
            value => vec![(value.text(), self.span())],
        }
    }
}

impl<'de> Deserialize<'de> for CaseScalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ScalarVisitor;
        impl<'de> Visitor<'de> for ScalarVisitor {
            type Value = CaseScalar;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a number, a text, a list or nothing")
            }

            fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
                Ok(CaseScalar::One(String::new()))
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
                Ok(CaseScalar::One(text.to_owned()))
            }

            fn visit_bytes<E: de::Error>(self, digits: &[u8]) -> Result<Self::Value, E> {
                Ok(CaseScalar::One(
                    String::from_utf8_lossy(digits).into_owned(),
                ))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let mut all = Vec::new();
                while let Some(each) = list.next_element()? {
                    all.push(each);
                }
                Ok(CaseScalar::Several(all))
            }
        }
        deserializer.deserialize_bytes(ScalarVisitor)
    }
}

impl JsonSchema for CaseScalar {
    fn schema_name() -> Cow<'static, str> {
        "CaseScalar".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "anyOf": [
                { "type": "number", "format": "double", "description": "填报数" },
                { "type": "string", "description": "空、无、/、不可读、缺行、未归位" },
                {
                    "type": "array",
                    "items": generator.subschema_for::<Self>(),
                    "description": "许多单位的数，一个单位一个，例如 乡镇.新收[总计]: [3, 5]",
                },
                { "type": "null", "description": "空白" },
            ],
            "description": "填报数，或者说明填的是什么的词",
        })
    }
}
