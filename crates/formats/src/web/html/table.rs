//! The tables of a page while they are read: cells to rows, rows to tables.

use super::open_elements::{Colours, Effects};
use super::visibility::Visibility;
use crate::blocks::{OBJECT, is_page_layout};
use crate::grid::SpanGrid;
use crate::lines::{Lines, table_place};
use gouji_model::characters::is_blank;
use gouji_model::{Area, Cell, Line, Place, ReadError};

/// The most columns that a cell of a web page covers, as browsers have it.
const MAX_SPAN: u32 = 1000;

/// Finding the free columns of a row takes a step for each column; so many steps count as one cell.
const COLUMNS_A_CELL: usize = 64;

/// What a cell holds, in order.
pub(super) enum CellContent {
    /// A paragraph, with its cells as those of a line of text.
    Paragraph { text: String, cells: Vec<Cell> },
    /// A table with its rows and what stands between them.
    Table { lines: Vec<Line>, has_data: bool },
}

/// A cell that is being read.
pub(super) struct OpenCell {
    /// With its table counted from 1 with those that lay out the page.
    pub(super) place: Place,
    area: Area,
    pub(super) items: Vec<CellContent>,
    visibility: Visibility,
    /// Whether a picture stands in it.
    pub(super) has_picture: bool,
    /// How many elements were open where it began.
    pub(super) base: usize,
}

/// What a row or a group of rows does to the text in its cells.
#[derive(Clone, Copy, Default)]
pub(super) struct RowLook {
    pub(super) added: Effects,
    pub(super) removed: Effects,
    pub(super) colours: Colours,
}

impl RowLook {
    /// What this does in what does `around`.
    pub(super) fn inherit(self, around: Self) -> Self {
        Self {
            added: around.added.difference(self.removed).union(self.added),
            removed: around.removed.union(self.removed),
            colours: self.colours.or(around.colours),
        }
    }
}

/// A row that is being read.
pub(super) struct HtmlRow {
    cells: Vec<Cell>,
    /// What stood in its cells and is none of their text: tables, and the paragraphs of cells that only lay out the page.
    below: Vec<Line>,
    visibility: Visibility,
    pub(super) look: RowLook,
}

/// A table that is being read.
#[derive(Default)]
pub(super) struct HtmlTable {
    number: u32,
    lines: Vec<Line>,
    /// Which lines are the rows of the group that is open.
    group: Vec<usize>,
    pub(super) group_visibility: Visibility,
    pub(super) group_look: RowLook,
    grid: SpanGrid,
    pub(super) row: Option<HtmlRow>,
    pub(super) cell: Option<OpenCell>,
    rows: usize,
    cells: usize,
    visibility: Visibility,
    /// Whether it holds the report's table.
    has_tables: bool,
    /// How many elements were open where it began.
    pub(super) base: usize,
}

impl HtmlTable {
    pub(super) fn new(number: u32, base: usize, visibility: Visibility) -> Self {
        Self {
            number,
            visibility,
            base,
            ..Self::default()
        }
    }

    /// Begins a row.
    pub(super) fn open_row(&mut self, visibility: Visibility, look: RowLook) {
        self.grid.next_row();
        self.row = Some(HtmlRow {
            cells: Vec::new(),
            below: Vec::new(),
            visibility: visibility.max(self.group_visibility),
            look: look.inherit(self.group_look),
        });
    }

    /// Begins a cell that covers `columns` and `rows` as written, a `rows` of 0 being all that the group has left. A hidden
    /// cell takes no room.
    pub(super) fn open_cell(
        &mut self,
        (columns, rows): (u32, u32),
        base: usize,
        visibility: Visibility,
    ) {
        let rows = if rows == 0 { u32::MAX } else { rows };
        let area = match visibility {
            Visibility::Seen => self.grid.place(columns.clamp(1, MAX_SPAN), rows),
            Visibility::Hidden => Area::single(0),
        };
        let row = u32::try_from(self.rows)
            .unwrap_or(u32::MAX)
            .saturating_add(1);
        let number = self.number.saturating_add(1);
        self.cell = Some(OpenCell {
            place: table_place(number, row, area.column.saturating_add(1)),
            area,
            items: Vec::new(),
            visibility,
            has_picture: false,
            base,
        });
    }

    pub(super) fn close_cell(&mut self, lines: &mut Lines) -> Result<(), ReadError> {
        let (Some(cell), Some(row)) = (self.cell.take(), self.row.as_mut()) else {
            return Ok(());
        };
        if cell.visibility == Visibility::Hidden {
            return Ok(());
        }
        lines.take(1)?;
        self.cells += 1;
        self.has_tables |= cell.has_table();
        if cell.is_page_layout() {
            cell.move_lines(&mut row.below);
        } else {
            let cell = cell.finish(&mut row.below);
            row.cells.push(cell);
        }
        Ok(())
    }

    /// Ends the row; its place where it is hidden and something stands in it.
    pub(super) fn close_row(&mut self, lines: &mut Lines) -> Result<Option<Place>, ReadError> {
        let Some(row) = self.row.take() else {
            return Ok(None);
        };
        let is_empty = row.cells.is_empty();
        lines.take(usize::from(is_empty) + self.grid.width() / COLUMNS_A_CELL)?;
        let is_filled = row.cells.iter().any(|cell| !is_blank(&cell.text)) || !row.below.is_empty();
        // A spreadsheet saved as a page ends in a hidden row that only holds the columns' widths.
        let is_hidden = row.visibility == Visibility::Hidden;
        if is_hidden && !is_filled {
            return Ok(None);
        }
        self.rows += 1;
        self.group.push(self.lines.len());
        self.lines.push(Line {
            cells: row.cells,
            table: Some(self.number),
        });
        self.lines.extend(row.below);
        let number = u32::try_from(self.rows).unwrap_or(u32::MAX);
        Ok(is_hidden.then(|| table_place(self.number.saturating_add(1), number, 1)))
    }

    /// Ends the group of rows, beyond which no cell of it reaches.
    pub(super) fn close_group(&mut self) {
        let count = self.group.len();
        for (at, line) in self.group.drain(..).enumerate() {
            let left = u32::try_from(count - at).unwrap_or(u32::MAX);
            let cells = self.lines.get_mut(line).map(|line| &mut line.cells);
            for cell in cells.into_iter().flatten() {
                cell.area.rows = cell.area.rows.min(left);
            }
        }
        self.grid = SpanGrid::default();
        self.group_visibility = Visibility::Seen;
        self.group_look = RowLook::default();
    }

    /// Its number where it only lays out the page: it holds the report's table, or is a frame of one cell.
    pub(super) fn layout_number(&self) -> Option<u32> {
        let is_frame = self.rows == 1 && self.cells == 1;
        (self.has_tables || is_frame).then_some(self.number)
    }

    /// Its lines, for the document.
    pub(super) fn finish(mut self) -> Vec<Line> {
        let number = Some(self.number);
        let is_row = |line: &Line| line.table == number;
        let is_filled = |line: &Line| line.cells.iter().any(|cell| !is_blank(&cell.text));
        if self.visibility == Visibility::Hidden && !self.lines.iter().any(is_filled) {
            self.lines.clear();
        } else if self
            .lines
            .iter()
            .filter(|line| is_row(line))
            .all(|line| line.cells.is_empty())
        {
            self.lines.retain(|line| !is_row(line));
        }
        self.lines
    }

    /// What it is to the cell that holds it. A table of one cell is only a frame around its text.
    pub(super) fn into_item(self) -> Option<CellContent> {
        let (rows, cells) = (self.rows, self.cells);
        let mut lines = self.finish();
        if rows == 1 && cells == 1 && lines.len() == 1 {
            let line = lines.pop()?;
            let text = line.cells.first().map(|cell| cell.text.clone());
            return Some(CellContent::Paragraph {
                text: text.unwrap_or_default(),
                cells: line.cells,
            });
        }
        let has_data = rows > 1 && cells > 3;
        (!lines.is_empty()).then_some(CellContent::Table { lines, has_data })
    }
}

impl OpenCell {
    /// Whether it holds the report's table.
    fn has_table(&self) -> bool {
        let has_data =
            |item: &CellContent| matches!(item, CellContent::Table { has_data: true, .. });
        self.items.iter().any(has_data)
    }

    /// Whether it lays out the page: holds the report's table, or much text.
    fn is_page_layout(&self) -> bool {
        let paragraphs = self.items.iter().filter_map(|item| match item {
            CellContent::Paragraph { text, .. } => Some(text.as_str()),
            CellContent::Table { .. } => None,
        });
        self.has_table() || is_page_layout(paragraphs)
    }

    /// Its content as lines of the page.
    fn move_lines(self, below: &mut Vec<Line>) {
        for item in self.items {
            match item {
                CellContent::Paragraph { cells, .. } => below.push(Line { cells, table: None }),
                CellContent::Table { lines, .. } => below.extend(lines),
            }
        }
    }

    /// Its content as a cell; the tables in it go `below` its row. A cell with a picture of a number is not blank.
    fn finish(self, below: &mut Vec<Line>) -> Cell {
        let mut text = String::new();
        for item in self.items {
            match item {
                CellContent::Paragraph {
                    text: paragraph, ..
                } if text.is_empty() => text = paragraph,
                CellContent::Paragraph {
                    text: paragraph, ..
                } => {
                    text.push('\n');
                    text.push_str(&paragraph);
                }
                CellContent::Table { lines, .. } => below.extend(lines),
            }
        }
        if self.has_picture && is_blank(&text) {
            text.push(OBJECT);
        }
        Cell {
            text,
            place: self.place,
            area: self.area,
        }
    }
}
