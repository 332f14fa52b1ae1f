//! Web pages, alone or saved in one file with all that belongs to them.
//!
//! `mht` takes the pages out of a MIME message; `html` reads a page.
//!
//! In: the text of a page. Out: its lines with what a person sees otherwise.

pub(crate) mod html;
pub(crate) mod mht;
