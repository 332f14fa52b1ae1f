//! Which figure is most likely wrong where rules do not hold.

use crate::{ClaimId, Decimal, FigureId, Quote};

/// One connected piece of the rules that a report breaks, with what explains it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    /// The findings that it is about, by their position in the evaluation.
    pub findings: Vec<usize>,
    /// How many rules it is about; a row or column of a rule is one.
    pub broken: usize,
    /// Whether every explanation with the fewest slips is listed.
    pub exhausted: bool,
    /// What explains it, the most likely first; none where no few slips do.
    pub explanations: Vec<Explanation>,
    /// What the prose states of the numbers that may be wrong.
    pub quotes: Vec<Quote>,
}

/// Changes that make all of these rules hold, and break none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// How sure that is, of all changes together.
    pub grade: Grade,
    /// What would have to be changed.
    pub changes: Vec<Change>,
    /// How likely it is among those listed, in thousandths.
    pub likelihood: u16,
    /// What speaks for it and against it.
    pub evidence: Evidence,
    /// What comes of it.
    pub effect: Effect,
}

/// What comes of an explanation's changes, as the rules say when they are asked again. No rule of severity `error` breaks
/// that did not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Effect {
    /// How many broken rules of severity `error` hold then.
    pub clears: usize,
    /// How many rules of severity `query` break then that did not.
    pub raises: usize,
}

/// What speaks for an explanation, where it is above 0, and against it, each as the base-2 logarithm of a probability or
/// of a ratio of two, in 256ths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Evidence {
    /// How many slips it takes, and how easily each makes the number that is written of the one that is meant.
    pub slips: i32,
    /// How usual the numbers meant are for their figures, against those written.
    pub usual: i32,
    /// What rules that are no `error` say of the numbers meant, against those written.
    pub rules: i32,
}

/// A number that is taken to be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// Which.
    pub subject: Subject,
    /// What is written; `None` where nothing is.
    pub from: Option<Decimal>,
    /// What it must be.
    pub to: Target,
    /// What may have happened.
    pub slip: Slip,
    /// How sure it is that this number is wrong; one may be where the one changed with it is not.
    pub grade: Grade,
    /// What the prose of the report says of it.
    pub prose: Testimony,
    /// What the county's own report comes to with it.
    pub county: Testimony,
    /// What last year's report of the submitter says of it, or numbers as large.
    pub last_year: Testimony,
}

impl Change {
    /// The figure, where it is one of a table.
    #[must_use]
    pub fn figure(&self) -> Option<FigureId> {
        match self.subject {
            Subject::Figure(figure) => Some(figure),
            Subject::Claim(_) => None,
        }
    }
}

/// What may be wrong in a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// A figure of a table.
    Figure(FigureId),
    /// A number that the prose states.
    Claim(ClaimId),
}

/// What a number must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// This.
    Number(Decimal),
    /// From the first to the second; anything up to the second or from the first on where the other is not there.
    Between(Option<Decimal>, Option<Decimal>),
}

impl Target {
    /// The number, where it is one.
    #[must_use]
    pub fn number(self) -> Option<Decimal> {
        match self {
            Self::Number(number) => Some(number),
            Self::Between(..) => None,
        }
    }
}

/// What is said of a number elsewhere that is taken to be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Testimony {
    /// Nothing, or something else.
    #[default]
    Nothing,
    /// That it is what it must be.
    ToBe,
    /// That it is what is written.
    AsWritten,
}

/// How a number came to be written as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Slip {
    /// Two digits beside each other changed places: 26 for 62.
    Swapped,
    /// A digit is wrong: 25 for 26.
    Replaced,
    /// A digit is missing: 2 for 26.
    Lost,
    /// There is a digit too many: 226 for 26.
    Added,
    /// It is in another unit: 12500 for 1.25.
    Unit,
    /// It stands in the place of another figure, and that in its place.
    Exchanged(FigureId),
    /// It stands in the row or column beside its own: that is the figure in whose place it is.
    Misplaced(FigureId),
    /// What stands here belongs to the row or column beside it: that is the figure whose number it is.
    Overwritten(FigureId),
    /// Nothing was written.
    Blank,
    /// None of these.
    Other,
}

/// How sure an explanation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Grade {
    /// Nothing else explains it that is nearly as likely.
    Certain,
    /// It is far more likely than any other.
    Likely,
    /// Others explain it as well.
    Undetermined,
}
