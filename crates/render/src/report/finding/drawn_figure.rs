//! A figure as a line of an excerpt has it.

use crate::report::view::View;
use crate::terminal::width::clean_inline;
use gouji_model::{FigureId, Place, RowId};

/// A figure that is drawn, or what was seen in the place of one.
pub(crate) struct DrawnFigure {
    pub(crate) figure: Option<FigureId>,
    pub(crate) place: Place,
    /// Its row's label behind spaces for its level, without its column's.
    pub(crate) label: String,
    pub(crate) unit: String,
    /// What is written, or a word for nothing.
    pub(crate) value: String,
    /// Whether it is the one to look at first.
    pub(crate) is_primary: bool,
    /// What stands under it.
    pub(crate) says: Option<String>,
    /// Whether nothing is written.
    pub(crate) is_blank: bool,
}

/// How many of the `shown` rows stand above `row`.
fn level(view: &View<'_>, row: RowId, shown: &[RowId]) -> usize {
    let parent = |row: &RowId| view.form_data.form.rows[*row].parent;
    let above = std::iter::successors(parent(&row), parent);
    above.filter(|row| shown.contains(row)).count()
}

/// `figure` in an excerpt of the `shown` rows; `None` where it stands nowhere.
pub(crate) fn drawn_figure(
    view: &View<'_>,
    figure: FigureId,
    shown: &[RowId],
) -> Option<DrawnFigure> {
    let written = view.form_data.written.try_get(figure)?.as_ref()?;
    let row = view.row(figure);
    let mut label = "  ".repeat(level(view, row, shown));
    let parent = view.form_data.form.rows[row].parent;
    if parent.is_some_and(|parent| shown.contains(&parent)) {
        label.push_str(&view.own_label(row));
    } else {
        label.push_str(&view.row_label(row));
    }
    let unit = view.form_data.form.figures[figure].unit.as_ref();
    let raw = clean_inline(&written.raw);
    let is_blank = raw.is_empty();
    Some(DrawnFigure {
        figure: Some(figure),
        place: written.place,
        label,
        unit: unit.map(|unit| unit.0.clone()).unwrap_or_default(),
        value: if is_blank { view.value(figure) } else { raw },
        is_primary: false,
        says: None,
        is_blank,
    })
}
