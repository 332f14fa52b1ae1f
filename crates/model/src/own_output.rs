//! By what the program's own outputs are recognised: what is written there, and nothing that a submission holds.

/// How the first line of a text that goes to a file begins, in each language.
pub const OWN_TEXT_MARKS: [&str; 2] = ["勾稽审核结果", "gouji results"];

/// How the last line of the text of sums begins, in each language.
pub const OWN_LAST_LINES: [&str; 2] = ["要表格的，加 --output", "for a table add --output"];

/// The first bytes of every JSON.
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
