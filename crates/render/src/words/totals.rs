//! What the last line of a run counts.

/// Facts of the last line: what all reports come to.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Totals {
    pub(crate) reports: usize,
    pub(crate) clean: usize,
    pub(crate) query: usize,
    pub(crate) undecided: usize,
    /// Reports with checks undecided for more than the year.
    pub(crate) incomplete: usize,
    /// Reports that name no year where a check asks for it.
    pub(crate) without_year: usize,
    pub(crate) error: usize,
    pub(crate) unrecognised: usize,
    pub(crate) unreadable: usize,
    pub(crate) missing: usize,
    /// Earlier drafts, which are none of the reports.
    pub(crate) superseded: usize,
    /// Findings of the batch, missing reports aside.
    pub(crate) batch: usize,
    /// Queries in all reports together.
    pub(crate) queries: usize,
}
