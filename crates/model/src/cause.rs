//! Causes: which numbers are most likely wrong where rules of severity `error` are broken.

use crate::{ClaimId, Decimal, FigureId, Quote};

/// A connected component of the broken rules, with what explains it. Rules are connected that speak of a common number,
/// directly or through other rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    /// The findings of these rules, by their position in [`crate::Evaluation::findings`].
    pub findings: Vec<usize>,
    /// How many checks are broken: a rule counts once for each row or column that it is applied to.
    pub broken: usize,
    /// Whether every explanation with the fewest slips is listed, because the search met no limit.
    pub exhausted: bool,
    /// The explanations, the most likely first; none where no small number of slips explains the rules.
    pub explanations: Vec<Explanation>,
    /// What the prose states of the numbers that may be wrong.
    pub quotes: Vec<Quote>,
}

impl Cause {
    /// How sure the most likely explanation is; `None` where there is none.
    #[must_use]
    pub fn grade(&self) -> Option<Grade> {
        let first = self.explanations.first()?;
        Some(first.grade)
    }
}

/// Changes of numbers that make every broken rule of a cause hold, and break no other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// How sure it is that all changes together are right.
    pub grade: Grade,
    /// What would have to be changed.
    pub changes: Vec<Change>,
    /// Its probability among the explanations listed, in thousandths.
    pub likelihood: u16,
    /// What speaks for it and against it.
    pub evidence: Evidence,
    /// What the rules say once its changes are made.
    pub effect: Effect,
}

/// What the rules say once the changes of an explanation are made. No rule of severity `error` breaks then that held
/// before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Effect {
    /// How many broken rules of severity `error` hold then.
    pub clears: usize,
    /// How many rules of severity `query` break then that held before.
    pub raises: usize,
}

/// What speaks for an explanation, above 0, and against it, below 0. Each part is the base-2 logarithm of a probability, or
/// of a ratio of two probabilities, in 256ths: 256 is a factor of 2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Evidence {
    /// The probability of its slips: how many there are, and how easily each makes the number that is written out of the
    /// number that is meant.
    pub slips: i32,
    /// How usual the numbers that are meant are for their figures, against those that are written.
    pub usual: i32,
    /// How well the numbers that are meant fit the rules of severity `query`, against those that are written.
    pub rules: i32,
}

/// A number that is taken to be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// The number.
    pub subject: Subject,
    /// What is written; `None` where nothing is.
    pub from: Option<Decimal>,
    /// What it must be.
    pub to: Target,
    /// What may have happened.
    pub slip: Slip,
    /// How sure it is that this number is wrong. That can be certain while the other changes of the explanation are not.
    pub grade: Grade,
    /// What the prose of the report says of this number.
    pub prose: Testimony,
    /// What the county's own report, as the sum of all submitters, says of it.
    pub county: Testimony,
    /// What last year's report of the submitter says of it, by the same number or one of the same size.
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
    /// This number.
    Number(Decimal),
    /// Any number from the first to the second, both included; a side without a bound is `None`.
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

/// What another source says of a number that is taken to be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Testimony {
    /// Nothing, or a third number.
    #[default]
    Nothing,
    /// The number that it must be.
    ToBe,
    /// The number that is written.
    AsWritten,
}

/// The kinds of slip by which a wrong number came to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Slip {
    /// Two neighbouring digits changed places: 26 for 62.
    Swapped,
    /// A digit is wrong: 25 for 26.
    Replaced,
    /// A digit is missing: 2 for 26.
    Lost,
    /// There is a digit too many: 226 for 26.
    Added,
    /// It is in another unit: 12500 for 1.25.
    Unit,
    /// Two figures stand in each other's place; this is the other one.
    Exchanged(FigureId),
    /// The number stands in the neighbouring row or column; this is the figure in whose place it stands.
    Misplaced(FigureId),
    /// The number belongs to the neighbouring row or column; this is the figure whose number it is.
    Overwritten(FigureId),
    /// Nothing was written.
    Blank,
    /// None of these.
    Other,
}

/// How sure an explanation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Grade {
    /// No other explanation is nearly as likely.
    Certain,
    /// It is far more likely than all others.
    Likely,
    /// Other explanations are as likely.
    Undetermined,
}
