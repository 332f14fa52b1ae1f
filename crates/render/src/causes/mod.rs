//! Which figure is wrong: one finding for one cause, and the same for programs.

mod draw;
mod figures;
mod json;
mod telling;
mod view;

pub(crate) use draw::{draw, fill_in, unexplained};
pub(crate) use json::causes_json;
pub use json::{CauseJson, ChangeJson, ExplanationJson};
pub(crate) use telling::{Telling, Turn};
