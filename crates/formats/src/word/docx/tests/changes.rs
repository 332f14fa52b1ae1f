use super::*;

#[test]
fn what_was_put_in_is_read_and_what_was_deleted_is_not() {
    let deleted = "<w:del><w:r><w:delText>9</w:delText></w:r></w:del>";
    let content = format!("{}{deleted}<w:ins>{}{deleted}</w:ins>", run("1"), run("2"));
    assert_eq!(text(&content), "12");
    assert_eq!(
        notices(&format!("<w:p>{content}</w:p>")),
        [NoticeKind::TrackedChanges]
    );
    let moved = format!(
        "<w:moveFrom>{}</w:moveFrom><w:moveTo>{}</w:moveTo>",
        run("9"),
        run("3")
    );
    assert_eq!(text(&moved), "3");
}

#[test]
fn the_notice_says_where_the_first_change_is_and_in_how_many_more_cells() {
    let changed = "<w:tc><w:p><w:ins><w:r><w:t>2</w:t></w:r></w:ins></w:p></w:tc>".to_owned();
    let rows = [
        tr(&[tc("", "1"), changed.clone()]),
        tr(&[tc("", "1"), tc("", "2")]),
        tr(&[changed.clone(), changed]),
    ];
    let body = p("前") + &tbl(&rows);
    let notice = &document(&body).notices[0];
    assert_eq!(notice.more, 2);
    let place = notice.place;
    assert_eq!(
        place,
        Some(gouji_model::Place::Table {
            table: 1,
            row: 1,
            column: 2
        })
    );
}

#[test]
fn a_paragraph_whose_end_was_deleted_runs_on() {
    let end = |text: &str, mark: &str| {
        format!(
            "<w:p><w:pPr><w:rPr><w:{mark}/></w:rPr></w:pPr>{}</w:p>",
            run(text)
        )
    };
    assert_eq!(lines(&(end("1", "del") + &p("2"))), ["12"]);
    assert_eq!(lines(&(end("1", "ins") + &p("2"))), ["1", "2"]);
    assert_eq!(lines(&(p("1") + &end("2", "del"))), ["1", "2"]);
    let gone = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>9</w:delText></w:r></w:del></w:p>";
    let cell = format!("<w:tc>{}{gone}{}</w:tc>", p("甲"), p("乙"));
    assert_eq!(lines(&tbl(&[tr(&[cell])])), ["#0 0:甲/乙"]);
}

#[test]
fn deleted_rows_and_cells_are_gone() {
    let row = |mark: &str, text: &str| {
        format!("<w:tr><w:trPr><w:{mark}/></w:trPr>{}</w:tr>", tc("", text))
    };
    let table = tbl(&[
        row("ins", "1"),
        row("del", "9"),
        tr(&[tc("<w:cellDel/>", "9"), tc("<w:cellIns/>", "2")]),
    ]);
    assert_eq!(lines(&table), ["#0 0:1", "#0 0:2"]);
    assert_eq!(notices(&table), [NoticeKind::TrackedChanges]);
}

#[test]
fn a_row_deleted_within_a_merge_leaves_it_whole() {
    let merge = |value: &str| format!(r#"<w:vMerge w:val="{value}"/>"#);
    let gone = format!(
        "<w:tr><w:trPr><w:del/></w:trPr>{}</w:tr>",
        tc(&merge("continue"), "")
    );
    let table = tbl(&[
        tr(&[tc(&merge("restart"), "甲"), tc("", "1")]),
        gone,
        tr(&[tc(&merge("continue"), ""), tc("", "2")]),
    ]);
    assert_eq!(lines(&table), ["#0 0v1:甲 1:1", "#0 1:2"]);
}

#[test]
fn a_merge_that_was_tracked_is_taken() {
    let table = tbl(&[
        tr(&[tc(r#"<w:cellMerge w:vMerge="rest"/>"#, "甲")]),
        tr(&[tc(r#"<w:cellMerge w:vMerge="cont"/>"#, "")]),
    ]);
    assert_eq!(lines(&table), ["#0 0v1:甲", "#0"]);
}

#[test]
fn old_properties_are_not_taken_for_new_ones() {
    let cell = tc(
        r#"<w:tcPrChange><w:tcPr><w:gridSpan w:val="5"/></w:tcPr></w:tcPrChange>"#,
        "1",
    );
    let row = format!(
        "<w:tr><w:trPr><w:trPrChange><w:trPr><w:del/></w:trPr></w:trPrChange></w:trPr>{cell}{}</w:tr>",
        tc("", "2")
    );
    assert_eq!(lines(&tbl(&[row])), ["#0 0:1 1:2"]);
}
