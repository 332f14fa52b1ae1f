//! What a county's year comes to: whose each report is, which draft counts, what all reports say together.
//!
//! In go reports as they were bound, one after another, with the place of each file; out comes a [`CountyResult`]: what
//! is wrong with the county's year as a whole, who has sent nothing, what the rules over the county found, and what is
//! usual among all reports. The way of a report:
//!
//! 1. [`identify`] says whose it is and of which year (`identity.rs`, with what a file's name says in `file_name.rs`).
//! 2. [`CountyYear::evaluate`] checks it by itself, with what the county knows of it (`county_year.rs`, `context.rs`).
//! 3. [`digest`] keeps its figures and what tells drafts apart, so that the document can be dropped (`digest.rs`).
//! 4. [`select_reports`] says which draft of each submitter counts and who has sent none (`selection.rs`, `drafts.rs`,
//!    `draft_difference.rs`).
//! 5. [`CountyPrior`] is what is usual among all, for the search for wrong figures (`county_prior.rs`).
//! 6. [`CountyReports`] checks the rules over the county (`county_rules.rs`), and [`roll_up`] adds up every figure
//!    (`rollup.rs`).
//!
//! This crate opens no file and prints nothing.

mod context;
mod county_prior;
mod county_rules;
mod county_year;
mod digest;
mod draft_difference;
mod drafts;
mod file_name;
mod fingerprint;
mod identity;
mod rollup;
mod selection;

pub use county_prior::CountyPrior;
pub use county_rules::CountyReports;
pub use county_year::{CountyResult, CountyYear, ReportScope, evaluate_lone_report};
pub use digest::{digest, digest_last_year};
pub use gouji_evaluator::SearchDepth;
pub use identity::{FileYears, Identification, ReportFile, identify};
pub use rollup::{RollupScope, county_form, roll_up};
pub use selection::{ReportSelection, select_reports};
