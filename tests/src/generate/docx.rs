//! Reports as Word and WPS write them.

use super::grid::{Block, Cell, Grid, Role};
use super::html::escaped;
use super::package::package;
use super::paper::Paper;
use super::random::Random;

/// How a document writes its tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Habit {
    /// Merged cells, one run a cell.
    Merged,
    /// Runs cut anywhere, content controls, changes that nobody accepted, marks of the spelling.
    Edited,
    /// The names of strict OOXML, under a prefix of its own.
    Strict,
    /// All of it within a cell of a table that lays out the page.
    Nested,
}

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
const RELATIONS_STRICT: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

/// The file of a report.
pub(super) fn docx(paper: &Paper, habit: Habit, random: &mut Random) -> Vec<u8> {
    let document = document(paper, habit, random);
    let relations = if habit == Habit::Strict {
        RELATIONS_STRICT
    } else {
        RELATIONS
    };
    package(&[
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", relations.as_bytes()),
        ("word/document.xml", document.as_bytes()),
    ])
}

/// The main part of a document with `body`.
fn document(paper: &Paper, habit: Habit, random: &mut Random) -> String {
    let mut body = String::new();
    for block in &paper.blocks {
        match block {
            Block::Text(text) => body.push_str(&paragraph(&run(text))),
            Block::Grid(grid) => table(grid, habit, random, &mut body),
        }
    }
    if habit == Habit::Nested {
        body = format!(
            "<w:tbl><w:tblGrid><w:gridCol w:w=\"9000\"/></w:tblGrid><w:tr><w:tc><w:tcPr/>{body}<w:p/></w:tc></w:tr></w:tbl>"
        );
    }
    let space = if habit == Habit::Strict {
        "http://purl.oclc.org/ooxml/wordprocessingml/main"
    } else {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    };
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\"{space}\"><w:body>{body}<w:sectPr/></w:body></w:document>"
    );
    if habit == Habit::Strict {
        return xml
            .replace("<w:", "<ns0:")
            .replace("</w:", "</ns0:")
            .replace(" w:", " ns0:")
            .replace("xmlns:w=", "xmlns:ns0=");
    }
    xml
}

fn paragraph(inner: &str) -> String {
    format!("<w:p><w:pPr/>{inner}</w:p>")
}

fn run(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    format!(
        "<w:r><w:rPr><w:sz w:val=\"21\"/></w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>",
        escaped(text)
    )
}

fn table(grid: &Grid, habit: Habit, random: &mut Random, out: &mut String) {
    out.push_str("<w:tbl><w:tblPr><w:tblW w:w=\"0\"/></w:tblPr><w:tblGrid>");
    out.push_str(&"<w:gridCol w:w=\"800\"/>".repeat(grid.width()));
    out.push_str("</w:tblGrid>");
    // For each column where a merged cell goes on: how many columns, and for how many rows more.
    let mut going_on: Vec<(usize, usize)> = vec![(1, 0); grid.width()];
    for row in grid.places() {
        out.push_str("<w:tr>");
        let mut column = 0;
        let mut cells = row.into_iter().peekable();
        while column < going_on.len() {
            let (columns, rows) = going_on[column];
            if rows > 0 {
                out.push_str(&format!("<w:tc><w:tcPr><w:gridSpan w:val=\"{columns}\"/><w:vMerge/></w:tcPr><w:p/></w:tc>"));
                going_on[column].1 -= 1;
                column += columns;
            } else if let Some((at, cell)) = cells.next_if(|(at, _)| *at == column) {
                write_cell(cell, habit, random, out);
                going_on[at] = (cell.columns, cell.rows - 1);
                column += cell.columns;
            } else {
                column = going_on.len();
            }
        }
        out.push_str("</w:tr>");
    }
    out.push_str("</w:tbl>");
}

fn write_cell(cell: &Cell, habit: Habit, random: &mut Random, out: &mut String) {
    let mut properties = String::new();
    if cell.columns > 1 {
        properties.push_str(&format!("<w:gridSpan w:val=\"{}\"/>", cell.columns));
    }
    if cell.rows > 1 {
        properties.push_str("<w:vMerge w:val=\"restart\"/>");
    }
    let content = match habit {
        Habit::Edited => edited_cell(cell, random),
        _ => paragraph(&run(&cell.text)),
    };
    let tc = format!("<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>");
    let is_control = habit == Habit::Edited && random.chance(10);
    out.push_str(&if is_control {
        format!("<w:sdt><w:sdtPr/><w:sdtContent>{tc}</w:sdtContent></w:sdt>")
    } else {
        tc
    });
}

/// A cell after several hands have been over it.
fn edited_cell(cell: &Cell, random: &mut Random) -> String {
    let cut = cell.text.chars().count() / 2;
    let (left, right): (String, String) = (
        cell.text.chars().take(cut).collect(),
        cell.text.chars().skip(cut).collect(),
    );
    let parted = format!(
        "{}<w:proofErr w:type=\"spellStart\"/><w:bookmarkStart w:id=\"1\" w:name=\"a\"/>{}<w:bookmarkEnd w:id=\"1\"/>",
        run(&left),
        run(&right)
    );
    let is_value = cell.role == Role::Value && !cell.text.trim().is_empty();
    match random.number_below(6) {
        0 if is_value => paragraph(&format!(
            "<w:del w:id=\"2\" w:author=\"a\"><w:r><w:delText>{}</w:delText></w:r></w:del><w:ins w:id=\"3\" w:author=\"a\">{}</w:ins>",
            1 + random.number_below(99),
            run(&cell.text)
        )),
        1 if is_value => format!(
            "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
            paragraph(&run(&cell.text))
        ),
        2 => paragraph(&format!(
            "<w:smartTag w:element=\"a\">{}</w:smartTag>",
            run(&cell.text)
        )),
        3 | 4 => paragraph(&parted),
        _ => paragraph(&run(&cell.text)),
    }
}
