//! Values beside the name of a group that may be those of its first row.
//!
//! A group's name and its first row stand in one line. Where the label of that row is lost, its values are all that is left of
//! it, and nothing tells them from a subtotal.

use crate::figures::figure_reader::{FigureReader, RowStatus};
use gouji_model::{Role, RowId, State};

/// Takes the values of every group out of their place whose first row the document lacks while it has others.
pub(super) fn doubt(reader: &mut FigureReader<'_>) {
    let form = reader.form;
    let doubtful = form.rows.ids().filter(|&group| {
        let parts = form.children(group).collect::<Vec<RowId>>();
        let is_missing = |row: &RowId| reader.statuses[*row] == RowStatus::Missing;
        let has_values = form.row_figures(group).any(|figure| {
            !matches!(
                reader.figures.state(figure),
                State::Omitted | State::Blank | State::Absent
            )
        });
        form.rows[group].role == Role::Heading
            && has_values
            && form.row_figures(group).count() > 1
            && parts.first().is_some_and(is_missing)
            && !parts.iter().all(is_missing)
    });
    for group in doubtful.collect::<Vec<_>>() {
        let RowStatus::Read(place) = reader.statuses[group] else {
            continue;
        };
        let cells = form.row_figures(group);
        let cells = cells.filter_map(|figure| reader.source_cells[figure].as_ref());
        let seen: Vec<&str> = cells.map(|cell| cell.raw.trim()).collect();
        let seen = seen.join(" ");
        reader.set_unclear(group, seen, place);
    }
}
