//! By what the program's own outputs are recognised: what is written there, and nothing that a submission holds.

/// How the first line of a text that goes to a file begins, in each language.
pub const OWN_TEXT_MARKS: [&str; 2] = ["勾稽审核结果", "gouji results"];

/// What stands in a text of findings below each title, in each language: where a finding ends, and what is to be done.
pub const OWN_FINDING_MARKS: [&str; 3] = ["╰─ ", "怎么改：", "help: "];

/// What stands in one of the first lines of a text of sums, or of one report without a finding, in each language.
pub const OWN_LINE_MARKS: [&str; 6] = [
    "条关系：通过 ",
    " not applicable, ",
    "个单位都已汇总；空格不计",
    "没有汇总；空格不计",
    "submitters are in the sums; blank cells count as",
    "all submitters are in the sums",
];

/// The first bytes of every JSON that a command writes of reports and rules.
pub const OWN_JSON: &str = r#"{"schema":"gouji/"#;

/// The first headings of tables as csv: of sums and of figures, in each language.
pub const OWN_CSV_HEADINGS: [[&str; 5]; 4] = [
    ["表", "项目", "列", "单位", "合计"],
    ["table", "item", "column", "unit", "sum"],
    ["文件", "报送单位", "年度", "报表", "指标编号"],
    ["file", "submitter", "year", "form", "item"],
];

/// The sheets of a workbook of sums that are always there, the first one first, in each language.
pub const OWN_SHEETS: [[&str; 4]; 2] = [
    ["汇总表", "分单位", "来源", "未汇总"],
    ["Sums", "By submitter", "Sources", "Left out"],
];
