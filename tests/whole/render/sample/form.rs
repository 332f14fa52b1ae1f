//! Small forms of one table each.

use gouji_model::*;
use std::collections::HashMap;

/// A row: its id, its name, its label, its unit, what it is, and the id of the row above it.
pub(crate) type FormRow = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    Role,
    &'static str,
);

const ROWS: [FormRow; 27] = [
    (
        "a1",
        "主动公开情况",
        "一、主动公开情况",
        "",
        Role::Heading,
        "",
    ),
    (
        "a1.1",
        "主动公开数",
        "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）",
        "条",
        Role::Detail,
        "a1",
    ),
    (
        "a1.2",
        "公开渠道",
        "（二）通过不同渠道和方式公开政府信息的情况",
        "",
        Role::Heading,
        "a1",
    ),
    (
        "a1.2.1",
        "公报公开数",
        "1.政府公报公开政府信息数",
        "条",
        Role::Detail,
        "a1.2",
    ),
    (
        "a1.2.2",
        "网站公开数",
        "2.政府网站公开政府信息数",
        "条",
        Role::Detail,
        "a1.2",
    ),
    (
        "a2.2.2",
        "在线访谈次数",
        "2.政府网站在线访谈次数",
        "次",
        Role::Detail,
        "a1",
    ),
    (
        "a2.2.2.a",
        "负责同志在线访谈次数",
        "其中：主要负责同志参加政府网站在线访谈次数",
        "次",
        Role::Subset,
        "a2.2.2",
    ),
    (
        "a3",
        "依申请公开情况",
        "三、依申请公开情况",
        "",
        Role::Heading,
        "",
    ),
    (
        "a3.1",
        "收到申请数",
        "（一）收到申请数",
        "件",
        Role::Total,
        "a3",
    ),
    (
        "a3.1.1",
        "当面申请数",
        "1.当面申请数",
        "件",
        Role::Detail,
        "a3.1",
    ),
    (
        "a3.1.2",
        "传真申请数",
        "2.传真申请数",
        "件",
        Role::Detail,
        "a3.1",
    ),
    (
        "a3.1.3",
        "网络申请数",
        "3.网络申请数",
        "件",
        Role::Detail,
        "a3.1",
    ),
    (
        "a3.1.4",
        "信函申请数",
        "4.信函申请数",
        "件",
        Role::Detail,
        "a3.1",
    ),
    (
        "a3.3",
        "申请答复数",
        "（三）申请答复数",
        "件",
        Role::Total,
        "a3",
    ),
    (
        "a3.3.1",
        "已主动公开数",
        "1.属于已主动公开范围数",
        "件",
        Role::Detail,
        "a3.3",
    ),
    (
        "a3.3.2",
        "同意公开数",
        "2.同意公开答复数",
        "件",
        Role::Detail,
        "a3.3",
    ),
    (
        "a3.3.3",
        "同意部分公开数",
        "3.同意部分公开答复数",
        "件",
        Role::Detail,
        "a3.3",
    ),
    (
        "a3.3.4",
        "不同意公开数",
        "4.不同意公开答复数",
        "件",
        Role::Detail,
        "a3.3",
    ),
    (
        "a3.3.5",
        "不属于本机关数",
        "5.不属于本行政机关公开数",
        "件",
        Role::Detail,
        "a3.3",
    ),
    (
        "a3.3.6",
        "信息不存在数",
        "6.申请信息不存在数",
        "件",
        Role::Detail,
        "a3.3",
    ),
    (
        "sd10",
        "查阅点数",
        "十、设置政府信息查阅点数",
        "个",
        Role::Total,
        "",
    ),
    (
        "sd10.1",
        "镇政府查阅点数",
        "镇政府（街道办事处）",
        "个",
        Role::Detail,
        "sd10",
    ),
    (
        "sd11",
        "接待人数",
        "十一、查阅点接待人数",
        "次",
        Role::Total,
        "",
    ),
    (
        "sd11.1",
        "镇政府接待人数",
        "镇政府（街道办事处）",
        "次",
        Role::Detail,
        "sd11",
    ),
    (
        "a8.3",
        "工作人员数",
        "（二）从事政府信息公开工作人员数",
        "人",
        Role::Total,
        "",
    ),
    (
        "a8.3.1",
        "专职人员数",
        "1.专职人员数（不包括政府公报及政府网站工作人员数）",
        "人",
        Role::Detail,
        "a8.3",
    ),
    (
        "a8.4",
        "专项经费",
        "（三）政府信息公开专项经费",
        "万元",
        Role::Detail,
        "",
    ),
];

pub(crate) fn form() -> Form {
    FormSketch {
        id: "xxgk-2014",
        title: "政府信息公开情况统计表",
        years: Years {
            first: 2014,
            last: Some(2018),
        },
        table: ["a", "统计表", "政府信息公开情况统计表"],
        columns: &[("", Role::Detail)],
        rows: &ROWS,
        layouts: &[("national", "全国格式"), ("shandong", "山东格式")],
    }
    .form()
}

/// What a form of one table is made of.
pub(crate) struct FormSketch<'a> {
    pub(crate) id: &'a str,
    pub(crate) title: &'a str,
    pub(crate) years: Years,
    /// The id of the table, its name and its title.
    pub(crate) table: [&'a str; 3],
    /// The labels of the columns; the total, if there is one, is that of all columns of detail.
    pub(crate) columns: &'a [(&'a str, Role)],
    pub(crate) rows: &'a [FormRow],
    /// The id and the title of each layout, which prints all rows.
    pub(crate) layouts: &'a [(&'a str, &'a str)],
}

impl FormSketch<'_> {
    pub(crate) fn form(&self) -> Form {
        let columns = self.columns();
        let mut rows = IdVec::new();
        let mut figures: IdVec<FigureSpec, FigureSpec> = IdVec::new();
        let mut rows_by_id = HashMap::new();
        for &(id, name, label, unit, role, parent) in self.rows {
            let row = rows.push(Row {
                table: TableId::new(0),
                id: id.to_owned(),
                name: name.to_owned(),
                label: label.to_owned(),
                aliases: Vec::new(),
                parent: rows_by_id.get(parent).copied(),
                role,
                optional: false,
                parts: Vec::new(),
                first_figure: FigureId::new(figures.len()),
            });
            rows_by_id.insert(id.to_owned(), row);
            for column in columns.ids() {
                figures.push(FigureSpec {
                    row,
                    column,
                    unit: (!unit.is_empty()).then(|| Unit(unit.to_owned())),
                    scale: if unit == "万元" { 4 } else { 0 },
                    role,
                });
            }
        }
        let [id, name, title] = self.table.map(str::to_owned);
        let layouts = self.layouts.iter().map(|(id, title)| Layout {
            id: (*id).to_owned(),
            title: (*title).to_owned(),
            rows: rows.ids().collect(),
            labels: HashMap::new(),
        });
        Form {
            id: self.id.to_owned(),
            title: self.title.to_owned(),
            years: self.years,
            recognise: Vec::new(),
            header: Vec::new(),
            foot: Vec::new(),
            tables: IdVec::from_vec(vec![Table {
                id,
                name,
                title,
                rows: rows.ids().collect(),
                columns: columns.ids().collect(),
                across: false,
            }]),
            layouts: IdVec::from_vec(layouts.collect()),
            columns,
            rows,
            figures,
            rows_by_id,
        }
    }

    /// A column without a label has no id either.
    fn columns(&self) -> IdVec<Column, Column> {
        let details = self.columns.iter().enumerate();
        let details = details.filter(|(_, (_, role))| *role == Role::Detail);
        let details: Vec<ColumnId> = details.map(|(at, _)| ColumnId::new(at)).collect();
        let columns = self.columns.iter().enumerate();
        let columns = columns.map(|(at, &(label, role))| Column {
            table: TableId::new(0),
            id: (!label.is_empty()).then(|| format!("c{at}")),
            name: label.to_owned(),
            label: label.to_owned(),
            aliases: Vec::new(),
            role,
            under: None,
            signed: false,
            parts: match role {
                Role::Total => details.clone(),
                _ => Vec::new(),
            },
        });
        IdVec::from_vec(columns.collect())
    }
}
