//! Bytes to a document: what the file is, how it is encoded, where its cells stand.
//!
//! [`open`] tells what a file is by its content and gives its lines and cells with their places, or the files in it where it
//! is an archive; [`read`] takes no archive.
//!
//! The walk: `sniff` tells the kind by the first bytes; `container` opens what holds other files; one reader for each format
//! stands in the folder of its family, `text`, `web`, `word`, `sheet`, `opendocument` and `pdf`. What the readers share stands
//! beside this file: `decode` (bytes to characters), `xml`, `blocks` and `lines` (what becomes of paragraphs and tables),
//! `grid`, `notices`, `white_text`, `script` and the `limits`.
//!
//! Architecture invariant: this crate touches no disk, knows no form and no rule, and holds no state
//! between two files.

mod blocks;
mod container;
mod decode;
mod grid;
mod limits;
mod lines;
mod notices;
mod opendocument;
mod panics;
mod pdf;
mod script;
mod sheet;
mod sniff;
mod text;
mod web;
mod white_text;
mod word;
mod xml;

#[cfg(test)]
mod tests;

use container::zip::Package;
use container::{kind, ole};
use decode::DecodedText;
use gouji_model::characters::is_blank;
use gouji_model::{Document, FileKind, Limit, ReadError};
use limits::{MAX_UNPACKED, limit_error};
use lines::document;
use notices::Notices;
use panics::catch_panic;
use web::html::{self, PageContents};
use web::mht;

pub use container::archive::{Archive, Member, is_clutter, is_leftover};
pub use limits::MAX_BYTES;

/// What a file holds.
#[derive(Debug)]
pub enum Content<'b> {
    /// A document. An office file is one too, although it is a zip container.
    Document(Document),
    /// An archive of files, each of which is unpacked and read by itself.
    Archive(Archive<'b>),
}

/// Opens a file and reads it, or lists the files in it where it is an archive. What it is, is told by its content, never by
/// its name.
///
/// # Errors
/// A file from which nothing can be read, with the reason; an archive that is damaged, has no file in it, or is beyond a limit.
pub fn open(bytes: &[u8]) -> Result<Content<'_>, ReadError> {
    open_with(bytes, Content::Document, |package| {
        Archive::new(package, bytes.len()).map(Content::Archive)
    })
}

/// Reads a file that is a document, as [`open`] does.
///
/// # Errors
/// As [`open`] gives them; an archive is of a kind that cannot be read.
pub fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let kind = FileKind::Zip;
    open_with(
        bytes,
        |document| document,
        |_| Err(ReadError::Unsupported { kind }),
    )
}

/// Opens a file once: gives what `read` makes of its document, or what `list` makes of the container of an archive.
fn open_with<'b, T>(
    bytes: &'b [u8],
    read: impl FnOnce(Document) -> T,
    list: impl FnOnce(Package<'b>) -> Result<T, ReadError>,
) -> Result<T, ReadError> {
    if u64::try_from(bytes.len()).is_ok_and(|length| length > MAX_BYTES) {
        return Err(limit_error(Limit::Bytes, MAX_BYTES));
    }
    let kind = sniff::binary_kind(bytes);
    if kind != Some(FileKind::Zip) {
        let document = catch_panic(kind.unwrap_or(FileKind::Text), || read_kind(bytes, kind));
        return document.map(read);
    }
    let mut package = catch_panic(FileKind::Zip, || kind::open(bytes, MAX_UNPACKED))?;
    if package.kind == FileKind::Zip {
        return list(package);
    }
    catch_panic(FileKind::Zip, || read_package(&mut package)).map(read)
}

/// Reads a file that is no zip container.
fn read_kind(bytes: &[u8], kind: Option<FileKind>) -> Result<Document, ReadError> {
    match kind {
        Some(FileKind::Rtf) => word::rtf::read(bytes),
        Some(FileKind::Office) => read_compound_file(bytes),
        Some(FileKind::Pdf) => pdf::read(bytes),
        Some(kind) => Err(ReadError::Unsupported { kind }),
        None if mht::is_mht(bytes) => read_mht(bytes),
        None => read_text(bytes),
    }
}

/// Reads an office file in a zip container.
fn read_package(package: &mut Package<'_>) -> Result<Document, ReadError> {
    match package.kind {
        FileKind::Docx => word::docx::read(package, Some(read_alt_chunk)),
        FileKind::Xlsx => sheet::xlsx::read(package),
        FileKind::Odt | FileKind::Ods => opendocument::read(package),
        kind => Err(ReadError::Unsupported { kind }),
    }
}

/// Reads a file that stands for a piece of the Word document in `around`. A Word document among such files is read without
/// pieces of its own, and unpacks no more than is left to `around`, so that many together are no more than one.
///
/// Word takes no PDF for a piece, and each would have a budget of its own.
fn read_alt_chunk(around: &mut Package<'_>, bytes: &[u8]) -> Result<Document, ReadError> {
    if bytes.starts_with(b"PK") {
        let mut package = kind::open(bytes, around.bytes_left)?;
        let document = match package.kind {
            FileKind::Docx => word::docx::read(&mut package, None),
            kind => Err(ReadError::Unsupported { kind }),
        };
        around.bytes_left = around.bytes_left.min(package.bytes_left);
        return document;
    }
    match sniff::binary_kind(bytes) {
        Some(kind @ FileKind::Pdf) => Err(ReadError::Unsupported { kind }),
        _ => read(bytes),
    }
}

/// Reads a web page in a message: the first of its pages that holds something, as the pages of a workbook stand behind one
/// of frames.
fn read_mht(bytes: &[u8]) -> Result<Document, ReadError> {
    let kind = FileKind::Mht;
    let mut result = Err(ReadError::Damaged { kind });
    for page in mht::pages(bytes) {
        let decoded = decode::decode(&page).ok_or(ReadError::NotText)?;
        result = html::read(&decoded.text).map(|page| decoded_document(kind, &decoded, page));
        if result != Err(ReadError::Empty) {
            break;
        }
    }
    result
}

/// Reads an OLE2 compound file: a document of an office program before 2007, or a protected one.
fn read_compound_file(bytes: &[u8]) -> Result<Document, ReadError> {
    let file = ole::open(bytes)?;
    match file.kind {
        FileKind::Doc => word::doc::read(bytes),
        FileKind::Xls => sheet::xls::read(&file.stream),
        kind => Err(ReadError::Unsupported { kind }),
    }
}

/// Reads a file that is characters from its start: a plain text or a web page.
fn read_text(bytes: &[u8]) -> Result<Document, ReadError> {
    // What a copy that broke off leaves behind on some disks.
    if bytes.iter().all(|&byte| byte == 0) {
        return Err(ReadError::Empty);
    }
    let decoded = decode::decode(bytes).ok_or(ReadError::NotText)?;
    if is_blank(&decoded.text) {
        return Err(ReadError::Empty);
    }
    let (kind, contents) = match sniff::markup_kind(&decoded.text) {
        Some(FileKind::Html) => (FileKind::Html, html::read(&decoded.text)?),
        Some(kind) => return Err(ReadError::Unsupported { kind }),
        None => {
            let contents = PageContents {
                lines: text::lines(&decoded.text)?,
                pictures: Vec::new(),
                notices: Vec::new(),
            };
            (FileKind::Text, contents)
        }
    };
    Ok(decoded_document(kind, &decoded, contents))
}

/// The document of a text that was decoded.
fn decoded_document(kind: FileKind, decoded: &DecodedText<'_>, contents: PageContents) -> Document {
    let mut notices = Notices::from(contents.notices);
    // A character that somebody else could not decode stands in the file, and a person sees it too.
    if decoded.replaced {
        notices.add_undecodable(&contents.lines);
    }
    Document {
        encoding: Some(decoded.encoding),
        replaced: decoded.replaced,
        pictures: contents.pictures,
        ..document(kind, contents.lines, notices.finish())
    }
}
