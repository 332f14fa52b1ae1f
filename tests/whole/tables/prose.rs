//! The words of a report outside its tables.

use super::document::*;
use gouji_bind::bind;
use gouji_formats::read;

#[test]
fn paragraphs_stand_in_their_sections_with_their_places() {
    let page = report(Page::new().text("索引号：2024-1"), &applications(), REVIEWS);
    let page = page
        .text("本报告的期限为2023年1月1日至2023年12月31日。")
        .text("2024年1月20日");
    let report = page.report();
    let prose = &report.prose;
    let text = |at: Option<usize>| prose.paragraphs[at.unwrap()].text.as_str();
    assert_eq!(text(prose.title_paragraph), TITLE);
    assert_eq!(text(prose.date_paragraph), "2024年1月20日");
    assert_eq!(
        text(prose.period_paragraph),
        "本报告的期限为2023年1月1日至2023年12月31日。"
    );
    let sections: Vec<(u32, &str)> = prose
        .sections
        .iter()
        .map(|each| (each.number, each.title.as_str()))
        .collect();
    assert_eq!(
        sections,
        [
            (1, "总体情况"),
            (2, "主动公开政府信息情况"),
            (3, "收到和处理政府信息公开申请情况"),
            (4, "政府信息公开行政复议、行政诉讼情况"),
            (5, "存在的主要问题及改进情况"),
            (6, "其他需要报告的事项"),
        ]
    );
    let problems = prose
        .paragraphs
        .iter()
        .find(|each| each.text == "个别公开不及时。")
        .unwrap();
    assert_eq!(problems.section, Some(4));
    assert_eq!(prose.paragraphs[0].section, None);
    assert!(
        prose
            .paragraphs
            .iter()
            .all(|each| !each.text.contains("信息内容"))
    );
}

#[test]
fn a_table_in_lines_of_text_is_no_prose() {
    let text = "柳河镇2017年政府信息公开工作报告\n一、主动公开情况\n全年主动公开政府信息142条，内容包括政策法规、工作动态。\n统计指标\n单位\n统计数\n一、主动公开情况\n\n（一）主动公开政府信息数\n条\n142\n制发规范性文件总数\n件\n3\n（一）收到申请数\n件\n0\n1.当面申请数\n件\n0\n2.传真申请数\n件\n0\n七、依申请公开信息收取的费用\n万元\n0\n八、机构建设和保障经费情况\n（一）政府信息公开工作专门机构数\n个\n1\n1.专职人员数\n人\n1\n2.兼职人员数\n人\n1\n（一）召开政府信息公开工作会议或专题会议数\n次\n1\n（二）举办各类培训班数\n次\n1\n（三）接受培训人员数\n人次\n1\n";
    let report = bind(&read(text.as_bytes()).unwrap(), forms());
    assert!(report.form_data.is_ok());
    let said: Vec<&str> = report
        .prose
        .paragraphs
        .iter()
        .map(|each| each.text.as_str())
        .collect();
    assert_eq!(
        said,
        [
            "柳河镇2017年政府信息公开工作报告",
            "一、主动公开情况",
            "全年主动公开政府信息142条，内容包括政策法规、工作动态。",
        ]
    );
}

#[test]
fn prose_is_bounded() {
    let long = "全年工作按照要求认真开展，没有发生问题。\n".repeat(20_000);
    let report = bind(&read(long.as_bytes()).unwrap(), forms());
    assert_eq!(report.prose.paragraphs.len(), 5_000);
}
