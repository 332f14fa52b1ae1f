//! What a problem of reading is about, as it reads in the document.

use super::drawn_figure::DrawnFigure;
use crate::report::view::View;
use crate::terminal::width::clean_inline;
use gouji_model::{ReadingProblem, ReadingProblemKind};

/// Whether a problem is of a row or a table as it reads, not of single figures in it.
pub(crate) fn is_of_a_row(problem: &ReadingProblem) -> bool {
    matches!(
        problem.kind,
        ReadingProblemKind::NotPlaced { .. }
            | ReadingProblemKind::NoFigures { .. }
            | ReadingProblemKind::UnplacedRow { .. }
            | ReadingProblemKind::UnknownHeader { .. }
            | ReadingProblemKind::OutsideColumns { .. }
            | ReadingProblemKind::PrintedTwice { .. }
            | ReadingProblemKind::LeftOut { .. }
            | ReadingProblemKind::OtherwiseCalled { .. }
            | ReadingProblemKind::ParallelYears { .. }
            | ReadingProblemKind::SeveralReports { .. }
    )
}

/// The label of the first row that a problem is about.
fn row_label(view: &View<'_>, problem: &ReadingProblem) -> String {
    let first = problem.figures.first();
    let label = first.map(|&figure| view.row_label(view.row(figure)));
    label.unwrap_or_default()
}

/// The label of the row that a problem is about, where what was seen does not say it.
fn label_of(view: &View<'_>, problem: &ReadingProblem, seen: &str) -> String {
    let label = row_label(view, problem);
    let start: String = label.chars().take(4).collect();
    if seen.contains(&start) {
        String::new()
    } else {
        label
    }
}

/// What a problem is about, as it reads in the document.
pub(crate) fn source_row(view: &View<'_>, problem: &ReadingProblem) -> Option<DrawnFigure> {
    let place = problem.place?;
    let text = match &problem.kind {
        ReadingProblemKind::UnplacedRow { text, .. } => view.unplaced_text(text, place),
        ReadingProblemKind::NotPlaced { seen } if seen.is_empty() => row_label(view, problem),
        ReadingProblemKind::NotPlaced { seen } | ReadingProblemKind::OutsideColumns { seen } => {
            seen.clone()
        }
        // The first row of the table stands at the place; its title may not be printed.
        ReadingProblemKind::NoFigures { .. } => row_label(view, problem),
        ReadingProblemKind::UnknownHeader { unknown, .. } => unknown.join("  "),
        ReadingProblemKind::SeveralReports { names } => names.join("  "),
        ReadingProblemKind::ParallelYears { years } => years.join("  "),
        ReadingProblemKind::LeftOut { said, .. }
        | ReadingProblemKind::OtherwiseCalled { said, .. } => said.clone(),
        ReadingProblemKind::PrintedTwice { rows, .. } => {
            let first = rows.first()?;
            let [here, _] = &first.seen;
            format!("{}  {here}", view.row_label(first.row))
        }
        _ => return None,
    };
    if text.trim().is_empty() {
        return None;
    }
    let label = match &problem.kind {
        ReadingProblemKind::NotPlaced { seen } if !seen.is_empty() => label_of(view, problem, seen),
        _ => String::new(),
    };
    Some(DrawnFigure {
        figure: None,
        place,
        label,
        unit: String::new(),
        value: clean_inline(&text),
        is_primary: true,
        says: None,
        is_blank: false,
    })
}
