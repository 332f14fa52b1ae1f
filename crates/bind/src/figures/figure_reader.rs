//! One written value to the figure it is for.

use crate::placement::in_lines::row_values::Column;
use crate::tokens::label::Label;
use crate::tokens::number::Value;
use crate::tokens::token::{Kind, Token};
use crate::tokens::unit;
use gouji_model::characters::trim;
use gouji_model::{
    Decimal, FigureId, Figures, Form, IdVec, Place, ReadingProblem, ReadingProblemKind, Row, RowId,
    SourceCell, SourceCells, State,
};

impl RowStatus {
    /// Whether none of its values has been seen.
    pub(crate) fn is_missing(self) -> bool {
        matches!(self, Self::Missing | Self::Bare(_))
    }
}

/// What has been read of a form so far.
pub(crate) struct FigureReader<'f> {
    pub(crate) form: &'f Form,
    pub(crate) figures: Figures,
    pub(crate) written: SourceCells,
    pub(crate) problems: Vec<ReadingProblem>,
    pub(crate) statuses: IdVec<Row, RowStatus>,
}

/// How far a row of the form has been found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RowStatus {
    /// No text is it.
    Missing,
    /// Its label stands there, without a unit or a cell.
    Bare(Place),
    /// Its label stands there, with its unit or a cell.
    Read(Place),
    /// A text may be it, or its values cannot be told apart.
    Unclear,
}

impl FigureReader<'_> {
    /// Reads what stands in the column of `figure`; `label` is the place of the row where it has no cell.
    pub(crate) fn read(
        &mut self,
        figure: FigureId,
        column: Column<'_, '_>,
        printed_unit: Option<&str>,
        label: Place,
    ) {
        match column {
            Column::Written(cell) => {
                self.write(figure, cell.raw, cell.place);
                self.read_cell(figure, cell, printed_unit);
            }
            Column::Blank(cell) => {
                self.write(figure, cell.raw, cell.place);
                self.figures.set_state(figure, State::Blank);
            }
            Column::NoCell => {
                self.write(figure, "", label);
                self.figures.set_state(figure, State::Blank);
            }
        }
    }

    pub(crate) fn write(&mut self, figure: FigureId, raw: &str, place: Place) {
        self.written[figure] = Some(SourceCell {
            raw: raw.to_owned(),
            place,
        });
    }

    pub(crate) fn problem(
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

    /// Nothing but the label of a row was seen.
    pub(crate) fn bare(&mut self, row: RowId, place: Place) {
        self.statuses[row] = RowStatus::Bare(place);
    }

    /// Values were seen, but it cannot be said which figures they are.
    pub(crate) fn unclear(&mut self, row: RowId, seen: String, place: Place) {
        let figures = self.not_placed(row, &seen, place);
        // What was said of the values before no longer holds.
        self.problems.retain(|known| known.figures != figures);
        self.problem(ReadingProblemKind::NotPlaced { seen }, figures, place);
    }

    /// The figures of a row, which were seen and cannot be placed.
    pub(crate) fn not_placed(&mut self, row: RowId, seen: &str, place: Place) -> Vec<FigureId> {
        self.statuses[row] = RowStatus::Unclear;
        let figures: Vec<_> = self.form.figures_of(row).collect();
        for &figure in &figures {
            self.figures.set_state(figure, State::NotPlaced);
            self.write(figure, seen, place);
        }
        figures
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
                self.problem(kind, vec![figure], cell.place);
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
            self.problem(
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
        self.problem(kind, vec![figure], cell.place);
    }

    fn unsuitable(&mut self, figure: FigureId, cell: &Token<'_>) {
        let scale = self.form.figures[figure].scale;
        let kind = ReadingProblemKind::UnsuitableNumber {
            raw: trim(cell.raw).to_owned(),
            scale,
        };
        self.problem(kind, vec![figure], cell.place);
    }
}
