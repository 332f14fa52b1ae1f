//! Documents made by hand, and what is read of them.

use gouji_bind::{Forms, bind};
use gouji_formats::read;
use gouji_model::{Area, Cell, Document, FileKind, FormData, Line, Place, Report, State};
use gouji_ruleset::Library;
use gouji_tests::built_in;
use std::sync::OnceLock;

pub(super) fn forms() -> &'static Forms {
    static FORMS: OnceLock<Forms> = OnceLock::new();
    FORMS.get_or_init(|| {
        let library = Library::load(built_in()).expect("sound rules");
        Forms::new(&library.forms)
    })
}

/// A document of paragraphs and tables.
pub(super) struct Page {
    lines: Vec<Line>,
    tables: u32,
    is_sheet: bool,
}

/// The text of a cell with `{columns}` or `{columns,rows}` behind it.
fn span(text: &str) -> (&str, u32, u32) {
    let Some((text, spans)) = text
        .strip_suffix('}')
        .and_then(|text| text.rsplit_once('{'))
    else {
        return (text, 1, 1);
    };
    let (columns, rows) = spans.split_once(',').unwrap_or((spans, "1"));
    (text, columns.parse().unwrap(), rows.parse().unwrap())
}

impl Page {
    pub(super) fn new() -> Self {
        Self {
            lines: Vec::new(),
            tables: 0,
            is_sheet: false,
        }
    }

    /// A spreadsheet, in which a cell without text does not exist.
    pub(super) fn sheet() -> Self {
        Self {
            is_sheet: true,
            ..Self::new()
        }
    }

    pub(super) fn text(mut self, text: &str) -> Self {
        let paragraph = u32::try_from(self.lines.len()).unwrap() + 1;
        let cell = Cell {
            text: text.to_owned(),
            place: Place::Paragraph { paragraph },
            area: Area::single(0),
        };
        self.lines.push(Line {
            cells: vec![cell],
            table: None,
        });
        self
    }

    /// A table: a row a line, cells parted by bars, `{columns,rows}` behind a merged one.
    pub(super) fn table(mut self, rows: &str) -> Self {
        let table = self.tables;
        self.tables += 1;
        let mut covered: Vec<u32> = Vec::new();
        for (number, row) in (1..).zip(rows.lines()) {
            covered
                .iter_mut()
                .for_each(|rows| *rows = rows.saturating_sub(1));
            let mut column = 0_usize;
            let mut cells = Vec::new();
            for written in row.split('|') {
                let (text, columns, rows) = span(written);
                while covered.get(column).is_some_and(|&rows| rows > 0) {
                    column += 1;
                }
                let end = column + columns as usize;
                covered.resize(covered.len().max(end), 0);
                covered[column..end].fill(rows);
                let at = u32::try_from(column).unwrap();
                column = end;
                if self.is_sheet && text.is_empty() {
                    continue;
                }
                cells.push(Cell {
                    text: text.to_owned(),
                    place: if self.is_sheet {
                        Place::Sheet {
                            sheet: 0,
                            row: number,
                            column: at + 1,
                        }
                    } else {
                        Place::Table {
                            table: table + 1,
                            row: number,
                            column: at + 1,
                        }
                    },
                    area: Area {
                        column: at,
                        columns,
                        rows,
                    },
                });
            }
            self.lines.push(Line {
                cells,
                table: Some(table),
            });
        }
        self
    }

    pub(super) fn document(self) -> Document {
        Document {
            kind: FileKind::Docx,
            encoding: None,
            replaced: false,
            sheets: vec!["Sheet1".to_owned()],
            lines: self.lines,
            pictures: Vec::new(),
            notices: Vec::new(),
            hidden_cells: Vec::new(),
        }
    }

    pub(super) fn report(self) -> Report {
        bind(&self.document(), forms())
    }

    pub(super) fn form_data(self) -> FormData {
        self.report().form_data.expect("a recognised form")
    }
}

pub(super) fn text(text: &str) -> FormData {
    let document = read(text.as_bytes()).expect("text");
    bind(&document, forms())
        .form_data
        .expect("a recognised form")
}

/// What is read of the figures of a row.
pub(super) fn row(form_data: &FormData, id: &str) -> String {
    let row = form_data
        .form
        .row_by_id(id)
        .unwrap_or_else(|| panic!("{id}"));
    let figures = form_data.form.row_figures(row).map(|figure| {
        let number = form_data.figures.number(&form_data.form, figure);
        number.map_or_else(
            || format!("{:?}", form_data.figures.state(figure)),
            |number| number.to_string(),
        )
    });
    figures.collect::<Vec<_>>().join(" ")
}

pub(super) fn kinds(form_data: &FormData) -> Vec<&'static str> {
    form_data
        .problems
        .iter()
        .map(|problem| problem.kind.id())
        .collect()
}

pub(super) fn count(form_data: &FormData, state: State) -> usize {
    form_data.figures.count(state)
}

pub(super) const TITLE: &str = "青石县柳河镇2023年政府信息公开工作年度报告";

/// Section 二 of form c in one table, with its blocks.
pub(super) const PUBLISHED: &str = "\
第二十条第（一）项{4}
信息内容|本年制发件数|本年废止件数|现行有效件数
规章|0|0|0
行政规范性文件|1|2|3
第二十条第（五）项{4}
信息内容|本年处理决定数量{3}
行政许可|4{3}
第二十条第（六）项{4}
信息内容|本年处理决定数量{3}
行政处罚|5{3}
行政强制|6{3}
第二十条第（八）项{4}
信息内容|本年收费金额（单位：万元）{3}
行政事业性收费|7.5{3}";

const HEADER: &str = "\
（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）{3,3}|申请人情况{7}
自然人{1,2}|法人或其他组织{5}|总计{1,2}
商业企业|科研机构|社会公益组织|法律服务机构|其他
";

/// The labels of section 三 of form c, as the table prints them.
const LABELS: [&str; 25] = [
    "一、本年新收政府信息公开申请数量{3}",
    "二、上年结转政府信息公开申请数量{3}",
    "三、本年度办理结果{1,22}|（一）予以公开{2}",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）{2}",
    "（三）不予公开{1,8}|1.属于国家秘密",
    "2.其他法律行政法规禁止公开",
    "3.危及“三安全一稳定”",
    "4.保护第三方合法权益",
    "5.属于三类内部事务信息",
    "6.属于四类过程性信息",
    "7.属于行政执法案卷",
    "8.属于行政查询事项",
    "（四）无法提供{1,3}|1.本机关不掌握相关政府信息",
    "2.没有现成信息需要另行制作",
    "3.补正后申请内容仍不明确",
    "（五）不予处理{1,5}|1.信访举报投诉类申请",
    "2.重复申请",
    "3.要求提供公开出版物",
    "4.无正当理由大量反复申请",
    "5.要求行政机关确认或重新出具已获取信息",
    "（六）其他处理{1,3}|1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "3.其他",
    "（七）总计{2}",
    "四、结转下年度继续办理{3}",
];

/// The seven values of row `number` (from 1) in section 三, all different.
pub(super) fn values(number: usize) -> Vec<String> {
    (0..7)
        .map(|column| (number * 10 + column).to_string())
        .collect()
}

/// Section 三 of form c: the header and the rows, each with its values.
pub(super) fn applications() -> String {
    format!("{HEADER}{}", body(0..25))
}

/// Some rows of section 三.
pub(super) fn body(rows: std::ops::Range<usize>) -> String {
    let rows = rows.map(|at| format!("{}|{}", LABELS[at], values(at + 1).join("|")));
    rows.collect::<Vec<_>>().join("\n")
}

pub(super) fn header() -> String {
    HEADER.to_owned()
}

/// Section 四 with the values 1 to 15.
pub(super) const REVIEWS: &str = "\
行政复议{5}|行政诉讼{10}
结果维持{1,2}|结果纠正{1,2}|其他结果{1,2}|尚未审结{1,2}|总计{1,2}|未经复议直接起诉{5}|复议后起诉{5}
结果维持|结果纠正|其他结果|尚未审结|总计|结果维持|结果纠正|其他结果|尚未审结|总计
1|2|3|4|5|6|7|8|9|10|11|12|13|14|15";

/// A whole report of form c with `applications` as its section 三 and `reviews` as its section 四.
pub(super) fn report(page: Page, applications: &str, reviews: &str) -> Page {
    let page = page
        .text(TITLE)
        .text("一、总体情况")
        .text("柳河镇认真做好政府信息公开工作。");
    let page = page.text("二、主动公开政府信息情况").table(PUBLISHED);
    let page = page
        .text("三、收到和处理政府信息公开申请情况")
        .table(applications);
    let page = page
        .text("四、政府信息公开行政复议、行政诉讼情况")
        .table(reviews);
    page.text("五、存在的主要问题及改进情况")
        .text("个别公开不及时。")
        .text("六、其他需要报告的事项")
        .text("无。")
}

/// Asserts that every row of section 三 is read as it was printed.
pub(super) fn assert_applications(form_data: &FormData, rows: std::ops::Range<usize>) {
    for number in rows {
        assert_eq!(
            row(form_data, &format!("r{number}")),
            values(number).join(" "),
            "r{number}"
        );
    }
}

pub(super) fn assert_published(form_data: &FormData) {
    let read = [
        "s2.regulation",
        "s2.normative",
        "s2.licence",
        "s2.penalty",
        "s2.coercion",
        "s2.fee",
    ];
    let read = read.map(|id| row(form_data, id));
    assert_eq!(read, ["0 0 0", "1 2 3", "4", "5", "6", "7.5"]);
}

pub(super) fn assert_reviews(form_data: &FormData) {
    let read = ["s4.review", "s4.suit-direct", "s4.suit-after-review"].map(|id| row(form_data, id));
    assert_eq!(read, ["1 2 3 4 5", "6 7 8 9 10", "11 12 13 14 15"]);
}
