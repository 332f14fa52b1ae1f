//! Every word that the program says, in a folder or file for each subject.
//!
//! A message stands in one place, its Chinese and its English side by side, because then a new message is one edit in one
//! file, who changes one text sees the other, and a text that one language lacks or has too many does not compile:
//! - a short message is a method: `self.zh("…").en("…")` is the text of the run's language (with parameters, or a
//!   `String`), [`Words::pick`] chooses between two fixed texts;
//! - a message about a mistake or a problem is an arm of a `match` over its kinds: [`texts`] of three texts that are in
//!   both languages, `zh("…").en("…")`.
//!
//! | about | stands in |
//! | --- | --- |
//! | mistakes in rule files, form schemas, cases and `gouji.yaml` | `mistakes` |
//! | problems of reading a report | `problems` |
//! | files: why one cannot be read, where one looks different from what was read | `files.rs` |
//! | findings: both sides of a comparison, figures, places, why a check is undecided, the summary | `findings` |
//! | which figure is wrong | `causes` |
//! | the county: its roster, and what all reports together turn up | `county.rs` |
//! | the office's register of the reports that it received | `register.rs` |
//! | the command line | `command` |
//! | the pages of rules, problems and forms | `pages` |
//! | the summary of a county's figures | `rollup.rs` |
//!
//! The languages never mix: an English run prints Chinese only where it quotes a form, a rule or the user, a Chinese run
//! English only where it quotes ids, codes, keys and paths.
//!
//! How the Chinese is written:
//! - for a clerk who knows Excel and the form and has never seen YAML: say what is wrong, why the computer sees it so, and
//!   what to type instead;
//! - a title says what is, without a full stop at its end; no 请勿, no 非法, no exclamation mark, nobody is blamed;
//! - what the user wrote stands in 「」, what to type instead stands plain;
//! - advice belongs into the help, never into the title;
//! - numbers before judgements: both sides and the difference are always there.

pub(crate) mod causes;
pub(crate) mod command;
pub(crate) mod county;
mod files;
mod findings;
mod help;
mod mistakes;
pub(crate) mod pages;
mod problems;
mod register;
pub(crate) mod rollup;
mod terms;
#[cfg(test)]
mod tests;

pub(crate) use causes::{Weight, Witness, WrongNumber};
#[cfg(test)]
pub(crate) use findings::SubmitterTotals;
pub(crate) use findings::{Sides, Totals, sheet_name};
pub(crate) use problems::ProblemFacts;
pub(crate) use terms::Term;

use gouji_model::Language;

/// The words of one language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words(pub(crate) Language);

impl Words {
    /// Of two texts or tables, the one in this language.
    const fn pick<T: Copy>(self, zh: T, en: T) -> T {
        match self.0 {
            Language::Zh => zh,
            Language::En => en,
        }
    }

    /// The Chinese of a text of which only the one in this language is wanted: `words.zh("无").en("none")`.
    const fn zh<Zh>(self, zh: Zh) -> Chinese<Zh, Self> {
        Chinese { zh, words: self }
    }

    fn mistake_words(self, texts: [Text; 3]) -> MistakeWords {
        let [message, label, help] = texts.map(|text| self.zh(text.zh).en(text.en));
        MistakeWords {
            message,
            label,
            help,
        }
    }

    fn problem_words(self, texts: [Text; 3]) -> ProblemWords {
        let [title, message, help] = texts.map(|text| self.zh(text.zh).en(text.en));
        ProblemWords {
            title,
            message,
            help,
        }
    }
}

/// The Chinese of a text, to which `en` adds the English.
struct Chinese<Zh, W> {
    zh: Zh,
    words: W,
}

impl<Zh: Into<String>> Chinese<Zh, Words> {
    /// Of both texts, the one in the language of the words.
    fn en(self, en: impl Into<String>) -> String {
        match self.words.0 {
            Language::Zh => self.zh.into(),
            Language::En => en.into(),
        }
    }
}

/// The Chinese of a text in both languages: `zh("无").en("none")`.
const fn zh<Zh>(zh: Zh) -> Chinese<Zh, ()> {
    Chinese { zh, words: () }
}

impl<Zh> Chinese<Zh, ()> {
    /// Both texts.
    fn en<En>(self, en: En) -> (Zh, En) {
        (self.zh, en)
    }
}

/// A fixed text in Chinese and in English.
type TextPair = (&'static str, &'static str);

/// A text in both languages.
struct Text {
    zh: String,
    en: String,
}

/// Chinese and English.
impl<Zh: Into<String>, En: Into<String>> From<(Zh, En)> for Text {
    fn from((zh, en): (Zh, En)) -> Self {
        Self {
            zh: zh.into(),
            en: en.into(),
        }
    }
}

/// A text in the language of the run, or one that is the same in both: it stands for both.
impl From<String> for Text {
    fn from(text: String) -> Self {
        Self {
            zh: text.clone(),
            en: text,
        }
    }
}

/// The texts about a mistake in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MistakeWords {
    /// What is wrong.
    pub(crate) message: String,
    /// A few words under the place.
    pub(crate) label: String,
    /// What to write instead; may have several lines.
    pub(crate) help: String,
}

/// The texts about a problem of reading, or of a county.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ProblemWords {
    /// What kind of problem it is.
    pub(crate) title: String,
    /// What is wrong here.
    pub(crate) message: String,
    /// What to do.
    pub(crate) help: String,
}

/// The texts about a mistake or a problem in both languages: those of [`MistakeWords`] or of [`ProblemWords`].
fn texts(first: impl Into<Text>, second: impl Into<Text>, help: impl Into<Text>) -> [Text; 3] {
    [first.into(), second.into(), help.into()]
}
