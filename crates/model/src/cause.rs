//! Which figure is most likely wrong where rules do not hold.

use crate::{Decimal, FigureId};

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
}

/// Changes that make all of these rules hold, and break none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// How sure that is.
    pub grade: Grade,
    /// What would have to be changed.
    pub changes: Vec<Change>,
    /// How likely it is among those listed, in thousandths.
    pub likelihood: u16,
}

/// A figure that is taken to be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// Which.
    pub figure: FigureId,
    /// What is written; `None` where nothing is.
    pub from: Option<Decimal>,
    /// What it must be.
    pub to: Decimal,
    /// What may have happened.
    pub slip: Slip,
    /// What the prose of the report says of it.
    pub said: Said,
}

/// What the prose says of a figure that is taken to be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Said {
    /// Nothing, or something else.
    #[default]
    Nothing,
    /// That it is what it must be.
    ToBe,
    /// That it is what is written.
    AsWritten,
}

/// How a figure came to be written as it is.
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
    /// Nothing was written.
    Blank,
    /// None of these.
    Other,
}

/// How sure an explanation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Grade {
    /// No other figure by itself explains it.
    Certain,
    /// It is far more likely than any other.
    Likely,
    /// Others explain it as well.
    Undetermined,
}
