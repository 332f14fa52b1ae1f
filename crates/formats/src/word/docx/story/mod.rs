//! The walk through the body of a document: paragraphs and tables, one after the other, wherever they stand.
//!
//! A story is a recursion without end: a table holds cells, a cell holds paragraphs and tables, and a text box that hangs on a
//! paragraph holds them again. This file holds the walk and its state and reads blocks; `runs` reads what stands in a
//! paragraph, `table` a table, and `chunk` a part that stands for a piece of the body. They call each other as methods of
//! the one walk, so that none imports another; `paragraph` and `column_grid` are plain data.
//!
//! In: the markup of a document. Out: blocks.

mod chunk;
mod column_grid;
mod paragraph;
mod runs;
mod table;

use super::alt_chunk::AltChunks;
use super::styles::DocxStyles;
use crate::blocks::{Block, OBJECT};
use crate::limits::CellBudget;
use crate::notices::Notices;
use crate::xml::{Element, XmlReader};
use column_grid::ColumnGrid;
use gouji_model::characters::is_blank;
use gouji_model::{FileKind, NoticeKind, Place, ReadError};
use paragraph::{DocxParagraph, FieldPart};

/// The walk through a document's markup.
pub(super) struct DocxStory<'m> {
    markup: XmlReader<'m>,
    styles: &'m DocxStyles,
    pub(super) notices: Notices,
    scope: Scope,
    /// How many tables and how many paragraphs outside them have begun.
    tables: u32,
    paragraphs: u32,
    chunks: AltChunks,
    /// Why a part that stands for a piece of the body could not be read.
    pub(super) unread: Option<ReadError>,
    /// What is left of the limit of paragraphs and cells.
    budget: CellBudget,
}

/// What holds for a part of the walk: the body, a table, or a text box.
#[derive(Debug)]
struct Scope {
    /// Where the walk is: in a cell of a table, or at the paragraph that was begun last.
    place: Place,
    /// Whether it is on a ground that is not white.
    is_shaded: bool,
    /// The grid of the table that the walk is in.
    grid: ColumnGrid,
    /// The fields that have begun and not ended.
    fields: Vec<FieldPart>,
    /// The text of paragraphs whose end was deleted, which runs on into the next.
    runs_on: String,
}

impl Scope {
    fn new(place: Place, is_shaded: bool) -> Self {
        Self {
            place,
            is_shaded,
            grid: ColumnGrid::default(),
            fields: Vec::new(),
            runs_on: String::new(),
        }
    }
}

impl<'m> DocxStory<'m> {
    pub(super) fn new(text: &'m str, styles: &'m DocxStyles, chunks: AltChunks) -> Self {
        Self {
            markup: XmlReader::new(text, FileKind::Docx),
            styles,
            notices: Notices::default(),
            tables: 0,
            scope: Scope::new(Place::Paragraph { paragraph: 1 }, false),
            paragraphs: 0,
            chunks,
            unread: None,
            budget: CellBudget::default(),
        }
    }

    /// Goes to the first block of the body; false where there is no body.
    ///
    /// # Errors
    /// Damaged where this is no document.
    pub(super) fn enters_body(&mut self) -> Result<bool, ReadError> {
        let root = self.markup.element()?;
        if root.is_none_or(|root| root.name() != "document") {
            let kind = FileKind::Docx;
            return Err(ReadError::Damaged { kind });
        }
        while let Some(element) = self.markup.element()? {
            if element.name() == "body" {
                return Ok(true);
            }
            // A page in a colour of its own.
            self.scope.is_shaded |= element.name() == "background";
            self.markup.skip()?;
        }
        Ok(false)
    }

    /// Reads the next block of the body; false behind the last.
    pub(super) fn next_block(&mut self, into: &mut Vec<Block>) -> Result<bool, ReadError> {
        let Some(element) = self.markup.element()? else {
            return Ok(false);
        };
        self.block(&element, into)?;
        Ok(true)
    }

    /// Adds what is left at the end of the body or of a cell.
    pub(super) fn finish(&mut self, into: &mut Vec<Block>) {
        self.scope.fields.clear();
        if !self.scope.runs_on.is_empty() {
            into.push(Block::Paragraph {
                text: std::mem::take(&mut self.scope.runs_on),
                place: self.scope.place,
            });
        }
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
            "p" => self.paragraph(into),
            "tbl" => {
                into.push(self.table()?);
                Ok(())
            }
            "altChunk" => {
                let id = element.attribute("id").unwrap_or_default();
                self.markup.skip()?;
                self.chunk(&id, into)
            }
            _ => self.wrapper(element, |story| story.blocks(into)),
        }
    }
    /// What only holds other elements, at whichever level it stands: `read` goes on within it. Anything else is passed over.
    pub(super) fn wrapper(
        &mut self,
        element: &Element<'_>,
        mut read: impl FnMut(&mut Self) -> Result<(), ReadError>,
    ) -> Result<(), ReadError> {
        match element.name() {
            "ins" | "moveTo" => {
                self.notice(NoticeKind::TrackedChanges);
                read(self)
            }
            "sdt" | "sdtContent" | "customXml" => read(self),
            "AlternateContent" => self.alternative(read),
            _ => self.pass_over(element),
        }
    }

    /// Passes over an element that is not read, with a notice where it holds deleted text.
    pub(super) fn pass_over(&mut self, element: &Element<'_>) -> Result<(), ReadError> {
        if matches!(element.name(), "del" | "moveFrom") {
            self.notice(NoticeKind::TrackedChanges);
        }
        self.markup.skip()
    }

    /// Reads the first choice of the alternatives that were begun last, or else what stands for all of them.
    pub(super) fn alternative(
        &mut self,
        mut read: impl FnMut(&mut Self) -> Result<(), ReadError>,
    ) -> Result<(), ReadError> {
        let mut is_read = false;
        while let Some(element) = self.markup.element()? {
            if !is_read && matches!(element.name(), "Choice" | "Fallback") {
                is_read = true;
                read(self)?;
            } else {
                self.markup.skip()?;
            }
        }
        Ok(())
    }

    fn paragraph(&mut self, into: &mut Vec<Block>) -> Result<(), ReadError> {
        self.budget.take(1)?;
        if let Place::Paragraph { paragraph } = &mut self.scope.place {
            self.paragraphs = self.paragraphs.saturating_add(1);
            *paragraph = self.paragraphs;
        }
        let before = std::mem::take(&mut self.scope.runs_on);
        let mut paragraph = DocxParagraph::new(before, self.styles);
        while let Some(element) = self.markup.element()? {
            if element.name() == "pPr" {
                self.paragraph_properties(&mut paragraph)?;
            } else {
                self.inline(&element, &mut paragraph)?;
            }
        }
        // An instruction ends with its paragraph at the latest, or a field that
        // was never ended would swallow the rest of the document.
        self.scope
            .fields
            .retain(|field| *field == FieldPart::Result);
        let in_table = matches!(self.scope.place, Place::Table { .. });
        if in_table && paragraph.has_picture && is_blank(&paragraph.text) {
            // A cell with a picture of a number is not blank.
            paragraph.text.push(OBJECT);
        }
        into.extend((0..paragraph.pictures).map(|_| Block::Picture));
        if paragraph.runs_on {
            self.scope.runs_on = paragraph.text;
        } else {
            let text = paragraph.text;
            let place = self.scope.place;
            into.push(Block::Paragraph { text, place });
        }
        into.append(&mut paragraph.boxes);
        Ok(())
    }

    pub(super) fn notice(&mut self, kind: NoticeKind) {
        self.notices.add(kind, self.scope.place);
    }
}
