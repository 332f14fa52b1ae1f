//! Messages about which figure is wrong: a change of numbers and what comes of it (`changes`), and the explanations that
//! are found for broken rules (`explanations`).

mod changes;
mod explanations;

pub(crate) use changes::{Witness, WrongNumber};
pub(crate) use explanations::{CertainChanges, Direction, SearchEnd, WayOrder, Weight};
