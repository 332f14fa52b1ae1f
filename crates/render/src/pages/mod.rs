//! Texts about rules and forms: pages to read, lists, and what is wrong in the files that define them.
//!
//! In comes a rule, a form, or the mistakes of a run, out comes text for the
//! terminal. No page needs another, but that `problem` has the headings of
//! `rule`.

pub(crate) mod cases;
pub(crate) mod form;
pub(crate) mod mistakes;
pub(crate) mod problem;
pub(crate) mod rule;
pub(crate) mod rule_list;
