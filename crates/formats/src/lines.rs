//! The lines of a document, gathered within the limit of cells.

use crate::limits::CellBudget;
use gouji_model::{Area, Cell, Document, FileKind, Line, Notice, Picture, Place, ReadError};

/// Lines gathered from the start of a document to its end.
///
/// Every reader adds its lines here, so that none can pass the limit of cells:
/// each line and each cell counts once.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    lines: Vec<Line>,
    tables: u32,
    pictures: Vec<Picture>,
    budget: CellBudget,
}

/// The most pictures that are remembered.
const MAX_PICTURES: usize = 10_000;

impl Lines {
    /// The number of the next table, which begins here.
    pub(crate) fn begin_table(&mut self) -> u32 {
        let number = self.tables;
        self.tables = self.tables.saturating_add(1);
        number
    }

    /// Adds a line of text.
    pub(crate) fn text(&mut self, text: String, place: Place) -> Result<(), ReadError> {
        self.push(text_line(text, place).cells, None)
    }

    /// Adds a row of `table`, as [`Lines::begin_table`] numbered it.
    pub(crate) fn row(&mut self, table: u32, cells: Vec<Cell>) -> Result<(), ReadError> {
        self.push(cells, Some(table))
    }

    /// Adds a line as it is.
    pub(crate) fn push(&mut self, cells: Vec<Cell>, table: Option<u32>) -> Result<(), ReadError> {
        self.take(cells.len().max(1))?;
        self.lines.push(Line { cells, table });
        Ok(())
    }

    /// Counts `cells` more against the limit.
    pub(crate) fn take(&mut self, cells: usize) -> Result<(), ReadError> {
        self.budget.take(cells)
    }

    /// How many lines there are so far.
    pub(crate) fn len(&self) -> usize {
        self.lines.len()
    }

    /// Adds lines that were counted by [`Lines::take`] when they were read.
    pub(crate) fn append(&mut self, counted: Vec<Line>) {
        self.lines.extend(counted);
    }

    /// Notes a picture, which stands behind the lines so far.
    pub(crate) fn picture(&mut self) {
        if self.pictures.len() < MAX_PICTURES {
            let line = self.lines.len();
            self.pictures.push(Picture { line });
        }
    }

    /// The pictures noted so far.
    pub(crate) fn take_pictures(&mut self) -> Vec<Picture> {
        std::mem::take(&mut self.pictures)
    }

    pub(crate) fn finish(self) -> Vec<Line> {
        self.lines
    }
}

/// A document of these lines that has no encoding and no named sheets.
pub(crate) fn document(kind: FileKind, lines: Vec<Line>, notices: Vec<Notice>) -> Document {
    Document {
        kind,
        encoding: None,
        replaced: false,
        sheets: Vec::new(),
        lines,
        pictures: Vec::new(),
        notices,
        hidden_cells: Vec::new(),
    }
}

/// Where the cell of a table stands, counted from 1.
pub(crate) fn table_place(table: u32, row: u32, column: u32) -> Place {
    Place::Table { table, row, column }
}

/// A line of text with one cell; a line without a cell where `text` is empty.
pub(crate) fn text_line(text: String, place: Place) -> Line {
    let cell = Cell {
        text,
        place,
        area: Area::single(0),
    };
    let is_empty = cell.text.is_empty();
    Line {
        cells: if is_empty { Vec::new() } else { vec![cell] },
        table: None,
    }
}
