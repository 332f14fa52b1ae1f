//! The values of one row of a table, by the columns of the grid in which they stand.

use crate::placement::grids::grid::{Grid, GridRow};
use crate::placement::grids::header_columns::{HeaderCellMeaning, Region, Regions};
use crate::placement::placed_rows::{ColumnCell, RowValues, shown_text};
use crate::tokens::{Kind, Token, Value};
use gouji_model::Place;
use std::collections::HashSet;
use std::ops::Range;

/// How many rows below its first a label may cover before they are no longer looked at.
const TALLEST_LABEL: usize = 64;

/// A row of a table with its label.
pub(crate) struct LabelledRow<'r, 'a> {
    pub(crate) grid: &'r Grid<'a>,
    pub(crate) row: &'r GridRow,
    /// The lines in which rows of the form stand.
    pub(crate) row_lines: &'r HashSet<usize>,
    /// The tokens of the label.
    pub(crate) label: Range<usize>,
    /// The index of the first token behind the label and what belongs to it.
    pub(crate) end: usize,
    /// Whether the row is a heading, which has no values.
    pub(crate) is_heading: bool,
}

/// The reason why the cells of a row are not its values.
enum Doubt {
    /// It cannot be said which cell is which value.
    Unclear,
    /// There is no cell.
    NoCell,
}

impl<'a> LabelledRow<'_, 'a> {
    /// The values in the columns that the header gives them.
    pub(crate) fn header_values(&self, regions: &Regions) -> RowValues<'a> {
        // What stands behind another label to the right belongs to that.
        if self.end < self.row.tokens.end
            && (self.is_heading || self.has_label_before_values(regions))
        {
            if self.is_written() {
                return RowValues::Unclear(self.shown_text());
            }
            return self.no_values(regions.columns.len());
        }
        let values = regions.columns.iter().map(|region| self.column(region));
        match values.collect::<Result<Vec<_>, Doubt>>() {
            Ok(values)
                if !self.has_stray_number(regions, &values)
                    && !self.is_too_long(&values)
                    && !self.reaches_into(&regions.columns) =>
            {
                RowValues::Columns(values)
            }
            Err(Doubt::NoCell) if !self.is_written() => self.no_values(regions.columns.len()),
            _ => RowValues::Unclear(self.shown_text()),
        }
    }

    /// Whether the next label in the row stands before the values.
    fn has_label_before_values(&self, regions: &Regions) -> bool {
        let next = self.grid.token(self.end).map(Token::start);
        let is_behind = |next: u32| regions.columns.iter().any(|region| next < region.to);
        next.is_some_and(is_behind)
    }

    /// The values where no header stands above: as many cells as columns, and nothing else.
    pub(crate) fn counted_values(
        &self,
        order: &[usize],
        extent: &mut Option<(u32, u32)>,
    ) -> RowValues<'a> {
        // What only fills a merged label, with its text or with nothing, is no value.
        let from = extent.map_or(0, |(from, _)| from);
        let is_filling =
            |cell: &&Token<'_>| cell.repeats || (cell.is_blank() && cell.end() <= from);
        let behind: Vec<&Token<'_>> = self.trailing_tokens().skip_while(is_filling).collect();
        if !self.is_written() && (self.is_heading || behind.is_empty()) {
            return self.no_values(order.len());
        }
        let is_unit = |cell: &&Token<'_>| cell.is_unit();
        let is_dash = |cell: &&Token<'_>| self.is_heading && cell.kind == Kind::Value(Value::Dash);
        let cells = match behind.split_first() {
            Some((first, rest)) if is_unit(first) || (is_dash(first) && !rest.is_empty()) => rest,
            _ => behind.as_slice(),
        };
        // Where a file has no merged cells, blank ones stand behind a label that was merged to the right.
        let is_fill = |cell: &&&Token<'_>| cell.is_blank() && cell.start() < from;
        let fill = cells.iter().take_while(is_fill).count();
        let cells = cells.get(fill..).unwrap_or_default();
        let range = (
            cells.first().map_or(0, |cell| cell.start()),
            cells.last().map_or(0, |cell| cell.end()),
        );
        let is_plain = are_apart(cells)
            && !cells.iter().any(is_unit)
            && cells.iter().all(|cell| self.is_as_tall(cell))
            && behind
                .first()
                .is_none_or(|first| self.label_end() <= first.start());
        if cells.len() != order.len() || !is_plain || *extent.get_or_insert(range) != range {
            return RowValues::Unclear(self.shown_text());
        }
        let mut values = vec![None; order.len()];
        for (&column, &cell) in order.iter().zip(cells) {
            if let Some(values) = values.get_mut(column) {
                *values = Some(cell);
            }
        }
        let whole = Region {
            from: range.0,
            to: range.1,
            unit: None,
        };
        if self.is_covered(&whole) || self.reaches_into(std::slice::from_ref(&whole)) {
            return RowValues::Unclear(self.shown_text());
        }
        RowValues::Columns(values)
    }

    /// What is seen where the values cannot be placed.
    pub(crate) fn shown_text(&self) -> String {
        let behind: Vec<&Token<'_>> = self.trailing_tokens().collect();
        shown_text(&behind)
    }

    fn no_values(&self, columns: usize) -> RowValues<'a> {
        if self.is_heading {
            let blank = self.trailing_tokens().find(|cell| cell.is_blank());
            return RowValues::Columns(vec![blank; columns]);
        }
        if self.trailing_tokens().next().is_none() {
            return RowValues::Nothing;
        }
        RowValues::Unclear(self.shown_text())
    }

    /// The tokens behind the label up to the next one.
    pub(crate) fn trailing_tokens(&self) -> impl Iterator<Item = &'a Token<'a>> + use<'a> {
        let end = self.end.min(self.row.tokens.end).max(self.label.end);
        let tokens = self.grid.range(self.label.end..end);
        tokens.iter()
    }

    fn is_written(&self) -> bool {
        self.trailing_tokens().any(Token::is_written)
    }

    /// Every token of the row outside the label, with its index.
    fn other_tokens(&self) -> impl Iterator<Item = (usize, &'a Token<'a>)> + use<'_, 'a> {
        let row = self.row.tokens.clone();
        let tokens = row.filter_map(|at| Some((at, self.grid.token(at)?)));
        tokens.filter(|(at, _)| !self.label.contains(at))
    }

    fn label_tokens(&self) -> &'a [Token<'a>] {
        self.grid.range(self.label.clone())
    }

    fn label_end(&self) -> u32 {
        self.label_tokens()
            .iter()
            .map(Token::end)
            .max()
            .unwrap_or(0)
    }

    fn label_rows(&self) -> u32 {
        self.label_tokens().last().map_or(1, Token::rows)
    }

    /// Whether a cell covers no row that the label does not.
    fn is_as_tall(&self, cell: &Token<'_>) -> bool {
        cell.rows() <= self.label_rows().max(1)
    }

    /// What stands in one value column.
    fn column(&self, region: &Region) -> Result<ColumnCell<'a>, Doubt> {
        let cells = self.other_tokens().map(|(_, token)| token);
        let cells: Vec<&'a Token<'a>> = cells.filter(|token| region.meets(token)).collect();
        let Some(&first) = cells.first() else {
            let merged = self.merged_nothing(region, &[]);
            return merged.map_or_else(|| self.missing_cell(region), |cell| Ok(Some(cell)));
        };
        let written = cells.iter().copied().filter(|cell| !cell.is_blank());
        let written: Vec<&'a Token<'a>> = written.collect();
        if let Some(cell) = self.merged_nothing(region, &written) {
            return Ok(Some(cell));
        }
        let fits = |cell: &&Token<'_>| region.holds(cell) && self.is_as_tall(cell);
        if !written.iter().all(fits) || self.is_covered(region) {
            return Err(Doubt::Unclear);
        }
        match written.as_slice() {
            [] => Ok(Some(first)),
            [only] => Ok(Some(only)),
            [one, rest @ ..] => {
                // A merged cell, filled to the right.
                let is_filled = cells.len() == written.len()
                    && rest.iter().all(|cell| cell.kind == one.kind)
                    && are_apart(&cells);
                if is_filled && matches!(one.kind, Kind::Value(_)) {
                    Ok(Some(one))
                } else {
                    Err(Doubt::Unclear)
                }
            }
        }
    }

    /// A cell that says 0, or that there is nothing, and is merged over these columns and others or over rows above: it says
    /// so of each. Any other value would be that of one of them, and nothing says of which.
    fn merged_nothing(&self, region: &Region, written: &[&'a Token<'a>]) -> Option<&'a Token<'a>> {
        let columns = region.from..region.to;
        let above = self.grid.cell_above(self.row, columns);
        let cell = match (written, above) {
            ([only], None) => *only,
            ([], Some(above)) => above,
            _ => return None,
        };
        // In lines of text a cell over several columns is one whose column is in doubt.
        let is_merged = !matches!(cell.place, Place::Line { .. });
        let covers = cell.start() <= region.from && region.to <= cell.end();
        (is_merged && covers && says_nothing(cell)).then_some(cell)
    }

    fn missing_cell(&self, region: &Region) -> Result<ColumnCell<'a>, Doubt> {
        let label = self.label_tokens();
        let row = self.grid.tokens(self.row);
        let is_sheet = |token: &Token<'_>| matches!(token.place, Place::Sheet { .. });
        if self.is_covered(region) {
            return Err(Doubt::Unclear);
        }
        // A sheet keeps no cell in which nothing stands.
        let is_blank = row.iter().all(is_sheet) && !label.iter().any(|part| region.meets(part));
        if is_blank {
            Ok(None)
        } else {
            Err(Doubt::NoCell)
        }
    }

    /// Whether a value from a row above reaches into these columns.
    fn is_covered(&self, region: &Region) -> bool {
        let columns = region.from..region.to;
        self.grid.cell_above(self.row, columns).is_some()
    }

    /// Whether the row has cells beyond the last column of most others, so that one of its cells is too many.
    ///
    /// In a sheet every cell has its address, and a note may stand beside the table.
    fn is_too_long(&self, values: &[ColumnCell<'_>]) -> bool {
        let is_whole = values
            .iter()
            .all(|cell| cell.is_some_and(Token::is_written));
        let cells = self.grid.tokens(self.row).iter();
        let cells = cells.filter(|cell| !matches!(cell.place, Place::Sheet { .. }));
        let end = cells.map(Token::end).max();
        !is_whole && end.is_some_and(|end| end > self.row.usual_end)
    }

    /// Whether a number stands in a column in which no value is expected.
    fn has_stray_number(&self, regions: &Regions, cells: &[ColumnCell<'_>]) -> bool {
        let is_filled = |cell: &ColumnCell<'_>| cell.is_some_and(|cell| !cell.is_blank());
        let is_whole = cells.iter().all(is_filled);
        let inside = |token: &Token<'_>| regions.columns.iter().any(|region| region.meets(token));
        self.other_tokens().any(|(at, token)| {
            if at >= self.end || inside(token) || !(token.kind.is_number() || token.is_torn()) {
                return false;
            }
            let is_before = at < self.label.start;
            match regions.other_meaning(token) {
                Some(HeaderCellMeaning::Unknown) => false,
                Some(HeaderCellMeaning::Remark) => !is_whole,
                _ => !is_before || (token.leads && !is_whole),
            }
        })
    }

    /// The numbers behind the label in columns of remarks.
    pub(crate) fn remark_numbers(&self, regions: &Regions) -> Vec<&'a Token<'a>> {
        let inside = |token: &Token<'_>| regions.columns.iter().any(|region| region.meets(token));
        let is_outside = |(at, token): &(usize, &Token<'_>)| {
            let is_behind = *at >= self.label.end && *at < self.end;
            let other = regions.other_meaning(token);
            is_behind
                && token.kind.is_number()
                && !inside(token)
                && other == Some(HeaderCellMeaning::Remark)
        };
        let outside = self.other_tokens().filter(is_outside);
        outside.map(|(_, token)| token).collect()
    }

    /// Whether a label over several rows has values in more than its first, and no label of their own there.
    fn reaches_into(&self, regions: &[Region]) -> bool {
        let rows = self.label_rows();
        let Some(table) = self.grid.rows_of(self.row.table).filter(|_| rows > 1) else {
            return false;
        };
        let end = self.row.number.saturating_add(rows);
        let below = self.grid.rows_below(table, self.row.position);
        let covered = below.take(TALLEST_LABEL).take_while(|row| row.number < end);
        covered.into_iter().any(|row| {
            let tokens = self.grid.tokens(row);
            let is_other = tokens
                .iter()
                .any(|token| self.row_lines.contains(&token.line));
            let stands = |token: &Token<'_>| {
                token.is_written() && regions.iter().any(|region| region.meets(token))
            };
            !is_other && tokens.iter().any(stands)
        })
    }
}

/// Whether a cell says 0 or that there is nothing.
fn says_nothing(cell: &Token<'_>) -> bool {
    match &cell.kind {
        Kind::Value(Value::Number { value, .. }) => value.mantissa == 0,
        Kind::Value(Value::None | Value::Dash) => true,
        _ => false,
    }
}

/// Whether every cell ends before the next one begins.
fn are_apart(cells: &[&Token<'_>]) -> bool {
    cells.is_sorted_by(|one, other| one.end() <= other.start())
}
