//! Names that fit nothing, and what was probably meant by them.

use crate::expression::Name;
use crate::expression::Word;
use crate::names::form_names::Names;
use crate::suggest::suggest;
use gouji_model::vocabulary::{Connective, YEAR};
use gouji_model::{MistakeKind, Role, Row, RowId, Suggestion, TableId};

impl Names<'_> {
    /// What is wrong with a name that no row has.
    pub(crate) fn unknown(&self, name: &Name) -> MistakeKind {
        let text = name.text();
        if let Some((word, spaced)) = self.split_glued(&text) {
            return MistakeKind::GluedWord { word, spaced };
        }
        if let Some(cell) = self.bracket_spelling(name) {
            let suggestion = Suggestion { near: vec![cell] };
            return self.unknown_name(text, suggestion);
        }
        let by_alias = |row: &Row| row.label == text || row.aliases.contains(&text);
        let meant = self.form.rows.select_ids(by_alias).next();
        if meant.is_none()
            && let Some(column) = self.column_for_row(&text)
        {
            return column;
        }
        let suggestion = self.rows_near(&text, meant);
        self.unknown_name(text, suggestion)
    }

    fn unknown_name(&self, name: String, suggestion: Suggestion) -> MistakeKind {
        MistakeKind::UnknownName {
            name,
            form: self.form.id.clone(),
            suggestion,
        }
    }

    /// Rows whose names come close; `meant` is the one whose label is written.
    fn rows_near(&self, text: &str, meant: Option<RowId>) -> Suggestion {
        // A clerk may write a piece of the label; its name is what to write instead.
        let is_long = text.chars().count() >= 4;
        let has_text = |row: &Row| is_long && row.label.contains(text);
        let by_label = meant.or_else(|| self.form.rows.select_ids(has_text).next());
        let names: Vec<String> = self.form.rows.ids().map(|row| self.display(row)).collect();
        let known = names.iter().map(String::as_str).chain(YEAR.spellings());
        let mut suggestion = suggest(text, known);
        if let Some(row) = by_label {
            let name = self.display(row);
            suggestion.near.retain(|near| *near != name);
            suggestion.near.insert(0, name);
            suggestion.near.truncate(3);
        }
        suggestion
    }

    /// `新收.自然人` or `r1.natural`, with the column in brackets as it is written.
    fn bracket_spelling(&self, name: &Name) -> Option<String> {
        let (column, row) = name.parts.split_last()?;
        let text = row.iter().map(|part| part.text.as_str());
        let text = text.collect::<Vec<_>>().join(".");
        let row = self.row_named(&text)?;
        self.column_named(self.form.rows[row].table, &column.text)?;
        Some(format!("{text}[{}]", column.text))
    }

    /// A row by its text, where nobody is told what is wrong.
    pub(crate) fn row_named(&self, text: &str) -> Option<RowId> {
        if let Some(row) = self.form.row_by_id(text) {
            return Some(row);
        }
        let path: Vec<&str> = text.split('.').collect();
        match self.matching_rows(&path).as_slice() {
            [row] => Some(*row),
            _ => None,
        }
    }

    /// A column named where a row should be.
    fn column_for_row(&self, text: &str) -> Option<MistakeKind> {
        let has_column = |table: &TableId| self.column_named(*table, text).is_some();
        let having: Vec<TableId> = self.form.tables.ids().filter(has_column).collect();
        let first = *having.first()?;
        let column = self.column_named(first, text)?;
        let mut rows = self.form.tables[first].rows.iter();
        let row = rows.find(|&&row| self.form.rows[row].role != Role::Heading)?;
        let tables = having.into_iter().map(|table| &self.form.tables[table]);
        Some(MistakeKind::ColumnForRow {
            name: text.to_owned(),
            tables: tables.map(|table| table.name.clone()).collect(),
            cell: format!("{}[{}]", self.display(*row), self.form.columns[column].name),
        })
    }

    /// What is wrong with the row of `row[column]`: the column may stand before the row.
    pub(crate) fn row_mistake(&self, mistake: MistakeKind, row: &str, column: &str) -> MistakeKind {
        let turned = self.row_named(column).is_some_and(|found| {
            let table = self.form.rows[found].table;
            self.column_named(table, row).is_some()
        });
        if turned {
            let cell = format!("{column}[{row}]");
            return MistakeKind::ColumnBeforeRow { cell };
        }
        mistake
    }

    /// What is wrong with a column that `table` does not have.
    pub(crate) fn unknown_column(&self, table: TableId, text: &str) -> MistakeKind {
        let columns = self.column_names(table);
        MistakeKind::UnknownColumn {
            name: text.to_owned(),
            table: self.form.tables[table].name.clone(),
            suggestion: suggest(text, columns.iter().map(String::as_str)),
            columns,
        }
    }

    /// What is wrong with a bare name in a rule over the rows of `table`, where `mistake` says that it is no row:
    /// a column of another table, or nearly one of this.
    pub(crate) fn column_mistake(
        &self,
        mistake: MistakeKind,
        table: TableId,
        text: &str,
    ) -> MistakeKind {
        let column = self.unknown_column(table, text);
        let is_near = matches!(
            &column,
            MistakeKind::UnknownColumn { suggestion, .. } if !suggestion.near.is_empty()
        );
        match &mistake {
            MistakeKind::ColumnForRow { .. } => column,
            MistakeKind::UnknownName { suggestion, .. }
                if is_near || suggestion.near.is_empty() =>
            {
                column
            }
            _ => mistake,
        }
    }

    /// What is wrong with `name(argument)`, where the name is a row's.
    pub(crate) fn row_as_function(
        &self,
        name: &Word,
        argument: Option<&Name>,
    ) -> Option<MistakeKind> {
        let row = self.row_named(&name.text)?;
        let table = self.form.rows[row].table;
        let column = argument.map(Name::text);
        let column = column.filter(|column| self.column_named(table, column).is_some());
        let cell = column.map(|column| format!("{}[{column}]", name.text));
        let name = name.text.clone();
        Some(MistakeKind::RowAsFunction { name, cell })
    }

    /// A word of the language glued to names: `甲或乙`.
    fn split_glued(&self, text: &str) -> Option<(String, String)> {
        for connective in Connective::ALL {
            let word = connective.keyword().zh;
            for (at, _) in text.match_indices(word) {
                let (left, right) = (text.get(..at)?, text.get(at + word.len()..)?);
                let known = |name: &str| self.rows.contains_key(name);
                let fits = match connective {
                    Connective::Not => left.is_empty(),
                    _ => known(left),
                };
                if fits && known(right) {
                    let spaced = format!("{left} {word} {right}").trim_start().to_owned();
                    return Some((word.to_owned(), spaced));
                }
            }
        }
        None
    }
}
