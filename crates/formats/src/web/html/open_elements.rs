//! The elements that are open, and what they do together to the text in them.

use super::element::{ElementNumber, Role};
use crate::limits::limit_error;
use crate::script::Script;
use gouji_model::{Limit, ReadError};

/// The most elements inside elements that a page may have. Browsers stop at 512; pages that forget to close theirs have some thousands.
pub(super) const MAX_DEPTH: usize = 65_536;

/// How many elements that outlast a paragraph are opened again behind it.
const MOST_REOPENED: usize = 4;

/// What elements do to text, as a set of bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Effects(u16);

impl Effects {
    pub(super) const NONE: Self = Self(0);
    /// Not seen.
    pub(super) const HIDDEN: Self = Self(1);
    /// Hidden by a word processor.
    pub(super) const HIDDEN_TEXT: Self = Self(2);
    /// No text of the page at all.
    pub(super) const SKIPPED: Self = Self(4);
    pub(super) const STRUCK: Self = Self(8);
    /// White space stays as it is.
    pub(super) const KEEPS_SPACE: Self = Self(16);
    pub(super) const SUPER: Self = Self(32);
    pub(super) const SUB: Self = Self(64);
    /// In white, as paper is.
    pub(super) const WHITE: Self = Self(128);
    /// On a ground of another colour.
    pub(super) const GROUND: Self = Self(256);

    /// Not visible, unless an element within says otherwise.
    pub(super) const INVISIBLE: Self = Self(512);
    /// Of no size, likewise.
    pub(super) const SMALL: Self = Self(1024);
    /// In no colour, likewise.
    pub(super) const CLEAR: Self = Self(2048);
    /// With its first line drawn in beyond the edge of the page, likewise.
    pub(super) const INDENTED: Self = Self(4096);
    /// All of which nothing is seen, whatever the ground.
    pub(super) const UNSEEN: Self = Self(2 | 1 | 512 | 1024 | 2048 | 4096);
    /// What a row hands down to its cells.
    pub(super) const OF_ROWS: Self = Self(128 | 1024 | 2048);

    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether letters stand above or below the line.
    pub(super) fn script(self) -> Option<Script> {
        if self.has(Self::SUPER) {
            return Some(Script::Super);
        }
        self.has(Self::SUB).then_some(Script::Sub)
    }

    pub(super) fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(super) fn difference(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

/// The colours of text and of its ground: red, green and blue, eight bits each. `Some(None)` is a colour that is given and
/// not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Colours {
    pub(super) text: Option<Option<u32>>,
    pub(super) ground: Option<Option<u32>>,
}

impl Colours {
    /// These, and where they say nothing, those `around`.
    pub(super) fn or(self, around: Self) -> Self {
        Self {
            text: self.text.or(around.text),
            ground: self.ground.or(around.ground),
        }
    }

    /// Whether text cannot be told from its ground.
    pub(super) fn are_same(self) -> bool {
        matches!((self.text, self.ground), (Some(Some(text)), Some(Some(ground))) if text == ground)
    }
}

/// An element that is open.
#[derive(Clone, Copy)]
struct OpenElement {
    number: ElementNumber,
    role: Role,
    /// What it does by itself, and what it does with all around it.
    added: Effects,
    all: Effects,
    colours: Colours,
    /// How many elements were open up to and with the last of the same number before it; 0 where there was none.
    previous: u32,
    /// How many elements were open up to and with the innermost that begins and ends a paragraph, which may be this one;
    /// 0 where there was none.
    block: u32,
}

/// The open elements, innermost last.
///
/// Each knows the one before it of the same number, so that an end tag finds
/// its start tag in one step, however many elements are open.
pub(super) struct OpenElements {
    elements: Vec<OpenElement>,
    last: [u32; 256],
}

impl Default for OpenElements {
    fn default() -> Self {
        Self {
            elements: Vec::new(),
            last: [0; 256],
        }
    }
}

impl OpenElements {
    pub(super) fn len(&self) -> usize {
        self.elements.len()
    }

    pub(super) fn effects(&self) -> Effects {
        self.elements
            .last()
            .map_or(Effects::NONE, |element| element.all)
    }

    /// The colours of text that comes now.
    pub(super) fn colours(&self) -> Colours {
        self.elements
            .last()
            .map_or_else(Colours::default, |element| element.colours)
    }

    /// Gives the element that was opened last its colours.
    pub(super) fn colour(&mut self, colours: Colours) {
        if let Some(element) = self.elements.last_mut() {
            element.colours = colours.or(element.colours);
        }
    }

    /// Ends `effects` in all elements that are open.
    pub(super) fn end_effects(&mut self, effects: Effects) {
        if self.effects().has(effects) {
            for element in &mut self.elements {
                element.all = element.all.difference(effects);
            }
        }
    }

    /// Opens an element that has effects `added` on its text, and ends the effects `removed` of those around it.
    pub(super) fn push(
        &mut self,
        element: (ElementNumber, Role),
        added: Effects,
        removed: Effects,
    ) -> Result<(), ReadError> {
        let (number, role) = element;
        if self.elements.len() >= MAX_DEPTH {
            return Err(limit_error(Limit::Depth, MAX_DEPTH));
        }
        let all = self.effects().difference(removed).union(added);
        let colours = self.colours();
        let around = self.elements.last().map_or(0, |last| last.block);
        let previous = self.last(number);
        let place = u32::try_from(self.elements.len() + 1).unwrap_or(u32::MAX);
        self.set_last(number, place);
        self.elements.push(OpenElement {
            number,
            role,
            added,
            all,
            colours,
            previous,
            block: if is_block(role) { place } else { around },
        });
        Ok(())
    }

    /// How many elements stay open when the innermost with `number` is closed, where one is open above `base`.
    pub(super) fn find(&self, number: ElementNumber, base: usize) -> Option<usize> {
        let place = usize::try_from(self.last(number)).ok()?;
        (place > base).then(|| place - 1)
    }

    /// Whether the element at `at` begins and ends a paragraph.
    pub(super) fn is_block(&self, at: usize) -> bool {
        let element = self.elements.get(at);
        element.is_some_and(|element| is_block(element.role))
    }

    /// Whether a paragraph's element stands above the one at `at`.
    pub(super) fn has_block_above(&self, at: usize) -> bool {
        let block = self.elements.last().map_or(0, |last| last.block);
        usize::try_from(block).is_ok_and(|block| block > at + 1)
    }

    /// Where the innermost element that begins and ends a paragraph stands, if it is a list's item above `base`.
    pub(super) fn open_item(&self, base: usize) -> Option<usize> {
        let block = self.elements.last()?.block;
        let at = usize::try_from(block).ok()?.checked_sub(1)?;
        let is_item = self.elements.get(at)?.role == Role::Item;
        (is_item && at >= base).then_some(at)
    }

    /// Closes all but the outermost `count` elements.
    pub(super) fn truncate(&mut self, count: usize) {
        while self.elements.len() > count {
            let Some(element) = self.elements.pop() else {
                return;
            };
            self.set_last(element.number, element.previous);
        }
    }

    /// Closes all but the outermost `count` elements where a paragraph ends: what was set off within it and not ended goes
    /// on behind it, as in browsers.
    pub(super) fn close_paragraph(&mut self, count: usize) -> Result<(), ReadError> {
        let inside = self.elements.get(count + 1..).unwrap_or_default();
        let lasting: Vec<OpenElement> = inside
            .iter()
            .rev()
            .filter(|element| outlasts(element.role) && element.added != Effects::NONE)
            .take(MOST_REOPENED)
            .copied()
            .collect();
        self.truncate(count);
        for element in lasting.into_iter().rev() {
            self.push((element.number, element.role), element.added, Effects::NONE)?;
        }
        Ok(())
    }

    fn last(&self, number: ElementNumber) -> u32 {
        self.last.get(usize::from(number)).copied().unwrap_or(0)
    }

    fn set_last(&mut self, number: ElementNumber, place: u32) {
        if let Some(last) = self.last.get_mut(usize::from(number)) {
            *last = place;
        }
    }
}

/// Whether an element begins and ends a paragraph.
pub(super) fn is_block(role: Role) -> bool {
    matches!(
        role,
        Role::Block
            | Role::Paragraph
            | Role::Item
            | Role::Preformatted
            | Role::Table
            | Role::Caption
            | Role::Cell
    )
}

/// Whether an element goes on behind a paragraph in which it was not ended.
pub(super) fn outlasts(role: Role) -> bool {
    matches!(role, Role::Formatting | Role::Struck)
}
