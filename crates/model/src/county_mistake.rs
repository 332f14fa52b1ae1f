//! Mistakes in a county's `gouji.yaml`.

use crate::Suggestion;

/// What is wrong in a `gouji.yaml`, beyond what its structure tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CountyMistake {
    /// Two submitters of one name.
    SubmitterTwice {
        /// The name.
        name: String,
    },
    /// An alias or former name that fits two submitters.
    NameOfTwo {
        /// As it is written at the second one.
        name: String,
        /// The first one.
        first: String,
        /// The second one.
        second: String,
    },
    /// A name with nothing in it.
    NoName,
    /// `submitters` and `roster` both.
    TwoRosters,
    /// Neither `submitters` nor `roster`.
    NoRoster,
    /// A year for which two forms are given.
    YearWithTwoForms {
        /// The year.
        year: u16,
        /// The forms.
        forms: [String; 2],
    },
    /// A key of `form_of_year` that is no year and no range of years.
    NotYears {
        /// What is written.
        found: String,
    },
    /// An override of a rule that there is not.
    UnknownRule {
        /// The id.
        id: String,
        /// Ids close to it.
        suggestion: Suggestion,
    },
    /// Two overrides of one rule.
    OverrideTwice {
        /// The rule's id.
        rule: String,
    },
    /// A date that is none.
    BadDate {
        /// What is written.
        found: String,
    },
    /// A file or folder that there is not.
    NoSuchPath {
        /// As it is written.
        path: String,
    },
}
