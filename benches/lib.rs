//! What the benchmarks work on: the built-in rules, and an invented town's report.

use gouji_bind::Forms;
use gouji_ruleset::Library;
use gouji_tests::{built_in, root};
use html5gum::Tokenizer;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The built-in rules and the forms ready for binding.
#[must_use]
pub fn ready() -> Option<(Library, Forms)> {
    let library = Library::load(built_in()).ok()?;
    let forms = Forms::new(&library.forms);
    Some((library, forms))
}

/// The bytes of a report with faults.
#[must_use]
pub fn report() -> Vec<u8> {
    std::fs::read(root().join("fixtures/xxgk-2014/faults/report.txt")).unwrap_or_default()
}

/// The floor of reading a file: its bytes unpacked and its markup walked, nothing built. How many pieces there are.
#[must_use]
pub fn floor(bytes: &[u8]) -> usize {
    if bytes.starts_with(b"PK") {
        return parts(bytes).unwrap_or(0);
    }
    let text = String::from_utf8_lossy(bytes);
    if text.trim_start().starts_with('<') {
        return Tokenizer::new(text.as_ref()).flatten().count();
    }
    text.lines().count()
}

/// The pieces of the parts that a reader of the kind needs: text, not settings.
fn parts(bytes: &[u8]) -> Option<usize> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut pieces = 0;
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).ok()?;
        let is_read = [
            "document.xml",
            "content.xml",
            "sharedStrings.xml",
            "styles.xml",
            "workbook.xml",
        ];
        let name = entry.name().ok()?.into_owned();
        if !(name.contains("/worksheets/sheet") || is_read.iter().any(|part| name.ends_with(part)))
        {
            continue;
        }
        let mut content = Vec::new();
        entry.read_to_end(&mut content).ok()?;
        pieces += walk(&content);
    }
    Some(pieces)
}

fn walk(xml: &[u8]) -> usize {
    let mut reader = Reader::from_reader(xml);
    let mut pieces = 0;
    let mut buffer = Vec::new();
    while let Ok(event) = reader.read_event_into(&mut buffer) {
        if matches!(event, Event::Eof) {
            break;
        }
        pieces += 1;
        buffer.clear();
    }
    pieces
}

/// The bytes of a report of today's form, with its tables.
#[must_use]
pub fn tables() -> Vec<u8> {
    std::fs::read(root().join("fixtures/formats/c/word.docx")).unwrap_or_default()
}
