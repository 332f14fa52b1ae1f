//! A finding in words and as lines of the report.
//!
//! In comes a finding of the model, out come a [`text::FindingText`], which
//! JSON has too, and a message for the terminal. `text` says what is wrong,
//! with `problem_facts` for what was found while reading. `shown_figures`
//! chooses the figures to draw; `drawn_figures` reads them from the form
//! (`drawn_figure`) or from the document (`problem_row`) and labels them
//! (`figure_labels`); `quoted_sentences` does the same for the prose.
//! `excerpt_layout` sets both in rows and columns, for which `excerpt` writes
//! the lines. `notes` names what is not drawn, and `draw` puts all together.

pub(crate) mod draw;
pub(crate) mod drawn_figure;
pub(crate) mod drawn_figures;
pub(crate) mod excerpt;
pub(crate) mod excerpt_layout;
pub(crate) mod figure_labels;
pub(crate) mod notes;
pub(crate) mod problem_facts;
pub(crate) mod problem_row;
pub(crate) mod quoted_sentences;
pub(crate) mod shown_figures;
pub(crate) mod text;
