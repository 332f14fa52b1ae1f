//! What the evaluator says of reports in small forms.

mod blanks;
mod grouping;
mod last_year;
mod outcomes;
mod smallest;
