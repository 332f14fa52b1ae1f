//! What came of the reports of a county, or of any files: the one value that every door shows.
//!
//! In go a county's folder, or files and bytes; out comes a [`Review`](gouji_model::Review): every report with what is wrong in
//! it, every submitter with its state. Another program needs no more than this:
//!
//! ```no_run
//! use gouji_review::{CountyFolder, OpenError, ReviewOptions, Reviewer};
//! use std::path::Path;
//!
//! fn main() -> Result<(), OpenError> {
//!     let folder = CountyFolder::open(Path::new("2025年报"))?;
//!     let library = folder.library()?;
//!     let reviewer = Reviewer::new(&library, ReviewOptions::default());
//!     for submitter in reviewer.review_county(&folder, None).submitters {
//!         println!("{:?} {:?}", submitter.name, submitter.state);
//!     }
//!     Ok(())
//! }
//! ```
//!
//! The way of a county's year (`county_review.rs`), each step with a type of its own:
//!
//! 1. `files/find.rs`: the files under the paths of the config: `FoundFile`.
//! 2. `files/reader.rs`: what stands in each: `ReadFile`. What is no submission is left out here.
//! 3. `identity.rs`: whose it is and of which year: `IdentifiedReport`.
//! 4. `evaluated_report.rs`: what its rules say of it by itself: `EvaluatedReport`. Of its document only the figures and what
//!    tells drafts apart are kept (`digest.rs`).
//! 5. `selection.rs`, `drafts.rs`, `draft_difference.rs`: which draft of each submitter counts: `Selection`.
//! 6. `county_rules.rs`: what the rules over the county say.
//! 7. `county_prior.rs`: what is usual among all, by which wrong figures are looked for.
//! 8. `submitters.rs`: states, in the order of the roster: `Review`.
//!
//! Without a county (`file_review.rs`) each report is handed on as soon as it is done, and forgotten. `open/` opens what a
//! run needs beforehand: a county's folder and the rules. `rollup.rs` adds up what a review holds.
//!
//! This crate reads files; it writes none and prints nothing.

mod context;
mod county_prior;
mod county_review;
mod county_rules;
mod digest;
mod draft_difference;
mod drafts;
mod evaluated_report;
mod file_name;
mod file_place;
mod file_review;
mod files;
mod fingerprint;
mod identity;
mod last_year;
mod open;
mod other_files;
mod report_text;
mod reviewer;
mod rollup;
mod selection;
mod submitters;
mod tally;

pub use files::config_name::misnamed_config;
pub use files::find::{FoundFile, find};
pub use files::paths::{real_path, shown_path};
pub use files::reader::{FileReader, Progress, ReadContent, ReadFile};
pub use gouji_evaluator::{Outcomes, SearchDepth};
pub use open::built_in::CaseFiles;
pub use open::config::{RosterFile, find_config};
pub use open::county_folder::{CONFIG, CountyFolder};
pub use open::error::OpenError;
pub use open::rule_files::RuleFiles;
pub use reviewer::{ReviewOptions, Reviewer};
pub use rollup::{RollupScope, county_form, roll_up};
