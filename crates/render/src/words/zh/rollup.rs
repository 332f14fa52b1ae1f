use crate::words::rollup::RollupWords;
use gouji_model::OmissionReason as W;

pub(crate) static ROLLUP: RollupWords = RollupWords {
    sums: "汇总表",
    by_submitter: "分单位",
    sources: "来源",
    left_out: "未汇总",
    compared: "与本级报告比较",
    item: "项目",
    column: "列",
    unit: "单位",
    number: "数量",
    table: "表",
    sum: "合计",
    stated: "填报单位数",
    submitter: "报送单位",
    level: "类型",
    value: "填报数",
    file: "文件",
    place: "位置",
    why: "原因",
    what_to_do: "怎么办",
    own: "本级报告",
    difference: "相差",
    too_large: "数太大",
    no_difference: "本级报告和各单位合计一致",
    nobody_left_out: "没有未汇总的单位",
    how_to_write: "要表格的，加 --output 汇总表.xlsx（或 .csv）",
    title: |county, year, form| format!("{county}{year}年{form}汇总表"),
    covers: |contributors, expected| match contributors == expected {
        true => format!("全部{expected}个单位都已汇总；空格不计"),
        false => format!(
            "共{expected}个单位，汇总了{contributors}个，另有{}个没有汇总；空格不计",
            expected - contributors
        ),
    },
    differences: |figures, path| format!("本级报告（{path}）有{figures}个数和各单位合计不同"),
    without_some: "没有汇总的单位的数，不在合计里",
    broken: |rules| {
        format!("汇总数本身不平的规则：{rules}；多半是有的单位空着不填，或者计入了有错误的报告")
    },
    left_out_because: |why| match why {
        W::NoReport => ("没有收到报告".to_owned(), "催报"),
        W::Duplicate => (
            "报了几份，分不出先后".to_owned(),
            "问清以哪一份为准，把别的移出去",
        ),
        W::Unreadable => ("文件读不出".to_owned(), "请报送单位重新发送"),
        W::Unrecognised => (
            "认不出报表".to_owned(),
            "看看有没有附统计表，是不是别的年度的表样",
        ),
        W::OtherForm { form } => (
            format!("填的是另一张报表：{form}"),
            "请按规定的报表重新填报",
        ),
        W::Errors => (
            "有错误没有改正".to_owned(),
            "退回修改；一定要先汇总的，加 --all",
        ),
        W::Undecided => (
            "没审完".to_owned(),
            "补全、改正后再审核；一定要先汇总的，加 --all",
        ),
    },
};
