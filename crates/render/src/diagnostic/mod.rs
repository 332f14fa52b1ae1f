//! A finding or a mistake as it is drawn: its sentence, the lines it points at, and notes below.
//!
//! In comes a [`message::Message`], whose [`snippet::Snippet`] holds the lines
//! with their labels, out comes text. Read `snippet` first, then `message`;
//! `frame` draws the lines, `draw` the whole. Reports build their snippets
//! directly. What points into a file that a user wrote is a
//! [`source_file::FileDiagnostic`], a diagnostic of `miette` with byte spans,
//! of which `miette_face` makes a message: `miette` stays in those two files.

pub(crate) mod draw;
pub(crate) mod frame;
pub(crate) mod message;
pub(crate) mod miette_face;
pub(crate) mod snippet;
pub(crate) mod source_file;
