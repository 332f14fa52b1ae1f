//! Mistakes in form schemas and cases.

use crate::words::help::{did_you_mean, near_help};
use crate::words::{Text, Words, texts, zh};
use gouji_model::MistakeKind;

impl Words {
    /// Mistakes in form schemas and cases.
    #[expect(clippy::too_many_lines, reason = "a flat table")]
    pub(super) fn form_mistake(self, kind: &MistakeKind) -> [Text; 3] {
        use MistakeKind as K;
        match kind {
            K::DuplicateFormId { id } => texts(
                zh(format!("编号{}用了两次", self.quote(id)))
                    .en(format!("the id {} is used twice", self.quote(id))),
                zh("第二次").en("the second time"),
                zh("行、列、表的编号在一张报表里不能重复，给其中一个换个编号")
                    .en("ids of rows, columns and tables are unique in a form; give one of them another"),
            ),
            K::UnknownRow { id, suggestion } => texts(
                zh(format!("报表里没有编号为{}的行", self.quote(id))).en(format!(
                    "the form has no row with the id {}",
                    self.quote(id)
                )),
                did_you_mean(suggestion, zh("没有这一行").en("no such row")),
                near_help(
                    suggestion,
                    zh("编号要和报表定义里各行的 id 一样").en("use an id from rows:"),
                ),
            ),
            K::BackwardRange { range } => texts(
                zh(format!("{}的起止写反了", self.quote(range)))
                    .en(format!("the range {} runs backwards", self.quote(range))),
                zh("后面的行排在前面").en("the end comes first"),
                zh("把在前面的行写在两点左边，如 r3..r23")
                    .en("put the row that comes first on the left, as in r3..r23"),
            ),
            K::ParentAfterChild { parent } => texts(
                zh(format!(
                    "上级行{}写在了它的下级后面，或者写成了自己",
                    self.quote(parent)
                ))
                .en(format!(
                    "the row {} stands under itself or after its own children",
                    self.quote(parent)
                )),
                zh("上级要在前面").en("parents come first"),
                zh("按报表的顺序写：先上级，后下级")
                    .en("write the rows in the order of the form, parents before children"),
            ),
            K::PartOfItself { id } => texts(
                zh(format!("{}的分项里写了它自己", self.quote(id)))
                    .en(format!("{} is listed among its own parts", self.quote(id))),
                zh("这就是它自己").en("this is the row itself"),
                zh("从 parts 里删去它自己").en("take it out of parts"),
            ),
            K::PartTwice { id } => texts(
                zh(format!("分项{}写了两次，会加两遍", self.quote(id))).en(format!(
                    "the part {} is listed twice and would count twice",
                    self.quote(id)
                )),
                zh("第二次").en("the second time"),
                zh("留一个").en("keep one of them"),
            ),
            K::ReservedName { name } => texts(
                zh(format!("名称{}是式子里的用词", self.quote(name))).en(format!(
                    "the name {} is a word of the rule language",
                    self.quote(name)
                )),
                zh("规则里分不清").en("rules could not tell them apart"),
                zh("换一个名称，例如在后面加“数”").en("choose another name"),
            ),
            K::SameName { name } => texts(
                zh(format!(
                    "名称{}用了两次，规则里分不清是哪一个",
                    self.quote(name)
                ))
                .en(format!(
                    "the name {} is used twice, so rules cannot tell which is meant",
                    self.quote(name)
                )),
                zh("第二个").en("the second one"),
                zh("给其中一个换个名称").en("give one of them another name"),
            ),
            K::RowsOfRulesMissing { names } => texts(
                zh("自带的规则用到了这张报表里没有的指标")
                    .en("the built-in rules speak of rows that this form does not have"),
                zh("这张报表替换了自带的同名报表")
                    .en("this form replaces the built-in one of the same id"),
                zh(format!(
                    "缺的是：{}\n给报表换一个编号（id），或者把这些行补上",
                    self.list(names)
                ))
                .en(format!(
                    "missing: {}\ngive the form another id, or add these rows",
                    self.list(names)
                )),
            ),
            K::TotalWithoutParts { name } => texts(
                zh(format!("{}是总数，却没有分项", self.quote(name)))
                    .en(format!("{} is a total without parts", self.quote(name))),
                zh("没有写 parts").en("no parts:"),
                zh("加上 parts，如 parts: a3.1.1..a3.1.4；没有分项的，去掉 role: total")
                    .en("add parts, as in parts: a3.1.1..a3.1.4, or remove role: total"),
            ),
            K::MissingUnit { name } => texts(
                zh(format!("{}没有写单位", self.quote(name)))
                    .en(format!("{} has no unit", self.quote(name))),
                zh("缺 unit").en("no unit:"),
                zh("加上单位，如 unit: 件；标题行写 role: heading，就不用单位").en(
                    "add unit: and the unit of measure; a heading has role: heading and no unit",
                ),
            ),
            K::BadYears { found } => texts(
                zh(format!("{}不是年度的写法", self.quote(found)))
                    .en(format!("{} does not say years", self.quote(found))),
                zh("年度写错了").en("not years"),
                zh("写成 2014..2018；现行的报表写 2021..")
                    .en("write 2014..2018, or 2021.. for a form still in force"),
            ),
            K::County(mistake) => self.county_mistake(mistake),
            K::UnknownRule { id, suggestion } => texts(
                zh(format!("没有编号为{}的规则", self.quote(id)))
                    .en(format!("there is no rule {}", self.quote(id))),
                did_you_mean(suggestion, zh("没有这条规则").en("no such rule")),
                near_help(
                    suggestion,
                    zh("例子里的编号要和规则文件里的 id 一样").en("use an id from a rule file"),
                ),
            ),
            K::BadCaseValue { found } => texts(
                zh(format!("{}不能当作填报数", self.quote(found)))
                    .en(format!("{} cannot be a figure", self.quote(found))),
                zh("不是填报数").en("not a figure"),
                zh("写数字，不带单位，如 7 或 0.5")
                    .en("write a number without its unit, as 7 or 0.5"),
            ),
            _ => texts(
                zh(format!("这里有一处错误（{}）", kind.code()))
                    .en(format!("there is a mistake here ({})", kind.code())),
                zh("这里").en("here"),
                zh("对照自带的例子看看这一项怎么写")
                    .en("compare the examples that come with the program"),
            ),
        }
    }
}
