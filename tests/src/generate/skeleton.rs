//! Documents that other programs wrote, with a place for each figure: `tests/skeletons`.
//!
//! A place is a word of letters and digits, which no program takes apart or
//! escapes: `ZZ`, the figure's id with its marks as capitals, `ZZ`.

use super::html::escaped;
use super::package::package;
use super::random::Random;
use super::rtf;
use super::truth::{StatedValue, Truth};
use super::wording::Wording;
use crate::root;
use std::fs;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// How text is written in a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Escape {
    Plain,
    Markup,
    RichText,
}

/// What is written into the places.
pub(super) struct Fill<'a> {
    pub(super) truth: &'a Truth,
    pub(super) wording: &'a Wording,
    pub(super) town: &'a str,
    pub(super) year: u16,
}

/// The skeleton at `path`, below `tests/skeletons`, filled; empty where there is none.
pub(super) fn fill_skeleton(path: &str, fill: &Fill<'_>, random: &mut Random) -> Vec<u8> {
    let bytes = fs::read(root().join("tests/skeletons").join(path)).unwrap_or_default();
    if bytes.starts_with(b"PK") {
        return container(bytes, fill, random).unwrap_or_default();
    }
    let escape = match path.rsplit('.').next() {
        Some("html") => Escape::Markup,
        Some("rtf") => Escape::RichText,
        _ => Escape::Plain,
    };
    part(&String::from_utf8_lossy(&bytes), escape, fill, random).into_bytes()
}

fn container(bytes: Vec<u8>, fill: &Fill<'_>, random: &mut Random) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).ok()?;
        let mut content = Vec::new();
        entry.read_to_end(&mut content).ok()?;
        let name = entry.name().ok()?.into_owned();
        if let Ok(text) = std::str::from_utf8(&content) {
            content = part(text, Escape::Markup, fill, random).into_bytes();
        }
        parts.push((name, content));
    }
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(name, content)| (name.as_str(), content.as_slice()))
        .collect();
    Some(package(&parts))
}

/// One part with its places filled.
fn part(text: &str, escape: Escape, fill: &Fill<'_>, random: &mut Random) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("ZZ") {
        out.push_str(before);
        let (name, behind) = after.split_once("ZZ").unwrap_or((after, ""));
        let value = match name {
            "town" => fill.town.to_owned(),
            "year" => fill.year.to_string(),
            name => {
                let stated = fill.truth.get(&id(name)).unwrap_or(&StatedValue::Lost);
                fill.wording.value(stated, random)
            }
        };
        out.push_str(&match escape {
            Escape::Plain => value,
            Escape::Markup => escaped(&value),
            Escape::RichText => rtf::escaped(&value),
        });
        rest = behind;
    }
    out.push_str(rest);
    out
}

fn id(name: &str) -> String {
    let mark = |c| match c {
        'D' => '.',
        'B' => '[',
        'E' => ']',
        'H' => '-',
        c => c,
    };
    name.chars().map(mark).collect()
}
