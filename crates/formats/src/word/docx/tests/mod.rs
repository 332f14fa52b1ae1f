mod changes;
mod hostile;
mod inline;
mod tables;

use crate::container::kind;
use crate::container::test_builder::{CONTENT_TYPES, package, root_relationships};
use crate::limits::MAX_UNPACKED;
use crate::{read, read_alt_chunk};
use gouji_model::{Cell, Document, FileKind, NoticeKind, ReadError};

const NAMESPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:wp="w" xmlns:a="a" xmlns:pic="p" xmlns:v="v" xmlns:m="m""#;

/// A document with this body and these further parts.
fn docx_with(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let document = format!(
        "<?xml version=\"1.0\"?><w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    );
    let relationships = root_relationships("word/document.xml");
    let mut all = vec![
        ("[Content_Types].xml", CONTENT_TYPES),
        ("_rels/.rels", relationships.as_str()),
        ("word/document.xml", document.as_str()),
    ];
    all.extend_from_slice(parts);
    package(&all)
}

fn docx(body: &str) -> Vec<u8> {
    docx_with(body, &[])
}

/// The relationships of the main part: id, kind, target.
fn related(relationships: &[(&str, &str, &str)]) -> String {
    let all: String = relationships
        .iter()
        .map(|(id, kind, target)| {
            format!(r#"<Relationship Id="{id}" Type="x/relationships/{kind}" Target="{target}"/>"#)
        })
        .collect();
    format!("<Relationships>{all}</Relationships>")
}

fn document(body: &str) -> Document {
    read(&docx(body)).unwrap()
}

/// A cell as `column:text`, with `+n` for the columns and `vn` for the rows beyond its first.
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

/// The lines: a line of text as it is, a row of a table as `#table` and its cells.
fn line_texts(document: &Document) -> Vec<String> {
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

fn lines(body: &str) -> Vec<String> {
    line_texts(&document(body))
}

/// The texts of paragraphs with these contents, read alone.
fn text(content: &str) -> String {
    lines(&format!("<w:p>{content}</w:p>")).join("¶")
}

fn notices(body: &str) -> Vec<NoticeKind> {
    let kinds = document(body).notices.into_iter().map(|notice| notice.kind);
    kinds.collect()
}

fn run(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

fn p(text: &str) -> String {
    format!("<w:p>{}</w:p>", run(text))
}

fn tc(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
}

fn tr(cells: &[String]) -> String {
    format!("<w:tr>{}</w:tr>", cells.concat())
}

fn tbl(rows: &[String]) -> String {
    format!("<w:tbl><w:tblPr/><w:tblGrid/>{}</w:tbl>", rows.concat())
}

/// A table of plain cells.
fn plain(rows: &[&[&str]]) -> String {
    let rows: Vec<String> = rows
        .iter()
        .map(|row| tr(&row.iter().map(|text| tc("", text)).collect::<Vec<_>>()))
        .collect();
    tbl(&rows)
}

#[test]
fn a_document_is_paragraphs_and_tables_in_order() {
    let body =
        p("标题") + &plain(&[&["收到申请数", "件", "7"], &["", "件", "0"]]) + &p("") + &p("完");
    assert_eq!(
        lines(&body),
        [
            "标题",
            "#0 0:收到申请数 1:件 2:7",
            "#0 0: 1:件 2:0",
            "",
            "完"
        ]
    );
    assert_eq!(document(&body).kind, FileKind::Docx);
}

#[test]
fn places_are_counted_as_a_person_counts() {
    use gouji_model::Place::{Paragraph, Table};
    let span = tr(&[tc(r#"<w:gridSpan w:val="2"/>"#, "甲"), tc("", "乙")]);
    let body = p("一") + &tbl(&[span]) + &p("二") + &plain(&[&["丙"], &["丁", "戊"]]);
    let document = document(&body);
    let places: Vec<_> = document
        .lines
        .iter()
        .flat_map(|line| &line.cells)
        .map(|cell| cell.place)
        .collect();
    assert_eq!(
        places,
        [
            Paragraph { paragraph: 1 },
            Table {
                table: 1,
                row: 1,
                column: 1
            },
            Table {
                table: 1,
                row: 1,
                column: 3
            },
            Paragraph { paragraph: 2 },
            Table {
                table: 2,
                row: 1,
                column: 1
            },
            Table {
                table: 2,
                row: 2,
                column: 1
            },
            Table {
                table: 2,
                row: 2,
                column: 2
            },
        ]
    );
}

#[test]
fn the_body_is_found_by_relationships_and_whatever_its_prefixes() {
    let strict = r#"<ns0:document xmlns:ns0="http://purl.oclc.org/ooxml/wordprocessingml/main"><ns0:body><ns0:p><ns0:r><ns0:t>件</ns0:t></ns0:r></ns0:p></ns0:body></ns0:document>"#;
    let relationships = root_relationships("parts/main.xml").replace(
        "http://schemas.openxmlformats.org/officeDocument/2006",
        "http://purl.oclc.org/ooxml/officeDocument",
    );
    let types = r#"<Types><Override PartName="/parts/main.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
    let bytes = package(&[
        ("[Content_Types].xml", types),
        ("_rels/.rels", &relationships),
        ("parts/main.xml", strict),
        ("word/document.xml", "<wrong/>"),
    ]);
    assert_eq!(line_texts(&read(&bytes).unwrap()), ["件"]);
}

#[test]
fn other_parts_are_not_the_body() {
    let note = |name: &str| format!("<w:{name} {NAMESPACES}>{}</w:{name}>", p("不读"));
    let body = p("正文").replace(
        "</w:p>",
        r#"<w:r><w:footnoteReference w:id="2"/></w:r><w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p><w:sectPr><w:headerReference r:id="h"/></w:sectPr>"#,
    );
    let parts = [
        ("word/footnotes.xml", &*note("footnotes")),
        ("word/comments.xml", &note("comments")),
        ("word/header1.xml", &note("hdr")),
        (
            "word/_rels/document.xml.rels",
            &related(&[("h", "header", "header1.xml")]),
        ),
    ];
    assert_eq!(
        line_texts(&read(&docx_with(&body, &parts)).unwrap()),
        ["正文"]
    );
}

#[test]
fn a_document_without_text_is_empty() {
    for body in ["", "<w:p/>", &p(" \u{3000}"), &plain(&[&["", ""]])] {
        assert_eq!(read(&docx(body)), Err(ReadError::Empty), "{body}");
    }
    let picture = "<w:p><w:r><w:drawing><wp:inline><a:graphic><pic:pic/></a:graphic></wp:inline></w:drawing></w:r></w:p>";
    assert_eq!(read(&docx(picture)), Err(ReadError::Empty));
    let in_cell = format!("<w:tbl><w:tr><w:tc>{picture}</w:tc></w:tr></w:tbl>");
    assert_eq!(read(&docx(&in_cell)), Err(ReadError::Empty));
}

#[test]
fn what_is_no_document_is_damaged() {
    let kind = FileKind::Docx;
    for text in [
        "<w:other xmlns:w='w'/>",
        "",
        "text",
        "<w:document><w:body><w:p>",
    ] {
        let relationships = root_relationships("word/document.xml");
        let bytes = package(&[
            ("[Content_Types].xml", CONTENT_TYPES),
            ("_rels/.rels", &relationships),
            ("word/document.xml", text),
        ]);
        assert_eq!(read(&bytes), Err(ReadError::Damaged { kind }), "{text}");
    }
}

#[test]
fn parts_that_stand_for_pieces_of_the_body_are_read_there() {
    use gouji_model::Place::{Paragraph, Table};
    let inner = docx_with(
        &(p("甲") + &plain(&[&["收到", "3"]]) + r#"<w:altChunk r:id="c"/>"#),
        &[
            (
                "word/_rels/document.xml.rels",
                &related(&[("c", "aFChunk", "inner.txt")]),
            ),
            ("word/inner.txt", "不读"),
        ],
    );
    let relationships = related(&[
        ("c", "aFChunk", "inner.docx"),
        ("t", "aFChunk", "t.txt"),
        ("x", "aFChunk", "x.bin"),
    ]);
    let body = plain(&[&["乙", "1"]])
        + r#"<w:altChunk r:id="c"><w:altChunkPr/></w:altChunk><w:altChunk r:id="t"/><w:altChunk r:id="x"/>"#
        + &p("丙");
    let document_xml = format!("<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>");
    let root = root_relationships("word/document.xml");
    let bytes = crate::container::test_builder::deflate_parts(&[
        ("[Content_Types].xml", CONTENT_TYPES.as_bytes()),
        ("_rels/.rels", root.as_bytes()),
        ("word/document.xml", document_xml.as_bytes()),
        ("word/_rels/document.xml.rels", relationships.as_bytes()),
        ("word/inner.docx", &inner),
        ("word/t.txt", "丁\t5".as_bytes()),
        ("word/x.bin", b"\0\x01\x02"),
    ]);
    let document = read(&bytes).unwrap();
    assert_eq!(
        line_texts(&document),
        ["#0 0:乙 1:1", "甲", "#1 0:收到 1:3", "丁⇥5", "丙"]
    );
    let places: Vec<_> = document
        .lines
        .iter()
        .map(|line| line.cells[0].place)
        .collect();
    assert_eq!(
        places,
        [
            Table {
                table: 1,
                row: 1,
                column: 1
            },
            Paragraph { paragraph: 1 },
            Table {
                table: 2,
                row: 1,
                column: 1
            },
            Paragraph { paragraph: 2 },
            Paragraph { paragraph: 3 },
        ]
    );
    assert_eq!(document.notices[0].kind, NoticeKind::Damaged);
}

#[test]
fn a_body_that_stands_elsewhere_and_cannot_be_read_says_why() {
    let relationships = related(&[("c", "aFChunk", "c.bin")]);
    let parts = [
        ("word/_rels/document.xml.rels", &*relationships),
        ("word/c.bin", "\0\u{1}"),
    ];
    let bytes = docx_with(r#"<w:altChunk r:id="c"/>"#, &parts);
    assert_eq!(read(&bytes), Err(ReadError::NotText));
}

#[test]
fn a_pdf_is_no_piece_of_a_document_and_documents_in_one_share_its_room() {
    let pdf = include_bytes!("../../../../tests/data/pdf/a-office.pdf");
    let bytes = docx(&p("乙"));
    let mut around = kind::open(&bytes, MAX_UNPACKED).unwrap();
    let pdf_kind = FileKind::Pdf;
    let result = read_alt_chunk(&mut around, pdf);
    assert_eq!(result, Err(ReadError::Unsupported { kind: pdf_kind }));
    let before = around.bytes_left;
    let inner = docx(&p("甲"));
    assert!(read_alt_chunk(&mut around, &inner).is_ok());
    assert!(around.bytes_left + 100 < before);
    around.bytes_left = 100;
    assert!(read_alt_chunk(&mut around, &inner).is_err());
}
