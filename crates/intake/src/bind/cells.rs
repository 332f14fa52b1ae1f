//! Which of the cells behind a label is its unit, and which are its values.

use super::number::Value;
use super::token::{Kind, Token};
use crate::characters::trim;

/// What stands in one column of a row.
#[derive(Debug, Clone, Copy)]
pub(super) enum Column<'t, 'd> {
    /// Something is written.
    Written(&'t Token<'d>),
    /// A blank cell.
    Blank(&'t Token<'d>),
    /// No cell, but a unit or a label that shows the row to be there.
    NoCell,
}

/// The cells of a row, sorted.
#[derive(Debug)]
pub(super) enum Sorted<'t, 'd> {
    /// A cell for every column.
    Columns(Vec<Column<'t, 'd>>),
    /// Values that cannot be told apart, as they are written.
    Unclear(String),
    /// Neither a unit nor a cell.
    Nothing,
}

/// The unit that a row prints, in the first cell that is one.
pub(super) fn printed_unit<'t>(cells: &[&'t Token<'_>]) -> Option<&'t str> {
    units(cells).next()
}

fn units<'t>(cells: &[&'t Token<'_>]) -> impl Iterator<Item = &'t str> {
    cells.iter().filter_map(|cell| match &cell.kind {
        Kind::Unit(unit) => Some(unit.as_str()),
        _ => None,
    })
}

/// Sorts the cells of a row with `columns` value columns.
pub(super) fn sort<'t, 'd>(
    cells: &[&'t Token<'d>],
    columns: usize,
    is_heading: bool,
) -> Sorted<'t, 'd> {
    let cells = without_unit_dash(cells, is_heading);
    let written: Vec<&Token<'_>> = cells
        .iter()
        .copied()
        .filter(|cell| cell.is_written())
        .collect();
    let has_two_units = units(cells).any(|unit| Some(unit) != units(cells).next());
    let is_doubtful = written.iter().any(|cell| cell.leads) || has_two_units;
    if !written.is_empty() && (is_doubtful || written.len() > columns) {
        return Sorted::Unclear(seen(cells));
    }
    if written.len() == columns && columns > 0 {
        return Sorted::Columns(written.into_iter().map(Column::Written).collect());
    }
    let all: Vec<&Token<'_>> = value_cells(cells).collect();
    if !written.is_empty() {
        return in_order(&all, columns).unwrap_or_else(|| Sorted::Unclear(seen(cells)));
    }
    let is_there = is_heading || !cells.is_empty();
    if !is_there {
        return Sorted::Nothing;
    }
    if let Some(sorted) = in_order(&all, columns) {
        return sorted;
    }
    let blank = value_cell(cells).map_or(Column::NoCell, Column::Blank);
    Sorted::Columns(vec![blank; columns])
}

/// A heading often has a dash in place of its unit.
fn without_unit_dash<'c, 't, 'd>(
    cells: &'c [&'t Token<'d>],
    is_heading: bool,
) -> &'c [&'t Token<'d>] {
    match cells.split_first() {
        Some((first, rest))
            if is_heading && !rest.is_empty() && first.kind == Kind::Value(Value::Dash) =>
        {
            rest
        }
        _ => cells,
    }
}

/// The cells behind the unit, or all where there is none.
fn value_cells<'c, 't, 'd>(
    cells: &'c [&'t Token<'d>],
) -> impl Iterator<Item = &'t Token<'d>> + use<'c, 't, 'd> {
    let is_unit = |cell: &&Token<'_>| matches!(cell.kind, Kind::Unit(_));
    let unit = cells.iter().position(is_unit);
    cells
        .iter()
        .skip(unit.map_or(0, |unit| unit + 1))
        .copied()
        .filter(move |cell| !is_unit(cell))
}

/// One cell for every column, some of them blank. A bar alone in its line may close a cell or be one, so it is no certain blank.
fn in_order<'t, 'd>(cells: &[&'t Token<'d>], columns: usize) -> Option<Sorted<'t, 'd>> {
    let is_certain = |cell: &&Token<'_>| cell.kind != Kind::Blank || !is_lone_bar(cell);
    if columns < 2 || cells.len() != columns || !cells.iter().all(is_certain) {
        return None;
    }
    let column = |cell: &&'t Token<'d>| match cell.kind {
        Kind::Blank => Column::Blank(cell),
        _ => Column::Written(cell),
    };
    Some(Sorted::Columns(cells.iter().map(column).collect()))
}

fn is_lone_bar(cell: &Token<'_>) -> bool {
    let gouji_model::Place::Line { column, .. } = cell.place;
    cell.raw.is_empty() && column == 1
}

/// The blank cell of a single value column: the one behind the unit, or behind a blank in its place.
fn value_cell<'t, 'd>(cells: &[&'t Token<'d>]) -> Option<&'t Token<'d>> {
    let has_unit = cells.iter().any(|cell| matches!(cell.kind, Kind::Unit(_)));
    let mut blanks = value_cells(cells);
    let first = blanks.next();
    if has_unit {
        first.or_else(|| cells.iter().copied().find(|cell| cell.kind == Kind::Blank))
    } else {
        blanks.next().or(first)
    }
}

/// What is written in the cells, for a person to see.
pub(super) fn seen(cells: &[&Token<'_>]) -> String {
    let written = cells
        .iter()
        .map(|cell| trim(cell.raw))
        .filter(|text| !text.is_empty());
    let all: Vec<&str> = written.take(12).collect();
    all.join(" ").chars().take(80).collect()
}
