//! Which figure is wrong, for programs.


pub(crate) use crate::output::json::cause::causes_json;
pub use crate::output::json::cause::CauseJson;
pub use crate::output::json::cause::ChangeJson;
pub use crate::output::json::cause::ExplanationJson;
