//! The words of the page of a form.

use super::{Words, en, zh};
use gouji_model::{Language, Years};

/// The headings and words of one language.
pub(crate) struct FormPageWords {
    /// How the names are used.
    pub(crate) how: &'static str,
    /// Over the names of columns.
    pub(crate) column: &'static str,
    /// Over the names of rows.
    pub(crate) row: &'static str,
    pub(crate) id: &'static str,
    pub(crate) unit: &'static str,
    /// Over the words for what a row or column is.
    pub(crate) kind: &'static str,
    /// Over what the form prints.
    pub(crate) label: &'static str,
    pub(crate) total: &'static str,
    pub(crate) subset: &'static str,
    pub(crate) heading: &'static str,
    /// The years of the form.
    pub(crate) years: fn(Years) -> String,
}

impl Words {
    pub(crate) fn form_page(self) -> &'static FormPageWords {
        match self.0 {
            Language::Zh => &zh::FORM_PAGE,
            Language::En => &en::FORM_PAGE,
        }
    }
}
