//! Single rows that are not as they should be: what cannot be told is not placed.

use super::document::*;

fn with_first_row(values: &str) -> String {
    let table = applications().replace("|10|11|12|13|14|15|16", &format!("|{values}"));
    let form_data = report(Page::new(), &table, REVIEWS).form_data();
    assert_applications(&form_data, 3..26);
    row(&form_data, "r1")
}

#[test]
fn a_row_is_read_only_where_each_column_is_certain() {
    let none = ["NotPlaced"; 7].join(" ");
    for (values, read) in [
        ("10||12|||15|16", "10 Blank 12 Blank Blank 15 16"),
        ("{7}", "Blank Blank Blank Blank Blank Blank Blank"),
        ("10|/|—|无|14|15|16", "10 Dash Dash None 14 15 16"),
        ("10|见附件|12|13|14|15|16", "10 Unreadable 12 13 14 15 16"),
        ("10|5 6|12|13|14|15|16", "10 Unreadable 12 13 14 15 16"),
        ("10|11{2}|13|14|15|16", none.as_str()),
        ("10|11|12|13|14|15", none.as_str()),
        ("10|11|12|13|14|15|16|17", none.as_str()),
        ("10|11|12|13|14|15|16|备注", "10 11 12 13 14 15 16"),
        ("10", none.as_str()),
    ] {
        assert_eq!(with_first_row(values), read, "{values}");
    }
}

#[test]
fn a_value_over_two_rows_is_neithers() {
    let table = applications()
        .replace("|10|11|12", "|10|11{1,2}|12")
        .replace("|20|21|22", "|20|22");
    let form_data = report(Page::new(), &table, REVIEWS).form_data();
    let none = ["NotPlaced"; 7].join(" ");
    assert_eq!(
        [row(&form_data, "r1"), row(&form_data, "r2")],
        [none.clone(), none]
    );
    assert_applications(&form_data, 3..26);
}

#[test]
fn a_label_over_two_rows_of_values_is_in_doubt() {
    let table = applications()
        .replace("申请数量{3}|10|", "申请数量{3,2}|10|")
        .replace("二、上年结转政府信息公开申请数量{3}|", "");
    let form_data = report(Page::new(), &table, REVIEWS).form_data();
    assert_eq!(row(&form_data, "r1"), ["NotPlaced"; 7].join(" "));
    assert_eq!(row(&form_data, "r2"), ["Absent"; 7].join(" "));
    assert_applications(&form_data, 3..26);
    // The whole row may be two rows high.
    let tall = applications().replace(
        "申请数量{3}|10|11|12|13|14|15|16",
        "申请数量{3,2}|10{1,2}|11{1,2}|12{1,2}|13{1,2}|14{1,2}|15{1,2}|16{1,2}\n",
    );
    assert_applications(&report(Page::new(), &tall, REVIEWS).form_data(), 3..26);
}

#[test]
fn a_header_cell_is_never_a_row_nor_a_row_a_header() {
    // The rows 3.其他 and （七）总计 are lacking; their words in the header are not taken for them.
    let table = applications();
    let kept: Vec<&str> = table
        .lines()
        .filter(|line| !line.starts_with("3.其他") && !line.starts_with("（七）总计"))
        .collect();
    let kept = kept
        .join("\n")
        .replace("{1,22}", "{1,20}")
        .replace("（六）其他处理{1,3}", "（六）其他处理{1,2}");
    let form_data = report(Page::new(), &kept, REVIEWS).form_data();
    for id in ["r23", "r24"] {
        assert_eq!(row(&form_data, id), ["Absent"; 7].join(" "));
    }
    assert_applications(&form_data, 1..23);
    // Without their numbers they are still rows.
    let bare = applications()
        .replace("3.其他|", "其他|")
        .replace("（七）总计", "总计");
    let form_data = report(Page::new(), &bare, REVIEWS).form_data();
    assert_applications(&form_data, 1..26);
}

/// Section 二 of form b in tables of its own, with `change` and `amount` in it and `header` over the amount.
fn older(change: &str, header: &str, amount: &str) -> Page {
    let table = format!(
        "第二十条第（一）项{{4}}\n信息内容|本年新制作数量|本年新公开数量|对外公开总数量\n规章|0|0|{change}\n规范性文件|1|2|3\n第二十条第（五）项{{4}}\n信息内容|上一年项目数量|本年增/减|处理决定数量\n行政许可|8|{change}|4\n其他对外管理服务事项|9|+2|5\n第二十条第（九）项{{4}}\n信息内容|采购项目数量|{header}{{2}}\n政府集中采购|13|{amount}{{2}}"
    );
    Page::new().text(TITLE).table(&table)
}

#[test]
fn a_change_in_words_counts_only_where_changes_belong() {
    for (written, read) in [("减3", "-3"), ("－3", "-3"), ("-3", "-3"), ("增3", "3")] {
        let form_data = older(written, "采购总金额", "0").form_data();
        assert_eq!(
            row(&form_data, "s2.licence"),
            format!("8 {read} 4"),
            "{written}"
        );
    }
    let form_data = older("减3", "采购总金额", "0").form_data();
    assert_eq!(row(&form_data, "s2.regulation"), "0 0 Unreadable");
}

#[test]
fn an_amount_without_a_unit_is_taken_for_the_forms_and_told() {
    let amount_row = |header: &str, amount: &str| {
        let form_data = older("0", header, amount).form_data();
        (
            row(&form_data, "s2.procurement"),
            kinds(&form_data).contains(&"intake/no-unit"),
        )
    };
    assert_eq!(
        amount_row("采购总金额", "8040"),
        ("13 8040".to_owned(), true)
    );
    assert_eq!(amount_row("采购总金额", "0"), ("13 0".to_owned(), false));
    assert_eq!(
        amount_row("采购总金额（万元）", "477.35"),
        ("13 4773500".to_owned(), false)
    );
    assert_eq!(
        amount_row("采购总金额（元）", "8040"),
        ("13 8040".to_owned(), false)
    );
    assert_eq!(
        amount_row("采购总金额", "240万元"),
        ("13 2400000".to_owned(), false)
    );
    assert_eq!(
        amount_row("采购总金额", "152790元"),
        ("13 152790".to_owned(), false)
    );
}
