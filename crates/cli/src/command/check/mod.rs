//! `gouji check`: every report under the paths, or of the county, against the rules of its form.
//!
//! `run` reads the command line and walks through the files. Worker threads turn each file into a `FileResult`
//! (`report_checker`); `report_printer` hands results out in their order, those of a county once all are read, and
//! `run_totals` remembers what they come to. `options` and `fail_on` say what the command line asks for,
//! `rule_selection` which rules apply.

mod fail_on;
mod options;
mod report_checker;
mod report_printer;
mod rule_selection;
mod run;
mod run_totals;

pub(crate) use run::check;
