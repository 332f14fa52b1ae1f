//! The rows of tables in lines of text, each value placed by counting the cells in its line.

use crate::placement::document_rows::DocumentRow;
use crate::placement::lines::column_order::{ColumnOrder, ColumnOrders};
use crate::placement::lines::glued_labels::ends_in_sign;
use crate::placement::lines::glued_values::glued_values;
use crate::placement::lines::row_shapes::RowShapes;
use crate::placement::lines::row_values::{CellConventions, is_certain, row_values, value_cells};
use crate::placement::matched_document::MatchedDocument;
use crate::placement::placed_rows::{
    ColumnCell, MatchedRow, PlacedValues, RowValues, is_squeezed, placed_figures,
};
use crate::tokens::Token;
use gouji_model::{Form, Role};
use std::borrow::Cow;

/// What is known of the lines of a document while its rows are placed.
pub(crate) struct LinePlacer {
    orders: ColumnOrders,
    conventions: CellConventions,
    shapes: RowShapes,
}

impl LinePlacer {
    pub(crate) fn new(matched: &MatchedDocument<'_>, rows: &[DocumentRow<'_>]) -> Self {
        Self {
            orders: ColumnOrders::new(matched),
            conventions: CellConventions::from_rows(rows.iter().map(|row| row.cells.as_slice())),
            shapes: RowShapes::new(matched, rows),
        }
    }

    /// Says which figures the values of a row are.
    pub(crate) fn place<'a>(
        &self,
        matched: &MatchedDocument<'a>,
        row: &MatchedRow<'_, 'a>,
    ) -> PlacedValues<'a> {
        let table = matched.form().rows[row.row].table;
        let order = self.orders.order_of(table, row.document_row.segments.start);
        let glued = order.filter(|_| row.has_glued_value && matched.are_glued);
        if let Some(cells) = glued.and_then(|order| glued_cells(matched, row, order)) {
            let cells = cells.into_iter().map(|cell| Some(Cow::Owned(cell)));
            return figures_in_order(matched.form(), row, order, cells.collect());
        }
        let (values, is_doubtful) = self.row_values(matched.form(), row, order);
        match values {
            RowValues::Columns(cells) if !is_doubtful => {
                let cells = cells.into_iter().map(|cell| cell.map(Cow::Borrowed));
                figures_in_order(matched.form(), row, order, cells.collect())
            }
            RowValues::Nothing if !is_doubtful && !ends_in_sign(&row.label) => {
                PlacedValues::LabelOnly
            }
            values => row.unclear_values(values),
        }
    }

    /// The values of a row by its columns, and whether they may be others' all the same.
    fn row_values<'a>(
        &self,
        form: &Form,
        matched_row: &MatchedRow<'_, 'a>,
        order: Option<&ColumnOrder>,
    ) -> (RowValues<'a>, bool) {
        let MatchedRow {
            document_row, row, ..
        } = *matched_row;
        let cells = &document_row.cells;
        let columns = form.row_figures(row).count();
        let count = value_cells(cells).count();
        let role = form.rows[row].role;
        let is_exact = order.is_none_or(|order| order.is_exact);
        let has_remarks = order.is_some_and(|order| order.has_remarks);
        let may_have_fill = is_exact && !has_remarks && count > columns;
        let conventions = CellConventions {
            is_exact,
            has_remarks,
            has_fill: may_have_fill && self.shapes.has_fill(form.rows[row].table, count),
            ends_blank: count > columns && self.shapes.ends_blank(form.rows[row].table, count),
            ..self.conventions
        };
        let values = row_values(cells, columns, role, conventions);
        let is_squeezed = matches!(&values, RowValues::Columns(cells) if is_squeezed(cells))
            && !self.shapes.keeps_blanks();
        let is_uneven = self.is_uneven(form, matched_row, &values);
        // With its own cell blank and left out, a number may be the remark behind it; so it may with that cell moved
        // to the end.
        let is_alone = columns == 1 && count == 1 && !document_row.is_followed;
        let is_before_blank = count > columns
            && self.shapes.may_move_remarks()
            && value_cells(cells).skip(columns).all(Token::is_blank);
        // A heading is blank, and what stands in its row a remark.
        let has_remark = role == Role::Heading && cells.iter().any(|cell| cell.kind.is_number());
        let is_remark = has_remarks && (is_alone || is_before_blank || has_remark);
        let is_written = cells.iter().any(|cell| cell.is_written());
        let is_uncertain = is_written && (order.is_none() || is_remark);
        let is_doubtful =
            matched_row.has_glued_value || document_row.in_doubt || is_squeezed || is_uneven;
        (values, is_doubtful || is_uncertain)
    }

    /// Whether a cell of a row is lost or too many, and its values have been placed by counting all the same.
    fn is_uneven(&self, form: &Form, row: &MatchedRow<'_, '_>, values: &RowValues<'_>) -> bool {
        let cells = &row.document_row.cells;
        let columns = form.row_figures(row.row).count();
        // Between blank cells a value is placed by counting, and that needs all cells. Of a single column, a number before
        // a blank cell that other rows do not have may be that of a page, and the blank cell the value.
        let is_counted = match values {
            RowValues::Columns(values) if columns > 1 => {
                value_cells(cells).count() > columns || is_partly_blank(values)
            }
            RowValues::Columns(_) => may_be_page_number(cells),
            RowValues::Unclear(_) | RowValues::Nothing => false,
        };
        // Cells that a merged label leaves are blank, so that none stands before a value; in lines of their own they are
        // empty, and what a person left blank holds a space.
        let mut certain = value_cells(cells).filter(|cell| is_certain(cell));
        let opens_with_value = certain.next().is_some_and(|cell| {
            cell.is_written() || (!cell.raw.is_empty() && row.place.row() < cell.place.row())
        });
        let is_whole = opens_with_value && certain.count() + 1 == columns;
        is_counted && !is_whole && self.shapes.is_uneven(form, row.row, cells)
    }
}

/// Whether the cells of a row of one value column are a number in a line of its own and blank cells in the lines behind
/// it.
fn may_be_page_number(cells: &[&Token<'_>]) -> bool {
    let mut values = value_cells(cells).skip_while(|cell| cell.is_blank());
    let number = values.next().filter(|first| first.kind.is_number());
    number.is_some_and(|number| {
        let mut behind = values.peekable();
        let is_below =
            |cell: &Token<'_>| cell.is_blank() && is_certain(cell) && cell.line > number.line;
        behind.peek().is_some() && behind.all(is_below)
    })
}

/// Whether some cells of a row are blank and others are written.
fn is_partly_blank(cells: &[ColumnCell<'_>]) -> bool {
    let is_written = |cell: &ColumnCell<'_>| cell.is_some_and(Token::is_written);
    cells.iter().any(is_written) && !cells.iter().all(is_written)
}

/// The values that are glued to a label; `None` where it cannot be said which they are.
fn glued_cells<'a>(
    matched: &MatchedDocument<'a>,
    row: &MatchedRow<'_, 'a>,
    order: &ColumnOrder,
) -> Option<Vec<Token<'a>>> {
    let DocumentRow {
        segments, cells, ..
    } = row.document_row;
    let is_alone = segments.len() == 1 && cells.is_empty() && !row.document_row.in_doubt;
    let is_certain = is_alone && order.is_shown && !order.has_remarks;
    let label = matched.token(segments.start).filter(|_| is_certain)?;
    glued_values(
        matched.recognition.index,
        row.row,
        label,
        order.columns.len(),
    )
}

/// The figures of a row whose cells stand in the order that the header prints, or in that of the form.
fn figures_in_order<'a>(
    form: &Form,
    row: &MatchedRow<'_, 'a>,
    order: Option<&ColumnOrder>,
    cells: Vec<Option<Cow<'a, Token<'a>>>>,
) -> PlacedValues<'a> {
    // A row without a cell for its value is shown at its unit.
    let mut units = row.document_row.cells.iter().filter(|cell| cell.is_unit());
    let place = units.next_back().map_or(row.place, |unit| unit.place);
    let unit = row.unit();
    let columns = match order {
        Some(order) => order.columns.clone(),
        None => (0..cells.len()).collect(),
    };
    placed_figures(
        form,
        row.row,
        place,
        columns.into_iter().zip(cells),
        |column| {
            let in_header = || Some(order?.unit(column)?.to_owned());
            unit.clone().or_else(in_header)
        },
    )
}
