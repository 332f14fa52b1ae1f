//! Mistakes in the grammar of expressions.

use crate::words::{Text, TextPair, Words, texts, zh};
use gouji_model::{Expected, MistakeKind};

impl Words {
    /// Mistakes in the grammar of expressions.
    #[expect(clippy::too_many_lines, reason = "a flat table")]
    pub(super) fn expression_mistake(self, kind: &MistakeKind) -> [Text; 3] {
        use MistakeKind as K;
        match kind {
            K::UnexpectedCharacter { found } => texts(
                zh(format!("式子里不能用{}", self.quote(&found.to_string()))).en(format!(
                    "{} cannot be used in an expression",
                    self.quote(&found.to_string())
                )),
                zh("多了这个符号").en("not used in expressions"),
                character_help(*found),
            ),
            K::UnexpectedToken {
                found: None,
                expected,
            } => texts(
                zh("式子没有写完").en("the expression is not finished"),
                zh(format!("后面还差{}", self.expectation(*expected)))
                    .en(format!("{} is missing", self.expectation(*expected))),
                token_help(*expected),
            ),
            K::UnexpectedToken {
                found: Some(found),
                expected,
            } => texts(
                zh(format!("{}不能写在这里", self.quote(found)))
                    .en(format!("{} cannot stand here", self.quote(found))),
                zh(format!("这里应是{}", self.expectation(*expected)))
                    .en(format!("{} is wanted", self.expectation(*expected))),
                misplaced_token_help(found, *expected),
            ),
            K::UnclosedBracket { open, close } => texts(
                zh(format!("左括号 {open} 没有配对的右括号"))
                    .en(format!("the bracket {open} is never closed")),
                zh("从这里开始没有结束").en("opened here"),
                zh(format!("在该结束的地方补上 {close}"))
                    .en(format!("add {close} where it should end")),
            ),
            K::UnopenedBracket { close } => texts(
                zh(format!("右括号 {close} 前面没有左括号"))
                    .en(format!("nothing was opened before {close}")),
                zh("多了这个右括号").en("one bracket too many"),
                zh("删去它，或者在前面补上左括号").en("delete it, or add the opening bracket"),
            ),
            K::UnclosedQuote => texts(
                zh("左引号后面没有右引号").en("an opening quote is never closed"),
                zh("从这里开始没有结束").en("opened here"),
                zh("在名称后面补上 」").en("add the closing quote after the name"),
            ),
            K::EmptyExpression => texts(
                zh("式子是空的").en("the expression is empty"),
                zh("这里要写一条式子").en("an expression is wanted"),
                zh("写两边应有的关系，如 收到申请数 = 分项和(收到申请数)")
                    .en("write what must hold, as in a3.1 = parts(a3.1)"),
            ),
            K::ChainedComparison => texts(
                zh("一条式子里连着比了两次").en("two comparisons in a row"),
                zh("第二次比较").en("the second comparison"),
                zh("拆开写，中间用“且”连起来，如 甲 = 乙 且 乙 = 丙")
                    .en("write them apart with `and` between, as in a = b and b = c"),
            ),
            K::NumberTooLong => texts(
                zh("数字的位数太多").en("the number has too many digits"),
                zh("最多18位").en("18 digits at most"),
                zh("看看是不是多打了几位；可以换成大一点的单位")
                    .en("see whether some were typed by mistake, or use a larger unit"),
            ),
            K::ExpressionTooDeep => texts(
                zh("式子套得太多层").en("the expression is nested too deeply"),
                zh("到这里已经超过上限").en("the limit is reached here"),
                zh("把式子拆成两条规则").en("make two rules of it"),
            ),
            _ => self.name_mistake(kind),
        }
    }

    fn expectation(self, expected: Expected) -> &'static str {
        let (zh, en) = match expected {
            Expected::Operand => {
                zh("指标名、数字或左括号").en("a name, a number or an opening bracket")
            }
            Expected::Operator => zh("运算符，或者到此为止").en("an operator or the end"),
            Expected::Name => zh("指标名").en("a name"),
            Expected::CommaOrClose => zh("逗号或右括号").en("a comma or a closing bracket"),
            Expected::List => zh("放在括号里的几项").en("a list in brackets"),
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
        Expected::Operand => zh("运算符的两边都要有东西，如 甲 + 乙 = 丙")
            .en("an operator needs something on both sides, as in a + b = c"),
        Expected::Operator => zh(
            "两个指标名之间要有 + - × ÷ = <= 这样的符号；名称里有空格或符号的，把整个名称放进「」",
        )
        .en("between two names there must be a sign such as + - * / = <="),
        Expected::Name => {
            zh("写报表里的指标名，不加引号").en("write the name of a row, without quotes")
        }
        Expected::CommaOrClose => zh("几项之间用逗号隔开，最后用右括号结束，如 最大(甲, 乙)")
            .en("separate items by commas and close the bracket, as in max(a, b)"),
        Expected::List => zh("写成 属于 (乡镇, 街道)").en("write in (a, b)"),
    }
}

/// What people mean by a sign that expressions do not have.
fn character_help(found: char) -> TextPair {
    match found {
        ':' | '：' => {
            zh("没有“从哪到哪”的写法：几项相加写 甲 + 乙，总数的各分项相加写 分项和(总数)")
                .en("there are no ranges: to add up rows, write a + b, or parts(total) for all parts of a total")
        }
        '%' | '％' => {
            zh("百分数写成小数，如 90% 写 0.9").en("write percentages as decimals, 0.9 for 90%")
        }
        '"' | '\'' | '“' | '”' | '‘' | '’' | '『' | '』' | '《' | '》' => {
            zh("名称用「」，如 「收到申请数」；没有特别符号的名称直接写")
                .en("names stand without quotes; ids, as a3.1, can be used everywhere")
        }
        '&' | '＆' => zh("两个条件都要满足的，中间写“且”，如 甲 > 0 且 乙 = 0")
            .en("where both must hold, write `and` between, as in a > 0 and b = 0"),
        '|' | '｜' => zh("满足一个就行的，中间写“或”，如 甲 = 0 或 乙 > 0")
            .en("where one suffices, write `or` between, as in a = 0 or b > 0"),
        '!' | '！' => zh("不等于写 ≠，条件反过来写 非(条件)")
            .en("unequal is written <>; the opposite of a condition is not(condition)"),
        ';' | '；' | '。' => zh("式子末尾不加标点；两个式子用“且”连接，或者写成两条规则")
            .en("nothing follows an expression; join two of them by `and`, or make two rules"),
        '~' | '～' => zh("没有“从哪到哪”的写法：写成 甲 >= 1 且 甲 <= 3")
            .en("there are no ranges: write a >= 1 and a <= 3"),
        _ => zh("式子里能用：指标名、数字、+ - × ÷、= ≠ < <= > >=、括号、且、或、非；\
                 指标名里有别的符号的，把整个名称放进「」")
            .en("expressions have names, numbers, + - * /, = <> < <= > >=, brackets, and, or, not"),
    }
}

/// What people mean by a piece of an expression that cannot stand where it does.
fn misplaced_token_help(found: &str, expected: Expected) -> TextPair {
    match (found, expected) {
        ("=" | "＝" | "==", Expected::Operand) => {
            zh("开头不写 =；写成 甲 + 乙 = 丙，等号的两边都要有东西")
                .en("do not begin with =; write a + b = c, with something on both sides")
        }
        ("," | "，", Expected::Operator) => {
            zh("数字里不写逗号，如 10,000 写 10000；几项相加写 甲 + 乙")
                .en("write numbers without commas, 10000 for 10,000; to add up rows, write a + b")
        }
        ("、", Expected::Operator) => zh("几项相加写 甲 + 乙；“一、”这样的编号不要写")
            .en("to add up rows, write a + b; leave out numbering before names"),
        ("." | "．", Expected::Operator) => zh("“1.”这样的编号不要写，直接写指标名；小数写成 0.5")
            .en("leave out numbering such as `1.` before names; write decimals as 0.5"),
        (word, Expected::Operator) if BEHIND_NUMBERS.contains(&word) => {
            zh("数写成阿拉伯数字，不带单位，如 1万 写 10000")
                .en("write the number in digits, without a unit")
        }
        (_, Expected::Operator) => zh(
            "两个指标名之间要有 + - × ÷ = <= 这样的符号；“（一）”“1.”这样的编号不要写；\
             名称里有空格或符号的，把整个名称放进「」",
        )
        .en(
            "between two names there must be a sign such as + - * / = <=; leave out numbering \
                 before names",
        ),
        _ => token_help(expected),
    }
}
