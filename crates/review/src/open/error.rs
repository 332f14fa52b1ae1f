//! What is wrong with the files that say what is reviewed, and how.

use gouji_model::{ReadError, RegisterMistake, RosterMistake};
use gouji_ruleset::LoadError;
use std::io;

/// Why a county's folder, its rules or its forms cannot be opened.
#[derive(Debug)]
pub enum OpenError {
    /// Mistakes in a config, in rule files or form schemas, each where it stands.
    Mistakes(LoadError),
    /// Mistakes in the roster.
    Roster {
        /// The file, as it is shown.
        file: String,
        /// Each mistake.
        mistakes: Vec<RosterMistake>,
        /// The names of the sheets that places speak of.
        sheets: Vec<String>,
    },
    /// Mistakes in the register.
    Register {
        /// The file, as it is shown.
        file: String,
        /// Each mistake.
        mistakes: Vec<RegisterMistake>,
    },
    /// The roster or the register is in a file that cannot be read as a document.
    UnreadableList {
        /// The file, as it is shown.
        file: String,
        /// Why.
        error: ReadError,
    },
    /// A file that the system does not give.
    File {
        /// The file, as it is shown.
        file: String,
        /// The system's error.
        error: io::Error,
    },
    /// Something that is no file.
    NotAFile {
        /// The path, as it is shown.
        file: String,
    },
    /// A folder without a rule file or form schema, so that its rules would be missed in silence.
    NoRuleFiles {
        /// The folder, as it is shown.
        folder: String,
        /// Files in it whose names are nearly those of such files.
        near: Vec<String>,
    },
}

impl From<LoadError> for OpenError {
    fn from(mistakes: LoadError) -> Self {
        Self::Mistakes(mistakes)
    }
}
