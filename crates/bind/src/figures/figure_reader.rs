//! One row after the other to the figures that it is for.

use crate::placement::{PlacedFigure, PlacedValues, RowPlacement};
use crate::tokens::{Kind, Label, Token, Value, unit};
use gouji_model::characters::trim;
use gouji_model::{
    Decimal, FigureId, Figures, Form, IdVec, Place, ReadingProblem, ReadingProblemKind, Row, RowId,
    SourceCell, SourceCells, State,
};

/// How far a row of the form has been found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RowStatus {
    /// No text is it.
    Missing,
    /// Its label stands there, without a unit or a cell.
    LabelOnly(Place),
    /// Its label stands there, with its unit or a cell.
    Read(Place),
    /// A text may be it, or its values cannot be told apart.
    Unclear,
}

impl RowStatus {
    /// Whether none of its values has been seen.
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
}

impl<'f> FigureReader<'f> {
    pub(crate) fn new(form: &'f Form) -> Self {
        Self {
            form,
            figures: Figures::new(form, State::Omitted),
            source_cells: IdVec::filled(None, form.figures.len()),
            problems: Vec::new(),
            statuses: IdVec::filled(RowStatus::Missing, form.rows.len()),
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
                    let figures = self.form.figures_of(row).collect();
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
        });
    }

    /// Values of a row were seen, but it cannot be said which figures they are.
    pub(crate) fn set_unclear(&mut self, row: RowId, seen: String, place: Place) {
        self.set_not_placed(row, &seen, place);
        let figures: Vec<FigureId> = self.form.figures_of(row).collect();
        // What was said of the values before no longer holds.
        self.problems.retain(|known| known.figures != figures);
        self.add_problem(ReadingProblemKind::NotPlaced { seen }, figures, place);
    }

    /// Sets the figures of a row, which were seen and cannot be placed.
    pub(crate) fn set_not_placed(&mut self, row: RowId, seen: &str, place: Place) {
        self.statuses[row] = RowStatus::Unclear;
        for figure in self.form.figures_of(row) {
            self.figures.set_state(figure, State::NotPlaced);
            self.write_source(figure, seen, place);
        }
    }

    fn read_cell(&mut self, figure: FigureId, cell: &Token<'_>, printed_unit: Option<&str>) {
        let raw = || trim(cell.raw).to_owned();
        let state = match &cell.kind {
            Kind::Value(Value::Number { value, unit }) => {
                let known = unit.as_deref().or(printed_unit);
                return self.read_number(figure, *value, known, unit.is_some(), cell);
            }
            Kind::Value(Value::Change(value)) if self.is_signed(figure) => {
                return self.read_number(figure, *value, printed_unit, false, cell);
            }
            Kind::Value(Value::Dash) => State::Dash,
            Kind::Value(Value::None) => State::None,
            Kind::Value(Value::TooLong) => {
                self.unsuitable(figure, cell);
                State::Unreadable
            }
            Kind::Value(Value::Change(_)) | Kind::Text | Kind::Unit(_) | Kind::Blank => {
                let kind = ReadingProblemKind::UnreadableValue { raw: raw() };
                self.add_problem(kind, vec![figure], cell.place);
                State::Unreadable
            }
        };
        self.figures.set_state(figure, state);
    }

    /// Whether the figure is a change over the year, which may be below 0.
    fn is_signed(&self, figure: FigureId) -> bool {
        self.form.columns[self.form.figures[figure].column].signed
    }

    fn read_number(
        &mut self,
        figure: FigureId,
        value: Decimal,
        unit: Option<&str>,
        is_in_cell: bool,
        cell: &Token<'_>,
    ) {
        let own = self.form.figures[figure]
            .unit
            .as_ref()
            .map(|own| own.0.as_str());
        let mut fitting = Some(value);
        if let (None, Some(own)) = (unit, own)
            && value.mantissa != 0
            && self.leaves_unit_open(figure, own)
        {
            let taken = own.to_owned();
            self.add_problem(
                ReadingProblemKind::NoUnit { taken },
                vec![figure],
                cell.place,
            );
        }
        if let (Some(unit), Some(own)) = (unit, own) {
            let is_money = unit != own && unit::converts(unit, own);
            if is_money {
                fitting = unit::convert(value, unit, own);
            }
            self.note_unit(figure, unit, own, is_in_cell, cell);
        }
        let is_set = fitting.is_some_and(|value| self.figures.set_number(self.form, figure, value));
        if !is_set {
            self.unsuitable(figure, cell);
            self.figures.set_state(figure, State::Unreadable);
        }
    }

    /// Whether the form has an amount of money there and prints no unit for it: neither in the column's label nor beside its rows.
    fn leaves_unit_open(&self, figure: FigureId, own: &str) -> bool {
        let column = &self.form.columns[self.form.figures[figure].column];
        unit::is_money(own) && column.id.is_some() && Label::new(&column.label).unit.is_none()
    }

    /// Says where a unit stands in the cell, or is not the form's.
    fn note_unit(
        &mut self,
        figure: FigureId,
        unit: &str,
        own: &str,
        is_in_cell: bool,
        cell: &Token<'_>,
    ) {
        let fits = unit::is_same(unit, own) || unit::converts(unit, own);
        let kind = if is_in_cell && fits {
            ReadingProblemKind::UnitInCell {
                raw: trim(cell.raw).to_owned(),
                unit: unit.to_owned(),
            }
        } else if !unit::is_same(unit, own) {
            ReadingProblemKind::OtherUnit {
                printed: unit.to_owned(),
            }
        } else {
            return;
        };
        self.add_problem(kind, vec![figure], cell.place);
    }

    fn unsuitable(&mut self, figure: FigureId, cell: &Token<'_>) {
        let scale = self.form.figures[figure].scale;
        let kind = ReadingProblemKind::UnsuitableNumber {
            raw: trim(cell.raw).to_owned(),
            scale,
        };
        self.add_problem(kind, vec![figure], cell.place);
    }
}
