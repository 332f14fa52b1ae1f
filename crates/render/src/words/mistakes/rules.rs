//! Mistakes in the types of expressions, and in rules as a whole.

use crate::words::help::did_you_mean;
use crate::words::{Text, Words, texts, zh};
use gouji_model::MistakeKind;

impl Words {
    /// Mistakes in types and in rules as a whole.
    #[expect(clippy::too_many_lines, reason = "a flat table")]
    pub(super) fn rule_mistake(self, kind: &MistakeKind) -> [Text; 3] {
        use MistakeKind as K;
        match kind {
            K::NumberWanted => texts(
                zh("这里要的是一个数，写的却是一个条件")
                    .en("a number is wanted here, and this is a condition"),
                zh("这是条件，不是数").en("a condition"),
                zh("条件只能放在最外面，或者用且、或、非连起来；不能拿来加减")
                    .en("conditions stand outermost, joined by and, or, not; they cannot be added"),
            ),
            K::ConditionWanted => texts(
                zh("这里要的是一个条件，写的只是一个数")
                    .en("a condition is wanted here, and this is only a number"),
                zh("还没有比较").en("nothing is compared"),
                zh("加上比较，如 收到申请数 > 0；查有没有填，写 已填(收到申请数)")
                    .en("add a comparison, as in a3.1 > 0; to ask whether something is filled in, write filled(a3.1)"),
            ),
            K::NotANumber { found } => texts(
                zh(format!("{}不是数，不能计算", self.quote(found)))
                    .en(format!("{} is not a number", self.quote(found))),
                zh("这不是数").en("not a number"),
                zh("换成指标名或数字；比较文字只能用 = 、≠ 或 属于")
                    .en("write the name of a row or a number; texts are only compared by =, <> \
                         and in"),
            ),
            K::FigureWanted { function } => texts(
                zh(format!("{}的括号里只能写一个指标名", self.quote(function))).en(format!(
                    "{} takes the name of one row",
                    self.quote(function)
                )),
                zh("这里不是指标名").en("not a name"),
                match function.as_str() {
                    "分项和" | "parts" => self
                        .zh("分项和的括号里写一个总数的名称，如 分项和(收到申请数)；几项相加直接写 \
                             甲 + 乙")
                        .en("write parts(name) with the name of one total; to add up rows, write \
                             a + b"),
                    _ => self
                        .zh("写成 空(指标名) 或 已填(指标名)，括号里不能计算")
                        .en(
                            "write blank(name) or filled(name), without arithmetic in the brackets",
                        ),
                },
            ),
            K::RoundingNeedsDecimals => texts(
                zh("tolerance: rounding 只用于带小数的加总")
                    .en("tolerance: rounding is for sums with decimals"),
                zh("这里的数都是整数").en("these are whole numbers"),
                zh("整数不存在四舍五入，删去 tolerance 这一行")
                    .en("whole numbers are not rounded; delete the line tolerance"),
            ),
            K::DivisionByZero => texts(
                zh("除数是0").en("division by 0"),
                zh("除以0没有结果").en("no result"),
                zh("换一个除数").en("divide by something else"),
            ),
            K::DuplicateId { id } => texts(
                zh(format!("编号{}用了两次", self.quote(id)))
                    .en(format!("the id {} is used twice", self.quote(id))),
                zh("第二次").en("the second time"),
                zh("给其中一条换个编号；想替换自带规则的，同一个编号在自己的文件里只写一次")
                    .en("give one of them another id; to replace a built-in rule, use its id once in your own file"),
            ),
            K::NamesNoFigure => texts(
                zh("式子里没有指标，对每份报告都是一个结果")
                    .en("the expression names no figure, so it says the same of every report"),
                zh("这里没有指标名").en("no figure is named here"),
                zh("写上要检查的指标，如 收到申请数 = 当面申请数 + 传真申请数")
                    .en("name the figures to check, as in a3.1 = a3.1.1 + a3.1.2"),
            ),
            K::EachUnused { scope } => texts(
                zh(format!("写了 each: {scope}，式子里却没有用到它"))
                    .en(format!("each: {scope} is not used in the expression")),
                zh("每一项查的都一样").en("the same is checked every time"),
                match scope.as_str() {
                    "column" => {
                        zh("每一列都查的，式子里只写行名，不写方括号；只查一次的，删去 each 这一行")
                            .en("to check every column, name rows without brackets; to check once, delete the line with each")
                    }
                    _ => zh("用 本项 代表每一项，如 本项 = 分项和(本项)；只查一次的，删去 each \
                             这一行")
                        .en("use this for each one, as in this = parts(this), or delete the line with each"),
                },
            ),
            K::NothingToCheck { scope } => texts(
                zh(format!(
                    "这条规则在报表里一行也查不到：{}",
                    self.quote(scope)
                ))
                .en(format!(
                    "the rule checks nothing in this form: {}",
                    self.quote(scope)
                )),
                zh("没有符合的行").en("no such row"),
                zh("换一个范围，如 each: total（每个总数）、each: subset（每个“其中”），或者不写 each、直接写指标名")
                    .en("choose another scope, as each: total or each: subset, or name the rows without each"),
            ),
            K::UnknownScope {
                found,
                suggestion,
                known,
            } => {
                let scopes = known.iter().map(|scope| self.possible_scope(scope));
                let known = self.list(&scopes.collect::<Vec<_>>());
                texts(
                    zh(format!("each 后面不能写{}", self.quote(found)))
                        .en(format!("{} cannot stand after each:", self.quote(found))),
                    did_you_mean(suggestion, zh("不认识的范围").en("unknown scope")),
                    zh(format!("能写的有：{known}")).en(format!("possible: {known}")),
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
            false => self
                .zh(format!("{scope}（{meaning}）"))
                .en(meaning.as_str()),
        }
    }
}
