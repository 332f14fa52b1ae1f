//! What the fuzz targets do with their bytes.
//!
//! A file goes the way of a submission: it is read and bound to the forms of
//! the program. A target for a packed format takes its bytes for one part of
//! the package and packs it, so that changes reach the reader and are not lost
//! in a broken archive.

use gouji_bind::{Forms, bind};
use gouji_formats::read;
use gouji_model::{Area, Cell, Document, FileKind, Line, Place};
use gouji_ruleset::{Input, Library};
use std::io::{Cursor, Write};
use std::sync::LazyLock;
use zip::write::SimpleFileOptions;

static FORMS: LazyLock<Forms> = LazyLock::new(|| {
    let schemas = [
        (
            "xxgk-2014",
            include_str!("../../schemas/forms/xxgk-2014.yaml"),
        ),
        (
            "xxgk-2019",
            include_str!("../../schemas/forms/xxgk-2019.yaml"),
        ),
        (
            "xxgk-2021",
            include_str!("../../schemas/forms/xxgk-2021.yaml"),
        ),
    ];
    let inputs = schemas.map(|(name, text)| Input {
        name: name.to_owned(),
        bytes: text.as_bytes().to_vec(),
        built_in: true,
    });
    let library = Library::load(inputs.to_vec()).expect("the program's forms are sound");
    Forms::new(&library.forms)
});

/// A file as it is.
pub fn bytes(bytes: &[u8]) {
    if let Ok(document) = read(bytes) {
        let _ = bind(&document, &FORMS);
    }
}

/// The body of a Word file.
pub fn docx(body: &[u8]) {
    let types = "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    let links = "<Relationships><Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
    bytes(&package(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", links.as_bytes()),
        ("word/document.xml", body),
    ]));
}

/// A sheet, and behind the first zero byte the shared strings, and behind the next the styles.
pub fn xlsx(parts: &[u8]) {
    let mut parts = parts.splitn(3, |&byte| byte == 0);
    let sheet = parts.next().unwrap_or_default();
    let strings = parts.next().unwrap_or(b"<sst><si><t>5</t></si></sst>");
    let styles = parts.next().unwrap_or(b"<styleSheet/>");
    let types = "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>";
    let links = "<Relationships><Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
    let book = "<workbook xmlns:r=\"r\"><sheets><sheet name=\"s\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>";
    let of_book = "<Relationships><Relationship Id=\"a\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"b\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"c\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/></Relationships>";
    bytes(&package(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", links.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", of_book.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/sharedStrings.xml", strings),
        ("xl/styles.xml", styles),
    ]));
}

/// The content of an OpenDocument file: a spreadsheet where the first byte is odd, else a text.
pub fn odf(content: &[u8]) {
    let is_sheet = content.first().is_some_and(|byte| byte % 2 == 1);
    let kind = if is_sheet {
        "application/vnd.oasis.opendocument.spreadsheet"
    } else {
        "application/vnd.oasis.opendocument.text"
    };
    bytes(&package(&[
        ("mimetype", kind.as_bytes()),
        ("content.xml", content.get(1..).unwrap_or_default()),
    ]));
}

/// A value in the cell of a row that is known.
pub fn value(text: &str) {
    let texts = [
        ["（一）收到申请数", "件", text],
        ["1.当面申请数", "件", "1"],
        ["2.传真申请数", "件", "0"],
        ["（二）申请办结数", "件", text],
        ["七、依申请公开信息收取的费用", "万元", text],
    ];
    let rows = texts.iter().map(|texts| texts.as_slice());
    let _ = bind(&document(rows), &FORMS);
}

/// Labels, one a line, each with a figure.
pub fn label(text: &str) {
    let rows: Vec<Vec<&str>> = text.lines().map(|label| vec![label, "3"]).collect();
    let known = vec![
        vec![
            "一、本年新收政府信息公开申请数量",
            "1",
            "0",
            "0",
            "0",
            "0",
            "0",
            "1",
        ],
        vec![
            "二、上年结转政府信息公开申请数量",
            "0",
            "0",
            "0",
            "0",
            "0",
            "0",
            "0",
        ],
    ];
    let all = rows.iter().chain(&known).map(Vec::as_slice);
    let _ = bind(&document(all), &FORMS);
}

/// A document of one table.
fn document<'t>(rows: impl Iterator<Item = &'t [&'t str]>) -> Document {
    let line = |(row, texts): (u32, &[&str])| Line {
        table: Some(0),
        cells: (0..)
            .zip(texts)
            .map(|(column, text)| Cell {
                text: (*text).to_owned(),
                place: Place::Table {
                    table: 1,
                    row,
                    column: column + 1,
                },
                area: Area::single(column),
            })
            .collect(),
    };
    Document {
        kind: FileKind::Docx,
        encoding: None,
        replaced: false,
        sheets: Vec::new(),
        lines: (1..).zip(rows).map(line).collect(),
        notices: Vec::new(),
        hidden_cells: Vec::new(),
    }
}

fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, part) in parts {
        zip.start_file(*name, stored).expect("a name of ours");
        zip.write_all(part).expect("memory takes all");
    }
    zip.finish().expect("memory takes all").into_inner()
}
