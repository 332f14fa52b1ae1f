//! Rules applied to reports, exactly.
//!
//! A check is evaluated over dense vectors of whole numbers; no name is looked up and nothing is
//! rounded. This crate does no IO and prints nothing.

mod arithmetic;
mod blanks;
mod cases;
mod check;
mod claims;
mod condition;
mod context;
mod evaluate;
mod form_mapping;
mod group_value;
mod localize;
mod log_probability;
mod other_report;
mod prior;
mod quotes;
mod reading_findings;
mod reason;
mod similarity;
mod sketch;
mod submitters;
mod tolerance;

pub use cases::{CaseFailure, CaseOutcome, run_case};
pub use check::{CheckResult, check_figures};
pub use claims::{ClaimValues, Item, Listing, ProseNames};
pub use context::{CheckContext, ReportContext, ReportFacts, SearchDepth};
pub use evaluate::{Outcomes, evaluate, evaluate_in_county};
pub use form_mapping::figures_by_form;
pub use localize::{causes, has_causes, localize, smallest_changes};
pub use other_report::OtherReport;
pub use prior::{Distribution, PeerPrior};
pub use sketch::sketch;
pub use submitters::{Member, Submitters, Viewpoint};
