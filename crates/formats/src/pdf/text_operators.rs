//! The operators that show text.

use super::content_stream::{ContentPainter, matrix};
use super::font::{Font, ShownCode};
use super::geometry::{
    Direction, Length, Matrix, Point, adjustment, advance, opposite, product, sum,
};
use super::marks::{GOES_ON, Glyph};
use super::overlaps::{ShownGlyph, mark_overlaps};
use crate::notices::UNDECODABLE;
use gouji_model::ReadError;
use gouji_model::characters::is_space;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Number, Object};
use std::rc::Rc;

/// What glyphs reach below their line and above it, in ems.
const BELOW: f64 = -0.12;
const ABOVE: f64 = 0.8;

/// The bytes of one glyph's code in the fonts that programs make.
const LONGEST_CODE: usize = 2;

/// Shown by no paint at all.
const INVISIBLE: [i64; 2] = [3, 7];

/// Nobody sees a glyph that is no higher, in hundredths of a point.
const SMALLEST_SEEN: Length = 10;

impl ContentPainter<'_> {
    /// Does what an operator of text does. Whether it was one.
    pub(super) fn text(&mut self, operator: &Op<'_, '_>) -> Result<bool, ReadError> {
        match operator {
            Op::BeginText(_) => self.begin_line(Matrix::default()),
            Op::SetTextMatrix(m) => self.begin_line(matrix([m.0, m.1, m.2, m.3, m.4, m.5])),
            Op::NextLine(by) => self.next_line(by.0.as_f64(), by.1.as_f64()),
            Op::NextLineAndSetLeading(by) => {
                self.state.leading = opposite(by.1.as_f64());
                self.next_line(by.0.as_f64(), by.1.as_f64());
            }
            Op::NextLineUsingLeading(_) => self.lead(),
            Op::ShowText(text) => self.piece(text.0.as_bytes())?,
            Op::NextLineAndShowText(text) => {
                self.lead();
                self.piece(text.0.as_bytes())?;
            }
            Op::ShowTextWithParameters(text) => {
                self.state.word_spacing = text.0.as_f64();
                self.state.spacing = text.1.as_f64();
                self.lead();
                self.piece(text.2.as_bytes())?;
            }
            Op::ShowTexts(texts) => {
                self.piece.next_begins = true;
                for part in texts.0.iter::<Object<'_>>() {
                    self.budget.step(1)?;
                    match part {
                        Object::String(text) => self.show(text.as_bytes())?,
                        Object::Number(number) => self.adjust(number),
                        _ => {}
                    }
                }
                self.put_shown()?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn begin_line(&mut self, matrix: Matrix) {
        self.state.text = matrix;
        self.state.line = matrix;
        self.piece.before = None;
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.begin_line(self.state.line.pre_translate(x, y));
    }

    fn lead(&mut self) {
        self.next_line(0.0, opposite(self.state.leading));
    }

    fn adjust(&mut self, number: Number) {
        let state = &mut self.state;
        let way = adjustment(number.as_f64(), state.size, state.scale);
        state.text = state.text.pre_translate(way, 0.0);
    }

    fn piece(&mut self, bytes: &[u8]) -> Result<(), ReadError> {
        // Some programs show each glyph by itself, one behind the other.
        self.piece.next_begins = bytes.len() > LONGEST_CODE;
        self.show(bytes)?;
        self.put_shown()
    }

    fn show(&mut self, bytes: &[u8]) -> Result<(), ReadError> {
        let font = self.state.font.as_ref().map(Rc::clone);
        let mut rest = bytes;
        while !rest.is_empty() {
            let (shown_code, length) = match &font {
                Some(font) => font.next(rest),
                None => Font::next_unknown(),
            };
            rest = rest.get(length..).unwrap_or_default();
            self.budget.step(1)?;
            self.glyph(&shown_code)?;
            let state = &mut self.state;
            let mut spacing = state.spacing;
            if shown_code.ends_word {
                spacing = sum(spacing, state.word_spacing);
            }
            let way = advance(shown_code.width, state.size, spacing, state.scale);
            state.text = state.text.pre_translate(way, 0.0);
        }
        Ok(())
    }

    /// Adds what one code shows to its string; several characters share its width.
    fn glyph(&mut self, shown_code: &ShownCode) -> Result<(), ReadError> {
        let state = &self.state;
        let across = product(state.size, state.scale);
        let font_scale = Matrix::new([across, 0.0, 0.0, state.size, 0.0, state.rise]);
        let matrix = font_scale.compose(state.text).compose(state.to_paper);
        let bounds = matrix.bounds(0.0, BELOW, shown_code.width, ABOVE);
        let origin = matrix.apply(0.0, 0.0);
        let end = matrix.apply(shown_code.width, 0.0);
        let text = shown_code.text.as_deref();
        let text = text
            .unwrap_or(UNDECODABLE.encode_utf8(&mut [0; 4]))
            .to_owned();
        let count = i64::try_from(text.chars().count()).unwrap_or(1).max(1);
        for (at, character) in (0_i64..).zip(text.chars()) {
            self.budget.mark()?;
            let mut character_bounds = bounds;
            character_bounds.left = bounds.left + bounds.width() * at / count;
            character_bounds.right = bounds.left + bounds.width() * (at + 1) / count;
            let character = if is_space(character) { ' ' } else { character };
            let begins_piece = std::mem::take(&mut self.piece.next_begins);
            let glyph = Glyph {
                character,
                bounds: character_bounds,
                base: origin.y,
                size: matrix.height(),
                direction: matrix.direction(),
                is_invisible: INVISIBLE.contains(&self.state.mode),
                begins_piece,
                is_cut: false,
            };
            let x = origin.x + (end.x - origin.x) * at / count;
            let y = origin.y + (end.y - origin.y) * at / count;
            let origin = Point { x, y };
            self.piece.shown.push(ShownGlyph { glyph, origin });
        }
        Ok(())
    }

    /// Puts the string that was shown on the page.
    fn put_shown(&mut self) -> Result<(), ReadError> {
        let mut shown = std::mem::take(&mut self.piece.shown);
        mark_overlaps(self.piece.before, &mut shown);
        self.piece.before = shown.last().copied().or(self.piece.before);
        for each in &shown {
            self.put(each.glyph)?;
        }
        shown.clear();
        self.piece.shown = shown;
        Ok(())
    }

    fn put(&mut self, glyph: Glyph) -> Result<(), ReadError> {
        let centre = glyph.bounds.centre();
        let is_within = self.state.clip.holds(centre);
        let mut is_seen = is_within && glyph.size > SMALLEST_SEEN;
        if !glyph.is_invisible && self.state.fill.is_white {
            let marks = &self.marks;
            self.budget.step(marks.fills.len() + marks.pictures.len())?;
            let mut under = marks.fills.iter().chain(&marks.pictures);
            is_seen &= under.any(|bounds| bounds.holds(centre));
        } else if !is_within && !glyph.is_invisible {
            self.cut(glyph);
            return Ok(());
        }
        if is_seen {
            self.end_number();
            self.marks_in_front(&glyph);
            self.marks.add(glyph);
            self.piece.at_edge = self.reaches_edge(&glyph).then_some(glyph);
        } else {
            self.end_piece();
            self.marks.hide(&glyph);
        }
        self.piece.last = is_seen.then_some((glyph, glyph));
        Ok(())
    }

    /// Takes a glyph that is clipped away.
    ///
    /// What a narrow cell cuts off is a part of what stands in it, and a number
    /// without its last digits would be another number.
    fn cut(&mut self, glyph: Glyph) {
        match self.piece.last {
            Some((last, visible)) if last.continues(&glyph) => {
                self.piece.at_edge = None;
                self.marks.add(glyph.cut_to(&visible));
                self.piece.last = Some((glyph, visible));
            }
            _ => {
                let waiting = self.piece.waiting.last();
                if waiting.is_none_or(|last| !last.continues(&glyph)) {
                    self.end_piece();
                }
                self.piece.last = None;
                self.piece.waiting.push(glyph);
            }
        }
    }

    /// Adds what was cut off in front of a glyph that is seen.
    fn marks_in_front(&mut self, glyph: &Glyph) {
        let waiting = self.piece.waiting.last();
        if waiting.is_some_and(|last| last.continues(glyph)) {
            for cut in std::mem::take(&mut self.piece.waiting) {
                self.marks.add(cut.cut_to(glyph));
            }
        } else {
            self.end_piece();
        }
    }

    /// Whether a digit ends where the clip does, so that more of its number may have been left out of the file.
    fn reaches_edge(&self, glyph: &Glyph) -> bool {
        let near = glyph.size * 3 / 100;
        glyph.direction == Direction::Right
            && glyph.character.is_ascii_digit()
            && !glyph.is_invisible
            && glyph.bounds.right > self.state.clip.right - near
    }

    /// Marks a number that ends at the edge of the clip as one that goes on, because without its last digits it would be
    /// read as another number.
    fn end_number(&mut self) {
        if let Some(last) = self.piece.at_edge.take() {
            self.marks.add(Glyph {
                character: GOES_ON,
                is_cut: true,
                ..last
            });
        }
    }

    /// Ends a piece of text. Glyphs that were cut off count as hidden where nothing of their piece is seen.
    pub(super) fn end_piece(&mut self) {
        self.end_number();
        for cut in self.piece.waiting.drain(..) {
            self.marks.hide(&cut);
        }
    }
}
