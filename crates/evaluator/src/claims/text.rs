//! A paragraph as patterns read it: folded once, with its numbers, and the way back to its bytes.

use super::numeral::{Numeral, numerals};
use gouji_model::{Claim, Paragraph, Place};
use gouji_ruleset::fold;
use std::ops::Range;

/// How many characters of a paragraph are read for claims at most: the longest paragraphs of a report have a few thousand.
const MOST_CHARACTERS: usize = 20_000;

/// A paragraph of the prose, folded.
pub(super) struct Text<'p> {
    /// The index of the paragraph among all paragraphs.
    pub(super) paragraph: usize,
    pub(super) written: &'p Paragraph,
    pub(super) chars: Vec<char>,
    /// The characters as one string, because words are looked for in a string.
    pub(super) folded: String,
    pub(super) numbers: Vec<Numeral>,
    /// Where each character begins in the paragraph's text, in bytes.
    bytes: Vec<usize>,
}

impl<'p> Text<'p> {
    pub(super) fn new(paragraph: usize, written: &'p Paragraph) -> Self {
        let (mut chars, mut bytes, mut spaced) = (Vec::new(), Vec::new(), Vec::new());
        let mut space = false;
        for (at, character) in written.text.char_indices().take(MOST_CHARACTERS) {
            match fold(character) {
                Some(folded) => {
                    chars.push(folded);
                    bytes.push(at);
                    spaced.push(space);
                    space = false;
                }
                None => space = true,
            }
        }
        Self {
            paragraph,
            written,
            folded: chars.iter().collect(),
            numbers: numerals(&chars, &spaced),
            chars,
            bytes,
        }
    }

    /// The number that begins at `at`.
    pub(super) fn number_at(&self, at: usize) -> Option<&Numeral> {
        let index = self.numbers.partition_point(|number| number.start < at);
        self.numbers.get(index).filter(|number| number.start == at)
    }

    /// Whether `at` is inside a number in digits that is no date.
    pub(super) fn is_in_number(&self, at: usize) -> bool {
        let index = self.numbers.partition_point(|number| number.end <= at);
        let number = self.numbers.get(index);
        number.is_some_and(|number| number.start <= at && number.is_digits && !number.is_date)
    }

    /// The years that are named in `range`, in order.
    pub(super) fn years(&self, range: Range<usize>) -> Vec<i64> {
        let numbers = self.numbers.iter();
        let within = numbers.filter(|numeral| range.contains(&numeral.start));
        let year = |numeral: &Numeral| {
            let is_year =
                self.chars.get(numeral.end) == Some(&'年') && numeral.end - numeral.start == 4;
            Some(numeral.mantissa? / Claim::ONE).filter(|_| is_year)
        };
        within.filter_map(year).collect()
    }

    /// Whether `words` stand at `at`.
    pub(super) fn has_at(&self, at: usize, words: &[char]) -> bool {
        self.chars.get(at..at + words.len()) == Some(words)
    }

    /// Where `words` stand in `range` for the last time.
    pub(super) fn find_last(&self, range: Range<usize>, words: &[char]) -> Option<usize> {
        let last = range.end.checked_sub(words.len())?;
        let mut starts = (range.start..=last).rev();
        starts.find(|at| self.has_at(*at, words))
    }

    /// Whether `words` stand in `range`.
    pub(super) fn has_in(&self, range: Range<usize>, words: &[char]) -> bool {
        let last = range.end.saturating_sub(words.len());
        (range.start..=last).any(|at| range.end >= at + words.len() && self.has_at(at, words))
    }

    /// Whether a clause ends at `at`. A comma inside a number is none.
    pub(super) fn ends_clause(&self, at: usize) -> bool {
        match self.chars.get(at) {
            Some(',') => !self.is_in_number(at),
            Some(':') => true,
            Some(_) => self.ends_sentence(at),
            None => true,
        }
    }

    /// Whether a sentence ends at `at`.
    pub(super) fn ends_sentence(&self, at: usize) -> bool {
        matches!(
            self.chars.get(at),
            None | Some('。' | ';' | '!' | '?' | '\n')
        )
    }

    /// The characters of the clause that holds `range`, or of the clauses from its first to its last.
    pub(super) fn clause(&self, range: &Range<usize>) -> Range<usize> {
        self.enclose(range, |at| self.ends_clause(at))
    }

    /// The characters of the sentence that holds `range`, or of the sentences from its first to its last.
    pub(super) fn sentence(&self, range: &Range<usize>) -> Range<usize> {
        self.enclose(range, |at| self.ends_sentence(at))
    }

    fn enclose(&self, range: &Range<usize>, ends: impl Fn(usize) -> bool) -> Range<usize> {
        let start = (0..range.start).rev().find(|&at| ends(at));
        let end = (range.end..self.chars.len()).find(|&at| ends(at));
        start.map_or(0, |at| at + 1)..end.unwrap_or(self.chars.len())
    }

    /// The bytes of the paragraph's text under `range`.
    pub(super) fn bytes(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.bytes.get(range.start).copied().unwrap_or(0);
        let last = range.end.checked_sub(1);
        let last = last.and_then(|last| self.bytes.get(last));
        let end = last.map_or(start, |&last| {
            let rest = self.written.text.get(last..).unwrap_or_default();
            last + rest.chars().next().map_or(0, char::len_utf8)
        });
        start..end.max(start)
    }

    /// Where the character at `at` stands in the document.
    pub(super) fn place(&self, at: usize) -> Place {
        match self.written.place {
            Place::Line { line, column } => {
                let byte = self.bytes.get(at).copied().unwrap_or(0);
                let before = self.written.text.get(..byte).unwrap_or_default();
                let offset = u32::try_from(before.chars().count()).unwrap_or(u32::MAX);
                let column = column.saturating_add(offset);
                Place::Line { line, column }
            }
            place => place,
        }
    }
}
