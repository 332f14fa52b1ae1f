//! Tables that stand in a document with their labels and without any figure.

use crate::figures::figure_reader::{FigureReader, RowStatus};
use gouji_model::{FigureId, Form, Place, ReadingProblemKind, Role, RowId, State, TableId};

/// Tells every such table, once. A figure for which the document shows no cell is not placed; a blank cell stays blank.
///
/// The label of a table with one figure may stand in a sentence too, so that it is told only beside others.
pub(crate) fn note(values: &mut FigureReader<'_>) {
    let mut is_any = false;
    let mut single = Vec::new();
    for table in values.form.tables.ids() {
        let rows: Vec<(RowId, Place)> = labelled(values, table);
        let figures: Vec<FigureId> = rows
            .iter()
            .flat_map(|&(row, _)| expected(values.form, row))
            .collect();
        if figures.is_empty() || !is_empty(values, table, &figures) {
            continue;
        }
        if figures.len() == 1 {
            single.push((table, rows, figures));
        } else {
            is_any = true;
            tell_table(values, table, &rows, figures);
        }
    }
    for (table, rows, figures) in single.into_iter().filter(|_| is_any) {
        tell_table(values, table, &rows, figures);
    }
}

/// Whether nothing was seen of a table but its labels.
fn is_empty(values: &FigureReader<'_>, table: TableId, figures: &[FigureId]) -> bool {
    // Where figures were seen and could not be placed, it is not true that there are none.
    let is_unclear = |row: &RowId| values.statuses[*row] == RowStatus::Unclear;
    let says_nothing = |&figure: &FigureId| {
        matches!(
            values.figures.state(figure),
            State::Blank | State::Omitted | State::Absent
        )
    };
    !values.form.tables[table].rows.iter().any(is_unclear) && figures.iter().all(says_nothing)
}

fn tell_table(
    values: &mut FigureReader<'_>,
    table: TableId,
    rows: &[(RowId, Place)],
    figures: Vec<FigureId>,
) {
    let Some(&(_, place)) = rows.first() else {
        return;
    };
    for &(row, place) in rows {
        if let RowStatus::Bare(_) = values.statuses[row] {
            values.statuses[row] = RowStatus::Unclear;
            for figure in values.form.figures_of(row) {
                values.figures.set_state(figure, State::NotPlaced);
                values.write(figure, "", place);
            }
        }
    }
    let table = values.form.tables[table].title.clone();
    values.problem(ReadingProblemKind::NoFigures { table }, figures, place);
}

/// The rows of a table whose label stands in the document.
fn labelled(values: &FigureReader<'_>, table: TableId) -> Vec<(RowId, Place)> {
    let rows = values.form.tables[table].rows.iter();
    let places = rows.filter_map(|&row| match values.statuses[row] {
        RowStatus::Read(place) | RowStatus::Bare(place) => Some((row, place)),
        RowStatus::Missing | RowStatus::Unclear => None,
    });
    places.collect()
}

fn expected(form: &Form, row: RowId) -> impl Iterator<Item = FigureId> {
    let is_heading = form.rows[row].role == Role::Heading;
    form.figures_of(row).filter(move |_| !is_heading)
}
