//! The rows of a document's tables, each value placed by the header above it.

use crate::placement::document_rows::DocumentRow;
use crate::placement::in_grid::grid::{Grid, GridRow, TableKey};
use crate::placement::in_grid::header_columns::{
    HeaderReader, HeaderReading, Regions, UnknownHeader,
};
use crate::placement::in_grid::row_values::LabelledRow;
use crate::placement::matched_document::MatchedDocument;
use crate::placement::placed_rows::{PlacedValues, RowPlacement, RowValues, placed_figures};
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
    /// Whether the values of any row stand where the header over them says.
    ///
    /// A header over which the grid is broken says nothing of the tables behind it.
    fits: HashMap<TableId, bool>,
    /// The figures below every header that does not say where they stand.
    below_unknown: BTreeMap<HeaderKey, Vec<FigureId>>,
}

/// A header over a table of the form: the table of the document, the position of its last row, the form's table.
type HeaderKey = (TableKey, usize, TableId);

/// The values of a row of a table, by the header above it.
struct GridValues<'a> {
    values: RowValues<'a>,
    /// The unit that the header prints over each column.
    units: Vec<Option<String>>,
    /// The header, where it does not say where the values stand.
    unknown_header: Option<HeaderKey>,
}

impl<'a> From<RowValues<'a>> for GridValues<'a> {
    fn from(values: RowValues<'a>) -> Self {
        Self {
            values,
            units: Vec::new(),
            unknown_header: None,
        }
    }
}

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

    /// Places the values of `row`; `has_glued_value` says that digits are glued to its label.
    pub(crate) fn place(
        &mut self,
        matched: &MatchedDocument<'a>,
        document_row: &DocumentRow<'a>,
        row: RowId,
        has_glued_value: bool,
    ) -> RowPlacement<'a> {
        let form = matched.form();
        let (label, place) = matched.label_of(&document_row.segments);
        let in_grid = self
            .values(matched, document_row, row)
            .unwrap_or_else(|| RowValues::Nothing.into());
        let has_cells = !document_row.cells.is_empty() || matched.has_label_behind(document_row);
        let values = match (in_grid.values, in_grid.unknown_header) {
            (RowValues::Unclear(seen), Some(header)) => {
                let figures = self.below_unknown.entry(header).or_default();
                figures.extend(form.figures_of(row));
                PlacedValues::UnderUnknownHeader(seen)
            }
            (RowValues::Columns(cells), _) if !has_glued_value => {
                let cells = cells.into_iter().map(|cell| cell.map(Cow::Borrowed));
                let unit = document_row.unit(&label);
                placed_figures(form, row, place, cells.enumerate(), |column| {
                    unit.clone().or_else(|| in_grid.units.get(column)?.clone())
                })
            }
            (RowValues::Nothing, _) if !has_glued_value && !has_cells => PlacedValues::LabelOnly,
            (values, _) => {
                PlacedValues::Unclear(values.seen(&label, &document_row.cells, has_glued_value))
            }
        };
        RowPlacement {
            row,
            place,
            values,
            other_label: None,
        }
    }

    /// The values of a row of a table; `None` where it stands in none.
    fn values(
        &mut self,
        matched: &MatchedDocument<'a>,
        document_row: &DocumentRow<'a>,
        row: RowId,
    ) -> Option<GridValues<'a>> {
        let label = matched.label_tokens(&document_row.segments)?;
        let grid_row = self.grid_row(matched, document_row)?;
        let form = matched.form();
        let table = form.rows[row].table;
        let is_heading = form.rows[row].role == Role::Heading;
        let (reading, bottom) = self.reading(matched, table, &grid_row);
        let labelled = LabelledRow {
            grid: &self.grid,
            row: &grid_row,
            row_lines: &self.row_lines,
            end: document_row.end,
            label,
        };
        let has_written = document_row.cells.iter().any(|cell| cell.is_written());
        Some(match reading {
            HeaderReading::Regions(regions) => {
                let units = regions.columns.iter();
                let values = labelled.by_header(&regions, is_heading);
                if !is_heading && !matches!(values, RowValues::Nothing) {
                    *self.fits.entry(table).or_insert(false) |=
                        matches!(values, RowValues::Columns(_));
                }
                self.outside.extend(labelled.outside(&regions));
                GridValues {
                    values,
                    units: units.map(|region| region.unit.clone()).collect(),
                    unknown_header: None,
                }
            }
            HeaderReading::Unclear if is_heading && !has_written => {
                labelled.by_count(&[], &mut None, true).into()
            }
            HeaderReading::Unclear => {
                // A table that goes on without a header has the same columns, whichever they are.
                self.fits.entry(table).or_insert(false);
                GridValues {
                    unknown_header: bottom.map(|bottom| (grid_row.table, bottom, table)),
                    ..labelled.unclear().into()
                }
            }
            HeaderReading::NoHeader if self.fits.get(&table) == Some(&false) => {
                labelled.unclear().into()
            }
            HeaderReading::NoHeader => {
                let order = order(self.last.get(&table), form.tables[table].columns.len());
                let extent = self.extents.entry((grid_row.table, table)).or_default();
                labelled.by_count(&order, extent, is_heading).into()
            }
        })
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
            Err(reading) => return (reading, reader.nearest_header(row)),
        };
        let key = (row.table, bottom, table);
        if let Some(reading) = self.readings.get(&key) {
            return (reading.clone(), Some(bottom));
        }
        let rows = self.grid.table(row);
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

/// The order in which the columns are printed: that of the header before, else the form's.
fn order(last: Option<&Regions>, count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    if let Some(regions) = last {
        order.sort_by_key(|&at| regions.columns.get(at).map_or(0, |region| region.from));
    }
    order
}
