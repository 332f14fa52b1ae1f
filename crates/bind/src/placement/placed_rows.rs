//! Which cell of a document is which figure: the one result of all three ways of placing.

use crate::placement::document_rows::DocumentRow;
use crate::placement::grids::header_columns::UnknownHeader;
use crate::tokens::{Label, Token};
use gouji_model::characters::trim;
use gouji_model::{FigureId, Form, Place, RowId};
use std::borrow::Cow;

/// How many cells of a row are shown to a person.
const MOST_SHOWN_CELLS: usize = 12;

/// How many characters of a row are shown to a person.
const MOST_SHOWN_CHARACTERS: usize = 80;

/// What a document says of the rows of a form.
pub(crate) struct Placements<'a> {
    /// The rows of the document's tables, placed or not.
    pub(crate) document_rows: Vec<DocumentRow<'a>>,
    /// The rows that stand below one another, in the order of the document.
    pub(crate) rows: Vec<RowPlacement<'a>>,
    /// The rows of tables whose rows stand side by side, in the order of the form.
    pub(crate) transposed: Vec<RowPlacement<'a>>,
    /// What another table of the document says of a row of the form.
    pub(crate) contradictions: Vec<Contradiction>,
    /// The headers that do not say where the values below them stand.
    pub(crate) unknown_headers: Vec<UnknownHeader>,
    /// The numbers in columns of remarks.
    pub(crate) outside: Vec<&'a Token<'a>>,
}

/// Where the values of one row of the form stand.
pub(crate) struct RowPlacement<'a> {
    pub(crate) row: RowId,
    /// The place of its label.
    pub(crate) place: Place,
    pub(crate) values: PlacedValues<'a>,
    /// What is printed as its label, where that is only like the form's.
    pub(crate) other_label: Option<String>,
}

/// What can be said of the values of a row.
pub(crate) enum PlacedValues<'a> {
    /// Each figure has its cell.
    Figures(Vec<PlacedFigure<'a>>),
    /// Nothing but the label stands there, neither a unit nor a cell.
    LabelOnly,
    /// Values were seen, but it cannot be said which figures they are.
    Unclear(String),
    /// The same below a header that does not say where they stand.
    UnderUnknownHeader(String),
}

/// That this cell is this figure.
pub(crate) struct PlacedFigure<'a> {
    pub(crate) figure: FigureId,
    /// The cell, filled or blank; `None` where there is none, but a unit or a label shows the row to be there.
    pub(crate) cell: Option<Cow<'a, Token<'a>>>,
    /// The unit that the document prints for it beside the cell.
    pub(crate) unit: Option<String>,
    /// Where a figure without a cell is shown.
    pub(crate) place: Place,
}

/// What another table of the document says of a row, so that it cannot be said which is meant.
pub(crate) struct Contradiction {
    pub(crate) row: RowId,
    pub(crate) seen: String,
    pub(crate) place: Place,
}

/// What stands in one value column of a row: a filled or a blank cell, or no cell.
pub(crate) type ColumnCell<'a> = Option<&'a Token<'a>>;

/// The values of a row, by its columns.
#[derive(Debug, Clone)]
pub(crate) enum RowValues<'a> {
    /// What stands in each value column.
    Columns(Vec<ColumnCell<'a>>),
    /// Values that cannot be told apart, as they are written.
    Unclear(String),
    /// Neither a unit nor a cell.
    Nothing,
}

/// A row of the document that is a row of the form, while its values are placed.
pub(crate) struct MatchedRow<'r, 'a> {
    pub(crate) document_row: &'r DocumentRow<'a>,
    pub(crate) row: RowId,
    /// What is printed as its label.
    pub(crate) label: String,
    /// The place of its label.
    pub(crate) place: Place,
    /// Whether a value is glued to its label.
    pub(crate) has_glued_value: bool,
}

impl MatchedRow<'_, '_> {
    /// The unit that the row prints: in a cell, otherwise in its label.
    pub(crate) fn unit(&self) -> Option<String> {
        // Most rows print their unit in a cell, and then the label need not be taken apart for it.
        let in_cell = self.document_row.cells.iter().find_map(|cell| cell.unit());
        in_cell.map_or_else(
            || Label::new(&self.label).unit,
            |unit| Some(unit.to_owned()),
        )
    }

    /// That its values cannot be placed. They are shown alone where they are certain to be apart from the label,
    /// otherwise the label with the cells behind it.
    pub(crate) fn unclear_values<'a>(&self, values: RowValues<'_>) -> PlacedValues<'a> {
        PlacedValues::Unclear(match values {
            RowValues::Unclear(values) if !self.has_glued_value && !values.is_empty() => values,
            _ => {
                let text = [self.label.as_str(), &shown_text(&self.document_row.cells)].join(" ");
                text.trim_end().to_owned()
            }
        })
    }
}

impl RowValues<'_> {
    /// The same values where it is not certain whose they are.
    pub(crate) fn into_unclear(self) -> Self {
        match self {
            Self::Nothing => Self::Nothing,
            values => Self::Unclear(values.display_text()),
        }
    }

    /// The values as they are written, for a person to see.
    pub(crate) fn display_text(&self) -> String {
        match self {
            Self::Columns(cells) => shown_text(cells.iter().flatten()),
            Self::Unclear(text) => text.clone(),
            Self::Nothing => String::new(),
        }
    }
}

/// The figures of `row` with their cells; `cells` has the value column of each by its place in the form's table.
pub(crate) fn placed_figures<'a>(
    form: &Form,
    row: RowId,
    place: Place,
    cells: impl IntoIterator<Item = (usize, Option<Cow<'a, Token<'a>>>)>,
    unit: impl Fn(usize) -> Option<String>,
) -> PlacedValues<'a> {
    let figures = cells.into_iter().filter_map(|(column, cell)| {
        Some(PlacedFigure {
            figure: form.row_figures(row).nth(column)?,
            cell,
            unit: unit(column),
            place,
        })
    });
    PlacedValues::Figures(figures.collect())
}

/// What is written in the cells, for a person to see.
pub(crate) fn shown_text<'c>(cells: impl IntoIterator<Item = &'c &'c Token<'c>>) -> String {
    let written = cells.into_iter().map(|cell| trim(cell.raw));
    let written = written.filter(|text| !text.is_empty());
    let all: Vec<&str> = written.take(MOST_SHOWN_CELLS).collect();
    all.join(" ").chars().take(MOST_SHOWN_CHARACTERS).collect()
}

/// Whether blank cells may have been squeezed out of a line of text, so that its values stand too far to the left:
/// only behind them is something blank.
pub(crate) fn is_squeezed(cells: &[ColumnCell<'_>]) -> bool {
    let is_written = |cell: &ColumnCell<'_>| cell.is_some_and(|cell| !cell.is_blank());
    let written = cells.iter().take_while(|cell| is_written(cell)).count();
    let behind = cells.get(written..).unwrap_or_default();
    written > 0 && !behind.is_empty() && !behind.iter().any(is_written)
}
