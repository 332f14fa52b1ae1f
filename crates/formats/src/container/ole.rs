//! OLE2 compound files, in which office programs before 2007 keep their
//! documents and those since then keep protected ones: what lies in one.

use gouji_model::{FileKind, ReadError};
use office_oxide::cfb::CfbReader;
use std::io::Cursor;

/// The streams that tell a kind, in the order in which they are looked for.
const STREAMS: [(&str, FileKind); 5] = [
    ("WordDocument", FileKind::Doc),
    ("Workbook", FileKind::Xls),
    ("Book", FileKind::Xls),
    ("MatOST", FileKind::Works),
    ("PowerPoint Document", FileKind::OtherOffice),
];

/// What Microsoft Works writes at the start of its `CONTENTS`.
const WORKS_MARK: &[u8] = b"CHNK";

/// A compound file, as far as its kind tells what to read of it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct CompoundFile {
    pub(crate) kind: FileKind,
    /// The stream that tells the kind, where one does.
    pub(crate) stream: Vec<u8>,
}

/// Opens a compound file.
///
/// # Errors
/// A document that is protected by a password, and a container that is damaged. Whether a workbook is protected, its
/// reader tells.
pub(crate) fn open(bytes: &[u8]) -> Result<CompoundFile, ReadError> {
    let Ok(mut container) = CfbReader::new(Cursor::new(bytes)) else {
        let kind = damaged_kind(bytes);
        return Err(ReadError::Damaged { kind });
    };
    let known = STREAMS
        .into_iter()
        .find(|&(name, _)| container.has_root_entry(name));
    if let Some((name, kind)) = known {
        let stream = container.open_stream(name).unwrap_or_default();
        return match kind {
            FileKind::Doc | FileKind::Xls if stream.is_empty() => Err(ReadError::Damaged { kind }),
            FileKind::Doc if is_protected_document(&stream) => Err(ReadError::Encrypted { kind }),
            _ => Ok(CompoundFile { kind, stream }),
        };
    }
    let packages = ["EncryptedPackage", "EncryptionInfo", "\u{9}DRMContent"];
    if packages.iter().any(|name| container.has_root_entry(name)) {
        let kind = FileKind::Office;
        return Err(ReadError::Encrypted { kind });
    }
    // A directory of nothing but its root, or not even that, was cut off.
    if container.entries().len() < 2 {
        let kind = damaged_kind(bytes);
        return Err(ReadError::Damaged { kind });
    }
    let contents = container.open_stream("CONTENTS").unwrap_or_default();
    let kind = if contents.starts_with(WORKS_MARK) {
        FileKind::Works
    } else {
        FileKind::OtherOffice
    };
    Ok(CompoundFile {
        kind,
        stream: contents,
    })
}

/// The kind that a damaged container speaks of: the entries of its directory begin with a name in UTF-16.
fn damaged_kind(bytes: &[u8]) -> FileKind {
    const ENTRY: usize = 128;
    let names = |name: &str| {
        let ended = name.encode_utf16().chain([0]);
        let wide: Vec<u8> = ended.flat_map(u16::to_le_bytes).collect();
        bytes.chunks(ENTRY).any(|entry| entry.starts_with(&wide))
    };
    STREAMS
        .into_iter()
        .find(|(name, _)| names(name))
        .map_or(FileKind::Office, |(_, kind)| kind)
}

/// Whether the header of a Word document has the bit of encryption.
fn is_protected_document(stream: &[u8]) -> bool {
    stream.get(0x0b).is_some_and(|flags| flags & 1 != 0)
}

#[cfg(test)]
#[path = "ole_tests.rs"]
mod tests;
