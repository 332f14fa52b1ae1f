//! Words of the county: its roster and its batch.

use super::{ProblemWords, Words, en, zh};
use crate::terminal::width::clean_inline;
use gouji_model::{CountyProblem, Language, RosterMistakeKind};

impl Words {
    /// What is said of a mistake in a roster; `first` is the place that it speaks of besides its own.
    pub(crate) fn roster_mistake(self, kind: &RosterMistakeKind, first: &str) -> ProblemWords {
        match self.0 {
            Language::Zh => zh::roster_mistake(kind, first),
            Language::En => en::roster_mistake(kind, first),
        }
    }

    /// What is said of the batch.
    pub(crate) fn batch_problem(self, problem: &CountyProblem) -> ProblemWords {
        match self.0 {
            Language::Zh => zh::batch_problem(problem),
            Language::En => en::batch_problem(problem),
        }
    }

    /// A name with the file that it stands for.
    pub(crate) fn in_file(self, name: &str, path: &str) -> String {
        match self.0 {
            Language::Zh => format!("{name}（{path}）"),
            Language::En => format!("{name} ({path})"),
        }
    }

    /// Whose reports are missing.
    pub(crate) fn missing_reports(self, names: &[&str]) -> String {
        let names: Vec<String> = names.iter().map(|name| clean_inline(name)).collect();
        match self.0 {
            Language::Zh => zh::missing_reports(&names),
            Language::En => en::missing_reports(&names),
        }
    }

    /// Rules that were not asked, for they need all reports of a county together.
    pub(crate) fn over_county(self, rules: usize, has_county: bool) -> String {
        match self.0 {
            Language::Zh => zh::over_county(rules, has_county),
            Language::En => en::over_county(rules, has_county),
        }
    }

    /// Reports that are not of the year that was asked for.
    pub(crate) fn other_years(self, year: u16, files: &[String]) -> String {
        let files: Vec<String> = files.iter().map(|file| clean_inline(file)).collect();
        match self.0 {
            Language::Zh => zh::other_years(year, &files),
            Language::En => en::other_years(year, &files),
        }
    }

    /// A rule that the county changed.
    pub(crate) fn overridden(self, rule: &str, severity: &str, reason: &str, date: &str) -> String {
        let (rule, reason) = (clean_inline(rule), clean_inline(reason));
        match self.0 {
            Language::Zh => format!("{rule} → {severity}（{date}，{reason}）"),
            Language::En => format!("{rule} is {severity} ({date}, {reason})"),
        }
    }
}

#[cfg(test)]
#[path = "county_tests.rs"]
mod tests;
