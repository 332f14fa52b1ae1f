//! Documents of word processors: Word since 2007 (`docx`), Word before (`doc`), and rich text (`rtf`).
//!
//! In: a package, or the bytes of the file. Out: a [`gouji_model::Document`].

pub(crate) mod doc;
pub(crate) mod docx;
pub(crate) mod rtf;
