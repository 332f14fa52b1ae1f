//! Mistakes in the structure of a file: keys, types, choices.

use crate::words::help::{brief, did_you_mean, near_help};
use crate::words::{Text, TextPair, Words, texts, zh};
use gouji_model::{MistakeKind, YamlType};

impl Words {
    /// Mistakes in the structure: keys, types, choices.
    #[expect(clippy::too_many_lines, reason = "a flat table")]
    pub(super) fn structure_mistake(self, kind: &MistakeKind) -> [Text; 3] {
        use MistakeKind as K;
        match kind {
            K::UnknownKey {
                key,
                suggestion,
                known,
            } => texts(
                zh(format!("这里没有{}这一项", self.quote(key)))
                    .en(format!("there is no key {} here", self.quote(key))),
                did_you_mean(suggestion, zh("不认识的项").en("unknown key")),
                zh(format!("这里能写的有：{}", self.list(known)))
                    .en(format!("possible here: {}", self.list(known))),
            ),
            K::MissingKey { key } => texts(
                zh(format!("少了 {key} 这一项")).en(format!("the key {key} is missing")),
                zh(format!("这里面没有 {key}")).en(format!("no {key} in here")),
                zh(format!("加一行：{}", self.key_example(key)))
                    .en(format!("add a line: {}", self.key_example(key))),
            ),
            K::WrongType { expected, found } => texts(
                zh(format!(
                    "这里要写{}，现在是{}",
                    self.types(expected),
                    self.yaml_type(*found)
                ))
                .en(format!(
                    "this must be {}, and is {}",
                    self.types(expected),
                    self.yaml_type(*found)
                )),
                zh(format!("现在是{}", self.yaml_type(*found)))
                    .en(format!("this is {}", self.yaml_type(*found))),
                type_help(expected, *found),
            ),
            K::NotOneOf {
                found,
                allowed,
                suggestion,
            } => texts(
                zh(format!("{}不在可选的写法里", self.quote(found)))
                    .en(format!("{} is not one of the choices", self.quote(found))),
                did_you_mean(suggestion, zh("只能从几种里选一种").en("not a choice")),
                zh(format!("从这几种里选：{}", self.allowed_words(allowed)))
                    .en(format!("choose one of: {}", self.allowed_words(allowed))),
            ),
            K::BadShape { found, pattern } => texts(
                zh(format!("{}的写法不合要求", self.quote(found))).en(format!(
                    "{} does not have the right shape",
                    self.quote(found)
                )),
                zh("写法不对").en("wrong shape"),
                if pattern.contains("{4}") {
                    self.zh("年度写成 2014..2018；只有一年的写 \"2013\"，还在用的写 2021..")
                        .en("write years as 2014..2018, a single one as \"2013\", a form still in \
                             force as 2021..")
                } else {
                    self.zh("编号只用小写英文字母、数字和连字符，如 parts-sum-to-total")
                        .en("ids use lower-case letters, digits and hyphens only, as in \
                             parts-sum-to-total")
                },
            ),
            K::MustNotBeEmpty => texts(
                zh("这里不能空着").en("this must not be empty"),
                zh("这里什么也没有").en("nothing here"),
                zh("至少写一项；用不到的，把整行删去")
                    .en("give at least one, or delete the whole line"),
            ),
            K::OutOfRange { found } => texts(
                zh(format!("{}超出了允许的范围", self.quote(found)))
                    .en(format!("{} is out of range", self.quote(found))),
                zh("太大或者太小").en("too large or too small"),
                zh("小数位数写0到9的整数；误差写0或比0大的数，如 0.01；年度写四位数，如 2025")
                    .en("decimal places are a whole number from 0 to 9; a tolerance is 0 or more, as in 0.01; a year has four digits"),
            ),
            K::Structure { detail } => texts(
                zh("这里的内容不合文件的格式")
                    .en("the content here does not fit the format of the file"),
                zh("这里").en("here"),
                zh(format!(
                    "对照自带的例子看看这一项怎么写\n（程序原话：{}）",
                    brief(detail)
                ))
                .en(format!(
                    "compare the examples that come with the program\n(the checker says: {})",
                    brief(detail)
                )),
            ),
            K::WrongKind { found, allowed } => texts(
                zh(format!("文件第一项写的是{}，这里用不了", self.quote(found))).en(format!(
                    "the file says {}, which cannot be used here",
                    self.quote(found)
                )),
                zh(format!("这里应是 {}", allowed.join(" 或 ")))
                    .en(format!("wanted: {}", allowed.join(" or "))),
                zh("规则文件写 gouji: rules/1，报表定义写 gouji: form/1，县的安排写 gouji: county/1；版本号更高的，要换新版程序")
                    .en("a rule file says gouji: rules/1, a form schema gouji: form/1, a county's config gouji: county/1; a higher version needs a newer program"),
            ),
            K::UnknownForm { id, suggestion } => texts(
                zh(format!("没有编号为{}的报表", self.quote(id)))
                    .en(format!("there is no form {}", self.quote(id))),
                did_you_mean(suggestion, zh("没有这张报表").en("no such form")),
                near_help(
                    suggestion,
                    zh("form 后面写报表的编号，如 xxgk-2014；自己的报表定义用 --forms 带上")
                        .en("after form: goes the id of a form, as xxgk-2014; hand in your own schemas with --forms"),
                ),
            ),
            _ => self.expression_mistake(kind),
        }
    }

    fn yaml_type(self, kind: YamlType) -> &'static str {
        let (zh, en) = match kind {
            YamlType::Null => zh("空的").en("nothing"),
            YamlType::Boolean => zh("真假值（true、false）").en("true or false"),
            YamlType::Number => zh("数字").en("a number"),
            YamlType::Text => zh("文字").en("text"),
            YamlType::List => zh("几项并列的列表").en("a list"),
            YamlType::Mapping => zh("一组“名称: 内容”").en("a set of name: value lines"),
        };
        self.pick(zh, en)
    }

    fn types(self, expected: &[YamlType]) -> String {
        // That a key may be left empty is of no help to who wrote something.
        let something = expected.iter().filter(|kind| **kind != YamlType::Null);
        let names: Vec<&str> = something.map(|&kind| self.yaml_type(kind)).collect();
        names.join(self.pick("或", " or "))
    }

    /// Choices with what they mean, where the Chinese reader cannot tell; a number among them stands for any number.
    fn allowed_words(self, allowed: &[String]) -> String {
        let with_meaning = |choice: &String| {
            let meaning = match choice.as_str() {
                "error" => "强制性，必须改正",
                "query" => "核实性，要核对或说明",
                "note" => "提示",
                "detail" => "一般指标",
                "total" => "总数",
                "subset" => "其中",
                "heading" => "标题行",
                "rounding" => "允许四舍五入的差额",
                number if gouji_model::Decimal::parse(number).is_ok() => {
                    return self
                        .zh(format!("一个数（如 {number}）"))
                        .en(format!("a number (as {number})"));
                }
                _ => return choice.clone(),
            };
            self.zh(format!("{choice}（{meaning}）"))
                .en(choice.as_str())
        };
        self.list(&allowed.iter().map(with_meaning).collect::<Vec<_>>())
    }

    /// A line that can be typed and changed.
    fn key_example(self, key: &str) -> String {
        let (zh, en) = match key {
            "gouji" => zh("rules/1（写在文件第一行）").en("rules/1 (the first line of the file)"),
            "form" => zh("xxgk-2014（报表的编号）").en("xxgk-2014 (the id of a form)"),
            "id" => {
                zh("my-rule（英文编号，每条规则不同）").en("my-rule (another one for every rule)")
            }
            "title" => zh("标题（规则写应该怎样，报表和表写印的标题）")
                .en("what must hold (a rule), or the title as printed (a form, a table)"),
            "severity" => {
                zh("error（强制性）、query（核实性）或 note（提示）").en("error, query or note")
            }
            "check" => zh("收到申请数 = 分项和(收到申请数)（要检查的式子）")
                .en("a3.1 = parts(a3.1) (the expression)"),
            "rules" => zh("（下一行起写规则，每条前面加“- ”）")
                .en("(the rules follow, each begins with `- `)"),
            "name" => zh("规则里用的简称").en("the short name that rules use"),
            "label" => zh("报表上印的指标全称").en("the label as the form prints it"),
            "unit" => zh("件（计量单位；标题行改写 role: heading）")
                .en("the unit of measure; for a heading write role: heading instead"),
            "years" => zh("2014..2018（起止年度；现行的写 2021..）")
                .en("2014..2018 (first and last year; 2021.. while in force)"),
            "rule" => zh("要试的规则的编号").en("the id of the rule to try"),
            "figures" => zh("{收到申请数: 7}（填了哪些数，没有写的是空白）")
                .en("{a3.1: 7} (what is filled in; the rest is blank)"),
            "finds" => {
                zh("[收到申请数]（应指出哪些指标）").en("[a3.1] (the rows that must be found)")
            }
            "tables" => zh("（下一行起写各张表，每张前面加“- ”）")
                .en("(the tables follow, each begins with `- `)"),
            "rows" => zh("（下一行起写各行，每行前面加“- ”）")
                .en("(the rows follow, each begins with `- `)"),
            "columns" => zh("（下一行起写各列，每列前面加“- ”）")
                .en("(the columns follow, each begins with `- `)"),
            "layouts" => zh("（下一行起写各种格式，每种前面加“- ”）")
                .en("(the layouts follow, each begins with `- `)"),
            "recognise" => zh("[报表标题]（凭哪些字认出这张报表）")
                .en("[the title] (the words by which the form is recognised)"),
            "cases" => zh("（下一行起写例子，每个前面加“- ”）")
                .en("(the cases follow, each begins with `- `)"),
            "county" => zh("青石县（县、市、区的名称）").en("the name of the county"),
            "year" => zh("2025（收哪一年度的年报）").en("2025 (the year that is reported)"),
            "reports" => zh("2025/（年报放在哪个文件夹）").en("2025/ (the folder of the reports)"),
            "reason" => zh("市里2025年口径（为什么调整）").en("why it is overridden"),
            "date" => zh("2026-01-08（哪天定的）").en("2026-01-08 (when this was decided)"),
            _ => zh("要写的内容").en("the content"),
        };
        format!("{key}: {}", self.pick(zh, en))
    }
}

/// What to write where a value of another type is wanted.
fn type_help(expected: &[YamlType], found: YamlType) -> TextPair {
    match (expected.first(), found) {
        (Some(YamlType::Text), YamlType::List) => {
            zh("写成一行；几个条件用“且”连接，如 甲 = 乙 且 丙 = 丁；文字用 [ 开头的，\
                放进英文单引号")
                .en("write one line; join conditions by `and`, as in a = b and c = d; put a text that begins with [ into single quotes")
        }
        (Some(YamlType::Text), YamlType::Mapping) => {
            zh("在冒号后面直接写文字，写在同一行；下一行是另一项的，行首空格数要和这一行一样；文字里有冒号加空格的，放进英文单引号")
                .en("write the text on the same line, behind the colon; indent the next key like this one; put a text with a colon and a space in it into single quotes")
        }
        (Some(YamlType::Text), YamlType::Number) if expected.contains(&YamlType::List) => {
            zh("文件夹的名字是数字的，后面加一道斜杠，如 2024/；别的放进英文单引号")
                .en("a folder whose name is a number takes a slash behind it, as in 2024/; put anything else into single quotes")
        }
        (Some(YamlType::Mapping), YamlType::Text) => {
            zh("写成 名称: 内容，冒号后面要空一格；有几项的，另起一行，缩进两格，一行一项")
                .en("write name: value with a space behind the colon; several of them go on lines of their own, indented by two spaces")
        }
        (Some(YamlType::Text), _) => {
            zh("在冒号后面直接写文字；数字、true、no 这类会被认成别的东西，放进英文单引号")
                .en("write text after the colon; put what reads as a number, true or no into \
                     single quotes")
        }
        (Some(YamlType::List), _) => zh("写成 [甲, 乙]，或者另起一行，每项前面加“- ”")
            .en("write [a, b], or one item per line with `- ` before each"),
        (Some(YamlType::Mapping), _) => zh("另起一行，缩进两格，每行写 名称: 内容")
            .en("on the next lines, indented by two spaces, write name: value"),
        (Some(YamlType::Number), _) => {
            zh("只写数字，不带单位和引号").en("write the number only, without unit and quotes")
        }
        (Some(YamlType::Boolean), _) => zh("写 true（是）或 false（否）").en("write true or false"),
        (Some(YamlType::Null) | None, _) => zh("对照自带的例子看看这一项怎么写")
            .en("compare the examples that come with the program"),
    }
}
