//! What people and programs see of findings, causes, mistakes and summaries.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of tests may fail like tests"
)]

mod alignment;
mod causes;
mod findings;
mod matrix;
mod mistakes;
mod outputs;
mod sample;
