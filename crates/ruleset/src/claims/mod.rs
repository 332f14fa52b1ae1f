//! Claims (正文数据): numbers that the prose of a report states. The `read:` of a rule comes in, the names of its claims
//! ([`Claims`]) and the sentence patterns by which they are found ([`ClaimPatterns`]) come out.
//!
//! `read` walks over the names; `parse` reads a pattern of `pattern`, whose words `fold` gives one form; `region` reads where
//! a claim is looked for, and `units` the word behind its number.

mod fold;
mod parse;
mod pattern;
mod read;
mod region;
mod units;

pub use fold::fold;
pub use pattern::{Pattern, PatternPiece};
pub use region::Region;

pub(crate) use read::{Claims, Reader, read_infos};
pub(crate) use region::section_number;
pub(crate) use units::MONEY;

use parse::parse;
use region::region;
use units::unit_of;

use gouji_model::Claim;

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
