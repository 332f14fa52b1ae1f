//! From a form schema as written to a checked form with dense ids.

use crate::suggest::suggest;
use crate::syntax::Node;
use crate::syntax::form::{
    FormFile, OneOrMany, WrittenColumn, WrittenLayout, WrittenRole, WrittenRow,
};
use gouji_model::vocabulary::is_reserved;
use gouji_model::{
    Column, ColumnId, FigureId, FigureSpec, Form, IdVec, Label, Layout, Mistake, MistakeKind, Role,
    Row, RowId, SourceId, Span, Suggestion, Table, TableId, Unit, Years,
};
use std::collections::HashMap;
use std::ops::RangeInclusive;

/// Checks `file` and gives the form; `None` where a mistake leaves no sound form.
pub(crate) fn check(
    source: SourceId,
    root: &Node,
    file: &FormFile,
    mistakes: &mut Vec<Mistake>,
) -> Option<Form> {
    let before = mistakes.len();
    let mut checker = Checker {
        source,
        root,
        mistakes,
        form: empty(file),
    };
    checker.years(&file.years);
    for (index, table) in file.tables.iter().enumerate() {
        checker.table(index, table);
    }
    checker.relations(file);
    checker.names(file);
    checker.layouts(file.layouts.as_deref());
    let form = checker.form;
    (mistakes.len() == before).then_some(form)
}

fn empty(file: &FormFile) -> Form {
    Form {
        id: file.id.clone(),
        title: file.title.clone(),
        years: Years {
            first: 0,
            last: None,
        },
        recognise: file.recognise.clone(),
        header: file.header.clone(),
        foot: file.foot.clone(),
        tables: IdVec::new(),
        rows: IdVec::new(),
        columns: IdVec::new(),
        figures: IdVec::new(),
        layouts: IdVec::new(),
        rows_by_id: HashMap::new(),
    }
}

struct Checker<'a> {
    source: SourceId,
    root: &'a Node,
    mistakes: &'a mut Vec<Mistake>,
    form: Form,
}

/// The pointer to the name of each of `list`.
fn numbered<'n>(list: &str, names: impl Iterator<Item = &'n str>) -> Vec<(String, &'n str)> {
    names
        .enumerate()
        .map(|(at, name)| (format!("{list}/{at}/name"), name))
        .collect()
}

/// Where a row is written: `/tables/T/rows/R`.
fn row_pointer(table: usize, row: usize) -> String {
    format!("/tables/{table}/rows/{row}")
}

impl Checker<'_> {
    fn span(&self, pointer: &str) -> Span {
        self.root.at(pointer).unwrap_or(self.root).short_span()
    }

    fn mistake(&mut self, kind: MistakeKind, pointer: &str) {
        let span = self.span(pointer);
        self.mistakes.push(Mistake::new(kind, self.source, span));
    }

    fn duplicate(&mut self, id: &str, pointer: &str, first: &str) {
        let kind = MistakeKind::DuplicateFormId { id: id.to_owned() };
        let mut mistake = Mistake::new(kind, self.source, self.span(pointer));
        let span = self.span(first);
        mistake.related.push(Label {
            source: self.source,
            span,
            text: None,
        });
        self.mistakes.push(mistake);
    }

    fn years(&mut self, written: &str) {
        let (first, last) = match written.split_once("..") {
            None => (written, Some(written)),
            Some((first, "")) => (first, None),
            Some((first, last)) => (first, Some(last)),
        };
        let first = first.parse::<u16>().ok();
        let last = last.map(str::parse::<u16>);
        match (first, last) {
            (Some(first), None) => self.form.years = Years { first, last: None },
            (Some(first), Some(Ok(last))) if first <= last => {
                self.form.years = Years {
                    first,
                    last: Some(last),
                };
            }
            _ => self.mistake(
                MistakeKind::BadYears {
                    found: written.to_owned(),
                },
                "/years",
            ),
        }
    }

    fn table(&mut self, index: usize, written: &crate::syntax::form::WrittenTable) {
        if let Some(first) = self
            .form
            .tables
            .iter()
            .position(|each| each.id == written.id)
        {
            let pointer = format!("/tables/{index}/id");
            self.duplicate(&written.id, &pointer, &format!("/tables/{first}/id"));
        }
        let (id, name) = (written.id.clone(), written.name.clone());
        let title = written.title.clone();
        let (rows, columns) = (Vec::new(), Vec::new());
        let table = self.form.tables.push(Table {
            id,
            name,
            title,
            rows,
            columns,
            across: written.across,
        });
        self.columns(table, index, written.columns.as_deref());
        for (number, row) in written.rows.iter().enumerate() {
            self.row(table, (index, number), row, written.columns.as_deref());
        }
    }

    fn columns(&mut self, table: TableId, index: usize, written: Option<&[WrittenColumn]>) {
        let Some(written) = written.filter(|columns| !columns.is_empty()) else {
            let column = Column {
                table,
                id: None,
                name: String::new(),
                label: String::new(),
                aliases: Vec::new(),
                role: Role::Detail,
                under: None,
                signed: false,
                parts: Vec::new(),
            };
            let id = self.form.columns.push(column);
            self.form.tables[table].columns.push(id);
            return;
        };
        let first = self.form.columns.len();
        for (number, column) in written.iter().enumerate() {
            let earlier = written
                .iter()
                .take(number)
                .position(|each| each.id == column.id);
            if let Some(earlier) = earlier {
                let pointer = |at: usize| format!("/tables/{index}/columns/{at}/id");
                self.duplicate(&column.id, &pointer(number), &pointer(earlier));
            }
            let id = self.form.columns.push(Column {
                table,
                id: Some(column.id.clone()),
                name: column.name.clone(),
                label: column.label.clone(),
                aliases: column.aliases.clone(),
                role: role(column.role),
                under: column.under.clone(),
                signed: column.signed,
                parts: Vec::new(),
            });
            self.form.tables[table].columns.push(id);
        }
        for (number, column) in written.iter().enumerate() {
            let pointer = format!("/tables/{index}/columns/{number}/parts");
            let ids: Vec<&str> = written.iter().map(|each| each.id.as_str()).collect();
            let parts = self.listed(column.parts.as_ref(), &pointer, &ids);
            let parts = parts
                .into_iter()
                .map(|at| ColumnId::new(first + at))
                .collect();
            self.form.columns[ColumnId::new(first + number)].parts = parts;
        }
    }

    fn row(
        &mut self,
        table: TableId,
        (table_number, number): (usize, usize),
        written: &WrittenRow,
        columns: Option<&[WrittenColumn]>,
    ) {
        let role = role(written.role);
        let first_figure = FigureId::new(self.form.figures.len());
        let row = self.form.rows.push(Row {
            table,
            id: written.id.clone(),
            name: written.name.clone(),
            label: written.label.clone(),
            aliases: written.aliases.clone(),
            parent: None,
            role,
            optional: written.optional,
            parts: Vec::new(),
            first_figure,
        });
        self.form.tables[table].rows.push(row);
        for (at, &column) in self.form.tables[table].columns.clone().iter().enumerate() {
            let own = columns.and_then(|columns| columns.get(at));
            let unit = own
                .and_then(|own| own.unit.clone())
                .or_else(|| written.unit.clone());
            let scale = own.and_then(|own| own.scale).unwrap_or(written.scale);
            if unit.is_none() && role != Role::Heading {
                let name = written.name.clone();
                let pointer = format!("{}/id", row_pointer(table_number, number));
                self.mistake(MistakeKind::MissingUnit { name }, &pointer);
            }
            let total = self.form.columns[column].role == Role::Total && role != Role::Heading;
            let role = if total { Role::Total } else { role };
            self.form.figures.push(FigureSpec {
                row,
                column,
                unit: unit.map(Unit),
                scale,
                role,
            });
        }
        if let Some(earlier) = self.form.rows_by_id.insert(written.id.clone(), row) {
            let at = self.position(earlier);
            let first = format!("{}/id", row_pointer(at.0, at.1));
            self.duplicate(
                &written.id,
                &format!("{}/id", row_pointer(table_number, number)),
                &first,
            );
        }
    }

    /// Table and row number of `row`, as written.
    fn position(&self, row: RowId) -> (usize, usize) {
        let table = self.form.rows[row].table;
        let rows = &self.form.tables[table].rows;
        (
            table.index(),
            rows.iter()
                .position(|&each| each == row)
                .unwrap_or_default(),
        )
    }

    /// Parents and parts, once all rows are known.
    fn relations(&mut self, file: &FormFile) {
        for (table, written) in file.tables.iter().enumerate() {
            for (number, row) in written.rows.iter().enumerate() {
                self.parent(table, number, row);
            }
            let ids: Vec<&str> = written.rows.iter().map(|row| row.id.as_str()).collect();
            for (number, row) in written.rows.iter().enumerate() {
                self.parts(table, number, row, &ids);
            }
        }
    }

    fn row_at(&self, table: usize, number: usize) -> Option<RowId> {
        self.form
            .tables
            .try_get(TableId::new(table))?
            .rows
            .get(number)
            .copied()
    }

    fn parent(&mut self, table: usize, number: usize, written: &WrittenRow) {
        let (Some(parent), Some(row)) = (&written.parent, self.row_at(table, number)) else {
            return;
        };
        let pointer = format!("{}/parent", row_pointer(table, number));
        match self.form.row_by_id(parent) {
            Some(found) if found < row => self.form.rows[row].parent = Some(found),
            Some(_) => {
                self.mistake(
                    MistakeKind::ParentAfterChild {
                        parent: parent.clone(),
                    },
                    &pointer,
                );
            }
            None => {
                let ids: Vec<String> = self.form.rows.iter().map(|row| row.id.clone()).collect();
                let suggestion = suggest(parent, ids.iter().map(String::as_str));
                self.mistake(
                    MistakeKind::UnknownRow {
                        id: parent.clone(),
                        suggestion,
                    },
                    &pointer,
                );
            }
        }
    }

    fn parts(&mut self, table: usize, number: usize, written: &WrittenRow, ids: &[&str]) {
        let Some(row) = self.row_at(table, number) else {
            return;
        };
        let pointer = format!("{}/parts", row_pointer(table, number));
        let before = self.mistakes.len();
        let parts = if written.parts.is_some() {
            let first = self.row_at(table, 0).map_or(0, RowId::index);
            let listed = self.listed(written.parts.as_ref(), &pointer, ids);
            listed
                .into_iter()
                .map(|at| RowId::new(first + at))
                .collect()
        } else if written.role == WrittenRole::Total {
            let summed =
                |each: &RowId| !matches!(self.form.rows[*each].role, Role::Subset | Role::Heading);
            self.form.children(row).filter(summed).collect()
        } else {
            Vec::new()
        };
        let told = self.mistakes.len() > before;
        if parts.is_empty() && written.role == WrittenRole::Total && !told {
            let name = written.name.clone();
            let pointer = format!("{}/id", row_pointer(table, number));
            self.mistake(MistakeKind::TotalWithoutParts { name }, &pointer);
        }
        if parts.contains(&row) {
            let id = written.id.clone();
            self.mistake(MistakeKind::PartOfItself { id }, &pointer);
        }
        self.form.rows[row].parts = parts;
    }

    /// Names that rules could not tell apart, once all rows are known.
    fn names(&mut self, file: &FormFile) {
        let tables: Vec<(String, &str)> = numbered(
            "/tables",
            file.tables.iter().map(|table| table.name.as_str()),
        );
        self.unique_names(&tables);
        for (number, table) in file.tables.iter().enumerate() {
            let columns = table.columns.as_deref().unwrap_or_default();
            let names = columns.iter().map(|column| column.name.as_str());
            self.unique_names(&numbered(&format!("/tables/{number}/columns"), names));
            let pointers = numbered(
                &format!("/tables/{number}/rows"),
                table.rows.iter().map(|row| row.name.as_str()),
            );
            let mut siblings: HashMap<Option<&str>, Vec<(String, &str)>> = HashMap::new();
            for (row, named) in table.rows.iter().zip(pointers) {
                siblings
                    .entry(row.parent.as_deref())
                    .or_default()
                    .push(named);
            }
            let mut groups: Vec<Vec<(String, &str)>> = siblings.into_values().collect();
            groups.sort();
            for group in groups {
                self.unique_names(&group);
            }
        }
    }

    fn unique_names(&mut self, named: &[(String, &str)]) {
        for (at, (pointer, name)) in named.iter().enumerate() {
            let name = (*name).to_owned();
            if named.iter().take(at).any(|(_, earlier)| *earlier == name) {
                self.mistake(MistakeKind::SameName { name }, pointer);
            } else if is_reserved(&name) {
                self.mistake(MistakeKind::ReservedName { name }, pointer);
            }
        }
    }

    /// Positions in `ids` of a list of ids and ranges of ids.
    fn listed(&mut self, written: Option<&OneOrMany>, pointer: &str, ids: &[&str]) -> Vec<usize> {
        let items: Vec<(String, &String)> = match written {
            None => Vec::new(),
            Some(OneOrMany::One(one)) => vec![(pointer.to_owned(), one)],
            Some(OneOrMany::Many(many)) => many
                .iter()
                .enumerate()
                .map(|(at, item)| (format!("{pointer}/{at}"), item))
                .collect(),
        };
        let mut found: Vec<usize> = Vec::new();
        for (pointer, item) in items {
            match positions(item, ids) {
                Ok(range) => {
                    let twice = range.clone().find(|at| found.contains(at));
                    if let Some(id) = twice.and_then(|at| ids.get(at)) {
                        let id = (*id).to_owned();
                        self.mistake(MistakeKind::PartTwice { id }, &pointer);
                    }
                    found.extend(range);
                }
                Err(kind) => self.mistake(kind, &pointer),
            }
        }
        found
    }

    fn layouts(&mut self, written: Option<&[WrittenLayout]>) {
        let ids: Vec<String> = self.form.rows.iter().map(|row| row.id.clone()).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        for (number, layout) in written.unwrap_or_default().iter().enumerate() {
            let mut rows: Vec<RowId> = Vec::new();
            for (at, item) in layout.rows.iter().enumerate() {
                let pointer = format!("/layouts/{number}/rows/{at}");
                match positions(item, &ids) {
                    Ok(range) => rows.extend(range.map(RowId::new)),
                    Err(kind) => self.mistake(kind, &pointer),
                }
            }
            self.repeated_rows(&rows, number);
            let labels = self.labels(layout, number, &ids);
            let (id, title) = (layout.id.clone(), layout.title.clone());
            self.form.layouts.push(Layout {
                id,
                title,
                rows,
                labels,
            });
        }
        if self.form.layouts.is_empty() {
            let rows = self.form.rows.ids().collect();
            let (id, title) = ("default".to_owned(), self.form.title.clone());
            self.form.layouts.push(Layout {
                id,
                title,
                rows,
                labels: HashMap::new(),
            });
        }
    }

    /// A row that a layout prints twice could be bound twice.
    fn repeated_rows(&mut self, rows: &[RowId], number: usize) {
        let mut sorted = rows.to_vec();
        sorted.sort_unstable();
        let twice = sorted.windows(2).find_map(|pair| match pair {
            [a, b] if a == b => Some(*a),
            _ => None,
        });
        if let Some(row) = twice {
            let id = self.form.rows[row].id.clone();
            self.mistake(
                MistakeKind::DuplicateFormId { id },
                &format!("/layouts/{number}/rows"),
            );
        }
    }

    fn labels(
        &mut self,
        layout: &WrittenLayout,
        number: usize,
        ids: &[&str],
    ) -> HashMap<RowId, String> {
        let mut labels = HashMap::new();
        for (id, label) in &layout.labels {
            match positions(id, ids) {
                Ok(range) => labels.extend(range.map(|at| (RowId::new(at), label.clone()))),
                Err(kind) => {
                    let pointer = format!("/layouts/{number}/labels");
                    let key = self.root.at(&pointer).and_then(|node| node.entry(id));
                    let span = key.map_or_else(|| self.span(&pointer), |entry| entry.key_span);
                    self.mistakes.push(Mistake::new(kind, self.source, span));
                }
            }
        }
        labels
    }
}

/// The positions of one id or of a range `first..last`.
fn positions(written: &str, ids: &[&str]) -> Result<RangeInclusive<usize>, MistakeKind> {
    let find = |id: &str| {
        ids.iter()
            .position(|each| *each == id)
            .ok_or_else(|| MistakeKind::UnknownRow {
                id: id.to_owned(),
                suggestion: suggest(id, ids.iter().copied()),
            })
    };
    let (first, last) = match written.split_once("..") {
        None => (find(written)?, find(written)?),
        Some((first, last)) => (find(first.trim())?, find(last.trim())?),
    };
    if first > last {
        return Err(MistakeKind::BackwardRange {
            range: written.to_owned(),
        });
    }
    Ok(first..=last)
}

fn role(written: WrittenRole) -> Role {
    match written {
        WrittenRole::Detail => Role::Detail,
        WrittenRole::Total => Role::Total,
        WrittenRole::Subset => Role::Subset,
        WrittenRole::Heading => Role::Heading,
    }
}

/// A form by its id, or the mistake that there is none.
pub(crate) fn find<'f>(
    forms: &'f [std::sync::Arc<Form>],
    id: &str,
) -> Result<&'f std::sync::Arc<Form>, MistakeKind> {
    forms.iter().find(|form| form.id == id).ok_or_else(|| {
        let suggestion: Suggestion = suggest(id, forms.iter().map(|form| form.id.as_str()));
        MistakeKind::UnknownForm {
            id: id.to_owned(),
            suggestion,
        }
    })
}
