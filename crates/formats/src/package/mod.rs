//! A zip container and its parts, unpacked within limits.
//!
//! Names inside a container are only names: they are compared, and never used
//! as paths. Bytes are counted as they come out, never as the container declares.

mod kind;
pub(super) mod relationships;
#[cfg(test)]
pub(super) mod written;

pub(super) use relationships::Relationship;

use super::markup;
use gouji_model::{FileKind, Limit, ReadError};
use memchr::memmem;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The most entries of a container. An office file has some dozens.
pub(super) const MAX_ENTRIES: usize = 10_000;

/// The most bytes that one part unpacks to. The longest report's is some 5 MB.
pub(super) const MAX_PART: u64 = 128 * 1024 * 1024;

/// The most bytes that all parts that are read unpack to.
pub(super) const MAX_UNPACKED: u64 = 256 * 1024 * 1024;

/// How much room is made for a part before its first byte is unpacked, whatever size it declares.
const ROOM_AT_FIRST: u64 = 4 * 1024 * 1024;

/// The mark of an entry in a container's directory.
const ENTRY: &[u8] = b"PK\x01\x02";

/// The bit of an entry's flags that says its name is UTF-8.
const NAME_IS_UTF_8: u16 = 1 << 11;

/// A zip container. Its directory is shared by its clones.
#[derive(Debug, Clone)]
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    kind: FileKind,
    main: Option<String>,
    left: u64,
}

/// An entry of a container, as its directory lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// The name in the bytes as they stand.
    pub(super) name: Vec<u8>,
    /// Whether the container says that the name is UTF-8.
    pub(super) is_utf8: bool,
    pub(super) is_folder: bool,
    /// How many bytes it takes in the container, as the directory says.
    pub(super) packed: u64,
    /// How many bytes it unpacks to, as the directory says.
    pub(super) size: u64,
}

impl<'b> Package<'b> {
    /// Opens the container and tells what kind of file it is.
    ///
    /// # Errors
    /// Damaged where it has no directory or one that makes no sense, beyond a
    /// limit where it has too many entries.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, ReadError> {
        Self::open_with(bytes, MAX_UNPACKED)
    }

    /// Opens a container of which `left` bytes may be unpacked.
    ///
    /// # Errors
    /// Like [`Package::open`].
    pub(super) fn open_with(bytes: &'b [u8], left: u64) -> Result<Self, ReadError> {
        // The directory is held in memory, so its entries are counted before it is read.
        if memmem::find_iter(bytes, ENTRY).nth(MAX_ENTRIES).is_some() {
            let limit = u64::try_from(MAX_ENTRIES).unwrap_or(u64::MAX);
            let limit = Limit::Files(limit);
            return Err(ReadError::Beyond { limit });
        }
        let opened = ZipArchive::new(Cursor::new(bytes));
        let archive = opened.map_err(|error| told(&error, kind::guess(bytes)))?;
        let mut package = Self {
            archive,
            kind: FileKind::Zip,
            main: None,
            left,
        };
        (package.kind, package.main) =
            kind::tell(&mut package).map_err(|unreadable| match unreadable {
                ReadError::Damaged { .. } => ReadError::Damaged {
                    kind: kind::guess(bytes),
                },
                other => other,
            })?;
        if package.kind != FileKind::Zip && package.archive.has_duplicate_names() {
            // Which of two parts of one name an office program takes is anyone's guess.
            return Err(package.damaged());
        }
        Ok(package)
    }

    /// What the container is: an office file of some kind, or [`FileKind::Zip`].
    pub(super) fn kind(&self) -> FileKind {
        self.kind
    }

    /// How many bytes may still be unpacked.
    pub(super) fn left(&self) -> u64 {
        self.left
    }

    /// Counts what containers in this one unpacked, of which `left` is left.
    pub(super) fn set_left(&mut self, left: u64) {
        self.left = self.left.min(left);
    }

    /// The name of an office file's main part.
    pub(super) fn main(&self) -> Option<&str> {
        self.main.as_deref()
    }

    /// That the container is damaged.
    pub(super) fn damaged(&self) -> ReadError {
        ReadError::Damaged { kind: self.kind }
    }

    /// The entries in the order of the directory. Of two of the same name only the last is there.
    pub(super) fn entries(&self) -> impl Iterator<Item = Entry> {
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
    pub(super) fn has(&self, name: &str) -> bool {
        self.index(name).is_some()
    }

    /// The bytes of the part of that name; `None` where there is none.
    ///
    /// # Errors
    /// Encrypted, damaged or packed in a way that office files do not use, or beyond a limit.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let Some(index) = self.index(name) else {
            return Ok(None);
        };
        let (limit, allowed) = if self.left < MAX_PART {
            (MAX_UNPACKED, self.left)
        } else {
            (MAX_PART, MAX_PART)
        };
        let bytes = self.unpack(index, allowed)?.ok_or(ReadError::Beyond {
            limit: Limit::Unpacked(limit),
        })?;
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.left = self.left.saturating_sub(length);
        Ok(Some(bytes))
    }

    /// The text of the XML part of that name; `None` where there is none.
    ///
    /// # Errors
    /// Like [`Package::part`].
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        Ok(self.part(name)?.map(markup::decode))
    }

    /// The bytes of the entry at `index` of [`Package::entries`]; `None` where they are more than `allowed`.
    ///
    /// # Errors
    /// Encrypted or damaged.
    pub(super) fn unpack(
        &mut self,
        index: usize,
        allowed: u64,
    ) -> Result<Option<Vec<u8>>, ReadError> {
        let kind = self.kind;
        let file = self.archive.by_index(index);
        let file = file.map_err(|error| told(&error, kind))?;
        let room = file.size().min(allowed).min(ROOM_AT_FIRST);
        let mut bytes = Vec::with_capacity(usize::try_from(room).unwrap_or(0));
        let mut limited = file.take(allowed.saturating_add(1));
        let length = limited.read_to_end(&mut bytes);
        let length = length.map_err(|_| ReadError::Damaged { kind })?;
        let is_whole = u64::try_from(length).is_ok_and(|length| length <= allowed);
        Ok(is_whole.then_some(bytes))
    }

    /// Part names differ by more than the case of their letters. Some writers part folders by `\`.
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

fn is_same(name: &[u8], other: &[u8]) -> bool {
    let plain = |byte: &u8| match byte {
        b'\\' => b'/',
        byte => byte.to_ascii_lowercase(),
    };
    let name = name.strip_prefix(b"/").unwrap_or(name);
    name.len() == other.len() && name.iter().map(plain).eq(other.iter().map(plain))
}

/// What an error of the container comes to.
fn told(error: &ZipError, kind: FileKind) -> ReadError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            ReadError::Encrypted { kind }
        }
        _ => ReadError::Damaged { kind },
    }
}

#[cfg(test)]
mod tests;
