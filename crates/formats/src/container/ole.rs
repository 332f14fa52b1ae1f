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

/// The streams in which a protected document lies: beside them there may be a stub that only says so.
const PROTECTED: [&str; 3] = ["EncryptedPackage", "EncryptionInfo", "\u{9}DRMContent"];

/// The sectors of a compound file begin at multiples of this.
const SECTOR: usize = 512;

/// The sectors of its small streams.
const SMALL_SECTOR: usize = 64;

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
        return Err(damage_error(bytes, damaged_kind(bytes)));
    };
    if PROTECTED.iter().any(|name| container.has_root_entry(name)) {
        let kind = FileKind::Office;
        return Err(ReadError::Encrypted { kind });
    }
    let entry = STREAMS
        .into_iter()
        .find(|&(name, _)| container.has_root_entry(name));
    if let Some((name, kind)) = entry {
        let stream = container.open_stream(name).unwrap_or_default();
        return match kind {
            FileKind::Doc | FileKind::Xls if stream.is_empty() => Err(damage_error(bytes, kind)),
            FileKind::Doc if is_protected_document(&stream) => Err(ReadError::Encrypted { kind }),
            _ => Ok(CompoundFile { kind, stream }),
        };
    }
    // A directory of nothing but its root, or not even that, was cut off.
    if container.entries().len() < 2 {
        return Err(damage_error(bytes, damaged_kind(bytes)));
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

/// That a container is damaged, or protected where what is left of it says so.
fn damage_error(bytes: &[u8], kind: FileKind) -> ReadError {
    if PROTECTED.iter().any(|name| names_entry(bytes, name)) {
        let kind = FileKind::Office;
        ReadError::Encrypted { kind }
    } else if bytes.chunks(SMALL_SECTOR).any(begins_protected_document) {
        let kind = FileKind::Doc;
        ReadError::Encrypted { kind }
    } else if bytes.chunks(SECTOR).any(begins_protected_workbook) {
        let kind = FileKind::Xls;
        ReadError::Encrypted { kind }
    } else {
        ReadError::Damaged { kind }
    }
}

/// The kind that a damaged container speaks of.
fn damaged_kind(bytes: &[u8]) -> FileKind {
    STREAMS
        .into_iter()
        .find(|(name, _)| names_entry(bytes, name))
        .map_or(FileKind::Office, |(_, kind)| kind)
}

/// Whether an entry of the directory has that name: entries begin with their name in UTF-16.
fn names_entry(bytes: &[u8], name: &str) -> bool {
    const ENTRY: usize = 128;
    let ended = name.encode_utf16().chain([0]);
    let wide: Vec<u8> = ended.flat_map(u16::to_le_bytes).collect();
    bytes.chunks(ENTRY).any(|entry| entry.starts_with(&wide))
}

/// Whether a Word document begins with `sector`, and is protected: its mark, its version, no further page.
fn begins_protected_document(sector: &[u8]) -> bool {
    const VERSIONS: [u16; 5] = [0x00c1, 0x00d9, 0x0101, 0x010c, 0x0112];
    let Some(&[0xec, 0xa5, version, more_version, _, _, _, _, 0, 0]) = sector.first_chunk::<10>()
    else {
        return false;
    };
    VERSIONS.contains(&u16::from_le_bytes([version, more_version])) && is_protected_document(sector)
}

/// Whether a workbook begins with `sector`, and the record of its password stands among its first.
fn begins_protected_workbook(sector: &[u8]) -> bool {
    const BEGIN: [u8; 2] = [0x09, 0x08];
    const FILE_PASS: [u8; 2] = [0x2f, 0x00];
    const MOST_BEFORE: usize = 4;
    let mut rest = sector;
    if !rest.starts_with(&BEGIN) {
        return false;
    }
    for _ in 0..MOST_BEFORE {
        let Some((&[_, _, length, more_length], behind)) = rest.split_first_chunk::<4>() else {
            return false;
        };
        let length = usize::from(u16::from_le_bytes([length, more_length]));
        rest = behind.get(length..).unwrap_or_default();
        if rest.starts_with(&FILE_PASS) {
            return true;
        }
    }
    false
}

/// Whether the header of a Word document has the bit of encryption.
fn is_protected_document(stream: &[u8]) -> bool {
    stream.get(0x0b).is_some_and(|flags| flags & 1 != 0)
}

#[cfg(test)]
#[path = "ole_tests.rs"]
mod tests;
