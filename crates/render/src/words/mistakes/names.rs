//! Mistakes in what expressions name: rows, columns, functions, and the units of what they add up.

use crate::words::help::{count_noun, did_you_mean, near_help};
use crate::words::{Text, Words, texts, zh};
use gouji_model::vocabulary::FUNCTIONS;
use gouji_model::{ColumnContext, MistakeKind};

impl Words {
    /// Mistakes in names and units.
    #[expect(clippy::too_many_lines, reason = "a flat table")]
    pub(super) fn name_mistake(self, kind: &MistakeKind) -> [Text; 3] {
        use MistakeKind as K;
        match kind {
            K::UnknownName {
                name,
                form,
                suggestion,
            } => texts(
                zh(format!("报表里没有叫{}的指标", self.quote(name)))
                    .en(format!("the form has no row named {}", self.quote(name))),
                did_you_mean(suggestion, zh("找不到这个名称").en("no such name")),
                near_help(
                    suggestion,
                    (
                        &format!("全部名称和编号用 gouji explain {form} 列出来看，一个字也不能差"),
                        &format!("gouji explain {form} lists all names and ids; write one exactly as it stands there"),
                    ),
                ),
            ),
            K::ColumnForRow { name, tables, cell } => texts(
                zh(format!("{}是列名，前面还要有行", self.quote(name))).en(format!(
                    "{} is a column; its row goes before it",
                    self.quote(name)
                )),
                zh("哪一行？").en("in which row?"),
                zh(format!(
                    "写明是哪一行的，如 {cell}\n每一行都查的，在规则文件里加一行 each: row of {}，式子里直接写列名",
                    self.list(tables)
                ))
                .en(format!(
                    "name the row, as in {cell}\nto check every row, add a line each: row of {} to the rule file; columns then stand alone",
                    self.list(tables)
                )),
            ),
            K::ColumnBeforeRow { cell } => texts(
                zh("行和列写反了：行在前，列在方括号里")
                    .en("row and column are the wrong way round: first the row, then the column in brackets"),
                zh("这是列名").en("this is the column"),
                zh(format!("写成 {cell}")).en(format!("write {cell}")),
            ),
            K::RowAsFunction {
                name,
                cell: Some(cell),
            } => texts(
                zh(format!("{}是指标，后面的列要用方括号", self.quote(name))).en(format!(
                    "{} is a row; its column goes in square brackets",
                    self.quote(name)
                )),
                zh("改用方括号").en("use square brackets"),
                zh(format!("写成 {cell}")).en(format!("write {cell}")),
            ),
            K::RowAsFunction { name, cell: None } => texts(
                zh(format!("{}是指标，后面不能跟圆括号", self.quote(name))).en(format!(
                    "{} is a row, and no round bracket follows one",
                    self.quote(name)
                )),
                zh("这是指标，不是函数").en("a row, not a function"),
                zh("哪一列写在方括号里，如 指标[列]；名称本身带括号的，连括号放进「」")
                    .en("a column goes in square brackets, as in row[column]; a name with brackets of its own goes whole into corner quotes"),
            ),
            K::GluedWord { word, spaced } => texts(
                zh(format!("“{word}”和前后的名称连在一起了，分不开")).en(format!(
                    "{} is glued to the names around it",
                    self.quote(word)
                )),
                zh("连成了一个名称").en("reads as one name"),
                zh(format!("前后各空一格：{spaced}")).en(format!("put spaces around it: {spaced}")),
            ),
            K::AmbiguousName { name, choices } => texts(
                zh(format!(
                    "有{}行都叫{}，不知道是哪一行",
                    choices.len(),
                    self.quote(name)
                ))
                .en(format!(
                    "{} are named {}",
                    count_noun(choices.len(), "row", "rows"),
                    self.quote(name)
                )),
                zh("要写明是哪一行").en("which one?"),
                zh(format!("从这几个里选：{}", self.list(choices)))
                    .en(format!("choose one of: {}", self.list(choices))),
            ),
            K::UnknownFunction { name, suggestion } => texts(
                zh(format!("没有叫{}的函数", self.quote(name)))
                    .en(format!("there is no function {}", self.quote(name))),
                did_you_mean(suggestion, zh("没有这个函数").en("no such function")),
                self.function_help(name),
            ),
            K::WrongArguments {
                function,
                wants,
                found,
            } => texts(
                zh(format!(
                    "{}的括号里要写{}项，现在写了{found}项",
                    self.quote(function),
                    self.count_text(wants)
                ))
                .en(format!(
                    "{} takes {} in its brackets, not {found}",
                    self.quote(function),
                    self.count_text(wants)
                )),
                zh(format!("要{}项", self.count_text(wants)))
                    .en(format!("takes {}", self.count_text(wants))),
                zh("几项之间用逗号隔开；要加起来的几项，可以直接写 甲 + 乙")
                    .en("separate items by commas; to add up a few of them, write a + b"),
            ),
            K::NoParts { name, columns } => texts(
                zh(format!("{}下面没有分项，加不起来", self.quote(name)))
                    .en(format!("{} has no parts to add up", self.quote(name))),
                zh("没有分项").en("no parts"),
                self.no_parts_help(columns.as_ref()),
            ),
            K::OutsideEach { word } => texts(
                zh(format!("{}只能用在写了 each 的规则里", self.quote(word))).en(format!(
                    "{} can only be used in a rule with `each`",
                    self.quote(word)
                )),
                zh("不知道指哪一行").en("of which row?"),
                zh("在这条规则里加一行 each: total（每个总数都查），或者直接写指标名")
                    .en("add a line each: total (every total), or write the name of a row"),
            ),
            K::NoParent { name } => texts(
                zh(format!("{}已经是最上一级，没有上级项", self.quote(name))).en(format!(
                    "{} stands at the top and under no other row",
                    self.quote(name)
                )),
                zh("没有上级项").en("nothing above it"),
                zh("换成具体的指标名，或者用 each 把范围缩小到有上级的行").en(
                    "write the name of a row, or narrow `each` to rows that stand under another",
                ),
            ),
            K::NeedsColumn {
                name,
                columns,
                context,
            } => texts(
                zh(format!(
                    "{}这一行有{}列，要写明是哪一列",
                    self.quote(name),
                    columns.len()
                ))
                .en(format!(
                    "{} has {}; say which",
                    self.quote(name),
                    count_noun(columns.len(), "column", "columns")
                )),
                zh("哪一列？").en("which column?"),
                zh(format!(
                    "{}\n可选的列：{}",
                    self.column_help(
                        *context,
                        &format!("{name}[{}]", self.first_column(columns)),
                        columns
                    ),
                    self.list(columns)
                ))
                .en(format!(
                    "{}\ncolumns: {}",
                    self.column_help(
                        *context,
                        &format!("{name}[{}]", self.first_column(columns)),
                        columns
                    ),
                    self.list(columns)
                )),
            ),
            K::UnknownColumn {
                name,
                table,
                columns,
                ..
            } if columns.is_empty() => texts(
                zh(format!(
                    "{}不分列，后面没有{}",
                    self.quote(table),
                    self.quote(name)
                ))
                .en(format!(
                    "{} has one column without a name, and no {}",
                    self.quote(table),
                    self.quote(name)
                )),
                zh("没有这一列").en("no such column"),
                zh("去掉方括号和里面的字").en("leave out the square brackets and what is in them"),
            ),
            K::UnknownColumn {
                name,
                table,
                columns,
                suggestion,
            } => texts(
                zh(format!(
                    "{}没有{}这一列",
                    self.quote(table),
                    self.quote(name)
                ))
                .en(format!(
                    "the table {} has no column {}",
                    self.quote(table),
                    self.quote(name)
                )),
                did_you_mean(suggestion, zh("没有这一列").en("no such column")),
                zh(format!("可选的列：{}", self.list(columns)))
                    .en(format!("columns: {}", self.list(columns))),
            ),
            K::UnknownTable {
                name,
                tables,
                suggestion,
            } => texts(
                zh(format!("报表里没有叫{}的表", self.quote(name)))
                    .en(format!("the form has no table {}", self.quote(name))),
                did_you_mean(suggestion, zh("没有这张表").en("no such table")),
                zh(format!("有这几张表：{}", self.list(tables)))
                    .en(format!("tables: {}", self.list(tables))),
            ),
            K::UnlikeUnits { left, right } => texts(
                zh(format!(
                    "两边单位不同：左边是{}，右边是{}",
                    self.quote(left),
                    self.quote(right)
                ))
                .en(format!(
                    "the units differ: {} on the left, {} on the right",
                    self.quote(left),
                    self.quote(right)
                )),
                zh("单位不同，不能相加或比较").en("unlike units cannot be added or compared"),
                zh("看看指标名有没有写错；确实只比个数的，在这条规则里加一行 units: as-counts")
                    .en("see whether a name is wrong; to compare plain counts, add a line units: as-counts to the rule"),
            ),
            K::UnlikeParts { name, units } => texts(
                zh(format!(
                    "{}的各分项单位不同：{}",
                    self.quote(name),
                    self.list(units)
                ))
                .en(format!(
                    "the parts of {} have unlike units: {}",
                    self.quote(name),
                    self.list(units)
                )),
                zh("单位不同，不能加在一起").en("unlike units cannot be added"),
                zh("只把单位相同的几项加起来；确实只比个数的，在这条规则里加一行 units: as-counts")
                    .en("add up parts of one unit only; for plain counts, add a line units: as-counts to the rule"),
            ),
            _ => self.rule_mistake(kind),
        }
    }

    /// What to write instead of a function that people know from Excel.
    fn function_help(self, name: &str) -> String {
        let (zh, en) = match name.to_uppercase().as_str() {
            "SUM" => zh("加总写 分项和(指标名)，或者直接写 甲 + 乙\n")
                .en("to add up, write parts(name) or a + b\n"),
            "求和" | "总和" => zh("加总写 分项和(指标名)，或者直接写 甲 + 乙\n").en(""),
            "ABS" => zh("绝对值写 绝对值(甲 - 乙)\n").en(""),
            "AND" | "OR" | "NOT" => zh("且、或、非写在中间，如 甲 > 0 且 乙 = 0\n")
                .en("write and, or, not between conditions, as in a > 0 and b = 0\n"),
            "IF" => zh("“如果”另写一行 when: 条件\n")
                .en("write the condition on a line of its own: when: condition\n"),
            "如果" => zh("“如果”另写一行 when: 条件\n").en(""),
            "ISBLANK" => {
                zh("查是不是空着，写 空(指标名)\n").en("to ask for a blank, write blank(name)\n")
            }
            "为空" => zh("查是不是空着，写 空(指标名)\n").en(""),
            "ROUND" => zh("四舍五入的差额，在规则里加一行 tolerance: rounding\n")
                .en("for rounding differences, add a line tolerance: rounding\n"),
            _ => ("", ""),
        };
        let functions = FUNCTIONS.map(|(_, keyword)| self.pick(keyword.zh, keyword.en));
        self.zh(format!("{zh}能用的函数：{}", functions.join("、")))
            .en(format!("{en}functions: {}", functions.join(", ")))
    }

    fn count_text(self, wants: &str) -> String {
        match wants.split_once("..") {
            Some((least, "")) => self
                .zh(format!("至少{least}"))
                .en(format!("at least {least}")),
            Some((least, most)) => self
                .zh(format!("{least}到{most}"))
                .en(format!("{least} to {most}")),
            None => wants.to_owned(),
        }
    }

    fn no_parts_help(self, columns: Option<&(String, String)>) -> String {
        let rows = self
            .zh("分项和只用于有下级的总数；几个指标相加，直接写 甲 + 乙")
            .en("parts() is for totals; to add up rows, write a + b");
        match columns {
            Some((table, total)) => self
                .zh(format!(
                    "{rows}\n一行的各列相加，在规则里加一行 each: row of {table}，式子里写 \
                     分项和({total})"
                ))
                .en(format!(
                    "{rows}\nto add up the columns of a row, add a line each: row of {table} and \
                     write parts({total})"
                )),
            None => rows,
        }
    }

    /// How to say which column is meant, by where the row is named.
    fn column_help(self, context: ColumnContext, cell: &str, columns: &[String]) -> String {
        match context {
            ColumnContext::Once => self
                .zh(format!(
                    "每一列都查的，在规则文件里加一行 each: column；只查一列的，\
                     在每个名称后面加方括号，如 {cell}"
                ))
                .en(format!(
                    "to check every column, add a line each: column to the rule file; for one \
                     column, put it in square brackets after every name, as in {cell}"
                )),
            ColumnContext::InEachRow => self
                .zh(format!(
                    "写了 each: row of 的规则，式子里直接写列名，如 {}；要哪一行的，写成 {cell}",
                    self.first_column(columns)
                ))
                .en(format!(
                    "under each: row of, columns stand alone, as {}; for a row of your choice \
                     write {cell}",
                    self.first_column(columns)
                )),
            ColumnContext::InOtherEach => {
                self.zh(format!("在名称后面加方括号，如 {cell}"))
                    .en(format!(
                        "put it in square brackets after the name, as in {cell}"
                    ))
            }
            ColumnContext::InCase => self
                .zh(format!("写上列，连方括号放进英文单引号，如 '{cell}': 3"))
                .en(format!(
                    "name the column, brackets and all in single quotes, as in '{cell}': 3"
                )),
        }
    }

    /// A column to show in an example.
    fn first_column(self, columns: &[String]) -> &str {
        columns
            .first()
            .map_or(self.pick("总计", "total"), String::as_str)
    }
}
