//! Rows of the form that the document lacks.

use crate::figures::figure_reader::{FigureReader, RowStatus};
use crate::placement::MatchedDocument;
use gouji_model::{Place, ReadingProblem, ReadingProblemKind, Role, RowId, State, TableId};

/// Sets the state of every row that was not found, and gives a problem for each run of those that should be there.
///
/// A run ends where its table ends. Whether the end of a table is cut off is said for each table.
pub(crate) fn missing_rows(
    matched: &MatchedDocument<'_>,
    reader: &mut FigureReader<'_>,
) -> Vec<ReadingProblem> {
    let form = reader.form;
    let mut problems: Vec<ReadingProblem> = Vec::new();
    let mut run = Run::default();
    let mut seen = SeenRows::default();
    for &row in &form.layouts[matched.recognition.layout].rows {
        let table = form.rows[row].table;
        if seen.table.is_some_and(|before| before != table) {
            problems.extend(run.end(reader, seen.cut_off_after()));
            seen = SeenRows::default();
        }
        seen.table = Some(table);
        let is_optional = form.rows[row].optional;
        // Where reader are glued to their labels, so may be a dash.
        let may_be_bare = form.rows[row].role == Role::Heading || !matched.are_glued;
        match reader.statuses[row] {
            RowStatus::Missing if is_optional => {}
            RowStatus::LabelOnly(_) if is_optional && may_be_bare => {}
            // The row is not lacking: its label stands there, and whether its reader are lost cannot be said.
            RowStatus::LabelOnly(place) => {
                problems.extend(run.end(reader, None));
                reader.set_unclear(row, String::new(), place);
                run.after = Some(place);
                seen.add(Some(place));
            }
            RowStatus::Missing => {
                for figure in form.row_figures(row) {
                    reader.figures.set_state(figure, State::Absent);
                }
                run.rows.push(row);
            }
            RowStatus::Read(place) => {
                problems.extend(run.end(reader, None));
                run.after = Some(place);
                seen.add(Some(place));
            }
            RowStatus::Unclear => {
                problems.extend(run.end(reader, None));
                seen.add(None);
            }
        }
    }
    let is_only = form.tables.len() == 1;
    let cut_off_after = seen.cut_off_after().or(is_only.then_some(0));
    problems.extend(run.end(reader, cut_off_after));
    problems
}

/// The rows of a table that stand in the document.
#[derive(Default)]
struct SeenRows {
    table: Option<TableId>,
    rows: usize,
    last: Option<Place>,
}

impl SeenRows {
    /// Counts a row. A heading that stands in one row of a table with its first part is not counted again.
    ///
    /// A row that cannot be placed has no place.
    fn add(&mut self, place: Option<Place>) {
        let is_beside = match (self.last, place) {
            (Some(last @ (Place::Table { .. } | Place::Sheet { .. })), Some(place)) => {
                table_and_row(last) == table_and_row(place)
            }
            _ => false,
        };
        self.rows += usize::from(!is_beside);
        self.last = place;
    }

    /// How many rows of the table were seen before it ends; `None` where there is none.
    fn cut_off_after(&self) -> Option<usize> {
        (self.rows > 0).then_some(self.rows)
    }
}

/// The table of a place, and its row in it.
fn table_and_row(place: Place) -> (u32, u32) {
    match place {
        Place::Table { table, row, .. } => (table, row),
        Place::Sheet { sheet, row, .. } => (u32::from(sheet), row),
        _ => (0, place.row()),
    }
}

/// Rows of the form that follow one another and that the document lacks.
#[derive(Default)]
struct Run {
    rows: Vec<RowId>,
    /// The place of the last row before it that was read.
    after: Option<Place>,
}

impl Run {
    /// Ends the run; `None` where no row is lacking.
    fn end(
        &mut self,
        reader: &FigureReader<'_>,
        cut_off_after: Option<usize>,
    ) -> Option<ReadingProblem> {
        let rows = std::mem::take(&mut self.rows);
        let (&first, &last) = (rows.first()?, rows.last()?);
        let figures = rows.iter().flat_map(|&row| reader.form.row_figures(row));
        Some(ReadingProblem {
            kind: ReadingProblemKind::AbsentRows {
                first,
                last,
                count: rows.len(),
                cut_off_after,
                picture: None,
            },
            figures: figures.collect(),
            place: self.after,
            repetition: None,
        })
    }
}
