//! A table that is a picture is told as such, where the picture stands in the place of the table.

use gouji_bind::{Forms, bind};
use gouji_formats::read;
use gouji_model::{ReadingProblemKind, Report};
use gouji_ruleset::Library;
use gouji_tests::{built_in, root};
use std::fs;

const HEADINGS: [&str; 3] = [
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
];

/// The page of the fixtures with `instead` in place of the tables under these headings.
fn report(headings: &[&str], instead: &str) -> Report {
    let mut page = fs::read_to_string(root().join("fixtures/formats/c/page.html")).expect("a page");
    for heading in headings {
        let at = page.find(heading).expect("a heading");
        let start = at + page[at..].find("<table").expect("a table");
        let end = start + page[start..].find("</table>").expect("its end");
        page.replace_range(start..end + "</table>".len(), instead);
    }
    let library = Library::load(built_in()).expect("sound rules");
    let document = read(page.as_bytes()).expect("a document");
    bind(&document, &Forms::new(&library.forms))
}

/// The headings that the problems of missing rows name, without those that name none.
fn pictured(report: &Report) -> Vec<String> {
    let form_data = report.form_data.as_ref().expect("a form");
    let problems = form_data.problems.iter();
    let headings = problems.filter_map(|problem| match &problem.kind {
        ReadingProblemKind::AbsentRows { picture, .. } => picture.clone(),
        _ => None,
    });
    headings.collect()
}

#[test]
fn a_report_of_pictures_says_under_which_headings() {
    let failure = report(&HEADINGS, "<p><img src='a.png'></p>").form_data;
    assert_eq!(failure.expect_err("no form").pictures, HEADINGS);
    let failure = report(&HEADINGS, "<p></p>").form_data;
    assert!(failure.expect_err("no form").pictures.is_empty());
    // A mark is no table, and neither is a picture beside sentences under a heading that the form prints over none.
    let failure = report(&HEADINGS, "<p><img src='a.png' width=16 height=16></p>").form_data;
    assert!(failure.expect_err("no form").pictures.is_empty());
    let instead = "<p>本年度主动公开的文件都登记在册，公示栏每月更新一次，群众随时可以查阅。</p><img src='a.png'>";
    let failure = report(&HEADINGS, instead).form_data;
    assert_eq!(failure.expect_err("no form").pictures, HEADINGS[1..]);
}

#[test]
fn one_table_that_is_a_picture_is_told_beside_those_that_are_read() {
    for heading in HEADINGS {
        let headings = pictured(&report(&[heading], "<p><img src='a.png'></p>"));
        assert!(!headings.is_empty(), "{heading}");
        assert!(headings.iter().all(|each| each == heading), "{headings:?}");
        assert!(pictured(&report(&[heading], "<p></p>")).is_empty());
    }
    assert!(pictured(&report(&[], "")).is_empty());
}
