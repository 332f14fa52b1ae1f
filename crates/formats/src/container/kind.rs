//! What a zip container is, by its parts: so every container is opened.

use super::relationships::Relationship;
use super::zip::Package;
use crate::xml::XmlReader;
use gouji_model::{FileKind, ReadError};
use memchr::memmem;

/// The first words of the media types of OpenDocument files. Templates and master documents begin alike.
const OPEN_DOCUMENT: [(&str, FileKind); 3] = [
    ("application/vnd.oasis.opendocument.text", FileKind::Odt),
    (
        "application/vnd.oasis.opendocument.spreadsheet",
        FileKind::Ods,
    ),
    ("application/vnd.oasis.opendocument.", FileKind::OtherOffice),
];

/// What the content types of main parts hold, and the parts where writers put them.
const MAIN_PARTS: [(&str, &str, FileKind); 5] = [
    ("wordprocessingml", "word/document.xml", FileKind::Docx),
    ("sheet.binary", "xl/workbook.bin", FileKind::OtherOffice),
    ("spreadsheetml", "xl/workbook.xml", FileKind::Xlsx),
    (
        "presentationml",
        "ppt/presentation.xml",
        FileKind::OtherOffice,
    ),
    ("visio", "visio/document.xml", FileKind::OtherOffice),
];

/// Parts by which other office files are known.
const OTHER_OFFICE: [&str; 3] = [
    "FixedDocSeq.fdseq",
    "FixedDocumentSequence.fdseq",
    "Index/Document.iwa",
];

/// Opens a container of which `bytes_left` bytes may be unpacked, and tells what kind of file it is.
///
/// # Errors
/// Damaged where it has no directory or one that makes no sense, or two parts of one name; beyond a limit.
pub(crate) fn open(bytes: &[u8], bytes_left: u64) -> Result<Package<'_>, ReadError> {
    let mut package = Package::new(bytes, bytes_left, || guess(bytes))?;
    (package.kind, package.main_part) = identify(&mut package).map_err(|error| match error {
        ReadError::Damaged { .. } => ReadError::Damaged { kind: guess(bytes) },
        ReadError::Encrypted { .. } => ReadError::Encrypted { kind: guess(bytes) },
        other => other,
    })?;
    if package.kind != FileKind::Zip && package.has_duplicate_names() {
        // Which of two parts of one name an office program takes is anyone's guess.
        return Err(package.damage_error());
    }
    Ok(package)
}

/// The kind of the container, and its main part where it is an office file.
fn identify(package: &mut Package<'_>) -> Result<(FileKind, Option<String>), ReadError> {
    if let Some(kind) = identify_open_document(package)? {
        return Ok((kind, Some("content.xml".to_owned())));
    }
    if package.has("[Content_Types].xml") {
        return identify_office_open(package);
    }
    let is_other = OTHER_OFFICE.iter().any(|name| package.has(name));
    let kind = if package.has("OFD.xml") {
        FileKind::Ofd
    } else if is_other {
        FileKind::OtherOffice
    } else {
        FileKind::Zip
    };
    Ok((kind, None))
}

fn identify_open_document(package: &mut Package<'_>) -> Result<Option<FileKind>, ReadError> {
    let media = match package.text("mimetype")? {
        Some(media) => Some(media),
        None if package.has("content.xml") => root_media_type(package)?,
        None => None,
    };
    Ok(media.and_then(|media| {
        let begins = |(start, _): &&(&str, FileKind)| media.trim_start().starts_with(start);
        let entry = OPEN_DOCUMENT.iter().find(begins);
        entry.map(|&(_, kind)| kind)
    }))
}

/// The media type that the manifest of an OpenDocument file gives the whole.
fn root_media_type(package: &mut Package<'_>) -> Result<Option<String>, ReadError> {
    let Some(manifest) = package.text("META-INF/manifest.xml")? else {
        return Ok(None);
    };
    let mut markup = XmlReader::new(&manifest, package.kind);
    markup.element()?;
    while let Some(entry) = markup.element()? {
        if entry.attribute("full-path").as_deref() == Some("/") {
            return Ok(entry.attribute("media-type").map(Into::into));
        }
        markup.skip()?;
    }
    Ok(None)
}

/// An Office Open XML file: its main part is what the whole's relationship says; else where writers put it.
fn identify_office_open(
    package: &mut Package<'_>,
) -> Result<(FileKind, Option<String>), ReadError> {
    let related = package.relationships(None)?;
    let is_main = |related: &Relationship| related.kind == "officeDocument" && !related.is_external;
    let main = related.into_iter().find(is_main);
    if let Some(name) = main
        .map(|main| main.target)
        .filter(|target| package.has(target))
    {
        let usual = MAIN_PARTS.iter().find(|(_, part, _)| *part == name);
        let kind = match usual {
            Some(&(_, _, kind)) => Some(kind),
            None => kind_by_content_type(package, &name)?,
        };
        if let Some(kind) = kind {
            return Ok((kind, Some(name)));
        }
    }
    let usual = MAIN_PARTS.iter().find(|(_, part, _)| package.has(part));
    Ok(match usual {
        Some(&(_, name, kind)) => (kind, Some(name.to_owned())),
        None => (FileKind::OtherOffice, None),
    })
}

/// The kind by the content type of the part `name`: its own, or that of its extension.
fn kind_by_content_type(
    package: &mut Package<'_>,
    name: &str,
) -> Result<Option<FileKind>, ReadError> {
    let Some(types) = package.text("[Content_Types].xml")? else {
        return Ok(None);
    };
    let mut by_extension = None;
    let mut by_name = None;
    let mut markup = XmlReader::new(&types, package.kind);
    markup.element()?;
    while let Some(entry) = markup.leaf()? {
        let content_type = entry.attribute("ContentType");
        let is_named = entry
            .attribute("PartName")
            .is_some_and(|part| part.trim_start_matches('/').eq_ignore_ascii_case(name));
        let is_extension = entry.attribute("Extension").is_some_and(|extension| {
            let last = name.rsplit_once('.').map(|(_, last)| last);
            last.is_some_and(|last| last.eq_ignore_ascii_case(&extension))
        });
        if is_named {
            by_name = content_type.as_deref().and_then(content_type_kind);
        } else if is_extension {
            by_extension = content_type.as_deref().and_then(content_type_kind);
        }
    }
    Ok(by_name.or(by_extension))
}

fn content_type_kind(content_type: &str) -> Option<FileKind> {
    let content_type = content_type.to_ascii_lowercase();
    MAIN_PARTS
        .iter()
        .find(|(mark, _, _)| content_type.contains(mark))
        .map(|&(_, _, kind)| kind)
}

/// The likely kind of a container that cannot be opened, for the words about it.
fn guess(bytes: &[u8]) -> FileKind {
    let marks: [(&[u8], FileKind); 4] = [
        (b"word/document", FileKind::Docx),
        (b"xl/workbook", FileKind::Xlsx),
        (
            b"mimetypeapplication/vnd.oasis.opendocument.text",
            FileKind::Odt,
        ),
        (
            b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
            FileKind::Ods,
        ),
    ];
    marks
        .iter()
        .find(|(mark, _)| memmem::find(bytes, mark).is_some())
        .map_or(FileKind::Zip, |&(_, kind)| kind)
}
