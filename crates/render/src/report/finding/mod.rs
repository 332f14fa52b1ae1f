//! TODO

pub(crate) mod drawn_figures;
pub(crate) mod excerpt;
pub(crate) mod excerpt_layout;
pub(crate) mod quoted_sentences;
pub(crate) mod shown_figures;
