//! "Did you mean": names close to the one written.

use gouji_model::{Suggestion, sort_unique};

/// Names nearer than this are worth naming; 1 is equal, 0 has nothing in common.
const NEAR: f64 = 0.5;
/// Ids of pages nearer than this are worth naming: the bound is higher, because such an id is longer and is typed from a message.
const NEAR_ID: f64 = 0.6;
pub(crate) const MOST: usize = 3;

/// What an office calls the keys and choices of a rule file.
const SYNONYMS: [(&str, &[&str]); 28] = [
    ("id", &["编号", "规则编号", "代码"]),
    ("title", &["标题", "名称", "规则名称"]),
    ("severity", &["程度", "级别", "严重程度", "类型"]),
    ("check", &["式子", "公式", "检查", "审核", "表达式"]),
    ("when", &["条件", "前提", "如果"]),
    ("each", &["范围", "逐项", "每个"]),
    ("basis", &["依据"]),
    ("why", &["原因", "为什么"]),
    ("fix", &["改法", "怎么改"]),
    ("units", &["单位"]),
    ("form", &["报表", "表"]),
    ("error", &["错误", "强制", "强制性"]),
    ("query", &["核实", "核实性", "疑问"]),
    ("note", &["提示", "提醒"]),
    ("county", &["县", "区县", "县名"]),
    ("year", &["年度", "年份"]),
    ("reports", &["年报", "报告", "今年"]),
    ("last_year", &["上年", "去年", "上年度"]),
    ("own_report", &["本级", "汇总", "县本级"]),
    ("submitters", &["单位", "报送单位", "单位名单"]),
    ("roster", &["名单", "花名册"]),
    ("rules", &["规则"]),
    ("overrides", &["调整", "例外"]),
    ("name", &["名称", "单位名称"]),
    ("level", &["级别", "类型", "单位类型"]),
    ("aliases", &["别名", "简称"]),
    ("former", &["曾用名", "原名"]),
    ("reason", &["理由", "原因"]),
];

/// The names of `known` that are closest to `written`, at most three.
pub(crate) fn suggest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Suggestion {
    let is_synonym = |name: &str| {
        let mut synonyms = SYNONYMS.iter();
        synonyms.any(|(known, words)| *known == name && words.contains(&written))
    };
    let known = sort_unique(known);
    let closeness = |name: &str| match is_synonym(name) {
        true => 1.0,
        false => closeness(written, name),
    };
    Suggestion {
        near: nearest_names(known, closeness, NEAR),
    }
}

/// The ids of `known` that are closest to `written`, which may lack what stands before the slash; at most three.
pub(crate) fn suggest_ids<'a>(
    written: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Vec<String> {
    let closeness = |id: &str| {
        let name = id.split_once('/').map_or(id, |(_, name)| name);
        let spelling = |text| strsim::normalized_damerau_levenshtein(written, text);
        spelling(id).max(spelling(name))
    };
    nearest_names(known, closeness, NEAR_ID)
}

/// The first three of those names whose closeness is at least `least`, the closest first and otherwise in their order.
fn nearest_names<'a>(
    known: impl IntoIterator<Item = &'a str>,
    closeness: impl Fn(&str) -> f64,
    least: f64,
) -> Vec<String> {
    let known = known.into_iter().map(|name| (closeness(name), name));
    let mut near: Vec<(f64, &str)> = known.filter(|(near, _)| *near >= least).collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0));
    let names = near.into_iter().take(MOST);
    names.map(|(_, name)| name.to_owned()).collect()
}

/// Spelling, or one name inside the other: clerks shorten names more often than they mistype them.
fn closeness(written: &str, name: &str) -> f64 {
    let spelling = strsim::normalized_damerau_levenshtein(written, name);
    let shorter = written.chars().count().min(name.chars().count());
    if shorter >= 2 && (name.contains(written) || written.contains(name)) {
        return spelling.max(0.75);
    }
    spelling
}

#[cfg(test)]
mod tests {
    use super::suggest;

    #[test]
    fn the_closest_name_comes_first() {
        let known = ["收到申请数", "申请办结数", "申请答复数", "培训班数"];
        assert_eq!(
            suggest("收到的申请数", known).near.first().unwrap(),
            "收到申请数"
        );
        assert_eq!(
            suggest("收到申请", known).near.first().unwrap(),
            "收到申请数"
        );
        assert!(suggest("门户网站", known).near.is_empty());
    }

    #[test]
    fn keys_with_a_slip_are_found() {
        let known = ["severity", "check", "when"];
        assert_eq!(suggest("serverity", known).near, ["severity"]);
        assert_eq!(suggest("chekc", known).near, ["check"]);
    }
}
