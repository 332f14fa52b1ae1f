//! Paragraphs and what stands in them.

use super::styles::{Appearance, OdfStyles};
use crate::blocks::{Block, OBJECT, place_paragraphs};
use crate::limits::CellBudget;
use crate::notices::Notices;
use crate::script::raise_digits;
use crate::xml::{Element, XmlEvent, XmlReader};
use gouji_model::characters::is_blank;
use gouji_model::{NoticeKind, Place, ReadError};

/// The most spaces that one element may stand for.
const MAX_SPACES: u32 = 1000;

/// The walk through the markup of a text or a spreadsheet.
pub(super) struct OdfStory<'m> {
    pub(super) markup: XmlReader<'m>,
    pub(super) styles: &'m OdfStyles,
    pub(super) notices: Notices,
    /// Where the walk is: in a cell, or at the paragraph that was begun last.
    pub(super) place: Place,
    /// How many tables have begun.
    pub(super) tables: u32,
    /// Whether the table that is being read writes the cells that others cover.
    pub(super) writes_covered: bool,
    /// What the paragraphs begun next stand in.
    pub(super) around: Appearance,
    paragraphs: u32,
    /// What is left of the limit of paragraphs and cells.
    pub(super) budget: CellBudget,
}

/// A paragraph while it is read.
#[derive(Default)]
pub(super) struct OdfParagraph {
    pub(super) text: String,
    /// What stands in the frames that hang on it.
    pub(super) boxes: Vec<Block>,
    has_picture: bool,
    /// Whether a field in it hides it as a whole.
    is_hidden: bool,
}

impl<'m> OdfStory<'m> {
    pub(super) fn new(markup: XmlReader<'m>, styles: &'m OdfStyles) -> Self {
        Self {
            markup,
            styles,
            notices: Notices::default(),
            place: Place::Paragraph { paragraph: 1 },
            tables: 0,
            writes_covered: false,
            around: Appearance::default(),
            paragraphs: 0,
            budget: CellBudget::default(),
        }
    }

    /// Reads the next block of the body; false behind the last.
    pub(super) fn next_block(&mut self, into: &mut Vec<Block>) -> Result<bool, ReadError> {
        let Some(element) = self.markup.element()? else {
            return Ok(false);
        };
        self.block(&element, into)?;
        Ok(true)
    }

    /// Reads the blocks of the element that was begun last.
    pub(super) fn blocks(&mut self, into: &mut Vec<Block>) -> Result<(), ReadError> {
        while self.next_block(into)? {}
        Ok(())
    }

    /// Reads the block that `element` begins, or the blocks that it holds.
    pub(super) fn block(
        &mut self,
        element: &Element<'_>,
        into: &mut Vec<Block>,
    ) -> Result<(), ReadError> {
        match element.name() {
            "p" | "h" => self.block_paragraph(element, into),
            "table" => {
                into.push(self.table(element)?);
                Ok(())
            }
            "section" => self.section(element, into),
            "frame" | "custom-shape" | "rect" | "g" => {
                let mut anchor = OdfParagraph::default();
                self.frame(&mut anchor)?;
                into.extend(anchor.has_picture.then_some(Block::Picture));
                into.append(&mut anchor.boxes);
                Ok(())
            }
            "tracked-changes" => {
                self.notice(NoticeKind::TrackedChanges);
                self.markup.skip()
            }
            "list" | "list-item" | "list-header" | "numbered-paragraph" | "index-body"
            | "index-title" | "table-of-content" | "illustration-index" | "table-index"
            | "object-index" | "user-index" | "alphabetical-index" | "bibliography" => {
                self.blocks(into)
            }
            _ => self.markup.skip(),
        }
    }

    /// Stands on the ground that a part of a table has.
    pub(super) fn enter_ground(&mut self, family: &str, element: &Element<'_>) {
        let appearance = self.styles.appearance(family, element, self.around);
        self.around.has_ground = appearance.has_ground;
    }

    /// A section may be hidden as a whole.
    fn section(&mut self, element: &Element<'_>, into: &mut Vec<Block>) -> Result<(), ReadError> {
        let around = self.around;
        self.around = self.styles.appearance("section", element, around);
        let is_none = element.attribute("display").as_deref() == Some("none");
        self.around.is_hidden |= is_none || says_hidden(element);
        self.blocks(into)?;
        self.around = around;
        Ok(())
    }

    fn block_paragraph(
        &mut self,
        element: &Element<'_>,
        into: &mut Vec<Block>,
    ) -> Result<(), ReadError> {
        if let Place::Paragraph { paragraph } = &mut self.place {
            self.paragraphs = self.paragraphs.saturating_add(1);
            *paragraph = self.paragraphs;
        }
        let mut paragraph = self.paragraph(element)?;
        let in_table = matches!(self.place, Place::Table { .. });
        if in_table && paragraph.has_picture && is_blank(&paragraph.text) {
            // A cell with a picture of a number is not blank.
            paragraph.text.push(OBJECT);
        }
        into.extend(paragraph.has_picture.then_some(Block::Picture));
        let (text, place) = (paragraph.text, self.place);
        into.push(Block::Paragraph { text, place });
        into.append(&mut paragraph.boxes);
        Ok(())
    }

    /// Reads the paragraph that `element` begins.
    pub(super) fn paragraph(&mut self, element: &Element<'_>) -> Result<OdfParagraph, ReadError> {
        self.budget.take(1)?;
        let appearance = self.styles.appearance("paragraph", element, self.around);
        let mut paragraph = OdfParagraph::default();
        self.inlines(appearance, &mut paragraph)?;
        if paragraph.is_hidden && !is_blank(&paragraph.text) {
            paragraph.text.clear();
            self.notice(NoticeKind::HiddenText);
        }
        Ok(paragraph)
    }

    fn inlines(
        &mut self,
        appearance: Appearance,
        paragraph: &mut OdfParagraph,
    ) -> Result<(), ReadError> {
        while let Some(piece) = self.markup.next_child()? {
            match piece {
                XmlEvent::Text(text) => self.text(&text, appearance, paragraph),
                XmlEvent::Start(element) => self.inline(&element, appearance, paragraph)?,
                XmlEvent::End => {}
            }
        }
        Ok(())
    }

    fn inline(
        &mut self,
        element: &Element<'_>,
        appearance: Appearance,
        paragraph: &mut OdfParagraph,
    ) -> Result<(), ReadError> {
        match element.name() {
            "span" => {
                let appearance = self.styles.appearance("text", element, appearance);
                return self.inlines(appearance, paragraph);
            }
            "s" => {
                let count = element.number("c").unwrap_or(1).clamp(1, MAX_SPACES);
                let count = usize::try_from(count).unwrap_or(1);
                self.push(&" ".repeat(count), appearance, paragraph);
            }
            "tab" => self.push("\t", appearance, paragraph),
            "line-break" => self.push("\n", appearance, paragraph),
            "frame" | "custom-shape" | "rect" | "g" => return self.frame(paragraph),
            "hidden-paragraph" => paragraph.is_hidden |= says_hidden(element),
            // Notes, comments, pronunciations and what is hidden are no text of the paragraph.
            "note" | "annotation" | "ruby-text" | "hidden-text" | "script" | "title" | "desc"
            | "tracked-changes" => {}
            // Fields and the like hold the text that they show.
            _ => return self.inlines(appearance, paragraph),
        }
        self.markup.skip()
    }

    /// Adds a text of the markup, in which any run of spaces and line breaks is one space, and none at the start.
    fn text(&mut self, text: &str, appearance: Appearance, paragraph: &mut OdfParagraph) {
        let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
        if !text.contains(is_space) {
            return self.push(text, appearance, paragraph);
        }
        let mut collapsed = String::with_capacity(text.len());
        let mut after_space = paragraph.text.is_empty() || paragraph.text.ends_with(' ');
        for c in text.chars() {
            if !is_space(c) {
                collapsed.push(c);
            } else if !after_space {
                collapsed.push(' ');
            }
            after_space = is_space(c);
        }
        self.push(&collapsed, appearance, paragraph);
    }

    fn push(&mut self, text: &str, appearance: Appearance, paragraph: &mut OdfParagraph) {
        let kind = if appearance.is_unseen() {
            NoticeKind::HiddenText
        } else if appearance.is_struck {
            NoticeKind::StruckOut
        } else {
            return paragraph
                .text
                .push_str(&raise_digits(text, appearance.script));
        };
        if !is_blank(text) {
            self.notice(kind);
        }
    }

    /// The text boxes of a frame or a shape, at the place of what they hang on; and whether it is a picture or an object.
    fn frame(&mut self, paragraph: &mut OdfParagraph) -> Result<(), ReadError> {
        let (place, paragraphs) = (self.place, self.paragraphs);
        let start = paragraph.boxes.len();
        while let Some(element) = self.markup.element()? {
            match element.name() {
                "text-box" => {
                    // What it is filled with is not looked at.
                    let around = self.around;
                    self.around.has_ground = true;
                    self.blocks(&mut paragraph.boxes)?;
                    self.around = around;
                }
                "p" | "list" | "table" => self.block(&element, &mut paragraph.boxes)?,
                "frame" | "custom-shape" | "rect" | "g" => self.frame(paragraph)?,
                "image" | "object" | "object-ole" => {
                    paragraph.has_picture = true;
                    self.markup.skip()?;
                }
                _ => self.markup.skip()?,
            }
        }
        self.place = place;
        if let Place::Paragraph { .. } = place {
            self.paragraphs = paragraphs;
            place_paragraphs(paragraph.boxes.get_mut(start..).unwrap_or_default(), place);
        }
        Ok(())
    }

    pub(super) fn notice(&mut self, kind: NoticeKind) {
        self.notices.add(kind, self.place);
    }
}

/// Whether the program that wrote the file found the condition to hold under which an element hides something.
fn says_hidden(element: &Element<'_>) -> bool {
    element.attribute("is-hidden").as_deref() == Some("true")
}
