//! Tables in plain text: cells glued to their labels, flattened headers, remarks.

use super::document::*;
use gouji_model::State;

/// The start of a report of form c whose cells are glued together, with `rows` under the header of the first table.
fn glued_report(rows: &str) -> String {
    format!(
        "{TITLE}\n    二、主动公开政府信息情况\n    第二十条第(一)项\n    信息内容本年制发件数本年废止件数现行有效件数\n{rows}    第二十条第(五)项\n    信息"
    )
}

#[test]
fn zeros_glued_to_a_label_are_one_for_each_column() {
    let form_data = text(&glued_report("    规章000\n    行政规范性文件0012\n"));
    assert_eq!(form_data.form.id, "xxgk-2021");
    assert_eq!(row(&form_data, "s2.regulation"), "0 0 0");
    assert_eq!(row(&form_data, "s2.normative"), "0 0 12");
    assert_eq!(row(&form_data, "s2.licence"), "Absent");
    let figure =
        form_data.form.rows[form_data.form.row_by_id("s2.normative").unwrap()].first_figure;
    let columns = form_data
        .form
        .row_figures(form_data.form.row_by_id("s2.normative").unwrap());
    let places = columns.map(|figure| form_data.written[figure].as_ref().unwrap().place);
    let places: Vec<(u32, u32)> = places.map(|place| (place.row(), place.column())).collect();
    assert_eq!(places, [(6, 12), (6, 13), (6, 14)]);
    assert_eq!(form_data.written[figure].as_ref().unwrap().raw, "0");
}

#[test]
fn digits_that_can_be_parted_otherwise_are_not_placed() {
    // A blank cell leaves no trace between digits, so that 「120」 may be two numbers or three.
    for digits in ["12034", "120", "010", "00", "0000", "00-1", "0 00", "00.5"] {
        let form_data = text(&glued_report(&format!(
            "    规章000\n    行政规范性文件{digits}\n"
        )));
        assert_eq!(row(&form_data, "s2.regulation"), "0 0 0", "{digits}");
        assert_eq!(
            row(&form_data, "s2.normative"),
            "NotPlaced NotPlaced NotPlaced",
            "{digits}"
        );
        assert!(kinds(&form_data).contains(&"intake/not-placed"), "{digits}");
    }
}

#[test]
fn a_digit_behind_one_label_among_others_is_not_placed() {
    let rows = "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章000\n行政规范性文件\t1\t2\t3\n行政许可\t4\n";
    let form_data = text(&format!("{TITLE}\n第二十条第（一）项\n{rows}"));
    assert_eq!(
        row(&form_data, "s2.regulation"),
        "NotPlaced NotPlaced NotPlaced"
    );
    assert_eq!(row(&form_data, "s2.normative"), "1 2 3");
}

/// A table of merged cells as a spreadsheet writes it into a text: what they cover is blank.
fn flat(table: &str) -> Vec<Vec<String>> {
    let document = Page::new().table(table).document();
    let width = document.lines[0].cells.iter().map(|cell| cell.area.columns);
    let width = width.sum::<u32>() as usize;
    let row = |line: &gouji_model::Line| {
        let mut row = vec![String::new(); width];
        for cell in &line.cells {
            row[cell.area.column as usize].clone_from(&cell.text);
        }
        row
    };
    document.lines.iter().map(row).collect()
}

fn lines(table: &str, before: &str, between: &str, after: &str) -> String {
    let rows = flat(table).into_iter();
    rows.map(|row| format!("{before}{}{after}\n", row.join(between)))
        .collect()
}

/// A report of form c whose tables are written by `write`.
fn written_report(write: impl Fn(&str) -> String) -> String {
    [
        &format!("{TITLE}\n\n二、主动公开政府信息情况\n\n"),
        &write(PUBLISHED),
        "\n三、收到和处理政府信息公开申请情况\n\n见下表。\n\n",
        &write(&applications()),
        "\n四、政府信息公开行政复议、行政诉讼情况\n\n",
        &write(REVIEWS),
        "\n五、存在的主要问题及改进情况\n\n个别公开不及时。\n",
    ]
    .concat()
}

#[test]
fn the_blanks_that_merged_cells_leave_are_followed() {
    let markdown = |table: &str| {
        let rows = lines(table, "| ", " | ", " |");
        let width = flat(table)[0].len();
        format!(
            "|{}\n|{}\n{rows}",
            "  |".repeat(width),
            "---|".repeat(width)
        )
    };
    let texts = [
        written_report(|table| lines(table, "", ",", "")),
        written_report(|table| lines(table, "", "\t", "")),
        written_report(markdown),
    ];
    for document in texts {
        let form_data = text(&document);
        assert_published(&form_data);
        assert_applications(&form_data, 1..26);
        assert_reviews(&form_data);
        assert_eq!(count(&form_data, State::NotPlaced), 0);
    }
}

#[test]
fn a_narrow_table_parted_by_tabs_keeps_its_blanks_too() {
    let document = written_report(|table| lines(table, "", "\t", ""));
    let document = document.replace("规章\t0\t0\t0", "规章\t0\t0\t");
    let document = document.replace("规范性文件\t1\t2\t3", "规范性文件\t\t2\t");
    let form_data = text(&document);
    let read = ["s2.regulation", "s2.normative"].map(|id| row(&form_data, id));
    assert_eq!(read, ["0 0 Blank", "Blank 2 Blank"]);
}

/// More rows of form a, `cells` behind each label, so that the table is long enough to be told from a list.
fn more(cells: &str) -> String {
    let labels = [
        "（三）申请答复数",
        "1.属于已主动公开范围数",
        "2.同意公开答复数",
        "3.同意部分公开答复数",
        "4.不同意公开答复数",
        "5.不属于本行政机关公开数",
        "6.申请信息不存在数",
        "7.告知作出更改补充数",
        "8.告知通过其他途径办理数",
        "四、行政复议数量",
        "五、行政诉讼数量",
    ];
    labels.map(|label| format!("{label}{cells}\n")).concat()
}

#[test]
fn a_number_among_the_remarks_is_no_value() {
    let rows = "统计指标 | 统计数 | 备注 |\n一、主动公开情况 | —— | |\n（一）主动公开政府信息数 | 8 | 含各村 |\n其中：主动公开规范性文件数 | 11 | |\n制发规范性文件总数 |  | 4 |\n（二）通过不同渠道和方式公开政府信息的情况 | —— | 2 |\n1.政府公报公开政府信息数 | 57 | |\n2.政府网站公开政府信息数 | 0 | |\n3.政务微博公开政府信息数 | 3 | |\n";
    let rows = format!("{rows}{}", more(" | 0 | |"));
    let form_data = text(&format!("青石县柳河镇2017年度统计表\n{rows}"));
    let read =
        ["a1.1", "a1.1.a", "a1.1.b", "a1.2", "a1.2.1", "a1.2.3"].map(|id| row(&form_data, id));
    assert_eq!(read, ["8", "11", "NotPlaced", "NotPlaced", "57", "3"]);
    // Where units are printed, a blank stands in the place of one, or a dash.
    let with_units = rows.replace("统计指标 |", "统计指标 | 单位 |");
    let with_units = with_units.replace(" | —— | |", " | | | |");
    let with_units = with_units.replace("数 | ", "数 | 件 | ");
    let form_data = text(&format!("青石县柳河镇2017年度统计表\n{with_units}"));
    let read = ["a1.1", "a1.1.a", "a1.2", "a1.2.1"].map(|id| row(&form_data, id));
    assert_eq!(read, ["8", "11", "NotPlaced", "57"]);
}

#[test]
fn an_optional_row_whose_cells_are_glued_to_it_is_told() {
    let rows = "    （一）收到申请数件0\n    1.当面申请数件0\n    2.传真申请数件0\n    3.网络申请数件0\n    4.信函申请数件0\n    其他形式件03\n    （二）申请办结数件0\n";
    let rows = format!("{rows}{}", more("件0"));
    let form_data = text(&format!(
        "青石县柳河镇2017年度统计表\n    统计指标单位统计数\n    三、依申请公开情况\n{rows}"
    ));
    assert_eq!(row(&form_data, "a3.1.5"), "NotPlaced");
    assert_eq!(row(&form_data, "a3.1.4"), "0");
}

#[test]
fn whatever_is_glued_to_a_row_is_told() {
    let more = more("件0");
    for behind in [
        "12见正文",
        "件12含各村",
        "件——",
        "——",
        "无",
        "件无",
        "/",
        "见正文",
    ] {
        let rows = format!(
            "    （一）收到申请数件0\n    1.当面申请数件0\n    2.传真申请数{behind}\n    3.网络申请数件0\n    4.信函申请数件0\n    其他形式{behind}\n    （二）申请办结数件0\n{more}"
        );
        let form_data = text(&format!(
            "青石县柳河镇2017年度统计表\n    统计指标单位统计数备注\n    三、依申请公开情况\n{rows}"
        ));
        for id in ["a3.1.2", "a3.1.5"] {
            assert_eq!(row(&form_data, id), "NotPlaced", "{id} {behind}");
            let row = form_data.form.row_by_id(id).unwrap();
            let figure = form_data.form.rows[row].first_figure;
            let problems = form_data.problems.iter();
            let problems = problems.filter(|problem| problem.figures.contains(&figure));
            assert_eq!(problems.count(), 1, "{id} {behind}");
        }
    }
}

#[test]
fn a_running_number_glued_before_the_label_hides_no_row() {
    let more = more("件0");
    for behind in ["件0见正文", "——", "件——"] {
        let rows = format!(
            "    1（一）收到申请数件0\n    21.当面申请数件0\n    32.传真申请数件0\n    43.网络申请数件0\n    54.信函申请数件0\n    6（五）其他形式{behind}\n    7（二）申请办结数件0\n{more}"
        );
        let form_data = text(&format!(
            "青石县柳河镇2017年度统计表\n    序号统计指标单位统计数备注\n    三、依申请公开情况\n{rows}"
        ));
        assert_eq!(row(&form_data, "a3.1.5"), "NotPlaced", "{behind}");
    }
}

#[test]
fn a_local_row_with_its_value_glued_to_it_leaves_the_total_undecided() {
    let rows = "    （一）收到申请数件9\n    1.当面申请数件4\n    2.传真申请数件0\n    3.网络申请数件2\n    4.信函申请数件0\n";
    let incomplete = |local: &str| {
        let more = more("件0");
        let form_data = text(&format!(
            "青石县柳河镇2017年度统计表\n    统计指标单位统计数\n    三、依申请公开情况\n{rows}{local}    （二）申请办结数件0\n{more}"
        ));
        let rows = form_data.incomplete.iter();
        let ids: Vec<String> = rows
            .map(|&row| form_data.form.rows[row].id.clone())
            .collect();
        ids.join(" ")
    };
    assert_eq!(incomplete(""), "");
    assert_eq!(incomplete("    5.上门约谈登记数件3\n"), "a3.1");
}

#[test]
fn a_remark_may_stand_where_a_blank_value_is_squeezed_out() {
    let read = |rows: &str| {
        let rows = format!("{rows}{}", more(" | 0 ||"));
        let header =
            "统计指标 | 统计数 | 备注 |\n三、依申请公开情况 |||\n（一）收到申请数 | 6 ||\n";
        let form_data = text(&format!("青石县柳河镇2017年度统计表\n{header}{rows}"));
        ["a3.1", "a3.1.1", "a3.1.2", "a3.1.3", "a3.1.4"].map(|id| row(&form_data, id))
    };
    // 2 may be the value of 当面申请数 or a remark behind it.
    let rows =
        "1.当面申请数 | 2 ||\n2.传真申请数 |||\n3.网络申请数 | 3 | 见正文 |\n4.信函申请数 | 4 ||\n";
    let none = "NotPlaced";
    assert_eq!(read(rows), [none, none, "Blank", "3", none]);
    // Where every value is written, none is squeezed out.
    let full = rows.replace("2.传真申请数 |||", "2.传真申请数 | 1 ||");
    assert_eq!(read(&full), ["6", "2", "1", "3", "4"]);
    // A blank before a remark shows that blanks stay in their place.
    let kept = rows.replace("4.信函申请数 | 4 ||", "4.信函申请数 || 见正文 |");
    assert_eq!(read(&kept)[..4], ["6", "2", "Blank", "3"]);
}

#[test]
fn a_number_beside_a_heading_is_a_remark() {
    let rows = format!(
        "统计指标 | 单位 | 统计数 | 备注 |\n三、依申请公开情况 | 2 |||\n（一）收到申请数 | 件 | 6 ||\n{}",
        more(" | 件 | 0 ||")
    );
    let form_data = text(&format!("青石县柳河镇2017年度统计表\n{rows}"));
    assert_eq!(
        ["a3", "a3.1"].map(|id| row(&form_data, id)),
        ["NotPlaced", "6"]
    );
    let lines = rows.replace(" | 2 |||", "\n\n　\n2").replace(" |", "\n");
    let form_data = text(&format!("青石县柳河镇2017年度统计表\n{lines}"));
    assert_eq!(row(&form_data, "a3"), "NotPlaced");
}

/// Rows of form a with a cell in each line, numbered from `first`.
fn numbered(first: usize, rows: &[(&str, &str)]) -> String {
    let cells = (first..).zip(rows);
    cells
        .map(|(number, (label, value))| format!("{number}\n{label}\n件\n{value}\n"))
        .collect()
}

#[test]
fn a_value_before_the_header_of_the_next_page_is_no_running_number() {
    let header = "序号\n统计指标\n单位\n统计数\n";
    for last in ["0", "4"] {
        let above = numbered(
            1,
            &[
                ("（一）收到申请数", "7"),
                ("1.当面申请数", "5"),
                ("2.传真申请数", last),
            ],
        );
        let mut rows = vec![("3.网络申请数", "3"), ("4.信函申请数", "0")];
        let more = more("");
        rows.extend(more.lines().map(|label| (label, "0")));
        let below = numbered(4, &rows);
        let form_data = text(&format!(
            "青石县柳河镇2017年度统计表\n{header}{above}{header}{below}"
        ));
        let read = ["a3.1.1", "a3.1.2", "a3.1.3"].map(|id| row(&form_data, id));
        assert!([last, "NotPlaced"].contains(&read[1].as_str()), "{read:?}");
        assert_eq!([&read[0], &read[2]], ["5", "3"]);
    }
}

#[test]
fn a_blank_value_beside_another_row_of_its_line_takes_none_of_it() {
    let rows = "统计指标  单位  统计数  统计指标  单位  统计数\n（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）  条  　  其中：涉及国家秘密  件  5\n（一）收到申请数  件  7  二、回应解读情况  ——  　\n1.当面申请数  件  　  其中：主要负责同志参加新闻发布会次数  次  2\n2.传真申请数  件  4  3.政策解读稿件发布数  篇  1\n3.网络申请数  件  3  4.微博微信回应事件数  次  0\n4.信函申请数  件  　  其中：涉及商业秘密  件  6\n（二）申请办结数  件  6  涉及个人隐私  件  0\n";
    let rows = format!("{rows}{}", more("  件  0"));
    let form_data = text(&format!("青石县柳河镇2017年度统计表\n{rows}"));
    for (id, value) in [("a1.1", "5"), ("a3.1.1", "2"), ("a3.1.4", "6")] {
        assert_ne!(row(&form_data, id), value, "{id}");
    }
}
