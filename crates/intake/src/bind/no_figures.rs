//! Tables that stand in a document with their labels and without any figure.

use super::value::{Fate, Values};
use gouji_model::{FigureId, Form, Place, ProblemKind, Role, RowId, State, TableId};

/// Tells every such table, once. A figure for which the document shows no cell is not placed; a blank cell stays blank.
pub(super) fn tell(values: &mut Values<'_>) {
    let form = values.form;
    for table in form.tables.ids() {
        // Where figures were seen and could not be placed, it is not true that there are none.
        let is_unclear = |row: &RowId| values.fates[*row] == Fate::Unclear;
        if form.tables[table].rows.iter().any(is_unclear) {
            continue;
        }
        let rows: Vec<(RowId, Place)> = labelled(values, table);
        let figures: Vec<FigureId> = rows
            .iter()
            .flat_map(|&(row, _)| expected(form, row))
            .collect();
        let says_nothing = |&figure: &FigureId| {
            matches!(
                values.figures.state(figure),
                State::Blank | State::Omitted | State::Absent
            )
        };
        let Some(&(_, place)) = rows.first().filter(|_| figures.len() > 1) else {
            continue;
        };
        if !figures.iter().all(says_nothing) {
            continue;
        }
        for &(row, place) in &rows {
            if let Fate::Bare(_) = values.fates[row] {
                values.fates[row] = Fate::Unclear;
                for figure in form.figures_of(row) {
                    values.figures.set_state(figure, State::NotPlaced);
                    values.write(figure, "", place);
                }
            }
        }
        let title = form.tables[table].title.clone();
        values.problem(ProblemKind::NoFigures { table: title }, figures, place);
    }
}

/// The rows of a table whose label stands in the document.
fn labelled(values: &Values<'_>, table: TableId) -> Vec<(RowId, Place)> {
    let rows = values.form.tables[table].rows.iter();
    let places = rows.filter_map(|&row| match values.fates[row] {
        Fate::Read(place) | Fate::Bare(place) => Some((row, place)),
        Fate::Missing | Fate::Unclear => None,
    });
    places.collect()
}

fn expected(form: &Form, row: RowId) -> impl Iterator<Item = FigureId> {
    let is_heading = form.rows[row].role == Role::Heading;
    form.figures_of(row).filter(move |_| !is_heading)
}
