//! Mistakes in what a rule reads out of the prose.

use crate::words::help::did_you_mean;
use crate::words::{Text, Words, texts};
use gouji_model::ClaimMistake;

impl Words {
    #[expect(clippy::too_many_lines, reason = "a flat table")]
    pub(super) fn claim_mistake(self, mistake: &ClaimMistake) -> [Text; 3] {
        use ClaimMistake as C;
        match mistake {
            C::SaysNothing => texts(
                (
                    "句式里没有字，什么话都对得上",
                    "the pattern has no words, so every sentence fits it",
                ),
                ("这里要有正文里的字", "words of the prose belong here"),
                (
                    "写上句子里固定的字，如 收到…申请{n}件",
                    "write the words that the sentence always has",
                ),
            ),
            C::TwoNumbers => texts(
                ("一个句式里有两个 {n}", "two {n} in one pattern"),
                ("第二个", "the second"),
                (
                    "一个句式只读一个数；要读另一个数，另起一个名称，另写一个句式",
                    "a pattern reads one number; give the other a name and a pattern of its own",
                ),
            ),
            C::NoNumber => texts(
                (
                    "句式里既没有 {n}，也没有 => 0",
                    "the pattern has neither {n} nor => 0",
                ),
                ("读不出数来", "no number can be read"),
                (
                    "数所在的地方写 {n}，如 收到…申请{n}件；没有数的句子，后面写明算几，如 未收到…申请 => 0",
                    "write {n} where the number stands; for a sentence without one, say what it counts as, as in => 0",
                ),
            ),
            C::NumberAndValue => texts(
                (
                    "句式里有了 {n}，就不能再写 =>",
                    "a pattern with {n} cannot have => too",
                ),
                ("这里已经读数", "the number is read here"),
                (
                    "要读数的，删去 => 和后面的数；没有数的句子，删去 {n}",
                    "to read the number, delete => and what follows; for a sentence without one, delete {n}",
                ),
            ),
            C::BadValue { found } => texts(
                match found.is_empty() {
                    true => self.say("=> 后面没有数", "no number behind =>"),
                    false => self.say(
                        format!("=> 后面的{}不是数", self.quote(found)),
                        format!("{} behind => is no number", self.quote(found)),
                    ),
                },
                ("这里要写一个数", "a number belongs here"),
                (
                    "写成数字，如 => 0；单位不用写",
                    "write digits without a unit, as in => 0",
                ),
            ),
            C::UnknownPlaceholder { found, suggestion } => texts(
                (
                    format!("不认识 {{{found}}}"),
                    format!("unknown {{{found}}}"),
                ),
                match suggestion.near.first() {
                    Some(near) => self.say(
                        format!("是不是 {{{near}}}？"),
                        format!("did you mean {{{near}}}?"),
                    ),
                    None => self.say("大括号里不能写这个", "this cannot stand in braces"),
                },
                (
                    "数写 {n}；能写的还有 {本单位}、{其他单位}；有几种说法的用圆括号，如 (收到|受理)",
                    "a number is {n}; possible too: {own_name}, {other_name}; for words of which one stands, use round brackets, as in (a|b)",
                ),
            ),
            C::UnknownRegion {
                found,
                suggestion,
                known,
            } => texts(
                (
                    format!("in 后面不能写{}", self.quote(found)),
                    format!("{} cannot stand after in:", self.quote(found)),
                ),
                did_you_mean(suggestion, ("不认识的地方", "unknown place")),
                (
                    format!(
                        "能写的有：{}，或者某一部分的标题，如 存在的主要问题",
                        self.list(known)
                    ),
                    format!("possible: {}, or the title of a section", self.list(known)),
                ),
            ),
            C::NameTaken { name } => texts(
                (
                    format!(
                        "{}已经是指标或者式子里的词，正文数据不能再叫这个名称",
                        self.quote(name)
                    ),
                    format!(
                        "{} is a row of the form or a word of expressions already",
                        self.quote(name)
                    ),
                ),
                ("和已有的名称重复", "the name is taken"),
                (
                    format!("换一个名称，如 正文{name}，式子里也跟着改"),
                    "choose another name, and use it in the expression",
                ),
            ),
            C::Unused { name } => texts(
                (
                    format!("读了{}，式子里却没有用到它", self.quote(name)),
                    format!("{} is read and never used", self.quote(name)),
                ),
                ("check 和 when 里都没有", "neither check nor when has it"),
                (
                    "在式子里用上它；不用的，删去这一项",
                    "use it in the expression, or delete it",
                ),
            ),
            C::ClaimWanted { function, known } => texts(
                (
                    format!("{function} 的括号里要写 read 里起的名称"),
                    format!("{function} wants a name that read gives"),
                ),
                ("这不是 read 里的名称", "no name of read"),
                match known.is_empty() {
                    true => self.say(
                        "先在规则里写 read，如 read: {件数: [\"收到…申请{n}件\"]}",
                        "write read: with a name and its patterns first",
                    ),
                    false => self.say(
                        format!("这条规则里有：{}", self.list(known)),
                        format!("this rule has: {}", self.list(known)),
                    ),
                },
            ),
        }
    }
}
