//! What the evaluator says of reports in small forms.

mod gathered;
mod last_year;
mod outcomes;
mod smallest;
