//! Archives of submissions: the files in a zip, each unpacked by itself.
//!
//! A member's name is shown and nothing else: no path is ever made of it.

use super::zip::{Entry, Package};
use crate::limits::{MAX_BYTES, MAX_UNPACKED_IN_PASSING, limit_error};
use crate::panics::catch_panic;
use encoding_rs::{GBK, UTF_8};
use gouji_model::characters::visible;
use gouji_model::{FileKind, Limit, ReadError};
use std::collections::HashSet;

/// The most files of an archive. A county has some dozens of townships and bureaus.
const MAX_MEMBERS: usize = 2_000;

/// How many times its packed size a member may be, once it is longer than [`RATIO_FROM`].
///
/// Text packs to a twentieth, a table full of zeros to a hundredth.
const MAX_RATIO: u64 = 200;

/// The size up to which a member may be packed as tightly as it likes, in bytes.
const RATIO_FROM: u64 = 4 * 1024 * 1024;

/// The most characters of a name that are shown.
const MAX_NAME: usize = 200;

/// A file in an archive.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Member {
    /// Its name with the folders above it, parted by `/`: only to be shown, and in no archive twice.
    pub name: String,
    /// Which entry of the archive it is.
    index: usize,
    /// How many bytes it takes in the archive.
    packed: u64,
}

/// An archive of submissions and the files in it.
#[derive(Debug)]
pub struct Archive<'b> {
    package: Package<'b>,
    members: Vec<Member>,
}

impl<'b> Archive<'b> {
    /// The archive in a container of `length` bytes that is no office file.
    ///
    /// # Errors
    /// An archive that is damaged, has no file in it, or is beyond a limit.
    pub(crate) fn new(package: Package<'b>, length: usize) -> Result<Self, ReadError> {
        let members = members(&package, length)?;
        Ok(Self { package, members })
    }

    /// The files in it, in the order of their names.
    #[must_use]
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// The bytes of one of its members.
    ///
    /// # Errors
    /// A member that is protected by a password, damaged, or beyond a limit.
    pub fn unpack(&self, member: &Member) -> Result<Vec<u8>, ReadError> {
        let allowed = member
            .packed
            .saturating_mul(MAX_RATIO)
            .clamp(RATIO_FROM, MAX_BYTES);
        // Each unpacks from a directory of its own, so that several threads can.
        let mut package = self.package.clone();
        let bytes = catch_panic(FileKind::Zip, || package.unpack(member.index, allowed))?;
        bytes.ok_or_else(|| limit_error(Limit::Unpacked, allowed))
    }
}

/// The files of an archive.
fn members(package: &Package<'_>, length: usize) -> Result<Vec<Member>, ReadError> {
    let mut members: Vec<Member> = Vec::new();
    let mut packed = 0_u64;
    let mut declared = 0_u64;
    for (index, entry) in package.entries().enumerate() {
        let name = display_name(&decode_name(&entry));
        if entry.is_folder || name.is_empty() || is_no_submission(&name) {
            continue;
        }
        packed = packed.saturating_add(entry.packed);
        declared = declared.saturating_add(entry.size.min(MAX_BYTES));
        members.push(Member {
            name,
            index,
            packed: entry.packed,
        });
    }
    // Members that share their bytes are made to unpack without end.
    if u64::try_from(length).is_ok_and(|length| packed > length) {
        return Err(package.damage_error());
    }
    if members.len() > MAX_MEMBERS {
        return Err(limit_error(Limit::Files, MAX_MEMBERS));
    }
    if declared > MAX_UNPACKED_IN_PASSING {
        return Err(limit_error(Limit::Unpacked, MAX_UNPACKED_IN_PASSING));
    }
    if members.is_empty() {
        return Err(ReadError::EmptyArchive);
    }
    members.sort();
    number_duplicates(&mut members);
    Ok(members)
}

/// Files and folders that no person put there to be read: hidden ones, what macOS and Windows leave, and the lock
/// files of office programs.
fn is_no_submission(name: &str) -> bool {
    let is_hidden = |part: &str| part.starts_with('.') || part == "__MACOSX";
    name.split('/').any(is_hidden) || is_clutter(name) || is_leftover(name)
}

/// Whether a file of that name lies beside reports and is none: a lock file of an office program, or what Windows
/// keeps in folders.
#[must_use]
pub fn is_clutter(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or(name);
    last.starts_with("~$")
        || last.starts_with(".~")
        || last.eq_ignore_ascii_case("thumbs.db")
        || last.eq_ignore_ascii_case("desktop.ini")
}

/// What a file is called that an office program or a browser has not finished, or keeps of an earlier version.
const LEFTOVER_ENDINGS: [&str; 10] = [
    "tmp",
    "temp",
    "bak",
    "wbk",
    "xlk",
    "asd",
    "crdownload",
    "download",
    "part",
    "partial",
];

/// Whether a file of that name is what a program has left behind: a half-finished copy, or one of before.
#[must_use]
pub fn is_leftover(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or(name);
    let ending = last.rsplit_once('.').map(|(_, ending)| ending);
    let is_ending = |known: &str| ending.is_some_and(|ending| ending.eq_ignore_ascii_case(known));
    LEFTOVER_ENDINGS.iter().any(|known| is_ending(known))
}

/// Numbers the members of one name.
fn number_duplicates(members: &mut [Member]) {
    let mut taken: HashSet<String> = HashSet::new();
    for member in members {
        let mut name = member.name.clone();
        let mut number = 2_u32;
        while !taken.insert(name.clone()) {
            name = format!("{} ({number})", member.name);
            number = number.saturating_add(1);
        }
        member.name = name;
    }
}

/// The characters of an entry's name: UTF-8 where the archive says so or the bytes can be nothing else, GBK as
/// Chinese Windows writes it, else the characters of DOS.
fn decode_name(entry: &Entry) -> String {
    let name = entry.name.as_slice();
    let unicode = UTF_8.decode_without_bom_handling_and_without_replacement(name);
    // Pairs of GBK bytes that happen to be UTF-8 give Latin, Greek or Cyrillic letters.
    let is_likely = |text: &str| text.chars().all(|c| c.is_ascii() || c >= '\u{2000}');
    if let Some(text) = unicode.filter(|text| entry.is_utf8 || is_likely(text)) {
        return text.into_owned();
    }
    match GBK.decode_without_bom_handling_and_without_replacement(name) {
        Some(text) => text.into_owned(),
        None => name.iter().map(|&byte| dos_character(byte)).collect(),
    }
}

/// A character of code page 437; of its upper half only letters, for the rest stands `?`.
fn dos_character(byte: u8) -> char {
    const LETTERS: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº";
    match byte.checked_sub(0x80) {
        None => char::from(byte),
        Some(at) => LETTERS.chars().nth(usize::from(at)).unwrap_or('?'),
    }
}

/// A name to be shown: its folders parted by `/`, without the steps and marks that lead out of a folder, without
/// what steers a terminal, and not endlessly long.
fn display_name(name: &str) -> String {
    let name = visible(name);
    let is_step = |part: &&str| matches!(*part, "" | "." | "..") || is_drive(part);
    let parts: Vec<&str> = name
        .split(['/', '\\'])
        .map(str::trim)
        .filter(|part| !is_step(part))
        .collect();
    let name = parts.join("/");
    let length = name.chars().count();
    if length <= MAX_NAME {
        return name;
    }
    // The end says what kind of file it is.
    let end: String = name.chars().skip(length - MAX_NAME).collect();
    format!("…{end}")
}

fn is_drive(part: &str) -> bool {
    matches!(part.as_bytes(), [letter, b':'] if letter.is_ascii_alphabetic())
}

#[cfg(test)]
#[path = "archive_tests.rs"]
mod tests;
