//! The drafts of one report: what tells them apart, and why one is later than another.

use crate::Date;

/// What tells one draft of a report from another. The times of files say nothing: copying changes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Draft {
    /// The date under the report.
    pub signed: Option<Date>,
    /// What the name of the file says.
    pub named: DraftName,
    /// A fingerprint of all that it says; equal where two documents say the same to the letter.
    pub fingerprint: u64,
    /// How much it says outside its tables, in bytes.
    pub words: usize,
}

/// What the name of a file says of the draft in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DraftName {
    /// Whether it says that it is the last one: 最终稿, 定稿.
    pub is_final: bool,
    /// Whether it says that it is the first one: 初稿, 一稿.
    pub is_first: bool,
    /// Whether it says that it was changed: 修改稿.
    pub is_revised: bool,
    /// Its number, from 2 on: 二稿, v2.
    pub number: Option<u32>,
    /// The number that programs put behind a name that is there already, as (1); 0 without one.
    pub copy: u32,
    /// The day that it says.
    pub date: Option<Date>,
}

/// Why one draft is the later one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftReason {
    /// It is signed later.
    Signed {
        /// The date under the later one.
        later: Date,
        /// The date under the earlier one.
        earlier: Date,
    },
    /// The name of its file says so.
    Named,
    /// Both say the same to the letter, so that it does not matter.
    Same,
    /// All figures are the same, and the other one says more in words.
    SameFigures,
}
