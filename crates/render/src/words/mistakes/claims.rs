//! Mistakes in what a rule reads out of the prose.

use crate::words::help::did_you_mean;
use crate::words::{Text, Words, texts, zh};
use gouji_model::ClaimMistake;

impl Words {
    #[expect(clippy::too_many_lines, reason = "a flat table")]
    pub(super) fn claim_mistake(self, mistake: &ClaimMistake) -> [Text; 3] {
        use ClaimMistake as C;
        match mistake {
            C::SaysNothing => texts(
                zh("句式里没有字，什么话都对得上")
                    .en("the pattern has no words, so every sentence fits it"),
                zh("这里要有正文里的字").en("words of the prose belong here"),
                zh("写上句子里固定的字，如 收到…申请{n}件")
                    .en("write the words that the sentence always has"),
            ),
            C::TwoNumbers => texts(
                zh("一个句式里有两个 {n}").en("two {n} in one pattern"),
                zh("第二个").en("the second"),
                zh("一个句式只读一个数；要读另一个数，另起一个名称，另写一个句式").en(
                    "a pattern reads one number; give the other a name and a pattern of its own",
                ),
            ),
            C::NoNumber => texts(
                zh("句式里既没有 {n}，也没有 => 0").en("the pattern has neither {n} nor => 0"),
                zh("读不出数来").en("no number can be read"),
                zh("数所在的地方写 {n}，如 收到…申请{n}件；没有数的句子，后面写明算几，如 未收到…申请 => 0")
                    .en("write {n} where the number stands; for a sentence without one, say what it counts as, as in => 0"),
            ),
            C::NumberAndValue => texts(
                zh("句式里有了 {n}，就不能再写 =>").en("a pattern with {n} cannot have => too"),
                zh("这里已经读数").en("the number is read here"),
                zh("要读数的，删去 => 和后面的数；没有数的句子，删去 {n}")
                    .en("to read the number, delete => and what follows; for a sentence without one, delete {n}"),
            ),
            C::BadValue { found } => texts(
                match found.is_empty() {
                    true => self.zh("=> 后面没有数").en("no number behind =>"),
                    false => self
                        .zh(format!("=> 后面的{}不是数", self.quote(found)))
                        .en(format!("{} behind => is no number", self.quote(found))),
                },
                zh("这里要写一个数").en("a number belongs here"),
                zh("写成数字，如 => 0；单位不用写").en("write digits without a unit, as in => 0"),
            ),
            C::UnknownPlaceholder { found, suggestion } => texts(
                zh(format!("不认识 {{{found}}}")).en(format!("unknown {{{found}}}")),
                match suggestion.near.first() {
                    Some(near) => self
                        .zh(format!("是不是 {{{near}}}？"))
                        .en(format!("did you mean {{{near}}}?")),
                    None => self
                        .zh("大括号里不能写这个")
                        .en("this cannot stand in braces"),
                },
                zh("数写 {n}；能写的还有 {本单位}、{其他单位}；有几种说法的用圆括号，如 (收到|受理)")
                    .en("a number is {n}; possible too: {own_name}, {other_name}; for words of which one stands, use round brackets, as in (a|b)"),
            ),
            C::UnknownRegion {
                found,
                suggestion,
                known,
            } => texts(
                zh(format!("in 后面不能写{}", self.quote(found)))
                    .en(format!("{} cannot stand after in:", self.quote(found))),
                did_you_mean(suggestion, zh("不认识的地方").en("unknown place")),
                zh(format!(
                    "能写的有：{}，或者某一部分的标题，如 存在的主要问题",
                    self.list(known)
                ))
                .en(format!(
                    "possible: {}, or the title of a section",
                    self.list(known)
                )),
            ),
            C::NameTaken { name } => texts(
                zh(format!(
                    "{}已经是指标或者式子里的词，正文数据不能再叫这个名称",
                    self.quote(name)
                ))
                .en(format!(
                    "{} is a row of the form or a word of expressions already",
                    self.quote(name)
                )),
                zh("和已有的名称重复").en("the name is taken"),
                zh(format!("换一个名称，如 正文{name}，式子里也跟着改"))
                    .en("choose another name, and use it in the expression"),
            ),
            C::Unused { name } => texts(
                zh(format!("读了{}，式子里却没有用到它", self.quote(name)))
                    .en(format!("{} is read and never used", self.quote(name))),
                zh("check 和 when 里都没有").en("neither check nor when has it"),
                zh("在式子里用上它；不用的，删去这一项")
                    .en("use it in the expression, or delete it"),
            ),
            C::ClaimWanted { function, known } => texts(
                zh(format!("{function} 的括号里要写 read 里起的名称"))
                    .en(format!("{function} wants a name that read gives")),
                zh("这不是 read 里的名称").en("no name of read"),
                match known.is_empty() {
                    true => self
                        .zh("先在规则里写 read，如 read: {件数: [\"收到…申请{n}件\"]}")
                        .en("write read: with a name and its patterns first"),
                    false => self
                        .zh(format!("这条规则里有：{}", self.list(known)))
                        .en(format!("this rule has: {}", self.list(known))),
                },
            ),
        }
    }
}
