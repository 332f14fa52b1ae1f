//! Form a in tables.

use super::document::*;

const ROWS: &str = "\
一、主动公开情况|——|
（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）|条|142
其中：主动公开规范性文件数|条|12
制发规范性文件总数|件|3
（二）通过不同渠道和方式公开政府信息的情况|——|
1.政府公报公开政府信息数|条|1
2.政府网站公开政府信息数|条|120
3.政务微博公开政府信息数|条|
4.政务微信公开政府信息数|条|21
5.其他方式公开政府信息数|条|0
三、依申请公开情况|——|
（一）收到申请数|件|7
1.当面申请数|件|4
2.传真申请数|件|0
3.网络申请数|件|3
4.信函申请数|件|0
（二）申请办结数|件|6
1.按时办结数|件|5
2.延期办结数|件|1
七、依申请公开信息收取的费用|万元|0.5";

const READ: [(&str, &str); 8] = [
    ("a1.1", "142"),
    ("a1.1.a", "12"),
    ("a1.1.b", "3"),
    ("a1.2.3", "Blank"),
    ("a1.2.4", "21"),
    ("a3.1", "7"),
    ("a3.2.2", "1"),
    ("a7", "0.5"),
];

fn read(table: &str) -> Vec<(&'static str, String)> {
    let form_data = Page::new()
        .text("柳河镇2017年政府信息公开情况统计表")
        .table(table)
        .form_data();
    READ.map(|(id, _)| (id, row(&form_data, id))).to_vec()
}

fn assert_read(table: &str) {
    for ((id, read), (_, expected)) in read(table).into_iter().zip(READ) {
        assert_eq!(read, expected, "{id}\n{table}");
    }
}

#[test]
fn a_table_is_read_by_its_header() {
    assert_read(&format!("统计指标|单位|统计数\n{ROWS}"));
    assert_read(ROWS);
    let with = |header: &str, row: fn(&str, &str, &str) -> String| {
        let rows = ROWS.lines().map(|line| {
            let cells: Vec<&str> = line.split('|').collect();
            row(cells[0], cells[1], cells[2])
        });
        format!("{header}\n{}", rows.collect::<Vec<_>>().join("\n"))
    };
    assert_read(&with(
        "统计指标|统计数|单位",
        |label, unit, value| format!("{label}|{value}|{unit}"),
    ));
    assert_read(&with(
        "统计指标|单位|统计数|备注",
        |label, unit, value| format!("{label}|{unit}|{value}|"),
    ));
    assert_read(&with(
        "统计指标|单位|上年数|统计数",
        |label, unit, value| format!("{label}|{unit}|9|{value}"),
    ));
}

#[test]
fn halves_side_by_side_are_read_one_after_the_other() {
    let rows: Vec<&str> = ROWS.lines().collect();
    for cut in [9, 10, 11] {
        let (left, right) = rows.split_at(cut);
        let mut lines = vec!["统计指标|单位|统计数|统计指标|单位|统计数".to_owned()];
        for at in 0..left.len().max(right.len()) {
            let half = |rows: &[&str]| {
                rows.get(at)
                    .map_or("||".to_owned(), |row| (*row).to_owned())
            };
            lines.push(format!("{}|{}", half(left), half(right)));
        }
        assert_read(&lines.join("\n"));
    }
}

#[test]
fn a_number_beside_its_column_is_not_placed() {
    let table = format!("统计指标|单位|统计数|备注\n{ROWS}");
    for (row, seen) in [
        ("（一）收到申请数|件||7", "NotPlaced"),
        ("（一）收到申请数|7|", "NotPlaced"),
        ("（一）收到申请数|件|7||5", "NotPlaced"),
        ("（一）收到申请数|件|7|5", "7"),
        ("（一）收到申请数 7|件|", "NotPlaced"),
        ("（一）收到申请数|件{1}|{1}", "Blank"),
    ] {
        let table = table.replace("（一）收到申请数|件|7", row);
        let read = read(&table);
        let found = read.iter().find(|(id, _)| *id == "a3.1").unwrap();
        assert_eq!(found.1, seen, "{row}");
        let others = read.iter().zip(READ).filter(|((id, _), _)| *id != "a3.1");
        for ((id, read), (_, expected)) in others {
            assert_eq!(read, expected, "{id} beside {row}");
        }
    }
}

#[test]
fn three_columns_of_numbers_are_no_single_one() {
    let rows = ROWS.lines().map(|line| format!("{line}|1|2"));
    let table = format!(
        "统计指标{{1,2}}|单位{{1,2}}|统计数{{3}}\n区政府|区直单位|乡镇街道\n{}",
        rows.collect::<Vec<_>>().join("\n")
    );
    let read = read(&table);
    assert!(
        read.iter()
            .all(|(id, read)| *id == "a1.2.3" || read == "NotPlaced"),
        "{read:?}"
    );
}
