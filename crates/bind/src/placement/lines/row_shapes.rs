//! What the rows of a table in lines of text show together: whether blank cells keep their place.

use crate::placement::document_rows::{DocumentRow, RowMatch};
use crate::placement::lines::row_values::{is_certain, is_lone_bar, value_cells};
use crate::placement::matched_document::MatchedDocument;
use crate::tokens::Token;
use gouji_model::{Form, Role, RowId, TableId};
use rustc_hash::{FxHashMap, FxHashSet};

/// How many rows with the same number of cells show that the table has rows of that length.
const FEWEST_ALIKE: usize = 2;

/// How many rows with a blank cell between their values show that blank cells are kept.
const FEWEST_GAPS: usize = 3;

/// What the rows of a document show.
#[derive(Debug, Default)]
pub(crate) struct RowShapes {
    /// How many rows of each table have so many cells behind their label, and how many of them end with a value.
    lengths: FxHashMap<(TableId, usize), (usize, usize)>,
    /// How many rows of each level of a table have so many cells behind their label.
    levels: FxHashMap<(TableId, u8), FxHashMap<usize, usize>>,
    /// The tables whose rows end with their last value column, none of another kind behind it.
    whole: FxHashSet<TableId>,
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
                shapes.add_level(form, form_row, &row.cells);
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
        let ends = values.last().is_some_and(|last| last.is_written());
        let (rows, with_value) = self.lengths.entry((table, values.len())).or_default();
        *rows += 1;
        *with_value += usize::from(ends);
        let (fill, values) = values.split_at(fill);
        if ends && fill.iter().all(|cell| cell.is_blank()) {
            self.whole.insert(table);
        }
        let written = values.iter().skip_while(|cell| cell.is_blank());
        let is_between = ends && written.into_iter().any(|cell| cell.is_blank());
        self.with_gap += usize::from(fill.is_empty() && is_between);
    }

    /// Counts the cells of a row of several columns among the rows of its level. What stands before the values of a row,
    /// cells over which its label was merged, depends on its level alone.
    fn add_level(&mut self, form: &Form, row: RowId, cells: &[&Token<'_>]) {
        let count = cell_count(cells);
        if count > 0 {
            let level = (form.rows[row].table, level(form, row));
            *self
                .levels
                .entry(level)
                .or_default()
                .entry(count)
                .or_insert(0) += 1;
        }
    }

    /// Whether a row with these cells has fewer or more than most rows of its level, so that a cell of it is lost or is
    /// too many and nothing says which.
    pub(crate) fn is_uneven(&self, form: &Form, row: RowId, cells: &[&Token<'_>]) -> bool {
        let cells = cell_count(cells);
        let level = (form.rows[row].table, level(form, row));
        let Some(counts) = self.levels.get(&level) else {
            return false;
        };
        // Of two counts that are as frequent, the greater is that of a whole row.
        let usual = counts.iter().max_by_key(|&(&cells, &rows)| (rows, cells));
        usual.is_some_and(|(&usual, _)| usual != cells)
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

    /// Whether several rows of a table have `cells` cells and all of them end with a blank one.
    pub(crate) fn ends_blank(&self, table: TableId, cells: usize) -> bool {
        let lengths = self.lengths.get(&(table, cells));
        lengths.is_some_and(|&(rows, with_value)| rows >= FEWEST_ALIKE && with_value == 0)
    }

    /// Whether a row with `cells` cells, more than its table has columns, can only begin with blank cells over which its
    /// label was merged.
    ///
    /// That is so where every row of the table ends with its last column, because then a cell too many stands before
    /// the values, and where more than one row has that many cells.
    pub(crate) fn has_fill(&self, table: TableId, cells: usize) -> bool {
        let (rows, with_value) = self
            .lengths
            .get(&(table, cells))
            .copied()
            .unwrap_or_default();
        // Where most rows of that length end with a blank cell, an empty column may stand behind the values.
        self.whole.contains(&table) && rows >= FEWEST_ALIKE && with_value * 2 >= rows
    }
}

/// How deep a row stands below the rows that the form groups it under.
///
/// Headings, which print no unit, are levels of their own.
fn level(form: &Form, row: RowId) -> u8 {
    let above = std::iter::successors(form.rows[row].parent, |&row| form.rows[row].parent);
    let is_heading = form.rows[row].role == Role::Heading;
    u8::try_from(above.count() * 2 + usize::from(is_heading)).unwrap_or(u8::MAX)
}

/// How many cells stand behind a label; a bar alone in its line may be none.
fn cell_count(cells: &[&Token<'_>]) -> usize {
    value_cells(cells).filter(|cell| is_certain(cell)).count()
}
