mod unseen;

use crate::container::test_builder::package;
use crate::read;
use gouji_model::{Cell, Document, FileKind, Limit, NoticeKind, Place, ReadError};

const TEXT: &str = "application/vnd.oasis.opendocument.text";
const SPREADSHEET: &str = "application/vnd.oasis.opendocument.spreadsheet";
const NAMESPACES: &str = r#"xmlns:office="o" xmlns:text="t" xmlns:table="tb" xmlns:style="s" xmlns:draw="d" xmlns:svg="v" xmlns:fo="f""#;

const STYLES: &str = r##"<style:style style:name="gone" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>
<style:style style:name="child" style:family="text" style:parent-style-name="gone"/>
<style:style style:name="back" style:family="text" style:parent-style-name="gone"><style:text-properties style:text-line-through-style="none"/></style:style>
<style:style style:name="up" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="level" style:family="text"><style:text-properties style:text-position="0% 100%"/></style:style>
<style:style style:name="hid" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="none" style:family="text"><style:text-properties fo:font-size="0pt"/></style:style>
<style:style style:name="back8" style:family="text" style:parent-style-name="none"><style:text-properties fo:font-size="0.8pt"/></style:style>
<style:style style:name="struck" style:family="paragraph"><style:text-properties style:text-line-through-type="single"/></style:style>
<style:style style:name="struck" style:family="table-cell"><style:text-properties style:text-line-through-style="solid"/></style:style>
<style:style style:name="a" style:family="text" style:parent-style-name="b"/><style:style style:name="b" style:family="text" style:parent-style-name="a"/>
<style:style style:name="white" style:family="text"><style:text-properties fo:color="#ffffff"/></style:style>
<style:style style:name="white" style:family="table-cell"><style:text-properties fo:color="#ffffff"/></style:style>
<style:style style:name="dark" style:family="table-cell" style:parent-style-name="white"><style:table-cell-properties fo:background-color="#1f4e79"/></style:style>
<style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/></style:style>"##;

fn content(kind: &str, body: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><office:document-content {NAMESPACES}><office:automatic-styles>{STYLES}</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
}

fn odt(body: &str) -> Vec<u8> {
    package(&[("mimetype", TEXT), ("content.xml", &content("text", body))])
}

fn ods(body: &str) -> Vec<u8> {
    package(&[
        ("mimetype", SPREADSHEET),
        ("content.xml", &content("spreadsheet", body)),
    ])
}

fn cell_text(cell: &Cell) -> String {
    let mut cell_text = cell.area.column.to_string();
    if cell.area.columns > 1 {
        cell_text.push_str(&format!("+{}", cell.area.columns - 1));
    }
    if cell.area.rows > 1 {
        cell_text.push_str(&format!("v{}", cell.area.rows - 1));
    }
    format!("{cell_text}:{}", cell.text.replace('\n', "/"))
}

fn appearance(document: &Document) -> Vec<String> {
    let line = |line: &gouji_model::Line| {
        let cells: Vec<String> = line.cells.iter().map(cell_text).collect();
        match line.table {
            Some(table) => format!("#{table} {}", cells.join(" "))
                .trim_end()
                .to_owned(),
            None => {
                let texts: Vec<&str> = line.cells.iter().map(|cell| cell.text.as_str()).collect();
                texts.join("⇥")
            }
        }
    };
    document.lines.iter().map(line).collect()
}

fn text(body: &str) -> Vec<String> {
    appearance(&read(&odt(body)).unwrap())
}

fn sheet(rows: &str) -> Document {
    read(&ods(&format!(
        "<table:table table:name=\"统计表\">{rows}</table:table>"
    )))
    .unwrap()
}

fn notices(document: &Document) -> Vec<NoticeKind> {
    document
        .notices
        .iter()
        .map(|notice| notice.kind.clone())
        .collect()
}

fn p(text: &str) -> String {
    format!("<text:p>{text}</text:p>")
}

fn cell(attributes: &str, text: &str) -> String {
    format!(
        "<table:table-cell {attributes}>{}</table:table-cell>",
        p(text)
    )
}

fn row(cells: &[String]) -> String {
    format!("<table:table-row>{}</table:table-row>", cells.concat())
}

const COVERED: &str = "<table:covered-table-cell/>";

#[test]
fn a_text_is_paragraphs_headings_lists_and_tables() {
    let list = format!(
        "<text:list><text:list-item>{}<text:list><text:list-item>{}</text:list-item></text:list></text:list-item></text:list>",
        p("甲"),
        p("乙")
    );
    let table = format!(
        "<table:table><table:table-column/><table:table-header-rows>{}</table:table-header-rows>{}</table:table>",
        row(&[cell("", "头"), cell("", "值")]),
        row(&[cell("", "收到"), cell("", "3")])
    );
    let body = "<text:h>标题</text:h>".to_owned() + &list + &table + &p("完");
    assert_eq!(
        text(&body),
        ["标题", "甲", "乙", "#0 0:头 1:值", "#0 0:收到 1:3", "完"]
    );
    let document = read(&odt(&body)).unwrap();
    assert_eq!(document.kind, FileKind::Odt);
    assert_eq!(
        document.lines[4].cells[1].place,
        Place::Table {
            table: 1,
            row: 2,
            column: 2
        }
    );
    assert_eq!(
        document.lines[5].cells[0].place,
        Place::Paragraph { paragraph: 4 }
    );
}

#[test]
fn cells_of_a_text_span_and_nest() {
    let wide = cell(r#"table:number-columns-spanned="2""#, "甲");
    let tall = cell(r#"table:number-rows-spanned="2""#, "乙");
    let inner = format!(
        "<table:table table:is-sub-table=\"true\">{}{}</table:table>",
        row(&[cell("", "1")]),
        row(&[cell("", "2")])
    );
    let holds = format!("<table:table-cell>{inner}</table:table-cell>");
    let table = format!(
        "<table:table>{}{}{}{}</table:table>",
        row(&[wide, COVERED.into(), cell("", "丙")]),
        row(&[tall, cell("", "3"), cell("", "4")]),
        row(&[COVERED.into(), cell("", "5"), cell("", "6")]),
        row(&[cell("", "丁"), holds]),
    );
    assert_eq!(
        text(&table),
        [
            "#0 0+1:甲 2:丙",
            "#0 0v1:乙 1:3 2:4",
            "#0 1:5 2:6",
            "#0 0:丁 1:",
            "#1 0:1",
            "#1 0:2"
        ]
    );
}

#[test]
fn covered_cells_may_be_left_out() {
    let wide = cell(r#"table:number-columns-spanned="2""#, "甲");
    let tall = cell(r#"table:number-rows-spanned="2""#, "乙");
    let rows = [
        row(&[wide, cell("", "丙")]),
        row(&[tall, cell("", "3"), cell("", "4")]),
        row(&[cell("", "5"), cell("", "6")]),
    ];
    let table = format!("<table:table>{}</table:table>", rows.concat());
    let expected = ["#0 0+1:甲 2:丙", "#0 0v1:乙 1:3 2:4", "#0 1:5 2:6"];
    assert_eq!(text(&table), expected);
    // What another table writes says nothing of this one.
    let inner = format!(
        "<table:table>{}{}</table:table>",
        row(&[
            cell(r#"table:number-columns-spanned="2""#, "丁"),
            COVERED.into()
        ]),
        row(&[cell("", "7"), cell("", "8")])
    );
    let holds = format!("<table:table-cell>{inner}</table:table-cell>");
    let table = format!(
        "<table:table>{}{}</table:table>",
        rows.concat(),
        row(&[holds])
    );
    assert_eq!(text(&table)[..3], expected);
    let document = read(&odt(&table)).unwrap();
    assert_eq!(
        document.lines[2].cells[0].place,
        Place::Table {
            table: 1,
            row: 3,
            column: 2
        }
    );
}

#[test]
fn spaces_tabs_and_breaks_are_elements() {
    let body = p(
        "  甲 \n 乙<text:s text:c=\"3\"/>丙<text:tab/>丁<text:line-break/>戊<text:span>1</text:span><text:span>2</text:span>",
    );
    assert_eq!(text(&body), ["甲 乙   丙⇥丁", "戊12"]);
    assert_eq!(text(&p("1<text:s text:c=\"4000000000\"/>2"))[0].len(), 1002);
}

#[test]
fn notes_comments_and_pronunciations_are_no_text() {
    let body = format!(
        "<text:p>1<text:note><text:note-citation>9</text:note-citation><text:note-body>{}</text:note-body></text:note><office:annotation>{}</office:annotation><text:ruby><text:ruby-base>青</text:ruby-base><text:ruby-text>qing</text:ruby-text></text:ruby><text:page-number>2</text:page-number><text:a>3</text:a><text:bookmark/></text:p>",
        p("不读"),
        p("不读")
    );
    assert_eq!(text(&body), ["1青23"]);
}

#[test]
fn deleted_struck_and_hidden_text_is_not_read_and_told() {
    let changes = format!(
        "<text:tracked-changes><text:changed-region><text:deletion>{}</text:deletion></text:changed-region></text:tracked-changes>",
        p("9")
    );
    let span = |style: &str| format!("<text:span text:style-name=\"{style}\">{style}</text:span>");
    let body = changes
        + &format!(
            "<text:p>1<text:change/>{}{}{}{}{}</text:p><text:p text:style-name=\"struck\">9<text:span text:style-name=\"back\">2</text:span></text:p>",
            span("gone"),
            span("child"),
            span("back"),
            span("hid"),
            span("a")
        );
    let hidden_section = format!(
        "<text:section text:display=\"none\">{}</text:section><text:section>{}</text:section>",
        p("9"),
        p("3")
    );
    let document = read(&odt(&(body + &hidden_section))).unwrap();
    assert_eq!(appearance(&document), ["1backa", "2", "", "3"]);
    assert_eq!(
        notices(&document),
        [
            NoticeKind::TrackedChanges,
            NoticeKind::StruckOut,
            NoticeKind::HiddenText
        ]
    );
}

#[test]
fn frames_hold_text_boxes_and_pictures_are_no_blanks() {
    let frame = format!(
        "<draw:frame><draw:text-box>{}</draw:text-box><svg:title>不读</svg:title></draw:frame>",
        p("框内")
    );
    assert_eq!(
        text(&format!("<text:p>前{frame}</text:p>{}{frame}", p("后"))),
        ["前", "框内", "后", "框内"]
    );
    let picture = "<text:p><draw:frame><draw:image/></draw:frame></text:p>";
    let row = row(&[
        cell("", "甲"),
        format!("<table:table-cell>{picture}</table:table-cell>"),
    ]);
    assert_eq!(
        text(&format!("<table:table>{row}</table:table>")),
        ["#0 0:甲 1:\u{fffc}"]
    );
    assert_eq!(read(&odt(picture)), Err(ReadError::Empty));
}

#[test]
fn a_sheet_gives_its_cells_with_what_they_show() {
    let document = sheet(
        &(row(&[
            cell("office:value-type=\"string\"", "收到"),
            cell("office:value-type=\"float\" office:value=\"7\"", "7"),
        ]) + &row(&[
            cell(
                "office:value-type=\"percentage\" office:value=\"0.125\"",
                "12.5%",
            ),
            cell(
                "office:value-type=\"date\" office:date-value=\"2017-01-05\"",
                "2017年1月5日",
            ),
        ])),
    );
    assert_eq!(
        appearance(&document),
        ["#0 0:收到 1:7", "#0 0:12.5% 1:2017年1月5日"]
    );
    assert_eq!(document.kind, FileKind::Ods);
    assert_eq!(document.sheets, ["统计表"]);
    assert_eq!(
        document.lines[1].cells[1].place,
        Place::Sheet {
            sheet: 0,
            row: 2,
            column: 2
        }
    );
}

#[test]
fn a_number_is_given_in_full_and_as_it_is_where_nothing_shows_it() {
    let float = |value: &str, text: &str| {
        cell(
            &format!("office:value-type=\"float\" office:value=\"{value}\""),
            text,
        )
    };
    let bare = |attributes: &str| format!("<table:table-cell {attributes}/>");
    let document = sheet(&row(&[
        float("0.092", "0.09"),
        float("1234", "1,234"),
        float("5", "5件"),
        bare("office:value-type=\"float\" office:value=\"0.30000000000000004\""),
        bare("office:value-type=\"percentage\" office:value=\"0.125\""),
        bare("office:value-type=\"string\" office:string-value=\"无\""),
        bare("table:formula=\"of:=SUM([.A1:.B1])\""),
    ]));
    assert_eq!(
        appearance(&document),
        ["#0 0:0.092 1:1234 2:5件 3:0.3 4:12.5% 5:无 6:=SUM([.A1:.B1])"]
    );
}

#[test]
fn repeated_cells_and_rows_stand_where_they_belong() {
    let zeros = cell("table:number-columns-repeated=\"3\"", "0");
    let blank = "<table:table-cell table:number-columns-repeated=\"16000\"/>".to_owned();
    let rows = row(&[cell("", "甲"), zeros, blank])
        + "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>"
        + "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell/>"
        + &cell("", "乙")
        + "</table:table-row>";
    let document = sheet(&rows);
    let texts: Vec<_> = document
        .lines
        .iter()
        .flat_map(|line| &line.cells)
        .filter(|cell| !cell.text.is_empty())
        .collect();
    let at: Vec<_> = texts
        .iter()
        .map(|cell| (cell.text.as_str(), cell.place.row(), cell.place.column()))
        .collect();
    assert_eq!(
        at,
        [
            ("甲", 1, 1),
            ("0", 1, 2),
            ("0", 1, 3),
            ("0", 1, 4),
            ("乙", 1_000_002, 2),
            ("乙", 1_000_003, 2)
        ]
    );
    assert!(document.lines.len() < 100);
}

#[test]
fn merged_cells_of_a_sheet_are_one() {
    let wide = cell(
        r#"table:number-columns-spanned="2" table:number-rows-spanned="2""#,
        "甲",
    );
    let document = sheet(
        &(row(&[wide, COVERED.into(), cell("", "乙")])
            + &row(&[COVERED.into(), COVERED.into(), cell("", "丙")])),
    );
    assert_eq!(appearance(&document), ["#0 0+1v1:甲 2:乙", "#0 2:丙"]);
}

#[test]
fn hidden_sheets_are_not_read_unless_all_are() {
    let table = |style: &str, name: &str| {
        format!(
            "<table:table table:name=\"{name}\" table:style-name=\"{style}\">{}</table:table>",
            row(&[cell("", name)])
        )
    };
    let document = read(&ods(&(table("hidden", "甲") + &table("", "乙")))).unwrap();
    assert_eq!(appearance(&document), ["#0 0:乙"]);
    assert_eq!(document.sheets, ["乙"]);
    assert_eq!(
        notices(&document),
        [NoticeKind::HiddenSheet {
            name: "甲".to_owned()
        }]
    );
    let all = read(&ods(&table("hidden", "甲"))).unwrap();
    assert_eq!(appearance(&all), ["#0 0:甲"]);
}

#[test]
fn hidden_rows_are_read_and_struck_cells_are_not() {
    let hidden = format!(
        "<table:table-row table:visibility=\"filter\">{}</table:table-row>",
        cell("", "1")
    );
    let document = sheet(&hidden);
    assert_eq!(appearance(&document), ["#0 0:1"]);
    assert_eq!(notices(&document), [NoticeKind::HiddenRows]);
    let struck = row(&[
        cell(
            "table:style-name=\"struck\" office:value-type=\"float\" office:value=\"9\"",
            "9",
        ),
        cell("", "2"),
    ]);
    let document = sheet(&struck);
    assert_eq!(document.lines[0].cells.last().unwrap().text, "2");
    assert_eq!(notices(&document), [NoticeKind::StruckOut]);
    let comment = format!(
        "<table:table-cell><office:annotation>{}</office:annotation>{}</table:table-cell>",
        p("9"),
        p("3")
    );
    assert_eq!(appearance(&sheet(&row(&[comment]))), ["#0 0:3"]);
}

#[test]
fn repeats_beyond_measure_take_no_memory() {
    let many = "4000000000";
    let blank = format!(
        "<table:table-row table:number-rows-repeated=\"{many}\"><table:table-cell table:number-columns-repeated=\"{many}\"/></table:table-row>"
    );
    let document = sheet(&(blank.repeat(3) + &row(&[cell("", "甲")])));
    assert!(document.lines.is_empty());
    assert_eq!(notices(&document), [NoticeKind::Damaged]);
    let full = format!(
        "<table:table-row table:number-rows-repeated=\"{many}\">{}</table:table-row>",
        cell(&format!("table:number-columns-repeated=\"{many}\""), "0")
    );
    let table = format!("<table:table>{full}</table:table>");
    assert!(matches!(
        read(&ods(&table)),
        Err(ReadError::Beyond {
            limit: Limit::Cells(_)
        })
    ));
    assert!(matches!(
        read(&odt(&table)),
        Err(ReadError::Beyond {
            limit: Limit::Cells(_)
        })
    ));
    let blank = format!(
        "<table:table>{blank}{}</table:table>",
        row(&[cell("", "甲")])
    );
    assert_eq!(read(&odt(&blank)).unwrap().lines.len(), 2);
    let spans = format!(
        "<table:table>{}</table:table>",
        row(&[cell(
            &format!(
                "table:number-columns-spanned=\"{many}\" table:number-rows-spanned=\"{many}\""
            ),
            "甲"
        )])
    );
    assert!(read(&odt(&spans)).is_ok() && read(&ods(&spans)).is_ok());
}

#[test]
fn protected_files_say_so_and_broken_ones_are_damaged() {
    let manifest = r#"<manifest><file-entry full-path="content.xml"><encryption-data/></file-entry></manifest>"#;
    for (media, kind) in [(TEXT, FileKind::Odt), (SPREADSHEET, FileKind::Ods)] {
        let bytes = package(&[
            ("mimetype", media),
            ("META-INF/manifest.xml", manifest),
            ("content.xml", "\u{1}\u{2}"),
        ]);
        assert_eq!(read(&bytes), Err(ReadError::Encrypted { kind }));
        let bytes = package(&[("mimetype", media)]);
        assert_eq!(read(&bytes), Err(ReadError::Damaged { kind }));
        for content in [
            "",
            "<other/>",
            "<office:document-content>",
            "<office:document-content><office:body/></office:document-content>",
        ] {
            let bytes = package(&[("mimetype", media), ("content.xml", content)]);
            assert_eq!(read(&bytes), Err(ReadError::Damaged { kind }), "{content}");
        }
    }
    assert_eq!(read(&odt("")), Err(ReadError::Empty));
    assert_eq!(read(&ods("")), Err(ReadError::Empty));
}

#[test]
fn depth_is_bounded() {
    for (open, close) in [
        (
            "<table:table><table:table-row><table:table-cell>",
            "</table:table-cell></table:table-row></table:table>",
        ),
        ("<text:section>", "</text:section>"),
        ("<text:p><text:span>", "</text:span></text:p>"),
        (
            "<text:p><draw:frame><draw:text-box>",
            "</draw:text-box></draw:frame></text:p>",
        ),
    ] {
        let body = open.repeat(100_000) + &close.repeat(100_000);
        for bytes in [odt(&body), ods(&body)] {
            assert!(
                matches!(
                    read(&bytes),
                    Err(ReadError::Beyond {
                        limit: Limit::Depth(_)
                    })
                ),
                "{open}"
            );
        }
    }
}

#[test]
fn damaged_markup_panics_nowhere() {
    let wide = cell(
        r#"table:number-columns-spanned="2" table:number-rows-spanned="2""#,
        "7<text:s text:c=\"2\"/>",
    );
    let rows =
        row(&[wide, COVERED.into()]) + &row(&[cell("table:number-columns-repeated=\"3\"", "0")]);
    let whole = format!("{}<table:table>{rows}</table:table>", p("青石镇")).into_bytes();
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    for _ in 0..1000 {
        let mut bytes = whole.clone();
        for _ in 0..3 {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            let at = usize::try_from(random % bytes.len() as u64).unwrap();
            bytes[at] = u8::try_from(random >> 57).unwrap();
        }
        let body = String::from_utf8_lossy(&bytes);
        let _ = (read(&odt(&body)), read(&ods(&body)));
    }
}

#[test]
fn a_raised_mark_behind_a_figure_makes_no_other_figure() {
    let span = |style: &str| format!("<text:span text:style-name=\"{style}\">1</text:span>");
    assert_eq!(text(&p(&("12".to_owned() + &span("up")))), ["12¹"]);
    assert_eq!(text(&p(&("12".to_owned() + &span("level")))), ["121"]);
}

#[test]
fn hidden_sheets_are_counted_where_they_are_listed() {
    let hidden = r#"<table:table table:name="h" table:style-name="hidden"/>"#;
    let seen = format!("<table:table>{}</table:table>", row(&[cell("", "1")]));
    let limit = Err(ReadError::Beyond {
        limit: gouji_model::Limit::Files(1024),
    });
    assert_eq!(read(&ods(&(hidden.repeat(1024) + &seen))), limit);
    assert!(read(&ods(&(hidden.repeat(1023) + &seen))).is_ok());
}
