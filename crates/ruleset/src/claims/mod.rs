//! Claims (正文数据): numbers that the prose of a report states, and the sentence patterns by which they are found.

mod fold;
mod parse;
mod pattern;
mod read;
mod region;
mod units;

pub use fold::fold;
pub use pattern::{Pattern, PatternPiece};
pub use region::Region;

pub(crate) use read::{Claims, Reader, described};
pub(crate) use region::section_number;
pub(crate) use units::MONEY;

use parse::parse;
use region::region;
use units::unit_of;

use crate::check::{ListNumber, ListScope};
use gouji_model::Claim;
use gouji_model::vocabulary::{LIST_PART, LIST_SHARE, LIST_TOTAL};

/// How a claim is found in the prose of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimPatterns {
    /// What it is called.
    pub claim: Claim,
    /// The patterns, any of which states it.
    pub patterns: Vec<Pattern>,
    /// Words, folded: a clause with one of them states nothing.
    pub unless: Vec<Vec<char>>,
    /// Words, folded, one of which must stand before it in the same sentence, or in it; none where that does not matter.
    pub with: Vec<Vec<char>>,
    /// Words, folded, none of which may stand before it in the same sentence, unless one of `with` is nearer.
    pub without: Vec<Vec<char>>,
    /// Where it is looked for.
    pub region: Region,
}

impl ListScope {
    /// The number of a list that a name stands for, in both spellings.
    pub(crate) fn number(self, name: &str) -> Option<ListNumber> {
        match self {
            _ if LIST_TOTAL.matches(name) => Some(ListNumber::Total),
            Self::Shares if LIST_PART.matches(name) => Some(ListNumber::Part),
            Self::Shares if LIST_SHARE.matches(name) => Some(ListNumber::Share),
            _ => None,
        }
    }
}
