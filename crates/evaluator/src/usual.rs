//! What is usual for the figures of a form: how often each is 0 and how large it is, by the reports of others.

use gouji_model::{FigureSpec, Figures, Form, IdVec, State};

/// How often the figures of a form are 0 in some reports, and how large they are.
#[derive(Debug, Clone)]
pub struct Usual {
    /// What is known of each figure.
    figures: IdVec<FigureSpec, Seldom>,
}

/// The numbers that one figure has in several reports.
#[derive(Debug, Clone, Copy)]
struct Seldom {
    /// In how many it is stated.
    stated: u32,
}

impl Usual {
    /// Of no report.
    #[must_use]
    pub fn new(form: &Form) -> Self {
        Self {
            figures: IdVec::filled(Seldom { stated: 0 }, form.figures.len()),
        }
    }

    /// Adds a report on the same form.
    pub fn add(&mut self, figures: &Figures) {
        for figure in self.figures.ids() {
            if figures.state(figure) == State::Number {
                self.figures[figure].stated += 1;
            }
        }
    }
}

/// What is usual for the submitters beside one of them.
#[derive(Debug, Clone, Copy)]
pub struct Peers<'a> {
    /// What is usual.
    pub usual: &'a Usual,
    /// Whether the report in hand is one of those that it was made of; it then has no say.
    pub has_own: bool,
}
