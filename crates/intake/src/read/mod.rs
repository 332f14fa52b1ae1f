//! Bytes to a document: what the file is, how it is encoded, where its cells stand.

mod decode;
mod sniff;
mod text;

#[cfg(test)]
mod tests;

use crate::characters::is_blank;
use gouji_model::{Document, FileKind, Unreadable};

/// The largest file that is read, in bytes.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// The most cells that a document may have.
///
/// A cell costs some hundred bytes of memory, so a small file of nothing but
/// short lines would otherwise take gigabytes. The longest report has a few thousand.
pub const MAX_CELLS: usize = 2_000_000;

/// Reads the bytes of a file. What it is, is told by its content, never by its name.
///
/// # Errors
/// A file that holds no text, or a kind that this version does not read.
pub fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    if u64::try_from(bytes.len()).is_ok_and(|length| length > MAX_BYTES) {
        return Err(Unreadable::TooLarge { limit: MAX_BYTES });
    }
    if let Some(kind) = sniff::by_first_bytes(bytes) {
        return Err(Unreadable::Unsupported { kind });
    }
    let decoded = decode::decode(bytes).ok_or(Unreadable::NotText)?;
    if is_blank(&decoded.text) {
        return Err(Unreadable::Empty);
    }
    if sniff::is_web_page(&decoded.text) {
        return Err(Unreadable::Unsupported {
            kind: FileKind::Html,
        });
    }
    let too_many = Unreadable::TooManyCells {
        limit: u64::try_from(MAX_CELLS).unwrap_or(u64::MAX),
    };
    Ok(Document {
        encoding: decoded.encoding,
        replaced: decoded.replaced,
        lines: text::lines(&decoded.text, MAX_CELLS).ok_or(too_many)?,
    })
}
