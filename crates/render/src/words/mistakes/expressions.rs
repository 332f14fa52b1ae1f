//! Mistakes in the grammar of expressions.

use crate::words::{Text, TextPair, Words, texts};
use gouji_model::{Expected, MistakeKind};

impl Words {
    /// Mistakes in the grammar of expressions.
    #[expect(clippy::too_many_lines, reason = "a flat table")]
    pub(super) fn expression_mistake(self, kind: &MistakeKind) -> [Text; 3] {
        use MistakeKind as K;
        match kind {
            K::UnexpectedCharacter { found } => texts(
                (
                    format!("式子里不能用{}", self.quote(&found.to_string())),
                    format!(
                        "{} cannot be used in an expression",
                        self.quote(&found.to_string())
                    ),
                ),
                ("多了这个符号", "not used in expressions"),
                character_help(*found),
            ),
            K::UnexpectedToken {
                found: None,
                expected,
            } => texts(
                ("式子没有写完", "the expression is not finished"),
                (
                    format!("后面还差{}", self.expectation(*expected)),
                    format!("{} is missing", self.expectation(*expected)),
                ),
                token_help(*expected),
            ),
            K::UnexpectedToken {
                found: Some(found),
                expected,
            } => texts(
                (
                    format!("{}不能写在这里", self.quote(found)),
                    format!("{} cannot stand here", self.quote(found)),
                ),
                (
                    format!("这里应是{}", self.expectation(*expected)),
                    format!("{} is wanted", self.expectation(*expected)),
                ),
                misplaced_token_help(found, *expected),
            ),
            K::UnclosedBracket { open, close } => texts(
                (
                    format!("左括号 {open} 没有配对的右括号"),
                    format!("the bracket {open} is never closed"),
                ),
                ("从这里开始没有结束", "opened here"),
                (
                    format!("在该结束的地方补上 {close}"),
                    format!("add {close} where it should end"),
                ),
            ),
            K::UnopenedBracket { close } => texts(
                (
                    format!("右括号 {close} 前面没有左括号"),
                    format!("nothing was opened before {close}"),
                ),
                ("多了这个右括号", "one bracket too many"),
                (
                    "删去它，或者在前面补上左括号",
                    "delete it, or add the opening bracket",
                ),
            ),
            K::UnclosedQuote => texts(
                ("左引号后面没有右引号", "an opening quote is never closed"),
                ("从这里开始没有结束", "opened here"),
                ("在名称后面补上 」", "add the closing quote after the name"),
            ),
            K::EmptyExpression => texts(
                ("式子是空的", "the expression is empty"),
                ("这里要写一条式子", "an expression is wanted"),
                (
                    "写两边应有的关系，如 收到申请数 = 分项和(收到申请数)",
                    "write what must hold, as in a3.1 = parts(a3.1)",
                ),
            ),
            K::ChainedComparison => texts(
                ("一条式子里连着比了两次", "two comparisons in a row"),
                ("第二次比较", "the second comparison"),
                (
                    "拆开写，中间用“且”连起来，如 甲 = 乙 且 乙 = 丙",
                    "write them apart with `and` between, as in a = b and b = c",
                ),
            ),
            K::NumberTooLong => texts(
                ("数字的位数太多", "the number has too many digits"),
                ("最多18位", "18 digits at most"),
                (
                    "看看是不是多打了几位；可以换成大一点的单位",
                    "see whether some were typed by mistake, or use a larger unit",
                ),
            ),
            K::ExpressionTooDeep => texts(
                ("式子套得太多层", "the expression is nested too deeply"),
                ("到这里已经超过上限", "the limit is reached here"),
                ("把式子拆成两条规则", "make two rules of it"),
            ),
            _ => self.name_mistake(kind),
        }
    }

    fn expectation(self, expected: Expected) -> &'static str {
        let (zh, en) = match expected {
            Expected::Operand => (
                "指标名、数字或左括号",
                "a name, a number or an opening bracket",
            ),
            Expected::Operator => ("运算符，或者到此为止", "an operator or the end"),
            Expected::Name => ("指标名", "a name"),
            Expected::CommaOrClose => ("逗号或右括号", "a comma or a closing bracket"),
            Expected::List => ("放在括号里的几项", "a list in brackets"),
        };
        self.pick(zh, en)
    }
}

/// Words behind a number that are no unit of the rule language.
const BEHIND_NUMBERS: [&str; 14] = [
    "万", "亿", "千", "百", "件", "条", "次", "个", "人", "人次", "期", "份", "元", "万元",
];

fn token_help(expected: Expected) -> TextPair {
    match expected {
        Expected::Operand => (
            "运算符的两边都要有东西，如 甲 + 乙 = 丙",
            "an operator needs something on both sides, as in a + b = c",
        ),
        Expected::Operator => (
            "两个指标名之间要有 + - × ÷ = <= 这样的符号；名称里有空格或符号的，把整个名称放进「」",
            "between two names there must be a sign such as + - * / = <=",
        ),
        Expected::Name => (
            "写报表里的指标名，不加引号",
            "write the name of a row, without quotes",
        ),
        Expected::CommaOrClose => (
            "几项之间用逗号隔开，最后用右括号结束，如 最大(甲, 乙)",
            "separate items by commas and close the bracket, as in max(a, b)",
        ),
        Expected::List => ("写成 属于 (乡镇, 街道)", "write in (a, b)"),
    }
}

/// What people mean by a sign that expressions do not have.
fn character_help(found: char) -> TextPair {
    match found {
        ':' | '：' => (
            "没有“从哪到哪”的写法：几项相加写 甲 + 乙，总数的各分项相加写 分项和(总数)",
            "there are no ranges: to add up rows, write a + b, or parts(total) for all parts of a total",
        ),
        '%' | '％' => (
            "百分数写成小数，如 90% 写 0.9",
            "write percentages as decimals, 0.9 for 90%",
        ),
        '"' | '\'' | '“' | '”' | '‘' | '’' | '『' | '』' | '《' | '》' => (
            "名称用「」，如 「收到申请数」；没有特别符号的名称直接写",
            "names stand without quotes; ids, as a3.1, can be used everywhere",
        ),
        '&' | '＆' => (
            "两个条件都要满足的，中间写“且”，如 甲 > 0 且 乙 = 0",
            "where both must hold, write `and` between, as in a > 0 and b = 0",
        ),
        '|' | '｜' => (
            "满足一个就行的，中间写“或”，如 甲 = 0 或 乙 > 0",
            "where one suffices, write `or` between, as in a = 0 or b > 0",
        ),
        '!' | '！' => (
            "不等于写 ≠，条件反过来写 非(条件)",
            "unequal is written <>; the opposite of a condition is not(condition)",
        ),
        ';' | '；' | '。' => (
            "式子末尾不加标点；两个式子用“且”连接，或者写成两条规则",
            "nothing follows an expression; join two of them by `and`, or make two rules",
        ),
        '~' | '～' => (
            "没有“从哪到哪”的写法：写成 甲 >= 1 且 甲 <= 3",
            "there are no ranges: write a >= 1 and a <= 3",
        ),
        _ => (
            "式子里能用：指标名、数字、+ - × ÷、= ≠ < <= > >=、括号、且、或、非；\
             指标名里有别的符号的，把整个名称放进「」",
            "expressions have names, numbers, + - * /, = <> < <= > >=, brackets, and, or, not",
        ),
    }
}

/// What people mean by a piece of an expression that cannot stand where it does.
fn misplaced_token_help(found: &str, expected: Expected) -> TextPair {
    match (found, expected) {
        ("=" | "＝" | "==", Expected::Operand) => (
            "开头不写 =；写成 甲 + 乙 = 丙，等号的两边都要有东西",
            "do not begin with =; write a + b = c, with something on both sides",
        ),
        ("," | "，", Expected::Operator) => (
            "数字里不写逗号，如 10,000 写 10000；几项相加写 甲 + 乙",
            "write numbers without commas, 10000 for 10,000; to add up rows, write a + b",
        ),
        ("、", Expected::Operator) => (
            "几项相加写 甲 + 乙；“一、”这样的编号不要写",
            "to add up rows, write a + b; leave out numbering before names",
        ),
        ("." | "．", Expected::Operator) => (
            "“1.”这样的编号不要写，直接写指标名；小数写成 0.5",
            "leave out numbering such as `1.` before names; write decimals as 0.5",
        ),
        (word, Expected::Operator) if BEHIND_NUMBERS.contains(&word) => (
            "数写成阿拉伯数字，不带单位，如 1万 写 10000",
            "write the number in digits, without a unit",
        ),
        (_, Expected::Operator) => (
            "两个指标名之间要有 + - × ÷ = <= 这样的符号；“（一）”“1.”这样的编号不要写；\
             名称里有空格或符号的，把整个名称放进「」",
            "between two names there must be a sign such as + - * / = <=; leave out numbering \
                 before names",
        ),
        _ => token_help(expected),
    }
}
