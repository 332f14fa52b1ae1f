//! Tables that stand in a document with their labels and without any figure.

use crate::figures::figure_reader::{FigureReader, RowStatus};
use gouji_model::{FigureId, Form, Place, ReadingProblemKind, Role, RowId, State, TableId};

/// Notes every such table once. A figure without a cell in the document is not placed; a blank cell stays blank.
///
/// A table with a single figure is noted only beside others, because its label may also be part of a sentence.
pub(crate) fn note(reader: &mut FigureReader<'_>) {
    let mut is_any = false;
    let mut single = Vec::new();
    for table in reader.form.tables.ids() {
        let rows: Vec<(RowId, Place)> = labelled_rows(reader, table);
        let figures: Vec<FigureId> = rows
            .iter()
            .flat_map(|&(row, _)| expected_figures(reader.form, row))
            .collect();
        if figures.is_empty() || !is_empty(reader, table, &figures) {
            continue;
        }
        if figures.len() == 1 {
            single.push((table, rows, figures));
        } else {
            is_any = true;
            tell_table(reader, table, &rows, figures);
        }
    }
    for (table, rows, figures) in single.into_iter().filter(|_| is_any) {
        tell_table(reader, table, &rows, figures);
    }
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

fn tell_table(
    reader: &mut FigureReader<'_>,
    table: TableId,
    rows: &[(RowId, Place)],
    figures: Vec<FigureId>,
) {
    let Some(&(_, place)) = rows.first() else {
        return;
    };
    for &(row, place) in rows {
        if let RowStatus::LabelOnly(_) = reader.statuses[row] {
            reader.set_not_placed(row, "", place);
        }
    }
    let table = reader.form.tables[table].title.clone();
    reader.add_problem(ReadingProblemKind::NoFigures { table }, figures, place);
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

fn expected_figures(form: &Form, row: RowId) -> impl Iterator<Item = FigureId> {
    let is_heading = form.rows[row].role == Role::Heading;
    form.row_figures(row).filter(move |_| !is_heading)
}
