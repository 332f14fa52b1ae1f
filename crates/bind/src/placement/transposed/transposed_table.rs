//! A table whose rows are printed side by side, beside a document.

use crate::form_index::HeaderCell;
use crate::placement::grids::grid_placer::GridPlacer;
use crate::placement::lines::row_values::is_certain;
use crate::placement::matched_document::MatchedDocument;
use crate::placement::placed_rows::{ColumnCell, RowValues, is_squeezed, shown_text};
use crate::placement::transposed::header_spelling::HeaderNames;
use crate::tokens::{Kind, Token, words_of};
use gouji_model::{Place, RowId, TableId};

/// What one header says of a row of the form.
pub(crate) struct RowReading<'a> {
    pub(crate) row: RowId,
    /// The place of its label.
    pub(crate) place: Place,
    pub(crate) values: RowValues<'a>,
}

/// A table of the form that is printed across, beside a document.
pub(crate) struct TransposedTable<'r, 'a> {
    pub(crate) matched: &'r MatchedDocument<'a>,
    pub(crate) placer: &'r GridPlacer<'a>,
    pub(crate) id: TableId,
    /// Its rows that the layout prints, in the order of the form.
    pub(crate) rows: Vec<RowId>,
    /// How many value columns each row has.
    pub(crate) columns: usize,
    /// What its header is made of.
    pub(crate) names: HeaderNames,
}

impl<'r, 'a> TransposedTable<'r, 'a> {
    pub(crate) fn new(
        matched: &'r MatchedDocument<'a>,
        placer: &'r GridPlacer<'a>,
        id: TableId,
    ) -> Self {
        let form = matched.form();
        let layout = &form.layouts[matched.recognition.layout];
        let rows = form.tables[id].rows.iter().copied();
        let rows: Vec<RowId> = rows.filter(|row| layout.rows.contains(row)).collect();
        let columns = form.tables[id].columns.len();
        Self {
            matched,
            placer,
            id,
            names: HeaderNames::new(matched.recognition.index, id, &rows, columns),
            rows,
            columns,
        }
    }

    /// The row that a header cell stands for.
    pub(crate) fn row_named(&self, words: &str) -> Option<RowId> {
        let mut groups = self.names.groups();
        groups.find(|(name, _)| *name == words).map(|(_, row)| row)
    }

    /// The value column that a header cell names.
    pub(crate) fn column_named(&self, token: &Token<'_>) -> Option<usize> {
        let index = self.matched.recognition.index;
        match index
            .header_cells(&words_of(token.raw), self.id)?
            .as_slice()
        {
            [HeaderCell::Column(at)] => Some(*at),
            _ => None,
        }
    }

    /// Divides one line that holds the values of all `rows` among them.
    pub(crate) fn split(
        &self,
        values: &RowValues<'a>,
        rows: &[RowId],
        place: Place,
    ) -> Vec<RowReading<'a>> {
        let all = rows.iter().enumerate();
        let readings = all.map(|(at, &row)| {
            let values = match values {
                RowValues::Columns(columns) => {
                    let cells = columns.chunks(self.columns.max(1)).nth(at);
                    RowValues::Columns(cells.unwrap_or_default().to_vec())
                }
                other => other.clone(),
            };
            RowReading { row, place, values }
        });
        readings.collect()
    }

    /// The values of a line, where it has exactly as many cells as the table has figures.
    pub(crate) fn ordered_values(&self, cells: &[&'a Token<'a>]) -> RowValues<'a> {
        let certain = cells.iter().filter(|cell| is_certain(cell));
        let certain: Vec<&'a Token<'a>> = certain.copied().collect();
        let is_value = |cell: &&&Token<'_>| matches!(cell.kind, Kind::Value(_) | Kind::Blank);
        let values = certain.iter().filter(is_value).count();
        if certain.is_empty() {
            return RowValues::Nothing;
        }
        let count = self.rows.len() * self.columns;
        if certain.len() != count || values != count {
            return RowValues::Unclear(shown_text(cells));
        }
        let columns: Vec<ColumnCell<'_>> = certain.into_iter().map(Some).collect();
        if is_squeezed(&columns) {
            return RowValues::Unclear(shown_text(cells));
        }
        RowValues::Columns(columns)
    }
}
