//! Rows, columns and cells in words: lists of them, how many there are.

use super::{Words, en, sheet_name, zh};
use crate::report::tally::Tally;
use crate::terminal::width::clean_inline;
use gouji_model::{Language, Place};

impl Words {
    /// A figure of another file: its name and value, and where it stands.
    pub(crate) fn cited(self, name: &str, value: &str, path: &str, place: Option<&str>) -> String {
        let separator = match self.0 {
            Language::Zh => "，",
            Language::En => ", ",
        };
        let mut told = format!("{name} {value}");
        for each in [Some(path).filter(|path| !path.is_empty()), place]
            .into_iter()
            .flatten()
        {
            told.push_str(separator);
            told.push_str(each);
        }
        told
    }

    /// The row of a place in words, whatever its column.
    pub(crate) fn row_place(self, place: Place, sheets: &[String]) -> String {
        let sheet = clean_inline(sheet_name(place, sheets));
        match self.0 {
            Language::Zh => zh::row_place(place, &sheet),
            Language::En => en::row_place(place, &sheet),
        }
    }

    /// `names`, the first few of them, and how many there are.
    pub(crate) fn some_of(self, names: &[String], at_most: usize, tally: Tally) -> String {
        let first: Vec<&str> = names.iter().take(at_most).map(String::as_str).collect();
        let is_all = first.len() == names.len();
        match self.0 {
            Language::Zh => zh::some_of(&first, is_all, tally),
            Language::En => en::some_of(&first, is_all, tally),
        }
    }

    /// The first few of the places where a rule does not hold, each with what it says.
    pub(crate) fn some_places(self, said: &[String], at_most: usize) -> String {
        let first: Vec<&str> = said.iter().take(at_most).map(String::as_str).collect();
        match self.0 {
            Language::Zh => zh::some_places(&first, said.len()),
            Language::En => en::some_places(&first, said.len()),
        }
    }

    /// How many checks were left for want of last year's report or of a roster; nothing where none was.
    pub(crate) fn beyond(self, checks: usize) -> String {
        match (self.0, checks) {
            (_, 0) => String::new(),
            (Language::Zh, _) => {
                format!("{checks} 条关系要和上年度的报告、名单对照，手头没有；加 -v 看是哪些")
            }
            (Language::En, _) => format!(
                "{checks} checks against last year's report or the roster, which are not at hand; -v lists them"
            ),
        }
    }

    /// The first submitters of `names`, and how many they are.
    pub(crate) fn some_submitters(self, names: &[String], at_most: usize) -> String {
        let first = self.list(names.get(..at_most).unwrap_or(names));
        match (self.0, names.len() > at_most) {
            (_, false) => first,
            (Language::Zh, true) => format!("{first}等{}个单位", names.len()),
            (Language::En, true) => format!("{first} and others, {} in all", names.len()),
        }
    }

    /// Several cells of the row `name`.
    pub(crate) fn cells_of(self, name: &str, columns: &str, count: usize) -> String {
        match self.0 {
            Language::Zh => format!("{name}（{columns}，{count}格）"),
            Language::En => format!("{name} ({columns}, {count} cells)"),
        }
    }

    /// Behind rows of which one column is meant.
    pub(crate) fn in_column(self, column: &str) -> String {
        match self.0 {
            Language::Zh => format!("（“{column}”一列）"),
            Language::En => format!(" (column {column})"),
        }
    }

    /// Behind rows of which several columns are meant, so many cells in all.
    pub(crate) fn in_columns(self, columns: &str, cells: usize) -> String {
        match self.0 {
            Language::Zh => format!("（{columns}，共{cells}格）"),
            Language::En => format!(" ({columns}, {cells} cells in all)"),
        }
    }

    /// All columns from `first` to `last`.
    pub(crate) fn range(self, first: &str, last: &str) -> String {
        match self.0 {
            Language::Zh => format!("{first}至{last}"),
            Language::En => format!("{first} to {last}"),
        }
    }

    /// Why a report is fine although checks in it are violated.
    pub(crate) fn only_notes(self) -> &'static str {
        match self.0 {
            Language::Zh => "（不通过的都只是提示）",
            Language::En => " (those violated are only notes)",
        }
    }

    /// How many there are, where none is named.
    pub(crate) fn in_all(self, count: usize) -> String {
        match (self.0, count) {
            (_, 0) => String::new(),
            (Language::Zh, _) => format!("共{count}个"),
            (Language::En, _) => format!("{count} in all"),
        }
    }

    pub(crate) fn list(self, names: &[String]) -> String {
        names.join(match self.0 {
            Language::Zh => "、",
            Language::En => ", ",
        })
    }
}
