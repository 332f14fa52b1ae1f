//! Where things stand on a page.
//!
//! A page is measured from its top left corner as a person sees it, in
//! hundredths of a point, and from there on only in whole numbers.

#![allow(
    clippy::float_arithmetic,
    reason = "a PDF places its marks with real numbers; none of them is a figure"
)]

/// Hundredths of a point, of which 72 make an inch.
pub(super) type Length = i64;

/// Points in [`Length`].
pub(super) const fn points(points: i64) -> Length {
    points * 100
}

/// No mark of a readable page stands further out than this.
const FARTHEST: f64 = 1.0e9;

/// An affine map of the plane.
#[derive(Debug, Clone, Copy)]
pub(super) struct Matrix([f64; 6]);

impl Default for Matrix {
    /// The map that leaves everything in its place.
    fn default() -> Self {
        Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0])
    }
}

impl Matrix {
    pub(super) fn new(coefficients: [f64; 6]) -> Self {
        Self(coefficients)
    }

    /// The map that does this one first and then `outer`.
    pub(super) fn compose(self, outer: Self) -> Self {
        let [a, b, c, d, e, f] = self.0;
        let [oa, ob, oc, od, oe, outer_f] = outer.0;
        Self([
            oa * a + oc * b,
            ob * a + od * b,
            oa * c + oc * d,
            ob * c + od * d,
            oa * e + oc * f + oe,
            ob * e + od * f + outer_f,
        ])
    }

    /// The map that first moves by `x` and `y` and then does this one.
    pub(super) fn pre_translate(self, x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y]).compose(self)
    }

    /// Where it takes a point, in [`Length`].
    pub(super) fn apply(self, x: f64, y: f64) -> Point {
        let [a, b, c, d, e, f] = self.0;
        Point {
            x: length(a * x + c * y + e),
            y: length(b * x + d * y + f),
        }
    }

    /// The bounds of a rectangle once it is mapped.
    pub(super) fn bounds(self, left: f64, bottom: f64, right: f64, top: f64) -> Bounds {
        let corners = [(left, bottom), (right, bottom), (left, top), (right, top)];
        Bounds::hull(corners.map(|(x, y)| self.apply(x, y)))
    }

    /// Where a step to the right leads.
    pub(super) fn direction(self) -> Direction {
        let [a, b, ..] = self.0;
        let (along, across) = (a.abs(), b.abs());
        if across < along * 0.1 {
            return if a > 0.0 {
                Direction::Right
            } else {
                Direction::Left
            };
        }
        if along < across * 0.1 {
            return if b > 0.0 {
                Direction::Down
            } else {
                Direction::Up
            };
        }
        Direction::Askew
    }

    /// How high a step upwards is, in [`Length`].
    pub(super) fn height(self) -> Length {
        let [_, _, c, d, ..] = self.0;
        length(c.hypot(d))
    }
}

/// Points as a PDF counts them, in [`Length`].
fn length(points: f64) -> Length {
    let hundredths = (points * 100.0).round().clamp(-FARTHEST, FARTHEST);
    #[allow(
        clippy::cast_possible_truncation,
        reason = "it is whole and within the bounds; no number at all becomes 0"
    )]
    let whole = hundredths as i64;
    whole
}

/// The way on, in text space, after a glyph `width` wide.
pub(super) fn advance(width: f64, size: f64, spacing: f64, scale: f64) -> f64 {
    (width * size + spacing) * scale
}

/// The way on for a number among the strings of a `TJ`, which counts back in thousandths.
pub(super) fn adjustment(number: f64, size: f64, scale: f64) -> f64 {
    -number / 1000.0 * size * scale
}

/// A part of the whole, from per cent.
pub(super) fn per_cent(number: f64) -> f64 {
    number / 100.0
}

/// A glyph's width in ems, of widths in thousandths.
pub(super) fn thousandths(number: f64) -> f64 {
    number / 1000.0
}

/// The product of two numbers of the file.
pub(super) fn product(one: f64, other: f64) -> f64 {
    one * other
}

/// The same number the other way.
pub(super) fn opposite(number: f64) -> f64 {
    -number
}

/// The sum of two numbers of the file.
pub(super) fn sum(one: f64, other: f64) -> f64 {
    one + other
}

/// Where the text runs, as a person sees the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Right,
    Down,
    Left,
    Up,
    /// Not along an edge of the page: a stamp or a watermark.
    Askew,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) x: Length,
    pub(super) y: Length,
}

/// A rectangle along the edges of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Bounds {
    pub(super) left: Length,
    pub(super) top: Length,
    pub(super) right: Length,
    pub(super) bottom: Length,
}

impl Bounds {
    /// The smallest that holds all `points`.
    pub(super) fn hull(points: impl IntoIterator<Item = Point>) -> Self {
        let mut points = points.into_iter();
        let first = points.next().unwrap_or(Point { x: 0, y: 0 });
        let start = Self {
            left: first.x,
            top: first.y,
            right: first.x,
            bottom: first.y,
        };
        points.fold(start, |bounds, point| Self {
            left: bounds.left.min(point.x),
            top: bounds.top.min(point.y),
            right: bounds.right.max(point.x),
            bottom: bounds.bottom.max(point.y),
        })
    }

    /// What both hold; without height or width where they do not meet.
    pub(super) fn intersection(self, other: Self) -> Self {
        let left = self.left.max(other.left);
        let top = self.top.max(other.top);
        Self {
            left,
            top,
            right: self.right.min(other.right).max(left),
            bottom: self.bottom.min(other.bottom).max(top),
        }
    }

    pub(super) fn width(self) -> Length {
        self.right - self.left
    }

    pub(super) fn height(self) -> Length {
        self.bottom - self.top
    }

    /// Its area, in whole square points.
    pub(super) fn area(self) -> i64 {
        (self.width() / 100).saturating_mul(self.height() / 100)
    }

    pub(super) fn centre(self) -> Point {
        Point {
            x: (self.left + self.right) / 2,
            y: (self.top + self.bottom) / 2,
        }
    }

    pub(super) fn holds(self, point: Point) -> bool {
        (self.left..=self.right).contains(&point.x) && (self.top..=self.bottom).contains(&point.y)
    }

    /// The same on a page that is turned so that `up` shows to the right.
    pub(super) fn turn(self, up: Direction, page: Self) -> Self {
        let (width, height) = (page.right, page.bottom);
        let turn = |x: Length, y: Length| {
            let (x, y) = match up {
                Direction::Right | Direction::Askew => (x, y),
                Direction::Down => (y, width - x),
                Direction::Up => (height - y, x),
                Direction::Left => (width - x, height - y),
            };
            Point { x, y }
        };
        Self::hull([turn(self.left, self.top), turn(self.right, self.bottom)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_are_done_one_after_the_other() {
        let twice = Matrix::new([2.0, 0.0, 0.0, 2.0, 0.0, 0.0]);
        let moved = Matrix::new([1.0, 0.0, 0.0, 1.0, 5.0, 7.0]);
        assert_eq!(
            twice.compose(moved).apply(1.0, 1.0),
            Point { x: 700, y: 900 }
        );
        assert_eq!(
            moved.compose(twice).apply(1.0, 1.0),
            Point { x: 1200, y: 1600 }
        );
        let nowhere = Matrix::new([f64::NAN, 0.0, 0.0, f64::INFINITY, 0.0, 0.0]);
        assert_eq!(nowhere.apply(1.0, 1.0).x, 0);
    }

    #[test]
    fn a_page_that_reads_downwards_is_turned() {
        let page = Bounds {
            left: 0,
            top: 0,
            right: 100,
            bottom: 200,
        };
        // The upper right corner, where text that runs down begins.
        let corner = Bounds {
            left: 90,
            top: 0,
            right: 100,
            bottom: 20,
        };
        let turned = corner.turn(Direction::Down, page);
        assert_eq!((turned.left, turned.top), (0, 0));
        assert_eq!((turned.right, turned.bottom), (20, 10));
        // The lower left corner, where text that runs up begins.
        let corner = Bounds {
            left: 0,
            top: 180,
            right: 10,
            bottom: 200,
        };
        let turned = corner.turn(Direction::Up, page);
        assert_eq!((turned.left, turned.top), (0, 0));
    }
}
