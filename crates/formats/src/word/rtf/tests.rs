use super::*;
use gouji_model::{Limit, Line, NoticeKind, Place};

fn document(body: &str) -> Document {
    read(format!("{{\\rtf1\\ansi\\ansicpg936\\uc1 {body}}}").as_bytes()).unwrap()
}

/// Each line as its cells parted by `|`, the rows of tables behind the number of their table.
fn line_texts(body: &str) -> Vec<String> {
    let show = |line: &Line| {
        let cells: Vec<&str> = line.cells.iter().map(|cell| cell.text.as_str()).collect();
        let number = line.table.map(|number| format!("{number}: "));
        format!("{}{}", number.unwrap_or_default(), cells.join("|"))
    };
    document(body).lines.iter().map(show).collect()
}

fn areas(body: &str) -> Vec<Vec<(u32, u32, u32)>> {
    let lines = document(body).lines;
    let cells = lines.iter().map(|line| &line.cells);
    cells
        .map(|cells| {
            let areas = cells.iter().map(|cell| cell.area);
            areas
                .map(|area| (area.column, area.columns, area.rows))
                .collect()
        })
        .collect()
}

fn notices(body: &str) -> Vec<NoticeKind> {
    let notices = document(body).notices;
    notices.into_iter().map(|notice| notice.kind).collect()
}

/// `text` as Word writes it for programs that know only one code page.
fn hex(text: &str) -> String {
    let bytes = encoding_rs::GBK.encode(text).0.into_owned();
    bytes.iter().map(|byte| format!("\\'{byte:02x}")).collect()
}

/// `text` as Word writes it.
fn unicode(text: &str) -> String {
    let units = text.encode_utf16().map(|unit| i32::from(unit as i16));
    units.map(|unit| format!("\\u{unit}?")).collect()
}

#[test]
fn letters_are_written_in_many_ways() {
    let expected = ["青石镇 2017"];
    assert_eq!(
        line_texts(&format!("{} 2017\\par", hex("青石镇"))),
        expected
    );
    assert_eq!(line_texts(&format!("{} 2017", unicode("青石镇"))), expected);
    let doubled = format!(
        "\\uc2\\u38738{}\\u30707{}{} 2017",
        hex("青"),
        hex("石"),
        hex("镇")
    );
    assert_eq!(line_texts(&doubled), expected);
    let fonts = format!(
        "\\ansicpg1252{{\\fonttbl{{\\f0\\fcharset0 A;}}{{\\f7\\fcharset134{{\\*\\falt B}} C;}}}}{{\\f7 {}}} 2017",
        hex("青石镇")
    );
    assert_eq!(line_texts(&fonts), expected);
    let twice = format!("{{\\upr{{?? x}}{{\\*\\ud{{{}}}}}}} 2017", unicode("青石镇"));
    assert_eq!(line_texts(&twice), expected);
    assert_eq!(
        line_texts("a\\tab b\\~\\_\\emdash\\{\\\\\\}c\\'"),
        ["a|b\u{a0}-—{\\}c"]
    );
    assert_eq!(line_texts(&unicode("𠀀😀")), ["𠀀😀"]);
}

#[test]
fn what_is_no_text_of_the_document_is_not_read() {
    let skipped = [
        "{\\fonttbl{\\f0 7;}}",
        "{\\colortbl;\\red7;}",
        "{\\stylesheet{\\s1 7;}}",
        "{\\info{\\title 7}}",
        "{\\*\\generator 7;}",
        "{\\header 7\\par}",
        "{\\footerf 7\\par}",
        "{\\footnote 7}",
        "{\\*\\annotation 7}",
        "{\\pict\\bin3 }{7 7}",
        "{\\field{\\*\\fldinst 7}{\\fldrslt }}",
        "{\\object{\\*\\objdata 7}}",
        "{\\*\\shppict{\\pict 7}}",
        "{\\shp{\\*\\shpinst{\\sp{\\sn 7}{\\sv 7}}}{\\shprslt 7}}",
        "{\\xe 7}",
        "{\\comment 7}",
        "{\\atnref 7}{\\*\\atrfstart 7}{\\*\\atnid 7}{\\*\\atnauthor 7}{\\*\\atntime 7}",
        "\\chatn{\\*\\annotation{\\*\\atndate 7}7}",
        "{\\*\\bkmkstart a7}{\\*\\bkmkend a7}",
        "{\\*\\vendorword 7}",
        "{\\*\\pn\\pnlvlbody{\\pntxtb 7}}",
        "{\\nonshppict{\\pict 7}}",
    ];
    for markup in skipped {
        assert_eq!(line_texts(&format!("a{markup}b")), ["ab"], "{markup}");
    }
    assert_eq!(
        line_texts("1{\\field{\\*\\fldinst 7}{\\fldrslt 2}}3"),
        ["123"]
    );
    assert_eq!(
        line_texts("a{\\shp{\\*\\shpinst{\\shptxt x\\par y}}}b\\par c"),
        ["x", "y", "ab", "c"]
    );
    assert_eq!(
        line_texts("{\\listtext 1.\\tab}a\\par b\\line c"),
        ["1. a", "b", "c"]
    );
    assert_eq!(line_texts("{\\pntext 3.\\tab}12"), ["3. 12"]);
    assert_eq!(line_texts("a{\\super 1}{\\sub 2}"), ["a¹₂"]);
}

#[test]
fn a_mark_before_a_word_that_only_formats_hides_nothing() {
    for markup in [
        "{\\*\\cs17\\loch\n1206}",
        "{\\b\\*\\cs3 1206}",
        "{\\*\\f0\\fs24 1206}",
        "{\\*\\u49?206}",
    ] {
        assert_eq!(line_texts(&format!("a{markup}b")), ["a1206b"], "{markup}");
    }
    assert_eq!(line_texts("{\\stylesheet{\\*\\cs17 7;}}a"), ["a"]);
}

#[test]
fn white_and_tiny_letters_are_not_read_where_nothing_is_behind_them() {
    let colours = "{\\colortbl;\\red255\\green255\\blue255;\\red255\\green0\\blue0;}";
    for (markup, expected) in [
        ("1{\\cf1 7}2", "12"),
        ("1{\\fs1 7}2", "12"),
        ("1{\\fs0 7{\\fs20 3}}2", "132"),
        ("1{\\cf1 7\\cf2 3}2", "132"),
        ("1{\\cf2 7}2", "172"),
        ("1{\\cf1\\cb2 7}2", "172"),
        ("1{\\cf1\\highlight2 7}2", "172"),
        ("1{\\fs2 7}2", "172"),
        ("\\cf1 7\\plain 12", "12"),
    ] {
        let body = format!("{colours}{markup}");
        assert_eq!(line_texts(&body), [expected], "{markup}");
        let is_seen = expected.contains('7');
        assert_eq!(notices(&body).is_empty(), is_seen, "{markup}");
    }
    let cell = |shade: &str| {
        format!("{colours}\\trowd{shade}\\cellx900\\cellx1800\\intbl a\\cell\\cf1 7\\cell\\row")
    };
    assert_eq!(line_texts(&cell("\\clcbpat2")), ["0: a|7"]);
    assert_eq!(line_texts(&cell("\\clcbpat0")), ["0: a|"]);
}

#[test]
fn pictures_stand_among_the_lines() {
    let lines = |body: &str| -> Vec<usize> {
        let pictures = document(body).pictures;
        pictures.iter().map(|picture| picture.line).collect()
    };
    assert_eq!(
        lines("a\\par{\\*\\shppict{\\pict 7}}{\\nonshppict{\\pict 7}}\\par b"),
        [1]
    );
    assert_eq!(lines("a\\par b{\\pict 7}"), [1]);
    assert_eq!(
        lines("a{\\shp{\\*\\shpinst{\\sp{\\sn pib}{\\sv{\\pict 7}}}}{\\shprslt{\\pict 7}}}"),
        [0]
    );
    assert_eq!(lines("{\\header{\\pict 7}}a"), [] as [usize; 0]);
    let cell = "\\trowd\\cellx900\\cellx1800\\intbl a\\cell{\\pict 7}\\cell\\row";
    assert_eq!(line_texts(cell), ["0: a|\u{fffc}"]);
    assert_eq!(
        line_texts("a{\\mmath{\\*\\moMath{\\mr 7}}}b"),
        ["a\u{fffc}b"]
    );
}

#[test]
fn what_is_struck_out_hidden_or_deleted_is_not_read_and_told() {
    for (markup, kind) in [
        ("{\\strike 7}", NoticeKind::StruckOut),
        ("\\striked1 7\\striked0 ", NoticeKind::StruckOut),
        ("{\\v 7}", NoticeKind::HiddenText),
        ("{\\deleted 7}", NoticeKind::TrackedChanges),
        ("\\v 7\\plain ", NoticeKind::HiddenText),
    ] {
        assert_eq!(line_texts(&format!("1{markup}2")), ["12"], "{markup}");
        assert_eq!(notices(&format!("1{markup}2")), [kind], "{markup}");
    }
    assert_eq!(line_texts("1{\\revised 2}"), ["12"]);
    assert_eq!(notices("1{\\revised 2}"), [NoticeKind::TrackedChanges]);
}

#[test]
fn rows_are_cells_and_their_places_are_told() {
    let row = |a: &str, b: &str| {
        format!("\\trowd\\cellx1000\\cellx2000\\pard\\intbl {a}\\cell {b}\\cell\\row")
    };
    let body = format!(
        "x\\par{}{}\\pard y\\par{}",
        row("a", "1"),
        row("b\\par c", ""),
        row("d", "2")
    );
    assert_eq!(
        line_texts(&body),
        ["x", "0: a|1", "0: b\nc|", "y", "1: d|2"]
    );
    let lines = document(&body).lines;
    let place = |line: usize, cell: usize| lines[line].cells[cell].place;
    assert_eq!(place(0, 0), Place::Paragraph { paragraph: 1 });
    assert_eq!(
        place(2, 1),
        Place::Table {
            table: 1,
            row: 2,
            column: 2
        }
    );
    assert_eq!(place(3, 0), Place::Paragraph { paragraph: 2 });
    assert_eq!(
        place(4, 1),
        Place::Table {
            table: 2,
            row: 1,
            column: 2
        }
    );
}

#[test]
fn columns_are_told_by_the_edges_of_all_rows() {
    let body = "\\trowd\\trleft-108\\cellx3000\\cellx4000\\intbl a\\cell 1\\cell\\row\
                \\trowd\\trleft-100\\cellx1500\\cellx3010\\cellx4005\\intbl b\\cell c\\cell 2\\cell\\row";
    assert_eq!(
        areas(body),
        [
            vec![(0, 2, 1), (2, 1, 1)],
            vec![(0, 1, 1), (1, 1, 1), (2, 1, 1)],
        ]
    );
    let extra = "\\trowd\\cellx1000\\intbl a\\cell b\\cell\\row";
    assert_eq!(areas(extra), [[(0, 1, 1), (1, 1, 1)]]);
}

#[test]
fn merged_cells_are_one() {
    let down = "\\trowd\\clvmgf\\cellx1000\\cellx2000\\intbl a\\cell 1\\cell\\row\
                \\trowd\\clvmrg\\cellx1000\\cellx2000\\intbl\\cell 2\\cell\\row\
                \\trowd\\clvmrg\\cellx1000\\cellx2000\\intbl\\cell 3\\cell\\row";
    assert_eq!(line_texts(down), ["0: a|1", "0: 2", "0: 3"]);
    assert_eq!(
        areas(down),
        [vec![(0, 1, 3), (1, 1, 1)], vec![(1, 1, 1)], vec![(1, 1, 1)],]
    );
    let across =
        "\\trowd\\clmgf\\cellx1000\\clmrg\\cellx2000\\cellx3000\\intbl a\\cell\\cell 1\\cell\\row";
    assert_eq!(areas(across), [[(0, 2, 1), (2, 1, 1)]]);
    let orphan = "\\trowd\\clvmrg\\cellx1000\\intbl a\\cell\\row";
    assert_eq!(line_texts(orphan), ["0: a"]);
}

#[test]
fn a_table_in_a_cell_follows_its_row() {
    let nested = |a: &str, b: &str| {
        format!(
            "\\pard\\intbl\\itap2 {a}\\nestcell{{\\nonesttables\\par}}{b}\\nestcell{{\\nonesttables\\par}}\
             {{\\*\\nesttableprops\\trowd\\cellx500\\cellx900\\nestrow}}{{\\nonesttables\\par}}"
        )
    };
    let body = format!(
        "\\trowd\\cellx1000\\cellx2000\\pard\\intbl x\\cell {}\\pard\\intbl y\\cell\\row",
        nested("a", "1")
    );
    assert_eq!(line_texts(&body), ["0: x|y", "1: a|1"]);
    let body = format!(
        "\\trowd\\cellx1000\\pard\\intbl t\\par {}{}\\pard\\intbl z\\cell\\row",
        nested("a", "1"),
        nested("b", "2")
    );
    assert_eq!(line_texts(&body), ["0: ", "t", "1: a|1", "1: b|2", "z"]);
}

#[test]
fn what_is_cut_off_is_read_and_told() {
    let bytes = b"{\\rtf1\\ansi a\\par\\trowd\\cellx1000\\cellx2000\\intbl b\\cell 1";
    let document = read(bytes).unwrap();
    assert_eq!(document.lines.len(), 2);
    assert_eq!(document.lines[1].cells.len(), 2);
    assert_eq!(document.notices[0].kind, NoticeKind::Damaged);
    let kind = FileKind::Rtf;
    assert_eq!(read(b"{\\rtf1\\ans"), Err(ReadError::Damaged { kind }));
    assert_eq!(
        read(b"{\\rtf1\\ansi {\\fonttbl}\\par}"),
        Err(ReadError::Empty)
    );
}

fn limit_error<T>(limit: Limit) -> Result<T, ReadError> {
    Err(ReadError::Beyond { limit })
}

#[test]
fn depth_and_width_are_bounded() {
    assert_eq!(
        read(&b"{\\rtf1 ".repeat(1_000_000)),
        limit_error(Limit::Depth(10_000))
    );
    assert_eq!(
        read(b"{\\rtf1\\intbl\\itap2000000000 a\\par}"),
        limit_error(Limit::Tables(100))
    );
    let drawings = format!("{{\\rtf1 {}", "{\\shp{\\*\\shpinst{\\shptxt ".repeat(200));
    assert_eq!(read(drawings.as_bytes()), limit_error(Limit::Depth(100)));
    let wide = format!(
        "\\trowd{}\\intbl{}\\row",
        "\\cellx9".repeat(100_000),
        " 7\\cell".repeat(50_000)
    );
    assert_eq!(document(&wide).lines[0].cells.len(), 50_000);
    let shapes = format!("\\intbl{}", " 7\\cell\\row\\cellx9".repeat(50_000));
    assert_eq!(document(&shapes).lines.len(), 50_000);
    assert_eq!(line_texts("a\\bin2000000000 b\\par c"), ["a"]);
    assert_eq!(line_texts("a\\uc2000000000\\u55?b\\par"), ["a7"]);
}
