//! The names that a form gives to rules: a form comes in, [`Names`] comes out.
//!
//! `form_names` finds rows, columns and tables; `name_hints` tells what was probably meant by a name that fits none.

mod form_names;
mod name_hints;

pub use form_names::row_names;

pub(crate) use form_names::Names;
