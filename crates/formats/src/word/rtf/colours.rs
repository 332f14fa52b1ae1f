//! The colours of rich text, as far as it matters which of them is white, and whether white shows anywhere.

use crate::white_text::WHITE;
use memchr::memmem;

/// The most colours that are remembered.
const MAX_COLOURS: usize = 4096;

/// The control words that give a paragraph, a cell, a row or the page a ground, with the number of its colour or its depth.
const GROUNDS: [&str; 9] = [
    "\\cbpat",
    "\\clcbpat",
    "\\trcbpat",
    "\\tscellcbpat",
    "\\clcfpat",
    "\\clshdng",
    "\\trshdng",
    "\\shading",
    "\\cfpat",
];

/// The control words that give a ground by their being there: patterns of lines, and a page's own ground.
const PATTERNS: [&str; 4] = ["\\bg", "\\clbg", "\\trbg", "\\background"];

/// The table of colours of a document.
#[derive(Default)]
pub(super) struct ColourTable {
    /// Whether each colour is white.
    colours: Vec<bool>,
    /// The channels of the colour that is being described, as far as they are given.
    channels: [Option<i32>; 3],
    has_grounds: Option<bool>,
}

impl ColourTable {
    /// Takes a control word of the table.
    pub(super) fn word(&mut self, name: &str, value: Option<i32>) {
        let channel = match name {
            "red" => 0,
            "green" => 1,
            "blue" => 2,
            _ => return,
        };
        if let Some(channel) = self.channels.get_mut(channel) {
            *channel = value;
        }
    }

    /// Takes a text of the table: each colour ends with a semicolon.
    pub(super) fn text(&mut self, bytes: &[u8]) {
        for _ in memchr::memchr_iter(b';', bytes) {
            let channels = std::mem::take(&mut self.channels);
            let is_full =
                |channel: &Option<i32>| channel.is_some_and(|value| value >= WHITE.into());
            if self.colours.len() < MAX_COLOURS {
                self.colours.push(channels.iter().all(is_full));
            }
        }
    }

    /// Whether the colour `number` is white. The first is the program's own choice.
    pub(super) fn is_white(&self, number: i32) -> bool {
        let colour = usize::try_from(number)
            .ok()
            .and_then(|at| self.colours.get(at));
        colour.copied().unwrap_or(false)
    }

    /// Whether anything in the document `source` but its letters has a ground: then white text may be seen.
    pub(super) fn has_grounds(&mut self, source: &[u8]) -> bool {
        *self.has_grounds.get_or_insert_with(|| {
            let is_ground = |at: usize| {
                let number = source.get(at..).unwrap_or_default();
                matches!(number, [b'1'..=b'9', ..])
            };
            GROUNDS.iter().any(|word| {
                let mut places = memmem::find_iter(source, word);
                places.any(|at| is_ground(at + word.len()))
            }) || PATTERNS
                .iter()
                .any(|word| memmem::find(source, word.as_bytes()).is_some())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_is_told_by_its_channels() {
        let mut colours = ColourTable::default();
        colours.text(b";");
        for (name, value) in [("red", 255), ("green", 255), ("blue", 250)] {
            colours.word(name, Some(value));
        }
        colours.text(b";");
        colours.word("red", Some(255));
        colours.text(b";");
        let all: Vec<bool> = (-1..4).map(|at| colours.is_white(at)).collect();
        assert_eq!(all, [false, false, true, false, false]);
    }

    #[test]
    fn a_ground_is_one_with_a_colour() {
        let has_grounds = |source: &[u8]| ColourTable::default().has_grounds(source);
        assert!(has_grounds(b"\\trowd\\clcbpat8\\cellx1"));
        assert!(has_grounds(b"\\clbghoriz"));
        assert!(!has_grounds(b"\\clcbpat0\\clshdng0 \\chcbpat8 bg"));
    }
}
