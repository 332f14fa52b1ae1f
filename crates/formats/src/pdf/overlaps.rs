//! Marks of one string that lie on each other, so that nobody can say what is written there.
//!
//! Wrong widths do that: of 「22」 the second digit is drawn on the first. A string that is drawn twice with a small shift is
//! no such thing: it looks bold.

use super::geometry::{Direction, Length, Point};
use super::marks::Glyph;
use crate::notices::UNDECODABLE;

/// Marks that begin no further from each other than this lie on each other, in per cent of their size.
const OVERLAP: Length = 12;

/// A glyph of a string with the point at which it begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct ShownGlyph {
    pub(super) glyph: Glyph,
    pub(super) origin: Point,
}

impl ShownGlyph {
    /// How far along its line it begins.
    fn position(&self) -> Length {
        match self.glyph.direction {
            Direction::Right | Direction::Left | Direction::Askew => self.origin.x,
            Direction::Down | Direction::Up => self.origin.y,
        }
    }

    fn lies_on(&self, other: &Self) -> bool {
        let near = |one: Length, other: Length, size: Length| {
            (one - other).abs().saturating_mul(100) <= size.saturating_mul(OVERLAP)
        };
        let size = self.glyph.size.max(other.glyph.size);
        near(self.origin.x, other.origin.x, size) && near(self.origin.y, other.origin.y, size)
    }
}

/// Marks the glyphs of a string that lie on each other, or on the glyph `before` that the string goes on from, as
/// undecodable.
pub(super) fn mark_overlaps(before: Option<ShownGlyph>, shown: &mut [ShownGlyph]) {
    if let (Some(before), Some(first)) = (before, shown.first_mut())
        && has_body(&before)
        && has_body(first)
        && first.lies_on(&before)
    {
        first.glyph.character = UNDECODABLE;
    }
    let with_body = shown.iter().enumerate().filter(|(_, each)| has_body(each));
    let mut order: Vec<usize> = with_body.map(|(at, _)| at).collect();
    let position = |at: &usize| shown.get(*at).map(ShownGlyph::position);
    if !order.is_sorted_by_key(position) {
        order.sort_by_key(position);
    }
    let lie = |pair: &[usize]| match pair {
        [one, next] => shown.get(*one).zip(shown.get(*next)),
        _ => None,
    };
    let overlapping = order.windows(2).filter(|pair| {
        let glyphs = lie(pair);
        glyphs.is_some_and(|(one, next)| next.lies_on(one))
    });
    let overlapping: Vec<usize> = overlapping.flatten().copied().collect();
    for at in overlapping {
        if let Some(each) = shown.get_mut(at) {
            each.glyph.character = UNDECODABLE;
        }
    }
}

/// Whether a glyph is a letter, a digit or a sign of its own. An accent is set onto a letter on purpose.
fn has_body(shown: &ShownGlyph) -> bool {
    let character = shown.glyph.character;
    let is_accent = matches!(character, '\u{300}'..='\u{36f}' | '\u{20d0}'..='\u{20ff}');
    let is_sign = matches!(
        character,
        '.' | ',' | '-' | '+' | '−' | '–' | '—' | '/' | '%' | '?' | '(' | ')' | UNDECODABLE
    );
    (character.is_alphanumeric() && !is_accent) || is_sign
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::geometry::{Bounds, points};

    fn string(marks: &[(char, Length)]) -> Vec<ShownGlyph> {
        let shown = |&(character, x): &(char, Length)| ShownGlyph {
            glyph: Glyph {
                character,
                bounds: Bounds::default(),
                base: 0,
                size: points(10),
                direction: Direction::Right,
                is_invisible: false,
                begins_piece: false,
                is_cut: false,
            },
            origin: Point { x, y: 0 },
        };
        marks.iter().map(shown).collect()
    }

    fn marked(marks: &[(char, Length)]) -> String {
        let mut shown = string(marks);
        mark_overlaps(None, &mut shown);
        shown.iter().map(|each| each.glyph.character).collect()
    }

    #[test]
    fn marks_of_a_string_that_lie_on_each_other_are_undecodable() {
        assert_eq!(marked(&[('2', 0), ('2', 60)]), "\u{fffd}\u{fffd}");
        assert_eq!(
            marked(&[('1', 0), ('2', 600), ('5', 650)]),
            "1\u{fffd}\u{fffd}"
        );
        // The third is set back onto the first.
        assert_eq!(
            marked(&[('1', 0), ('2', 600), ('5', 10)]),
            "\u{fffd}2\u{fffd}"
        );
        assert_eq!(marked(&[('1', 0), ('.', 50)]), "\u{fffd}\u{fffd}");
    }

    #[test]
    fn kerned_letters_and_accents_are_as_they_are() {
        assert_eq!(marked(&[('1', 0), ('1', 130)]), "11");
        assert_eq!(marked(&[('e', 0), ('\u{301}', 0)]), "e\u{301}");
        assert_eq!(marked(&[('´', 0), ('e', 0)]), "´e");
        assert_eq!(marked(&[(' ', 0), ('7', 20)]), " 7");
    }
}
