//! Mistakes in what a rule says of submitters.

use super::mistakes::{did_you_mean, near_help, words};
use super::quote;
use crate::words::MistakeWords;
use gouji_model::GroupMistake as K;

pub(super) fn group_mistake(kind: &K) -> MistakeWords {
    match kind {
        K::LevelWanted => words(
            "“属于”前面只能写 报送单位.级别",
            "这里不是级别",
            "写成 报送单位.级别 属于 (乡镇, 街道)；比较数用 = < <= > >=",
        ),
        K::UnknownLevel { found, suggestion } => words(
            format!("没有{}这个级别", quote(found)),
            did_you_mean(suggestion, "不认识的级别"),
            near_help(suggestion, "级别有四种：乡镇、街道、部门、本级"),
        ),
        K::LevelAlone => words(
            "级别不是数，不能这样用",
            "这是级别",
            "级别只能和“属于”一起用：报送单位.级别 属于 (乡镇, 街道)",
        ),
        K::GroupWanted { function } => words(
            format!("{}后面要写许多单位的同一个数", quote(function)),
            "这只是一个数",
            format!(
                "写成 {function}(乡镇.新收[总计])；前面能写 乡镇、街道、部门、本级、全部、同级。一行的分项相加用 分项和"
            ),
        ),
        K::AggregateWanted { name } => words(
            format!("{}是许多单位的数，要说明怎么合成一个", quote(name)),
            "不止一个数",
            format!("写成 合计({name})；也可以用 中位数、离差、最大、最小、个数"),
        ),
        K::UnknownLikeness {
            found,
            allowed,
            suggestion,
        } => {
            let shown = match found.as_str() {
                "" => "这样".to_owned(),
                found => quote(found),
            };
            words(
                format!("雷同的这个位置不能写{shown}"),
                did_you_mean(suggestion, "不认识"),
                format!("这里能写：{}；例：雷同(正文, 上年度)", allowed.join("、")),
            )
        }
        K::ProseOverCounty => words(
            "和别的单位比的规则，不能用正文里读的数",
            "这里又读正文，又和别的单位比",
            "全县比的时候，只留着各单位表里的数；分成两条规则写：一条查正文和表格，一条查表格和别的单位",
        ),
        K::UnknownReach { found, suggestion } => words(
            format!("for 后面不能写{}", quote(found)),
            did_you_mean(suggestion, "不认识的报告"),
            near_help(
                suggestion,
                "只对县里自己的报告检查的，写 for: 县本级汇总；对所有报告检查的，不写 for",
            ),
        ),
    }
}
