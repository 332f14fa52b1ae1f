//! Rows of the form that the document lacks.

use super::recognise::Recognised;
use super::value::{Fate, Values};
use gouji_model::{FigureId, Place, Problem, ProblemKind, RowId, State};

/// A run of rows that are lacking, and the place of the row before it.
pub(super) struct Run {
    pub(super) problem: Problem,
    pub(super) after: Option<Place>,
}

/// Sets the state of every row that was not found, and tells the runs of those that should be there.
pub(super) fn absent(fitted: &Recognised<'_>, values: &mut Values<'_>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut open: Vec<RowId> = Vec::new();
    let mut after = None;
    let mut found = 0;
    for row in &fitted.layout_index().rows {
        match values.fates[row.row] {
            Fate::Missing if row.optional => {}
            Fate::Missing => {
                for figure in values.form.figures_of(row.row) {
                    values.figures.set_state(figure, State::Absent);
                }
                open.push(row.row);
            }
            fate => {
                runs.extend(run(values, &open, after, None));
                open.clear();
                found += 1;
                if let Fate::Read(place) = fate {
                    after = Some(place);
                }
            }
        }
    }
    runs.extend(run(values, &open, after, Some(found)));
    runs
}

fn run(
    values: &Values<'_>,
    rows: &[RowId],
    after: Option<Place>,
    cut_off_after: Option<usize>,
) -> Option<Run> {
    let (&first, &last) = (rows.first()?, rows.last()?);
    let figures: Vec<FigureId> = rows
        .iter()
        .flat_map(|&row| values.form.figures_of(row))
        .collect();
    let kind = ProblemKind::AbsentRows {
        first,
        last,
        count: rows.len(),
        cut_off_after,
    };
    Some(Run {
        problem: Problem {
            kind,
            figures,
            place: None,
        },
        after,
    })
}
