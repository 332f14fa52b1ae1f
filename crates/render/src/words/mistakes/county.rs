//! Mistakes in a county's config.

use crate::words::help::{did_you_mean, near_help};
use crate::words::{Text, Words, texts, zh};
use gouji_model::CountyMistake;

impl Words {
    #[expect(clippy::too_many_lines, reason = "a flat table")]
    pub(super) fn county_mistake(self, kind: &CountyMistake) -> [Text; 3] {
        use CountyMistake as K;
        match kind {
            K::SubmitterTwice { name } => texts(
                zh(format!("名单里有两个{}", self.quote(name)))
                    .en(format!("{} is on the roster twice", self.quote(name))),
                zh("第二次").en("the second time"),
                zh("删去一个；真是两个单位的，写全称分开，如“青石县青石镇”和“青石县青石街道”")
                    .en("take one away, or give both their full names"),
            ),
            K::NameOfTwo {
                name,
                first,
                second,
            } => texts(
                zh(format!(
                    "{}既可能是{}，也可能是{}",
                    self.quote(name),
                    self.quote(first),
                    self.quote(second)
                ))
                .en(format!(
                    "{} may be {} and may be {}",
                    self.quote(name),
                    self.quote(first),
                    self.quote(second)
                )),
                zh("和另一个单位的名称一样").en("another submitter goes by this name too"),
                zh("叫法要能分清是哪个单位，在其中一个单位里删去这个叫法")
                    .en("a name must tell one submitter; take it away from one of the two"),
            ),
            K::NoName => texts(
                zh("这个名称是空的").en("this name is empty"),
                zh("没有写名称").en("no name"),
                zh("写上单位名称，或者把这一项删去").en("write a name, or take the item away"),
            ),
            K::TwoRosters => texts(
                zh("submitters 和 roster 只能写一个")
                    .en("submitters and roster cannot both be given"),
                zh("名单写了两份").en("a second roster"),
                zh("名单写在这里的，删去 roster 一行；名单在表格里的，删去 submitters").en(
                    "keep submitters if they are listed here, roster if they are listed in a file",
                ),
            ),
            K::NoRoster => texts(
                zh("没有报送单位名单").en("there is no roster of submitters"),
                zh("缺 submitters 或 roster").en("neither submitters nor roster"),
                zh("名单直接写在 submitters 下面，或者用 roster: 名单.xlsx 指到一张表")
                    .en("list them under submitters, or point to a file with roster: roster.xlsx"),
            ),
            K::YearWithTwoForms { year, forms } => {
                let [first, second] = forms;
                texts(
                    zh(format!("{year}年度写了两张报表：{first} 和 {second}"))
                        .en(format!("{year} is given two forms: {first} and {second}")),
                    zh("这里又写了一次").en("the second time"),
                    zh("一个年度只用一张报表，改掉其中一行的年度")
                        .en("a year has one form; change the years of one of the two lines"),
                )
            }
            K::NotYears { found } => texts(
                zh(format!("{}不是年度", self.quote(found)))
                    .en(format!("{} does not say years", self.quote(found))),
                zh("年度写错了").en("not years"),
                zh("写成 2025，或者 2019..2020（小的年度在前）")
                    .en("write 2025, or 2019..2020 with the earlier year first"),
            ),
            K::UnknownRule { id, suggestion } => texts(
                zh(format!("没有编号为{}的规则", self.quote(id)))
                    .en(format!("there is no rule {}", self.quote(id))),
                did_you_mean(suggestion, zh("没有这条规则").en("no such rule")),
                near_help(
                    suggestion,
                    zh("编号用 gouji rules list 列出来看，一个字也不能差")
                        .en("gouji rules list shows all ids"),
                ),
            ),
            K::OverrideTwice { rule } => texts(
                zh(format!("规则{}调整了两次", self.quote(rule)))
                    .en(format!("rule {} is overridden twice", self.quote(rule))),
                zh("第二次").en("the second time"),
                zh("留一个").en("keep one"),
            ),
            K::BadDate { found } => texts(
                zh(format!("{}不是日期", self.quote(found)))
                    .en(format!("{} is no date", self.quote(found))),
                zh("日期写错了").en("not a date"),
                zh("写成 2026-01-08").en("write it as 2026-01-08"),
            ),
            K::NoSuchPath { path } => texts(
                zh(format!("找不到{}", self.quote(path)))
                    .en(format!("cannot find {}", self.quote(path))),
                zh("没有这个文件或文件夹").en("no such file or folder"),
                zh("路径从 gouji.yaml 所在的文件夹算起；建好这个文件夹，或者改正这里的写法")
                    .en("paths begin at the folder of gouji.yaml; make this folder, or correct the path"),
            ),
        }
    }
}
