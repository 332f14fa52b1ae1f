//! Documents of which a part could not be read: a blank that was read of one proves nothing.

use crate::figures::empty_tables::{empty_tables, expected_figures};
use crate::figures::figure_reader::{FigureReader, RowStatus};
use gouji_model::{Notice, Place, Role, State};
use std::collections::HashSet;

/// Whether something may stand in the document that was not read.
pub(crate) fn is_lossy(notices: &[Notice]) -> bool {
    notices.iter().any(|notice| notice.kind.is_loss())
}

/// Takes the rows of a table whose values the damage cut off for rows that the document lacks.
pub(crate) fn give_up_tables(reader: &mut FigureReader<'_>) {
    let tables = empty_tables(reader);
    for (row, _) in tables.into_iter().flat_map(|table| table.rows) {
        let has_figures = expected_figures(reader.form, row).next().is_some();
        if has_figures && matches!(reader.statuses[row], RowStatus::LabelOnly(_)) {
            reader.statuses[row] = RowStatus::Missing;
        }
    }
}

/// Takes every blank for a figure that may have been filled in. Why, is said once by the notice of the document.
pub(crate) fn doubt_blanks(reader: &mut FigureReader<'_>) {
    let form = reader.form;
    for figure in form.figures.ids() {
        // The label of a group has mostly no row of cells of its own, and so nothing that could be lost.
        let is_heading = form.rows[form.figures[figure].row].role == Role::Heading;
        let has_cell = !(is_heading && reader.without_cell.contains(&figure));
        if has_cell && reader.figures.state(figure) == State::Blank {
            reader.figures.set_state(figure, State::NotPlaced);
        }
    }
}

/// Takes a cell in which something stands that nobody sees for no blank one; the notice of the document says so.
pub(crate) fn doubt_hidden(reader: &mut FigureReader<'_>, hidden_cells: &[Place]) {
    let hidden: HashSet<&Place> = hidden_cells.iter().collect();
    for figure in reader.form.figures.ids() {
        let written = reader.source_cells[figure].as_ref();
        let is_hidden = written.is_some_and(|cell| hidden.contains(&cell.place));
        if is_hidden && reader.figures.state(figure) == State::Blank {
            reader.figures.set_state(figure, State::NotPlaced);
        }
    }
}
