//! A paragraph while it is read, and the fields in it.

use crate::blocks::Block;
use crate::script::Script;
use crate::word::docx::run_properties::TextMarks;
use crate::word::docx::styles::DocxStyles;

/// A field that has begun: its instruction is not read, its result is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FieldPart {
    Instruction,
    Result,
}

/// A paragraph while it is read.
#[derive(Default)]
pub(super) struct DocxParagraph {
    pub(super) text: String,
    /// What stands in the text boxes that hang on it.
    pub(super) boxes: Vec<Block>,
    /// Whether its end was deleted.
    pub(super) runs_on: bool,
    /// Whether a picture stands in its line.
    pub(super) has_picture: bool,
    /// How many pictures hang on it, in its line or beside it.
    pub(super) pictures: usize,
    pub(super) style: TextMarks,
    /// Whether it has a ground of its own.
    pub(super) is_shaded: bool,
    /// How far above the line its first text stands, in half points.
    position: Option<i32>,
}

/// From this far apart on, in half points, letters do not stand in one line.
const RAISED: i32 = 4;

impl DocxParagraph {
    pub(super) fn new(text: String, styles: &DocxStyles) -> Self {
        Self {
            text,
            style: styles.paragraph_marks(None),
            ..Self::default()
        }
    }

    /// On which side of the line text at `position` stands, seen from that with which the paragraph begins.
    pub(super) fn script_at(&mut self, position: i32) -> Option<Script> {
        let apart = position.saturating_sub(*self.position.get_or_insert(position));
        let script = if apart > 0 {
            Script::Super
        } else {
            Script::Sub
        };
        (apart.saturating_abs() >= RAISED).then_some(script)
    }
}
