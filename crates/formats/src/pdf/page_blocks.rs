//! What a page holds once it is read: tables and lines of text, from its top.

use super::geometry::Length;
use super::ruled_tables::RuledTable;
use super::text_lines::TextLine;

/// A page, read.
#[derive(Debug)]
pub(super) struct PdfPage {
    /// From its top.
    pub(super) blocks: Vec<PageBlock>,
}

/// A part of a page.
#[derive(Debug)]
pub(super) enum PageBlock {
    Table(PageTable),
    /// A line of text with whether it stands in the margin.
    Line(TextLine, bool),
}

/// A table, or the part of one that stands on a page.
#[derive(Debug)]
pub(super) struct PageTable {
    pub(super) ruled: RuledTable,
    /// The lines of each cell.
    pub(super) texts: Vec<Vec<TextLine>>,
}

impl PageTable {
    /// How broad a cell is.
    pub(super) fn width(&self, cell: usize) -> Length {
        let edges = &self.ruled.columns;
        let width = self.ruled.cells.get(cell).and_then(|span| {
            let (left, right) = (span.column, span.column + span.columns);
            Some(edges.get(right)? - edges.get(left)?)
        });
        width.unwrap_or(0)
    }

    /// The lines of a cell.
    pub(super) fn lines(&self, cell: usize) -> &[TextLine] {
        self.texts.get(cell).map_or(&[], Vec::as_slice)
    }
}

impl PageBlock {
    pub(super) fn top(&self) -> Length {
        match self {
            Self::Table(table) => table.ruled.bounds().top,
            Self::Line(line, _) => line.top,
        }
    }

    /// Whether it is no part of what the pages tell one after the other.
    pub(super) fn is_margin(&self) -> bool {
        matches!(self, Self::Line(_, true))
    }
}

/// Where a part of a table stands: its page and its block on the page, from 0.
pub(super) type PartPosition = (usize, usize);

/// The table that stands there.
pub(super) fn table_at(sheets: &[PdfPage], (page, block): PartPosition) -> Option<&PageTable> {
    match sheets.get(page)?.blocks.get(block)? {
        PageBlock::Table(table) => Some(table),
        PageBlock::Line(..) => None,
    }
}
