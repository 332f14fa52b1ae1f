//! Placements to the figures of a form: values, states and problems. Only the files of this folder write these.
//!
//! `form_data` walks through the others in a fixed order, because each goes by what those before it have written:
//! `figure_reader` (the value of each placed cell), `copies` (rows that stand there twice), `group_values`
//! (values of a group that may be those of its first row), `unplaced_rows` (rows of the
//! document that are no row of the form), `empty_tables` (tables without any figure), `damage` (what a blank means where a
//! part could not be read), `heading_values` (headings that carry a value), `missing_rows` (rows of the form that the
//! document lacks), `year_columns` (two years side by side), `repetitions` (problems with one cause,
//! told once).

mod copies;
mod damage;
mod empty_tables;
mod figure_reader;
mod form_data;
mod group_values;
mod heading_values;
mod missing_rows;
mod repetitions;
mod unplaced_rows;
mod year_columns;

pub(crate) use form_data::form_data;
