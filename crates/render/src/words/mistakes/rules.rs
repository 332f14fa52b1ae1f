//! Mistakes in the types of expressions, and in rules as a whole.

use crate::words::help::did_you_mean;
use crate::words::{Text, Words, texts};
use gouji_model::MistakeKind;

impl Words {
    /// Mistakes in types and in rules as a whole.
    #[expect(clippy::too_many_lines, reason = "a flat table")]
    pub(super) fn rule_mistake(self, kind: &MistakeKind) -> [Text; 3] {
        use MistakeKind as K;
        match kind {
            K::NumberWanted => texts(
                (
                    "这里要的是一个数，写的却是一个条件",
                    "a number is wanted here, and this is a condition",
                ),
                ("这是条件，不是数", "a condition"),
                (
                    "条件只能放在最外面，或者用且、或、非连起来；不能拿来加减",
                    "conditions stand outermost, joined by and, or, not; they cannot be added",
                ),
            ),
            K::ConditionWanted => texts(
                (
                    "这里要的是一个条件，写的只是一个数",
                    "a condition is wanted here, and this is only a number",
                ),
                ("还没有比较", "nothing is compared"),
                (
                    "加上比较，如 收到申请数 > 0；查有没有填，写 已填(收到申请数)",
                    "add a comparison, as in a3.1 > 0; to ask whether something is filled in, write filled(a3.1)",
                ),
            ),
            K::NotANumber { found } => texts(
                (
                    format!("{}不是数，不能计算", self.quote(found)),
                    format!("{} is not a number", self.quote(found)),
                ),
                ("这不是数", "not a number"),
                (
                    "换成指标名或数字；比较文字只能用 = 、≠ 或 属于",
                    "write the name of a row or a number; texts are only compared by =, <> and in",
                ),
            ),
            K::FigureWanted { function } => texts(
                (
                    format!("{}的括号里只能写一个指标名", self.quote(function)),
                    format!("{} takes the name of one row", self.quote(function)),
                ),
                ("这里不是指标名", "not a name"),
                match function.as_str() {
                    "分项和" | "parts" => self.say(
                        "分项和的括号里写一个总数的名称，如 分项和(收到申请数)；几项相加直接写 甲 \
                         + 乙",
                        "write parts(name) with the name of one total; to add up rows, write a + b",
                    ),
                    _ => self.say(
                        "写成 空(指标名) 或 已填(指标名)，括号里不能计算",
                        "write blank(name) or filled(name), without arithmetic in the brackets",
                    ),
                },
            ),
            K::RoundingNeedsDecimals => texts(
                (
                    "tolerance: rounding 只用于带小数的加总",
                    "tolerance: rounding is for sums with decimals",
                ),
                ("这里的数都是整数", "these are whole numbers"),
                (
                    "整数不存在四舍五入，删去 tolerance 这一行",
                    "whole numbers are not rounded; delete the line tolerance",
                ),
            ),
            K::DivisionByZero => texts(
                ("除数是0", "division by 0"),
                ("除以0没有结果", "no result"),
                ("换一个除数", "divide by something else"),
            ),
            K::DuplicateId { id } => texts(
                (
                    format!("编号{}用了两次", self.quote(id)),
                    format!("the id {} is used twice", self.quote(id)),
                ),
                ("第二次", "the second time"),
                (
                    "给其中一条换个编号；想替换自带规则的，同一个编号在自己的文件里只写一次",
                    "give one of them another id; to replace a built-in rule, use its id once in your own file",
                ),
            ),
            K::NamesNoFigure => texts(
                (
                    "式子里没有指标，对每份报告都是一个结果",
                    "the expression names no figure, so it says the same of every report",
                ),
                ("这里没有指标名", "no figure is named here"),
                (
                    "写上要检查的指标，如 收到申请数 = 当面申请数 + 传真申请数",
                    "name the figures to check, as in a3.1 = a3.1.1 + a3.1.2",
                ),
            ),
            K::EachUnused { scope } => texts(
                (
                    format!("写了 each: {scope}，式子里却没有用到它"),
                    format!("each: {scope} is not used in the expression"),
                ),
                ("每一项查的都一样", "the same is checked every time"),
                match scope.as_str() {
                    "column" => (
                        "每一列都查的，式子里只写行名，不写方括号；只查一次的，删去 each 这一行",
                        "to check every column, name rows without brackets; to check once, delete the line with each",
                    ),
                    _ => (
                        "用 本项 代表每一项，如 本项 = 分项和(本项)；只查一次的，删去 each 这一行",
                        "use this for each one, as in this = parts(this), or delete the line with each",
                    ),
                },
            ),
            K::NothingToCheck { scope } => texts(
                (
                    format!("这条规则在报表里一行也查不到：{}", self.quote(scope)),
                    format!(
                        "the rule checks nothing in this form: {}",
                        self.quote(scope)
                    ),
                ),
                ("没有符合的行", "no such row"),
                (
                    "换一个范围，如 each: total（每个总数）、each: subset（每个“其中”），或者不写 each、直接写指标名",
                    "choose another scope, as each: total or each: subset, or name the rows without each",
                ),
            ),
            K::UnknownScope {
                found,
                suggestion,
                known,
            } => {
                let known = self.list(
                    &known
                        .iter()
                        .map(|scope| self.possible_scope(scope))
                        .collect::<Vec<_>>(),
                );
                texts(
                    (
                        format!("each 后面不能写{}", self.quote(found)),
                        format!("{} cannot stand after each:", self.quote(found)),
                    ),
                    did_you_mean(suggestion, ("不认识的范围", "unknown scope")),
                    (format!("能写的有：{known}"), format!("possible: {known}")),
                )
            }
            K::Group(mistake) => self.group_mistake(mistake),
            K::Claim(mistake) => self.claim_mistake(mistake),
            _ => self.form_mistake(kind),
        }
    }

    /// A scope that can be written, with what it means for who cannot tell.
    fn possible_scope(self, scope: &str) -> String {
        let meaning = self.scope(scope);
        match meaning == scope {
            true => meaning,
            false => self.say(format!("{scope}（{meaning}）"), meaning.as_str()),
        }
    }
}
