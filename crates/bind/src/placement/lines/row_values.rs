//! Which of the cells behind a label is its unit, and which are its values.

use crate::placement::placed_rows::{RowValues, shown_text};
use crate::tokens::{Kind, Token, Value};
use gouji_model::{Place, Role};

/// How a document sets its cells.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct CellConventions {
    /// Units stand behind labels.
    pub(crate) prints_units: bool,
    /// Lines of spaces part the cells, so that a blank means nothing beside a value.
    pub(crate) is_spaced: bool,
    /// A cell more than the columns may be one that the header does not show.
    pub(crate) is_exact: bool,
    /// The header names a column of remarks.
    pub(crate) has_remarks: bool,
    /// Blank cells that are too many can only stand before the values.
    pub(crate) has_fill: bool,
    /// Every row as long as this one ends with a blank cell.
    pub(crate) ends_blank: bool,
}

impl CellConventions {
    /// What most rows show.
    pub(crate) fn from_rows<'c>(rows: impl Iterator<Item = &'c [&'c Token<'c>]>) -> Self {
        let (mut with_unit, mut spaced) = (0_usize, 0_usize);
        for cells in rows.filter(|cells| units(cells).next().is_some()) {
            with_unit += 1;
            spaced += usize::from(cells.first().is_some_and(|cell| cell.is_blank()));
        }
        Self {
            prints_units: with_unit > 0,
            is_spaced: spaced * 2 > with_unit,
            ..Self::default()
        }
    }
}

fn units<'a>(cells: &[&'a Token<'_>]) -> impl Iterator<Item = &'a str> {
    cells.iter().filter_map(|cell| cell.unit())
}

/// The values of a row with `columns` value columns, by the cells behind its label.
///
/// A value is taken only where no cell too many stands before it: a blank or a
/// second unit between may be all that is left of a row whose label is lost.
pub(crate) fn row_values<'a>(
    cells: &[&'a Token<'a>],
    columns: usize,
    role: Role,
    conventions: CellConventions,
) -> RowValues<'a> {
    let is_heading = role == Role::Heading;
    // What stands behind the dash of a heading may be a remark.
    let cells = strip_unit_dash(cells, is_heading && !conventions.has_remarks);
    let tight = cells.iter().copied().filter(|cell| !cell.is_blank());
    let tight: Vec<&Token<'_>> = tight.collect();
    let is_tight =
        conventions.is_spaced && columns == 1 && tight.iter().any(|cell| cell.is_written());
    let cells = if is_tight { &tight } else { cells };
    let written = cells.iter().copied().filter(|cell| cell.is_written());
    let written: Vec<&Token<'_>> = written.collect();
    if written.is_empty() {
        return blanks(cells, columns, is_heading, conventions);
    }
    let is_doubtful = written.iter().any(|cell| cell.leads) || units(cells).count() > 1;
    let values: Vec<&Token<'_>> = value_cells(cells).collect();
    let certain = values.iter().filter(|cell| is_certain(cell));
    // Blank cells at the end of every row are a column in which nothing stands.
    let mut rest = values.iter().skip(columns);
    let ends_blank = conventions.ends_blank && rest.all(|cell| cell.is_blank());
    let has_more = conventions.is_exact && columns > 1 && certain.count() > columns && !ends_blank;
    // Where no unit is printed, a blank before a number may be the value, and the number a remark.
    let has_unit = conventions.prints_units || (columns == 1 && !conventions.has_remarks);
    let all_written = written.len() == columns && !has_gap(cells, has_unit) && !has_more;
    // Where units are printed, a blank may stand in the place of one.
    let has_unit_place = conventions.prints_units && units(cells).next().is_none();
    let may_be_unit = has_unit_place && values.first().is_some_and(|cell| cell.is_blank());
    let sorted = if is_doubtful {
        None
    } else if all_written {
        Some(RowValues::Columns(written.into_iter().map(Some).collect()))
    } else {
        let values = strip_fill(&values, columns, conventions);
        ordered_values(values, columns).filter(|_| !may_be_unit)
    };
    sorted.unwrap_or_else(|| RowValues::Unclear(shown_text(cells)))
}

/// The columns of a row in which nothing is written.
fn blanks<'a>(
    cells: &[&'a Token<'a>],
    columns: usize,
    is_heading: bool,
    conventions: CellConventions,
) -> RowValues<'a> {
    if cells.is_empty() && !is_heading {
        return RowValues::Nothing;
    }
    let values: Vec<&Token<'_>> = value_cells(cells).collect();
    let values = strip_fill(&values, columns, conventions);
    ordered_values(values, columns).unwrap_or_else(|| {
        let blank = value_cell(cells);
        RowValues::Columns(vec![blank; columns])
    })
}

/// Whether a blank cell stands before or between the values, other than one in the place of the unit.
fn has_gap(cells: &[&Token<'_>], has_unit: bool) -> bool {
    let last = cells.iter().rposition(|cell| cell.is_written());
    let up_to_last = cells.get(..last.unwrap_or(0)).unwrap_or_default();
    let certain = up_to_last.iter().filter(|cell| is_certain(cell));
    certain
        .skip(usize::from(has_unit))
        .any(|cell| cell.is_blank())
}

/// Strips the dash that a heading often has in place of its unit.
fn strip_unit_dash<'c, 'a>(cells: &'c [&'a Token<'a>], is_heading: bool) -> &'c [&'a Token<'a>] {
    match cells.split_first() {
        Some((first, rest)) if is_heading && first.kind == Kind::Value(Value::Dash) => rest,
        _ => cells,
    }
}

/// The cells behind the unit, or all where there is none.
pub(crate) fn value_cells<'c, 'a>(
    cells: &'c [&'a Token<'a>],
) -> impl Iterator<Item = &'a Token<'a>> + use<'c, 'a> {
    let is_unit = |cell: &&Token<'_>| cell.is_unit();
    let unit = cells.iter().position(is_unit);
    cells
        .iter()
        .skip(unit.map_or(0, |unit| unit + 1))
        .copied()
        .filter(move |cell| !is_unit(cell))
}

/// One cell for every column, some of them blank. A bar alone in its line may close a cell or be one, so it is no certain blank.
fn ordered_values<'a>(cells: &[&'a Token<'a>], columns: usize) -> Option<RowValues<'a>> {
    if columns < 2 || cells.len() != columns || !cells.iter().all(|cell| is_certain(cell)) {
        return None;
    }
    Some(RowValues::Columns(
        cells.iter().copied().map(Some).collect(),
    ))
}

/// Whether a cell is one without doubt: a bar alone in its line may close a cell or be one.
pub(crate) fn is_certain(cell: &Token<'_>) -> bool {
    !cell.is_blank() || !is_lone_bar(cell)
}

pub(crate) fn is_lone_bar(cell: &Token<'_>) -> bool {
    matches!(cell.place, Place::Line { column: 1, .. }) && cell.raw.is_empty()
}

/// The cells of the value columns, without the blank ones before them that a merged label leaves.
fn strip_fill<'c, 'a>(
    cells: &'c [&'a Token<'a>],
    columns: usize,
    conventions: CellConventions,
) -> &'c [&'a Token<'a>] {
    let fill = cells.len().saturating_sub(columns);
    match cells.split_at_checked(fill) {
        Some((fill, values)) if conventions.has_fill && fill.iter().all(|cell| cell.is_blank()) => {
            values
        }
        _ => cells,
    }
}

/// The blank cell of a single value column: the one behind the unit, or behind a blank in its place.
fn value_cell<'a>(cells: &[&'a Token<'a>]) -> Option<&'a Token<'a>> {
    let has_unit = units(cells).next().is_some();
    let mut blanks = value_cells(cells);
    let first = blanks.next();
    if has_unit {
        first.or_else(|| cells.iter().copied().find(|cell| cell.is_blank()))
    } else {
        blanks.next().or(first)
    }
}
