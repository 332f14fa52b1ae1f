//! What the command line says beside the results.

use crate::style::{Paint, Style};
use crate::terminal::width::{clean, clean_inline};
use crate::words::command::{CommandWords, Interruption, NewCounty, UsageMistake};
use crate::words::{Term, Words};
use gouji_model::{Language, OWN_TEXT_MARKS, SkippedFile};
use std::time::Duration;

/// The words of the command line in `language`.
#[must_use]
pub fn command_words(language: Language) -> &'static CommandWords {
    Words(language).command()
}

/// A mistake on the command line in words.
#[must_use]
pub fn usage_mistake(mistake: &UsageMistake, style: Style) -> String {
    let words = Words(style.language);
    let severity = style.paint(Paint::Error, words.term(Term::Error));
    let text = clean(&words.usage_mistake(mistake));
    format!("{severity} {text}")
}

/// The files to whose form no rule applies, so that nothing was checked in them. Never empty.
#[must_use]
pub fn no_rule_applies(files: &[String], style: Style) -> String {
    let words = Words(style.language);
    let severity = style.paint(Paint::Error, words.term(Term::Error));
    format!("{severity} {}", words.unchecked_files(files))
}

/// The files that are not of the year that was asked for.
#[must_use]
pub fn reports_of_other_years(year: u16, files: &[String], style: Style) -> String {
    Words(style.language).reports_of_other_years(year, files)
}

/// Text of a document or a path in one line, without anything that could steer the terminal.
#[must_use]
pub fn clean_for_terminal(text: &str) -> String {
    clean_inline(text)
}

/// The files that are no submissions, each with the reason.
#[must_use]
pub fn skipped_files(files: &[SkippedFile], style: Style) -> String {
    let words = Words(style.language);
    let lines = files.iter().map(|file| words.skipped_file(file));
    lines.collect::<Vec<String>>().join("\n")
}

/// The first line of a text that goes to a file: by it the program knows its own result when it lies among reports.
#[must_use]
pub fn text_mark(language: Language) -> String {
    let [zh, en] = OWN_TEXT_MARKS;
    let mark = match language {
        Language::Zh => zh,
        Language::En => en,
    };
    format!("{mark} {}\n\n", env!("CARGO_PKG_VERSION"))
}

/// How long a run took.
#[must_use]
pub fn elapsed_notice(elapsed: Duration, language: Language) -> String {
    Words(language).elapsed(elapsed)
}

/// Where the result of a run went, for a person who asked for a file.
#[must_use]
pub fn output_notice(path: &str, language: Language) -> String {
    clean(&Words(language).output_notice(path))
}

/// What became of a run that was interrupted.
#[must_use]
pub fn interruption_notice(done: &Interruption, language: Language) -> String {
    clean(&Words(language).interruption(done))
}

/// What `gouji init` made, and what to do next.
#[must_use]
pub fn new_county(made: &NewCounty, language: Language) -> String {
    Words(language).new_county(made)
}

/// The files that `gouji init` wrote anew because an earlier run had left them empty. Never empty.
#[must_use]
pub fn refilled_files(paths: &[String], language: Language) -> String {
    clean(&Words(language).refilled_files(paths))
}
