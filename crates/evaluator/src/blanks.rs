//! What a figure without a number counts as. The table in ARCHITECTURE.md, "What a blank means", says the same in words.

use gouji_model::{BlankAs, FigureId, Figures, Form, Reason, Role, State};

/// What a figure counts as in a sum, at the scale of its form's figure. A blank is what `blank` says, for the role of the figure
/// or the rule decides it; what is not printed here is 0.
///
/// # Errors
/// The figure is a blank that is not stated, or its number is not known.
pub(crate) fn number_in_sum(
    figures: &Figures,
    figure: FigureId,
    blank: BlankAs,
) -> Result<i64, Reason> {
    match figures.state(figure) {
        State::Number => Ok(figures.mantissa(figure)),
        State::None | State::Omitted => Ok(0),
        State::Blank | State::Dash if blank == BlankAs::Zero => Ok(0),
        State::Blank | State::Dash => Err(Reason::NotStated(figure)),
        State::Unreadable => Err(Reason::Unreadable(figure)),
        State::Absent => Err(Reason::Absent(figure)),
        State::NotPlaced => Err(Reason::NotPlaced(figure)),
    }
}

/// The same of a figure that is printed, blanks taken for 0; `None` where it is not known or not printed.
pub(crate) fn printed_number(figures: &Figures, figure: FigureId) -> Option<i64> {
    let number = number_in_sum(figures, figure, BlankAs::Zero).ok();
    number.filter(|_| is_printed(figures, figure))
}

/// Whether a figure is filled in; `None` where the form of this place does not print it.
///
/// # Errors
/// A row that the document should have is missing, or its number could not be placed.
pub(crate) fn is_filled(figures: &Figures, figure: FigureId) -> Result<Option<bool>, Reason> {
    match figures.state(figure) {
        State::Number | State::None | State::Unreadable => Ok(Some(true)),
        State::Blank | State::Dash => Ok(Some(false)),
        State::Omitted => Ok(None),
        State::Absent => Err(Reason::Absent(figure)),
        State::NotPlaced => Err(Reason::NotPlaced(figure)),
    }
}

/// Whether a figure is not blank and not left out: it has a number, or it is not known that it has none.
pub(crate) fn has_entry(figures: &Figures, figure: FigureId) -> bool {
    !is_blank(figures, figure) && is_printed(figures, figure)
}

/// Whether the document prints a figure, or should.
pub(crate) fn is_printed(figures: &Figures, figure: FigureId) -> bool {
    figures.state(figure) != State::Omitted
}

/// Whether nothing is stated at a figure: it is blank or a dash.
pub(crate) fn is_blank(figures: &Figures, figure: FigureId) -> bool {
    matches!(figures.state(figure), State::Blank | State::Dash)
}

/// Whether a figure is a total that is not stated.
pub(crate) fn is_blank_total(form: &Form, figures: &Figures, figure: FigureId) -> bool {
    form.figures[figure].role == Role::Total && is_blank(figures, figure)
}
