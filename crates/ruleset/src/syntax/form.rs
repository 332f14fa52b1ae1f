//! A form schema as written.

use super::span_reader::{Entries, Spanned, texts};
use gouji_model::Role;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use std::borrow::Cow;

/// A form schema.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(description = "报表格式文件")]
pub(crate) struct FormFile {
    #[schemars(description = "文件种类和版本，写 form/1")]
    #[expect(dead_code, reason = "read before the file is typed")]
    gouji: Version,
    #[schemars(
        description = "报表编号，全部报表中唯一；用小写英文字母、数字和连字符",
        regex(pattern = r"^[a-z0-9]+(-[a-z0-9]+)*$")
    )]
    pub(crate) id: Spanned<String>,
    #[schemars(description = "报表名称", length(min = 1))]
    pub(crate) title: String,
    #[schemars(
        description = "适用的报告年度，例如 2014..2018；仍在用的写 2021..",
        regex(pattern = r"^[0-9]{4}(\.\.([0-9]{4})?)?$")
    )]
    pub(crate) years: Spanned<String>,
    #[schemars(description = "只有这张表才有的指标，用来认出它", length(min = 1))]
    pub(crate) recognise: Vec<String>,
    #[schemars(description = "表头文字，例如 统计指标、单位、统计数")]
    #[serde(default)]
    pub(crate) header: Vec<String>,
    #[schemars(description = "表下面不是指标的行，以这些字开头，例如 审核人")]
    #[serde(default)]
    pub(crate) foot: Vec<String>,
    #[schemars(description = "表，一张一项", length(min = 1))]
    pub(crate) tables: Vec<WrittenTable>,
    #[schemars(description = "各地印法：行的次序和标签不同的版本；不写就是一种，按 rows 的次序")]
    pub(crate) layouts: Option<Vec<WrittenLayout>>,
}

#[derive(Debug, Deserialize, JsonSchema)]
enum Version {
    #[serde(rename = "form/1")]
    One,
}

/// One table.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(description = "一张表")]
pub(crate) struct WrittenTable {
    #[schemars(description = "编号", length(min = 1))]
    pub(crate) id: Spanned<String>,
    #[schemars(description = "规则里用的名称", length(min = 1))]
    pub(crate) name: Spanned<String>,
    #[schemars(description = "印出的表名")]
    pub(crate) title: String,
    #[schemars(description = "列；只有一列数的表不写")]
    pub(crate) columns: Option<Vec<WrittenColumn>>,
    #[schemars(description = "true：各行并排印成一行，行名在表头里，每个行名下面是全部的列")]
    #[serde(default)]
    pub(crate) across: bool,
    #[schemars(description = "行，按印出的次序", length(min = 1))]
    pub(crate) rows: Vec<WrittenRow>,
}

/// One column.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(description = "一列")]
pub(crate) struct WrittenColumn {
    #[schemars(description = "编号", length(min = 1))]
    pub(crate) id: Spanned<String>,
    #[schemars(description = "规则里用的名称", length(min = 1))]
    pub(crate) name: Spanned<String>,
    #[schemars(description = "印出的列名", length(min = 1))]
    pub(crate) label: String,
    #[schemars(description = "同一列的其他写法")]
    #[serde(default)]
    pub(crate) aliases: Vec<String>,
    #[schemars(description = "detail 明细（默认）、total 总计")]
    #[serde(default, deserialize_with = "WrittenRole::deserialize")]
    #[schemars(with = "WrittenRole")]
    pub(crate) role: Role,
    #[schemars(description = "这一列的单位；不写就用行的单位")]
    pub(crate) unit: Option<String>,
    #[schemars(description = "这一列的小数位数；不写就用行的小数位数", range(max = 9))]
    #[serde(default)]
    pub(crate) scale: Option<u8>,
    #[schemars(description = "表头里几列合在一起的名称，例如 法人或其他组织")]
    pub(crate) under: Option<String>,
    #[schemars(description = "true：这一列可以填负数，例如本年增/减")]
    #[serde(default)]
    pub(crate) signed: bool,
    #[schemars(description = "总计由哪些列相加")]
    pub(crate) parts: Option<Spanned<OneOrMany>>,
}

/// One row.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(description = "一行指标")]
pub(crate) struct WrittenRow {
    #[schemars(description = "编号", length(min = 1))]
    pub(crate) id: Spanned<String>,
    #[schemars(description = "规则里用的名称", length(min = 1))]
    pub(crate) name: Spanned<String>,
    #[schemars(description = "印出的指标名", length(min = 1))]
    pub(crate) label: String,
    #[schemars(description = "同一指标的其他写法")]
    #[serde(default)]
    pub(crate) aliases: Vec<String>,
    #[schemars(description = "单位，例如 件、万元；标题行不写")]
    pub(crate) unit: Option<String>,
    #[schemars(description = "上级行的编号")]
    pub(crate) parent: Option<Spanned<String>>,
    #[schemars(description = "detail 明细（默认）、total 总数、subset 其中项、heading 标题行")]
    #[serde(default, deserialize_with = "WrittenRole::deserialize")]
    #[schemars(with = "WrittenRole")]
    pub(crate) role: Role,
    #[schemars(description = "true：报告里可以没有这一行")]
    #[serde(default)]
    pub(crate) optional: bool,
    #[schemars(description = "小数位数，默认0（整数）", range(max = 9))]
    #[serde(default)]
    pub(crate) scale: u8,
    #[schemars(description = "由哪些行相加：编号，或一段 r3..r23；总数不写就是它的下级行")]
    pub(crate) parts: Option<Spanned<OneOrMany>>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(remote = "Role", rename_all = "kebab-case")]
#[schemars(rename = "WrittenRole")]
enum WrittenRole {
    Detail,
    Total,
    Subset,
    Heading,
}

/// One order in which the form is printed.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(description = "一种印法")]
pub(crate) struct WrittenLayout {
    #[schemars(description = "编号", length(min = 1))]
    pub(crate) id: String,
    #[schemars(description = "名称，例如 山东省格式")]
    pub(crate) title: String,
    #[schemars(
        description = "行的编号，按印出的次序；可以写一段 a1..a6",
        length(min = 1)
    )]
    pub(crate) rows: Spanned<Vec<Spanned<String>>>,
    #[schemars(description = "与 rows 里不同的标签：编号和标签")]
    #[serde(default)]
    pub(crate) labels: Entries<String>,
}

/// A list, or a single item without brackets.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub(crate) struct OneOrMany(#[serde(deserialize_with = "texts")] pub(crate) Vec<Spanned<String>>);

impl JsonSchema for OneOrMany {
    fn schema_name() -> Cow<'static, str> {
        "OneOrMany".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "anyOf": [
                { "type": "string" },
                { "type": "array", "items": { "type": "string" } },
            ],
            "description": "几项的列表；只有一项的，可以不写方括号",
        })
    }
}
