//! Tests of what nobody sees on a page, and of pictures.

use super::{in_table, line_texts, notices};
use crate::web::html::read;
use gouji_model::NoticeKind;

/// A cell with `markup` between 1 and 2, in a page with the sheet of styles `sheet`.
fn cell(sheet: &str, markup: &str) -> String {
    format!("<style>{sheet}</style><table><tr><td>收到<td>1{markup}2</table>")
}

fn assert_unseen(sheet: &str, markup: &str) {
    let page = cell(sheet, markup);
    assert_eq!(line_texts(&page), ["0: 收到|12"], "{sheet} {markup}");
    let expected = [(NoticeKind::HiddenText, Some(in_table(1, 1, 2)))];
    assert_eq!(notices(&page), expected, "{sheet} {markup}");
}

fn assert_seen(sheet: &str, markup: &str) {
    let page = cell(sheet, markup);
    let text = line_texts(&page).concat().replace(['\n', ' '], "");
    assert_eq!(text, "0:收到|172", "{sheet} {markup}");
    assert!(notices(&page).is_empty(), "{sheet} {markup}");
}

#[test]
fn what_nobody_sees_is_not_read() {
    for style in [
        "font-size:0",
        "FONT-SIZE: 0PX !important",
        "font-size:0.0em",
        "font:0/0 a",
        "visibility:hidden",
        "visibility:collapse",
        "opacity:0",
        "color:transparent",
        "color:rgba(0,0,0,0)",
        "color:#fff",
        "color:white",
        "position:absolute;left:-9999px",
        "position:absolute;width:1px;clip:rect(0 0 0 0)",
        "color:#336699;background:#369",
    ] {
        assert_unseen("", &format!("<span style='{style}'>7</span>"));
        assert_unseen("", &format!("<span style='{style}'><b><i>7</i></b></span>"));
    }
    for markup in [
        "<option hidden>7</option>",
        "<select style='display:none'><option>7</select>",
        "<font color=white>7</font>",
        "<span style='font-size:0'><em style='font-size:2em'>7</em></span>",
    ] {
        assert_unseen("", markup);
    }
    for rule in [
        ".h{display:none}",
        "span.h{visibility:hidden}",
        ".h{font-size:0}",
        ".h{opacity:0}",
        ".h{color:transparent}",
        ".h{color:white}",
    ] {
        assert_unseen(rule, "<span class='a h'>7</span>");
    }
}

#[test]
fn what_is_no_text_in_a_cell_is_not_read() {
    for markup in [
        "<comment>7</comment>",
        "<progress value=7>7</progress>",
        "<dialog>7</dialog>",
        "<datalist><option>7</datalist>",
        "<template>7</template>",
    ] {
        let page = cell("", markup);
        let text = line_texts(&page).concat().replace('\n', "");
        assert_eq!(text, "0: 收到|12", "{markup}");
    }
}

#[test]
fn what_is_seen_is_read() {
    for markup in [
        "<span style='font-size:10px'>7</span>",
        "<span style='font-size:0.1em'>7</span>",
        "<span style='font-size:0'><b style='font-size:12px'>7</b></span>",
        "<span style='font-size:0'><font size=2>7</font></span>",
        "<span style='visibility:hidden'><b style='visibility:visible'>7</b></span>",
        "<span style='opacity:.4'>7</span>",
        "<span class=hidden>7</span>",
        "<span class='visually-hidden opacity-0'>7</span>",
        "<span style='color:transparent'><b style='color:black'>7</b></span>",
        "<span style='color:white;background:#369'>7</span>",
        "<span style='text-indent:-9999px'>7</span>",
        "<span style='left:-9999px'>7</span>",
        "<option>7</option>",
        "<span style='background:#369'><b style='color:#369;background:url(a.png)'>7</b></span>",
    ] {
        assert_seen("", markup);
    }
    assert_seen(
        ".h{display:none}.open .h{display:inline}",
        "<span class=h>7</span>",
    );
    assert_seen(
        ".h{display:none}",
        "<span class=h style='display:inline'>7</span>",
    );
    assert_seen("td.h{display:none}", "<span class=h>7</span>");
    assert_seen("@media print{.h{display:none}}", "<span class=h>7</span>");
    assert_seen(
        "b{font-size:9pt}",
        "<span style='font-size:0'><b>7</b></span>",
    );
    // Parts of a page that a click shows are read.
    let tab =
        "<style>.tab{display:none}</style><div class=tab><table><tr><td>收到<td>7</table></div>";
    assert_eq!(line_texts(tab), ["0: 收到|7"]);
    // A list in a cell shows its first option, unless that cannot be chosen.
    let list =
        "<table><tr><td>收到<td><select><option disabled>1<option>7<option>9</select></table>";
    assert_eq!(line_texts(list), ["0: 收到|7"]);
}

#[test]
fn rows_hand_down_what_nobody_sees() {
    let row = |row: &str, cell: &str| {
        let page = format!("<table><tr><td>收到<td>9<tr {row}><td {cell}>7<td>8</table>");
        line_texts(&page)[1].clone()
    };
    assert_eq!(row("style='color:white'", ""), "0: |");
    assert_eq!(row("style='font-size:0'", ""), "0: |");
    assert_eq!(row("style='color:white;background:navy'", ""), "0: 7|8");
    assert_eq!(row("style='color:white'", "style='color:black'"), "0: 7|");
    assert_eq!(row("style='color:white'", "bgcolor=navy"), "0: 7|");
    assert_eq!(row("style='font-size:9pt'", ""), "0: 7|8");
}

#[test]
fn a_first_line_beyond_the_edge_is_not_read() {
    let page = |indent: &str| {
        format!("<table><tr><td>收到<td><p style='text-indent:{indent}'>7<br>8</p></table>")
    };
    assert_eq!(line_texts(&page("-9999px")), ["0: 收到|8"]);
    assert_eq!(line_texts(&page("-2em")), ["0: 收到|7\n8"]);
}

#[test]
fn digits_hidden_in_a_sentence_are_told() {
    let page = "<p>收到12<span style='display:none'>7</span>件</p>";
    assert_eq!(line_texts(page), ["收到12件"]);
    assert_eq!(notices(page).len(), 1);
    assert!(notices("<p>收到</p><div style='display:none'>7</div>").is_empty());
}

#[test]
fn pictures_stand_among_the_lines() {
    let lines = |page: &str| -> Vec<usize> {
        let pictures = read(page).unwrap().pictures;
        pictures.iter().map(|picture| picture.line).collect()
    };
    assert_eq!(lines("<p>一</p><img src=a><p>二</p>"), [1]);
    assert_eq!(
        lines("<p>一</p><p>二<img src=a width=600 height=300px>"),
        [1]
    );
    for mark in [
        "<img width=16 height=16>",
        "<img height=1>",
        "<img style='display:none'>",
        "<div style='display:none'><img></div>",
        "<template><img></template>",
    ] {
        assert_eq!(
            lines(&format!("<p>一</p>{mark}")),
            [] as [usize; 0],
            "{mark}"
        );
    }
    let cell = |markup: &str| line_texts(&format!("<table><tr><td>收到<td>{markup}</table>"));
    assert_eq!(cell("<img width=20 height=12>"), ["0: 收到|\u{fffc}"]);
    assert_eq!(cell("<img width=1 height=1>"), ["0: 收到|"]);
    assert_eq!(cell("7<img>"), ["0: 收到|7"]);
}
