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
mod likeness;
mod localize;
mod others;
mod problems;
mod reason;
mod tolerance;
mod usual;

pub use beside::{LastYear, ReportContext, by_form};
pub use cases::{CaseFailure, CaseOutcome, run_case};
pub use claims::{ClaimValues, Item, Listing, ProseNames};
pub use condition::CheckContext;
pub use evaluate::{CheckResult, check_figures, evaluate, evaluate_in_county, localize_again};
pub use likeness::sketch;
pub use localize::{localize, localize_thoroughly, smallest_changes};
pub use others::{Member, Submitters, Viewpoint};
pub use usual::{Distribution, PeerPrior};
