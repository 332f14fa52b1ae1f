//! Which figure is wrong, for programs.

mod json;

pub(crate) use json::causes_json;
pub use json::{CauseJson, ChangeJson, ExplanationJson};
