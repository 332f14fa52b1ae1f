//! Errors put into consistent reports with a fixed seed, and how well the program finds them again.
//!
//! Everything follows from the seed and is the same on every machine, except for times. The search for the wrong figure
//! knows neither the seed nor the kinds of error nor their shares.
//!
//! A [`setup::Setup`] is a form with its rules; [`reports::ReportMaker`] makes consistent reports for it;
//! [`error_injection::ErrorInjector`] puts errors into them; [`verdict::judge`] is what the program says of one, and a
//! [`tally::Tally`] counts how right that is; [`runs`] has all scenarios, and [`table`] prints them.

#![allow(
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic,
    reason = "a measurement stops where its own reports are not what they should be"
)]

pub mod error_injection;
pub mod prose;
pub mod reports;
pub mod runs;
pub mod setup;
pub mod sizes;
pub mod solver_export;
pub mod table;
pub mod tally;
pub mod verdict;
