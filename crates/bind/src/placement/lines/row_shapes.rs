//! What the rows of a table in lines of text show together: whether blank cells keep their place.

use crate::placement::document_rows::{DocumentRow, RowMatch};
use crate::placement::lines::row_values::{is_lone_bar, value_cells};
use crate::placement::matched_document::MatchedDocument;
use crate::tokens::Token;
use gouji_model::{Role, TableId};
use std::collections::{HashMap, HashSet};

/// How many rows with the same number of cells show that the table has rows of that length.
const FEWEST_ALIKE: usize = 2;

/// How many rows with a blank cell between their values show that blank cells are kept.
const FEWEST_GAPS: usize = 3;

/// What the rows of a document show.
#[derive(Debug, Default)]
pub(crate) struct RowShapes {
    /// How many rows of each table have so many cells behind their label.
    lengths: HashMap<(TableId, usize), usize>,
    /// The tables whose rows end with their last value column, none of another kind behind it.
    whole: HashSet<TableId>,
    /// How many rows have a blank cell between their values.
    with_gap: usize,
    /// Whether the value of any row is blank.
    has_blanks: bool,
    /// Whether anything is written behind a value that is blank.
    has_remark_behind_blank: bool,
}

impl RowShapes {
    pub(crate) fn new(matched: &MatchedDocument<'_>, rows: &[DocumentRow<'_>]) -> Self {
        let form = matched.form();
        let mut shapes = Self::default();
        let next = rows.iter().skip(1).map(|row| row.segments.start);
        let rows = rows.iter().zip(next.chain([usize::MAX]));
        for (row, next) in rows.filter(|(row, _)| !row.is_in_grid) {
            if let RowMatch::Placed { row: form_row, .. } = row.row_match {
                let columns = form.row_figures(form_row).count();
                if form.rows[form_row].role != Role::Heading {
                    let has_text = next != row.segments.end && matched.has_text_behind(row);
                    shapes.add_blanks(columns, &row.cells, has_text);
                }
                shapes.add(form.rows[form_row].table, columns, &row.cells);
            }
        }
        shapes
    }

    /// Adds the values of a row, and whether a text stands behind them in its line.
    fn add_blanks(&mut self, columns: usize, cells: &[&Token<'_>], has_text: bool) {
        let is_blank = |cell: &Token<'_>| cell.is_blank() && !is_lone_bar(cell);
        let values: Vec<&Token<'_>> = value_cells(cells).take(columns).collect();
        let has_blank = values.iter().any(|cell| is_blank(cell));
        let is_last = values.len() == columns && values.last().is_some_and(|last| is_blank(last));
        let mut behind = value_cells(cells).skip(columns);
        self.has_blanks |= has_blank || values.is_empty();
        self.has_remark_behind_blank |= is_last && (has_text || behind.any(Token::is_written));
    }

    fn add(&mut self, table: TableId, columns: usize, cells: &[&Token<'_>]) {
        let values: Vec<&Token<'_>> = value_cells(cells).collect();
        let is_blank = |cell: &&&Token<'_>| cell.is_blank();
        let in_doubt = values.iter().filter(is_blank).any(|cell| is_lone_bar(cell));
        let Some(fill) = values.len().checked_sub(columns) else {
            return;
        };
        if columns < 2 || in_doubt {
            return;
        }
        *self.lengths.entry((table, values.len())).or_insert(0) += 1;
        let (fill, values) = values.split_at(fill);
        let ends = values.last().is_some_and(|last| last.is_written());
        if ends && fill.iter().all(|cell| cell.is_blank()) {
            self.whole.insert(table);
        }
        let written = values.iter().skip_while(|cell| cell.is_blank());
        let is_between = ends && written.into_iter().any(|cell| cell.is_blank());
        self.with_gap += usize::from(fill.is_empty() && is_between);
    }

    /// Whether blank cells stay in their place. One or two of them may be an accident where all others are squeezed out.
    pub(crate) fn keeps_blanks(&self) -> bool {
        self.with_gap >= FEWEST_GAPS
    }

    /// Whether blank values may be squeezed out beside a column of remarks, so that a remark stands in the place of the
    /// value before it.
    pub(crate) fn may_move_remarks(&self) -> bool {
        self.has_blanks && !self.has_remark_behind_blank && !self.keeps_blanks()
    }

    /// Whether a row with `cells` cells, more than its table has columns, can only begin with blank cells over which its
    /// label was merged.
    ///
    /// That is so where every row of the table ends with its last column, because then a cell too many stands before
    /// the values, and where more than one row has that many cells.
    pub(crate) fn has_fill(&self, table: TableId, cells: usize) -> bool {
        let alike = self.lengths.get(&(table, cells)).copied().unwrap_or(0);
        self.whole.contains(&table) && alike >= FEWEST_ALIKE
    }
}
