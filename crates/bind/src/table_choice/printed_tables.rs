//! Which tables of a form stand in some lines of a document, with numbers or without.

use crate::form_index::{FormIndex, HeaderCell};
use crate::recognition::candidates::meanings;
use crate::tokens::{Kind, Token, TokenizedDocument};
use gouji_model::{RowId, TableId};
use std::collections::{BTreeMap, BTreeSet};

/// What stands in some lines of a document.
#[derive(Debug, Default)]
pub(super) struct PrintedTables {
    /// The tables of the form whose labels stand there.
    pub(super) labelled: BTreeSet<TableId>,
    /// Those of them with numbers.
    pub(super) filled: BTreeSet<TableId>,
}

impl PrintedTables {
    /// Looks through the tokens of some lines.
    pub(super) fn new(index: &FormIndex, document: &TokenizedDocument<'_>) -> Self {
        let mut printed = Self::default();
        printed.add_rows(index, document);
        printed.add_across(index, document);
        printed
    }

    fn add_rows(&mut self, index: &FormIndex, document: &TokenizedDocument<'_>) {
        for at in 0..document.segments.len() {
            // 总计 is the name of a column too.
            let label = document.label(at);
            if label
                .is_some_and(|label| index.names.contains(&label.full) && label.numbering.is_none())
            {
                continue;
            }
            let tail = document.tail(at);
            let has_value = tail
                .iter()
                .any(|token| matches!(token.kind, Kind::Value(_)));
            for row in rows_of(index, document, at) {
                let table = index.form.rows[row].table;
                // A label alone may be a word of the prose.
                if !tail.is_empty() {
                    self.labelled.insert(table);
                }
                if has_value {
                    self.filled.insert(table);
                }
            }
        }
    }

    /// Adds tables whose rows stand side by side: all their columns are named, and a line holds as many values.
    fn add_across(&mut self, index: &FormIndex, document: &TokenizedDocument<'_>) {
        let form = &index.form;
        for table in form.tables.ids().filter(|&id| form.tables[id].across) {
            let columns = form.tables[table].columns.len();
            let mut named = BTreeSet::new();
            for label in document.labels() {
                let cells = index.header_cells(&label.full, table).unwrap_or_default();
                named.extend(cells.into_iter().filter_map(|cell| match cell {
                    HeaderCell::Column(at) => Some(at),
                    HeaderCell::Group | HeaderCell::Other => None,
                }));
            }
            if named.len() == columns {
                self.labelled.insert(table);
                let rows = value_lines(&document.tokens);
                if rows.into_iter().any(|values| values >= columns) {
                    self.filled.insert(table);
                }
            }
        }
    }
}

/// How many values stand in each line without a text.
fn value_lines(tokens: &[Token<'_>]) -> Vec<usize> {
    let mut lines: BTreeMap<usize, Option<usize>> = BTreeMap::new();
    for token in tokens {
        let values = lines.entry(token.line).or_insert(Some(0));
        match token.kind {
            Kind::Text => *values = None,
            Kind::Value(_) => *values = values.map(|values| values + 1),
            Kind::Unit(_) | Kind::Blank => {}
        }
    }
    lines.into_values().flatten().collect()
}

/// The rows whose label the text at `at` is, to the letter.
pub(super) fn rows_of(
    index: &FormIndex,
    document: &TokenizedDocument<'_>,
    at: usize,
) -> Vec<RowId> {
    let Some(label) = document.label(at) else {
        return Vec::new();
    };
    let full = meanings(index, &label.full);
    let known = if full.is_empty() {
        meanings(index, &label.bare)
    } else {
        full
    };
    known.iter().map(|meaning| meaning.row).collect()
}
