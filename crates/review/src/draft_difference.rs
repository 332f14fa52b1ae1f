//! How drafts differ: the figures that are not the same in all of them.

use gouji_model::{
    Digest, DraftDifference, DraftValue, FigureDifference, FigureId, Form, FormData, RowId, State,
    UnplacedText,
};

/// How many of the figures that differ are told.
const MOST_FIGURES: usize = 5;

/// How `drafts` on one form differ.
pub(crate) fn difference(drafts: &[&Digest]) -> DraftDifference {
    let drafts: Vec<&FormData> = drafts
        .iter()
        .filter_map(|digest| digest.form_data.as_ref())
        .collect();
    let [first, others @ ..] = drafts.as_slice() else {
        return DraftDifference::default();
    };
    let form = &first.form;
    if others.iter().any(|other| !is_same_form(first, other)) {
        return DraftDifference::default();
    }
    let differs = |figure: &FigureId| others.iter().any(|other| !is_same(first, other, *figure));
    let differing: Vec<FigureId> = form.figures.ids().filter(differs).collect();
    let told = differing.iter().take(MOST_FIGURES);
    let told = told.map(|&figure| {
        let spec = &form.figures[figure];
        let column = &form.columns[spec.column];
        FigureDifference {
            row: row_label(first, spec.row),
            column: column.id.as_ref().map(|_| column.label.clone()),
            values: drafts.iter().map(|draft| value(draft, figure)).collect(),
        }
    });
    DraftDifference {
        figures: told.collect(),
        count: differing.len(),
    }
}

/// Whether all figures are the same number, or nothing in both.
pub(crate) fn has_same_figures(left: &FormData, right: &FormData) -> bool {
    let mut figures = left.form.figures.ids();
    is_same_form(left, right) && figures.all(|figure| is_same(left, right, figure))
}

fn is_same_form(left: &FormData, right: &FormData) -> bool {
    left.form.id == right.form.id && left.form.figures.len() == right.form.figures.len()
}

/// Whether the same stands at `figure` in both. What could not be placed is the same where all that could not be is.
fn is_same(left: &FormData, right: &FormData, figure: FigureId) -> bool {
    let number = |form_data: &FormData| form_data.figures.number(&form_data.form, figure);
    match (number(left), number(right)) {
        (Some(left), Some(right)) => left == right,
        (None, None) => match (value(left, figure), value(right, figure)) {
            (DraftValue::NotPlaced, DraftValue::NotPlaced) => unplaced(left).eq(unplaced(right)),
            (left, right) => left == right,
        },
        _ => false,
    }
}

/// What is written in the rows that could not be placed.
fn unplaced(form_data: &FormData) -> impl Iterator<Item = &str> {
    form_data.unplaced.iter().flat_map(|row: &UnplacedText| {
        let cells = row.cells.iter().map(|cell| cell.raw.trim());
        cells.chain([row.text.as_str()])
    })
}

fn value(form_data: &FormData, figure: FigureId) -> DraftValue {
    if let Some(number) = form_data.figures.number(&form_data.form, figure) {
        return DraftValue::Written(number.to_string());
    }
    match form_data.figures.state(figure) {
        State::NotPlaced => DraftValue::NotPlaced,
        State::Unreadable | State::Number => {
            let written = form_data.written.try_get(figure).and_then(Option::as_ref);
            let raw = written.map(|written| written.raw.trim().to_owned());
            DraftValue::Written(raw.unwrap_or_default())
        }
        State::Blank | State::Dash | State::None | State::Absent | State::Omitted => {
            DraftValue::Nothing
        }
    }
}

/// The label of `row`, behind its parent's where the form has several rows of that label.
fn row_label(form_data: &FormData, row: RowId) -> String {
    let form: &Form = &form_data.form;
    let label = |row: RowId| form.label(form_data.layout, row);
    let mut others = form.rows.ids().filter(|other| *other != row);
    match form.rows[row].parent {
        Some(parent) if others.any(|other| label(other) == label(row)) => {
            format!("{}/{}", label(parent), label(row))
        }
        _ => label(row).to_owned(),
    }
}
