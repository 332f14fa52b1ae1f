//! The figures of one report: dense values and states, and what was written beside them.

use crate::form::FigureSpec;
use crate::{Decimal, FigureId, Form, IdVec, Place, Ratio};

/// What stands at a figure's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// A number.
    Number,
    /// Nothing, or only spaces.
    Blank,
    /// A dash or a slash.
    Dash,
    /// The word 无.
    None,
    /// Something that is no number.
    Unreadable,
    /// The document lacks the row, and should have it.
    Absent,
    /// The document lacks the row, and may: it is optional, or its layout does not print it.
    Omitted,
    /// A number was seen, but it cannot be said which figure it is.
    NotPlaced,
}

/// The values of a report, by figure. Mantissas are at the scale of the form's figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    values: IdVec<FigureSpec, i64>,
    states: IdVec<FigureSpec, State>,
    printed: IdVec<FigureSpec, u8>,
}

impl Figures {
    /// Every figure of `form` in one state, without a value.
    #[must_use]
    pub fn new(form: &Form, state: State) -> Self {
        let len = form.figures.len();
        Self {
            values: IdVec::repeat(0, len),
            states: IdVec::repeat(state, len),
            printed: IdVec::repeat(0, len),
        }
    }

    /// The mantissa at the scale of the form's figure; 0 where there is no number.
    #[must_use]
    pub fn mantissa(&self, figure: FigureId) -> i64 {
        self.values[figure]
    }

    /// The state.
    #[must_use]
    pub fn state(&self, figure: FigureId) -> State {
        self.states[figure]
    }

    /// How many decimal places were printed.
    #[must_use]
    pub fn printed_places(&self, figure: FigureId) -> u8 {
        self.printed[figure]
    }

    /// The number at `figure`, if there is one.
    #[must_use]
    pub fn number(&self, form: &Form, figure: FigureId) -> Option<Decimal> {
        (self.states[figure] == State::Number).then(|| {
            Decimal {
                mantissa: self.values[figure],
                scale: form.figures[figure].scale,
            }
            .normalize()
        })
    }

    /// The number at `figure` as a fraction, if there is one.
    #[must_use]
    pub fn ratio(&self, form: &Form, figure: FigureId) -> Option<Ratio> {
        self.number(form, figure).map(Ratio::from)
    }

    /// Sets a number; `false`, and nothing is set, where `value` has more places than the form's figure keeps.
    pub fn set_number(&mut self, form: &Form, figure: FigureId, value: Decimal) -> bool {
        let Some(mantissa) = value.mantissa_at(form.figures[figure].scale) else {
            return false;
        };
        self.values[figure] = mantissa;
        self.printed[figure] = value.scale;
        self.states[figure] = State::Number;
        true
    }

    /// Sets a state other than a number.
    pub fn set_state(&mut self, figure: FigureId, state: State) {
        self.values[figure] = 0;
        self.printed[figure] = 0;
        self.states[figure] = state;
    }

    /// Sets a figure to what it is in `other`, figures of the same form.
    pub fn restore(&mut self, figure: FigureId, other: &Self) {
        self.values[figure] = other.values[figure];
        self.states[figure] = other.states[figure];
        self.printed[figure] = other.printed[figure];
    }

    /// How many figures are in `state`.
    #[must_use]
    pub fn count(&self, state: State) -> usize {
        self.states.iter().filter(|&&each| each == state).count()
    }
}

/// What was written at each figure, and where. Only rendering reads it.
pub type SourceCells = IdVec<FigureSpec, Option<SourceCell>>;

/// The text of one figure as written, and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceCell {
    /// The raw text, with the spaces around it.
    pub raw: String,
    /// Where its first character stands (the cell's, where it is blank).
    pub place: Place,
}
