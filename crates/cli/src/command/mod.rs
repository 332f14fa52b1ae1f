//! The commands, one file each, and `check` in a folder.

mod check;
mod completions;
mod explain;
mod extract;
mod init;
mod rollup;
mod rules;
mod rules_update;

pub(crate) use check::check;
pub(crate) use completions::{completions, man};
pub(crate) use explain::explain;
pub(crate) use extract::extract;
pub(crate) use init::init;
pub(crate) use rollup::rollup_command;
pub(crate) use rules::{rules_list, rules_test};
