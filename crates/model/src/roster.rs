//! A roster of submitters that was read from a file.

use crate::{Place, Submitter};

/// The submitters of a roster, in its order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Roster {
    /// The submitters.
    pub submitters: Vec<Submitter>,
}

/// What is wrong in a roster, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterMistake {
    /// What it is.
    pub kind: RosterMistakeKind,
    /// Where; `None` where it is of the whole file.
    pub place: Option<Place>,
}

/// The kinds of [`RosterMistake`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RosterMistakeKind {
    /// No row with the headings of a roster.
    NoHeading,
    /// Two columns of names in one heading.
    TwoNameColumns,
    /// Headings, and nobody under them.
    NobodyListed,
    /// A level that there is not.
    UnknownLevel {
        /// What is written.
        found: String,
    },
    /// Something in the column of names that is no name.
    NotAName {
        /// What is written.
        found: String,
    },
    /// A row that says something and names nobody.
    RowWithoutName {
        /// What it says.
        found: String,
    },
    /// A submitter that is listed twice.
    Twice {
        /// As it is written the second time.
        name: String,
        /// Where it stands first.
        first: Place,
    },
    /// An alias or former name that fits two submitters.
    NameOfTwo {
        /// As it is written at the second one.
        name: String,
        /// The first one.
        first: String,
        /// The second one.
        second: String,
        /// Where the first one stands.
        first_place: Place,
    },
}

impl RosterMistakeKind {
    /// The stable code of the kind, one for each.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoHeading => "roster/no-heading",
            Self::TwoNameColumns => "roster/two-name-columns",
            Self::NobodyListed => "roster/nobody-listed",
            Self::UnknownLevel { .. } => "roster/unknown-level",
            Self::NotAName { .. } => "roster/not-a-name",
            Self::RowWithoutName { .. } => "roster/row-without-name",
            Self::Twice { .. } => "roster/submitter-twice",
            Self::NameOfTwo { .. } => "roster/name-of-two",
        }
    }

    /// Where that stands to which it belongs.
    #[must_use]
    pub fn first_place(&self) -> Option<Place> {
        match self {
            Self::Twice { first, .. }
            | Self::NameOfTwo {
                first_place: first, ..
            } => Some(*first),
            _ => None,
        }
    }
}
