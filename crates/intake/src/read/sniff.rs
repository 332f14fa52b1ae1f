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

/// Whether `text` is a web page.
pub(super) fn is_web_page(text: &str) -> bool {
    let text = text.trim_start_matches(is_space);
    if !text.starts_with('<') {
        return false;
    }
    let mut end = PAGE_WITHIN.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let start = text.get(..end).unwrap_or(text).to_ascii_lowercase();
    let marks = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<table",
        "<div",
        "<p>",
        "<p ",
    ];
    marks.iter().any(|mark| start.contains(mark))
}
