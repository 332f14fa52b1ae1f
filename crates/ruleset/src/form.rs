//! From a form schema as written to a checked form with dense ids.

use crate::suggest::suggest;
use crate::syntax::Spanned;
use crate::syntax::form::{
    FormFile, OneOrMany, WrittenColumn, WrittenLayout, WrittenRow, WrittenTable,
};
use gouji_model::vocabulary::is_reserved;
use gouji_model::{
    Column, ColumnId, FigureId, FigureSpec, Form, IdVec, Layout, Mistake, MistakeKind, Role, Row,
    RowId, SourceId, Span, Table, TableId, Unit, Years,
};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::RangeInclusive;
use std::sync::Arc;

/// Checks `file` and gives the form; `None` where a mistake leaves no sound form.
pub(crate) fn check(
    source: SourceId,
    file: &FormFile,
    mistakes: &mut Vec<Mistake>,
) -> Option<Form> {
    let before = mistakes.len();
    let mut checker = Checker {
        source,
        mistakes,
        form: empty(file),
        ids: IdVec::new(),
    };
    checker.years(&file.years);
    for (at, table) in file.tables.iter().enumerate() {
        let earlier = file.tables.iter().take(at);
        checker.unique_id(&table.id, earlier.map(|table| &table.id));
        checker.table(table);
    }
    checker.relations(file);
    checker.names(file);
    checker.layouts(file.layouts.as_deref());
    let form = checker.form;
    (mistakes.len() == before).then_some(form)
}

fn empty(file: &FormFile) -> Form {
    Form {
        id: file.id.value.clone(),
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
    mistakes: &'a mut Vec<Mistake>,
    form: Form,
    /// Where the id of each row stands.
    ids: IdVec<Row, Span>,
}

impl Checker<'_> {
    fn mistake(&mut self, kind: MistakeKind, span: Span) {
        self.mistakes.push(Mistake::new(kind, self.source, span));
    }

    fn duplicate(&mut self, id: &Spanned<String>, first: Span) {
        let kind = MistakeKind::DuplicateFormId {
            id: id.value.clone(),
        };
        let mistake = Mistake::new(kind, self.source, id.span());
        self.mistakes.push(mistake.add_related(self.source, first));
    }

    /// Reports `id` where one of the `earlier` ids of its list is the same.
    fn unique_id<'i>(
        &mut self,
        id: &Spanned<String>,
        mut earlier: impl Iterator<Item = &'i Spanned<String>>,
    ) {
        if let Some(first) = earlier.find(|earlier| earlier.value == id.value) {
            self.duplicate(id, first.span());
        }
    }

    fn years(&mut self, years: &Spanned<String>) {
        let written = years.value.as_str();
        let (first, last) = match written.split_once("..") {
            None => (written, Some(written)),
            Some((first, "")) => (first, None),
            Some((first, last)) => (first, Some(last)),
        };
        let first = first.parse::<u16>().ok();
        let last = last.map(str::parse::<u16>);
        let last = last.transpose();
        match (first, last) {
            (Some(first), Ok(last)) if last.is_none_or(|last| first <= last) => {
                self.form.years = Years { first, last };
            }
            _ => {
                let found = written.to_owned();
                self.mistake(MistakeKind::BadYears { found }, years.span());
            }
        }
    }

    fn table(&mut self, written: &WrittenTable) {
        let table = self.form.tables.push(Table {
            id: written.id.value.clone(),
            name: written.name.value.clone(),
            title: written.title.clone(),
            rows: Vec::new(),
            columns: Vec::new(),
            across: written.across,
        });
        self.columns(table, written.columns.as_deref());
        for row in &written.rows {
            self.row(table, row, written.columns.as_deref());
        }
    }

    fn columns(&mut self, table: TableId, written: Option<&[WrittenColumn]>) {
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
            let earlier = written.iter().take(number);
            self.unique_id(&column.id, earlier.map(|column| &column.id));
            let id = self.form.columns.push(Column {
                table,
                id: Some(column.id.value.clone()),
                name: column.name.value.clone(),
                label: column.label.clone(),
                aliases: column.aliases.clone(),
                role: column.role,
                under: column.under.clone(),
                signed: column.signed,
                parts: Vec::new(),
            });
            self.form.tables[table].columns.push(id);
        }
        let id = |at: usize| ColumnId::new(first + at);
        let ids: Vec<&str> = written.iter().map(|each| each.id.value.as_str()).collect();
        for (number, column) in written.iter().enumerate() {
            let parts = self.list_positions(column.parts.as_ref(), &ids);
            self.form.columns[id(number)].parts = parts.into_iter().map(id).collect();
        }
    }

    fn row(&mut self, table: TableId, written: &WrittenRow, columns: Option<&[WrittenColumn]>) {
        let role = written.role;
        let first_figure = FigureId::new(self.form.figures.len());
        let row = self.form.rows.push(Row {
            table,
            id: written.id.value.clone(),
            name: written.name.value.clone(),
            label: written.label.clone(),
            aliases: written.aliases.clone(),
            parent: None,
            role,
            optional: written.optional,
            parts: Vec::new(),
            first_figure,
        });
        self.form.tables[table].rows.push(row);
        self.ids.push(written.id.span());
        for (at, &column) in self.form.tables[table].columns.clone().iter().enumerate() {
            let of_column = columns.and_then(|columns| columns.get(at));
            let unit = of_column.and_then(|column| column.unit.clone());
            let unit = unit.or_else(|| written.unit.clone());
            let scale = of_column.and_then(|column| column.scale);
            if unit.is_none() && role != Role::Heading {
                let name = written.name.value.clone();
                self.mistake(MistakeKind::MissingUnit { name }, written.id.span());
            }
            let total = self.form.columns[column].role == Role::Total && role != Role::Heading;
            let role = if total { Role::Total } else { role };
            self.form.figures.push(FigureSpec {
                row,
                column,
                unit: unit.map(Unit),
                scale: scale.unwrap_or(written.scale),
                role,
            });
        }
        let id = written.id.value.clone();
        if let Some(earlier) = self.form.rows_by_id.insert(id, row) {
            self.duplicate(&written.id, self.ids[earlier]);
        }
    }

    /// Parents and parts, once all rows are known.
    fn relations(&mut self, file: &FormFile) {
        for (table, written) in self.form.tables.ids().zip(&file.tables) {
            let rows = self.form.tables[table].rows.clone();
            for (&row, written) in rows.iter().zip(&written.rows) {
                self.parent(row, written);
            }
            let ids = written.rows.iter().map(|row| row.id.value.as_str());
            let ids: Vec<&str> = ids.collect();
            let first = rows.first().map_or(0, |row| row.index());
            for (&row, written) in rows.iter().zip(&written.rows) {
                self.parts(row, written, first, &ids);
            }
        }
    }

    fn parent(&mut self, row: RowId, written: &WrittenRow) {
        let Some(parent) = &written.parent else {
            return;
        };
        let id = parent.value.clone();
        let kind = match self.form.row_by_id(&id) {
            Some(found) if found < row => {
                self.form.rows[row].parent = Some(found);
                return;
            }
            Some(_) => MistakeKind::ParentAfterChild { parent: id },
            None => MistakeKind::UnknownRow {
                suggestion: suggest(&id, self.form.rows.iter().map(|row| row.id.as_str())),
                id,
            },
        };
        self.mistake(kind, parent.span());
    }

    /// The parts of `row`: `ids` are those of the rows of its table, the first of which is the row `first`.
    fn parts(&mut self, row: RowId, written: &WrittenRow, first: usize, ids: &[&str]) {
        let before = self.mistakes.len();
        let parts = match &written.parts {
            Some(_) => {
                let listed = self.list_positions(written.parts.as_ref(), ids).into_iter();
                listed.map(|at| RowId::new(first + at)).collect()
            }
            None if written.role == Role::Total => {
                let is_summed = |row: &RowId| {
                    !matches!(self.form.rows[*row].role, Role::Subset | Role::Heading)
                };
                self.form.children(row).filter(is_summed).collect()
            }
            None => Vec::new(),
        };
        let is_sound = self.mistakes.len() == before;
        if parts.is_empty() && written.role == Role::Total && is_sound {
            let name = written.name.value.clone();
            self.mistake(MistakeKind::TotalWithoutParts { name }, written.id.span());
        }
        if let Some(listed) = written.parts.as_ref().filter(|_| parts.contains(&row)) {
            let id = written.id.value.clone();
            self.mistake(MistakeKind::PartOfItself { id }, listed.short_span());
        }
        self.form.rows[row].parts = parts;
    }

    /// Names that rules could not tell apart, once all rows are known.
    fn names(&mut self, file: &FormFile) {
        self.unique_names(file.tables.iter().map(|table| &table.name));
        for table in &file.tables {
            let columns = table.columns.as_deref().unwrap_or_default();
            self.unique_names(columns.iter().map(|column| &column.name));
            let mut siblings: BTreeMap<Option<&str>, Vec<&Spanned<String>>> = BTreeMap::new();
            for row in &table.rows {
                let parent = row.parent.as_ref().map(|parent| parent.value.as_str());
                siblings.entry(parent).or_default().push(&row.name);
            }
            for names in siblings.into_values() {
                self.unique_names(names.into_iter());
            }
        }
    }

    fn unique_names<'n>(&mut self, names: impl Iterator<Item = &'n Spanned<String>>) {
        let mut earlier: HashSet<&str> = HashSet::new();
        for written in names {
            let name = written.value.clone();
            if !earlier.insert(&written.value) {
                self.mistake(MistakeKind::SameName { name }, written.span());
            } else if is_reserved(&name) {
                self.mistake(MistakeKind::ReservedName { name }, written.span());
            }
        }
    }

    /// Positions in `ids` of a list of ids and ranges of ids.
    fn list_positions(&mut self, written: Option<&Spanned<OneOrMany>>, ids: &[&str]) -> Vec<usize> {
        let items = written.map_or(&[][..], |written| &written.value.0);
        let mut found: Vec<usize> = Vec::new();
        for item in items {
            match positions(&item.value, ids) {
                Ok(range) => {
                    let twice = range.clone().find(|at| found.contains(at));
                    if let Some(id) = twice.and_then(|at| ids.get(at)) {
                        let id = (*id).to_owned();
                        self.mistake(MistakeKind::PartTwice { id }, item.span());
                    }
                    found.extend(range);
                }
                Err(kind) => self.mistake(kind, item.span()),
            }
        }
        found
    }

    fn layouts(&mut self, written: Option<&[WrittenLayout]>) {
        let ids: Vec<String> = self.form.rows.iter().map(|row| row.id.clone()).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        for layout in written.unwrap_or_default() {
            let mut rows: Vec<RowId> = Vec::new();
            for item in &layout.rows.value {
                match positions(&item.value, &ids) {
                    Ok(range) => rows.extend(range.map(RowId::new)),
                    Err(kind) => self.mistake(kind, item.span()),
                }
            }
            self.repeated_rows(&rows, layout.rows.short_span());
            let labels = self.labels(layout, &ids);
            self.form.layouts.push(Layout {
                id: layout.id.clone(),
                title: layout.title.clone(),
                rows,
                labels,
            });
        }
        if self.form.layouts.is_empty() {
            self.form.layouts.push(Layout {
                id: "default".to_owned(),
                title: self.form.title.clone(),
                rows: self.form.rows.ids().collect(),
                labels: HashMap::new(),
            });
        }
    }

    /// A row that a layout prints twice could be bound twice.
    fn repeated_rows(&mut self, rows: &[RowId], span: Span) {
        let mut sorted = rows.to_vec();
        sorted.sort_unstable();
        let twice = sorted.windows(2).find_map(|pair| match pair {
            [a, b] if a == b => Some(*a),
            _ => None,
        });
        if let Some(row) = twice {
            let id = self.form.rows[row].id.clone();
            self.mistake(MistakeKind::DuplicateFormId { id }, span);
        }
    }

    fn labels(&mut self, layout: &WrittenLayout, ids: &[&str]) -> HashMap<RowId, String> {
        let mut labels = HashMap::new();
        for (id, label) in &layout.labels.0 {
            match positions(&id.value, ids) {
                Ok(range) => labels.extend(range.map(|at| (RowId::new(at), label.clone()))),
                Err(kind) => self.mistake(kind, id.span()),
            }
        }
        labels
    }
}

/// The positions of one id or of a range `first..last`.
fn positions(written: &str, ids: &[&str]) -> Result<RangeInclusive<usize>, MistakeKind> {
    let find = |id: &str| {
        let position = ids.iter().position(|each| *each == id);
        position.ok_or_else(|| MistakeKind::UnknownRow {
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

/// A form by its id, or the mistake that there is none.
pub(crate) fn find<'f>(forms: &'f [Arc<Form>], id: &str) -> Result<&'f Arc<Form>, MistakeKind> {
    let form = forms.iter().find(|form| form.id == id);
    form.ok_or_else(|| MistakeKind::UnknownForm {
        id: id.to_owned(),
        suggestion: suggest(id, forms.iter().map(|form| form.id.as_str())),
    })
}
