//! Mistakes in what a rule says of submitters.

use crate::words::help::{did_you_mean, near_help};
use crate::words::{Text, Words, texts, zh};
use gouji_model::GroupMistake as K;

impl Words {
    #[expect(clippy::too_many_lines, reason = "a flat table")]
    pub(super) fn group_mistake(self, kind: &K) -> [Text; 3] {
        match kind {
            K::LevelWanted => texts(
                zh("“属于”前面只能写 报送单位.级别")
                    .en("only submitter.level can stand before \"in\""),
                zh("这里不是级别").en("no level"),
                zh("写成 报送单位.级别 属于 (乡镇, 街道)；比较数用 = < <= > >=")
                    .en("write submitter.level in (township, street); numbers are compared with = < <= > >="),
            ),
            K::UnknownLevel { found, suggestion } => texts(
                zh(format!("没有{}这个级别", self.quote(found)))
                    .en(format!("there is no level {}", self.quote(found))),
                did_you_mean(suggestion, zh("不认识的级别").en("unknown level")),
                near_help(
                    suggestion,
                    zh("级别有四种：乡镇、街道、部门、本级")
                        .en("the levels are township, street, department and own"),
                ),
            ),
            K::LevelAlone => texts(
                zh("级别不是数，不能这样用").en("a level is no number and cannot be used so"),
                zh("这是级别").en("a level"),
                zh("级别只能和“属于”一起用：报送单位.级别 属于 (乡镇, 街道)")
                    .en("a level is only asked about with \"in\": submitter.level in (township, street)"),
            ),
            K::GroupWanted { function } => texts(
                zh(format!(
                    "{}后面要写许多单位的同一个数",
                    self.quote(function)
                ))
                .en(format!(
                    "{} takes the same figure of several submitters",
                    self.quote(function)
                )),
                zh("这只是一个数").en("one number"),
                zh(format!(
                    "写成 {function}(乡镇.新收[总计])；前面能写 乡镇、街道、部门、本级、全部、同级。一行的分项相加用 分项和"
                ))
                .en(format!(
                    "write {function}(township.r1[total]); township, street, department, own, all and peers can stand before the point. The parts of a row are added up by parts()"
                )),
            ),
            K::AggregateWanted { name } => texts(
                zh(format!(
                    "{}是许多单位的数，要说明怎么合成一个",
                    self.quote(name)
                ))
                .en(format!(
                    "{} is a number of each of several submitters",
                    self.quote(name)
                )),
                zh("不止一个数").en("more than one number"),
                zh(format!(
                    "写成 合计({name})；也可以用 中位数、离差、最大、最小、个数"
                ))
                .en(format!(
                    "write total({name}), or median, deviation, max, min, count"
                )),
            ),
            K::UnknownLikeness {
                found,
                allowed,
                suggestion,
            } => {
                let shown = match found.as_str() {
                    "" => self.zh("这样").en("this"),
                    found => self.quote(found),
                };
                texts(
                    zh(format!("雷同的这个位置不能写{shown}"))
                        .en(format!("{shown} cannot stand here in likeness")),
                    did_you_mean(suggestion, zh("不认识").en("not known")),
                    zh(format!(
                        "这里能写：{}；例：雷同(正文, 上年度)",
                        self.list(allowed)
                    ))
                    .en(format!(
                        "write one of: {}; as in likeness(body, last_year)",
                        self.list(allowed)
                    )),
                )
            }
            K::ProseOverCounty => texts(
                zh("和别的单位比的规则，不能用正文里读的数")
                    .en("a rule over other submitters cannot use numbers read from the text"),
                zh("这里又读正文，又和别的单位比")
                    .en("this reads the text and asks other submitters"),
                zh("全县比的时候，只留着各单位表里的数；分成两条规则写：一条查正文和表格，一条查表格和别的单位")
                    .en("once all reports are read only their figures are kept; write two rules, one for text and table, one for the table and the others"),
            ),
            K::UnknownReach { found, suggestion } => texts(
                zh(format!("for 后面不能写{}", self.quote(found)))
                    .en(format!("{} cannot stand behind \"for\"", self.quote(found))),
                did_you_mean(suggestion, zh("不认识的报告").en("unknown reports")),
                near_help(
                    suggestion,
                    zh("只对县里自己的报告检查的，写 for: 县本级汇总；对所有报告检查的，不写 for")
                        .en("for a rule over the county's own report write for: county; for one over all reports leave it out"),
                ),
            ),
        }
    }
}
