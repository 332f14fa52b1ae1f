//! Numbers that the words of a report state (正文数据).

use crate::{Id, Place, RuleId, Unit};
use std::ops::Range;

/// The id of a claim among those of a form.
pub type ClaimId = Id<Claim>;

/// A named number that a rule reads out of the prose of every report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The rule whose `read` names it.
    pub rule: RuleId,
    /// The name that `read` gives it.
    pub name: String,
    /// The unit that its patterns print; `None` where they print none.
    pub unit: Option<Unit>,
}

impl Claim {
    /// The decimal places that the mantissas of all claims keep: more than any report prints.
    pub const SCALE: u8 = 6;

    /// The mantissa of 1.
    pub const ONE: i64 = 10_i64.pow(Self::SCALE as u32);
}

/// One place in which the prose of a report states a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The value, as a mantissa at [`Claim::SCALE`].
    pub mantissa: i64,
    /// The paragraph: an index of [`crate::Prose::paragraphs`].
    pub paragraph: usize,
    /// The sentence or the part of it that states the number, in bytes of the paragraph's text.
    pub sentence: Range<usize>,
    /// The number itself, or the words that stand for it, in bytes of the paragraph's text.
    pub number: Range<usize>,
    /// Where the number stands.
    pub place: Place,
}
