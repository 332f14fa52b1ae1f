//! From the bytes of a submission to a report with its figures.
//!
//! [`read`] tells what a file is by its content and gives its lines and cells
//! with their places. [`bind`] finds the form whose rows stand in a document,
//! places the document's rows in it, and reads their values. What cannot be
//! said with certainty is a problem of the report, never a guess.
//!
//! Architecture invariant: this crate touches no disk, knows no rule, and
//! holds no state between two documents. [`Forms`] is made once per run and
//! shared by all threads.

mod bind;
mod characters;
mod read;
mod roster;

pub use bind::{Forms, bind};
pub use read::{Archive, MAX_BYTES, Member, archive, is_clutter, read};
pub use roster::roster;
