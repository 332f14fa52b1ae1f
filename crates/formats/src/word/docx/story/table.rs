//! A table's rows and cells, and where merged cells reach.

use super::column_grid::ColumnGrid;
use super::{DocxStory, Scope};
use crate::blocks::{Block, BlockCell, unwrap_frames};
use crate::limits::MAX_COLUMNS;
use crate::lines::table_place;
use crate::word::docx::run_properties::{fills, is_on};
use crate::xml::Element;
use gouji_model::{NoticeKind, Place, ReadError};
use std::collections::HashMap;

/// A cell while its table is read.
struct DocxCell {
    cell: BlockCell,
    down: MergePart,
    /// Whether a cell above reaches over it.
    is_covered: bool,
}

/// How a cell takes part in merging.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum MergePart {
    #[default]
    None,
    Begins,
    GoesOn,
}

/// A row while it is read.
#[derive(Default)]
struct DocxRow {
    cells: Vec<DocxCell>,
    /// The column of the next cell.
    column: u32,
    is_deleted: bool,
}

#[derive(Default)]
struct CellProperties {
    columns: u32,
    across: MergePart,
    down: MergePart,
    is_deleted: bool,
    is_shaded: bool,
}

impl DocxStory<'_> {
    /// Reads the table that was begun last.
    pub(super) fn table(&mut self) -> Result<Block, ReadError> {
        self.tables = self.tables.saturating_add(1);
        let place = table_place(self.tables, 0, 1);
        let inside = Scope::new(place, self.scope.is_shaded);
        let outside = std::mem::replace(&mut self.scope, inside);
        let mut rows = Vec::new();
        self.rows(&mut rows)?;
        self.scope = outside;
        self.merge_down(&mut rows);
        let uncovered = |row: Vec<DocxCell>| {
            let cells = row.into_iter().filter(|open| !open.is_covered);
            cells.map(|open| open.cell).collect()
        };
        Ok(Block::Table(rows.into_iter().map(uncovered).collect()))
    }

    fn rows(&mut self, rows: &mut Vec<Vec<DocxCell>>) -> Result<(), ReadError> {
        while let Some(element) = self.markup.element()? {
            match element.name() {
                "tblPr" => self.table_properties()?,
                "tblGrid" => self.scope.grid = ColumnGrid::read(&mut self.markup)?,
                "tr" => {
                    if let Place::Table { row, column, .. } = &mut self.scope.place {
                        *row = row.saturating_add(1);
                        *column = 1;
                    }
                    self.row(rows)?;
                }
                _ => self.wrapper(&element, |story| story.rows(rows))?,
            }
        }
        Ok(())
    }

    fn table_properties(&mut self) -> Result<(), ReadError> {
        while let Some(property) = self.markup.leaf()? {
            match property.name() {
                "shd" => self.scope.is_shaded |= fills(&property),
                "tblStyle" => {
                    let id = property.attribute("val");
                    self.scope.is_shaded |= self.styles.is_shaded(id.as_deref());
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn row(&mut self, rows: &mut Vec<Vec<DocxCell>>) -> Result<(), ReadError> {
        self.budget.take(1)?;
        let mut row = DocxRow::default();
        self.cells(&mut row)?;
        if !row.is_deleted {
            rows.push(row.cells);
        }
        Ok(())
    }

    fn cells(&mut self, row: &mut DocxRow) -> Result<(), ReadError> {
        while let Some(element) = self.markup.element()? {
            match element.name() {
                "trPr" => self.row_properties(row)?,
                _ if row.is_deleted => self.markup.skip()?,
                "tc" => self.cell(row)?,
                _ => self.wrapper(&element, |story| story.cells(row))?,
            }
        }
        Ok(())
    }

    fn row_properties(&mut self, row: &mut DocxRow) -> Result<(), ReadError> {
        while let Some(property) = self.markup.leaf()? {
            match property.name() {
                "gridBefore" => row.column = property.number("val").unwrap_or(0).min(MAX_COLUMNS),
                "hidden" if is_on(&property) => self.notice(NoticeKind::HiddenRows),
                "del" => {
                    self.notice(NoticeKind::TrackedChanges);
                    row.is_deleted = true;
                }
                "ins" => self.notice(NoticeKind::TrackedChanges),
                _ => {}
            }
        }
        Ok(())
    }

    fn cell(&mut self, row: &mut DocxRow) -> Result<(), ReadError> {
        self.budget.take(1)?;
        if let Place::Table { column, .. } = &mut self.scope.place {
            *column = self.scope.grid.position(row.column).saturating_add(1);
        }
        let place = self.scope.place;
        let is_shaded = self.scope.is_shaded;
        let mut properties = CellProperties::default();
        let mut blocks = Vec::new();
        while let Some(element) = self.markup.element()? {
            if element.name() == "tcPr" {
                properties = self.cell_properties()?;
                self.scope.is_shaded |= properties.is_shaded;
            } else {
                self.block(&element, &mut blocks)?;
                self.scope.place = place;
            }
        }
        self.finish(&mut blocks);
        self.scope.is_shaded = is_shaded;
        if properties.is_deleted {
            return Ok(());
        }
        let columns = properties
            .columns
            .clamp(1, (MAX_COLUMNS - row.column.min(MAX_COLUMNS)).max(1));
        let area = self.scope.grid.area(row.column, columns);
        row.column = row.column.saturating_add(columns).min(MAX_COLUMNS);
        if let (MergePart::GoesOn, Some(left)) = (properties.across, row.cells.last_mut()) {
            let reach = &mut left.cell.area;
            reach.columns = reach.columns.saturating_add(area.columns);
            self.notice_covered(&blocks, place);
            return Ok(());
        }
        row.cells.push(DocxCell {
            cell: BlockCell {
                area,
                place,
                blocks: unwrap_frames(blocks),
            },
            down: properties.down,
            is_covered: false,
        });
        Ok(())
    }

    fn cell_properties(&mut self) -> Result<CellProperties, ReadError> {
        let mut read = CellProperties::default();
        while let Some(property) = self.markup.leaf()? {
            match property.name() {
                "gridSpan" => read.columns = property.number("val").unwrap_or(1),
                "vMerge" => read.down = parse_merge(&property, "val"),
                "hMerge" => read.across = parse_merge(&property, "val"),
                "shd" => read.is_shaded = fills(&property),
                // Cells whose merging is a tracked change.
                "cellMerge" if property.attribute("vMerge").is_some() => {
                    self.notice(NoticeKind::TrackedChanges);
                    read.down = parse_merge(&property, "vMerge");
                }
                "cellIns" => self.notice(NoticeKind::TrackedChanges),
                "cellDel" => {
                    self.notice(NoticeKind::TrackedChanges);
                    read.is_deleted = true;
                }
                _ => {}
            }
        }
        Ok(read)
    }

    /// Lets each cell that begins a merge reach down over those that go on with it.
    fn merge_down(&mut self, rows: &mut [Vec<DocxCell>]) {
        // By column, the row and the cell that reaches down to the row above.
        let mut above: HashMap<u32, (usize, usize)> = HashMap::new();
        for at in 0..rows.len() {
            let mut reaching = HashMap::new();
            let (before, rest) = rows.split_at_mut(at);
            let cells = rest.first_mut().map(Vec::as_mut_slice).unwrap_or_default();
            for (index, open) in cells.iter_mut().enumerate() {
                let cell = &open.cell;
                let origin = above.get(&cell.area.column).copied();
                let top = match (open.down, origin) {
                    (MergePart::GoesOn, Some((row, index))) => {
                        before.get_mut(row).and_then(|cells| cells.get_mut(index))
                    }
                    _ => None,
                };
                match (open.down, top, origin) {
                    (MergePart::GoesOn, Some(top), Some(origin)) => {
                        let area = &mut top.cell.area;
                        area.rows = area.rows.saturating_add(1);
                        open.is_covered = true;
                        self.notice_covered(&cell.blocks, cell.place);
                        reaching.insert(cell.area.column, origin);
                    }
                    (MergePart::None, ..) => {}
                    // One that goes on with nothing begins.
                    _ => {
                        reaching.insert(cell.area.column, (at, index));
                    }
                }
            }
            above = reaching;
        }
    }

    /// Word does not show what stands in a cell that another covers.
    fn notice_covered(&mut self, blocks: &[Block], place: Place) {
        if !blocks.iter().all(Block::is_blank) {
            self.notices.add(NoticeKind::HiddenText, place);
        }
    }
}

fn parse_merge(property: &Element<'_>, attribute: &str) -> MergePart {
    match property.attribute(attribute).as_deref() {
        Some("restart" | "rest") => MergePart::Begins,
        _ => MergePart::GoesOn,
    }
}
