//! Tables that stand in a document with their labels and without any figure.

use crate::figures::figure_reader::{FigureReader, RowStatus};
use gouji_model::{FigureId, Form, Place, ReadingProblemKind, Role, RowId, State, TableId};

/// A table with its labels and without any figure.
pub(crate) struct EmptyTable {
    table: TableId,
    /// The rows whose labels stand in the document, with the places of the labels.
    pub(crate) rows: Vec<(RowId, Place)>,
    figures: Vec<FigureId>,
}

/// Notes every such table once. A figure without a cell in the document is not placed; a blank cell stays blank.
///
/// A table with a single figure is noted only beside others, because its label may also be part of a sentence.
pub(crate) fn note(reader: &mut FigureReader<'_>) {
    let (single, several): (Vec<_>, Vec<_>) = empty_tables(reader)
        .into_iter()
        .partition(|table| table.figures.len() == 1);
    let is_any = !several.is_empty();
    let single = single.into_iter().filter(|_| is_any);
    let told: Vec<EmptyTable> = several.into_iter().chain(single).collect();
    let is_whole_report = reader.figures.count(State::Number) == 0;
    let title = |table: &EmptyTable| reader.form.tables[table.table].title.clone();
    let told: Vec<(String, Vec<EmptyTable>)> = match is_whole_report && told.len() > 1 {
        true => vec![(reader.form.title.clone(), told)],
        false => told
            .into_iter()
            .map(|table| (title(&table), vec![table]))
            .collect(),
    };
    for (table, tables) in told {
        let kind = ReadingProblemKind::NoFigures {
            table,
            is_whole_report,
        };
        tell_tables(reader, kind, tables);
    }
}

/// The tables of which nothing was seen but labels, in the order of the form.
pub(crate) fn empty_tables(reader: &FigureReader<'_>) -> Vec<EmptyTable> {
    let tables = reader.form.tables.ids().filter_map(|table| {
        let rows: Vec<(RowId, Place)> = labelled_rows(reader, table);
        let figures: Vec<FigureId> = rows
            .iter()
            .flat_map(|&(row, _)| expected_figures(reader.form, row))
            .collect();
        let is_empty = !figures.is_empty() && is_empty(reader, table, &figures);
        is_empty.then_some(EmptyTable {
            table,
            rows,
            figures,
        })
    });
    tables.collect()
}

/// Whether nothing was seen of a table but its labels.
fn is_empty(reader: &FigureReader<'_>, table: TableId, figures: &[FigureId]) -> bool {
    // Where figures were seen and could not be placed, it is not true that there are none.
    let is_unclear = |row: &RowId| reader.statuses[*row] == RowStatus::Unclear;
    let says_nothing = |&figure: &FigureId| {
        matches!(
            reader.figures.state(figure),
            State::Blank | State::Omitted | State::Absent
        )
    };
    !reader.form.tables[table].rows.iter().any(is_unclear) && figures.iter().all(says_nothing)
}

/// Tells once of `tables`, at the first of their rows.
fn tell_tables(reader: &mut FigureReader<'_>, kind: ReadingProblemKind, tables: Vec<EmptyTable>) {
    let rows = || tables.iter().flat_map(|table| &table.rows);
    let Some(&(_, first)) = rows().next() else {
        return;
    };
    for &(row, place) in rows() {
        if let RowStatus::LabelOnly(_) = reader.statuses[row] {
            reader.set_not_placed(row, "", place);
        }
    }
    let figures = tables.into_iter().flat_map(|table| table.figures);
    reader.add_problem(kind, figures.collect(), first);
}

/// The rows of a table whose label stands in the document.
fn labelled_rows(reader: &FigureReader<'_>, table: TableId) -> Vec<(RowId, Place)> {
    let rows = reader.form.tables[table].rows.iter();
    let places = rows.filter_map(|&row| match reader.statuses[row] {
        RowStatus::Read(place) | RowStatus::LabelOnly(place) => Some((row, place)),
        RowStatus::Missing | RowStatus::Unclear => None,
    });
    places.collect()
}

pub(crate) fn expected_figures(form: &Form, row: RowId) -> impl Iterator<Item = FigureId> {
    let is_heading = form.rows[row].role == Role::Heading;
    form.row_figures(row).filter(move |_| !is_heading)
}
