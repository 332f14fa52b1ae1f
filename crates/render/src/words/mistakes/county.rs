//! Mistakes in a county's config.

use crate::words::help::{did_you_mean, near_help};
use crate::words::{Text, Words, texts};
use gouji_model::CountyMistake;

impl Words {
    #[expect(clippy::too_many_lines, reason = "a flat table")]
    pub(super) fn county_mistake(self, kind: &CountyMistake) -> [Text; 3] {
        use CountyMistake as K;
        match kind {
            K::SubmitterTwice { name } => texts(
                (
                    format!("名单里有两个{}", self.quote(name)),
                    format!("{} is on the roster twice", self.quote(name)),
                ),
                ("第二次", "the second time"),
                (
                    "删去一个；真是两个单位的，写全称分开，如“青石县青石镇”和“青石县青石街道”",
                    "take one away, or give both their full names",
                ),
            ),
            K::NameOfTwo {
                name,
                first,
                second,
            } => texts(
                (
                    format!(
                        "{}既可能是{}，也可能是{}",
                        self.quote(name),
                        self.quote(first),
                        self.quote(second)
                    ),
                    format!(
                        "{} may be {} and may be {}",
                        self.quote(name),
                        self.quote(first),
                        self.quote(second)
                    ),
                ),
                (
                    "和另一个单位的名称一样",
                    "another submitter goes by this name too",
                ),
                (
                    "叫法要能分清是哪个单位，在其中一个单位里删去这个叫法",
                    "a name must tell one submitter; take it away from one of the two",
                ),
            ),
            K::NoName => texts(
                ("这个名称是空的", "this name is empty"),
                ("没有写名称", "no name"),
                (
                    "写上单位名称，或者把这一项删去",
                    "write a name, or take the item away",
                ),
            ),
            K::TwoRosters => texts(
                (
                    "submitters 和 roster 只能写一个",
                    "submitters and roster cannot both be given",
                ),
                ("名单写了两份", "a second roster"),
                (
                    "名单写在这里的，删去 roster 一行；名单在表格里的，删去 submitters",
                    "keep submitters if they are listed here, roster if they are listed in a file",
                ),
            ),
            K::NoRoster => texts(
                ("没有报送单位名单", "there is no roster of submitters"),
                ("缺 submitters 或 roster", "neither submitters nor roster"),
                (
                    "名单直接写在 submitters 下面，或者用 roster: 名单.xlsx 指到一张表",
                    "list them under submitters, or point to a file with roster: roster.xlsx",
                ),
            ),
            K::YearWithTwoForms { year, forms } => {
                let [first, second] = forms;
                texts(
                    (
                        format!("{year}年度写了两张报表：{first} 和 {second}"),
                        format!("{year} is given two forms: {first} and {second}"),
                    ),
                    ("这里又写了一次", "the second time"),
                    (
                        "一个年度只用一张报表，改掉其中一行的年度",
                        "a year has one form; change the years of one of the two lines",
                    ),
                )
            }
            K::NotYears { found } => texts(
                (
                    format!("{}不是年度", self.quote(found)),
                    format!("{} does not say years", self.quote(found)),
                ),
                ("年度写错了", "not years"),
                (
                    "写成 2025，或者 2019..2020（小的年度在前）",
                    "write 2025, or 2019..2020 with the earlier year first",
                ),
            ),
            K::UnknownRule { id, suggestion } => texts(
                (
                    format!("没有编号为{}的规则", self.quote(id)),
                    format!("there is no rule {}", self.quote(id)),
                ),
                did_you_mean(suggestion, ("没有这条规则", "no such rule")),
                near_help(
                    suggestion,
                    (
                        "编号用 gouji rules list 列出来看，一个字也不能差",
                        "gouji rules list shows all ids",
                    ),
                ),
            ),
            K::OverrideTwice { rule } => texts(
                (
                    format!("规则{}调整了两次", self.quote(rule)),
                    format!("rule {} is overridden twice", self.quote(rule)),
                ),
                ("第二次", "the second time"),
                ("留一个", "keep one"),
            ),
            K::BadDate { found } => texts(
                (
                    format!("{}不是日期", self.quote(found)),
                    format!("{} is no date", self.quote(found)),
                ),
                ("日期写错了", "not a date"),
                ("写成 2026-01-08", "write it as 2026-01-08"),
            ),
            K::NoSuchPath { path } => texts(
                (
                    format!("找不到{}", self.quote(path)),
                    format!("cannot find {}", self.quote(path)),
                ),
                ("没有这个文件或文件夹", "no such file or folder"),
                (
                    "路径从 gouji.yaml 所在的文件夹算起；建好这个文件夹，或者改正这里的写法",
                    "paths begin at the folder of gouji.yaml; make this folder, or correct the path",
                ),
            ),
        }
    }
}
