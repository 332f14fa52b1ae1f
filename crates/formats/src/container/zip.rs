//! A zip container and its parts, unpacked within limits.
//!
//! Names inside a container are only names: they are compared, and never used
//! as paths. Bytes are counted as they come out, never as the container declares.

use crate::limits::{MAX_UNPACKED, MAX_UNPACKED_PART, limit_error};
use crate::xml;
use gouji_model::{FileKind, Limit, ReadError};
use memchr::memmem;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The most entries of a container. An office file has some dozens.
pub(crate) const MAX_ENTRIES: usize = 10_000;

/// How much room is made for a part before its first byte is unpacked, whatever size it declares.
const ROOM_AT_FIRST: u64 = 4 * 1024 * 1024;

/// The mark of an entry in a container's directory.
const ENTRY: &[u8] = b"PK\x01\x02";

/// The bit of an entry's flags that says its name is UTF-8.
const NAME_IS_UTF_8: u16 = 1 << 11;

/// A zip container. Its directory is shared by its clones.
#[derive(Debug, Clone)]
pub(crate) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// What the container is: an office file of some kind, or [`FileKind::Zip`].
    pub(crate) kind: FileKind,
    /// The name of an office file's main part.
    pub(crate) main_part: Option<String>,
    /// How many bytes may still be unpacked.
    pub(crate) bytes_left: u64,
}

/// An entry of a container, as its directory lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The name in the bytes as they stand.
    pub(crate) name: Vec<u8>,
    /// Whether the container says that the name is UTF-8.
    pub(crate) is_utf8: bool,
    pub(crate) is_folder: bool,
    /// How many bytes it takes in the container, as the directory says.
    pub(crate) packed: u64,
    /// How many bytes it unpacks to, as the directory says.
    pub(crate) size: u64,
}

impl<'b> Package<'b> {
    /// Reads the directory of a container of which `bytes_left` bytes may be unpacked. What the container is, is not
    /// looked at; `kind` gives the kind that an error tells.
    ///
    /// # Errors
    /// Damaged where it has no directory or one that makes no sense, beyond a
    /// limit where it has too many entries.
    pub(super) fn new(
        bytes: &'b [u8],
        bytes_left: u64,
        kind: impl FnOnce() -> FileKind,
    ) -> Result<Self, ReadError> {
        // The directory is held in memory, so its entries are counted before it is read.
        if memmem::find_iter(bytes, ENTRY).nth(MAX_ENTRIES).is_some() {
            return Err(limit_error(Limit::Files, MAX_ENTRIES));
        }
        let opened = ZipArchive::new(Cursor::new(bytes));
        let archive = opened.map_err(|error| match read_error(&error, kind()) {
            ReadError::Damaged { kind } if begins_encrypted(bytes) => ReadError::Encrypted { kind },
            other => other,
        })?;
        Ok(Self {
            archive,
            kind: FileKind::Zip,
            main_part: None,
            bytes_left,
        })
    }

    /// Whether two parts have one name.
    pub(super) fn has_duplicate_names(&self) -> bool {
        self.archive.has_duplicate_names()
    }

    /// That the container is damaged.
    pub(crate) fn damage_error(&self) -> ReadError {
        ReadError::Damaged { kind: self.kind }
    }

    /// The entries in the order of the directory. Of two of the same name only the last is there.
    pub(crate) fn entries(&self) -> impl Iterator<Item = Entry> {
        (0..self.archive.len()).filter_map(|index| {
            let entry = self.archive.by_index_data(index).ok()?;
            Some(Entry {
                name: entry.name_raw().to_vec(),
                is_utf8: entry.flags().as_u16() & NAME_IS_UTF_8 != 0,
                is_folder: entry.is_dir(),
                packed: entry.compressed_size(),
                size: entry.size(),
            })
        })
    }

    /// Whether there is a part of that name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.index(name).is_some()
    }

    /// The bytes of the part of that name; `None` where there is none.
    ///
    /// # Errors
    /// Encrypted, damaged or packed in a way that office files do not use, or beyond a limit.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let Some(index) = self.index(name) else {
            return Ok(None);
        };
        let (limit, allowed) = if self.bytes_left < MAX_UNPACKED_PART {
            (MAX_UNPACKED, self.bytes_left)
        } else {
            (MAX_UNPACKED_PART, MAX_UNPACKED_PART)
        };
        let bytes = self.unpack(index, allowed)?;
        let bytes = bytes.ok_or_else(|| limit_error(Limit::Unpacked, limit))?;
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.bytes_left = self.bytes_left.saturating_sub(length);
        Ok(Some(bytes))
    }

    /// The text of the XML part of that name; `None` where there is none.
    ///
    /// # Errors
    /// Like [`Package::part`].
    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        Ok(self.part(name)?.map(xml::decode))
    }

    /// The bytes of the entry at `index` of [`Package::entries`]; `None` where they are more than `allowed`.
    ///
    /// # Errors
    /// Encrypted or damaged.
    pub(crate) fn unpack(
        &mut self,
        index: usize,
        allowed: u64,
    ) -> Result<Option<Vec<u8>>, ReadError> {
        let kind = self.kind;
        let file = self.archive.by_index(index);
        let file = file.map_err(|error| read_error(&error, kind))?;
        let room = file.size().min(allowed).min(ROOM_AT_FIRST);
        let mut bytes = Vec::with_capacity(usize::try_from(room).unwrap_or(0));
        let mut limited = file.take(allowed.saturating_add(1));
        let length = limited.read_to_end(&mut bytes);
        let length = length.map_err(|_| ReadError::Damaged { kind })?;
        let is_whole = u64::try_from(length).is_ok_and(|length| length <= allowed);
        Ok(is_whole.then_some(bytes))
    }

    /// The entry of that name. Names that differ only in the case of letters are the same, and some writers separate
    /// folders by `\`.
    fn index(&self, name: &str) -> Option<usize> {
        let name = name.trim_start_matches('/');
        let exact = self.archive.index_for_name_raw(name.as_bytes());
        exact.or_else(|| {
            self.archive
                .file_names_raw()
                .position(|other| is_same(other, name.as_bytes()))
        })
    }
}

/// Whether the first entry is encrypted, as it says itself before its name.
fn begins_encrypted(bytes: &[u8]) -> bool {
    const FLAGS_AT: usize = 6;
    bytes.starts_with(b"PK\x03\x04") && bytes.get(FLAGS_AT).is_some_and(|flags| flags & 1 != 0)
}

fn is_same(name: &[u8], other: &[u8]) -> bool {
    let plain = |byte: &u8| match byte {
        b'\\' => b'/',
        byte => byte.to_ascii_lowercase(),
    };
    let name = name.strip_prefix(b"/").unwrap_or(name);
    name.len() == other.len() && name.iter().map(plain).eq(other.iter().map(plain))
}

/// The error of reading that an error of the container is.
fn read_error(error: &ZipError, kind: FileKind) -> ReadError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            ReadError::Encrypted { kind }
        }
        _ => ReadError::Damaged { kind },
    }
}

#[cfg(test)]
#[path = "zip_tests.rs"]
mod tests;
