//! The exit codes, in one table.

use std::process::ExitCode;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Something was done, and there is nothing to correct.
    Fine,
    /// Something is to be corrected or could not be checked.
    Findings,
    /// The command line is wrong.
    Usage,
    /// A rule file, form schema or config is wrong.
    Rules,
    /// The job could not be done, or was interrupted.
    Failed,
}

impl Exit {
    /// The number that the program ends with.
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::Findings => 1,
            Self::Usage => 2,
            Self::Rules => 3,
            Self::Failed => 4,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}
