//! What a run writes, one writer a format: a reviewed report goes in, text or bytes come out.
//!
//! `check` and `extract` write a report at a time: `begin`, then each report, then what a county comes to, then `end`.
//! A report is rendered by worker threads; only the writing is one after another. To add a format, write one file with
//! one implementor of the trait, and add it in `format.rs`: variant, name, arm. The help of `--format` is in
//! `words/command/help.rs`. What a writer needs of a finding: its words are `report::finding::text::finding_text`, where it
//! begins is [`View::first_place`](crate::report::view::View::first_place), and what comes from a document passes through
//! `terminal::width::clean`.
//!
//! In the order in which data walks: `summary` keeps a line of each report, `writer` says what every writer of `check`
//! does, `terminal` and `json` do it, `format` chooses. `extract` and `rollup` have the same cut for their commands; `rules` has
//! the JSON of rules, and `wrong_files` what is wrong in the files that a run goes by.

pub(crate) mod csv;
pub(crate) mod extract;
pub(crate) mod format;
pub(crate) mod json;
pub(crate) mod rollup;
pub(crate) mod rules;
pub(crate) mod summary;
pub(crate) mod terminal;
pub(crate) mod writer;
pub(crate) mod wrong_files;
