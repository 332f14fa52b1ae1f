//! What was found, said to people and to programs.
//!
//! Findings and mistakes become terminal text, JSON, tables and rule pages
//! here, in Chinese and in English. Nothing in this crate decides whether a
//! figure is wrong, reads a file or writes to a terminal: it returns text.

mod batch;
mod batch_json;
mod cases;
mod causes;
mod choice;
mod csv;
mod diagnostic;
mod digest;
mod excerpt;
mod explain;
mod extract;
mod finding;
mod form_page;
mod glyph;
mod grid;
mod handler;
mod json;
mod json_names;
mod json_text;
mod mistakes;
mod names;
mod outcomes;
mod place;
mod rollup;
mod rule_list;
mod sentence;
mod snippet;
mod style;
mod summary;
mod table;
mod terminal;
mod undecided;
mod view;
mod width;
mod words;

pub use batch::{batch_findings, roster_mistakes};
pub use batch_json::{BatchFindingJson, BatchJson, OverrideJson, batch_json};
pub use cases::{FailedCase, cases};
pub use causes::{CauseJson, ChangeJson, ExplanationJson};
pub use excerpt::SourceText;
pub use explain::{Example, ExampleFigure, explain, explain_problem, problem_ids};
pub use extract::{ExtractJson, ExtractReport, extract_csv, extract_csv_header, extract_table};
pub use form_page::explain_form;
pub use handler::Handler;
pub use json::{CheckJson, FigureJson, FindingJson, GatheredJson, ReportJson, SummaryJson};
pub use json_text::json;
pub use mistakes::mistakes;
pub use place::PlaceJson;
pub use rollup::{rollup_csv, rollup_text, rollup_xlsx};
pub use rule_list::rule_list;
pub use style::Style;
pub use summary::{SummaryFacts, SummaryLine, summary};
pub use terminal::{Detail, check_report};
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
    let told = width::clean(&words.usage_mistake(mistake));
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
    width::clean_inline(text)
}

/// Where the result of a run went, for a person who asked for a file.
#[must_use]
pub fn written_to(path: &str, language: gouji_model::Language) -> String {
    width::clean(&words::Words(language).written_to(path))
}

/// The JSON Schemas of what `check` and `extract` write as JSON, by file name.
#[must_use]
pub fn json_schemas() -> Vec<(&'static str, serde_json::Value)> {
    vec![
        (
            "check.schema.json",
            schemars::schema_for!(CheckJson).to_value(),
        ),
        (
            "extract.schema.json",
            schemars::schema_for!(ExtractJson).to_value(),
        ),
    ]
}
