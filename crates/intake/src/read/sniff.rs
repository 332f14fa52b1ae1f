//! What a file is, by its first bytes or its first words.

use crate::characters::is_space;
use gouji_model::FileKind;

/// How far into a file the mark of a PDF may stand.
const PDF_WITHIN: usize = 1024;

/// How much of a text is looked at for the marks of a web page, in bytes.
const PAGE_WITHIN: usize = 4096;

const MARKS: [(&[u8], FileKind); 13] = [
    (b"PK\x03\x04", FileKind::Zip),
    (b"PK\x05\x06", FileKind::Zip),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind::Doc),
    (b"{\\rtf", FileKind::Rtf),
    (b"\x89PNG\r\n\x1a\n", FileKind::Image),
    (b"\xff\xd8\xff", FileKind::Image),
    (b"GIF87a", FileKind::Image),
    (b"GIF89a", FileKind::Image),
    (b"II*\0", FileKind::Image),
    (b"MM\0*", FileKind::Image),
    (b"7z\xbc\xaf\x27\x1c", FileKind::Archive),
    (b"Rar!\x1a\x07", FileKind::Archive),
    (b"%PDF-", FileKind::Pdf),
];

/// The kind of a file that is no plain text, where its first bytes tell.
pub(super) fn by_first_bytes(bytes: &[u8]) -> Option<FileKind> {
    let marked = MARKS
        .iter()
        .find(|(mark, _)| bytes.starts_with(mark))
        .map(|&(_, kind)| kind);
    marked
        .or_else(|| is_late_pdf(bytes).then_some(FileKind::Pdf))
        .or_else(|| is_bitmap(bytes).then_some(FileKind::Image))
        .or_else(|| is_webp(bytes).then_some(FileKind::Image))
}

/// PDF readers accept rubbish before the mark, so such files exist.
fn is_late_pdf(bytes: &[u8]) -> bool {
    let start = bytes.get(..PDF_WITHIN).unwrap_or(bytes);
    start
        .windows(7)
        .any(|window| window.starts_with(b"%PDF-1") || window.starts_with(b"%PDF-2"))
}

/// `BM` alone also begins a text, so the four reserved bytes must be 0 as well.
fn is_bitmap(bytes: &[u8]) -> bool {
    bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4])
}

fn is_webp(bytes: &[u8]) -> bool {
    bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP")
}

/// The kind of a text that is markup, where its first words tell: a web page, or an office program's document in XML.
pub(super) fn by_first_words(text: &str) -> Option<FileKind> {
    let text = text.trim_start_matches(is_space);
    let (text, program) = behind_declarations(text);
    if program {
        return Some(FileKind::OtherOffice);
    }
    let mut end = PAGE_WITHIN.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let start = text.get(..end).unwrap_or(text).to_ascii_lowercase();
    let has = |marks: &[&str]| marks.iter().any(|mark| start.contains(mark));
    let is_office = [
        "<w:worddocument",
        "<pkg:package",
        "<office:document",
        "<workbook xmlns=\"urn:schemas-microsoft-com",
    ]
    .iter()
    .any(|mark| start.starts_with(mark));
    // A page that was copied without its beginning may start with text.
    let is_page = if start.starts_with('<') {
        has(&PAGE_MARKS)
    } else {
        has(&["<!doctype html", "<html", "<body", "<table"])
    };
    if is_office {
        Some(FileKind::OtherOffice)
    } else {
        is_page.then_some(FileKind::Html)
    }
}

const PAGE_MARKS: [&str; 17] = [
    "<!doctype html",
    "<html",
    "<head",
    "<meta",
    "<title",
    "<style",
    "<script",
    "<body",
    "<table",
    "<tr",
    "<td",
    "<div",
    "<span",
    "<center",
    "<h1",
    "<p>",
    "<p ",
];

/// What follows the XML declaration and the comments at the start of `text`, and whether they name an office program.
fn behind_declarations(text: &str) -> (&str, bool) {
    let mut rest = text;
    let mut names_program = false;
    loop {
        let (mark, end) = if rest.starts_with("<!--") {
            ("<!--", "-->")
        } else if rest.starts_with("<?") {
            ("<?", "?>")
        } else {
            return (rest, names_program);
        };
        let inside = rest.get(mark.len()..).unwrap_or_default();
        let Some(at) = inside.find(end) else {
            return (rest, names_program);
        };
        let (declaration, behind) = inside.split_at(at);
        names_program |= declaration.starts_with("mso-application") && mark == "<?";
        rest = behind
            .get(end.len()..)
            .unwrap_or_default()
            .trim_start_matches(is_space);
    }
}
