//! What is wrong in the files that a run goes by: rules, forms, cases, the config of a county and its roster.

use crate::diagnostic::source_file::SourceText;
use crate::pages::command::usage_mistake;
use crate::pages::mistakes::mistakes;
use crate::report::county::{register_mistakes, roster_mistakes};
use crate::style::Style;
use crate::words::Words;
use crate::words::command::UsageMistake;
use gouji_model::{IdVec, Language, Mistake, RegisterMistake, RosterMistake, Source};

/// Files with mistakes, because of which nothing is checked.
#[derive(Debug)]
pub enum WrongFiles<'a> {
    /// Rule files, form schemas, cases or a config.
    Sources {
        /// The mistakes.
        mistakes: &'a [Mistake],
        /// The files by the ids that the mistakes carry.
        sources: IdVec<Source, SourceText<'a>>,
    },
    /// A roster.
    Roster {
        /// The name of the file, as it is shown.
        file: &'a str,
        /// The mistakes.
        mistakes: &'a [RosterMistake],
        /// The names of its sheets.
        sheets: &'a [String],
    },
    /// The office's register.
    Register {
        /// The name of the file, as it is shown.
        file: &'a str,
        /// The mistakes.
        mistakes: &'a [RegisterMistake],
    },
    /// A file or folder that cannot be read as what it is for.
    Unreadable(UsageMistake),
}

impl WrongFiles<'_> {
    /// What is wrong, for a person.
    #[must_use]
    pub fn text(&self, style: Style) -> String {
        match self {
            Self::Sources {
                mistakes: found,
                sources,
            } => mistakes(found, sources, style),
            Self::Roster {
                file,
                mistakes,
                sheets,
            } => roster_mistakes(file, mistakes, sheets, style),
            Self::Register { file, mistakes } => register_mistakes(file, mistakes, style),
            Self::Unreadable(mistake) => usage_mistake(mistake, style),
        }
    }

    /// How many mistakes there are, and in how many files.
    fn count(&self) -> (usize, usize) {
        match self {
            Self::Sources { mistakes, .. } => {
                let mut files: Vec<_> = mistakes.iter().map(|mistake| mistake.source).collect();
                files.sort_unstable();
                files.dedup();
                (mistakes.len(), files.len())
            }
            Self::Roster { mistakes, .. } => (mistakes.len(), 1),
            Self::Register { mistakes, .. } => (mistakes.len(), 1),
            Self::Unreadable(_) => (1, 1),
        }
    }
}

/// How many mistakes there are in `wrong` in one line, for a person whose program reads them.
#[must_use]
pub fn mistake_total(wrong: &[WrongFiles<'_>], language: Language) -> String {
    let counts = wrong.iter().map(WrongFiles::count);
    let add = |(all, of): (usize, usize), (mistakes, files)| (all + mistakes, of + files);
    let (mistakes, files) = counts.fold((0, 0), add);
    Words(language).mistake_count(mistakes, files, usize::MAX)
}
