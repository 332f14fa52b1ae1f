//! Tables that stand in a document with their labels and without any figure.

use crate::figures::figure_reader::{FigureReader, RowStatus};
use gouji_model::{
    FigureId, Form, Place, ReadingProblem, ReadingProblemKind, Role, RowId, State, TableId,
};

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
    let single = single.into_iter().filter(|_| !several.is_empty());
    let told: Vec<_> = single.collect();
    for table in several.into_iter().chain(told) {
        tell_table(reader, table);
    }
    tell_report(reader);
}

/// Tells once of all tables where no number stands in any.
fn tell_report(reader: &mut FigureReader<'_>) {
    let is_of_report = |problem: &ReadingProblem| {
        let kind = &problem.kind;
        matches!(
            kind,
            ReadingProblemKind::NoFigures {
                is_whole_report: true,
                ..
            }
        )
    };
    let problems = std::mem::take(&mut reader.problems);
    let (tables, others): (Vec<_>, Vec<_>) = problems.into_iter().partition(is_of_report);
    reader.problems = others;
    let is_several = tables.len() > 1;
    let figures = tables.iter().flat_map(|table| table.figures.clone());
    let figures: Vec<FigureId> = figures.collect();
    let first = tables.into_iter().next().map(|first| match is_several {
        true => ReadingProblem {
            kind: ReadingProblemKind::NoFigures {
                table: reader.form.title.clone(),
                is_whole_report: true,
            },
            figures,
            ..first
        },
        false => first,
    });
    reader.problems.extend(first);
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

fn tell_table(reader: &mut FigureReader<'_>, empty: EmptyTable) {
    let Some(&(_, place)) = empty.rows.first() else {
        return;
    };
    for &(row, place) in &empty.rows {
        if let RowStatus::LabelOnly(_) = reader.statuses[row] {
            reader.set_not_placed(row, "", place);
        }
    }
    let table = reader.form.tables[empty.table].title.clone();
    let is_whole_report = reader.figures.count(State::Number) == 0;
    let kind = ReadingProblemKind::NoFigures {
        table,
        is_whole_report,
    };
    reader.add_problem(kind, empty.figures, place);
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
