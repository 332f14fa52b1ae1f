//! Marks in a text that become the markup of its format: what nobody sees, and styles.

use crate::generate::package;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Begins and ends what nobody sees.
pub(crate) const HIDDEN: (char, char) = ('\u{e000}', '\u{e001}');
/// Begins and ends what is bold.
pub(crate) const BOLD: (char, char) = ('\u{e002}', '\u{e003}');

/// The marks in the order of what stands for them.
const MARKS: [char; 4] = [HIDDEN.0, HIDDEN.1, BOLD.0, BOLD.1];

/// What a format writes for each mark.
type Markup = [&'static str; 4];

const HTML: Markup = ["<span style=\"display:none\">", "</span>", "<b>", "</b>"];
const DOCX: Markup = [
    "</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space=\"preserve\">",
    "</w:t></w:r><w:r><w:t xml:space=\"preserve\">",
    "</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">",
    "</w:t></w:r><w:r><w:t xml:space=\"preserve\">",
];
const ODT: Markup = [
    "<text:span text:style-name=\"H\">",
    "</text:span>",
    "<text:span text:style-name=\"B\">",
    "</text:span>",
];
const ODT_STYLES: &str = "<office:automatic-styles xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"><style:style style:name=\"H\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style><style:style style:name=\"B\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style></office:automatic-styles><office:body>";
const RTF: Markup = ["{\\v ", "}", "{\\b ", "}"];

/// Whether texts of the kind called `name` may hold marks.
pub(crate) fn is_able(name: &str) -> bool {
    // The other kinds cut their texts anywhere, or have no markup within a cell.
    matches!(
        name,
        "html/spans"
            | "html/nested"
            | "html/end tags left out"
            | "docx/merged"
            | "docx/nested"
            | "odt"
            | "rtf"
    )
}

/// `bytes` of the kind called `name` with markup where marks stand.
pub(crate) fn resolve(bytes: Vec<u8>, name: &str) -> Vec<u8> {
    if !is_able(name) {
        return bytes;
    }
    if bytes.starts_with(b"PK") {
        return in_container(&bytes, name).unwrap_or(bytes);
    }
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let (markup, is_rtf) = if name == "rtf" {
        (RTF, true)
    } else {
        (HTML, false)
    };
    let mut out = text;
    for (mark, written) in MARKS.into_iter().zip(markup) {
        let mark = if is_rtf {
            format!("\\u{}?", u32::from(mark).cast_signed() - 0x1_0000)
        } else {
            mark.to_string()
        };
        out = out.replace(&mark, written);
    }
    out.into_bytes()
}

fn in_container(bytes: &[u8], name: &str) -> Option<Vec<u8>> {
    let is_odt = name == "odt";
    let markup = if is_odt { ODT } else { DOCX };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).ok()?;
        let mut content = String::new();
        entry.read_to_string(&mut content).ok()?;
        let name = entry.name().ok()?.into_owned();
        for (mark, written) in MARKS.into_iter().zip(markup) {
            content = content.replace(mark, written);
        }
        if is_odt {
            content = content.replace("<office:body>", ODT_STYLES);
        }
        parts.push((name, content.into_bytes()));
    }
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(name, content)| (name.as_str(), content.as_slice()))
        .collect();
    Some(package(&parts))
}
