//! Tests of what nobody sees in a text, and of pictures.

use super::{appearance, ods, odt, p};
use crate::read;
use gouji_model::NoticeKind;

#[test]
fn letters_of_no_size_are_not_read() {
    let span = |style: &str| format!("<text:span text:style-name=\"{style}\">7</text:span>");
    let unseen = read(&odt(&p(&format!("1{}2", span("none"))))).unwrap();
    assert_eq!(appearance(&unseen), ["12"]);
    assert_eq!(unseen.notices[0].kind, NoticeKind::HiddenText);
    let seen = read(&odt(&p(&format!("1{}2", span("back8"))))).unwrap();
    assert_eq!(appearance(&seen), ["172"]);
    assert_eq!(seen.notices, []);
}

#[test]
fn a_field_hides_its_paragraph_and_a_condition_its_section() {
    let field = |says: &str| {
        p(&format!(
            "7<text:hidden-paragraph text:condition=\"a\" text:is-hidden=\"{says}\"/>"
        ))
    };
    let section = |says: &str| {
        let content = p("8");
        format!(
            "<text:section text:display=\"condition\" text:is-hidden=\"{says}\">{content}</text:section>"
        )
    };
    let body = p("1") + &field("true") + &field("false") + &section("true") + &section("false");
    let document = read(&odt(&body)).unwrap();
    assert_eq!(appearance(&document), ["1", "", "7", "", "8"]);
    assert_eq!(document.notices[0].kind, NoticeKind::HiddenText);
}

#[test]
fn pictures_stand_among_the_lines() {
    let picture = p("<draw:frame><draw:image/></draw:frame>");
    let document = read(&odt(&(p("1") + &picture + &p("2")))).unwrap();
    let lines = document.pictures.iter().map(|picture| picture.line);
    assert_eq!(lines.collect::<Vec<_>>(), [1]);
    let text_box = p("<draw:frame><draw:text-box><text:p>3</text:p></draw:text-box></draw:frame>");
    assert_eq!(read(&odt(&text_box)).unwrap().pictures, []);
}

#[test]
fn white_on_nothing_is_not_seen_and_white_on_a_ground_is() {
    let white = r#"<text:p><text:span text:style-name="white">7</text:span></text:p>"#;
    let table = |style: &str| {
        format!(
            r#"<table:table><table:table-row><table:table-cell table:style-name="{style}">{white}</table:table-cell><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row></table:table>"#
        )
    };
    let dark = read(&odt(&table("dark"))).unwrap();
    assert_eq!(appearance(&dark), ["#0 0:7 1:a"]);
    assert_eq!(dark.notices, []);
    let bare = read(&odt(&table("white"))).unwrap();
    assert_eq!(appearance(&bare), ["#0 0: 1:a"]);
    assert_eq!(bare.notices[0].kind, NoticeKind::HiddenText);
    let cell = |style: &str, value: &str| {
        format!(
            r#"<table:table-cell table:style-name="{style}" office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>"#
        )
    };
    let sheet = format!(
        "<table:table><table:table-row>{}{}{}</table:table-row></table:table>",
        cell("", "1"),
        cell("white", "2"),
        cell("dark", "3")
    );
    let sheet = read(&ods(&sheet)).unwrap();
    assert_eq!(appearance(&sheet), ["#0 0:1 2:3"]);
    assert_eq!(sheet.notices[0].kind, NoticeKind::HiddenText);
}
