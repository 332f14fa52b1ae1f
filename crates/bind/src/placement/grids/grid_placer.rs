//! The rows of a document's tables, each value placed by the header above it.

use crate::placement::document_rows::DocumentRow;
use crate::placement::grids::grid::{Grid, GridRow, TableKey};
use crate::placement::grids::header_columns::{
    HeaderReader, HeaderReading, Region, Regions, UnknownHeader,
};
use crate::placement::grids::row_values::LabelledRow;
use crate::placement::matched_document::MatchedDocument;
use crate::placement::placed_rows::{MatchedRow, PlacedValues, RowValues, placed_figures};
use crate::tokens::Token;
use gouji_model::{FigureId, Role, RowId, TableId};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};

/// What is known of the tables of a document while its rows are placed.
pub(crate) struct GridPlacer<'a> {
    pub(crate) grid: Grid<'a>,
    /// The lines in which rows of the form stand.
    pub(crate) row_lines: HashSet<usize>,
    /// The numbers in columns of remarks.
    pub(crate) outside: Vec<&'a Token<'a>>,
    /// What each header says of a table of the form.
    readings: HashMap<HeaderKey, HeaderReading>,
    /// The last header of each table of the form, for a table that goes on without one.
    last: HashMap<TableId, Regions>,
    /// In which columns the values stand where there is no header.
    extents: HashMap<(TableKey, TableId), Option<(u32, u32)>>,
    /// For each table of the form, whether the values of any row stand where the header over them says.
    ///
    /// Where none do, the grid is broken, and its header says nothing of a table that goes on without one.
    fits: HashMap<TableId, bool>,
    /// The figures below every header that does not say where they stand.
    below_unknown: BTreeMap<HeaderKey, Vec<FigureId>>,
}

/// A header over a table of the form: the table of the document, the position of its last row, the form's table.
type HeaderKey = (TableKey, usize, TableId);

impl<'a> GridPlacer<'a> {
    pub(crate) fn new(matched: &MatchedDocument<'a>) -> Self {
        let labels = matched.recognition.chain();
        let lines = labels.filter_map(|label| matched.document.line(label.end - 1));
        let row_lines: HashSet<usize> = lines.collect();
        let header_lines = &matched.recognition.header_lines;
        Self {
            grid: Grid::new(&matched.document.tokens, header_lines, &row_lines),
            row_lines,
            outside: Vec::new(),
            readings: HashMap::new(),
            last: HashMap::new(),
            extents: HashMap::new(),
            fits: HashMap::new(),
            below_unknown: BTreeMap::new(),
        }
    }

    /// Says which figures the values of a row are.
    pub(crate) fn place(
        &mut self,
        matched: &MatchedDocument<'a>,
        row: &MatchedRow<'_, 'a>,
    ) -> PlacedValues<'a> {
        let label = matched.label_tokens(&row.document_row.segments);
        let Some((label, grid_row)) = label.zip(self.grid_row(matched, row.document_row)) else {
            return figures(matched, row, RowValues::Nothing, &[]);
        };
        let form = matched.form();
        let table = form.rows[row.row].table;
        let is_heading = form.rows[row.row].role == Role::Heading;
        let (reading, bottom) = self.reading(matched, table, &grid_row);
        let labelled = LabelledRow {
            grid: &self.grid,
            row: &grid_row,
            row_lines: &self.row_lines,
            end: row.document_row.end,
            label,
            is_heading,
        };
        let cells = &row.document_row.cells;
        let values = match &reading {
            HeaderReading::Regions(regions) => {
                self.outside.extend(labelled.remark_numbers(regions));
                let values = labelled.header_values(regions);
                if !is_heading && !matches!(values, RowValues::Nothing) {
                    let fits = self.fits.entry(table).or_insert(false);
                    *fits |= matches!(values, RowValues::Columns(_));
                }
                return figures(matched, row, values, &regions.columns);
            }
            HeaderReading::Unclear if is_heading && !cells.iter().any(|cell| cell.is_written()) => {
                labelled.counted_values(&[], &mut None)
            }
            HeaderReading::Unclear => {
                // A table that goes on without a header has the same columns, whichever they are.
                self.fits.entry(table).or_insert(false);
                if let Some(bottom) = bottom {
                    let header = (grid_row.table, bottom, table);
                    let below = self.below_unknown.entry(header).or_default();
                    below.extend(form.row_figures(row.row));
                    return PlacedValues::UnderUnknownHeader(labelled.shown_text());
                }
                RowValues::Unclear(labelled.shown_text())
            }
            HeaderReading::NoHeader if self.fits.get(&table) == Some(&false) => {
                RowValues::Unclear(labelled.shown_text())
            }
            HeaderReading::NoHeader => {
                let order = order(self.last.get(&table), form.tables[table].columns.len());
                let extent = self.extents.entry((grid_row.table, table)).or_default();
                labelled.counted_values(&order, extent)
            }
        };
        figures(matched, row, values, &[])
    }

    /// The row of the grid in which a row of the document stands.
    fn grid_row(
        &self,
        matched: &MatchedDocument<'_>,
        document_row: &DocumentRow<'_>,
    ) -> Option<GridRow> {
        let line = matched.document.line(document_row.segments.start)?;
        self.grid.row(line).cloned()
    }

    /// The headers that do not say where the values below them stand, with what they say, for a person to see.
    pub(crate) fn unknown_headers(&self, matched: &MatchedDocument<'_>) -> Vec<UnknownHeader> {
        let headers = self.below_unknown.iter();
        let headers = headers.filter_map(|(&(key, bottom, table), figures)| {
            let rows = self.grid.rows_of(key)?;
            let reader = self.header_reader(matched);
            let header = reader.unknown_header(table, rows, bottom)?;
            Some(UnknownHeader {
                figures: figures.clone(),
                ..header
            })
        });
        headers.collect()
    }

    pub(crate) fn header_reader<'r>(
        &'r self,
        matched: &MatchedDocument<'r>,
    ) -> HeaderReader<'r, 'a> {
        HeaderReader {
            index: matched.recognition.index,
            grid: &self.grid,
            row_lines: &self.row_lines,
        }
    }

    /// Where the values of a row of a table stand, as the header above it says.
    pub(crate) fn regions(
        &mut self,
        matched: &MatchedDocument<'_>,
        document_row: &DocumentRow<'_>,
        row: RowId,
    ) -> Option<Regions> {
        let grid_row = self.grid_row(matched, document_row)?;
        let table = matched.form().rows[row].table;
        match self.reading(matched, table, &grid_row).0 {
            HeaderReading::Regions(regions) => Some(regions),
            HeaderReading::Unclear | HeaderReading::NoHeader => None,
        }
    }

    /// What the header above a row says of a table of the form, and the position of its last row.
    fn reading(
        &mut self,
        matched: &MatchedDocument<'_>,
        table: TableId,
        row: &GridRow,
    ) -> (HeaderReading, Option<usize>) {
        let reader = self.header_reader(matched);
        let bottom = match reader.header_above(table, row) {
            Ok(bottom) => bottom,
            Err(reading) => return (reading, reader.headers_above(row).last().copied()),
        };
        let key = (row.table, bottom, table);
        if let Some(reading) = self.readings.get(&key) {
            return (reading.clone(), Some(bottom));
        }
        let rows = self.grid.rows_of(row.table);
        let reading = rows.map_or(HeaderReading::NoHeader, |rows| {
            reader.regions(table, rows, bottom, row.position)
        });
        if let HeaderReading::Regions(regions) = &reading {
            self.last.insert(table, regions.clone());
        }
        self.readings.insert(key, reading.clone());
        (reading, Some(bottom))
    }
}

/// The figures of a row, whose columns stand in `regions` where a header says so.
fn figures<'a>(
    matched: &MatchedDocument<'a>,
    row: &MatchedRow<'_, 'a>,
    values: RowValues<'a>,
    regions: &[Region],
) -> PlacedValues<'a> {
    let document_row = row.document_row;
    let has_cells = !document_row.cells.is_empty() || matched.has_label_behind(document_row);
    match values {
        RowValues::Columns(cells) if !row.has_glued_value => {
            let cells = cells.into_iter().map(|cell| cell.map(Cow::Borrowed));
            let unit = row.unit();
            placed_figures(
                matched.form(),
                row.row,
                row.place,
                cells.enumerate(),
                |column| unit.clone().or_else(|| regions.get(column)?.unit.clone()),
            )
        }
        RowValues::Nothing if !row.has_glued_value && !has_cells => PlacedValues::LabelOnly,
        values => row.unclear_values(values),
    }
}

/// The order in which the columns are printed: that of the header before, else the form's.
fn order(last: Option<&Regions>, count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    if let Some(regions) = last {
        order.sort_by_key(|&at| regions.columns.get(at).map_or(0, |region| region.from));
    }
    order
}
