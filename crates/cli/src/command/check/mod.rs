//! `gouji check`: every report under the paths, or of the county, against the rules of its form.
//!
//! `run` reads the command line, has the files reviewed and hands the result to a writer. `options` and `fail_on` say what the
//! command line asks for, `rule_selection` which rules apply, and `run_totals` keeps a line of each report.

mod fail_on;
mod options;
mod rule_selection;
mod run;
mod run_totals;

pub(crate) use run::check;
