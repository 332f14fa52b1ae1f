//! The files of a run: found (`find.rs`, `walk.rs`), read by several threads (`reader.rs`), and told from what is no
//! submission (`own_output.rs`, `device.rs`, `config_name.rs`).

pub(crate) mod config_name;
pub(crate) mod device;
pub(crate) mod find;
pub(crate) mod own_output;
pub(crate) mod paths;
pub(crate) mod reader;
pub(crate) mod walk;
