//! Rows, columns and cells by name: the cells of one row together, the first few named, all counted.

use super::tally::Tally;
use super::view::View;
use crate::terminal::width::clean_inline;
use gouji_model::{ColumnId, FigureId, Instance, RowId, TableId};

/// More columns of a row than this are told by the first and the last, where they stand side by side.
const LISTED_COLUMNS: usize = 2;

/// A cell of the form: its row, and its column where the table has several; a column alone is all of its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CellRef {
    pub(crate) row: Option<RowId>,
    pub(crate) column: Option<ColumnId>,
}

impl CellRef {
    /// All cells of `row`.
    pub(crate) fn from_row(row: RowId) -> Self {
        Self {
            row: Some(row),
            column: None,
        }
    }
}

/// A row with those of its columns that are meant.
type RowCells = (Option<RowId>, Vec<ColumnId>);

/// Names in their order, each row once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CellNames {
    names: Vec<String>,
    tally: Tally,
    /// The columns, where they are the same in all rows and those are named without them.
    behind: String,
}

impl CellNames {
    /// The names of `figures`.
    pub(crate) fn from_figures(
        view: &View<'_>,
        figures: impl IntoIterator<Item = FigureId>,
    ) -> Self {
        Self::from_cells(
            view,
            figures.into_iter().map(|figure| cell_of(view, figure)),
        )
    }

    /// The first `at_most` of the rows or columns that a rule was applied to: rows by their ids,
    /// as beside a finding, columns by their labels.
    pub(crate) fn list_instances(
        view: &View<'_>,
        instances: &[Instance],
        at_most: usize,
    ) -> String {
        let columns = instances.iter().map(|instance| match instance.row {
            Some(_) => None,
            None => Some(CellRef {
                row: None,
                column: instance.column,
            }),
        });
        if let Some(columns) = columns.collect::<Option<Vec<CellRef>>>() {
            return Self::from_cells(view, columns).list(view, at_most);
        }
        let ids = instances.iter();
        let ids: Vec<String> = ids
            .map(|instance| instance.id(&view.form_data.form))
            .collect();
        match ids.len() <= at_most {
            true => view.words().list(&ids),
            false => view
                .words()
                .first_names(&ids, at_most, Tally::Rows(ids.len())),
        }
    }

    /// The names of `cells`, those of one row together.
    pub(crate) fn from_cells(view: &View<'_>, cells: impl IntoIterator<Item = CellRef>) -> Self {
        let mut rows: Vec<RowCells> = Vec::new();
        for CellRef { row, column } in cells {
            match rows.iter_mut().find(|(known, _)| *known == row) {
                Some((_, columns)) => columns.extend(column),
                None => rows.push((row, column.into_iter().collect())),
            }
        }
        for (_, columns) in &mut rows {
            // The ids of columns are in the order of the form.
            columns.sort_unstable();
            columns.dedup();
        }
        let cells: usize = rows.iter().map(|(_, columns)| columns.len().max(1)).sum();
        let shared = shared_columns(&rows);
        let tally = match rows.as_slice() {
            [(None, columns)] => Tally::Columns(columns.len()),
            rows if shared.is_some() || rows.len() == cells => Tally::Rows(rows.len()),
            rows => Tally::Cells {
                rows: rows.len(),
                cells,
            },
        };
        let names = rows.iter().flat_map(|(row, columns)| match (row, shared) {
            (Some(row), Some(_)) => vec![view.short_label(*row)],
            (Some(row), None) => vec![row_name(view, *row, columns)],
            (None, _) => column_names(view, columns),
        });
        let behind = shared.map(|columns| match columns {
            [only] => view
                .words()
                .column_remark(&column_names(view, &[*only]).concat()),
            columns => {
                let listed = view.words().list(&column_names(view, columns));
                view.words().columns_remark(&listed, cells)
            }
        });
        Self {
            names: names.collect(),
            tally,
            behind: behind.unwrap_or_default(),
        }
    }

    /// The first `at_most` of them, and how many there are where that is not all.
    pub(crate) fn list(&self, view: &View<'_>, at_most: usize) -> String {
        let listed = view.words().first_names(&self.names, at_most, self.tally);
        format!("{listed}{}", self.behind)
    }

    /// How many rows or columns there are.
    pub(crate) fn count(&self) -> usize {
        match self.tally {
            Tally::Rows(count) | Tally::Columns(count) | Tally::Cells { rows: count, .. } => count,
        }
    }
}

/// The columns of several rows, where they are the same in each.
fn shared_columns(rows: &[RowCells]) -> Option<&[ColumnId]> {
    let ((_, columns), rest) = rows.split_first()?;
    let is_same = |(row, others): &RowCells| row.is_some() && others == columns;
    (!columns.is_empty() && !rest.is_empty() && rest.iter().all(is_same)).then_some(columns)
}

/// Where `figure` stands in the form.
pub(crate) fn cell_of(view: &View<'_>, figure: FigureId) -> CellRef {
    let spec = &view.form_data.form.figures[figure];
    let is_one_of_several = view.column_label(figure).is_some();
    CellRef {
        row: Some(spec.row),
        column: is_one_of_several.then_some(spec.column),
    }
}

fn row_name(view: &View<'_>, row: RowId, columns: &[ColumnId]) -> String {
    let name = view.short_label(row);
    let labels = column_names(view, columns);
    match (labels.as_slice(), columns.len()) {
        ([], _) => name,
        ([only], 1) => format!("{name} {} {only}", view.style.signs().bullet),
        (labels, count) => view
            .words()
            .row_cells(&name, &view.words().list(labels), count),
    }
}

/// The labels of `columns`, or one text for many that stand side by side.
fn column_names(view: &View<'_>, columns: &[ColumnId]) -> Vec<String> {
    let form = &view.form_data.form;
    let label = |column: &ColumnId| clean_inline(&form.columns[*column].label);
    if let (Some(first), Some(last)) = (columns.first(), columns.last()) {
        let run = is_run(view, form.columns[*first].table, columns);
        if run && columns.len() > LISTED_COLUMNS {
            return vec![view.words().column_range(&label(first), &label(last))];
        }
    }
    columns.iter().map(label).collect()
}

/// Whether `columns` stand side by side in `table`, in this order.
fn is_run(view: &View<'_>, table: TableId, columns: &[ColumnId]) -> bool {
    let all = &view.form_data.form.tables[table].columns;
    all.windows(columns.len().max(1))
        .any(|window| window == columns)
}
