use super::test_builder::{STRICT, WorkbookBuilder, one_sheet};
use crate::read;
use gouji_model::{Area, Document, FileKind, Limit, NoticeKind, Place, ReadError, cell_address};

/// The cells that hold a text, each as `address=text`, with the sheet's number where it is not the first.
fn texts(document: &Document) -> Vec<String> {
    let cells = document.lines.iter().flat_map(|line| &line.cells);
    cells
        .filter(|cell| !cell.text.is_empty())
        .map(|cell| {
            let Place::Sheet { sheet, row, column } = cell.place else {
                panic!("{:?}", cell.place)
            };
            let sheet = if sheet == 0 {
                String::new()
            } else {
                format!("{}!", sheet + 1)
            };
            format!("{sheet}{}={}", cell_address(column, row), cell.text)
        })
        .collect()
}

fn read_body(body: &str) -> Document {
    read(&one_sheet(body)).unwrap()
}

fn rows(cells: &str) -> String {
    format!("<sheetData><row r=\"1\">{cells}</row></sheetData>")
}

fn kinds(document: &Document) -> Vec<NoticeKind> {
    let notices = document.notices.iter();
    notices.map(|notice| notice.kind.clone()).collect()
}

#[test]
fn white_on_nothing_is_not_seen_and_white_on_a_ground_is() {
    let fonts = r#"<fonts><font/><font><color rgb="FFFFFFFF"/></font><font><color theme="0"/></font><font><color theme="0" tint="-0.5"/></font></fonts>"#;
    let fills = r#"<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF1F4E79"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFFFFF"/></patternFill></fill></fills>"#;
    let styles = [(0, 0), (1, 0), (2, 0), (3, 0), (1, 1), (1, 2)]
        .map(|(font, fill)| format!(r#"<xf fontId="{font}" fillId="{fill}"/>"#));
    let styles = format!("{fonts}{fills}<cellXfs>{}</cellXfs>", styles.concat());
    let strings = r#"<si><r><rPr><color rgb="FFFFFFFF"/></rPr><t>1</t></r><r><t>7</t></r></si>"#;
    let cells: String = ('A'..='F')
        .zip(0..)
        .map(|(column, style)| format!(r#"<c r="{column}1" s="{style}"><v>{style}</v></c>"#))
        .collect();
    let cells = cells + r#"<c r="G1" t="s"><v>0</v></c>"#;
    let read = |more: &str| {
        let book = WorkbookBuilder {
            bodies: &[&(rows(&cells) + more)],
            strings,
            styles: &styles,
            ..WorkbookBuilder::default()
        };
        read(&book.bytes()).unwrap()
    };
    let document = read("");
    assert_eq!(texts(&document), ["A1=0", "D1=3", "E1=4", "G1=7"]);
    assert_eq!(kinds(&document), [NoticeKind::HiddenText]);
    let place = Place::Sheet {
        sheet: 0,
        row: 1,
        column: 2,
    };
    assert_eq!(document.notices[0].place, Some(place));
    // What a condition fills is not known.
    let filled = read("<conditionalFormatting/>");
    assert_eq!(texts(&filled).len(), 7);
    assert_eq!(kinds(&filled), []);
}

#[test]
fn every_type_of_cell_gives_the_text_that_a_person_sees() {
    let body = rows(
        r#"<c r="A1"><v>142</v></c><c r="B1" t="n"><v>0.30000000000000004</v></c>
        <c r="C1" t="b"><v>1</v></c><c r="D1" t="e"><v>#DIV/0!</v></c>
        <c r="E1" t="inlineStr"><is><t>收到</t></is></c><c r="F1" t="str"><f>A1&amp;"件"</f><v>142件</v></c>
        <c r="G1" t="d"><v>2017-01-05T00:00:00</v></c><c r="H1"><v>3.0</v></c><c r="I1"><v>1E+20</v></c>
        <c r="J1" t="inlineStr"><is><t xml:space="preserve"> 　7 </t></is></c><c r="K1"/><c r="L1"><v></v></c>"#,
    );
    assert_eq!(
        texts(&read_body(&body)),
        [
            "A1=142",
            "B1=0.3",
            "C1=TRUE",
            "D1=#DIV/0!",
            "E1=收到",
            "F1=142件",
            "G1=2017-01-05",
            "H1=3",
            "I1=100000000000000000000",
            "J1= 　7 ",
        ]
    );
}

#[test]
fn formulas_give_their_results_or_themselves() {
    let body = rows(
        r#"<c r="A1"><f>SUM(B1:B3)</f><v>7</v></c><c r="B1"><f>SUM(C1:C3)</f></c><c r="C1"><f>1+1</f><v></v></c>
        <c r="D1" t="str"><f>IF(A1=7,"","x")</f><v></v></c><c r="E1"><f t="shared" si="0"/><v/></c>
        <c r="F1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="G1"><f>A1-A1</f><v>0</v></c>"#,
    );
    let expected = ["A1=7", "B1==SUM(C1:C3)", "C1==1+1", "E1==", "F1=#DIV/0!"];
    let with = |last: &'static str| expected.iter().copied().chain([last]).collect::<Vec<_>>();
    assert_eq!(texts(&read_body(&body)), with("G1=0"));
    // A program that computes nothing asks that all be computed, and writes 0 meanwhile.
    let asking = WorkbookBuilder {
        around: ("", r#"<calcPr calcId="1" fullCalcOnLoad="1"/>"#),
        bodies: &[&body],
        ..WorkbookBuilder::default()
    };
    assert_eq!(texts(&read(&asking.bytes()).unwrap()), with("G1==A1-A1"));
}

#[test]
fn shared_strings_join_their_runs_without_what_is_spoken() {
    let workbook = WorkbookBuilder {
        bodies: &[&rows(
            r#"<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c><c r="E1" t="s"><v>0</v></c><c r="F1" t="s"><v>4</v></c>"#,
        )],
        strings: r#"<si><t>7</t></si><si><r><t>1</t></r><r><rPr><b/></rPr><t>4</t></r><r><t xml:space="preserve">2 </t></r></si>
            <si><t>青石镇</t><rPh sb="0" eb="3"><t>qing shi zhen</t></rPh><phoneticPr fontId="1"/></si>
            <si><t>一_x000D_
二_x005F_x4_xZZZZ_</t></si><si><t><![CDATA[<&]]>&#20214;&unknown;</t></si>"#,
        ..WorkbookBuilder::default()
    };
    assert_eq!(
        texts(&read(&workbook.bytes()).unwrap()),
        [
            "A1=7",
            "B1=142 ",
            "C1=青石镇",
            "D1=一\r\n二_x4_xZZZZ_",
            "E1=7",
            "F1=<&件"
        ]
    );
}

#[test]
fn struck_out_text_is_not_read_and_told() {
    let styles = r#"<fonts><font><sz val="11"/></font><font><strike/></font><font><strike val="0"/></font></fonts>
        <cellStyleXfs><xf fontId="1"/></cellStyleXfs><cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/></cellXfs>"#;
    let strings = r#"<si><r><rPr><strike/></rPr><t>12</t></r><r><rPr/><t>7</t></r></si><si><r><t>旧</t></r><r><rPr><b/></rPr><t>新</t></r></si>"#;
    let with = |cells: &str| {
        let workbook = WorkbookBuilder {
            bodies: &[&rows(cells)],
            strings,
            styles,
            ..WorkbookBuilder::default()
        };
        read(&workbook.bytes()).unwrap()
    };
    let document = with(
        r#"<c r="A1" s="2"><v>1</v></c><c r="B1" s="1"><v>2</v></c><c r="C1" t="s"><v>0</v></c>
        <c r="D1" s="1" t="s"><v>1</v></c><c r="E1" t="s"><v>1</v></c>"#,
    );
    assert_eq!(texts(&document), ["A1=1", "C1=7", "D1=新", "E1=旧新"]);
    assert_eq!(kinds(&document), [NoticeKind::StruckOut]);
    let place = Place::Sheet {
        sheet: 0,
        row: 1,
        column: 2,
    };
    assert_eq!(document.notices[0].place, Some(place));
    // An empty cell in a struck-out style strikes nothing.
    assert!(kinds(&with(r#"<c r="A1"><v>1</v></c><c r="B1" s="1"/>"#)).is_empty());
}

#[test]
fn formats_say_how_a_number_is_shown() {
    let styles = r#"<numFmts><numFmt numFmtId="176" formatCode="0&quot;件&quot;"/><numFmt numFmtId="177" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="178" formatCode=";;;"/></numFmts>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="177"/><xf numFmtId="10"/><xf numFmtId="2"/><xf numFmtId="178"/><xf numFmtId="49"/><xf numFmtId="31"/></cellXfs>"#;
    let cells = r#"<c r="A1" s="1"><v>7</v></c><c r="B1" s="2"><v>42740</v></c><c r="C1" s="3"><v>0.125</v></c>
        <c r="D1" s="4"><v>3.125</v></c><c r="E1" s="5"><v>9</v></c><c r="F1" s="6" t="inlineStr"><is><t>07</t></is></c>
        <c r="G1" s="7"><v>42740</v></c><c r="H1" s="5" t="inlineStr"><is><t>x</t></is></c><c r="I1" s="99"><v>5</v></c>"#;
    let workbook = |around| {
        let bytes = WorkbookBuilder {
            around,
            bodies: &[&rows(cells)],
            styles,
            ..WorkbookBuilder::default()
        };
        read(&bytes.bytes()).unwrap()
    };
    let document = workbook(("", ""));
    assert_eq!(
        texts(&document),
        [
            "A1=7件",
            "B1=2017-01-05",
            "C1=12.50%",
            "D1=3.125",
            "F1=07",
            "G1=2017年1月5日",
            "I1=5"
        ]
    );
    assert_eq!(kinds(&document), [NoticeKind::HiddenText]);
    let later = workbook((r#"<workbookPr date1904="1"/>"#, ""));
    assert_eq!(texts(&later)[1], "B1=2021-01-06");
}

#[test]
fn a_merged_area_is_one_cell() {
    let body = format!(
        "{}{}",
        r#"<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>统计表</t></is></c></row>
        <row r="2"><c r="A2" t="inlineStr"><is><t>三</t></is></c><c r="B2"><v>1</v></c><c r="C2"><v>2</v></c></row>
        <row r="3"><c r="A3" t="inlineStr"><is><t>下</t></is></c><c r="C3"><v>4</v></c></row></sheetData>"#,
        r#"<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A2:A3"/><mergeCell ref="B2"/><mergeCell ref="C3:B2"/><mergeCell ref="A1:XFE9"/></mergeCells>"#,
    );
    let document = read_body(&body);
    assert_eq!(
        texts(&document),
        ["A1=统计表", "A2=三", "B2=1", "C2=2", "C3=4"]
    );
    let area = |line: usize, cell: usize| document.lines[line].cells[cell].area;
    let wide = Area {
        column: 0,
        columns: 3,
        rows: 1,
    };
    let high = Area {
        column: 0,
        columns: 1,
        rows: 2,
    };
    assert_eq!((area(0, 0), area(1, 0)), (wide, high));
    assert_eq!(document.lines[0].cells.len(), 1);
    // B3 is blank, and A3 is covered: what stands there is told.
    let last: Vec<_> = document.lines[2].cells.iter().collect();
    assert_eq!((last[0].area, last[0].text.as_str()), (Area::single(1), ""));
    assert_eq!(last.len(), 2);
    assert_eq!(kinds(&document), [NoticeKind::HiddenText]);
    assert!(document.lines.iter().all(|line| line.table == Some(0)));
}

#[test]
fn far_corners_cost_two_cells() {
    let body = r#"<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData>"#;
    let document = read_body(body);
    assert_eq!(texts(&document), ["A1=1", "XFD1048576=2"]);
    assert_eq!(document.lines.len(), 3);
    let cells: usize = document.lines.iter().map(|line| line.cells.len()).sum();
    assert!(cells <= 4);
}

#[test]
fn rows_and_cells_may_leave_their_position_out() {
    let body = r#"<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>
        <row r="5"><c r="C5"><v>4</v></c><c><v>5</v></c></row><row><c><v>6</v></c></row></sheetData>"#;
    assert_eq!(
        texts(&read_body(body)),
        ["A1=1", "B1=2", "A2=3", "C5=4", "D5=5", "A6=6"]
    );
    let shuffled = r#"<sheetData><row r="2"><c r="B2"><v>4</v></c><c r="A2"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row></sheetData>"#;
    assert_eq!(texts(&read_body(shuffled)), ["A1=2", "A2=3", "B2=4"]);
}

#[test]
fn hidden_sheets_are_left_out_unless_all_are_hidden() {
    let bodies: Vec<String> = (1..=4)
        .map(|number| rows(&format!(r#"<c r="A1"><v>{number}</v></c>"#)))
        .collect();
    let bodies: Vec<&str> = bodies.iter().map(String::as_str).collect();
    let with = |names: &[(&str, &str)]| {
        let workbook = WorkbookBuilder {
            names,
            bodies: &bodies,
            ..WorkbookBuilder::default()
        };
        read(&workbook.bytes()).unwrap()
    };
    let document = with(&[
        ("封面", "visible"),
        ("旧表", "hidden"),
        ("统计表", "visible"),
        ("草稿", "veryHidden"),
    ]);
    assert_eq!(document.sheets, ["封面", "统计表"]);
    assert_eq!(texts(&document), ["A1=1", "2!A1=3"]);
    let tables: Vec<_> = document.lines.iter().map(|line| line.table).collect();
    assert_eq!(tables, [Some(0), Some(1)]);
    let hidden = |name: &str| NoticeKind::HiddenSheet {
        name: name.to_owned(),
    };
    assert_eq!(kinds(&document), [hidden("旧表"), hidden("草稿")]);
    let all = ["一", "二", "三", "四"].map(|name| (name, "hidden"));
    let document = with(&all);
    assert_eq!(texts(&document).len(), 4);
    assert!(document.notices.is_empty());
}

#[test]
fn hidden_rows_and_columns_are_read_and_told() {
    let data = |row: &str| {
        format!(
            r#"<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"{row}><c r="B2"><v>2</v></c></row></sheetData>"#
        )
    };
    for body in [
        data(r#" hidden="1""#),
        data(r#" ht="0" customHeight="1""#),
        format!(
            r#"<cols><col min="2" max="9" hidden="1"/></cols>{}"#,
            data("")
        ),
        format!(
            r#"<cols><col min="2" max="2" width="0"/></cols>{}"#,
            data("")
        ),
    ] {
        let document = read_body(&body);
        assert_eq!(texts(&document), ["A1=1", "B2=2"]);
        assert_eq!(kinds(&document), [NoticeKind::HiddenRows], "{body}");
        assert_eq!(document.notices[0].place.map(Place::row), Some(2));
        assert_eq!(document.notices[0].more, 0);
    }
    let empty = format!(
        r#"<cols><col min="3" max="16384" hidden="1"/></cols>{}"#,
        data("")
    );
    assert!(read_body(&empty).notices.is_empty());
}

#[test]
fn strict_files_and_prefixes_are_read_alike() {
    let body = rows(r#"<c r="A1" t="s"><v>0</v></c>"#);
    let strict = WorkbookBuilder {
        namespace: STRICT,
        bodies: &[&body],
        strings: "<si><t>收到</t></si>",
        ..WorkbookBuilder::default()
    };
    assert_eq!(texts(&read(&strict.bytes()).unwrap()), ["A1=收到"]);
    let prefixed = r#"<x:sheetData xmlns:x="m"><x:row r="1"><x:c r="A1"><x:v>5</x:v></x:c></x:row></x:sheetData>"#;
    assert_eq!(texts(&read_body(prefixed)), ["A1=5"]);
}

#[test]
fn notes_drawings_and_extensions_are_not_read() {
    let body = format!(
        "{}{}",
        rows(
            r#"<c r="A1"><v>1</v><extLst><ext><v>9</v></ext></extLst></c><extLst><v>8</v></extLst>"#
        ),
        r#"<conditionalFormatting><cfRule><formula>7</formula></cfRule></conditionalFormatting><headerFooter><oddHeader>页眉</oddHeader></headerFooter><drawing r:id="rId9"/>"#,
    );
    assert_eq!(texts(&read_body(&body)), ["A1=1"]);
}

#[test]
fn an_empty_workbook_says_so() {
    assert_eq!(read(&one_sheet("<sheetData/>")), Err(ReadError::Empty));
    assert_eq!(
        read(&one_sheet(&rows(r#"<c r="A1"/>"#))),
        Err(ReadError::Empty)
    );
}

#[test]
fn a_shared_text_is_counted_wherever_it_stands() {
    let text = "长".repeat(10_000);
    let cells = r#"<c t="s"><v>0</v></c>"#.repeat(4000);
    let workbook = WorkbookBuilder {
        bodies: &[&rows(&cells)],
        strings: &format!("<si><t>{text}</t></si>"),
        ..WorkbookBuilder::default()
    };
    let limit = Limit::Unpacked(64 * 1024 * 1024);
    assert_eq!(read(&workbook.bytes()), Err(ReadError::Beyond { limit }));
}

#[test]
fn more_cells_than_the_limit_are_refused() {
    let row = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(16_000));
    let body = format!("<sheetData>{}</sheetData>", row.repeat(126));
    let limit = Limit::Cells(2_000_000);
    assert_eq!(read(&one_sheet(&body)), Err(ReadError::Beyond { limit }));
}

#[test]
fn sheets_that_share_a_part_or_lack_one_are_damage() {
    let body = rows(r#"<c r="A1"><v>1</v></c>"#);
    let bytes = one_sheet(&body);
    assert!(read(&bytes).unwrap().notices.is_empty());
    let more = WorkbookBuilder {
        around: (
            r#"<sheets><sheet name="又" sheetId="8" r:id="rId1"/><sheet name="无" sheetId="9" r:id="rId7"/></sheets>"#,
            "",
        ),
        bodies: &[&body],
        ..WorkbookBuilder::default()
    };
    let document = read(&more.bytes()).unwrap();
    assert_eq!(document.sheets, ["又"]);
    assert_eq!(kinds(&document), [NoticeKind::Damaged]);
}

#[test]
fn addresses_out_of_the_sheet_are_damage() {
    let body = rows(
        r#"<c r="A1"><v>1</v></c><c r="A1048577"><v>2</v></c><c r="A4294967295"><v>3</v></c>"#,
    );
    let document = read_body(&body);
    assert_eq!(texts(&document), ["A1=1"]);
    assert_eq!(kinds(&document), [NoticeKind::Damaged]);
}

/// A small generator of numbers that are the same in every run.
fn numbers(mut state: u64) -> impl FnMut(usize) -> usize {
    move |below| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % u64::try_from(below).unwrap()).unwrap()
    }
}

#[test]
fn damaged_workbooks_never_panic() {
    let body = format!(
        r#"<cols><col min="2" max="3" hidden="1"/></cols>{}<mergeCells><mergeCell ref="A1:B2"/></mergeCells>"#,
        rows(
            r#"<c r="A1" t="s" s="1"><v>0</v></c><c r="C1" s="2"><f>1+1</f><v>42740.5</v></c><c r="D1" t="inlineStr"><is><t>x</t></is></c>"#
        )
    );
    let workbook = WorkbookBuilder {
        bodies: &[&body],
        strings: "<si><r><rPr><strike/></rPr><t>12</t></r><t>7</t></si>",
        styles: r#"<numFmts><numFmt numFmtId="176" formatCode="0!.0,&quot;万&quot;"/></numFmts><fonts><font/></fonts><cellXfs><xf/><xf numFmtId="176"/><xf numFmtId="22"/></cellXfs>"#,
        ..WorkbookBuilder::default()
    };
    let bytes = workbook.bytes();
    assert_eq!(read(&bytes).unwrap().kind, FileKind::Xlsx);
    for part in 0..50 {
        let _ = read(&bytes[..bytes.len() * part / 50]);
    }
    let mut next = numbers(7);
    for _ in 0..300 {
        let mut flipped = bytes.clone();
        for _ in 0..=next(4) {
            let at = next(flipped.len());
            flipped[at] ^= 1 << next(8);
        }
        let _ = read(&flipped);
    }
    // The same within the parts, where no checksum catches it.
    for _ in 0..2000 {
        let mut flipped = body.clone().into_bytes();
        for _ in 0..=next(6) {
            let at = next(flipped.len());
            flipped[at] = b" <>/\"&;=019AXsrcv"[next(17)];
        }
        let Ok(text) = String::from_utf8(flipped) else {
            continue;
        };
        let damaged = WorkbookBuilder {
            bodies: &[&text],
            strings: workbook.strings,
            styles: workbook.styles,
            ..WorkbookBuilder::default()
        };
        let _ = read(&damaged.bytes());
    }
}

#[test]
fn a_damaged_cell_is_no_blank_one() {
    let body = rows(
        r#"<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>7</v></c><c r="C1" t="inlineStr"><v>7</v></c>
        <c r="D1" t="s"/><c r="E?1"><v>3</v></c><c r="F1" t="e"><v>#N/A</v></c>"#,
    );
    let book = WorkbookBuilder {
        bodies: &[&body],
        strings: "<si><t>件</t></si>",
        ..WorkbookBuilder::default()
    };
    let document = read(&book.bytes()).unwrap();
    assert_eq!(
        texts(&document),
        [
            "A1=件",
            "B1=\u{fffd}",
            "C1=\u{fffd}",
            "E1=\u{fffd}",
            "F1=#N/A"
        ]
    );
    assert_eq!(kinds(&document), [NoticeKind::Damaged]);
    let place = Place::Sheet {
        sheet: 0,
        row: 1,
        column: 2,
    };
    assert_eq!(
        (document.notices[0].place, document.notices[0].more),
        (Some(place), 2)
    );
}
