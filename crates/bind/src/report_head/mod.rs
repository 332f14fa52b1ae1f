//! Who filed a report and for which year, from its title, its body and its signature.
//!
//! The lines of a document go in, a [`Head`] comes out; a document without a table has one too. `head` finds the title
//! and walks through `submitter` (whose report it is), `year` (for which year) and `date` (when it was signed);
//! `folding` brings each text into the shape in which they read it.

mod date;
mod folding;
mod head;
mod submitter;
mod year;

pub(crate) use date::date;
pub(crate) use folding::fold;
pub(crate) use head::{Head, head, named_titles, names_period, years};
