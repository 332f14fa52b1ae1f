//! What a file is, by its first bytes or its first words.

use gouji_model::FileKind;
use gouji_model::characters::is_space;

/// How far into a file the mark of a PDF may stand.
const PDF_WITHIN: usize = 1024;

/// How much of a text is looked at for the marks of a web page, in bytes.
const PAGE_WITHIN: usize = 4096;

/// How a disk image ends: this mark, this many bytes before its end.
const DISK_IMAGE: (&[u8], usize) = (b"koly", 512);

/// Where the mark of a tar archive stands.
const TAR_AT: usize = 257;

/// First bytes, the longer before what they begin with. [`FileKind::Office`] is an OLE2 compound file here.
const MARKS: [(&[u8], FileKind); 32] = [
    (b"PK\x03\x04", FileKind::Zip),
    (b"PK\x05\x06", FileKind::Zip),
    // An archive in parts, of which this is the first.
    (b"PK\x07\x08", FileKind::Zip),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind::Office),
    (b"{\\rtf", FileKind::Rtf),
    (b"%PDF-", FileKind::Pdf),
    (b"\x89PNG\r\n\x1a\n", FileKind::Image),
    (b"\xff\xd8\xff", FileKind::Image),
    (b"GIF87a", FileKind::Image),
    (b"GIF89a", FileKind::Image),
    (b"II*\0", FileKind::Image),
    (b"MM\0*", FileKind::Image),
    (b"8BPS\0", FileKind::Image),
    (b"\xd7\xcd\xc6\x9a", FileKind::Image),
    (b"\0\0\x01\0\x01\0", FileKind::Image),
    (b"7z\xbc\xaf\x27\x1c", FileKind::Archive),
    (b"Rar!\x1a\x07", FileKind::Archive),
    (b"\x1f\x8b\x08", FileKind::Archive),
    (b"\xfd7zXZ\0", FileKind::Archive),
    (b"\x28\xb5\x2f\xfd", FileKind::Archive),
    (b"MSCF\0\0\0\0", FileKind::Archive),
    (b"ID3\x02", FileKind::Media),
    (b"ID3\x03", FileKind::Media),
    (b"ID3\x04", FileKind::Media),
    (b"OggS\0", FileKind::Media),
    (b"#!AMR\n", FileKind::Media),
    (b"\x1a\x45\xdf\xa3", FileKind::Media),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", FileKind::Media),
    (b"FLV\x01", FileKind::Media),
    (b"\x7fELF", FileKind::Program),
    (b"L\0\0\0\x01\x14\x02\0", FileKind::Shortcut),
    (b"[InternetShortcut]", FileKind::Shortcut),
];

/// The kind of a file that is no plain text, where its bytes tell.
pub(crate) fn binary_kind(bytes: &[u8]) -> Option<FileKind> {
    let marked = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark));
    marked
        .map(|&(_, kind)| kind)
        .or_else(|| is_bzip2(bytes).then_some(FileKind::Archive))
        .or_else(|| is_late_pdf(bytes).then_some(FileKind::Pdf))
        .or_else(|| is_bitmap(bytes).then_some(FileKind::Image))
        .or_else(|| is_enhanced_metafile(bytes).then_some(FileKind::Image))
        .or_else(|| container(bytes))
        .or_else(|| is_tar(bytes).then_some(FileKind::Archive))
        .or_else(|| is_disk_image(bytes).then_some(FileKind::Archive))
        .or_else(|| is_windows_program(bytes).then_some(FileKind::Program))
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

fn is_enhanced_metafile(bytes: &[u8]) -> bool {
    bytes.starts_with(&[1, 0, 0, 0]) && bytes.get(40..44) == Some(b" EMF")
}

/// Files of which the bytes from the fifth or the ninth on say what they carry.
fn container(bytes: &[u8]) -> Option<FileKind> {
    if bytes.starts_with(b"RIFF") {
        return match bytes.get(8..12)? {
            b"WEBP" => Some(FileKind::Image),
            b"WAVE" | b"AVI " => Some(FileKind::Media),
            _ => None,
        };
    }
    if bytes.get(4..8) != Some(b"ftyp") {
        return None;
    }
    // Pictures of telephones come in the container of films.
    match bytes.get(8..12)? {
        b"heic" | b"heix" | b"hevc" | b"mif1" | b"msf1" | b"avif" => Some(FileKind::Image),
        _ => Some(FileKind::Media),
    }
}

/// Behind `BZh` stands how well it is packed, a digit.
fn is_bzip2(bytes: &[u8]) -> bool {
    matches!(bytes, [b'B', b'Z', b'h', b'1'..=b'9', rest @ ..] if rest.starts_with(b"1AY&SY"))
}

fn is_tar(bytes: &[u8]) -> bool {
    let mark = bytes.get(TAR_AT..TAR_AT + 5);
    mark == Some(b"ustar")
}

fn is_disk_image(bytes: &[u8]) -> bool {
    let (mark, before_end) = DISK_IMAGE;
    let trailer = bytes.len().checked_sub(before_end);
    trailer.is_some_and(|at| bytes.get(at..).is_some_and(|end| end.starts_with(mark)))
}

/// `MZ` alone also begins a text, which has no zero byte.
fn is_windows_program(bytes: &[u8]) -> bool {
    bytes.starts_with(b"MZ") && bytes.get(2..64).is_some_and(|head| head.contains(&0))
}

/// The kind of a text that is markup, where its first words tell: a web page, or an office program's document in XML.
pub(crate) fn markup_kind(text: &str) -> Option<FileKind> {
    let text = text.trim_start_matches(is_space);
    let (text, program) = skip_declarations(text);
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
fn skip_declarations(text: &str) -> (&str, bool) {
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

#[cfg(test)]
#[path = "sniff_tests.rs"]
mod tests;
