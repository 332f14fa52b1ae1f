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
    /// The job could not be done.
    Failed,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Fine => 0,
            Exit::Findings => 1,
            Exit::Usage => 2,
            Exit::Rules => 3,
            Exit::Failed => 4,
        })
    }
}
