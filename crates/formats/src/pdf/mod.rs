//! PDFs with a text layer.
//!
//! A PDF knows neither cells nor words: it says which glyphs and which lines
//! stand where. Tables are read from the lines that part them, and the text of
//! a cell from the glyphs that stand in it.
//!
//! The walk: `budget` looks at the streams before any is unpacked; `content_stream` runs the operators of a page, with
//! `text_operators`, `overlaps`, `graphics_state`, `font` and `encoding`, and gives its `marks`; `pages` sorts them into `page_blocks`,
//! the tables that `ruled_tables` finds, with their glyphs by `cell_overflow`, and `text_lines`; `continued_tables` joins
//! tables over page breaks, and `pages` gives the lines without the `page_numbers`.
//!
//! In: the bytes of a file. Out: a [`Document`].

mod budget;
mod cell_overflow;
mod content_stream;
mod continued_tables;
mod encoding;
mod font;
mod geometry;
mod graphics_state;
mod marks;
mod overlaps;
mod page_blocks;
mod page_numbers;
mod pages;
mod ruled_tables;
mod text_lines;
mod text_operators;

#[cfg(test)]
mod tests;

use crate::limits::limit_error;
use crate::lines::document;
use crate::notices::Notices;
use budget::{Budget, MAX_PAGES};
use content_stream::Fonts;
use gouji_model::{Document, FileKind, Limit, Line, Notice, NoticeKind, ReadError};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use marks::PageMarks;

/// Text of fewer characters a page than this is no text layer where the page is a picture: a page number, a stamp.
const FEWEST_CHARACTERS: usize = 20;

/// From this part of the page on that pictures cover, in per cent, it may be a scan.
const PICTURED: i64 = 50;

/// Reads a PDF.
///
/// # Errors
/// A PDF without a text layer that can be read, with a password, damaged or beyond a limit.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    budget::check_streams(bytes)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| read_error(&error, bytes))?;
    let pages = pdf.pages();
    if pages.len() > MAX_PAGES {
        return Err(limit_error(Limit::Pages, MAX_PAGES));
    }
    let mut budget = Budget::new();
    let mut fonts = Fonts::new();
    let mut counts = PageCounts::default();
    let mut sheets = Vec::new();
    for page in pages.iter() {
        let mut marks = content_stream::draw(page, &mut budget, &mut fonts)?;
        marks.set_upright();
        counts.page(&mut marks);
        sheets.push(pages::sheet(marks, &mut budget)?);
    }
    counts.is_damaged = budget.is_damaged || sheets.is_empty();
    counts.check()?;
    let lines = pages::lines(&sheets)?.finish();
    let notices = counts.notices(&lines);
    Ok(Document {
        replaced: counts.untold > 0,
        ..document(FileKind::Pdf, lines, notices)
    })
}

/// The error of reading `bytes` that an error of the parser is. What says that it is encrypted is protected, even where it
/// is also cut off.
fn read_error(error: &LoadPdfError, bytes: &[u8]) -> ReadError {
    let kind = FileKind::Pdf;
    let is_encrypted = || memchr::memmem::find(bytes, b"/Encrypt").is_some();
    match error {
        LoadPdfError::Decryption(DecryptionError::InvalidEncryption) | LoadPdfError::Invalid
            if !is_encrypted() =>
        {
            ReadError::Damaged { kind }
        }
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => ReadError::Encrypted { kind },
    }
}

/// What was seen on the pages so far.
#[derive(Debug, Default)]
struct PageCounts {
    characters: usize,
    /// Pages that are pictures, and the characters on them.
    pictures: usize,
    on_pictures: usize,
    /// Characters that nobody sees.
    unseen: usize,
    untold: usize,
    hidden: usize,
    /// Whether text that nobody sees lies over a picture of it.
    has_recognised_text: bool,
    /// Whether anything at all is drawn.
    has_marks: bool,
    is_damaged: bool,
}

impl PageCounts {
    /// Counts a page, and takes from it the text that nobody is meant to see.
    fn page(&mut self, marks: &mut PageMarks) {
        let is_picture = marks.per_cent_pictured() >= PICTURED;
        let is_unseen = |glyph: &marks::Glyph| glyph.is_invisible && glyph.character != ' ';
        let count = marks.glyphs.iter().filter(|glyph| is_unseen(glyph)).count();
        if is_picture {
            self.unseen += count;
            self.has_recognised_text |= count > 0;
        } else {
            marks.hidden += count;
            marks.glyphs.retain(|glyph| !glyph.is_invisible);
        }
        self.has_marks |= !marks.pictures.is_empty() || !marks.fills.is_empty();
        self.has_marks |= !marks.rules.is_empty() || marks.untold > 0 || marks.hidden > 0;
        let characters = marks.glyphs.iter();
        let characters = characters.filter(|glyph| glyph.character != ' ').count();
        self.characters += characters;
        self.pictures += usize::from(is_picture);
        self.on_pictures += if is_picture { characters } else { 0 };
        self.untold += marks.untold;
        self.hidden += marks.hidden;
    }

    /// Why nothing was read, where nothing was.
    fn check(&self) -> Result<(), ReadError> {
        let kind = FileKind::Pdf;
        match self.characters {
            0 if self.is_damaged => Err(ReadError::Damaged { kind }),
            0 if !self.has_marks => Err(ReadError::Empty),
            _ if self.is_scan() => Err(ReadError::NoTextLayer),
            _ if self.is_undecodable() => Err(ReadError::Undecodable { kind }),
            _ => Ok(()),
        }
    }

    /// Whether the pages are pictures with hardly a word on them, or with words that nobody sees and nobody can decode.
    fn is_scan(&self) -> bool {
        let only_pictures =
            self.pictures > 0 && self.on_pictures < self.pictures * FEWEST_CHARACTERS;
        let elsewhere = self.characters - self.on_pictures;
        let is_unseen = self.unseen * 2 > self.characters;
        self.characters == 0
            || (only_pictures && elsewhere < FEWEST_CHARACTERS)
            || (is_unseen && self.is_undecodable())
    }

    /// Whether the characters of every fifth glyph are not told, so that none of them can be trusted.
    fn is_undecodable(&self) -> bool {
        self.untold * 5 >= self.characters
    }

    fn notices(&self, lines: &[Line]) -> Vec<Notice> {
        let kinds = [
            (self.hidden > 0, NoticeKind::HiddenText),
            (self.has_recognised_text, NoticeKind::RecognisedText),
            (self.is_damaged, NoticeKind::Damaged),
        ];
        let mut notices = Notices::default();
        for (_, kind) in kinds.into_iter().filter(|(is_so, _)| *is_so) {
            notices.add(kind, None);
        }
        notices.add_undecodable(lines);
        notices.finish()
    }
}
