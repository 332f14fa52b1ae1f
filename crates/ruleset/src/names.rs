//! The names that a form gives to rules: rows by name, id or path, columns, tables.

use crate::expr::Name;
use crate::resolve::YEAR;
use crate::suggest::suggest;
use gouji_model::{ColumnId, Form, MistakeKind, RowId, TableId};
use std::collections::HashMap;

/// The names of one form.
pub(crate) struct Names<'f> {
    pub(crate) form: &'f Form,
    rows: HashMap<&'f str, Vec<RowId>>,
}

impl<'f> Names<'f> {
    pub(crate) fn new(form: &'f Form) -> Self {
        let mut rows: HashMap<&str, Vec<RowId>> = HashMap::new();
        for (id, row) in form.rows.iter_with_ids() {
            rows.entry(row.name.as_str()).or_default().push(id);
        }
        Self { form, rows }
    }

    /// The row of a name, an id or a path of names.
    pub(crate) fn row(&self, name: &Name) -> Result<RowId, MistakeKind> {
        let text = name.text();
        if let Some(row) = self.form.row_by_id(&text) {
            return Ok(row);
        }
        let path: Vec<&str> = name.parts.iter().map(|part| part.text.as_str()).collect();
        let fitting = self.fitting(&path);
        match fitting.as_slice() {
            [row] => Ok(*row),
            [] => Err(self.unknown(&text)),
            several => {
                let choices = several.iter().map(|&row| self.display(row)).collect();
                Err(MistakeKind::AmbiguousName {
                    name: text,
                    choices,
                })
            }
        }
    }

    /// The rows that a path of names may mean.
    fn fitting(&self, path: &[&str]) -> Vec<RowId> {
        let Some((last, above)) = path.split_last() else {
            return Vec::new();
        };
        let candidates = self.rows.get(last).map_or(&[][..], Vec::as_slice);
        let fits = |how: fn(&Self, RowId, &[&str]) -> bool| {
            candidates
                .iter()
                .copied()
                .filter(|&row| how(self, row, above))
                .collect::<Vec<RowId>>()
        };
        // The names straight above a row say more than names anywhere above it.
        let straight = fits(Self::stands_straight_under);
        if straight.is_empty() {
            fits(Self::stands_under)
        } else {
            straight
        }
    }

    /// Whether the rows above `row` have just these names, from the nearest up.
    fn stands_straight_under(&self, row: RowId, above: &[&str]) -> bool {
        let mut at = self.form.rows[row].parent;
        above.iter().rev().all(|name| {
            let parent = at.take_if(|parent| self.form.rows[*parent].name == *name);
            at = parent.and_then(|parent| self.form.rows[parent].parent);
            parent.is_some()
        })
    }

    /// Whether the names in `above` are, in order, among the rows above `row` or its table.
    fn stands_under(&self, row: RowId, above: &[&str]) -> bool {
        let mut wanted = above.iter().rev().peekable();
        let mut at = self.form.rows[row].parent;
        while let Some(parent) = at {
            if wanted
                .peek()
                .is_some_and(|name| **name == self.form.rows[parent].name)
            {
                wanted.next();
            }
            at = self.form.rows[parent].parent;
        }
        let table = &self.form.tables[self.form.rows[row].table];
        if wanted
            .peek()
            .is_some_and(|name| **name == table.name || **name == table.id)
        {
            wanted.next();
        }
        wanted.peek().is_none()
    }

    fn unknown(&self, text: &str) -> MistakeKind {
        if let Some((word, spaced)) = self.glued(text) {
            return MistakeKind::GluedWord { word, spaced };
        }
        // A clerk may write the label; its name is what to write instead.
        let by_label = self.form.rows.iter_with_ids().find(|(_, row)| {
            row.label.contains(text) && text.chars().count() >= 4
                || row.aliases.iter().any(|alias| alias == text)
        });
        let names: Vec<String> = self.form.rows.ids().map(|row| self.display(row)).collect();
        let known = names.iter().map(String::as_str).chain(YEAR);
        let mut suggestion = suggest(text, known);
        if let Some((row, _)) = by_label {
            let name = self.display(row);
            suggestion.near.retain(|near| *near != name);
            suggestion.near.insert(0, name);
            suggestion.near.truncate(3);
        }
        MistakeKind::UnknownName {
            name: text.to_owned(),
            suggestion,
        }
    }

    /// A word of the language glued to names: `甲或乙`.
    fn glued(&self, text: &str) -> Option<(String, String)> {
        for word in ["或", "且", "属于", "非"] {
            for (at, _) in text.match_indices(word) {
                let (left, right) = (text.get(..at)?, text.get(at + word.len()..)?);
                let known = |name: &str| self.rows.contains_key(name);
                let fits = if word == "非" {
                    left.is_empty()
                } else {
                    known(left)
                };
                if fits && known(right) {
                    let spaced = format!("{left} {word} {right}").trim_start().to_owned();
                    return Some((word.to_owned(), spaced));
                }
            }
        }
        None
    }

    /// The name of `row`, with as many names above it as tell it apart, its table's in the end.
    pub(crate) fn display(&self, row: RowId) -> String {
        let mut path = vec![self.form.rows[row].name.as_str()];
        let mut at = self.form.rows[row].parent;
        loop {
            let from_the_top: Vec<&str> = path.iter().rev().copied().collect();
            if self.fitting(&from_the_top) == [row] {
                break;
            }
            match at {
                Some(parent) => {
                    path.push(&self.form.rows[parent].name);
                    at = self.form.rows[parent].parent;
                }
                None => {
                    path.push(&self.form.tables[self.form.rows[row].table].name);
                    break;
                }
            }
        }
        path.reverse();
        path.join(".")
    }

    /// The column of `table` with this name, id or label.
    pub(crate) fn column(&self, table: TableId, text: &str) -> Result<ColumnId, MistakeKind> {
        let columns = &self.form.tables[table].columns;
        let fits = |&&column: &&ColumnId| {
            let column = &self.form.columns[column];
            column.name == text || column.id.as_deref() == Some(text) || column.label == text
        };
        columns
            .iter()
            .find(fits)
            .copied()
            .ok_or_else(|| MistakeKind::UnknownColumn {
                name: text.to_owned(),
                columns: self.column_names(table),
            })
    }

    pub(crate) fn column_names(&self, table: TableId) -> Vec<String> {
        let columns = self.form.tables[table].columns.iter();
        columns
            .map(|&column| self.form.columns[column].name.clone())
            .collect()
    }

    /// The table with this name or id.
    pub(crate) fn table(&self, text: &str) -> Result<TableId, MistakeKind> {
        let mut tables = self.form.tables.iter_with_ids();
        let found = tables.find(|(_, table)| table.name == text || table.id == text);
        found
            .map(|(id, _)| id)
            .ok_or_else(|| MistakeKind::UnknownTable {
                name: text.to_owned(),
                tables: self
                    .form
                    .tables
                    .iter()
                    .map(|table| table.name.clone())
                    .collect(),
            })
    }
}
