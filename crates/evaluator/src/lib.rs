//! Rules applied to reports, exactly.
//!
//! A check is evaluated over dense vectors of whole numbers; no name is looked up and nothing is
//! rounded. This crate does no IO and prints nothing.

mod arithmetic;
mod beside;
mod cases;
mod claims;
mod condition;
mod evaluate;
mod localize;
pub(crate) mod log_probability;
mod prior;
mod reading_findings;
mod reason;
mod similarity;
mod submitters;
mod tolerance;

pub use crate::prior::Distribution;
pub use crate::prior::PeerPrior;
pub use crate::similarity::sketch;
pub use crate::submitters::Member;
pub use crate::submitters::Submitters;
pub use crate::submitters::Viewpoint;
pub use beside::{LastYear, ReportContext, ReportFacts, by_form};
pub use cases::{CaseFailure, CaseOutcome, run_case};
pub use claims::{ClaimValues, Item, Listing, ProseNames};
pub use condition::CheckContext;
pub use evaluate::{CheckResult, Outcomes, check_figures, evaluate, evaluate_in_county};
pub use localize::{causes, has_causes, localize, smallest_changes};
