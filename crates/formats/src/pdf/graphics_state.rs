//! The graphics state: what an operator sets, and what holds until another operator sets it anew.

use super::font::Font;
use super::geometry::{Bounds, Matrix, per_cent};
use super::marks::Glyph;
use super::overlaps::ShownGlyph;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Array, Name, Number};
use hayro_syntax::page::Resources;
use std::rc::Rc;

/// The state that `q` saves and `Q` restores, and with it where the text stands.
#[derive(Debug, Clone, Default)]
pub(super) struct GraphicsState {
    /// From the units of the drawing to the page as a person sees it.
    pub(super) to_paper: Matrix,
    pub(super) clip: Bounds,
    pub(super) fill: Ink,
    pub(super) stroke: Ink,
    pub(super) font: Option<Rc<Font>>,
    pub(super) size: f64,
    pub(super) spacing: f64,
    pub(super) word_spacing: f64,
    /// How much broader than usual letters are.
    pub(super) scale: f64,
    pub(super) leading: f64,
    pub(super) rise: f64,
    pub(super) mode: i64,
    /// From the units of the text to those of the drawing.
    pub(super) text: Matrix,
    pub(super) line: Matrix,
}

impl GraphicsState {
    pub(super) fn new(to_paper: Matrix, clip: Bounds) -> Self {
        Self {
            to_paper,
            clip,
            scale: 1.0,
            ..Self::default()
        }
    }

    /// Takes over what an operator sets: a colour or a measure of the text. Whether it was one.
    pub(super) fn apply(&mut self, operator: &Op<'_, '_>) -> bool {
        let (light, dye) = (ColourKind::Light, ColourKind::Dye);
        match operator {
            Op::NonStrokeColorDeviceGray(c) => self.fill = Ink::new(light, &[c.0]),
            Op::StrokeColorDeviceGray(c) => self.stroke = Ink::new(light, &[c.0]),
            Op::NonStrokeColorDeviceRgb(c) => self.fill = Ink::new(light, &[c.0, c.1, c.2]),
            Op::StrokeColorDeviceRgb(c) => self.stroke = Ink::new(light, &[c.0, c.1, c.2]),
            Op::NonStrokeColorCmyk(c) => self.fill = Ink::new(dye, &[c.0, c.1, c.2, c.3]),
            Op::StrokeColorCmyk(c) => self.stroke = Ink::new(dye, &[c.0, c.1, c.2, c.3]),
            Op::NonStrokeColor(c) => self.fill = Ink::new(self.fill.kind, &c.0),
            Op::StrokeColor(c) => self.stroke = Ink::new(self.stroke.kind, &c.0),
            Op::NonStrokeColorNamed(c) => self.fill = Ink::new(self.fill.kind, &c.0),
            Op::StrokeColorNamed(c) => self.stroke = Ink::new(self.stroke.kind, &c.0),
            Op::CharacterSpacing(number) => self.spacing = number.0.as_f64(),
            Op::WordSpacing(number) => self.word_spacing = number.0.as_f64(),
            Op::HorizontalScaling(number) => self.scale = per_cent(number.0.as_f64()),
            Op::TextLeading(number) => self.leading = number.0.as_f64(),
            Op::TextRise(number) => self.rise = number.0.as_f64(),
            Op::TextRenderingMode(number) => self.mode = number.0.as_i64(),
            _ => return false,
        }
        true
    }
}

/// A colour, as far as it matters whether it shows on white paper; black at first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Ink {
    kind: ColourKind,
    pub(super) is_white: bool,
}

/// What the numbers of a colour mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum ColourKind {
    /// All at their most are white.
    #[default]
    Light,
    /// All at their least are white.
    Dye,
    /// Anything else: taken for a colour that shows.
    Other,
}

impl Ink {
    /// The colour with which a colour space begins: black.
    pub(super) fn initial(name: &Name<'_>, resources: &Resources<'_>) -> Self {
        let kind = match name.as_ref() {
            b"DeviceGray" | b"DeviceRGB" => ColourKind::Light,
            b"DeviceCMYK" => ColourKind::Dye,
            _ => {
                let space = resources.get_color_space(name);
                let array = space.and_then(hayro_syntax::object::Object::into_array);
                let family = array.and_then(|array: Array<'_>| array.iter::<Name<'_>>().next());
                match family.as_ref().map(AsRef::as_ref) {
                    Some(b"CalGray" | b"CalRGB" | b"ICCBased") => ColourKind::Light,
                    _ => ColourKind::Other,
                }
            }
        };
        Self {
            kind,
            is_white: false,
        }
    }

    fn new(kind: ColourKind, numbers: &[Number]) -> Self {
        let mut values = numbers.iter().map(|number| number.as_f64());
        let is_white = !numbers.is_empty()
            && match kind {
                ColourKind::Light if numbers.len() == 4 => values.all(|value| value <= 0.02),
                ColourKind::Light => values.all(|value| value >= 0.98),
                ColourKind::Dye => values.all(|value| value <= 0.02),
                ColourKind::Other => false,
            };
        Self { kind, is_white }
    }
}

/// The piece of text whose glyphs were shown last, as far as an edge cuts it.
#[derive(Debug, Default)]
pub(super) struct TextPiece {
    /// Whether the next glyph begins one.
    pub(super) next_begins: bool,
    /// The glyphs of the string that is being shown, none of them on the page so far.
    pub(super) shown: Vec<ShownGlyph>,
    /// The glyph before them; `None` once the file says anew where the text stands.
    pub(super) before: Option<ShownGlyph>,
    /// A digit at the edge of the clip, which was shown last.
    pub(super) at_edge: Option<Glyph>,
    /// The last glyph where it would stand, and the last one of the piece that is seen.
    pub(super) last: Option<(Glyph, Glyph)>,
    /// Glyphs that are cut off, of a piece of which nothing was seen so far.
    pub(super) waiting: Vec<Glyph>,
}
