//! The names that a form gives to rules: rows by name, id or path, columns, tables.

use crate::expression::Name;
use crate::suggest::suggest;
use gouji_model::{ColumnId, Form, IdVec, MistakeKind, Row, RowId, Table, TableId};
use std::collections::{HashMap, VecDeque};

/// The names of a form's rows as rules write them, with as many names above them as tell them apart.
#[must_use]
pub fn row_names(form: &Form) -> IdVec<Row, String> {
    let names = Names::new(form);
    form.rows.ids().map(|row| names.display(row)).collect()
}

/// The names of one form.
pub(crate) struct Names<'f> {
    pub(crate) form: &'f Form,
    pub(crate) rows: HashMap<&'f str, Vec<RowId>>,
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
    ///
    /// # Errors
    /// Fails where the name means no row, or several.
    pub(crate) fn row(&self, name: &Name) -> Result<RowId, MistakeKind> {
        self.find_row(name).map_err(|rows| match rows.as_slice() {
            [] => self.unknown(name),
            several => MistakeKind::AmbiguousName {
                name: name.text(),
                choices: several.iter().map(|&row| self.display(row)).collect(),
            },
        })
    }

    /// The row of a name without what to write instead, which is costly to find.
    ///
    /// # Errors
    /// The rows that the name may mean: none, or several.
    pub(crate) fn find_row(&self, name: &Name) -> Result<RowId, Vec<RowId>> {
        if let Some(row) = self.form.row_by_id(&name.text()) {
            return Ok(row);
        }
        let path: Vec<&str> = name.parts.iter().map(|part| part.text.as_str()).collect();
        let rows = self.matching_rows(&path);
        match rows.as_slice() {
            [row] => Ok(*row),
            _ => Err(rows),
        }
    }

    /// The rows that a path of names may mean.
    pub(crate) fn matching_rows(&self, path: &[&str]) -> Vec<RowId> {
        let Some((last, above)) = path.split_last() else {
            return Vec::new();
        };
        let candidates = self.rows.get(last).map_or(&[][..], Vec::as_slice);
        let fits = |how: fn(&Self, RowId, &[&str]) -> bool| -> Vec<RowId> {
            let rows = candidates.iter().copied();
            rows.filter(|&row| how(self, row, above)).collect()
        };
        // The names straight above a row say more than names anywhere above it.
        let straight = fits(Self::stands_straight_under);
        match straight.is_empty() {
            true => fits(Self::stands_under),
            false => straight,
        }
    }

    /// Whether the rows above `row` have just these names, from the nearest up.
    fn stands_straight_under(&self, row: RowId, above: &[&str]) -> bool {
        let mut rows = self.form.ancestors(row);
        let mut names = above.iter().rev();
        names.all(|name| {
            rows.next()
                .is_some_and(|row| self.form.rows[row].name == *name)
        })
    }

    /// Whether the names in `above` are, in order, among the rows above `row` or its table.
    fn stands_under(&self, row: RowId, above: &[&str]) -> bool {
        let mut wanted = above.iter().rev().peekable();
        for above in self.form.ancestors(row) {
            wanted.next_if(|name| **name == self.form.rows[above].name);
        }
        let table = &self.form.tables[self.form.rows[row].table];
        wanted.next_if(|name| **name == table.name || **name == table.id);
        wanted.peek().is_none()
    }

    /// The name of `row`, with as many names above it as tell it apart, its table's in the end.
    pub(crate) fn display(&self, row: RowId) -> String {
        let form = self.form;
        let mut path = VecDeque::from([form.rows[row].name.as_str()]);
        let rows = form.ancestors(row).map(|above| &form.rows[above].name);
        let mut names = rows.chain([&form.tables[form.rows[row].table].name]);
        while self.matching_rows(path.make_contiguous()) != [row]
            && let Some(name) = names.next()
        {
            path.push_front(name);
        }
        path.make_contiguous().join(".")
    }

    /// The column of `table` with this name, id or label.
    pub(crate) fn column(&self, table: TableId, text: &str) -> Result<ColumnId, MistakeKind> {
        self.column_named(table, text)
            .ok_or_else(|| self.unknown_column(table, text))
    }

    /// The same, where nobody is told what is wrong.
    pub(crate) fn column_named(&self, table: TableId, text: &str) -> Option<ColumnId> {
        let columns = &self.form.tables[table].columns;
        let fits = |&&column: &&ColumnId| {
            let column = &self.form.columns[column];
            column.id.is_some()
                && (column.name == text
                    || column.id.as_deref() == Some(text)
                    || column.label == text)
        };
        columns.iter().find(fits).copied()
    }

    /// The names of a table's columns; none where it has one without a name.
    pub(crate) fn column_names(&self, table: TableId) -> Vec<String> {
        let columns = self.form.tables[table].columns.iter();
        columns
            .map(|&column| &self.form.columns[column])
            .filter(|column| column.id.is_some())
            .map(|column| column.name.clone())
            .collect()
    }

    /// The table with this name or id.
    pub(crate) fn table(&self, text: &str) -> Result<TableId, MistakeKind> {
        let is_named = |table: &Table| table.name == text || table.id == text;
        let table = self.form.tables.select_ids(is_named).next();
        table.ok_or_else(|| {
            let names = self.form.tables.iter().map(|table| table.name.clone());
            let tables: Vec<String> = names.collect();
            MistakeKind::UnknownTable {
                name: text.to_owned(),
                suggestion: suggest(text, tables.iter().map(String::as_str)),
                tables,
            }
        })
    }
}
