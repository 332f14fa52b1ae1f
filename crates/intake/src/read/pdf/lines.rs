//! Glyphs put together to lines of text.

use super::geometry::Length;
use super::marks::Glyph;

/// A line of text on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TextLine {
    /// Its pieces from left to right, parted by wide gaps; none is empty.
    pub(super) pieces: Vec<String>,
    pub(super) top: Length,
    pub(super) bottom: Length,
}

impl TextLine {
    /// The line with a space in place of the gaps.
    pub(super) fn joined(&self) -> String {
        self.pieces.join(" ")
    }
}

/// The lines that `glyphs` make, from top to bottom.
pub(super) fn of_glyphs(mut glyphs: Vec<Glyph>) -> Vec<TextLine> {
    glyphs.sort_by_key(|glyph| (glyph.base, glyph.bounds.left));
    let mut lines = Vec::new();
    let mut line: Vec<Glyph> = Vec::new();
    for glyph in glyphs {
        // Letters of two sizes share a line, and raised ones stand a little above it.
        let apart = line.first().is_some_and(|first| {
            let size = first.size.max(glyph.size);
            glyph.base - first.base > size * 2 / 5
        });
        if apart {
            lines.extend(text_line(std::mem::take(&mut line)));
        }
        line.push(glyph);
    }
    lines.extend(text_line(line));
    lines
}

/// The line of glyphs that stand side by side; `None` where they are only spaces.
fn text_line(mut glyphs: Vec<Glyph>) -> Option<TextLine> {
    glyphs.sort_by_key(|glyph| (glyph.bounds.left, glyph.base));
    let top = glyphs.iter().map(|glyph| glyph.bounds.top).min()?;
    let bottom = glyphs.iter().map(|glyph| glyph.bounds.bottom).max()?;
    let mut pieces: Vec<String> = Vec::new();
    let mut before: Option<Glyph> = None;
    let mut spaced = false;
    for glyph in glyphs {
        if glyph.character == ' ' {
            spaced = true;
            continue;
        }
        let gap = before.map_or(Gap::Wide, |before| gap(&before, &glyph, spaced));
        match (gap, pieces.last_mut()) {
            (Gap::Same, _) => continue,
            (Gap::None, Some(piece)) => piece.push(glyph.character),
            (Gap::Space, Some(piece)) => piece.extend([' ', glyph.character]),
            _ => pieces.push(glyph.character.to_string()),
        }
        before = Some(glyph);
        spaced = false;
    }
    (!pieces.is_empty()).then_some(TextLine {
        pieces,
        top,
        bottom,
    })
}

/// What lies between two glyphs of a line.
enum Gap {
    /// They are one glyph that was drawn twice, for a bold look.
    Same,
    None,
    Space,
    Wide,
}

/// The gap from `before` to `after`, measured in their size.
fn gap(before: &Glyph, after: &Glyph, spaced: bool) -> Gap {
    let size = before.size.max(after.size).max(1);
    let shift = (after.bounds.left - before.bounds.left).abs();
    let drop = (after.base - before.base).abs();
    if before.character == after.character && shift * 100 <= size * 12 && drop * 100 <= size * 12 {
        return Gap::Same;
    }
    let between = after.bounds.left - before.bounds.right;
    // Letters are spaced to fill a line, but a number that stands apart is a value.
    let is_number = |glyph: &Glyph| glyph.character.is_ascii_digit();
    let by_number = is_number(before) || is_number(after);
    match between * 100 / size {
        150.. => Gap::Wide,
        90.. if by_number => Gap::Wide,
        30.. => Gap::Space,
        10.. if spaced => Gap::Space,
        _ => Gap::None,
    }
}
