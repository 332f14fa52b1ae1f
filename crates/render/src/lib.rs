//! What was found, said to people and to programs.
//!
//! Findings and mistakes become terminal text, JSON, tables and rule pages
//! here, in Chinese and in English. Nothing in this crate decides whether a
//! figure is wrong, reads a file or writes to a terminal: it returns text.
//!
//! A report goes in checked and comes out as the text of one format. `output`
//! has a writer for each format; for the terminal it asks `report`, which
//! puts findings and causes into words and into lines of the document.
//! `diagnostic` draws such lines, and those of rule files; `pages` has what
//! is said of rules, forms and the command itself. Below them `words` has all
//! words by subject, `style` colours and signs, and `terminal` measures,
//! cuts and wraps text.

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
pub use output::json::mistakes::mistakes_json;
pub use output::json::schemas::json_schemas;
pub use output::rollup::format::RollupFormat;
pub use output::rollup::text::rollup_text;
pub use output::rules::explain::{explain_form_json, explain_json, explain_problem_json};
pub use output::rules::list::rule_list_json;
pub use output::rules::test::cases_json;
pub use output::summary::{RunSummary, SummaryFacts, SummaryLine};
pub use output::terminal::summary::summary;
pub use output::writer::{CheckWriter, WriterOptions};
pub use output::wrong_files::{WrongFiles, mistake_total};
pub use pages::cases::{CaseResult, CaseRow, cases};
pub use pages::command::{
    clean_for_terminal, command_words, elapsed_notice, interruption_notice, new_county,
    no_rule_applies, output_notice, refilled_files, reports_of_other_years, skipped_files,
    text_mark, usage_mistake,
};
pub use pages::form::explain_form;
pub use pages::mistakes::mistakes;
pub use pages::problem::{explain_problem, problem_ids};
pub use pages::rule::{Example, ExampleFigure, explain};
pub use pages::rule_list::rule_list;
pub use report::context::Detail;
pub use report::report_text::check_report;
pub use style::Style;
pub use words::command::{
    CommandWords, Interruption, IoTrouble, NameSource, NewCounty, UsageMistake, YearSource,
};
