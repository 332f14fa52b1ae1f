//! Bytes to a document: what the file is, how it is encoded, where its cells stand.
//!
//! [`read`] tells what a file is by its content and gives its lines and cells with their places.
//!
//! Architecture invariant: this crate touches no disk, knows no form and no rule, and holds no state
//! between two files.

mod archive;
mod bars;
mod blocks;
mod colour;
mod commas;
mod csv;
mod cursor;
mod decode;
mod doc;
mod docx;
mod flow;
mod html;
mod lines;
mod markup;
mod mht;
mod notices;
mod odf;
mod ole;
mod package;
mod pdf;
mod pipes;
mod rtf;
mod sniff;
mod spreadsheet;
mod tabs;
mod text;
mod xls;
mod xlsx;

#[cfg(test)]
mod tests;

use gouji_model::characters::is_blank;
use gouji_model::{Document, FileKind, Limit, ReadError};
use package::Package;
use std::panic::{AssertUnwindSafe, catch_unwind};

pub use archive::{Archive, Member, archive, is_clutter};

/// The largest file that is read, in bytes.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// The most cells that a document may have.
///
/// A cell costs some hundred bytes of memory, so a small file of nothing but
/// short lines would otherwise take gigabytes. The longest report has a few thousand.
const MAX_CELLS: usize = 2_000_000;

/// Reads the bytes of a file. What it is, is told by its content, never by its name.
///
/// # Errors
/// A file from which nothing can be read, with the reason.
pub fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    if u64::try_from(bytes.len()).is_ok_and(|length| length > MAX_BYTES) {
        let limit = Limit::Bytes(MAX_BYTES);
        return Err(ReadError::Beyond { limit });
    }
    let kind = sniff::by_first_bytes(bytes);
    unbroken(kind.unwrap_or(FileKind::Text), || read_kind(bytes, kind))
}

/// What `work` gives. The parsers of others may break at a file: then that file is damaged, and the next one is read.
fn unbroken<T>(
    kind: FileKind,
    work: impl FnOnce() -> Result<T, ReadError>,
) -> Result<T, ReadError> {
    let done = catch_unwind(AssertUnwindSafe(work));
    done.unwrap_or(Err(ReadError::Damaged { kind }))
}

fn read_kind(bytes: &[u8], kind: Option<FileKind>) -> Result<Document, ReadError> {
    match kind {
        Some(FileKind::Zip) => read_package(bytes),
        Some(FileKind::Rtf) => rtf::read(bytes),
        Some(FileKind::Office) => read_compound(bytes),
        Some(FileKind::Pdf) => pdf::read(bytes),
        Some(kind) => Err(ReadError::Unsupported { kind }),
        None if mht::is_mht(bytes) => read_mht(bytes),
        None => read_text(bytes),
    }
}

/// A zip container: an office file, or an archive of files.
fn read_package(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut package = Package::open(bytes)?;
    match package.kind() {
        FileKind::Docx => docx::read(&mut package),
        FileKind::Xlsx => xlsx::read(&mut package),
        FileKind::Odt | FileKind::Ods => odf::read(&mut package),
        kind => Err(ReadError::Unsupported { kind }),
    }
}

/// A web page in a message: the first of its pages that holds something, as the pages of a workbook stand behind one of frames.
fn read_mht(bytes: &[u8]) -> Result<Document, ReadError> {
    let kind = FileKind::Mht;
    let mut result = Err(ReadError::Damaged { kind });
    for page in mht::pages(bytes) {
        let decoded = decode::decode(&page).ok_or(ReadError::NotText)?;
        result = html::lines(&decoded.text).map(|(lines, notices)| Document {
            kind,
            encoding: Some(decoded.encoding),
            replaced: decoded.replaced,
            sheets: Vec::new(),
            lines,
            notices,
        });
        if result != Err(ReadError::Empty) {
            break;
        }
    }
    result
}

/// An OLE2 compound file: a document of an office program before 2007, or a protected one.
fn read_compound(bytes: &[u8]) -> Result<Document, ReadError> {
    let held = ole::open(bytes)?;
    match held.kind {
        FileKind::Doc => doc::read(bytes),
        FileKind::Xls => xls::read(&held.stream),
        kind => Err(ReadError::Unsupported { kind }),
    }
}

/// A file that is characters from its start: a plain text or a web page.
fn read_text(bytes: &[u8]) -> Result<Document, ReadError> {
    // What a copy that broke off leaves behind on some disks.
    if bytes.iter().all(|&byte| byte == 0) {
        return Err(ReadError::Empty);
    }
    let decoded = decode::decode(bytes).ok_or(ReadError::NotText)?;
    if is_blank(&decoded.text) {
        return Err(ReadError::Empty);
    }
    let (kind, (lines, notices)) = match sniff::by_first_words(&decoded.text) {
        Some(FileKind::Html) => (FileKind::Html, html::lines(&decoded.text)?),
        Some(kind) => return Err(ReadError::Unsupported { kind }),
        None => {
            let lines = match csv::lines(&decoded.text)? {
                Some(rows) => rows,
                None => text::lines(&decoded.text)?,
            };
            (FileKind::Text, (lines, Vec::new()))
        }
    };
    Ok(Document {
        kind,
        encoding: Some(decoded.encoding),
        replaced: decoded.replaced,
        sheets: Vec::new(),
        lines,
        notices,
    })
}
