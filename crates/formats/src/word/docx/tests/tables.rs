use super::*;

fn merge(value: &str, text: &str) -> String {
    tc(&format!(r#"<w:vMerge{value}/>"#), text)
}

const BEGINS: &str = r#" w:val="restart""#;

#[test]
fn cells_span_columns_and_rows() {
    let wide = tc(r#"<w:gridSpan w:val="3"/>"#, "甲");
    let rows = [
        tr(&[wide, tc("", "乙")]),
        tr(&[merge(BEGINS, "丙"), tc("", "1"), tc("", "2"), tc("", "3")]),
        tr(&[merge("", ""), tc("", "4"), tc("", "5"), tc("", "6")]),
        tr(&[
            merge(r#" w:val="continue""#, ""),
            tc("", "7"),
            tc("", "8"),
            tc("", "9"),
        ]),
        tr(&[merge(BEGINS, "丁"), tc("", "a")]),
        tr(&[merge("", "")]),
    ];
    assert_eq!(
        lines(&tbl(&rows)),
        [
            "#0 0+2:甲 3:乙",
            "#0 0v2:丙 1:1 2:2 3:3",
            "#0 1:4 2:5 3:6",
            "#0 1:7 2:8 3:9",
            "#0 0v1:丁 1:a",
            "#0"
        ]
    );
}

#[test]
fn merging_goes_by_the_column_of_the_grid() {
    let span = |value: &str, text: &str| {
        tc(
            &format!(r#"<w:gridSpan w:val="2"/><w:vMerge{value}/>"#),
            text,
        )
    };
    let rows = [
        tr(&[span(BEGINS, "甲"), merge(BEGINS, "乙")]),
        tr(&[tc("", "1"), tc("", "2"), merge("", "")]),
        tr(&[span("", ""), merge("", "")]),
    ];
    assert_eq!(
        lines(&tbl(&rows)),
        ["#0 0+1:甲 2v2:乙", "#0 0:1 1:2", "#0 0+1:"]
    );
}

#[test]
fn a_merge_without_a_beginning_begins() {
    let rows = [
        tr(&[merge("", "甲"), tc("", "1")]),
        tr(&[merge("", ""), tc("", "2")]),
    ];
    assert_eq!(lines(&tbl(&rows)), ["#0 0v1:甲 1:1", "#0 1:2"]);
    let after_plain = [tr(&[tc("", "甲")]), tr(&[merge("", "乙")])];
    assert_eq!(lines(&tbl(&after_plain)), ["#0 0:甲", "#0 0:乙"]);
}

#[test]
fn text_under_a_merge_is_told() {
    let rows = [tr(&[merge(BEGINS, "甲")]), tr(&[merge("", "3")])];
    assert_eq!(lines(&tbl(&rows)), ["#0 0v1:甲", "#0"]);
    assert_eq!(notices(&tbl(&rows)), [NoticeKind::HiddenText]);
}

#[test]
fn old_merges_across_are_one_cell() {
    let rows = [tr(&[
        tc(r#"<w:hMerge w:val="restart"/>"#, "甲"),
        tc("<w:hMerge/>", ""),
        tc("", "乙"),
    ])];
    assert_eq!(lines(&tbl(&rows)), ["#0 0+1:甲 2:乙"]);
}

#[test]
fn rows_may_begin_further_right() {
    let row = |properties: &str, text: &str| {
        format!("<w:tr><w:trPr>{properties}</w:trPr>{}</w:tr>", tc("", text))
    };
    let rows = [
        tr(&[tc("", "甲"), tc("", "乙")]),
        row(r#"<w:gridBefore w:val="1"/><w:gridAfter w:val="2"/>"#, "1"),
    ];
    assert_eq!(lines(&tbl(&rows)), ["#0 0:甲 1:乙", "#0 1:1"]);
}

#[test]
fn controls_stand_around_anything() {
    let sdt = |inner: &str| {
        format!(
            "<w:sdt><w:sdtPr><w:alias w:val=\"不读\"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
        )
    };
    let run = sdt(&run("7"));
    let paragraph = sdt(&format!("<w:p>{run}</w:p>"));
    let cell = sdt(&format!("<w:tc><w:tcPr/>{paragraph}</w:tc>"));
    let row = sdt(&format!("<w:tr>{cell}{}</w:tr>", tc("", "8")));
    let table = sdt(&format!("<w:tbl>{row}</w:tbl>"));
    assert_eq!(lines(&table), ["#0 0:7 1:8"]);
    let custom = table.replace("w:sdtContent>", "w:customXml>");
    assert_eq!(lines(&custom), ["#0 0:7 1:8"]);
}

#[test]
fn the_paragraphs_of_a_cell_are_parted() {
    let cell = format!("<w:tc>{}{}<w:p/></w:tc>", p("3.危及"), p("“三安全一稳定”"));
    assert_eq!(lines(&tbl(&[tr(&[cell])])), ["#0 0:3.危及/“三安全一稳定”/"]);
}

#[test]
fn a_table_in_a_cell_follows_its_row() {
    let holds = format!(
        "<w:tc>{}{}{}</w:tc>",
        p("外"),
        plain(&[&["1", "2"], &["3", "4"]]),
        p("后")
    );
    let body = tbl(&[tr(&[tc("", "甲"), holds]), tr(&[tc("", "乙")])]);
    assert_eq!(
        lines(&body),
        ["#0 0:甲 1:外/后", "#1 0:1 1:2", "#1 0:3 1:4", "#0 0:乙"]
    );
    let table = document(&body).lines[1].cells[1].place;
    assert_eq!(
        table,
        gouji_model::Place::Table {
            table: 2,
            row: 1,
            column: 2
        }
    );
}

#[test]
fn a_table_of_one_cell_in_a_cell_is_its_text() {
    let frame = |inner: &str| {
        format!(
            "<w:tc>{}<w:p/></w:tc>",
            tbl(&[format!("<w:tr><w:tc>{inner}</w:tc></w:tr>")])
        )
    };
    let twice = frame(&tbl(&[tr(&[tc("", "12")])]));
    assert_eq!(
        lines(&tbl(&[tr(&[tc("", "甲"), twice])])),
        ["#0 0:甲 1:12/"]
    );
}

#[test]
fn a_cell_that_lays_out_a_page_is_lines() {
    let sentences: String = (0..15).map(|n| p(&format!("第{n}句话。"))).collect();
    let page = format!("<w:tc>{sentences}{}</w:tc>", plain(&[&["收到", "3"]]));
    let read = lines(&tbl(&[tr(&[page])]));
    assert_eq!(read.len(), 16);
    assert_eq!(read[0], "第0句话。");
    assert_eq!(read[15], "#1 0:收到 1:3");
    let labels: String = (0..10).map(|n| p(&format!("第{n}项"))).collect();
    let cell = format!("<w:tc>{labels}</w:tc>");
    assert_eq!(lines(&tbl(&[tr(&[cell])])).len(), 1);
}

#[test]
fn hidden_rows_are_read_and_told() {
    let row = format!("<w:tr><w:trPr><w:hidden/></w:trPr>{}</w:tr>", tc("", "1"));
    assert_eq!(lines(&tbl(std::slice::from_ref(&row))), ["#0 0:1"]);
    assert_eq!(notices(&tbl(&[row])), [NoticeKind::HiddenRows]);
}

#[test]
fn text_boxes_are_read_once_with_their_tables() {
    let inside = p("框内") + &plain(&[&["收到", "3"]]);
    let choice = format!(
        "<w:drawing><wp:anchor><a:graphic><wps:wsp><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></wps:wsp></a:graphic></wp:anchor></w:drawing>"
    );
    let fallback = format!(
        "<w:pict><v:shape><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict>"
    );
    let both = format!(
        "<mc:AlternateContent><mc:Choice Requires=\"wps\">{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    );
    for content in [&choice, &fallback, &both] {
        let body = format!("<w:p>{}<w:r>{content}</w:r></w:p>{}", run("前"), p("后"));
        assert_eq!(lines(&body), ["前", "框内", "#0 0:收到 1:3", "后"]);
        let last = document(&body).lines[3].cells[0].place;
        assert_eq!(last, gouji_model::Place::Paragraph { paragraph: 2 });
    }
    let only_fallback = both.replace("mc:Choice", "mc:Other");
    let body = format!("<w:p><w:r>{only_fallback}</w:r></w:p>");
    assert_eq!(lines(&body), ["", "框内", "#0 0:收到 1:3"]);
}

#[test]
fn a_text_box_in_a_cell_belongs_to_the_cell() {
    let pict = format!(
        "<w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict>",
        p("5")
    );
    let cell = format!("<w:tc><w:p><w:r>{pict}</w:r></w:p></w:tc>");
    assert_eq!(lines(&tbl(&[tr(&[tc("", "甲"), cell])])), ["#0 0:甲 1:/5"]);
}

#[test]
fn a_sliver_of_the_grid_is_no_column() {
    let span = |n: u32, text: &str| tc(&format!(r#"<w:gridSpan w:val="{n}"/>"#), text);
    let grid = |widths: &[u32]| {
        let columns: String = widths
            .iter()
            .map(|width| format!(r#"<w:gridCol w:w="{width}"/>"#))
            .collect();
        format!("<w:tblGrid>{columns}</w:tblGrid>")
    };
    let rows = tr(&[span(2, "甲"), span(3, "乙")])
        + &tr(&[tc("", "1"), span(2, "2"), tc("", "3"), tc("", "4")])
        + &tr(&[span(5, "丙"), tc("", "5"), tc("", "6")]);
    let table = |widths: &[u32]| format!("<w:tbl>{}{rows}</w:tbl>", grid(widths));
    let sliver = table(&[576, 575, 1, 576, 576]);
    assert_eq!(
        lines(&sliver),
        [
            "#0 0+1:甲 2+1:乙",
            "#0 0:1 1:2 2:3 3:4",
            "#0 0+3:丙 4:5 5:6"
        ]
    );
    let last = document(&sliver).lines[1].cells[3].place;
    let place = gouji_model::Place::Table {
        table: 1,
        row: 2,
        column: 4,
    };
    assert_eq!(last, place);
    let as_written = [
        "#0 0+1:甲 2+2:乙",
        "#0 0:1 1+1:2 3:3 4:4",
        "#0 0+4:丙 5:5 6:6",
    ];
    assert_eq!(lines(&table(&[576, 575, 300, 576, 576])), as_written);
    assert_eq!(lines(&table(&[0, 0, 0, 0, 0])), as_written);
}
