//! Section 四: fifteen figures in one line.

use super::document::*;

fn reviews(table: &str) -> Vec<String> {
    let form_data = report(Page::new(), &applications(), table).form_data();
    assert_applications(&form_data, 1..26);
    ["s4.review", "s4.suit-direct", "s4.suit-after-review"]
        .map(|id| row(&form_data, id))
        .to_vec()
}

const NONE: &str = "NotPlaced NotPlaced NotPlaced NotPlaced NotPlaced";

#[test]
fn groups_in_another_order_are_followed() {
    let swapped = REVIEWS.replace(
        "未经复议直接起诉{5}|复议后起诉{5}",
        "复议后起诉{5}|未经复议直接起诉{5}",
    );
    assert_eq!(
        reviews(&swapped),
        ["1 2 3 4 5", "11 12 13 14 15", "6 7 8 9 10"]
    );
    let swapped = REVIEWS.replacen("结果维持|结果纠正", "结果纠正|结果维持", 1);
    assert_eq!(reviews(&swapped)[1], "7 6 8 9 10");
}

#[test]
fn blanks_stay_in_their_place_and_short_lines_are_not_placed() {
    let blank = REVIEWS.replace("1|2|3|4|5|6", "1||3|4|5|");
    assert_eq!(
        reviews(&blank),
        ["1 Blank 3 4 5", "Blank 7 8 9 10", "11 12 13 14 15"]
    );
    for line in [
        "1|2|3|4|5|6|7|8|9|10|11|12|13|14",
        "1{2}|3|4|5|6|7|8|9|10|11|12|13|14|15",
        "1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16",
    ] {
        let table = REVIEWS.replace("1|2|3|4|5|6|7|8|9|10|11|12|13|14|15", line);
        assert_eq!(reviews(&table), [NONE; 3], "{line}");
    }
    let twice = format!("{REVIEWS}\n0|0|0|0|0|0|0|0|0|0|0|0|0|0|0");
    assert_eq!(reviews(&twice), [NONE; 3]);
}

#[test]
fn a_group_or_a_column_lost_places_nothing() {
    for (whole, lost) in [("复议后起诉{5}", "{5}"), ("其他结果{1,2}", "{1,2}")] {
        assert_eq!(reviews(&REVIEWS.replace(whole, lost)), [NONE; 3], "{whole}");
    }
}

#[test]
fn the_groups_may_be_rows() {
    let rows = "\
情形{2}|结果维持|结果纠正|其他结果|尚未审结|总计
行政复议{2}|1|2|3|4|5
行政诉讼{1,2}|未经复议直接起诉|6|7|8|9|10
复议后起诉|11|12|13|14|15";
    assert_eq!(reviews(rows), ["1 2 3 4 5", "6 7 8 9 10", "11 12 13 14 15"]);
}

#[test]
fn the_groups_may_stand_one_below_the_other() {
    let below = "\
行政复议{10}
结果维持{2}|结果纠正{2}|其他结果{2}|尚未审结{2}|总计{2}
1{2}|2{2}|3{2}|4{2}|5{2}
行政诉讼{10}
未经复议直接起诉{5}|复议后起诉{5}
结果维持|结果纠正|其他结果|尚未审结|总计|结果维持|结果纠正|其他结果|尚未审结|总计
6|7|8|9|10|11|12|13|14|15";
    let all = ["1 2 3 4 5", "6 7 8 9 10", "11 12 13 14 15"];
    assert_eq!(reviews(below), all);
    let each = "\
行政复议{5}
结果维持|结果纠正|其他结果|尚未审结|总计
1|2|3|4|5
行政诉讼{5}
未经复议直接起诉{5}
结果维持|结果纠正|其他结果|尚未审结|总计
6|7|8|9|10
复议后起诉{5}
结果维持|结果纠正|其他结果|尚未审结|总计
11|12|13|14|15";
    assert_eq!(reviews(each), all);
    let short = below.replace("6|7|8|9|10|11", "6|7|8|9|10");
    assert_eq!(reviews(&short), [all[0], NONE, NONE]);
    let twice = below.replace(
        "1{2}|2{2}|3{2}|4{2}|5{2}",
        "1{2}|2{2}|3{2}|4{2}|5{2}\n0{2}|0{2}|0{2}|0{2}|0{2}",
    );
    assert_eq!(reviews(&twice), [NONE, all[1], all[2]]);
}

#[test]
fn lines_of_text_are_read_where_fifteen_cells_stand_there() {
    let plain = |table: &str| {
        let mut cells: Vec<String> = Vec::new();
        for cell in table.split(['|', '\n']) {
            cells.push(cell.split('{').next().unwrap().to_owned());
        }
        cells
    };
    let header: Vec<String> = plain(REVIEWS)[..19].to_vec();
    let numbers: Vec<String> = (1..16).map(|number: u32| number.to_string()).collect();
    let start = "青石县柳河镇2023年政府信息公开工作年度报告\n第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n0\n0\n0\n行政规范性文件\n1\n2\n3\n第二十条第（五）项\n信息内容\n本年处理决定数量\n行政许可\n4\n第二十条第（六）项\n信息内容\n本年处理决定数量\n行政处罚\n5\n行政强制\n6\n第二十条第（八）项\n信息内容\n本年收费金额（单位：万元）\n行政事业性收费\n7.5\n四、政府信息公开行政复议、行政诉讼情况\n";
    let read = |cells: &[String], parted: &str| {
        let all = text(&format!(
            "{start}{}\n五、存在的主要问题及改进情况\n",
            cells.join(parted)
        ));
        ["s4.review", "s4.suit-direct", "s4.suit-after-review"].map(|id| row(&all, id))
    };
    let all = [header.clone(), numbers.clone()].concat();
    for parted in ["\n", "\n\n", "\t", "|"] {
        assert_eq!(
            read(&all, parted),
            ["1 2 3 4 5", "6 7 8 9 10", "11 12 13 14 15"],
            "{parted:?}"
        );
    }
    let split: Vec<String> = all
        .iter()
        .flat_map(|cell| match cell.as_str() {
            "结果维持" => vec!["结果".to_owned(), "维持".to_owned()],
            _ => vec![cell.clone()],
        })
        .collect();
    assert_eq!(
        read(&split, "\n"),
        ["1 2 3 4 5", "6 7 8 9 10", "11 12 13 14 15"]
    );
    let short = [header.clone(), numbers[..14].to_vec()].concat();
    let long = [header.clone(), numbers, vec!["16".to_owned()]].concat();
    for cells in [short, long] {
        assert_eq!(read(&cells, "\n"), [NONE; 3]);
    }
    assert_eq!(read(&header, "\n"), [NONE; 3]);
}
