//! Rows of the form that the document lacks.

use crate::figures::figure_reader::{FigureReader, RowStatus};
use crate::placement::matched_document::MatchedDocument;
use gouji_model::{
    FigureId, Place, ReadingProblem, ReadingProblemKind, Role, RowId, State, TableId,
};

/// A run of rows that are lacking, and the place of the row before it.
pub(crate) struct Run {
    pub(crate) problem: ReadingProblem,
    pub(crate) after: Option<Place>,
}

/// Sets the state of every row that was not found, and tells the runs of those that should be there.
///
/// A run ends with its table, and so does what can be cut off.
pub(crate) fn absent(
    table: &MatchedDocument<'_, '_, '_>,
    values: &mut FigureReader<'_>,
) -> Vec<Run> {
    let form = values.form;
    let mut runs: Vec<Run> = Vec::new();
    let mut open: Vec<RowId> = Vec::new();
    let mut after = None;
    let mut seen = Seen::default();
    for &row in &form.layouts[table.recognition.layout].rows {
        let own = form.rows[row].table;
        if seen.table.is_some_and(|before| before != own) {
            runs.extend(run(values, &open, after, seen.cut_off_after()));
            open.clear();
            seen = Seen::default();
        }
        seen.table = Some(own);
        let (optional, role) = (form.rows[row].optional, form.rows[row].role);
        // Where values are glued to their labels, so may be a dash.
        let may_be_bare = role == Role::Heading || !table.are_glued;
        match values.statuses[row] {
            RowStatus::Missing if optional => {}
            RowStatus::Bare(_) if optional && may_be_bare => {}
            // The row is not lacking: its label stands there, and whether its values are lost cannot be said.
            RowStatus::Bare(place) => {
                runs.extend(run(values, &open, after, None));
                open.clear();
                values.unclear(row, String::new(), place);
                after = Some(place);
                seen.add(RowStatus::Read(place));
            }
            RowStatus::Missing => {
                for figure in form.figures_of(row) {
                    values.figures.set_state(figure, State::Absent);
                }
                open.push(row);
            }
            status => {
                runs.extend(run(values, &open, after, None));
                open.clear();
                if let RowStatus::Read(place) = status {
                    after = Some(place);
                }
                seen.add(status);
            }
        }
    }
    let is_only = form.tables.len() == 1;
    let cut_off_after = seen.cut_off_after().or(is_only.then_some(0));
    runs.extend(run(values, &open, after, cut_off_after));
    runs
}

/// What has been found of a table.
#[derive(Default)]
struct Seen {
    table: Option<TableId>,
    rows: usize,
    last: Option<Place>,
}

impl Seen {
    /// Counts a row; a heading beside its first part in one row of a table is no row more.
    fn add(&mut self, status: RowStatus) {
        let place = match status {
            RowStatus::Read(place) => Some(place),
            _ => None,
        };
        let is_beside = match (self.last, place) {
            (Some(Place::Table { .. } | Place::Sheet { .. }), Some(place)) => {
                self.last.is_some_and(|last| at_row(last) == at_row(place))
            }
            _ => false,
        };
        self.rows += usize::from(!is_beside);
        self.last = place;
    }

    /// How many rows stand there, where any does.
    fn cut_off_after(&self) -> Option<usize> {
        (self.rows > 0).then_some(self.rows)
    }
}

/// The table and the row of a place in one.
fn at_row(place: Place) -> (u32, u32) {
    match place {
        Place::Table { table, row, .. } => (table, row),
        Place::Sheet { sheet, row, .. } => (u32::from(sheet), row),
        _ => (0, place.row()),
    }
}

fn run(
    values: &FigureReader<'_>,
    rows: &[RowId],
    after: Option<Place>,
    cut_off_after: Option<usize>,
) -> Option<Run> {
    let (&first, &last) = (rows.first()?, rows.last()?);
    let figures: Vec<FigureId> = rows
        .iter()
        .flat_map(|&row| values.form.figures_of(row))
        .collect();
    let kind = ReadingProblemKind::AbsentRows {
        first,
        last,
        count: rows.len(),
        cut_off_after,
    };
    Some(Run {
        problem: ReadingProblem {
            kind,
            figures,
            place: after,
        },
        after,
    })
}
