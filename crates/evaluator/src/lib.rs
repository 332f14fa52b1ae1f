//! Rules applied to reports, exactly.
//!
//! A check is evaluated over dense vectors of whole numbers; no name is looked up and nothing is
//! rounded. This crate does no IO and prints nothing.

mod arithmetic;
mod batch;
mod beside;
mod cases;
mod claims;
mod condition;
mod county;
mod evaluate;
mod likeness;
mod localize;
mod others;
mod problems;
mod reason;
mod tolerance;
mod usual;

pub use batch::{
    Batch, CountyPeers, Identified, Passing, batch, digest, form_of_year, identify,
    lacks_last_year, last_year, rollup,
};
pub use beside::{Beside, LastYear};
pub use cases::{CaseFailure, CaseOutcome, run_case};
pub use claims::{Item, Listing, ProseNames, Stated};
pub use condition::Seen;
pub use county::CountyReports;
pub use evaluate::{CheckResult, check_figures, evaluate, localize_again};
pub use localize::{localize, localize_thoroughly, smallest_changes};
pub use others::{Asking, Member, Others};
pub use usual::{Peers, Usual};
