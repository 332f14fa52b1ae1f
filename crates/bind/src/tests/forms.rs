//! Forms made by hand, so that these tests need no schema file.

use gouji_model::{
    Column, ColumnId, FigureId, FigureSpec, Form, IdVec, Layout, Role, Row, RowId, Table, TableId,
    Unit, Years,
};
use std::collections::HashMap;
use std::sync::Arc;

/// The rows that only the local layout prints, or prints elsewhere.
const LOCAL: [&str; 15] = [
    "a3.1.5", "sd6.1", "sd6.2", "sd6.3", "sd7", "sd7.1", "sd7.2", "sd8", "sd8.1", "sd9", "sd9.1",
    "sd9.2", "sd11", "sd11.1", "sd10.1",
];

/// The labels of the local layout that are not the form's.
const LOCAL_LABELS: [(&str, &str); 7] = [
    ("a6", "六、被举报投诉数量"),
    ("a8.2", "十、设置政府信息查阅点数"),
    ("a7", "十二、依申请公开信息收取的费用"),
    ("a8", "十三、机构建设和保障经费情况"),
    ("a8.3", "（二）从事政府信息公开工作人员数"),
    (
        "a8.4",
        "（三）政府信息公开专项经费（不包括政府公报编辑管理及政府网站建设）",
    ),
    ("a9", "十四、政府信息公开会议和培训情况"),
];

/// A form of one table with the given value columns; each row is `id|label|unit|scale|parent|role|optional|parts|others`.
pub(super) fn form(id: &str, rows: &str, columns: &[&str]) -> Form {
    let columns_of = |label: &&str| Column {
        table: TableId::new(0),
        id: (columns.len() > 1).then(|| (*label).to_owned()),
        name: (*label).to_owned(),
        label: (*label).to_owned(),
        aliases: Vec::new(),
        role: Role::Detail,
        under: None,
        signed: false,
        parts: Vec::new(),
    };
    let mut form = Form {
        id: id.to_owned(),
        title: format!("{id}统计表"),
        years: Years {
            first: 2014,
            last: None,
        },
        recognise: Vec::new(),
        header: ["统计指标", "单位", "统计数"].map(str::to_owned).to_vec(),
        foot: ["注", "审核人", "填报日期", "单位负责人"]
            .map(str::to_owned)
            .to_vec(),
        tables: IdVec::new(),
        rows: IdVec::new(),
        columns: columns.iter().map(columns_of).collect(),
        figures: IdVec::new(),
        layouts: IdVec::new(),
        rows_by_id: HashMap::new(),
    };
    let written: Vec<Vec<&str>> = rows
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split('|').map(str::trim).collect())
        .collect();
    for row in &written {
        push_row(&mut form, row, columns.len());
    }
    set_parts(&mut form, &written);
    form.tables.push(Table {
        id: "t".to_owned(),
        name: "统计表".to_owned(),
        title: "统计表".to_owned(),
        rows: form.rows.ids().collect(),
        columns: form.columns.ids().collect(),
        across: false,
    });
    form.layouts
        .push(layout("own", form.rows.ids().collect(), HashMap::new()));
    form
}

fn layout(id: &str, rows: Vec<RowId>, labels: HashMap<RowId, String>) -> Layout {
    Layout {
        id: id.to_owned(),
        title: id.to_owned(),
        rows,
        labels,
    }
}

fn push_row(form: &mut Form, row: &[&str], columns: usize) {
    let field = |at: usize| row.get(at).copied().unwrap_or_default();
    let role = match field(5) {
        "heading" => Role::Heading,
        "total" => Role::Total,
        "subset" => Role::Subset,
        _ => Role::Detail,
    };
    let id = RowId::new(form.rows.len());
    let others = field(8).split(';').filter(|text| !text.is_empty());
    form.rows_by_id.insert(field(0).to_owned(), id);
    form.rows.push(Row {
        table: TableId::new(0),
        id: field(0).to_owned(),
        name: field(0).to_owned(),
        label: field(1).to_owned(),
        aliases: others.map(str::to_owned).collect(),
        parent: form.row_by_id(field(4)),
        role,
        optional: field(6) == "optional",
        parts: Vec::new(),
        first_figure: FigureId::new(form.figures.len()),
    });
    for column in 0..columns {
        form.figures.push(FigureSpec {
            row: id,
            column: ColumnId::new(column),
            unit: (!field(2).is_empty()).then(|| Unit(field(2).to_owned())),
            scale: field(3).parse().unwrap_or(0),
            role,
        });
    }
}

fn set_parts(form: &mut Form, written: &[Vec<&str>]) {
    for (id, row) in form.rows.ids().zip(written) {
        let listed = row.get(7).copied().unwrap_or_default().split(',');
        let listed: Vec<RowId> = listed.filter_map(|part| form.row_by_id(part)).collect();
        let is_part = |row: &RowId| !matches!(form.rows[*row].role, Role::Subset);
        let parts = match form.rows[id].role {
            Role::Total if listed.is_empty() => form.children(id).filter(is_part).collect(),
            _ => listed,
        };
        form.rows[id].parts = parts;
    }
}

/// The table of 2014 to 2018 with its two layouts.
pub(super) fn table() -> Arc<Form> {
    let mut form = form("xxgk", include_str!("table.txt"), &["统计数"]);
    let row = |form: &Form, id: &str| form.row_by_id(id).unwrap();
    let local: Vec<RowId> = LOCAL.iter().map(|id| row(&form, id)).collect();
    let national = form.rows.ids().filter(|id| !local.contains(id)).collect();
    let moved = ["a8.2", "sd10.1", "sd11", "sd11.1"].map(|id| row(&form, id));
    let mut shandong: Vec<RowId> = form.rows.ids().filter(|id| !moved.contains(id)).collect();
    let before = shandong
        .iter()
        .position(|&id| id == row(&form, "a7"))
        .unwrap();
    shandong.splice(before..before, moved);
    let labels = LOCAL_LABELS
        .iter()
        .map(|&(id, label)| (row(&form, id), label.to_owned()));
    let labels = labels.collect();
    form.recognise = [
        "制发规范性文件总数",
        "收到申请数",
        "申请办结数",
        "接受培训人员数",
    ]
    .map(str::to_owned)
    .to_vec();
    form.layouts = IdVec::new();
    form.layouts
        .push(layout("national", national, HashMap::new()));
    form.layouts.push(layout("shandong", shandong, labels));
    Arc::new(form)
}
