//! Which form a document is, and which of its tables are the report's.

use super::document::*;

/// Section 二 of form b.
const OLDER: &str = "\
第二十条第（一）项{4}
信息内容|本年新制作数量|本年新公开数量|对外公开总数量
规章|0|0|0
规范性文件|1|2|3
第二十条第（五）项{4}
信息内容|上一年项目数量|本年增/减|处理决定数量
行政许可|8|-3|4
其他对外管理服务事项|9|+2|5
第二十条第（六）项{4}
信息内容|上一年项目数量|本年增/减|处理决定数量
行政处罚|10|0|6
行政强制|11|0|7
第二十条第（八）项{4}
信息内容|上一年项目数量|本年增/减{2}
行政事业性收费|12|1{2}
第二十条第（九）项{4}
信息内容|采购项目数量|采购总金额{2}
政府集中采购|13|152790{2}";

/// Section 三 of form b: （六）其他处理 is one row.
fn older_applications() -> String {
    let table = applications().replace("{1,22}", "{1,20}");
    let lines: Vec<&str> = table.lines().collect();
    let at = lines
        .iter()
        .position(|line| line.starts_with("（六）"))
        .unwrap();
    let sixth = format!("（六）其他处理{{2}}|{}", values(21).join("|"));
    [&lines[..at], &[sixth.as_str()], &lines[at + 3..]]
        .concat()
        .join("\n")
}

#[test]
fn the_older_form_is_told_by_its_labels() {
    let page = Page::new()
        .text(TITLE)
        .table(OLDER)
        .table(&older_applications())
        .table(REVIEWS);
    let form_data = page.form_data();
    assert_eq!(form_data.form.id, "xxgk-2019");
    let read = [
        "s2.normative",
        "s2.licence",
        "s2.other-service",
        "s2.penalty",
        "s2.coercion",
        "s2.fee",
        "s2.procurement",
    ];
    assert_eq!(
        read.map(|id| row(&form_data, id)),
        [
            "1 2 3",
            "8 -3 4",
            "9 2 5",
            "10 0 6",
            "11 0 7",
            "12 1",
            "13 152790"
        ]
    );
    assert_applications(&form_data, 1..22);
    assert_applications(&form_data, 24..26);
    assert_reviews(&form_data);
}

#[test]
fn a_part_that_both_forms_have_is_neither() {
    let cut = format!("{}{}", header(), body(0..19));
    let report = Page::new().text(TITLE).table(&cut).report();
    let unrecognised = report.form_data.unwrap_err();
    assert!(unrecognised.nearest.is_some() && unrecognised.rows_found > 15);
    for (published, id) in [(OLDER, "xxgk-2019"), (PUBLISHED, "xxgk-2021")] {
        let form_data = Page::new()
            .text(TITLE)
            .table(published)
            .table(&cut)
            .form_data();
        assert_eq!(form_data.form.id, id);
        assert_applications(&form_data, 1..20);
    }
}

#[test]
fn tables_of_a_quarter_are_not_the_years() {
    let quarter = applications().replace("|10|11|12|", "|90|91|92|");
    for page in [
        Page::new().text("第三季度依申请公开情况").table(&quarter),
        Page::new().table(&format!("2023年第三季度依申请公开情况{{10}}\n{quarter}")),
    ] {
        let form_data = report(page, &applications(), REVIEWS).form_data();
        assert_eq!(kinds(&form_data), [""; 0]);
        assert_applications(&form_data, 1..26);
    }
    // Without a caption nothing tells which of the two is meant.
    let form_data = report(Page::new().table(&quarter), &applications(), REVIEWS).form_data();
    assert_eq!(row(&form_data, "r1"), ["NotPlaced"; 7].join(" "));
    assert_applications(&form_data, 2..26);
}
