//! The tests over the whole of gouji, in one binary: CONTRIBUTING.md says where a test goes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod county_mistakes;
mod error_injection;
mod evaluator;
mod fixtures;
mod form_a;
mod formats;
mod language;
mod localize;
mod localize_kinds;
mod mistakes;
mod pictured_tables;
mod render;
mod review;
mod review_library;
mod rules;
mod schemas;
mod soak;
mod synthetic_reports;
mod tables;
mod tidy;
mod widths;
