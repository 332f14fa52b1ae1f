//! Which figure is wrong: one text for one cause, in place of the findings that it explains.
//!
//! In comes a cause of the model, out comes a message for the terminal; JSON
//! takes its sentences from [`text::CauseText`]. `report_order` says which
//! causes and findings are told, and in which order; `text` says what is
//! wrong, `figures` shows where, and `draw` puts both together.

pub(crate) mod draw;
pub(crate) mod figures;
pub(crate) mod report_order;
pub(crate) mod text;
