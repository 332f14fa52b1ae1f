//! Which figure is wrong, for programs.

pub use crate::output::json::cause::CauseJson;
pub use crate::output::json::cause::ChangeJson;
pub use crate::output::json::cause::ExplanationJson;
pub(crate) use crate::output::json::cause::causes_json;
