//! Rules applied to reports, exactly: figures and checks in, an `Evaluation` out.
//!
//! A check is evaluated over dense vectors of whole numbers; no name is looked up and nothing is rounded. The way of a
//! report:
//!
//! 1. [`ReportFacts::new`] reads what the prose states (`claims/`) and last year's figures (`form_mapping.rs`) as the rules
//!    ask for them (`context.rs`).
//! 2. [`evaluate`] asks every check of the form (`evaluate.rs`). One check (`check.rs`) is a condition (`condition.rs`) over
//!    numbers (`arithmetic.rs`, with `blanks.rs`, `group_value.rs`, `similarity.rs`), compared with a tolerance
//!    (`tolerance.rs`); a finding cites what it was held against (`quotes.rs`).
//! 3. [`has_causes`] says whether a figure is to be blamed, and [`localize`] says which (`localize/`), once it is known what
//!    is usual for its figures (`prior.rs`).
//!
//! [`evaluate_in_county`] asks the rules that need the reports of several submitters (`submitters.rs`), and [`run_case`] asks
//! a rule about the figures of a case. This crate does no IO and prints nothing.

mod arithmetic;
mod blanks;
mod bounds;
mod cases;
mod check;
mod claims;
mod condition;
mod context;
mod evaluate;
mod filling;
mod form_mapping;
mod group_value;
mod localize;
mod log_probability;
mod missing_submitters;
mod other_report;
mod prior;
mod quotes;
mod reading_findings;
mod reason;
mod similarity;
mod sketch;
mod submitters;
mod subtotals;
mod tolerance;

pub use cases::{CaseFailure, CaseOutcome, run_case};
pub use check::{CheckResult, check_figures};
pub use claims::{ClaimValues, ListItem, Listing, ProseNames};
pub use context::{CheckContext, ReportContext, ReportFacts, SearchDepth};
pub use evaluate::{Outcomes, evaluate, evaluate_in_county};
pub use form_mapping::{figures_by_form, shares_figures};
pub use localize::{causes, has_causes, localize, smallest_changes};
pub use other_report::OtherReport;
pub use prior::{Distribution, PeerPrior};
pub use sketch::sketch;
pub use submitters::{Member, Submitters, Viewpoint};
