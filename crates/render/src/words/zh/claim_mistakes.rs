//! Mistakes in what a rule reads out of the prose.

use super::mistakes::{did_you_mean, words};
use super::{join, quote};
use crate::words::MistakeWords;
use gouji_model::ClaimMistake;

pub(super) fn words_of(mistake: &ClaimMistake) -> MistakeWords {
    use ClaimMistake as C;
    match mistake {
        C::SaysNothing => words(
            "句式里没有字，什么话都对得上",
            "这里要有正文里的字",
            "写上句子里固定的字，如 收到…申请{n}件",
        ),
        C::TwoNumbers => words(
            "一个句式里有两个 {n}",
            "第二个",
            "一个句式只读一个数；要读另一个数，另起一个名称，另写一个句式",
        ),
        C::NoNumber => words(
            "句式里既没有 {n}，也没有 => 0",
            "读不出数来",
            "数所在的地方写 {n}，如 收到…申请{n}件；没有数的句子，后面写明算几，如 未收到…申请 => 0",
        ),
        C::NumberAndValue => words(
            "句式里有了 {n}，就不能再写 =>",
            "这里已经读数",
            "要读数的，删去 => 和后面的数；没有数的句子，删去 {n}",
        ),
        C::BadValue { found } => words(
            match found.is_empty() {
                true => "=> 后面没有数".to_owned(),
                false => format!("=> 后面的{}不是数", quote(found)),
            },
            "这里要写一个数",
            "写成数字，如 => 0；单位不用写",
        ),
        C::UnknownPlaceholder { found, suggestion } => words(
            format!("不认识 {{{found}}}"),
            match suggestion.near.first() {
                Some(near) => format!("是不是 {{{near}}}？"),
                None => "大括号里不能写这个".to_owned(),
            },
            "数写 {n}；能写的还有 {本单位}、{其他单位}；有几种说法的用圆括号，如 (收到|受理)",
        ),
        C::UnknownRegion {
            found,
            suggestion,
            known,
        } => words(
            format!("in 后面不能写{}", quote(found)),
            did_you_mean(suggestion, "不认识的地方"),
            format!(
                "能写的有：{}，或者某一部分的标题，如 存在的主要问题",
                join(known)
            ),
        ),
        C::NameTaken { name } => words(
            format!(
                "{}已经是指标或者式子里的词，正文数据不能再叫这个名称",
                quote(name)
            ),
            "和已有的名称重复",
            format!("换一个名称，如 正文{name}，式子里也跟着改"),
        ),
        C::Unused { name } => words(
            format!("读了{}，式子里却没有用到它", quote(name)),
            "check 和 when 里都没有",
            "在式子里用上它；不用的，删去这一项",
        ),
        C::ClaimWanted { function, known } => words(
            format!("{function} 的括号里要写 read 里起的名称"),
            "这不是 read 里的名称",
            match known.is_empty() {
                true => "先在规则里写 read，如 read: {件数: [\"收到…申请{n}件\"]}".to_owned(),
                false => format!("这条规则里有：{}", join(known)),
            },
        ),
    }
}
