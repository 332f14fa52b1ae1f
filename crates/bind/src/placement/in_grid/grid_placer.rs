//! The rows of a document's tables, placed by their headers.

use crate::placement::in_grid::grid::{Grid, TableKey};
use crate::placement::in_grid::header_columns::{
    HeaderReader, HeaderReading, Region, Regions, UnknownHeader,
};
use crate::placement::in_grid::row_values::LabelledRow;
use crate::placement::in_lines::row_values::RowValues;
use crate::placement::matched_document::{DocumentRow, MatchedDocument};
use crate::tokens::token::Token;
use gouji_model::{Role, RowId, TableId};
use std::collections::{HashMap, HashSet};

/// What is known of the tables of a document while its rows are placed.
#[derive(Debug, Default)]
pub(crate) struct GridPlacer {
    pub(crate) grid: Grid,
    pub(crate) row_lines: HashSet<usize>,
    /// What each header says of a table of the form, by its last row.
    known: HashMap<HeaderKey, HeaderReading>,
    /// The last header of each table of the form, for a table that goes on without one.
    last: HashMap<TableId, Regions>,
    /// In which columns the values stand where there is no header.
    extents: HashMap<(TableKey, TableId), Option<(u32, u32)>>,
    /// Whether the values of any row stand where the header over them says.
    ///
    /// A header over which the grid is broken says nothing of the tables behind it.
    fits: HashMap<TableId, bool>,
}

/// A header over a table of the form: the table of the document, the position of its last row, the form's table.
pub(crate) type HeaderKey = (TableKey, usize, TableId);

/// A row of a table, sorted by the header above it.
pub(crate) struct Placed<'t, 'd> {
    pub(crate) sorted: RowValues<'t, 'd>,
    /// The unit that the header prints over each column.
    pub(crate) units: Vec<Option<String>>,
    /// Numbers in columns of remarks.
    pub(crate) outside: Vec<&'t Token<'d>>,
    /// The header that does not say where the values stand.
    pub(crate) unknown_header: Option<HeaderKey>,
}

impl<'t, 'd> Placed<'t, 'd> {
    fn of(sorted: RowValues<'t, 'd>) -> Self {
        Self {
            sorted,
            units: Vec::new(),
            outside: Vec::new(),
            unknown_header: None,
        }
    }
}

impl GridPlacer {
    pub(crate) fn new(table: &MatchedDocument<'_, '_, '_>) -> Self {
        let starts = table.recognition.chain();
        let lines = starts.filter_map(|each| Some(table.token(each.end - 1)?.line));
        let row_lines: HashSet<usize> = lines.collect();
        let has_tables = table
            .tokens
            .iter()
            .any(|token| token.grid_position.is_some());
        if !has_tables {
            return Self::default();
        }
        let lines = row_lines.iter().copied();
        Self {
            grid: Grid::new(table.tokens, &table.recognition.header_lines, lines),
            row_lines,
            ..Self::default()
        }
    }

    /// The values of a row of a table.
    pub(crate) fn sort<'t, 'd>(
        &mut self,
        table: &MatchedDocument<'t, 'd, '_>,
        row: &DocumentRow<'t, 'd>,
        own: RowId,
    ) -> Placed<'t, 'd> {
        let nothing = Placed::of(RowValues::Nothing);
        let Some(label) = table.label_tokens(&row.segments) else {
            return nothing;
        };
        let line = table.tokens.get(label.start).map(|token| token.line);
        let Some(placed) = line.and_then(|line| self.grid.row(line)).cloned() else {
            return nothing;
        };
        let form = &table.recognition.index.form;
        let id = form.rows[own].table;
        let is_heading = form.rows[own].role == Role::Heading;
        let (known, header) = self.known(table, id, &placed);
        let labelled = LabelledRow {
            grid: &self.grid,
            row: &placed,
            tokens: table.tokens,
            row_lines: &self.row_lines,
            end: row.end,
            label,
        };
        match known {
            HeaderReading::Regions(regions) => {
                let units = regions.columns.iter();
                let sorted = labelled.by_header(&regions, is_heading);
                if !is_heading && !matches!(sorted, RowValues::Nothing) {
                    *self.fits.entry(id).or_insert(false) |=
                        matches!(sorted, RowValues::Columns(_));
                }
                Placed {
                    units: units.map(|region| region.unit.clone()).collect(),
                    outside: labelled.outside(&regions),
                    ..Placed::of(sorted)
                }
            }
            HeaderReading::Unclear
                if is_heading && row.cells.iter().all(|cell| !cell.is_written()) =>
            {
                Placed::of(labelled.by_count(&[], &mut None, true))
            }
            HeaderReading::Unclear => {
                // A table that goes on without a header has the same columns, whichever they are.
                self.fits.entry(id).or_insert(false);
                Placed {
                    unknown_header: header.map(|bottom| (placed.table, bottom, id)),
                    ..Placed::of(labelled.unclear())
                }
            }
            HeaderReading::NoHeader if self.fits.get(&id) == Some(&false) => {
                Placed::of(labelled.unclear())
            }
            HeaderReading::NoHeader => {
                let order = order(self.last.get(&id), form.tables[id].columns.len());
                let extent = self.extents.entry((placed.table, id)).or_default();
                Placed::of(labelled.by_count(&order, extent, is_heading))
            }
        }
    }

    /// What a header that does not say it of every column says, for a person to see.
    pub(crate) fn unknown_header(
        &self,
        table: &MatchedDocument<'_, '_, '_>,
        (key, bottom, own): HeaderKey,
    ) -> Option<UnknownHeader> {
        let reader = self.reader(table);
        reader.unknown(own, self.grid.rows_of(key)?, bottom)
    }

    fn reader<'r, 't, 'd>(
        &'r self,
        table: &MatchedDocument<'t, 'd, 'r>,
    ) -> HeaderReader<'r, 't, 'd> {
        HeaderReader {
            index: table.recognition.index,
            grid: &self.grid,
            tokens: table.tokens,
            row_lines: &self.row_lines,
        }
    }

    /// Where the values of a row of a table stand, as the header above it says.
    pub(crate) fn regions(
        &mut self,
        table: &MatchedDocument<'_, '_, '_>,
        row: &DocumentRow<'_, '_>,
        own: RowId,
    ) -> Option<Regions> {
        let line = table.token(row.segments.start)?.line;
        let placed = self.grid.row(line).cloned()?;
        let own = table.recognition.index.form.rows[own].table;
        match self.known(table, own, &placed).0 {
            HeaderReading::Regions(regions) => Some(regions),
            HeaderReading::Unclear | HeaderReading::NoHeader => None,
        }
    }

    /// What the header above a row says, and the position of its last row.
    fn known(
        &mut self,
        table: &MatchedDocument<'_, '_, '_>,
        own: TableId,
        row: &crate::placement::in_grid::grid::GridRow,
    ) -> (HeaderReading, Option<usize>) {
        let reader = self.reader(table);
        let bottom = match reader.header_above(own, row) {
            Ok(bottom) => bottom,
            Err(known) => return (known, reader.nearest_header(row)),
        };
        let key = (row.table, bottom, own);
        if let Some(known) = self.known.get(&key) {
            return (known.clone(), Some(bottom));
        }
        let rows = self.grid.table(row);
        let known = rows.map_or(HeaderReading::NoHeader, |rows| {
            reader.regions(own, rows, bottom, row.position)
        });
        if let HeaderReading::Regions(regions) = &known {
            self.last.insert(own, regions.clone());
        }
        self.known.insert(key, known.clone());
        (known, Some(bottom))
    }
}

/// The order in which the columns are printed: that of the header before, else the form's.
fn order(last: Option<&Regions>, count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    if let Some(regions) = last {
        let from = |&at: &usize| {
            regions
                .columns
                .get(at)
                .map_or(0, |Region { from, .. }| *from)
        };
        order.sort_by_key(from);
    }
    order
}
