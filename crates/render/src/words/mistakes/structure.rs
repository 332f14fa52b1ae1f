//! Mistakes in the structure of a file: keys, types, choices.

use crate::words::help::{brief, did_you_mean, near_help};
use crate::words::{Both, Text, Words, texts};
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
                (
                    format!("这里没有{}这一项", self.quote(key)),
                    format!("there is no key {} here", self.quote(key)),
                ),
                did_you_mean(suggestion, ("不认识的项", "unknown key")),
                (
                    format!("这里能写的有：{}", self.list(known)),
                    format!("possible here: {}", self.list(known)),
                ),
            ),
            K::MissingKey { key } => texts(
                (
                    format!("少了 {key} 这一项"),
                    format!("the key {key} is missing"),
                ),
                (format!("这里面没有 {key}"), format!("no {key} in here")),
                (
                    format!("加一行：{}", self.key_example(key)),
                    format!("add a line: {}", self.key_example(key)),
                ),
            ),
            K::WrongType { expected, found } => texts(
                (
                    format!(
                        "这里要写{}，现在是{}",
                        self.types(expected),
                        self.yaml_type(*found)
                    ),
                    format!(
                        "this must be {}, and is {}",
                        self.types(expected),
                        self.yaml_type(*found)
                    ),
                ),
                (
                    format!("现在是{}", self.yaml_type(*found)),
                    format!("this is {}", self.yaml_type(*found)),
                ),
                type_help(expected, *found),
            ),
            K::NotOneOf {
                found,
                allowed,
                suggestion,
            } => texts(
                (
                    format!("{}不在可选的写法里", self.quote(found)),
                    format!("{} is not one of the choices", self.quote(found)),
                ),
                did_you_mean(suggestion, ("只能从几种里选一种", "not a choice")),
                (
                    format!("从这几种里选：{}", self.allowed_words(allowed)),
                    format!("choose one of: {}", self.allowed_words(allowed)),
                ),
            ),
            K::BadShape { found, pattern } => texts(
                (
                    format!("{}的写法不合要求", self.quote(found)),
                    format!("{} does not have the right shape", self.quote(found)),
                ),
                ("写法不对", "wrong shape"),
                if pattern.contains("{4}") {
                    self.say(
                        "年度写成 2014..2018；只有一年的写 \"2013\"，还在用的写 2021..",
                        "write years as 2014..2018, a single one as \"2013\", a form still in \
                         force as 2021..",
                    )
                } else {
                    self.say(
                        "编号只用小写英文字母、数字和连字符，如 parts-sum-to-total",
                        "ids use lower-case letters, digits and hyphens only, as in \
                         parts-sum-to-total",
                    )
                },
            ),
            K::MustNotBeEmpty => texts(
                ("这里不能空着", "this must not be empty"),
                ("这里什么也没有", "nothing here"),
                (
                    "至少写一项；用不到的，把整行删去",
                    "give at least one, or delete the whole line",
                ),
            ),
            K::OutOfRange { found } => texts(
                (
                    format!("{}超出了允许的范围", self.quote(found)),
                    format!("{} is out of range", self.quote(found)),
                ),
                ("太大或者太小", "too large or too small"),
                (
                    "小数位数写0到9的整数；误差写0或比0大的数，如 0.01；年度写四位数，如 2025",
                    "decimal places are a whole number from 0 to 9; a tolerance is 0 or more, as in 0.01; a year has four digits",
                ),
            ),
            K::Structure { detail } => texts(
                (
                    "这里的内容不合文件的格式",
                    "the content here does not fit the format of the file",
                ),
                ("这里", "here"),
                (
                    format!(
                        "对照自带的例子看看这一项怎么写\n（程序原话：{}）",
                        brief(detail)
                    ),
                    format!(
                        "compare the examples that come with the program\n(the checker says: {})",
                        brief(detail)
                    ),
                ),
            ),
            K::WrongKind { found, allowed } => texts(
                (
                    format!("文件第一项写的是{}，这里用不了", self.quote(found)),
                    format!(
                        "the file says {}, which cannot be used here",
                        self.quote(found)
                    ),
                ),
                (
                    format!("这里应是 {}", allowed.join(" 或 ")),
                    format!("wanted: {}", allowed.join(" or ")),
                ),
                (
                    "规则文件写 gouji: rules/1，报表定义写 gouji: form/1，县的安排写 gouji: county/1；版本号更高的，要换新版程序",
                    "a rule file says gouji: rules/1, a form schema gouji: form/1, a county's config gouji: county/1; a higher version needs a newer program",
                ),
            ),
            K::UnknownForm { id, suggestion } => texts(
                (
                    format!("没有编号为{}的报表", self.quote(id)),
                    format!("there is no form {}", self.quote(id)),
                ),
                did_you_mean(suggestion, ("没有这张报表", "no such form")),
                near_help(
                    suggestion,
                    (
                        "form 后面写报表的编号，如 xxgk-2014；自己的报表定义用 --forms 带上",
                        "after form: goes the id of a form, as xxgk-2014; hand in your own schemas with --forms",
                    ),
                ),
            ),
            _ => self.expression_mistake(kind),
        }
    }

    fn yaml_type(self, kind: YamlType) -> &'static str {
        let (zh, en) = match kind {
            YamlType::Null => ("空的", "nothing"),
            YamlType::Boolean => ("真假值（true、false）", "true or false"),
            YamlType::Number => ("数字", "a number"),
            YamlType::Text => ("文字", "text"),
            YamlType::List => ("几项并列的列表", "a list"),
            YamlType::Mapping => ("一组“名称: 内容”", "a set of name: value lines"),
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
                    return self.say(
                        format!("一个数（如 {number}）"),
                        format!("a number (as {number})"),
                    );
                }
                _ => return choice.clone(),
            };
            self.say(format!("{choice}（{meaning}）"), choice.as_str())
        };
        self.list(&allowed.iter().map(with_meaning).collect::<Vec<_>>())
    }

    /// A line that can be typed and changed.
    #[expect(clippy::too_many_lines, reason = "a flat table")]
    fn key_example(self, key: &str) -> String {
        let (zh, en) = match key {
            "gouji" => (
                "rules/1（写在文件第一行）",
                "rules/1 (the first line of the file)",
            ),
            "form" => ("xxgk-2014（报表的编号）", "xxgk-2014 (the id of a form)"),
            "id" => (
                "my-rule（英文编号，每条规则不同）",
                "my-rule (another one for every rule)",
            ),
            "title" => (
                "标题（规则写应该怎样，报表和表写印的标题）",
                "what must hold (a rule), or the title as printed (a form, a table)",
            ),
            "severity" => (
                "error（强制性）、query（核实性）或 note（提示）",
                "error, query or note",
            ),
            "check" => (
                "收到申请数 = 分项和(收到申请数)（要检查的式子）",
                "a3.1 = parts(a3.1) (the expression)",
            ),
            "rules" => (
                "（下一行起写规则，每条前面加“- ”）",
                "(the rules follow, each begins with `- `)",
            ),
            "name" => ("规则里用的简称", "the short name that rules use"),
            "label" => ("报表上印的指标全称", "the label as the form prints it"),
            "unit" => (
                "件（计量单位；标题行改写 role: heading）",
                "the unit of measure; for a heading write role: heading instead",
            ),
            "years" => (
                "2014..2018（起止年度；现行的写 2021..）",
                "2014..2018 (first and last year; 2021.. while in force)",
            ),
            "rule" => ("要试的规则的编号", "the id of the rule to try"),
            "figures" => (
                "{收到申请数: 7}（填了哪些数，没有写的是空白）",
                "{a3.1: 7} (what is filled in; the rest is blank)",
            ),
            "finds" => (
                "[收到申请数]（应指出哪些指标）",
                "[a3.1] (the rows that must be found)",
            ),
            "tables" => (
                "（下一行起写各张表，每张前面加“- ”）",
                "(the tables follow, each begins with `- `)",
            ),
            "rows" => (
                "（下一行起写各行，每行前面加“- ”）",
                "(the rows follow, each begins with `- `)",
            ),
            "columns" => (
                "（下一行起写各列，每列前面加“- ”）",
                "(the columns follow, each begins with `- `)",
            ),
            "layouts" => (
                "（下一行起写各种格式，每种前面加“- ”）",
                "(the layouts follow, each begins with `- `)",
            ),
            "recognise" => (
                "[报表标题]（凭哪些字认出这张报表）",
                "[the title] (the words by which the form is recognised)",
            ),
            "cases" => (
                "（下一行起写例子，每个前面加“- ”）",
                "(the cases follow, each begins with `- `)",
            ),
            "county" => ("青石县（县、市、区的名称）", "the name of the county"),
            "year" => (
                "2025（收哪一年度的年报）",
                "2025 (the year that is reported)",
            ),
            "reports" => (
                "2025/（年报放在哪个文件夹）",
                "2025/ (the folder of the reports)",
            ),
            "reason" => ("市里2025年口径（为什么调整）", "why it is overridden"),
            "date" => (
                "2026-01-08（哪天定的）",
                "2026-01-08 (when this was decided)",
            ),
            _ => ("要写的内容", "the content"),
        };
        format!("{key}: {}", self.pick(zh, en))
    }
}

/// What to write where a value of another type is wanted.
fn type_help(expected: &[YamlType], found: YamlType) -> Both {
    match (expected.first(), found) {
        (Some(YamlType::Text), YamlType::List) => (
            "写成一行；几个条件用“且”连接，如 甲 = 乙 且 丙 = 丁；文字用 [ 开头的，放进英文单引号",
            "write one line; join conditions by `and`, as in a = b and c = d; put a text that begins with [ into single quotes",
        ),
        (Some(YamlType::Text), YamlType::Mapping) => (
            "在冒号后面直接写文字，写在同一行；下一行是另一项的，行首空格数要和这一行一样；文字里有冒号加空格的，放进英文单引号",
            "write the text on the same line, behind the colon; indent the next key like this one; put a text with a colon and a space in it into single quotes",
        ),
        (Some(YamlType::Text), YamlType::Number) if expected.contains(&YamlType::List) => (
            "文件夹的名字是数字的，后面加一道斜杠，如 2024/；别的放进英文单引号",
            "a folder whose name is a number takes a slash behind it, as in 2024/; put anything else into single quotes",
        ),
        (Some(YamlType::Mapping), YamlType::Text) => (
            "写成 名称: 内容，冒号后面要空一格；有几项的，另起一行，缩进两格，一行一项",
            "write name: value with a space behind the colon; several of them go on lines of their own, indented by two spaces",
        ),
        (Some(YamlType::Text), _) => (
            "在冒号后面直接写文字；数字、true、no 这类会被认成别的东西，放进英文单引号",
            "write text after the colon; put what reads as a number, true or no into single quotes",
        ),
        (Some(YamlType::List), _) => (
            "写成 [甲, 乙]，或者另起一行，每项前面加“- ”",
            "write [a, b], or one item per line with `- ` before each",
        ),
        (Some(YamlType::Mapping), _) => (
            "另起一行，缩进两格，每行写 名称: 内容",
            "on the next lines, indented by two spaces, write name: value",
        ),
        (Some(YamlType::Number), _) => (
            "只写数字，不带单位和引号",
            "write the number only, without unit and quotes",
        ),
        (Some(YamlType::Boolean), _) => ("写 true（是）或 false（否）", "write true or false"),
        (Some(YamlType::Null) | None, _) => (
            "对照自带的例子看看这一项怎么写",
            "compare the examples that come with the program",
        ),
    }
}
