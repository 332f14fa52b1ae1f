//! Tables of several value columns: the header says in which order they are printed.

use super::*;
use gouji_model::{FigureId, Role};

const ROWS: &str = "r1|（一）总里程|公里|3||total|||\nr2|1.县道里程|公里|3|r1||||\nr3|2.乡道里程|公里|3|r1||||\nr4|3.村道里程|公里|3|r1||||\nr5|二、桥梁数|座|0|||||\n";

/// Every figure, row by row, of a table with the columns 上年末 and 本年末.
fn figures(text: &str) -> String {
    let form = Arc::new(forms::form("roads", ROWS, &["上年末", "本年末"]));
    let form_data = report(text, &form).form_data.unwrap();
    let figures = (0..form_data.form.figures.len()).map(FigureId::new);
    let shown = figures.map(
        |figure| match form_data.figures.number(&form_data.form, figure) {
            Some(number) => number.to_string(),
            None => format!("{:?}", form_data.figures.state(figure)),
        },
    );
    shown.collect::<Vec<_>>().join(" ")
}

fn table(header: &str, swapped: bool) -> String {
    let values = [("1", "2"), ("3", "4"), ("5", "6"), ("7", "8"), ("9", "10")];
    let labels = [
        "（一）总里程",
        "1.县道里程",
        "2.乡道里程",
        "3.村道里程",
        "二、桥梁数",
    ];
    let rows = labels.iter().zip(values).map(|(label, (before, after))| {
        let unit = if label.contains("里程") {
            "公里"
        } else {
            "座"
        };
        let (first, second) = if swapped {
            (after, before)
        } else {
            (before, after)
        };
        format!("{label}\t{unit}\t{first}\t{second}\n")
    });
    format!("{header}\n{}", rows.collect::<String>())
}

const ALL: &str = "1 2 3 4 5 6 7 8 9 10";

fn unplaced_row() -> String {
    ["NotPlaced"; 10].join(" ")
}

/// The same table with a cell a line.
fn cells(text: &str) -> String {
    let rows = text
        .lines()
        .map(|line| format!("\t{}\n", line.replace('\t', "\n\t")));
    rows.collect::<Vec<_>>().join("\n")
}

#[test]
fn columns_are_read_in_the_order_of_the_header() {
    for (header, swapped) in [
        ("统计指标\t单位\t上年末\t本年末", false),
        ("统计指标\t单位\t本年末\t上年末", true),
        ("统计指标\t单位\t本年末（数）\t上 年 末", true),
        ("序号\t统计指标\t单位\t本年末\t上年末\t备注", true),
        (
            "石桥乡2017年公路统计表\n\n项目名称\t单位\t本年末\t上年末",
            true,
        ),
        ("本年末\t上年末", true),
        (
            "统计指标\n以表格报告。表格如下:\n单位\t本年末\t上年末",
            true,
        ),
        ("统计指标 单位 本年末 上年末", true),
        (
            "| 统计指标 | 单位 | 本年末 | 上年末 |\n|---|---|---|---|",
            true,
        ),
        ("统计指标\t单位\t本年末\t上年末\n\t\t1\t2", true),
        ("", false),
    ] {
        let text = table(header, swapped);
        assert_eq!(figures(&text), ALL, "{header}");
        assert_eq!(figures(&cells(&text)), ALL, "{header}, a cell a line");
    }
}

#[test]
fn a_header_that_does_not_name_every_column_once_places_nothing() {
    for header in [
        "统计指标\t单位\t本年末\t去年",
        "统计指标\t单位\t本年末",
        "统计指标\t单位\t本年末\t本年末",
        "统计指标\t单位\t上年末\t本年末\t上年末\t本年末",
        "统计指标\t单位\t增减\t上年末\t本年末",
        "统计指标\t单位\t上年末\t增减\t本年末",
        "统计指标\t单位\t上年末\t本年末\t增减",
        "统计指标\t单位\t2017年\t2016年",
        "统计指标\t单位\t2017\t2016",
        "统计指标\t单位\t上年末\t2017年\t本年末",
        "统计指标\t单位\t上年末\t本年末\t2016",
    ] {
        let text = table(header, false);
        assert_eq!(figures(&text), unplaced_row(), "{header}");
        assert_eq!(
            figures(&cells(&text)),
            unplaced_row(),
            "{header}, a cell a line"
        );
    }
}

#[test]
fn a_header_on_a_later_page_counts_from_there() {
    let text = table("统计指标\t单位\t上年末\t本年末", false);
    let (page, rest) = text.split_at(text.find("3.村道").unwrap());
    let turned = rest.replace("7\t8", "8\t7").replace("9\t10", "10\t9");
    let header = |columns| format!("{page}统计指标\t单位\t{columns}\n");
    for text in [
        format!("{}{turned}", header("本年末\t上年末")),
        format!("{}{rest}", header("上年末\t本年末")),
        format!("{page}统计指标\t单位\n{rest}"),
    ] {
        assert_eq!(figures(&text), ALL);
        assert_eq!(figures(&cells(&text)), ALL);
    }
    let half = format!("{}{rest}", header("本年末"));
    let expected = "1 2 3 4 5 6 NotPlaced NotPlaced NotPlaced NotPlaced";
    assert_eq!(figures(&half), expected);
    assert_eq!(figures(&cells(&half)), expected);
}

#[test]
fn without_a_header_there_is_no_cell_more_than_columns() {
    let text = table("", false);
    for (more, first) in [
        ("（一）总里程\t公里\t1\t2\t", "NotPlaced NotPlaced"),
        ("（一）总里程\t公里\t\t1\t2", "NotPlaced NotPlaced"),
        ("（一）总里程\t公里\t1\t\t2", "NotPlaced NotPlaced"),
        ("（一）总里程\t公里\t1\t2\t3", "NotPlaced NotPlaced"),
        ("（一）总里程\t公里\t1", "NotPlaced NotPlaced"),
        ("（一）总里程\t公里\t\t2", "Blank 2"),
        ("（一）总里程\t公里\t\t", "Blank Blank"),
    ] {
        let text = text.replace("（一）总里程\t公里\t1\t2", more);
        assert_eq!(
            figures(&text),
            format!("{first} 3 4 5 6 7 8 9 10"),
            "{more}"
        );
    }
    // A column of remarks holds no figure.
    let text = table("统计指标\t单位\t本年末\t上年末\t备注", true);
    assert_eq!(figures(&text.replace("2\t1\n", "2\t1\t\n")), ALL);
}

/// The figures of two rows under `header`, of a table whose columns 乙 and 丙 stand under 组织.
fn grouped_figures(header: &str) -> String {
    let mut form = forms::form("roads", ROWS, &["甲", "乙", "丙", "合计"]);
    for column in form.columns.ids().collect::<Vec<_>>() {
        let is_grouped = ["乙", "丙"].contains(&form.columns[column].label.as_str());
        form.columns[column].under = is_grouped.then(|| "组织".to_owned());
    }
    let form = Arc::new(form);
    let rows = "（一）总里程|公里|1|2|3|6\n1.县道里程|公里|4|5|6|15\n2.乡道里程|公里|0|0|0|0\n3.村道里程|公里|0|0|0|0\n二、桥梁数|座|0|0|0|0\n";
    let text = format!("{header}{}", rows.replace('|', "\n"));
    let form_data = report(&text, &form).form_data.unwrap();
    let figures = (0..8).map(FigureId::new);
    let shown = figures.map(
        |figure| match form_data.figures.number(&form_data.form, figure) {
            Some(number) => number.to_string(),
            None => format!("{:?}", form_data.figures.state(figure)),
        },
    );
    shown.collect::<Vec<_>>().join(" ")
}

#[test]
fn columns_under_a_cell_stand_where_that_cell_does() {
    let read = "1 2 3 6 4 5 6 15";
    // Two rows, named one after the other; one row; the cell over the columns broken in two.
    assert_eq!(grouped_figures("甲\n组织\n合计\n乙\n丙\n"), read);
    assert_eq!(grouped_figures("甲\n组织\n乙\n丙\n合计\n"), read);
    assert_eq!(grouped_figures("甲\n乙\n丙\n合计\n"), read);
    // The columns under it in another order, and the total in front.
    assert_eq!(
        grouped_figures("甲\n组织\n合计\n丙\n乙\n"),
        "1 3 2 6 4 6 5 15"
    );
    assert_eq!(
        grouped_figures("合计\n甲\n组织\n乙\n丙\n"),
        "2 3 6 1 5 6 15 4"
    );
    let none = ["NotPlaced"; 8].join(" ");
    // Without it nobody can say whether the total stands behind them; twice it says nothing.
    assert_eq!(grouped_figures("甲\n合计\n乙\n丙\n"), none);
    assert_eq!(grouped_figures("甲\n组织\n合计\n组织\n乙\n丙\n"), none);
    assert_eq!(grouped_figures("甲\n合计\n乙\n组织\n丙\n"), none);
}

#[test]
fn values_before_a_blank_total_may_have_been_moved_to_the_left() {
    let mut form = forms::form("roads", ROWS, &["甲", "乙", "丙", "合计"]);
    let total = form.columns.ids().last().unwrap();
    form.columns[total].role = Role::Total;
    let form = Arc::new(form);
    let text = "指标 | 甲 | 乙 | 丙 | 合计 |\n（一）总里程 | 7 | 8 | | |\n1.县道里程 | 7 | | 1 | 8 |\n2.乡道里程 | | | | |\n3.村道里程 | 0 | 0 | 0 | 0 |\n二、桥梁数 | 1 | | | 1 |\n";
    let form_data = report(text, &form).form_data.unwrap();
    let figures = (0..12).map(FigureId::new);
    let shown = figures.map(
        |figure| match form_data.figures.number(&form_data.form, figure) {
            Some(number) => number.to_string(),
            None => format!("{:?}", form_data.figures.state(figure)),
        },
    );
    let shown = shown.collect::<Vec<_>>().join(" ");
    assert_eq!(
        shown,
        "NotPlaced NotPlaced NotPlaced NotPlaced 7 Blank 1 8 Blank Blank Blank Blank"
    );
}

#[test]
fn a_unit_in_the_header_of_lines_is_that_of_its_column() {
    let form = Arc::new(forms::form(
        "spending",
        "r1|（一）总支出|元|2||total|||\nr2|1.县级支出|元|2|r1||||\nr3|2.乡级支出|元|2|r1||||\nr4|3.村级支出|元|2|r1||||\n",
        &["上年末", "本年末"],
    ));
    let rows = "（一）总支出\t3\t3\n1.县级支出\t1\t1\n2.乡级支出\t1\t1\n3.村级支出\t1\t1\n";
    let row = |text: &str| {
        let form_data = report(text, &form).form_data.unwrap();
        let figures = [0, 1].map(FigureId::new);
        figures.map(
            |figure| match form_data.figures.number(&form_data.form, figure) {
                Some(number) => number.normalize().to_string(),
                None => format!("{:?}", form_data.figures.state(figure)),
            },
        )
    };
    for header in [
        "统计指标\t上年末\t本年末（万元）",
        "统计指标\t上年末\t本年末\t（万元）",
    ] {
        assert_eq!(
            row(&format!("{header}\n{rows}")),
            ["3", "30000"],
            "{header}"
        );
    }
    assert_eq!(
        row(&format!("统计指标\t上年末\t本年末\n{rows}")),
        ["3", "3"]
    );
}
