//! The commands, one file each.

mod check;
mod explain;
mod extract;
mod init;
mod printing;
mod rollup;
mod rules;
mod shell;
mod update;

pub(crate) use check::check;
pub(crate) use explain::explain;
pub(crate) use extract::extract;
pub(crate) use init::init;
pub(crate) use rollup::rollup_command;
pub(crate) use rules::{rules_list, rules_test};
pub(crate) use shell::{completions, man};
