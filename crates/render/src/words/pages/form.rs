//! The page of a form.

use crate::words::Words;
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
}

impl Words {
    /// The headings and words of the page of a form.
    pub(crate) fn form_page(self) -> &'static FormPageWords {
        self.pick(&CHINESE, &ENGLISH)
    }

    /// The years of a form.
    pub(crate) fn form_years(self, years: Years) -> String {
        let first = years.first;
        match years.last {
            Some(last) if last == first => self
                .zh(format!("{last}年度"))
                .en(format!("report year {last}")),
            Some(last) => self
                .zh(format!("{first}至{last}年度"))
                .en(format!("report years {first} to {last}")),
            None => self
                .zh(format!("{first}年度起"))
                .en(format!("report years from {first}")),
        }
    }
}

static CHINESE: FormPageWords = form_page_words(Words(Language::Zh));
static ENGLISH: FormPageWords = form_page_words(Words(Language::En));

const fn form_page_words(words: Words) -> FormPageWords {
    FormPageWords {
        how: words.pick(
            "规则里写行名或编号；下面列出列名的表，写 行[列]。表名写在 each: row of 的后面。",
            "Rules name a row by its name or id, and in a table whose columns are listed as \
             row[column]. The name of a table goes after each: row of.",
        ),
        column: words.pick("列名", "column"),
        row: words.pick("行名", "row"),
        id: words.pick("编号", "id"),
        unit: words.pick("单位", "unit"),
        kind: words.pick("类别", "kind"),
        label: words.pick("表上印的", "as printed"),
        total: words.pick("总数", "total"),
        subset: words.pick("其中", "of which"),
        heading: words.pick("标题行", "heading"),
    }
}
