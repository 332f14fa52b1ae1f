//! What a run needs before it reads a report: the county's folder (`config.rs`, `county_folder.rs`), and the rules and forms
//! (`built_in.rs`, `rule_files.rs`). `error.rs` says what may be wrong with either.

pub(crate) mod built_in;
pub(crate) mod config;
pub(crate) mod county_folder;
pub(crate) mod error;
pub(crate) mod rule_files;
