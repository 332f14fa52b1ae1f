//! What a page shows: glyphs, lines, filled areas and pictures, as a person sees them.

use super::geometry::{Bounds, Direction, Length, Point, points};
use crate::notices::UNDECODABLE;

/// The marks of one page.
#[derive(Debug, Default)]
pub(super) struct PageMarks {
    /// The page itself, from (0, 0).
    pub(super) page: Bounds,
    pub(super) glyphs: Vec<Glyph>,
    pub(super) rules: Vec<Rule>,
    /// Areas that are filled with a colour other than white.
    pub(super) fills: Vec<Bounds>,
    pub(super) pictures: Vec<Bounds>,
    /// Glyphs that nobody sees: outside the page or clipped away, white on white.
    pub(super) hidden: usize,
    /// Glyphs of which the file does not tell what character they are, and those that lie on each other.
    pub(super) untold: usize,
}

/// Stands where a number goes on and the file does not say how, so that nothing takes it for a number.
pub(super) const GOES_ON: char = '…';

/// A character in its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph {
    pub(super) character: char,
    pub(super) bounds: Bounds,
    /// The line that it stands on.
    pub(super) base: Length,
    /// The height of its font.
    pub(super) size: Length,
    pub(super) direction: Direction,
    /// Laid over a picture without being drawn, as character recognition does.
    pub(super) is_invisible: bool,
    /// The first of a piece of text that the file gives as one.
    pub(super) begins_piece: bool,
    /// Cut off by the edge of its cell, and put where the rest of its piece of text is seen.
    pub(super) is_cut: bool,
}

impl Glyph {
    /// Whether `next` goes on where this one ends, as the letters of a word and the digits of a number do.
    pub(super) fn continues(&self, next: &Self) -> bool {
        let (one, other) = (self.bounds, next.bounds);
        let (gap, shift) = match self.direction {
            Direction::Right => (other.left - one.right, next.base - self.base),
            Direction::Left => (one.left - other.right, next.base - self.base),
            Direction::Down => (other.top - one.bottom, other.left - one.left),
            Direction::Up => (one.top - other.bottom, other.left - one.left),
            Direction::Askew => return false,
        };
        let size = self.size.max(next.size);
        // Another font for another script: what the file gives as two pieces is one text.
        let other_script = self.character.is_ascii() != next.character.is_ascii();
        let near = match next.begins_piece {
            false => size * 3 / 10,
            true if other_script => size * 3 / 100,
            true => return false,
        };
        self.direction == next.direction && gap.abs() <= near && shift.abs() <= near
    }

    /// The same glyph where another of its piece of text stands.
    pub(super) fn cut_to(&self, visible: &Self) -> Self {
        Self {
            bounds: visible.bounds,
            base: visible.base,
            is_cut: true,
            ..*self
        }
    }
}

/// A straight line along an edge of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rule {
    pub(super) is_vertical: bool,
    /// Its height on the page, or how far from the left it stands.
    pub(super) at: Length,
    pub(super) from: Length,
    pub(super) to: Length,
}

/// What is narrower is a line, what is broader an area.
const THICKEST_RULE: Length = points(3);

/// Shorter ones are dots and the corners where lines meet.
const SHORTEST_RULE: Length = points(3);

impl Rule {
    /// The line that an area is, where it is narrow enough.
    pub(super) fn from_area(bounds: Bounds) -> Option<Self> {
        let centre = bounds.centre();
        if bounds.height() <= THICKEST_RULE && bounds.width() > SHORTEST_RULE {
            return Some(Self {
                is_vertical: false,
                at: centre.y,
                from: bounds.left,
                to: bounds.right,
            });
        }
        let upright = bounds.width() <= THICKEST_RULE && bounds.height() > SHORTEST_RULE;
        upright.then_some(Self {
            is_vertical: true,
            at: centre.x,
            from: bounds.top,
            to: bounds.bottom,
        })
    }

    fn bounds(self) -> Bounds {
        let at = self.at;
        let ends = [self.from, self.to].map(|end| match self.is_vertical {
            true => Point { x: at, y: end },
            false => Point { x: end, y: at },
        });
        Bounds::hull(ends)
    }
}

impl PageMarks {
    pub(super) fn new(page: Bounds) -> Self {
        Self {
            page,
            ..Self::default()
        }
    }

    /// Adds a glyph that is seen.
    pub(super) fn add(&mut self, glyph: Glyph) {
        let is_private = ('\u{e000}'..='\u{f8ff}').contains(&glyph.character);
        if is_private || glyph.character == UNDECODABLE {
            self.untold += 1;
        }
        if glyph.character == ' ' || !glyph.character.is_control() {
            self.glyphs.push(glyph);
        }
    }

    /// Counts a glyph that nobody sees.
    pub(super) fn hide(&mut self, glyph: &Glyph) {
        let is_blank = glyph.character == ' ' || glyph.character.is_control();
        self.hidden += usize::from(!is_blank);
    }

    /// Turns the page so that most of its text reads from left to right.
    ///
    /// A broad table is often set sideways on an upright page.
    pub(super) fn set_upright(&mut self) {
        let directions = [
            Direction::Right,
            Direction::Down,
            Direction::Left,
            Direction::Up,
        ];
        let count = |direction: Direction| {
            let glyphs = self.glyphs.iter();
            glyphs.filter(|glyph| glyph.direction == direction).count()
        };
        let directions = directions.into_iter().rev();
        let most = directions.max_by_key(|&direction| count(direction));
        let up = most.unwrap_or(Direction::Right);
        if up != Direction::Right {
            self.turn(up);
        }
        // Stamps and watermarks lie across the text.
        self.glyphs
            .retain(|glyph| glyph.direction != Direction::Askew);
        for glyph in &mut self.glyphs {
            if glyph.direction != up {
                glyph.base = glyph.bounds.bottom;
            }
        }
    }

    fn turn(&mut self, up: Direction) {
        let page = self.page;
        for glyph in &mut self.glyphs {
            glyph.bounds = glyph.bounds.turn(up, page);
            // What hangs below the line is as deep for all glyphs of a size.
            glyph.base = glyph.bounds.bottom;
        }
        for rule in &mut self.rules {
            let bounds = rule.bounds().turn(up, page);
            if let Some(turned) = Rule::from_area(bounds) {
                *rule = turned;
            }
        }
        for bounds in self.fills.iter_mut().chain(&mut self.pictures) {
            *bounds = bounds.turn(up, page);
        }
        self.page = page.turn(up, page);
    }

    /// The part of the page that pictures cover, in per cent; those that lie over each other count twice.
    pub(super) fn per_cent_pictured(&self) -> i64 {
        let pictures = self.pictures.iter();
        let area: i64 = pictures
            .map(|picture| picture.intersection(self.page).area())
            .fold(0, i64::saturating_add);
        area.saturating_mul(100) / self.page.area().max(1)
    }
}
