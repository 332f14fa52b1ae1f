//! A rule file as written.

use super::span_reader::{Entries, Spanned, Texts, texts, texts_or_mapping};
use gouji_model::vocabulary::SCOPES;
use gouji_model::{Severity, Span};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer};
use std::borrow::Cow;
use std::slice;

/// A rule file.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(description = "勾稽规则文件")]
pub(crate) struct RuleFile {
    #[schemars(description = "文件种类和版本，写 rules/1")]
    #[expect(dead_code, reason = "read before the file is typed")]
    gouji: Version,
    #[schemars(description = "规则适用的报表，例如 xxgk-2014", length(min = 1))]
    pub(crate) form: Spanned<String>,
    #[schemars(description = "规则，一条一项")]
    pub(crate) rules: Vec<WrittenRule>,
}

#[derive(Debug, Deserialize, JsonSchema)]
enum Version {
    #[serde(rename = "rules/1")]
    One,
}

impl WrittenRule {
    /// The rule under `id` that says nothing but `check`.
    pub(crate) fn from_check(id: &str, check: Spanned<String>) -> Self {
        Self {
            id: Spanned::new(id.to_owned(), Span::new(0, 0)),
            check,
            ..Self::default()
        }
    }
}

/// One rule.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(description = "一条审核规则")]
pub(crate) struct WrittenRule {
    #[schemars(
        description = "编号，全部规则中唯一；用小写英文字母、数字和连字符",
        regex(pattern = r"^[a-z0-9]+(-[a-z0-9]+)*$")
    )]
    pub(crate) id: Spanned<String>,
    #[schemars(description = "一句话说明应当怎样，例如“收到申请数应等于各渠道之和”")]
    pub(crate) title: Option<String>,
    #[schemars(description = "error 强制性（默认）、query 核实性、note 提示")]
    #[serde(default, deserialize_with = "WrittenSeverity::deserialize")]
    #[schemars(with = "WrittenSeverity")]
    pub(crate) severity: Severity,
    #[schemars(description = "依据：文件、填报说明或表上的注")]
    pub(crate) basis: Option<String>,
    #[schemars(description = "为什么要这样")]
    pub(crate) why: Option<String>,
    #[schemars(description = "不通过时通常怎样改")]
    pub(crate) fix: Option<String>,
    #[schemars(description = "英文说明")]
    pub(crate) en: Option<English>,
    #[schemars(
        description = "逐项检查的范围：total 每个总数、subset 每个其中项、heading 每个同单位的标题行、detail 每个分项、unsigned 每个不能填负数的数、figure 每个数、part of 名称（它的每个分项）、column（每列，式子里写行名）、column of 名称（一行的每列）、row of 表名（每行，式子里写列名；几张表用顿号隔开）、block of 表名（并排印的每组，式子里写列名）、list in 正文（正文里说全了的每组分列数）、share in 正文（正文里的每个占比）",
        extend("examples" = SCOPES.map(|(_, pattern)| pattern))
    )]
    pub(crate) each: Option<Spanned<String>>,
    #[schemars(description = "前提：满足时才检查")]
    pub(crate) when: Option<Spanned<String>>,
    #[schemars(description = "必须成立的式子，例如 收到申请数 = 当面申请数 + 传真申请数")]
    pub(crate) check: Spanned<String>,
    #[schemars(description = "as-counts：不同单位（件、条、次……）都当作个数，可以相加相比")]
    pub(crate) units: Option<Units>,
    #[schemars(description = "允许的误差：一个数，或 rounding（每个数末位的一半）")]
    pub(crate) tolerance: Option<Spanned<WrittenTolerance>>,
    #[schemars(description = "空白在这条规则里的含义：zero 当作0，not-stated 没有填")]
    pub(crate) blank: Option<WrittenBlank>,
    #[schemars(
        description = "once：同一份报告里的多处不通过合成一条；table：同一张表里的合成一条"
    )]
    #[serde(default)]
    pub(crate) report: ReportMode,
    #[schemars(description = "只对这类报告检查，例如 县本级汇总")]
    #[serde(rename = "for")]
    pub(crate) applies_to: Option<Spanned<String>>,
    #[schemars(description = "从正文里读出的数：名称，和说出它的句式")]
    pub(crate) read: Option<Entries<Spanned<WrittenClaim>>>,
}

/// What is read out of the prose under a name: patterns, or patterns with more about them.
#[derive(Debug, JsonSchema)]
#[schemars(untagged, description = "句式，或者句式和在哪里找")]
pub(crate) enum WrittenClaim {
    #[schemars(description = "一个句式")]
    One(Spanned<String>),
    #[schemars(description = "几个句式，对上一个就行")]
    Several(Vec<Spanned<String>>),
    #[schemars(description = "句式，和在哪里找")]
    Full(FullClaim),
}

impl WrittenClaim {
    /// The patterns.
    pub(crate) fn say(&self) -> &[Spanned<String>] {
        match self {
            Self::One(pattern) => slice::from_ref(pattern),
            Self::Several(patterns) => patterns,
            Self::Full(claim) => &claim.say.value.0,
        }
    }

    /// What is said about the patterns, where anything is.
    pub(crate) fn full(&self) -> Option<&FullClaim> {
        match self {
            Self::Full(claim) => Some(claim),
            Self::One(_) | Self::Several(_) => None,
        }
    }
}

impl<'de> Deserialize<'de> for WrittenClaim {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match texts_or_mapping(deserializer)? {
            Texts::One(pattern) => Self::One(pattern),
            Texts::Several(patterns) => Self::Several(patterns),
            Texts::Mapping(claim) => Self::Full(claim),
        })
    }
}

/// Patterns, where they are looked for, and what rules them out.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(description = "句式，和在哪里找")]
pub(crate) struct FullClaim {
    #[schemars(
        description = "句式：固定的字，… 任意几个字，{n} 数，(甲|乙) 几种说法，=> 0 没有数时算几"
    )]
    pub(crate) say: Spanned<Phrases>,
    #[schemars(description = "同一小句里有这些词的不算，例如 上年")]
    #[serde(default)]
    pub(crate) unless: Option<Phrases>,
    #[schemars(description = "同一句里，前面要有其中一个词，例如 信息公开申请")]
    #[serde(default, rename = "with")]
    pub(crate) beside: Option<Phrases>,
    #[schemars(
        description = "同一句里，前面有这些词的不算，例如 热线；比它们更近处有 with 的词的照算"
    )]
    #[serde(default)]
    pub(crate) without: Option<Phrases>,
    #[schemars(
        description = "在哪里找：正文（不写就是它）、标题、统计期间、落款、小标题、第一部分，或者某一部分的标题"
    )]
    #[serde(default, rename = "in")]
    pub(crate) region: Option<Spanned<String>>,
}

/// One text or several.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub(crate) struct Phrases(#[serde(deserialize_with = "texts")] pub(crate) Vec<Spanned<String>>);

impl JsonSchema for Phrases {
    fn schema_name() -> Cow<'static, str> {
        "Phrases".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "anyOf": [
                { "type": "string", "description": "一个" },
                { "type": "array", "items": { "type": "string" }, "description": "几个" },
            ],
            "description": "一个，或者几个",
        })
    }
}

/// The English of a rule's texts.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "规则的英文说明")]
pub(crate) struct English {
    #[schemars(description = "title 的英文")]
    pub(crate) title: Option<String>,
    #[schemars(description = "why 的英文")]
    pub(crate) why: Option<String>,
    #[schemars(description = "fix 的英文")]
    pub(crate) fix: Option<String>,
    #[schemars(description = "basis 的英文")]
    pub(crate) basis: Option<String>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(remote = "Severity", rename_all = "kebab-case")]
#[schemars(rename = "WrittenSeverity")]
enum WrittenSeverity {
    Error,
    Query,
    Note,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Units {
    AsCounts,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum WrittenBlank {
    Zero,
    NotStated,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum ReportMode {
    #[default]
    Each,
    Once,
    Table,
}

/// `rounding`, or a number as its digits are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum WrittenTolerance {
    Rounding,
    Number(String),
}

/// The value of `tolerance` that is no number.
pub(crate) const ROUNDING: &str = "rounding";

impl<'de> Deserialize<'de> for WrittenTolerance {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct RoundingOrDigits;
        impl Visitor<'_> for RoundingOrDigits {
            type Value = WrittenTolerance;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{ROUNDING} or a number")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
                match text {
                    ROUNDING => Ok(WrittenTolerance::Rounding),
                    _ => Err(E::invalid_value(de::Unexpected::Str(text), &self)),
                }
            }

            fn visit_bytes<E: de::Error>(self, digits: &[u8]) -> Result<Self::Value, E> {
                let digits = String::from_utf8_lossy(digits);
                Ok(WrittenTolerance::Number(digits.into_owned()))
            }
        }
        deserializer.deserialize_bytes(RoundingOrDigits)
    }
}

impl JsonSchema for WrittenTolerance {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Tolerance".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [{ "const": ROUNDING }, { "type": "number" }] })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_tells_of_every_scope() {
        let schema = schemars::schema_for!(WrittenRule).to_value();
        let description = schema["properties"]["each"]["description"]
            .as_str()
            .unwrap();
        for (_, pattern) in SCOPES {
            assert!(description.contains(pattern), "{pattern}");
        }
    }
}
