//! What was found, said to people and to programs.
//!
//! Findings and mistakes become terminal text, JSON, tables and rule pages
//! here, in Chinese and in English. Nothing in this crate decides whether a
//! figure is wrong, reads a file or writes to a terminal: it returns text.

mod diagnostic;
mod output;
mod pages;
mod report;
mod style;
mod terminal;
mod words;

pub use diagnostic::draw::Handler;
pub use diagnostic::source_file::SourceText;
pub use output::extract::format::ExtractFormat;
pub use output::extract::report::ExtractReport;
pub use output::extract::writer::ExtractWriter;
pub use output::format::Format;
pub use output::rollup::format::RollupFormat;
pub use output::rollup::text::rollup_text;
pub use output::summary::{SummaryFacts, SummaryLine};
pub use output::terminal::summary::summary;
pub use output::writer::{
    CheckWriter, CountyFindings, DraftStatus, RenderedReport, RunSummary, WriterOptions,
};
pub use pages::cases::{FailedCase, cases};
pub use pages::form::explain_form;
pub use pages::mistakes::mistakes;
pub use pages::problem::{explain_problem, problem_ids};
pub use pages::rule::{Example, ExampleFigure, explain};
pub use pages::rule_list::rule_list;
pub use report::context::Detail;
pub use report::county::roster_mistakes;
pub use report::report_text::check_report;
pub use style::Style;
pub use words::command::{CommandWords, IoTrouble, UsageMistake};

/// The words of the command line in `language`.
#[must_use]
pub fn command_words(language: gouji_model::Language) -> &'static CommandWords {
    words::Words(language).command()
}

/// A mistake on the command line in words.
#[must_use]
pub fn usage_mistake(mistake: &UsageMistake, style: Style) -> String {
    let words = words::Words(style.language);
    let severity = style.paint(style::Paint::Error, words.term(words::Term::Error));
    let told = terminal::width::clean(&words.usage_mistake(mistake));
    format!("{severity} {told}")
}

/// The files to whose form no rule applies, so that nothing was checked in them. Never empty.
#[must_use]
pub fn nothing_applied(files: &[String], style: Style) -> String {
    let words = words::Words(style.language);
    let severity = style.paint(style::Paint::Error, words.term(words::Term::Error));
    format!("{severity} {}", words.nothing_applied(files))
}

/// The files that are not of the year that was asked for.
#[must_use]
pub fn reports_of_other_years(year: u16, files: &[String], style: Style) -> String {
    words::Words(style.language).other_years(year, files)
}

/// Text of a document or a path in one line, without anything that could steer the terminal.
#[must_use]
pub fn clean_for_terminal(text: &str) -> String {
    terminal::width::clean_inline(text)
}

/// Where the result of a run went, for a person who asked for a file.
#[must_use]
pub fn written_to(path: &str, language: gouji_model::Language) -> String {
    terminal::width::clean(&words::Words(language).written_to(path))
}

/// The JSON Schemas of what `check` and `extract` write as JSON, by file name.
#[must_use]
pub fn json_schemas() -> Vec<(&'static str, serde_json::Value)> {
    vec![
        (
            "check.schema.json",
            schemars::schema_for!(output::json::writer::CheckJson).to_value(),
        ),
        (
            "extract.schema.json",
            schemars::schema_for!(output::extract::json::ExtractJson).to_value(),
        ),
    ]
}
