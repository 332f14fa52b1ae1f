//! Mistakes in what a rule reads out of the prose.

use crate::Suggestion;

/// The kinds of mistake in `read:`. Fields hold what a message needs to name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClaimMistake {
    /// A pattern without a word, as `…` or `{n}` alone.
    SaysNothing,
    /// A second `{n}` in one pattern.
    TwoNumbers,
    /// A pattern with neither `{n}` nor `=> 0`.
    NoNumber,
    /// A pattern with both.
    NumberAndValue,
    /// Something else than a number behind `=>`.
    BadValue {
        /// What stands there.
        found: String,
    },
    /// Something in braces that is not known.
    UnknownPlaceholder {
        /// What stands in the braces.
        found: String,
        /// What may have been meant.
        suggestion: Suggestion,
    },
    /// A place (`in:`) that is not known.
    UnknownRegion {
        /// What is written.
        found: String,
        /// Places close to it.
        suggestion: Suggestion,
        /// What may be written.
        known: Vec<String>,
    },
    /// A claim with the name of a row of the form, or of a word of the language.
    NameTaken {
        /// The name.
        name: String,
    },
    /// A claim that neither `check` nor `when` uses.
    Unused {
        /// The name.
        name: String,
    },
    /// 写明 or 位置 of something that `read` does not name.
    ClaimWanted {
        /// The function.
        function: String,
        /// The names that `read` gives.
        known: Vec<String>,
    },
}
