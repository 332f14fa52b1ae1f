//! Headings that carry a value although the rows under them are counted in unlike units.

use crate::figures::figure_reader::{FigureReader, RowStatus};
use gouji_model::{Form, Ratio, ReadingProblemKind, Role, RowId};

/// Notes every such heading whose value is neither 0 nor the plain sum of its rows.
pub(crate) fn note(reader: &mut FigureReader<'_>) {
    let form = reader.form;
    for row in form.rows.ids() {
        let is_read = matches!(reader.statuses[row], RowStatus::Read(_));
        if !is_read || form.rows[row].role != Role::Heading || share_one_unit(form, row) {
            continue;
        }
        for (column, figure) in form.row_figures(row).enumerate() {
            let Some(value) = reader.figures.ratio(form, figure) else {
                continue;
            };
            let is_plain = value.is_zero() || sum(reader, row, column) == Some(value);
            if let Some(written) = reader.source_cells[figure].as_ref().filter(|_| !is_plain) {
                let place = written.place;
                reader.add_problem(ReadingProblemKind::HeadingHasValue, vec![figure], place);
            }
        }
    }
}

fn share_one_unit(form: &Form, heading: RowId) -> bool {
    let parts = &form.rows[heading].parts;
    let under: Vec<RowId> = if parts.is_empty() {
        form.children(heading).collect()
    } else {
        parts.clone()
    };
    let figures = under.iter().flat_map(|&row| form.row_figures(row));
    let mut units = figures.map(|figure| form.figures[figure].unit.as_ref());
    let first = units.next().flatten();
    first.is_some() && units.all(|unit| unit == first)
}

/// The sum over the rows directly under `heading` that are neither 其中 nor headings; a blank is 0.
fn sum(reader: &FigureReader<'_>, heading: RowId, column: usize) -> Option<Ratio> {
    let form = reader.form;
    let is_part = |row: &RowId| !matches!(form.rows[*row].role, Role::Subset | Role::Heading);
    let mut sum = Ratio::ZERO;
    for row in form.children(heading).filter(is_part) {
        let figure = form.row_figures(row).nth(column);
        let value = figure.and_then(|figure| reader.figures.ratio(form, figure));
        sum = sum.checked_add(value.unwrap_or(Ratio::ZERO))?;
    }
    Some(sum)
}
