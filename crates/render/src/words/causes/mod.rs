//! What is said of which figure is wrong: a change of numbers and what comes of it (`changes`), and the explanations that
//! are found for broken rules (`explanations`).

mod changes;
mod explanations;

pub(crate) use changes::{Witness, Wrong};
pub(crate) use explanations::Weight;
