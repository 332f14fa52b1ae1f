mod unseen;

use super::*;
use gouji_model::{Area, Limit, Line, NoticeKind, Place};

/// Each line as its cells parted by `|`, the rows of tables behind the number of their table.
fn line_texts(page: &str) -> Vec<String> {
    let show = |line: &Line| {
        let cells: Vec<&str> = line.cells.iter().map(|cell| cell.text.as_str()).collect();
        let number = line.table.map(|number| format!("{number}: "));
        format!("{}{}", number.unwrap_or_default(), cells.join("|"))
    };
    read(page).unwrap().lines.iter().map(show).collect()
}

/// Each line of a page within its body.
fn body(markup: &str) -> Vec<String> {
    line_texts(&format!(
        "<html><head><title>标题</title></head><body>{markup}</body></html>"
    ))
}

/// The rows of a table.
fn table(rows: &str) -> Vec<String> {
    body(&format!("<table>{rows}</table>"))
        .iter()
        .map(|row| row.trim_start_matches("0: ").to_owned())
        .collect()
}

/// The notices, with the place of each.
fn notices(page: &str) -> Vec<(NoticeKind, Option<Place>)> {
    let notices = read(page).unwrap().notices;
    let notices = notices
        .into_iter()
        .map(|notice| (notice.kind, notice.place));
    notices.collect()
}

fn in_table(table: u32, row: u32, column: u32) -> Place {
    Place::Table { table, row, column }
}

fn in_text(paragraph: u32) -> Place {
    Place::Paragraph { paragraph }
}

fn areas(rows: &str) -> Vec<Vec<(u32, u32, u32)>> {
    let lines = read(&format!("<table>{rows}</table>")).unwrap().lines;
    let tuple = |area: Area| (area.column, area.columns, area.rows);
    lines
        .iter()
        .map(|line| line.cells.iter().map(|cell| tuple(cell.area)).collect())
        .collect()
}

/// Every cell with its text and place.
fn places(page: &str) -> Vec<(String, Place)> {
    let lines = read(page).unwrap().lines;
    let cells = lines.into_iter().flat_map(|line| line.cells);
    cells.map(|cell| (cell.text, cell.place)).collect()
}

#[test]
fn blocks_and_breaks_part_lines_and_inline_elements_do_not() {
    assert_eq!(
        body("<p>收到<b>申</b>请<span>1</span><span>2</span>件</p>"),
        ["收到申请12件"]
    );
    assert_eq!(
        body("一<div>二<div>三</div>四</div>五"),
        ["一", "二", "三", "四", "五"]
    );
    assert_eq!(
        body("一<br>二<br/>三</br>四<hr>五"),
        ["一", "二", "三", "四", "五"]
    );
    assert_eq!(
        body("<p>一<p>二<h1>三</h1><ul><li>四<li>五</ul>"),
        ["一", "二", "三", "四", "五"]
    );
    assert_eq!(
        body("<p>一</p>\n\n<p> </p><p>&nbsp;</p><p>二</p>"),
        ["一", "\u{a0}", "二"]
    );
    assert_eq!(
        body("一<br><br>二<p><br></p>三"),
        ["一", "", "二", "", "三"]
    );
    assert_eq!(
        body("<span style='display:block'>一</span><span>二</span>"),
        ["一", "二"]
    );
    assert_eq!(body("<dl><dt>一<dd>二<dt>三</dl>"), ["一", "二", "三"]);
}

#[test]
fn white_space_is_one_space_but_where_it_is_kept() {
    assert_eq!(body("<p>  a \n\t b  </p>"), ["a b"]);
    assert_eq!(body("<p>a <b> b</b></p>"), ["a b"]);
    assert_eq!(body("<pre>收到\t7\n其中\t 3</pre>"), ["收到|7", "其中| 3"]);
    assert_eq!(
        body("<div style='white-space: pre-wrap'>a\r\n  b</div>"),
        ["a", "  b"]
    );
    assert_eq!(body("<p>规章 | 0 | 7 |</p>"), ["规章 | 0 | 7 "]);
    assert_eq!(body("<p>统计\n指标</p>"), ["统计指标"]);
}

#[test]
fn characters_are_written_in_many_ways() {
    assert_eq!(
        body("<p>&#19968;&#x4E8C;&amp;&lt;&ensp;&emsp;&nbsp;&#12288;7</p>"),
        ["一二&<\u{2002}\u{2003}\u{a0}\u{3000}7"]
    );
    assert_eq!(
        body("<p>7&nbsp</p><p>a &unknown; b</p>"),
        ["7\u{a0}", "a &unknown; b"]
    );
    assert_eq!(body("<p>1<2</p><p>1 <收 3</p>"), ["1<2", "1 <收 3"]);
}

#[test]
fn what_is_no_text_of_the_page_is_not_read() {
    for markup in [
        "<script>var a = '<td>7</td>';</script>",
        "<style>p { content: '7' }</style>",
        "<noscript><p>7</p></noscript>",
        "<iframe src=x>7</iframe>",
        "<template><table><tr><td>7</td></tr></table></template>",
        "<svg><text>7</text></svg>",
        "<!-- <p>7</p> -->",
        "<!--[if gte mso 9]><xml><w:View>7</w:View></xml><![endif]-->",
        "<xml><o:p>7</o:p></xml>",
        "<![CDATA[7]]>",
        "<?php 7 ?>",
        "<select><option>7</select><input value=7><textarea>7</textarea>",
        "<datalist><option>7</datalist>",
        "<span style='mso-special-character:comment'>7</span>",
        "<a class='msocomanchor'>[A7]</a>",
    ] {
        assert_eq!(
            body(&format!("<p>前</p>{markup}<p>后</p>")),
            ["前", "后"],
            "{markup}"
        );
    }
    assert_eq!(
        body("<p><![if !supportLists]><span>一、</span><![endif]>总体<o:p></o:p></p>"),
        ["一、总体"]
    );
    assert_eq!(
        body("<ruby>條<rp>(</rp><rt>tiáo</rt><rp>)</rp></ruby>例"),
        ["條例"]
    );
}

#[test]
fn end_tags_of_tables_may_be_missing() {
    let expected = ["a|b", "c|d"];
    assert_eq!(
        table("<tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr>"),
        expected
    );
    assert_eq!(table("<tr><td>a<td>b<tr><td>c<td>d"), expected);
    assert_eq!(
        table("<tbody><tr><td><p>a<td><b>b<tbody><tr><td>c<td>d</tbody>"),
        expected
    );
    assert_eq!(table("<td>a<td>b<tr><td>c</div></span></p><td>d"), expected);
    assert_eq!(
        table("<colgroup><col><col></colgroup><thead><tr><th>a<th>b</thead><tr><td>c<td>d"),
        expected
    );
    assert_eq!(body("<tr><td>a<td>b</tr>"), ["0: a|b"]);
    assert_eq!(
        body("<table><tr><td>a</table><table><tr><td>b</table>"),
        ["0: a", "1: b"]
    );
    assert_eq!(
        body("<table><tr><td>a<tr><table><tr><td>b</table>"),
        ["0: a", "0: ", "1: b"]
    );
    assert_eq!(
        body("<table>题<caption>表一</caption><tr>注<td>a</table>"),
        ["题", "表一", "注", "0: a"]
    );
}

#[test]
fn a_cell_is_its_paragraphs() {
    assert_eq!(
        table("<tr><td><p>收到</p><p>申请<br>数</p><td> <td>&nbsp;"),
        ["收到\n申请\n数||\u{a0}"]
    );
    assert_eq!(table("<tr><td>a</tr><tr></tr><tr><td>b"), ["a", "", "b"]);
}

#[test]
fn cells_cover_what_their_spans_say() {
    assert_eq!(
        areas("<tr><td colspan=2 rowspan=2>a<td>b<tr><td>c<tr><td>d<td>e<td>f"),
        [
            vec![(0, 2, 2), (2, 1, 1)],
            vec![(2, 1, 1)],
            vec![(0, 1, 1), (1, 1, 1), (2, 1, 1)],
        ]
    );
    let to_the_end = vec![vec![(0, 1, 3), (1, 1, 1)], vec![(1, 1, 1)], vec![(1, 1, 1)]];
    let rows = "<td>b<tr><td>c<tr><td>d";
    for rowspan in ["0", "3", "99", "4000000000", "99999999999999999999"] {
        let cell = format!("<tr><td rowspan={rowspan}>a");
        assert_eq!(areas(&format!("{cell}{rows}")), to_the_end, "{rowspan}");
    }
    assert_eq!(
        areas("<tr><td colspan=1000000000>a<td>b"),
        [vec![(0, 1000, 1), (1000, 1, 1)]]
    );
    for one in ["", "0", "-3", "x", "1.9", " +1 "] {
        assert_eq!(
            areas(&format!("<tr><td colspan='{one}'>a<td>b"))[0][1],
            (1, 1, 1),
            "{one}"
        );
    }
    // A head's cell does not reach into the body.
    assert_eq!(
        areas("<thead><tr><td rowspan=2>a<tbody><tr><td>b"),
        [[(0, 1, 1)], [(0, 1, 1)]]
    );
}

#[test]
fn a_table_in_a_cell_follows_its_row() {
    assert_eq!(
        table("<tr><td>a<table><tr><td>1<td>2</table><td>b<tr><td>c"),
        ["a|b", "1: 1|2", "c"]
    );
    assert_eq!(table("<tr><td>a<td><table><tr><td>7</table>"), ["a|7"]);
    assert_eq!(
        table("<tr><td><table><tr><td><table><tr><td>7</table></table><td>b"),
        ["7|b"]
    );
}

#[test]
fn a_table_that_lays_out_the_page_is_lines() {
    let report = "<table><tr><td>收到<td>7<tr><td>其中<td>3</table>";
    assert_eq!(
        table(&format!(
            "<tr><td>首页<td><h1>年度报告</h1>一、总体{report}完<tr><td>版权"
        )),
        [
            "首页",
            "年度报告",
            "一、总体",
            "1: 收到|7",
            "1: 其中|3",
            "完",
            "版权"
        ]
    );
    let many: String = (0..13).map(|at| format!("<p>段{at}</p>")).collect();
    let rows = body(&format!("<table><tr><td>{many}</table>"));
    assert_eq!(
        (rows.len(), rows[0].as_str(), rows[12].as_str()),
        (13, "段0", "段12")
    );
    let long = format!(
        "<table><tr><td>甲<td>{}</table>",
        "今年收到申请。".repeat(60)
    );
    assert_eq!(body(&long)[0], "0: 甲");
    assert!(body(&long)[1].starts_with("今年"));
}

#[test]
fn what_is_struck_out_or_hidden_is_not_read_and_told() {
    for struck in [
        "<s>7</s>",
        "<strike>7</strike>",
        "<del>7</del>",
        "<span style='text-decoration:line-through'>7</span>",
    ] {
        let page = format!("<p>1{struck}<ins>2</ins></p>");
        assert_eq!(line_texts(&page), ["12"], "{struck}");
        assert_eq!(notices(&page)[0].0, NoticeKind::StruckOut, "{struck}");
    }
    assert_eq!(line_texts("<s style='text-decoration:none'>7</s>"), ["7"]);
    for hidden in [
        "<span style='DISPLAY: none'>7</span>",
        "<b hidden>7</b>",
        "<div style='visibility:hidden'>7</div>",
        "<span style='mso-hide:all'>7</span>",
        "<div hidden><div>6</div>7</div>",
        "<p hidden>7<div></div>",
        "<span><div hidden>6</span>7</div>",
    ] {
        let page = format!("<table><tr><td>1{hidden}2</table>");
        assert_eq!(line_texts(&page)[0].replace('\n', ""), "0: 12", "{hidden}");
        assert_eq!(notices(&page)[0].0, NoticeKind::HiddenText, "{hidden}");
    }
    assert_eq!(
        notices("<p>一\n二<s> 7</s>"),
        [(NoticeKind::StruckOut, Some(in_text(1)))]
    );
    assert!(notices("<div hidden>菜单</div><p>7</p>").is_empty());
    assert_eq!(
        notices("<p>甲<p style='mso-hide:all'>7</p>")[0].0,
        NoticeKind::HiddenText
    );
    assert_eq!(line_texts("<table hidden><tr><td>7</table><p>8</p>"), ["8"]);
    assert_eq!(line_texts("<table><tr><td hidden>7<td>8</table>"), ["0: 8"]);
}

#[test]
fn what_a_class_strikes_out_is_not_read() {
    let page = "<style>.font5{text-decoration:line-through}.xl66{TEXT-DECORATION:line-through}\
                span.MsoFootnoteReference{vertical-align:super}</style>\
                <table><tr><td class=xl66>9</td><td><font class=\"font5\">9</font>7</td>\
                <td>12<span class=MsoFootnoteReference>1</span></td></tr></table>";
    assert_eq!(line_texts(page), ["0: |7|12¹"]);
    assert_eq!(notices(page).len(), 1);
}

#[test]
fn a_paragraph_does_not_end_what_is_struck_out_in_it() {
    assert_eq!(line_texts("<p>1<s>2</p><p>3</s>4</p>"), ["1", "4"]);
    assert_eq!(line_texts("<p>1<s>2</s></p><p>3</p>"), ["1", "3"]);
    assert_eq!(line_texts("<table><tr><td><s>1<td>2</table>"), ["0: |2"]);
}

#[test]
fn hidden_rows_are_read_and_told() {
    let page = "<table>\n<tr><td>1\n<tr style='display:none'><td>2</table>";
    assert_eq!(line_texts(page), ["0: 1", "0: 2"]);
    assert_eq!(
        notices(page),
        [(NoticeKind::HiddenRows, Some(in_table(1, 2, 1)))]
    );
    let columns = "<table><tr><td>1<tr style='display:none'><td width=9></td></table>";
    assert_eq!(line_texts(columns), ["0: 1"]);
    assert!(notices(columns).is_empty());
    assert_eq!(
        read("<html><body><p> </p><!-- 7 --></body></html>"),
        Err(ReadError::Empty)
    );
    assert_eq!(
        notices("<table><col style='display:none'><tr><td>1</table>")[0].0,
        NoticeKind::HiddenRows
    );
}

#[test]
fn fields_of_a_form_hold_figures_in_tables() {
    let row = "<tr><td><input value='5'><td><input type=text value=' 6'><td><input type=hidden value=7><input type=checkbox value=8>\
               <td><select><option value=1>一<option selected>九</select><td><select><option>0<option>1</select><td><textarea> 10</textarea>";
    assert_eq!(table(row), ["5|6||九|0| 10"]);
}

#[test]
fn a_raised_mark_makes_no_other_number() {
    assert_eq!(
        table(
            "<tr><td>12<sup>1</sup><td>12<sup>[1]</sup><td>CO<sub>2</sub><td>3<span style='vertical-align:super'>4"
        ),
        ["12¹|12[¹]|CO₂|3⁴"]
    );
}

#[test]
fn every_value_stands_where_a_browser_shows_it() {
    let page = "<html>\r\n<p>　青石镇</p><p></p>\r\n<table>\n <tr><td rowspan=2>收到&nbsp;</td><td>\n  <b> 1</b>2</td><td></td>\
                <tr><td><input value=\"7\">\r<td>&#55;8</table><p>完 | 9</p><table><tr><td>a<td>1<tr><td colspan=2>b<td>2</table>";
    let expected = [
        ("　青石镇", in_text(1)),
        ("收到\u{a0}", in_table(1, 1, 1)),
        ("12", in_table(1, 1, 2)),
        ("", in_table(1, 1, 3)),
        ("7", in_table(1, 2, 2)),
        ("78", in_table(1, 2, 3)),
        ("完 ", in_text(2)),
        (" 9", in_text(2)),
        ("a", in_table(2, 1, 1)),
        ("1", in_table(2, 1, 2)),
        ("b", in_table(2, 2, 1)),
        ("2", in_table(2, 2, 3)),
    ];
    assert_eq!(
        places(page),
        expected.map(|(text, place)| (text.to_owned(), place))
    );
}

#[test]
fn tables_that_only_lay_out_the_page_are_not_counted() {
    let report = "<table><tr><td>收到<td>7<tr><td>其中<td>3</table>";
    let page = format!(
        "<table><tr><td> </table><table><tr><td>首页<td><h1>年度报告</h1>\
         <table><tr><td>框</table>{report}完<tr><td>版权</table>"
    );
    let expected = [
        ("收到", in_table(1, 1, 1)),
        ("7", in_table(1, 1, 2)),
        ("其中", in_table(1, 2, 1)),
        ("3", in_table(1, 2, 2)),
        ("完", in_text(4)),
        ("版权", in_text(5)),
    ];
    let cells = places(&page);
    let place = |text: &str| cells.iter().find(|cell| cell.0 == text).unwrap().1;
    for (text, expected) in expected {
        assert_eq!(place(text), expected, "{text}");
    }
    assert_eq!(place("首页"), in_text(1));
    // A small table in a cell is one that a person sees.
    let nested = "<table><tr><td>a<table><tr><td>1<td>2</table><td>b<tr><td>c</table>";
    let places: Vec<Place> = places(nested).into_iter().map(|cell| cell.1).collect();
    assert_eq!(
        places[..4],
        [
            in_table(1, 1, 1),
            in_table(1, 1, 2),
            in_table(2, 1, 1),
            in_table(2, 1, 2)
        ]
    );
}

#[test]
fn white_on_nothing_is_not_seen_and_white_on_a_ground_is() {
    let seen = |row: &str, cell: &str| {
        let page =
            format!("<table><tr {row}><td {cell}><font color='#FFFFFF'>7</font><td>a</table>");
        (line_texts(&page).concat(), notices(&page).len())
    };
    let unseen = ("0: |a".to_owned(), 1);
    assert_eq!(seen("", ""), unseen);
    assert_eq!(seen("", "bgcolor=white"), unseen);
    let read = ("0: 7|a".to_owned(), 0);
    assert_eq!(seen("", "bgcolor=#1f4e79"), read);
    assert_eq!(seen("style='background:navy'", ""), read);
    assert_eq!(seen("", "style='background-color:#1f4e79'"), read);
    let classes = "<style>.xl1{color:white}.xl2{color:white;background:#1f4e79}</style>";
    let cells = "<table><tr><td class=xl1>7<td class=xl2>8</table>";
    assert_eq!(line_texts(&format!("{classes}{cells}")), ["0: |8"]);
    // What a sheet of styles in another file fills is not known.
    let linked = "<link rel=StyleSheet href=x>";
    assert_eq!(line_texts(&format!("{linked}{classes}{cells}")), ["0: 7|8"]);
    assert_eq!(
        line_texts(&format!(
            "{classes}<style>td{{background:red}}</style>{cells}"
        )),
        ["0: 7|8"]
    );
    let back = "<table><tr><td style='color:#fff'><span style='color:black'>7</span><td>a</table>";
    assert_eq!(line_texts(back), ["0: 7|a"]);
}

#[test]
fn in_xml_a_tag_may_close_itself() {
    let page = "<?xml version='1.0'?><html xmlns='x'><script src='a'/><body><table><tr><td/><td>7</td></tr></table><span hidden='hidden'/>完</body></html>";
    assert_eq!(line_texts(page), ["0: |7", "完"]);
}

#[test]
fn a_page_that_is_cut_off_says_so() {
    assert_eq!(
        notices("<table><tr><td>1<td>2"),
        [(NoticeKind::Damaged, Some(in_table(1, 1, 2)))]
    );
    assert!(notices("<table><tr><td>1</body></html>").is_empty());
}

fn limit_error<T>(limit: Limit) -> Result<T, ReadError> {
    Err(ReadError::Beyond { limit })
}

#[test]
fn depth_is_bounded() {
    assert_eq!(
        read(&"<div>".repeat(200_000)),
        limit_error(Limit::Depth(65_536))
    );
    assert_eq!(
        read(&"<table><tr><td>".repeat(101)),
        limit_error(Limit::Tables(100))
    );
    let ends = format!(
        "{}{}",
        "<div>".repeat(60_000),
        "</p></b></x>".repeat(100_000)
    );
    assert_eq!(read(&ends), Err(ReadError::Empty));
    let reopened = format!("{}{}", "<s>".repeat(60_000), "<p>7</p>".repeat(50_000));
    assert_eq!(read(&reopened), Err(ReadError::Empty));
}

#[test]
fn a_page_of_anything_is_read() {
    let attributes = format!("<p {}>7</p>", "a=1 ".repeat(1_000_000));
    assert_eq!(line_texts(&attributes), ["7"]);
    assert!(line_texts(&"<".repeat(100_000)).len() < 2);
    let wide = format!("<table><tr>{}", "<td colspan=1000>".repeat(100_000));
    assert_eq!(line_texts(&wide).len(), 1);
    let tall = format!(
        "<table><tr>{}{}",
        "<td colspan=1000 rowspan=0>".repeat(16),
        "<tr><td>".repeat(3000)
    );
    assert_eq!(line_texts(&tall).len(), 3001);
}
