//! What concerns a whole table or a whole document is told once, with its cause.

use super::document::*;
use gouji_model::{FormData, ReadingProblemKind};

fn headers(form_data: &FormData) -> Vec<(Vec<String>, Vec<String>, usize)> {
    let problems = form_data.problems.iter();
    let headers = problems.filter_map(|problem| match &problem.kind {
        ReadingProblemKind::UnknownHeader {
            unknown, lacking, ..
        } => {
            let lacking = lacking
                .iter()
                .map(|&id| form_data.form.columns[id].label.clone());
            Some((unknown.clone(), lacking.collect(), problem.figures.len()))
        }
        _ => None,
    });
    headers.collect()
}

#[test]
fn an_unknown_header_cell_is_one_finding() {
    for (cell, unknown) in [("商业企业", "外商"), ("自然人", "个人"), ("总计", "全部")]
    {
        let table = applications().replacen(cell, unknown, 1);
        for page in [Page::new(), Page::sheet()] {
            let form_data = report(page, &table, REVIEWS).form_data();
            assert_eq!(kinds(&form_data), ["intake/unknown-header"], "{unknown}");
            let figures = 25 * 7;
            assert_eq!(
                headers(&form_data),
                [(vec![unknown.to_owned()], vec![cell.to_owned()], figures)]
            );
            for number in 1..26 {
                assert_eq!(
                    row(&form_data, &format!("r{number}")),
                    ["NotPlaced"; 7].join(" ")
                );
            }
            assert_published(&form_data);
            assert_reviews(&form_data);
        }
    }
}

#[test]
fn numbers_in_a_column_of_remarks_are_told_once() {
    let table = applications()
        .replacen("申请人情况{7}", "申请人情况{7}|备注{1,3}", 1)
        .replace("|15|16\n", "|15|16|5\n")
        .replace("|25|26\n", "|25|26|有2件正在办\n")
        .replace("|35|36\n", "|35|36|6\n");
    let form_data = report(Page::sheet(), &table, REVIEWS).form_data();
    assert_applications(&form_data, 1..26);
    assert_eq!(kinds(&form_data), ["intake/outside-columns"]);
    let seen = form_data
        .problems
        .iter()
        .find_map(|problem| match &problem.kind {
            ReadingProblemKind::OutsideColumns { seen } => Some(seen.as_str()),
            _ => None,
        });
    assert_eq!(seen, Some("5 6"));
}

fn names(form_data: &FormData) -> Vec<String> {
    let mut problems = form_data.problems.iter();
    let found = problems.find_map(|problem| match &problem.kind {
        ReadingProblemKind::SeveralReports { names } => Some(names.clone()),
        _ => None,
    });
    found.unwrap_or_default()
}

#[test]
fn reports_of_two_submitters_in_one_file_are_told_and_not_mixed() {
    let other = "青石县石桥乡2023年政府信息公开工作年度报告";
    for changed in [
        applications(),
        applications().replace("|10|11|12", "|99|11|12"),
    ] {
        for page in [Page::new(), Page::sheet()] {
            let page = report(page, &applications(), REVIEWS).text(other);
            let page = page.table(PUBLISHED).table(&changed).table(REVIEWS);
            let report = page.report();
            assert_eq!(report.submitter.as_deref(), Some("柳河镇"));
            let form_data = report.form_data.expect("a form");
            assert_eq!(names(&form_data), ["柳河镇", "石桥乡"]);
            assert_eq!(kinds(&form_data), ["intake/several-reports"]);
            assert_applications(&form_data, 1..26);
            assert_published(&form_data);
            assert_reviews(&form_data);
        }
    }
}

#[test]
fn titles_of_others_without_a_table_are_no_reports() {
    let other = "青石县石桥乡2023年政府信息公开工作年度报告";
    let page = report(Page::new().text(other), &applications(), REVIEWS).text(other);
    let form_data = page.form_data();
    assert_eq!(kinds(&form_data), [""; 0]);
    assert_applications(&form_data, 1..26);
    // A cover and a title inside name the same submitter.
    let page = Page::new().text("柳河镇2023年政府信息公开工作年度报告");
    let form_data = report(page, &applications(), REVIEWS).form_data();
    assert_eq!(kinds(&form_data), [""; 0]);
}
