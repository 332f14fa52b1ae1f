//! The texts of rule files, form schemas and cases, kept to show mistakes where they stand.

use gouji_model::{IdVec, Source};

/// A file as handed in: its name for people, its bytes, and whether it came with the program.
#[derive(Debug, Clone)]
pub struct Input {
    /// The name, as it is shown in messages.
    pub name: String,
    /// The content.
    pub bytes: Vec<u8>,
    /// Whether it is part of the program.
    pub built_in: bool,
}

/// A file that has been read.
#[derive(Debug, Clone)]
pub struct SourceText {
    /// The name, as it is shown in messages.
    pub name: String,
    /// The text, without a byte order mark.
    pub text: String,
    /// Whether it is part of the program.
    pub built_in: bool,
}

/// All files of a run, by id.
pub type Sources = IdVec<Source, SourceText>;
