//! Messages about findings and checks: both sides of a comparison, the figures around it (`figures`), why a check has no
//! result (`reasons`), and what a report and a run come to (`counts`).

mod comparison;
mod counts;
mod figures;
mod reasons;

pub(crate) use comparison::Sides;
#[cfg(test)]
pub(crate) use counts::SubmitterTotals;
pub(crate) use counts::Totals;
pub(crate) use figures::sheet_name;
