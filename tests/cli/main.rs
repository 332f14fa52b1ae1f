//! The command as people run it: one binary, one module for each subject, and the program itself in `bench`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod bench;
mod cases;
mod check;
mod county;
mod county_2025;
mod file_kinds;
mod files;
mod guide;
mod init;
#[cfg(unix)]
mod interrupt;
mod json;
#[cfg(unix)]
mod kills;
mod passed;
mod rollup;
mod rules;
mod states;
