//! Messages about findings and checks: both sides of a comparison, the figures around it (`figures`), why a check has no
//! result (`reasons`), and what a report and a run come to (`counts`).

mod comparison;
mod counts;
mod figures;
mod reasons;

pub(crate) use comparison::Sides;
pub(crate) use counts::{SubmitterTotals, Totals};
pub(crate) use figures::sheet_name;
