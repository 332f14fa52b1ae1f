//! Errors put into consistent reports with a fixed seed, and how well the program finds them again.
//!
//! Everything follows from the seed and is the same on every machine; only the clock is not. What finds the wrong
//! figure is never told the seed, the kinds of error or their shares.

#![allow(
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic,
    reason = "a measurement stops where its own reports are not what they should be"
)]

pub mod bench;
pub mod dump;
pub mod injure;
pub mod judge;
pub mod prose;
pub mod reports;
pub mod runs;
pub mod sizes;
pub mod table;
pub mod tally;
