//! Glyphs put together to lines of text.

use super::geometry::{Length, points};
use super::marks::Glyph;
use crate::notices::UNDECODABLE;

/// What a cell leaves free at both its sides, at most.
const PADDING: Length = points(12);

/// A line of text on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TextLine {
    /// Its pieces from left to right, parted by wide gaps; none is empty.
    pub(super) pieces: Vec<String>,
    pub(super) top: Length,
    pub(super) bottom: Length,
    /// How far it is from its first glyph to the end of its last.
    pub(super) width: Length,
    /// The height of its largest glyph.
    pub(super) size: Length,
}

impl TextLine {
    /// The line with a space in place of the gaps.
    pub(super) fn join_pieces(&self) -> String {
        self.pieces.join(" ")
    }

    /// Whether it takes a cell's whole width, so that what follows may have been wrapped.
    pub(super) fn fills(&self, cell: Length) -> bool {
        cell - self.width <= self.size * 3 / 2 + PADDING
    }
}

/// The text of a cell of that width. Lines that were wrapped are put together
/// again; a number that would be put together so is not.
pub(super) fn unwrap_lines(lines: &[&TextLine], width: Length) -> String {
    let mut text = String::new();
    let mut wraps = false;
    for (at, line) in lines.iter().enumerate() {
        let next = line.join_pieces();
        if at > 0 {
            let ends = (text.chars().next_back(), next.chars().next());
            text.push_str(if wraps { joint(ends) } else { "\n" });
        }
        text.push_str(&next);
        wraps = line.fills(width);
    }
    text
}

/// What stood between two characters before the line was wrapped there.
fn joint(ends: (Option<char>, Option<char>)) -> &'static str {
    let (Some(before), Some(after)) = ends else {
        return "";
    };
    let is_number = |c: char| c.is_numeric() || ".,．，".contains(c);
    if is_number(before) && is_number(after) {
        "\n"
    } else if before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric() {
        " "
    } else {
        ""
    }
}

/// The lines that `glyphs` make, from top to bottom.
pub(super) fn text_lines(mut glyphs: Vec<Glyph>) -> Vec<TextLine> {
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
    let visible = glyphs.iter().filter(|glyph| glyph.character != ' ');
    let right = visible.clone().map(|glyph| glyph.bounds.right).max()?;
    let left = visible.map(|glyph| glyph.bounds.left).min()?;
    let size = glyphs.iter().map(|glyph| glyph.size).max()?;
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
        width: right - left,
        size,
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
    if (before.is_cut || after.is_cut) && before.bounds == after.bounds {
        return Gap::None;
    }
    let size = before.size.max(after.size).max(1);
    let shift = (after.bounds.left - before.bounds.left).abs();
    let drop = (after.base - before.base).abs();
    let is_known = before.character != UNDECODABLE;
    if is_known
        && before.character == after.character
        && shift * 100 <= size * 12
        && drop * 100 <= size * 12
    {
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
