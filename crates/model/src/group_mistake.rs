//! Mistakes in what a rule says of other submitters and of the submitter itself.

use crate::Suggestion;

/// A mistake in what a rule says of submitters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroupMistake {
    /// 属于 over something else than 报送单位.级别.
    LevelWanted,
    /// A level that there is not.
    UnknownLevel {
        /// What is written.
        found: String,
        /// What may have been meant.
        suggestion: Suggestion,
    },
    /// 报送单位.级别 where a number or a condition belongs.
    LevelAlone,
    /// 合计 and its kin over something else than the same figure of several submitters.
    GroupWanted {
        /// The function.
        function: String,
    },
    /// The same figure of several submitters where one number belongs.
    AggregateWanted {
        /// The figure as written: 乡镇.新收.
        name: String,
    },
    /// 雷同 of something that is not compared, or with somebody it is not compared with.
    UnknownLikeness {
        /// What is written.
        found: String,
        /// What may stand here.
        allowed: Vec<String>,
        /// What may have been meant.
        suggestion: Suggestion,
    },
    /// A rule over the county that reads the prose of a report.
    ProseOverCounty,
    /// A kind of report that `for` does not know.
    UnknownReach {
        /// What is written.
        found: String,
        /// What may have been meant.
        suggestion: Suggestion,
    },
}
