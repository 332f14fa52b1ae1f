//! Nested and repeated headers, merged labels, tables broken in parts.

use super::document::*;
use gouji_model::{ReadingProblemKind, State};

#[test]
fn a_whole_report_is_read_figure_by_figure() {
    let form_data = report(Page::new(), &applications(), REVIEWS).form_data();
    assert_eq!(form_data.form.id, "xxgk-2021");
    assert_eq!(kinds(&form_data), [""; 0]);
    assert_published(&form_data);
    assert_applications(&form_data, 1..26);
    assert_reviews(&form_data);
}

#[test]
fn a_spreadsheet_keeps_no_blank_cells() {
    let form_data = report(Page::sheet(), &applications(), REVIEWS).form_data();
    assert_eq!(kinds(&form_data), [""; 0]);
    assert_applications(&form_data, 1..26);
    assert_reviews(&form_data);
    let table = applications().replace("|10|11|12|13|14|15|16", "|10||12||||16");
    let form_data = report(Page::sheet(), &table, REVIEWS).form_data();
    assert_eq!(row(&form_data, "r1"), "10 Blank 12 Blank Blank Blank 16");
    assert_applications(&form_data, 2..26);
}

#[test]
fn the_whole_report_may_be_one_sheet() {
    let all = format!(
        "{TITLE}{{16}}\n二、主动公开政府信息情况{{16}}\n{PUBLISHED}\n三、收到和处理政府信息公开申请情况{{16}}\n{}\n四、政府信息公开行政复议、行政诉讼情况{{16}}\n{REVIEWS}\n五、存在的主要问题及改进情况{{16}}",
        applications()
    );
    for page in [Page::new(), Page::sheet()] {
        let form_data = page.table(&all).form_data();
        assert_eq!(kinds(&form_data), [""; 0]);
        assert_published(&form_data);
        assert_applications(&form_data, 1..26);
        assert_reviews(&form_data);
    }
}

#[test]
fn merged_labels_may_be_filled_down() {
    let mut groups = ["", ""];
    let mut rows: Vec<String> = Vec::new();
    for at in 0..25 {
        let line = body(at..at + 1);
        let cells: Vec<&str> = line.split('|').collect();
        let (labels, values) = cells.split_at(cells.len() - 7);
        let labels: Vec<String> = labels
            .iter()
            .map(|text| text.split('{').next().unwrap().to_owned())
            .collect();
        let full: Vec<String> = match (at, labels.as_slice()) {
            (0 | 1 | 24, [one]) => vec![one.clone(); 3],
            (2, [_, two]) => vec!["三、本年度办理结果".to_owned(), two.clone(), two.clone()],
            (3 | 23, [one]) => vec!["三、本年度办理结果".to_owned(), one.clone(), one.clone()],
            (_, [group, leaf]) => {
                groups[1] = Box::leak(group.clone().into_boxed_str());
                vec!["三、本年度办理结果".to_owned(), group.clone(), leaf.clone()]
            }
            (_, [leaf]) => vec![
                "三、本年度办理结果".to_owned(),
                groups[1].to_owned(),
                leaf.clone(),
            ],
            _ => panic!(),
        };
        rows.push(format!("{}|{}", full.join("|"), values.join("|")));
    }
    let corner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";
    let corner = [corner; 3].join("|");
    let header = format!(
        "{corner}|{}\n{corner}|自然人|{}|总计\n{corner}|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计\n",
        ["申请人情况"; 7].join("|"),
        ["法人或其他组织"; 5].join("|"),
    );
    let form_data = report(
        Page::new(),
        &format!("{header}{}", rows.join("\n")),
        REVIEWS,
    )
    .form_data();
    assert_eq!(kinds(&form_data), [""; 0]);
    assert_applications(&form_data, 1..26);
}

#[test]
fn a_table_may_be_broken_over_pages_with_or_without_its_header() {
    for header in [header(), String::new()] {
        let first = format!("{}{}", self::header(), body(0..4));
        let second = format!("{header}{}", body(12..25).replace("{1,22}", "{1,12}"));
        let middle = format!("{header}三、本年度办理结果{{1,8}}|{}", body(4..12));
        let page = Page::new()
            .text(TITLE)
            .table(PUBLISHED)
            .table(&first)
            .table(&middle);
        let second = second.replacen("（四）", "三、本年度办理结果{1,12}|（四）", 1);
        let form_data = page.table(&second).table(REVIEWS).form_data();
        assert_eq!(kinds(&form_data), [""; 0], "{header}");
        assert_applications(&form_data, 1..26);
    }
}

#[test]
fn a_table_that_is_cut_off_says_so() {
    let page = Page::new().text(TITLE).table(PUBLISHED);
    let form_data = page
        .table(&format!("{}{}", header(), body(0..10)))
        .form_data();
    assert_applications(&form_data, 1..11);
    assert_eq!(row(&form_data, "r11"), ["Absent"; 7].join(" "));
    let absent_counts: Vec<(usize, Option<usize>)> = form_data
        .problems
        .iter()
        .filter_map(|problem| match problem.kind {
            ReadingProblemKind::AbsentRows {
                count,
                cut_off_after,
                ..
            } => Some((count, cut_off_after)),
            _ => None,
        })
        .collect();
    assert_eq!(absent_counts, [(15, Some(10)), (3, None)]);
}

#[test]
fn columns_in_another_order_are_followed() {
    let table = "\
指标{3}|总计|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他
";
    let form_data = report(Page::new(), &format!("{table}{}", body(0..25)), REVIEWS).form_data();
    assert_eq!(row(&form_data, "r1"), "11 12 13 14 15 16 10");
    assert_eq!(row(&form_data, "r24"), "241 242 243 244 245 246 240");
}

#[test]
fn without_a_header_only_the_right_number_of_cells_counts() {
    let form_data = report(Page::new(), &body(0..25), REVIEWS).form_data();
    assert_applications(&form_data, 1..26);
    let more = body(0..25).replace("|10|11|12", "|10|11|12|");
    let form_data = report(Page::new(), &more, REVIEWS).form_data();
    assert_eq!(row(&form_data, "r1"), ["NotPlaced"; 7].join(" "));
}

#[test]
fn a_header_that_does_not_name_a_column_places_nothing() {
    for (cell, instead) in [("科研机构", "外商企业"), ("总计", "机构")] {
        let table = applications().replacen(cell, instead, 1);
        let form_data = report(Page::new(), &table, REVIEWS).form_data();
        let placed = (1..26)
            .filter(|number| row(&form_data, &format!("r{number}")) != ["NotPlaced"; 7].join(" "));
        assert_eq!(placed.count(), 0, "{instead}");
        assert_published(&form_data);
    }
}

#[test]
fn a_name_of_a_column_that_is_cut_or_doubled_leaves_only_the_order_of_the_form() {
    for (cell, instead) in [
        ("科研机构", "商业企业"),
        ("社会公益组织", "社会公益组"),
        ("法律服务机构", "服务机构"),
        ("科研机构", "科 研 机 构"),
    ] {
        for page in [Page::new(), Page::sheet()] {
            let table = applications().replacen(cell, instead, 1);
            let form_data = report(page, &table, REVIEWS).form_data();
            assert_applications(&form_data, 1..26);
        }
    }
}

#[test]
fn cells_that_have_lost_how_many_columns_they_cover_place_nothing() {
    // Without {7}, {5} and {3}, 总计 would come to stand over the second organisation.
    let table = applications();
    let table = ["{7}", "{5}", "{3}", "{2}"]
        .iter()
        .fold(table.replace("{3,3}", "{1,3}"), |table, span| {
            table.replace(span, "")
        });
    let form_data = report(Page::new(), &table, REVIEWS).form_data();
    for id in ["r1", "r2", "r3", "r5", "r24", "r25"] {
        assert_eq!(row(&form_data, id), ["NotPlaced"; 7].join(" "), "{id}");
    }
}

#[test]
fn a_header_over_another_block_is_not_taken() {
    let lost = PUBLISHED.replace("信息内容|本年收费金额（单位：万元）{3}\n", "");
    let page = Page::new()
        .text(TITLE)
        .table(&lost)
        .table(&applications())
        .table(REVIEWS);
    let form_data = page.form_data();
    assert_eq!(row(&form_data, "s2.fee"), "NotPlaced");
    assert_eq!(row(&form_data, "s2.coercion"), "6");
    let yuan = PUBLISHED
        .replace("（单位：万元）", "（单位：元）")
        .replace("7.5", "75000");
    let page = Page::new()
        .text(TITLE)
        .table(&yuan)
        .table(&applications())
        .table(REVIEWS);
    let form_data = page.form_data();
    assert_eq!(row(&form_data, "s2.fee"), "7.5");
    assert_eq!(kinds(&form_data), ["intake/other-unit"]);
}

#[test]
fn other_tables_of_the_document_are_left_alone() {
    let index = "索 引 号|000014349/2024-00012\n发布机构|柳河镇\n成文日期|2024-01-20";
    let other = "项目|数量\n网站访问量|5000\n信息条数|120";
    let page = Page::new().table("首页|政务公开|统计").table(index);
    let page = report(page.table(other), &applications(), REVIEWS).table(other);
    let form_data = page.form_data();
    assert_eq!(kinds(&form_data), [""; 0]);
    assert_applications(&form_data, 1..26);
    assert_reviews(&form_data);
}

#[test]
fn labels_without_any_figure_are_no_zeros() {
    let empty = |table: &str| {
        let rows = table.lines().map(|line| {
            let cells = line.split('|').map(|cell| {
                if cell.parse::<f64>().is_ok() {
                    ""
                } else {
                    cell
                }
            });
            cells.collect::<Vec<_>>().join("|")
        });
        rows.collect::<Vec<_>>().join("\n")
    };
    let form_data = report(Page::new(), &empty(&applications()), REVIEWS).form_data();
    assert_eq!(kinds(&form_data), ["intake/no-figures"]);
    assert_eq!(row(&form_data, "r1"), ["Blank"; 7].join(" "));
    let all = body(0..25);
    let cells = all
        .split(['|', '\n'])
        .map(|cell| cell.split('{').next().unwrap());
    let labels: Vec<&str> = cells.filter(|cell| cell.parse::<f64>().is_err()).collect();
    let mut page = Page::new().text(TITLE).table(PUBLISHED);
    for label in labels {
        page = page.text(label);
    }
    let form_data = page.table(REVIEWS).form_data();
    assert_eq!(kinds(&form_data), ["intake/no-figures"]);
    assert_eq!(row(&form_data, "r1"), ["NotPlaced"; 7].join(" "));
    assert_eq!(count(&form_data, State::Number), 10 + 15);
}

#[test]
fn a_header_that_fits_no_row_says_nothing_of_the_table_behind() {
    let header = "\
（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）{3}|申请人情况{7}
|自然人|法人或其他组织
总计
{3}||商业企业|科研机构|社会公益组织|法律服务机构|其他|";
    let page = Page::new().text(TITLE).table(PUBLISHED);
    let page = page.text("三、收到和处理政府信息公开申请情况");
    let page = page.table(&format!("{header}\n{}", body(0..12)));
    let form_data = page.table(&body(12..25)).table(REVIEWS).form_data();
    for id in ["r1", "r13", "r25"] {
        assert_eq!(row(&form_data, id), ["NotPlaced"; 7].join(" "), "{id}");
    }
    assert_reviews(&form_data);
}
