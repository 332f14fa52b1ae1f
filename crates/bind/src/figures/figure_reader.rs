//! The values of placed rows to figures, row by row.

use crate::placement::{PlacedFigure, PlacedValues, RowPlacement};
use crate::tokens::{Kind, Label, Token, Value, unit};
use gouji_model::characters::trim;
use gouji_model::{
    Decimal, FigureId, Figures, Form, IdVec, Place, ReadingProblem, ReadingProblemKind, Row, RowId,
    SourceCell, SourceCells, State,
};
use std::collections::HashSet;

/// What has been read of a row of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RowStatus {
    /// No text of the document is the row.
    Missing,
    /// The document has its label, but neither a unit nor a cell behind it.
    LabelOnly(Place),
    /// The document has its label with a unit or a cell; the place is that of the label.
    Read(Place),
    /// A text may be the row, or its values cannot be told apart.
    Unclear,
}

impl RowStatus {
    /// Whether no value of the row has been seen.
    pub(crate) fn is_missing(self) -> bool {
        matches!(self, Self::Missing | Self::LabelOnly(_))
    }
}

/// What has been read of a form so far.
pub(crate) struct FigureReader<'f> {
    pub(crate) form: &'f Form,
    pub(crate) figures: Figures,
    pub(crate) source_cells: SourceCells,
    pub(crate) problems: Vec<ReadingProblem>,
    pub(crate) statuses: IdVec<Row, RowStatus>,
    /// The figures of placed rows for which the document has no cell.
    pub(crate) without_cell: HashSet<FigureId>,
}

impl<'f> FigureReader<'f> {
    pub(crate) fn new(form: &'f Form) -> Self {
        Self {
            form,
            figures: Figures::new(form, State::Omitted),
            source_cells: IdVec::repeat(None, form.figures.len()),
            problems: Vec::new(),
            statuses: IdVec::repeat(RowStatus::Missing, form.rows.len()),
            without_cell: HashSet::new(),
        }
    }

    /// Reads what stands in the cells of a row.
    pub(crate) fn read_row(&mut self, placement: RowPlacement<'_>) {
        let RowPlacement { row, place, .. } = placement;
        match placement.values {
            PlacedValues::Figures(figures) => {
                self.statuses[row] = RowStatus::Read(place);
                for figure in &figures {
                    self.read_figure(figure);
                }
                if let Some(printed) = placement.other_label {
                    let figures = self.form.row_figures(row).collect();
                    let kind = ReadingProblemKind::LabelDiffers { printed };
                    self.add_problem(kind, figures, place);
                }
            }
            PlacedValues::LabelOnly => self.statuses[row] = RowStatus::LabelOnly(place),
            PlacedValues::Unclear(seen) => self.set_unclear(row, seen, place),
            // The problem is told once of the header.
            PlacedValues::UnderUnknownHeader(seen) => self.set_not_placed(row, &seen, place),
        }
    }

    fn read_figure(&mut self, placed: &PlacedFigure<'_>) {
        let figure = placed.figure;
        let Some(cell) = placed.cell.as_deref() else {
            self.write_source(figure, "", placed.place);
            self.without_cell.insert(figure);
            return self.figures.set_state(figure, State::Blank);
        };
        self.write_source(figure, cell.raw, cell.place);
        if cell.is_blank() {
            self.figures.set_state(figure, State::Blank);
        } else {
            self.read_cell(figure, cell, placed.unit.as_deref());
        }
    }

    fn write_source(&mut self, figure: FigureId, raw: &str, place: Place) {
        self.source_cells[figure] = Some(SourceCell {
            raw: raw.to_owned(),
            place,
        });
    }

    pub(crate) fn add_problem(
        &mut self,
        kind: ReadingProblemKind,
        figures: Vec<FigureId>,
        place: Place,
    ) {
        self.problems.push(ReadingProblem {
            kind,
            figures,
            place: Some(place),
            repetition: None,
        });
    }

    /// Values of a row were seen, but it cannot be said which figures they are.
    pub(crate) fn set_unclear(&mut self, row: RowId, seen: String, place: Place) {
        let figures = self.take_out(row, &seen, place);
        self.add_problem(ReadingProblemKind::NotPlaced { seen }, figures, place);
    }

    /// Takes the figures of a row out of their places, and gives them. What was said of their values before no longer holds.
    pub(crate) fn take_out(&mut self, row: RowId, seen: &str, place: Place) -> Vec<FigureId> {
        self.set_not_placed(row, seen, place);
        let figures: Vec<FigureId> = self.form.row_figures(row).collect();
        self.problems.retain(|known| known.figures != figures);
        figures
    }

    /// Sets the figures of a row, which were seen and cannot be placed.
    pub(crate) fn set_not_placed(&mut self, row: RowId, seen: &str, place: Place) {
        self.statuses[row] = RowStatus::Unclear;
        for figure in self.form.row_figures(row) {
            self.figures.set_state(figure, State::NotPlaced);
            self.write_source(figure, seen, place);
        }
    }

    /// Reads a filled cell; `printed_unit` is the unit that the document prints beside it.
    fn read_cell(&mut self, figure: FigureId, cell: &Token<'_>, printed_unit: Option<&str>) {
        let state = match &cell.kind {
            Kind::Value(Value::Number { value, unit }) => {
                return self.read_number(figure, cell, *value, (unit.as_deref(), printed_unit));
            }
            // Only a change over the year may be below 0.
            Kind::Value(Value::Change(value))
                if self.form.columns[self.form.figures[figure].column].signed =>
            {
                return self.read_number(figure, cell, *value, (None, printed_unit));
            }
            // Where a sign may stand, a mark may be what is left of it.
            Kind::Value(Value::Marked(value))
                if !self.form.columns[self.form.figures[figure].column].signed =>
            {
                let raw = trim(cell.raw).to_owned();
                self.note(figure, cell, ReadingProblemKind::LostCharacter { raw });
                return self.read_number(figure, cell, *value, (None, printed_unit));
            }
            Kind::Value(Value::Dash) => State::Dash,
            Kind::Value(Value::None) => State::None,
            Kind::Value(Value::TooLong) => return self.set_unsuitable(figure, cell),
            Kind::Value(Value::Change(_) | Value::Marked(_) | Value::Undecodable)
            | Kind::Text
            | Kind::Unit(_)
            | Kind::Blank => {
                let raw = trim(cell.raw).to_owned();
                self.note(figure, cell, ReadingProblemKind::UnreadableValue { raw });
                State::Unreadable
            }
        };
        self.figures.set_state(figure, state);
    }

    /// Sets a number. Its unit is the one in its cell, otherwise the one that is printed beside it.
    fn read_number(
        &mut self,
        figure: FigureId,
        cell: &Token<'_>,
        value: Decimal,
        (in_cell, printed): (Option<&str>, Option<&str>),
    ) {
        let form = self.form;
        let form_unit = form.figures[figure].unit.as_ref();
        let mut fitting = Some(value);
        match (in_cell.or(printed), form_unit.map(|unit| unit.0.as_str())) {
            (None, Some(unit)) if value.mantissa != 0 && leaves_unit_open(form, figure, unit) => {
                let taken = unit.to_owned();
                self.note(figure, cell, ReadingProblemKind::NoUnit { taken });
            }
            (Some(unit), Some(form_unit)) => {
                if unit != form_unit && unit::converts(unit, form_unit) {
                    fitting = unit::convert(value, unit, form_unit);
                }
                let is_same = unit::is_same(unit, form_unit);
                if in_cell.is_some() && (is_same || unit::converts(unit, form_unit)) {
                    let (raw, unit) = (trim(cell.raw).to_owned(), unit.to_owned());
                    self.note(figure, cell, ReadingProblemKind::UnitInCell { raw, unit });
                } else if !is_same {
                    let printed = unit.to_owned();
                    self.note(figure, cell, ReadingProblemKind::OtherUnit { printed });
                }
            }
            _ => {}
        }
        if !fitting.is_some_and(|value| self.figures.set_number(form, figure, value)) {
            self.set_unsuitable(figure, cell);
        }
    }

    /// A number that the figure cannot hold.
    fn set_unsuitable(&mut self, figure: FigureId, cell: &Token<'_>) {
        let kind = ReadingProblemKind::UnsuitableNumber {
            raw: trim(cell.raw).to_owned(),
            scale: self.form.figures[figure].scale,
        };
        self.note(figure, cell, kind);
        self.figures.set_state(figure, State::Unreadable);
    }

    /// Adds what is wrong in the cell of one figure.
    fn note(&mut self, figure: FigureId, cell: &Token<'_>, kind: ReadingProblemKind) {
        self.add_problem(kind, vec![figure], cell.place);
    }
}

/// Whether the figure is an amount of money for which the form prints no unit, neither in the label of the column nor
/// beside its rows.
fn leaves_unit_open(form: &Form, figure: FigureId, unit: &str) -> bool {
    let column = &form.columns[form.figures[figure].column];
    unit::is_money(unit) && column.id.is_some() && Label::new(&column.label).unit.is_none()
}
