//! The page of a form in Chinese.

use crate::words::form_page::FormPageWords;
use gouji_model::Years;

pub(in crate::words) const FORM_PAGE: FormPageWords = FormPageWords {
    how: "规则里写行名或编号；下面列出列名的表，写 行[列]。表名写在 each: row of 的后面。",
    column: "列名",
    row: "行名",
    id: "编号",
    unit: "单位",
    kind: "类别",
    label: "表上印的",
    total: "总数",
    subset: "其中",
    heading: "标题行",
    years,
};

fn years(years: Years) -> String {
    match years.last {
        Some(last) if last == years.first => format!("{last}年度"),
        Some(last) => format!("{}至{last}年度", years.first),
        None => format!("{}年度起", years.first),
    }
}
