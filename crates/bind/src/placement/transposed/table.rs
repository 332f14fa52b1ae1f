//! Tables whose rows are printed side by side: 行政复议, 行政诉讼 over one line of figures.

use crate::figures::figure_reader::{FigureReader, RowStatus};
use crate::form_index::HeaderCell;
use crate::placement::in_grid::grid::{GridRow, TableRows};
use crate::placement::in_grid::grid_placer::GridPlacer;
use crate::placement::in_grid::header_columns::{HeaderPicture, HeaderReader, Region, Regions};
use crate::placement::in_grid::row_values::LabelledRow;
use crate::placement::in_lines::row_values as cells;
use crate::placement::in_lines::row_values::{Column, RowValues};
use crate::placement::matched_document::MatchedDocument;
use crate::placement::transposed::header::{HeaderNames, HeaderSpelling};
use crate::tokens::label::words_of;
use crate::tokens::token::{GridPosition, Kind, Token};
use gouji_model::characters::trim;
use gouji_model::{Place, RowId, TableId};
use std::ops::Range;

/// How many texts a header has at most.
const MOST_TEXTS: usize = 80;

/// How many headers in tables are looked at. With more it cannot be said which holds the figures.
const MOST_HEADERS: usize = 1_000;

/// How many rows below a header are looked at.
const MOST_ROWS: usize = 12;

/// What was found of one row of the form, and where its label stands.
struct Found<'t, 'd> {
    row: RowId,
    place: Place,
    sorted: RowValues<'t, 'd>,
}

/// Reads every table of the form that is printed across.
pub(crate) fn read(
    table: &MatchedDocument<'_, '_, '_>,
    grid_placer: &GridPlacer,
    values: &mut FigureReader<'_>,
) {
    let form = &table.recognition.index.form;
    let across = form.tables.ids().filter(|&id| form.tables[id].across);
    for own in across {
        let layout = &form.layouts[table.recognition.layout];
        let rows = form.tables[own].rows.iter().copied();
        let rows: Vec<RowId> = rows.filter(|row| layout.rows.contains(row)).collect();
        let columns = form.tables[own].columns.len();
        let across = TransposedTable {
            table,
            grid_placer,
            own,
            names: HeaderNames::of(table.recognition.index, own, &rows, columns),
            rows,
            columns,
        };
        let mut readings = across.in_tables();
        if readings.is_empty() {
            readings = across.in_text();
        }
        across.keep(&readings, values);
    }
}

/// A table of the form that is printed across, beside a document.
struct TransposedTable<'a, 't, 'd, 'f> {
    table: &'a MatchedDocument<'t, 'd, 'f>,
    grid_placer: &'a GridPlacer,
    own: TableId,
    /// Its rows, in the order of the form.
    rows: Vec<RowId>,
    columns: usize,
    /// What its header is made of.
    names: HeaderNames,
}

impl<'t, 'd> TransposedTable<'_, 't, 'd, '_> {
    /// Writes down what was found, where the document says one thing only.
    fn keep(&self, readings: &[Vec<Found<'t, 'd>>], values: &mut FigureReader<'_>) {
        for &row in &self.rows {
            let all = readings.iter().flatten();
            let mut own: Vec<&Found<'_, '_>> = all.filter(|found| found.row == row).collect();
            // A header without a line below says nothing else than one with a line.
            let says = |found: &&Found<'_, '_>| !matches!(found.sorted, RowValues::Nothing);
            if own.iter().any(says) {
                own.retain(says);
            }
            if let Some((first, others)) = own.split_first() {
                keep_row(first, others, values);
            }
        }
    }

    /// The row that a header cell stands for.
    fn row_named(&self, words: &str) -> Option<RowId> {
        let mut groups = self.names.groups();
        groups.find(|(name, _)| *name == words).map(|(_, row)| row)
    }

    fn in_tables(&self) -> Vec<Vec<Found<'t, 'd>>> {
        let grid = &self.grid_placer.grid;
        let reader = HeaderReader {
            index: self.table.recognition.index,
            grid,
            tokens: self.table.tokens,
            row_lines: &self.grid_placer.row_lines,
        };
        let headers = grid.headers().filter_map(|header| {
            let rows = grid.table(header)?;
            let next = grid.at(rows, header.position + 1);
            let goes_on = next.is_some_and(|next| self.names_columns(next));
            (self.names_columns(header) && !goes_on).then_some((rows, header))
        });
        let headers: Vec<(&TableRows, &GridRow)> = headers.take(MOST_HEADERS + 1).collect();
        if headers.len() > MOST_HEADERS {
            return self.too_many(&headers).into_iter().collect();
        }
        let readings = headers.into_iter().filter_map(|(rows, header)| {
            let picture = reader.draw(self.own, rows, header.position);
            self.below(&picture, rows, header)
        });
        readings.collect()
    }

    /// What is said of the rows where headers beyond counting name their columns: nothing that could be placed.
    fn too_many(&self, headers: &[(&TableRows, &GridRow)]) -> Option<Vec<Found<'t, 'd>>> {
        let (_, first) = headers.first()?;
        let texts: Vec<&Token<'_>> = self
            .grid_placer
            .grid
            .tokens(first, self.table.tokens)
            .iter()
            .collect();
        let place = texts.first()?.place;
        let seen = RowValues::Unclear(cells::seen(&texts));
        Some(self.split(&seen, &self.rows, place, false))
    }

    /// Whether a row is a header that names a column of the table.
    fn names_columns(&self, row: &GridRow) -> bool {
        let tokens = self.grid_placer.grid.tokens(row, self.table.tokens).iter();
        let mut texts = tokens.filter(|token| token.kind == Kind::Text);
        row.is_header && texts.any(|token| self.column_named(token).is_some())
    }

    fn column_named(&self, token: &Token<'_>) -> Option<usize> {
        let index = self.table.recognition.index;
        match index
            .header_cells(&words_of(token.raw), self.own)?
            .as_slice()
        {
            [HeaderCell::Column(at)] => Some(*at),
            _ => None,
        }
    }

    /// What stands below one header: a line for all rows, or a line for each.
    fn below(
        &self,
        picture: &HeaderPicture<'t, 'd>,
        rows: &TableRows,
        header: &GridRow,
    ) -> Option<Vec<Found<'t, 'd>>> {
        if picture.cells.len() > MOST_TEXTS {
            return None;
        }
        let cells = self.cells(picture);
        let mut columns: Vec<usize> = cells.iter().map(|cell| cell.column).collect();
        columns.sort_unstable();
        let grouped = self.grouped(&cells);
        if columns.iter().copied().eq(0..self.columns) {
            let lines = self.line_for_each(&cells, rows, header);
            let is_block = |(own, _): &(Vec<RowId>, _)| own.len() < self.rows.len();
            if lines.is_some() || !grouped.as_ref().is_some_and(is_block) {
                return lines;
            }
        } else if cells.len() < self.columns {
            return None;
        }
        let data = self.grid_placer.grid.at(rows, header.position + 1);
        let data = data.filter(|row| !row.is_header);
        let place = header_place(&cells)?;
        let sorted = data.map_or(RowValues::Nothing, |data| match &grouped {
            Some((_, regions)) => {
                let regions = Regions::of(regions.clone());
                self.line(data).by_header(&regions, false)
            }
            None => self.by_words(picture, data),
        });
        let own = grouped.map_or_else(|| self.rows.clone(), |(own, _)| own);
        let is_only = !self.has_more(rows, header.position + 2);
        Some(self.split(&sorted, &own, place, is_only))
    }

    /// The cells over one line of the grid that name a value column, from left to right.
    fn cells(&self, picture: &HeaderPicture<'t, 'd>) -> Vec<ColumnHeader<'t, 'd>> {
        let mut cells: Vec<ColumnHeader<'t, 'd>> = Vec::new();
        // The lowest first.
        let groups: Vec<(Range<u32>, RowId)> = picture
            .cells
            .iter()
            .rev()
            .filter_map(|cell| {
                let row = self.row_named(&words_of(cell.token.raw))?;
                Some((self.reach(cell.token), row))
            })
            .collect();
        let mut before = None;
        for (at, over) in (0_u32..).zip(&picture.over) {
            let is_same = *over == before;
            before = *over;
            let painted = over.and_then(|over| picture.cells.get(over));
            let Some((cell, column)) = painted.and_then(|cell| Some((cell, cell.column()?))) else {
                continue;
            };
            if let Some(last) = cells.last_mut().filter(|_| is_same) {
                last.region.to = at + 1;
                continue;
            }
            let mut above = groups.iter().filter(|(reach, _)| reach.contains(&at));
            cells.push(ColumnHeader {
                token: cell.token,
                column,
                row: above.next().map(|&(_, row)| row),
                region: Region {
                    from: at,
                    to: at + 1,
                    unit: None,
                },
            });
        }
        cells
    }

    /// The columns over which a group stands: its own, and the blank cells to its right that a merged cell leaves where
    /// a file has none.
    fn reach(&self, group: &Token<'_>) -> Range<u32> {
        let Some(grid_position) = group.grid_position else {
            return 0..0;
        };
        let row = self.grid_placer.grid.row(group.line);
        let row = row.map(|row| self.grid_placer.grid.tokens(row, self.table.tokens));
        let spots = row
            .unwrap_or_default()
            .iter()
            .map(|cell| (cell, cell.grid_position));
        let behind =
            spots.filter(|(_, own)| own.is_some_and(|own| own.area.column >= grid_position.end()));
        let blank = behind.take_while(|(cell, _)| cell.kind == Kind::Blank);
        let end = blank
            .filter_map(|(_, own)| own)
            .last()
            .map(GridPosition::end);
        grid_position.area.column..end.unwrap_or(grid_position.end())
    }

    /// The columns of `rows` in turn, by the groups above them; `None` where they are not each there once.
    fn by_group(&self, cells: &[ColumnHeader<'_, '_>], rows: &[RowId]) -> Option<Vec<Region>> {
        if cells.len() != rows.len() * self.columns {
            return None;
        }
        let wanted = rows
            .iter()
            .flat_map(|&row| (0..self.columns).map(move |column| (row, column)));
        wanted
            .map(|(row, column)| {
                let is_it =
                    |cell: &&ColumnHeader<'_, '_>| cell.row == Some(row) && cell.column == column;
                cells.iter().find(is_it).map(|cell| cell.region.clone())
            })
            .collect()
    }

    /// The rows in whose groups the cells stand, and the columns of each in turn. A block may be of some of them:
    /// 行政复议 over 行政诉讼.
    fn grouped(&self, cells: &[ColumnHeader<'_, '_>]) -> Option<(Vec<RowId>, Vec<Region>)> {
        let has_cell = |row: &RowId| cells.iter().any(|cell| cell.row == Some(*row));
        let own: Vec<RowId> = self.rows.iter().copied().filter(has_cell).collect();
        let regions = self.by_group(cells, &own)?;
        Some((own, regions))
    }

    /// The values in the order of the words above them, where the grid itself is out of order.
    fn by_words(&self, picture: &HeaderPicture<'_, '_>, data: &GridRow) -> RowValues<'t, 'd> {
        let words = picture.cells.iter();
        let words: String = words.map(|cell| words_of(cell.token.raw)).collect();
        let line = self.line(data);
        let cells: Vec<&'t Token<'d>> = line.behind().collect();
        if self.names.are_in_order(&words) {
            self.in_order(&cells)
        } else {
            line.unclear()
        }
    }

    /// A row of figures without a label.
    fn line<'r>(&'r self, row: &'r GridRow) -> LabelledRow<'r, 't, 'd> {
        LabelledRow {
            grid: &self.grid_placer.grid,
            row,
            tokens: self.table.tokens,
            row_lines: &self.grid_placer.row_lines,
            label: row.tokens.start..row.tokens.start,
            end: usize::MAX,
        }
    }

    /// Whether more figures stand below the line, so that it cannot be said which are meant.
    fn has_more(&self, rows: &TableRows, from: usize) -> bool {
        let below = (from..).take(MOST_ROWS);
        let rows = below.map_while(|at| self.grid_placer.grid.at(rows, at));
        let mut rows = rows.take_while(|row| !row.is_header);
        rows.any(|row| {
            let tokens = self.grid_placer.grid.tokens(row, self.table.tokens);
            let is_labelled = tokens.iter().any(|token| token.kind == Kind::Text);
            let is_value = |token: &Token<'_>| matches!(token.kind, Kind::Value(_));
            !is_labelled && tokens.iter().any(is_value)
        })
    }

    /// One line with every figure of `rows`, to these.
    fn split(
        &self,
        sorted: &RowValues<'t, 'd>,
        rows: &[RowId],
        place: Place,
        is_only: bool,
    ) -> Vec<Found<'t, 'd>> {
        let all = rows.iter().enumerate();
        let found = all.map(|(at, &row)| {
            let sorted = match sorted {
                RowValues::Columns(columns) if is_only => {
                    let own = columns.chunks(self.columns.max(1)).nth(at);
                    RowValues::Columns(own.unwrap_or_default().to_vec())
                }
                RowValues::Nothing => RowValues::Nothing,
                other => RowValues::Unclear(shown(other)),
            };
            Found { row, place, sorted }
        });
        found.collect()
    }

    /// The rows of the form, each in a line of its own under a header of the columns.
    fn line_for_each(
        &self,
        cells: &[ColumnHeader<'_, '_>],
        rows: &TableRows,
        header: &GridRow,
    ) -> Option<Vec<Found<'t, 'd>>> {
        let mut columns: Vec<&ColumnHeader<'_, '_>> = cells.iter().collect();
        columns.sort_by_key(|cell| cell.column);
        let regions = Regions::of(columns.iter().map(|cell| cell.region.clone()).collect());
        let mut found: Vec<Found<'t, 'd>> = Vec::new();
        let below = (header.position + 1..).take(MOST_ROWS);
        let rows = below.map_while(|at| self.grid_placer.grid.at(rows, at));
        for row in rows.take_while(|row| !self.names_columns(row)) {
            let named = row.tokens.clone().find_map(|at| {
                let token = self.table.tokens.get(at)?;
                Some((at, token.place, self.row_named(&words_of(token.raw))?))
            });
            let Some((at, place, own)) = named else {
                continue;
            };
            if found.iter().any(|known| known.row == own) {
                return None;
            }
            let mut line = self.line(row);
            line.label = at..at + 1;
            found.push(Found {
                row: own,
                place,
                sorted: line.by_header(&regions, false),
            });
        }
        (found.len() > 1).then_some(found)
    }

    /// The readings of headers that stand in lines of text.
    fn in_text(&self) -> Vec<Vec<Found<'t, 'd>>> {
        let segments = self.table.segments;
        let opens = |at: &usize| {
            let token = self
                .table
                .token(*at)
                .filter(|token| token.grid_position.is_none());
            token.is_some_and(|token| self.opens_header(&words_of(token.raw)))
        };
        let starts = (0..segments.len()).filter(opens);
        let is_written = |at: &usize| self.table.tail(*at).iter().any(Token::is_written);
        let written: Vec<usize> = (0..segments.len()).filter(is_written).collect();
        let readings = starts.filter_map(|at| self.behind_header(at, &written));
        readings.collect()
    }

    /// Whether the words of a line name the first row, alone or with the header cells beside it.
    fn opens_header(&self, words: &str) -> bool {
        let index = self.table.recognition.index;
        let first = self.rows.first().copied();
        let mut names = self.names.groups().filter(|(_, row)| Some(*row) == first);
        names.any(|(name, _)| {
            let rest = words.strip_prefix(name);
            rest.is_some_and(|rest| rest.is_empty() || index.is_header(rest))
        })
    }

    /// What stands behind the header that begins with the text at `start`; behind the texts `written` something does.
    fn behind_header(&self, start: usize, written: &[usize]) -> Option<Vec<Found<'t, 'd>>> {
        let place = self.table.token(start)?.place;
        let end = (start + MOST_TEXTS).min(self.table.segments.len());
        let behind = written.partition_point(|&at| at < start);
        let figures = written.get(behind).copied().filter(|&at| at < end);
        let mut words = HeaderSpelling::new(&self.names);
        for at in start..figures.map_or(end, |at| at + 1) {
            if !words.push(&words_of(self.table.token(at)?.raw)) {
                break;
            }
            if words.is_whole() {
                let tail: Vec<&Token<'_>> = self.table.tail(at).iter().collect();
                return Some(self.split(&self.in_order(&tail), &self.rows, place, true));
            }
        }
        // Figures behind something else than the header of this table are not its own.
        let at = figures.filter(|&at| {
            let is_label = self.table.segments.get(at);
            let is_label = is_label.is_some_and(|segment| segment.label.is_some());
            let text = self.table.token(at).filter(|_| is_label);
            text.is_some_and(|text| self.column_named(text).is_some())
        });
        let tail: Vec<&Token<'_>> = self.table.tail(at?).iter().collect();
        let seen = RowValues::Unclear(cells::seen(&tail));
        Some(self.split(&seen, &self.rows, place, true))
    }

    /// Exactly as many cells as figures, in order.
    fn in_order(&self, cells: &[&'t Token<'d>]) -> RowValues<'t, 'd> {
        let is_bar = |cell: &&&Token<'_>| cell.kind == Kind::Blank && cells::is_lone_bar(cell);
        let certain: Vec<&'t Token<'d>> =
            cells.iter().filter(|cell| !is_bar(cell)).copied().collect();
        let is_value = |cell: &&&Token<'_>| matches!(cell.kind, Kind::Value(_) | Kind::Blank);
        let values = certain.iter().filter(is_value).count();
        if certain.is_empty() {
            return RowValues::Nothing;
        }
        let count = self.rows.len() * self.columns;
        if certain.len() != count || values != count {
            return RowValues::Unclear(cells::seen(cells));
        }
        let columns = certain.into_iter().map(|cell| match cell.kind {
            Kind::Blank => Column::Blank(cell),
            _ => Column::Written(cell),
        });
        let columns: Vec<Column<'_, '_>> = columns.collect();
        if cells::may_be_squeezed(&columns) {
            return RowValues::Unclear(cells::seen(cells));
        }
        RowValues::Columns(columns)
    }
}

/// A header cell that names a value column, with the row whose group it stands in.
struct ColumnHeader<'t, 'd> {
    token: &'t Token<'d>,
    column: usize,
    row: Option<RowId>,
    region: Region,
}

/// Writes down one row, unless `others` say something else of it.
fn keep_row(found: &Found<'_, '_>, others: &[&Found<'_, '_>], values: &mut FigureReader<'_>) {
    let own = cells_of(&found.sorted);
    let differs = |other: &&&Found<'_, '_>| cells_of(&other.sorted) != own;
    if let Some(&other) = others.iter().find(differs) {
        let seen = [found, other].map(|each| shown(&each.sorted));
        return values.unclear(found.row, seen.join(" / "), found.place);
    }
    match &found.sorted {
        RowValues::Columns(columns) => {
            values.statuses[found.row] = RowStatus::Read(found.place);
            let figures = values.form.figures_of(found.row);
            for (figure, &column) in figures.zip(columns) {
                values.read(figure, column, None, found.place);
            }
        }
        RowValues::Unclear(seen) => values.unclear(found.row, seen.clone(), found.place),
        RowValues::Nothing => values.bare(found.row, found.place),
    }
}

fn header_place(cells: &[ColumnHeader<'_, '_>]) -> Option<Place> {
    Some(cells.first()?.token.place)
}

/// What stands in each place; blank cells and places without one count.
fn cells_of<'s>(sorted: &'s RowValues<'_, '_>) -> Vec<Option<&'s str>> {
    match sorted {
        RowValues::Columns(columns) => {
            let cells = columns.iter().map(|column| match column {
                Column::Written(cell) | Column::Blank(cell) => Some(trim(cell.raw)),
                Column::NoCell => None,
            });
            cells.collect()
        }
        RowValues::Unclear(seen) => vec![Some(seen)],
        RowValues::Nothing => Vec::new(),
    }
}

/// What was found, for a person to see.
fn shown(sorted: &RowValues<'_, '_>) -> String {
    match sorted {
        RowValues::Columns(columns) => {
            let cells = columns.iter().filter_map(|column| match column {
                Column::Written(cell) | Column::Blank(cell) => Some(*cell),
                Column::NoCell => None,
            });
            cells::seen(&cells.collect::<Vec<_>>())
        }
        RowValues::Unclear(seen) => seen.clone(),
        RowValues::Nothing => String::new(),
    }
}
