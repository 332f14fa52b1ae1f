//! What is read, what is not, and what is said of it.

use super::*;
use gouji_model::{FigureId, ReadingProblemKind};

/// The table with some rows changed by a function of the label.
fn change_rows(layout: usize, change: impl Fn(&mut PrintedRow)) -> Vec<PrintedRow> {
    let mut rows = printed(&forms::table(), layout);
    rows.iter_mut().for_each(change);
    rows
}

/// The national table with `value` in the row whose label ends with `label`.
fn with_value(label: &str, value: &str) -> FormData {
    let rows = change_rows(0, |row| {
        if row.0.ends_with(label) {
            row.2 = value.to_owned();
        }
    });
    form_data(&cell_a_line(&rows))
}

/// Where a row stands in a layout of the table.
pub(super) fn nth(layout: usize, id: &str) -> usize {
    let form = forms::table();
    let row = form.row_by_id(id).unwrap();
    let rows = &form.layouts[gouji_model::LayoutId::new(layout)].rows;
    rows.iter().position(|&each| each == row).unwrap()
}

pub(super) fn figure(form_data: &FormData, id: &str) -> FigureId {
    form_data.form.rows[form_data.form.row_by_id(id).unwrap()].first_figure
}

#[test]
fn values_keep_their_place_and_what_is_written() {
    let form_data = with_value("收到申请数", "７　");
    let written = form_data.written[figure(&form_data, "a3.1")]
        .clone()
        .unwrap();
    assert_eq!(
        (at(&form_data, "a3.1").as_str(), written.raw.as_str()),
        ("7", "　７　")
    );
    let (line, column) = (written.place.row(), written.place.column());
    let text = cell_a_line(&printed(&form_data.form, 0));
    let label = text
        .lines()
        .position(|line| line.ends_with("收到申请数"))
        .unwrap();
    assert_eq!((line as usize, column), (label + 3, 3));
}

#[test]
fn what_is_no_number_is_said_to_be_none() {
    for (value, state) in [
        ("/", "Dash"),
        ("——", "Dash"),
        ("无", "None"),
        ("", "Blank"),
        ("  ", "Blank"),
    ] {
        let form_data = with_value("收到申请数", value);
        assert_eq!(at(&form_data, "a3.1"), state, "{value}");
        assert_eq!(form_data.problems, [], "{value}");
    }
    for value in [
        "约五件",
        "见附件",
        "7?1",
        "?-7",
        "1e3",
        "1,23",
        "5-6",
        "12.",
        "若干",
        "1 234",
        "五",
    ] {
        let form_data = with_value("收到申请数", value);
        assert_eq!(at(&form_data, "a3.1"), "Unreadable", "{value}");
        let kind = ReadingProblemKind::UnreadableValue {
            raw: value.to_owned(),
        };
        assert_eq!(form_data.problems[0].kind, kind);
        assert_eq!(form_data.problems[0].figures, [figure(&form_data, "a3.1")]);
        assert_eq!(
            form_data.problems[0].place,
            Some(
                form_data.written[figure(&form_data, "a3.1")]
                    .clone()
                    .unwrap()
                    .place
            )
        );
        assert_eq!(form_data.problems.len(), 1);
    }
}

#[test]
fn numbers_must_suit_the_figure() {
    assert_eq!(at(&with_value("收到申请数", "3.0"), "a3.1"), "3");
    assert_eq!(at(&with_value("收到申请数", "-3"), "a3.1"), "-3");
    for value in ["3.5", "99999999999999999999"] {
        let form_data = with_value("收到申请数", value);
        assert_eq!(at(&form_data, "a3.1"), "Unreadable", "{value}");
        let kind = ReadingProblemKind::UnsuitableNumber {
            raw: value.to_owned(),
            scale: 0,
        };
        assert_eq!(form_data.problems[0].kind, kind);
    }
    let form_data = with_value("收取的费用", "0.0920");
    assert_eq!(
        (at(&form_data, "a7").as_str(), form_data.problems.len()),
        ("0.092", 0)
    );
    assert_eq!(
        form_data.figures.printed_places(figure(&form_data, "a7")),
        4
    );
}

#[test]
fn units_in_the_cell_are_told_and_money_is_converted() {
    for (value, read) in [
        ("251000元", "25.1"),
        ("25.1万元", "25.1"),
        ("25.1 万元", "25.1"),
    ] {
        let form_data = with_value("收取的费用", value);
        assert_eq!(
            (at(&form_data, "a7").as_str(), kinds(&form_data)),
            (read, vec!["intake/unit-in-cell"])
        );
    }
    let form_data = with_value("收到申请数", "5件");
    assert_eq!(
        (at(&form_data, "a3.1").as_str(), kinds(&form_data)),
        ("5", vec!["intake/unit-in-cell"])
    );
    let form_data = with_value("收到申请数", "5条");
    assert_eq!(
        (at(&form_data, "a3.1").as_str(), kinds(&form_data)),
        ("5", vec!["intake/other-unit"])
    );
    let form_data = with_value("收取的费用", "0.001元");
    assert_eq!(
        (at(&form_data, "a7").as_str(), kinds(&form_data)),
        (
            "Unreadable",
            vec!["intake/unit-in-cell", "intake/unsuitable-number"]
        )
    );
}

#[test]
fn another_unit_in_the_column_is_told_and_money_is_converted() {
    let unit = |label: &str, unit: &str, value: &str| {
        let rows = change_rows(0, |row| {
            if row.0.ends_with(label) {
                (row.1, row.2) = (unit.to_owned(), value.to_owned());
            }
        });
        form_data(&row_a_line(&rows))
    };
    let form_data = unit("收取的费用", "元", "251000");
    assert_eq!(
        (at(&form_data, "a7").as_str(), kinds(&form_data)),
        ("25.1", vec!["intake/other-unit"])
    );
    let form_data = unit("收到申请数", "条", "7");
    assert_eq!(
        (at(&form_data, "a3.1").as_str(), kinds(&form_data)),
        ("7", vec!["intake/other-unit"])
    );
    let form_data = unit("工作人员数", "名", "7");
    assert_eq!(
        (at(&form_data, "a8.3").as_str(), form_data.problems.len()),
        ("7", 0)
    );
    let rows = change_rows(0, |row| {
        if row.0.ends_with("收取的费用") {
            *row = (
                format!("{}（元）", row.0),
                String::new(),
                "251000".to_owned(),
            );
        }
    });
    let form_data = super::form_data(&row_a_line(&rows));
    assert_eq!(
        (at(&form_data, "a7").as_str(), kinds(&form_data)),
        ("25.1", vec!["intake/other-unit"])
    );
}

#[test]
fn one_label_under_several_rows_is_told_by_what_stands_above() {
    let form = forms::table();
    let rows = printed(&form, 1);
    let children = ["sd6.1", "sd6.2", "sd6.3"];
    // Without 四 and 五, what is left of 六 is still its own.
    let (from, to) = (nth(1, "a4"), nth(1, "a6"));
    let kept = [&rows[..from], &rows[to..]].concat();
    let form_data = form_data(&row_a_line(&kept));
    assert_eq!(
        all(&form_data, &["a4.1", "a5.3", "a6"]),
        ["Absent", "Absent", rows[to].2.as_str()]
    );
    assert_eq!(
        all(&form_data, &children),
        [1, 2, 3].map(|at| rows[to + at].2.clone())
    );
    assert_eq!(
        all(&form_data, &["sd10.1", "sd11.1"]),
        all(&super::form_data(&row_a_line(&rows)), &["sd10.1", "sd11.1"])
    );
    // Of two rows with one label, the one whose heading stands above is meant.
    for (heading, child, other) in [("十、", "sd10.1", "sd11.1"), ("十一、", "sd11.1", "sd10.1")]
    {
        let gone = if heading == "十、" {
            "十一、"
        } else {
            "十、"
        };
        let mut skip = 0;
        let kept: Vec<PrintedRow> = rows
            .iter()
            .filter(|(label, _, _)| {
                if label.starts_with(gone) {
                    skip = 2;
                }
                skip -= 1;
                skip < 0
            })
            .cloned()
            .collect();
        let form_data = super::form_data(&cell_a_line(&kept));
        assert!(at(&form_data, child).parse::<u32>().is_ok(), "{heading}");
        assert_eq!(at(&form_data, other), "Omitted", "{heading}");
    }
}

#[test]
fn a_row_that_could_be_several_is_not_placed() {
    let rows = printed(&forms::table(), 0);
    let start: String = row_a_line(&rows[..nth(0, "a4")]);
    let end: String = rows[nth(0, "a6")..]
        .iter()
        .map(|(label, unit, value)| format!("{label}\t{unit}\t{value}\n"))
        .collect();
    let form_data = form_data(&format!("{start}（三）其他情形数\t件\t9\n{end}"));
    assert_eq!(
        all(&form_data, &["a4.3", "a5.3"]),
        ["NotPlaced", "NotPlaced"]
    );
    let candidate_rows = form_data
        .problems
        .iter()
        .find_map(|problem| match &problem.kind {
            ReadingProblemKind::UnplacedRow { candidates, .. } => Some(ids(&form_data, candidates)),
            _ => None,
        });
    assert_eq!(candidate_rows.unwrap(), ["a4.3", "a5.3"]);
    assert_eq!(form_data.unplaced[0].text, "（三）其他情形数");
}

#[test]
fn rows_that_are_lacking_are_told_by_runs() {
    let form = forms::table();
    let rows = printed(&form, 1);
    let mut kept = rows.clone();
    kept.drain(nth(1, "a3.1.1")..nth(1, "a3.1.5"));
    let form_data = form_data(&cell_a_line(&kept));
    assert_eq!(kinds(&form_data), ["intake/absent-row"]);
    let ReadingProblemKind::AbsentRows {
        first,
        last,
        count,
        cut_off_after,
        ..
    } = form_data.problems[0].kind
    else {
        panic!();
    };
    assert_eq!(ids(&form_data, &[first, last]), ["a3.1.1", "a3.1.4"]);
    assert_eq!(
        (count, cut_off_after, form_data.problems[0].figures.len()),
        (4, None, 4)
    );
    assert_true(&form_data, &rows, 1, "rows lacking");
    let cut = super::form_data(&cell_a_line(&rows[..nth(1, "a7")]));
    let ReadingProblemKind::AbsentRows {
        cut_off_after,
        count,
        ..
    } = cut.problems[0].kind
    else {
        panic!();
    };
    assert_eq!((cut_off_after, count), (Some(69), 11));
    assert_eq!(cut.figures.count(State::Absent), 11);
}

#[test]
fn either_half_of_a_table_is_enough() {
    let form = forms::table();
    for layout in [0, 1] {
        let rows = printed(&form, layout);
        for part in [0..rows.len() / 2, rows.len() / 2..rows.len(), 20..44] {
            let half = row_a_line(&rows[part.clone()]);
            let form_data = form_data(&half);
            let filled = rows[part.clone()]
                .iter()
                .filter(|row| !row.2.is_empty())
                .count();
            let layout = form_data.layout.index();
            let rows = printed(&form, layout);
            let read = form_data.figures.count(State::Number);
            assert_eq!(read, filled, "{layout} {part:?}");
            assert!(read < rows.len());
        }
    }
}

#[test]
fn a_row_of_the_place_itself_is_unplaced_and_makes_its_total_uncertain() {
    let rows = printed(&forms::table(), 0);
    let with = |row: &str| {
        let after = rows
            .iter()
            .position(|row| row.0.contains("信函申请数"))
            .unwrap()
            + 1;
        let (before, behind) = rows.split_at(after);
        let inserted_row: PrintedRow = match row.split('|').collect::<Vec<_>>()[..] {
            [label, unit, value] => (label.to_owned(), unit.to_owned(), value.to_owned()),
            _ => panic!(),
        };
        form_data(&cell_a_line(&[before, &[inserted_row], behind].concat()))
    };
    for (row, incomplete) in [
        ("5.电话咨询数|件|3", vec!["a3.1"]),
        ("电话咨询数|件|3", vec!["a3.1"]),
        ("5.电话咨询数|件|若干", vec!["a3.1"]),
        ("5.电话咨询数|件|0", vec![]),
        ("5.电话咨询数|件|", vec![]),
        ("（四）电话咨询数|件|3", vec!["a3"]),
        ("5.电话咨\n\t询数|件|3", vec!["a3.1"]),
    ] {
        let form_data = with(row);
        assert_eq!(kinds(&form_data), ["intake/unplaced-row"], "{row}");
        let text: String = row.split('|').next().unwrap().split("\n\t").collect();
        assert_eq!(form_data.unplaced[0].text, text);
        assert_eq!(ids(&form_data, &form_data.incomplete), incomplete, "{row}");
        assert_true(&form_data, &rows, 0, row);
    }
}

#[test]
fn two_tables_are_one_where_they_agree() {
    let form = forms::table();
    let rows = printed(&form, 0);
    let text = cell_a_line(&rows);
    let same = form_data(&format!("{text}\n附件\n{text}"));
    assert_eq!(same.problems, []);
    assert_true(&same, &rows, 0, "two tables");
    let mut other = rows.clone();
    for row in &mut other[30..40] {
        row.2 = "7".to_owned();
    }
    let form_data = form_data(&format!("{text}\n附件\n{}", cell_a_line(&other)));
    assert_eq!(form_data.figures.count(State::NotPlaced), 10);
    assert_true(&form_data, &rows, 0, "two tables");
}

#[test]
fn glued_values_are_not_read_as_blank() {
    for glued in [
        "（一）收到申请数件7",
        "（一）收到申请数7",
        "（一）收到申请数：7",
    ] {
        for tail in ["", "\t件\t", "\t"] {
            let rows = printed(&forms::table(), 0);
            let text = row_a_line(&rows);
            let line = text
                .lines()
                .find(|line| line.contains("收到申请数"))
                .unwrap();
            let form_data = form_data(&text.replace(line, &format!("{glued}{tail}")));
            assert_eq!(at(&form_data, "a3.1"), "NotPlaced", "{glued}{tail}");
            assert_eq!(kinds(&form_data), ["intake/not-placed"], "{glued}{tail}");
            assert_true(&form_data, &rows, 0, glued);
        }
    }
}

#[test]
fn headings_over_unlike_units_should_be_empty() {
    let heading = |value: &str| {
        let rows = change_rows(0, |row| {
            if row.0.ends_with("通过不同渠道和方式回应解读的情况") {
                row.2 = value.to_owned();
            }
        });
        let sum: u32 = rows
            .iter()
            .filter(|row| {
                [
                    "新闻发布会总次数",
                    "2.政府网站在线访谈次数",
                    "稿件发布数",
                    "微信回应事件数",
                    "其他方式回应事件数",
                ]
                .iter()
                .any(|end| row.0.ends_with(end))
            })
            .map(|row| row.2.parse::<u32>().unwrap())
            .sum();
        (form_data(&cell_a_line(&rows)), sum)
    };
    let sum = heading("").1;
    for (value, problem_count) in [
        ("0".to_owned(), 0),
        (sum.to_string(), 0),
        ("3".to_owned(), 1),
    ] {
        let (form_data, _) = heading(&value);
        assert_eq!(at(&form_data, "a2.2"), value);
        assert_eq!(form_data.problems.len(), problem_count, "{value}");
    }
    assert_eq!(kinds(&heading("3").0), ["intake/heading-has-value"]);
    // One unit: what it says is for a rule to judge.
    let rows = change_rows(0, |row| {
        if row.0.ends_with("公开政府信息的情况") {
            row.2 = "3".to_owned();
        }
    });
    let form_data = form_data(&cell_a_line(&rows));
    assert_eq!(
        (at(&form_data, "a1.2").as_str(), form_data.problems.len()),
        ("3", 0)
    );
}

#[test]
fn a_heading_of_the_prose_never_takes_the_place_of_a_row() {
    let rows = printed(&forms::table(), 0);
    let prose = "一、主动公开情况\n全年主动公开政府信息，内容包括机构职能、政策法规、工作动态等。\n三、依申请公开情况\n全年没有收到公民、法人和其他组织提出的申请。\n四、行政复议数量\n无。\n";
    let whole = form_data(&format!("{prose}{}", cell_a_line(&rows)));
    assert_eq!(whole.problems, []);
    let kept: Vec<PrintedRow> = rows
        .into_iter()
        .filter(|row| !row.0.starts_with("三、"))
        .collect();
    let form_data = form_data(&format!("{prose}{}", cell_a_line(&kept)));
    assert_eq!(at(&form_data, "a3"), "Absent");
    assert_eq!(form_data.figures.count(State::Absent), 1);
}

#[test]
fn prose_is_no_table() {
    let prose = "柳河镇2017年度政府信息公开工作报告\n一、主动公开情况\n全年主动公开政府信息142条。\n二、回应解读情况\n回应公众关注热点2次。\n三、依申请公开情况\n收到申请数 3件\n四、行政复议数量\n无。\n五、行政诉讼数量\n无。\n";
    let report = report(prose, &forms::table());
    assert_eq!(report.submitter.as_deref(), Some("柳河镇"));
    assert_eq!(report.year, Some(2017));
    assert!(report.form_data.is_err());
}

#[test]
fn misspelt_labels_are_read_and_contrary_ones_are_not() {
    let rows = |label: &'static str, instead: &'static str| {
        let rows = change_rows(0, |row| row.0 = row.0.replace(label, instead));
        form_data(&row_a_line(&rows))
    };
    for (label, instead) in [
        ("（一）收到申请数", "（一）收到申清数"),
        ("3.网络申请数", "3.网路申请数"),
        ("7.告知作出更改补充数", "7.告知做出更改、补充数"),
    ] {
        let form_data = rows(label, instead);
        let kind = ReadingProblemKind::LabelDiffers {
            printed: instead.to_owned(),
        };
        assert_eq!(form_data.problems.len(), 1, "{instead}");
        assert_eq!(form_data.problems[0].kind, kind);
        assert_eq!(
            form_data.figures.count(State::Number),
            rows("", "").figures.count(State::Number)
        );
    }
    // Numbers, marks, spaces and remarks are no letters of a label.
    for (label, instead) in [
        ("五、行政诉讼数量", "五行政诉讼数量"),
        ("7.告知作出更改补充数", "告知作出更改、补充数"),
        ("3.网络申请数", "（3） 网 络 申请数"),
        ("3.网络申请数", "网络申请数（含电子邮件）"),
        ("其中：涉及国家秘密", "涉及国家秘密。"),
    ] {
        assert_eq!(rows(label, instead).problems, [], "{instead}");
    }
    let contrary = rows("属于已主动公开范围数", "不属于已主动公开范围数");
    assert_eq!(at(&contrary, "a3.3.1"), "Absent");
    let between = rows("当面申请数", "邮箱申请数");
    assert!(["NotPlaced", "Absent"].contains(&at(&between, "a3.1.1").as_str()));
    assert!(kinds(&between).contains(&"intake/unplaced-row"));
}

#[test]
fn more_columns_than_the_form_has_are_not_guessed_at() {
    let rows = printed(&forms::table(), 0);
    let three: String = rows
        .iter()
        .map(|(label, unit, value)| format!("{label}\t{unit}\t{value}\t8\t9\n"))
        .collect();
    let form_data = form_data(&format!("统计指标\t单位\t区政府\t区直\t乡镇\n{three}"));
    assert_eq!(form_data.figures.count(State::Number), 0);
    // A code column is no value, even where the value is blank.
    let coded: String = rows
        .iter()
        .map(|(label, unit, _)| format!("{label}\t{unit}\t12\t\n"))
        .collect();
    let form_data = super::form_data(&format!("统计指标\t单位\t代码\t统计数\n{coded}"));
    assert_eq!(form_data.figures.count(State::Number), 0);
    let with_remarks: String = rows
        .iter()
        .map(|(label, unit, value)| format!("{label}\t{unit}\t{value}\t\n"))
        .collect();
    let form_data = super::form_data(&format!("统计指标\t单位\t统计数\t备注\n{with_remarks}"));
    assert_eq!(form_data.problems, []);
}

#[test]
fn tables_of_several_columns_are_read_in_order() {
    let rows =
        "x1|行政许可|||||||\nx2|行政处罚|||||||\nx3|行政强制|||||||\nx4|行政事业性收费|||||||\n";
    let form = Arc::new(forms::form("two", rows, &["上一年项目数量", "本年增减"]));
    let read = |text: &str| {
        let form_data = report(text, &form).form_data.unwrap();
        let values = form_data
            .form
            .rows
            .iter()
            .flat_map(|row| [row.first_figure.index(), row.first_figure.index() + 1]);
        let shown = values.map(FigureId::new).map(|figure| {
            match form_data.figures.number(&form_data.form, figure) {
                Some(number) => number.to_string(),
                None => format!("{:?}", form_data.figures.state(figure)),
            }
        });
        shown.collect::<Vec<_>>().join(" ")
    };
    let text = "信息内容\t上一年项目数量\t本年增/减\n行政许可\t10\t+19\n行政处罚\t12\t-8\n行政强制\t0\t\n行政事业性收费\t5\t/\n";
    // A lone 0 before a blank may have been moved to the left.
    assert_eq!(read(text), "10 19 12 -8 NotPlaced NotPlaced 5 Dash");
    assert_eq!(
        read(&text.replace(['\t'], "\n")),
        "10 19 12 -8 NotPlaced NotPlaced 5 Dash"
    );
    assert_eq!(
        read(&text.replace("12\t", "")),
        "10 19 NotPlaced NotPlaced NotPlaced NotPlaced 5 Dash"
    );
    assert_eq!(
        read(&text.replace("12\t", "12\t3\t")),
        "10 19 NotPlaced NotPlaced NotPlaced NotPlaced 5 Dash"
    );
}
