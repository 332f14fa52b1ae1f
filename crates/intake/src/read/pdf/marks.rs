//! What a page shows: glyphs, lines, filled areas and pictures, as a person sees them.

use super::geometry::{Bounds, Direction, Length, points};

/// The marks of one page.
#[derive(Debug)]
pub(super) struct Marks {
    /// The page itself, from (0, 0).
    pub(super) page: Bounds,
    pub(super) glyphs: Vec<Glyph>,
    pub(super) rules: Vec<Rule>,
    /// Areas that are filled with a colour other than white.
    pub(super) fills: Vec<Bounds>,
    pub(super) pictures: Vec<Bounds>,
    /// Glyphs that nobody sees: outside the page or clipped away, white on white.
    pub(super) hidden: usize,
    /// Glyphs of which the file does not tell what character they are.
    pub(super) untold: usize,
}

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
    pub(super) invisible: bool,
}

/// A straight line along an edge of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rule {
    pub(super) vertical: bool,
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
    pub(super) fn of_area(bounds: Bounds) -> Option<Self> {
        let centre = bounds.centre();
        if bounds.height() <= THICKEST_RULE && bounds.width() > SHORTEST_RULE {
            return Some(Self {
                vertical: false,
                at: centre.y,
                from: bounds.left,
                to: bounds.right,
            });
        }
        let upright = bounds.width() <= THICKEST_RULE && bounds.height() > SHORTEST_RULE;
        upright.then_some(Self {
            vertical: true,
            at: centre.x,
            from: bounds.top,
            to: bounds.bottom,
        })
    }

    fn bounds(self) -> Bounds {
        if self.vertical {
            return Bounds {
                left: self.at,
                top: self.from,
                right: self.at,
                bottom: self.to,
            };
        }
        Bounds {
            left: self.from,
            top: self.at,
            right: self.to,
            bottom: self.at,
        }
    }
}

impl Marks {
    pub(super) fn of_page(page: Bounds) -> Self {
        Self {
            page,
            glyphs: Vec::new(),
            rules: Vec::new(),
            fills: Vec::new(),
            pictures: Vec::new(),
            hidden: 0,
            untold: 0,
        }
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
        let most = directions.into_iter().rev().max_by_key(|&each| count(each));
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
            glyph.bounds = glyph.bounds.turned(up, page);
            // What hangs below the line is as deep for all glyphs of a size.
            glyph.base = glyph.bounds.bottom;
        }
        for rule in &mut self.rules {
            let bounds = rule.bounds().turned(up, page);
            if let Some(turned) = Rule::of_area(bounds) {
                *rule = turned;
            }
        }
        for bounds in self.fills.iter_mut().chain(&mut self.pictures) {
            *bounds = bounds.turned(up, page);
        }
        self.page = page.turned(up, page);
    }

    /// The part of the page that pictures cover, in per cent; those that lie over each other count twice.
    pub(super) fn per_cent_pictured(&self) -> i64 {
        let pictures = self.pictures.iter();
        let area: i64 = pictures
            .map(|picture| picture.within(self.page).area())
            .fold(0, i64::saturating_add);
        area.saturating_mul(100) / self.page.area().max(1)
    }
}
