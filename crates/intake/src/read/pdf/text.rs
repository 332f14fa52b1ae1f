//! The operators that show text.

use super::content::{Drawing, matrix, parts};
use super::font::Shown;
use super::geometry::{Matrix, adjustment, advance, opposite, product, sum};
use super::marks::Glyph;
use crate::characters::is_space;
use gouji_model::Unreadable;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Number, Object};
use std::rc::Rc;

/// What glyphs reach below their line and above it, in ems.
const BELOW: f64 = -0.12;
const ABOVE: f64 = 0.8;

/// Shown by no paint at all.
const INVISIBLE: [i64; 2] = [3, 7];

impl Drawing<'_> {
    /// Does what an operator of text does. Whether it was one.
    pub(super) fn text(&mut self, operator: &Op<'_, '_>) -> Result<bool, Unreadable> {
        match operator {
            Op::BeginText(_) => self.begin_line(Matrix::IDENTITY),
            Op::SetTextMatrix(m) => self.begin_line(matrix([m.0, m.1, m.2, m.3, m.4, m.5])),
            Op::NextLine(by) => self.next_line(by.0.as_f64(), by.1.as_f64()),
            Op::NextLineAndSetLeading(by) => {
                self.state.leading = opposite(by.1.as_f64());
                self.next_line(by.0.as_f64(), by.1.as_f64());
            }
            Op::NextLineUsingLeading(_) => self.lead(),
            Op::ShowText(text) => self.show(text.0.as_bytes())?,
            Op::NextLineAndShowText(text) => {
                self.lead();
                self.show(text.0.as_bytes())?;
            }
            Op::ShowTextWithParameters(text) => {
                self.state.word_spacing = text.0.as_f64();
                self.state.spacing = text.1.as_f64();
                self.lead();
                self.show(text.2.as_bytes())?;
            }
            Op::ShowTexts(texts) => {
                for part in parts(texts.0) {
                    self.budget.step(1)?;
                    match part {
                        Object::String(text) => self.show(text.as_bytes())?,
                        Object::Number(number) => self.adjust(number),
                        _ => {}
                    }
                }
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn begin_line(&mut self, matrix: Matrix) {
        self.state.text = matrix;
        self.state.line = matrix;
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.begin_line(self.state.line.after_move(x, y));
    }

    fn lead(&mut self) {
        self.next_line(0.0, opposite(self.state.leading));
    }

    fn adjust(&mut self, number: Number) {
        let state = &mut self.state;
        let way = adjustment(number.as_f64(), state.size, state.scale);
        state.text = state.text.after_move(way, 0.0);
    }

    fn show(&mut self, bytes: &[u8]) -> Result<(), Unreadable> {
        let Some(font) = self.state.font.clone() else {
            self.marks.untold = self.marks.untold.saturating_add(bytes.len());
            return Ok(());
        };
        let font = Rc::clone(&font);
        let mut rest = bytes;
        while !rest.is_empty() {
            let (shown, length) = font.next(rest);
            rest = rest.get(length..).unwrap_or_default();
            self.budget.step(1)?;
            self.glyph(&shown)?;
            let state = &mut self.state;
            let mut spacing = state.spacing;
            if shown.ends_word {
                spacing = sum(spacing, state.word_spacing);
            }
            let way = advance(shown.width, state.size, spacing, state.scale);
            state.text = state.text.after_move(way, 0.0);
        }
        Ok(())
    }

    /// Puts what one code shows on the page; several characters share its width.
    fn glyph(&mut self, shown: &Shown) -> Result<(), Unreadable> {
        let state = &self.state;
        let across = product(state.size, state.scale);
        let own = Matrix::new([across, 0.0, 0.0, state.size, 0.0, state.rise]);
        let matrix = own.then(state.text).then(state.to_paper);
        let bounds = matrix.bounds(0.0, BELOW, shown.width, ABOVE);
        let invisible = INVISIBLE.contains(&state.mode);
        let base = matrix.apply(0.0, 0.0).y;
        let text = shown.text.as_deref().unwrap_or("\u{fffd}");
        let count = i64::try_from(text.chars().count()).unwrap_or(1).max(1);
        for (at, character) in (0_i64..).zip(text.chars()) {
            let mut own = bounds;
            own.left = bounds.left + bounds.width() * at / count;
            own.right = bounds.left + bounds.width() * (at + 1) / count;
            let character = if is_space(character) { ' ' } else { character };
            self.put(Glyph {
                character,
                bounds: own,
                base,
                size: matrix.height(),
                direction: matrix.direction(),
                invisible,
            })?;
        }
        Ok(())
    }

    fn put(&mut self, glyph: Glyph) -> Result<(), Unreadable> {
        self.budget.mark()?;
        let centre = glyph.bounds.centre();
        let mut seen = self.state.clip.holds(centre);
        if seen && self.state.fill.is_white() && !glyph.invisible {
            let marks = &self.marks;
            self.budget.step(marks.fills.len() + marks.pictures.len())?;
            let mut under = marks.fills.iter().chain(&marks.pictures);
            seen = under.any(|bounds| bounds.holds(centre));
        }
        let is_blank = glyph.character == ' ' || glyph.character.is_control();
        if !seen {
            self.marks.hidden += usize::from(!is_blank);
            return Ok(());
        }
        let is_private = ('\u{e000}'..='\u{f8ff}').contains(&glyph.character);
        if is_private || glyph.character == '\u{fffd}' {
            self.marks.untold += 1;
        }
        if glyph.character == ' ' || !glyph.character.is_control() {
            self.marks.glyphs.push(glyph);
        }
        Ok(())
    }
}
