//! Tables of great size: work and memory grow with their cells, and no faster.

use super::document::*;
use gouji_bind::bind;

/// So many that this would not end if each row or cell went through all the others.
const MANY: usize = 40_000;

#[test]
fn work_grows_with_the_cells_of_a_table_and_no_faster() {
    let tall = |times: usize| {
        let rows = "1{1,16000}|2|3\n".repeat(times);
        report(Page::new(), &format!("{}\n{rows}", applications()), REVIEWS)
    };
    let wide = |times: usize| {
        let cells = "自然人{1,2}|".repeat(times);
        report(
            Page::new(),
            &format!("{cells}总计\n{}", applications()),
            REVIEWS,
        )
    };
    let blank = |times: usize| {
        let rows = format!("{}\n", "|".repeat(200)).repeat(times / 20);
        report(Page::new(), &format!("{}\n{rows}", applications()), REVIEWS)
    };
    let many = |times: usize| {
        let mut page = report(Page::new(), &applications(), REVIEWS);
        for _ in 0..times / 10 {
            page = page.table("信息内容|本年处理决定数量\n行政许可|4\n其他|1");
        }
        page
    };
    let labels = |times: usize| {
        let rows = "一、本年新收政府信息公开申请数量{3,9}|1|2|3|4|5|6|7\n".repeat(times);
        report(Page::new(), &format!("{}\n{rows}", applications()), REVIEWS)
    };
    type Make<'m> = &'m dyn Fn(usize) -> Page;
    let all: [(&str, Make<'_>); 5] = [
        ("tall", &tall),
        ("wide", &wide),
        ("blank", &blank),
        ("many", &many),
        ("labels", &labels),
    ];
    for (name, make) in all {
        let document = make(MANY).document();
        assert!(bind(&document, forms()).form_data.is_ok(), "{name}");
    }
}

#[test]
fn a_header_as_wide_as_a_sheet_is_read() {
    let header =
        "信息内容|本年处理决定数量{16383}\n行政许可|4{16383}\n行政处罚|5{16383}\n行政强制|6{16383}";
    let page = Page::new()
        .text(TITLE)
        .table(header)
        .table(&applications())
        .table(REVIEWS);
    let form_data = page.form_data();
    assert_eq!(row(&form_data, "s2.penalty"), "5");
}

/// A report in lines of text, with `more` behind it.
fn line_report(more: &str) -> gouji_model::FormData {
    let path = gouji_tests::root().join("fixtures/formats/c/writer.txt");
    let report = std::fs::read_to_string(path).unwrap();
    text(&format!("{report}\n{more}"))
}

#[test]
fn a_name_that_opens_a_header_a_thousand_times_is_read_once_each_time() {
    let cells = "总计".repeat(10_000);
    let form_data = line_report(&format!("行政复议\n{cells}\n").repeat(1_000));
    assert_eq!(
        row(&form_data, "s4.review"),
        row(&line_report(""), "s4.review")
    );
}

#[test]
fn headers_beyond_counting_place_nothing() {
    let two = [REVIEWS, REVIEWS].join("\n");
    let page = |reviews: &str| report(Page::new(), &applications(), reviews).form_data();
    assert_eq!(
        row(&page(&two), "s4.review"),
        row(&page(REVIEWS), "s4.review")
    );
    let many = vec![REVIEWS; 1_002].join("\n");
    assert!(row(&page(&many), "s4.review").contains("NotPlaced"));
}
