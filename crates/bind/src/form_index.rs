//! The forms in the shape in which documents are compared with them. Made once per run.

use crate::tokens::leading_numbers::NUMBERS;
use crate::tokens::numbering::open_above;
use crate::tokens::{HeaderOpenings, Label, Numbering, UNNUMBERED, Units, unit, words_of};
use gouji_model::{ColumnId, Form, IdVec, LayoutId, Row, RowId, Table, TableId};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// Header cells that may stand over a table and hold no figure, the longer before those that begin them.
pub(crate) const NO_FIGURES: [&str; 8] = [
    "序号",
    "备注",
    "说明",
    "指标名称",
    "指标",
    "计量单位",
    "项目名称",
    "项目",
];

/// Header cells over remarks.
pub(crate) const REMARKS: [&str; 2] = ["备注", "说明"];

/// The forms to which documents may be bound, compiled so that their rows are found.
///
/// It holds no state of any document, so one serves all threads.
#[derive(Debug)]
pub struct Forms {
    pub(crate) all: Vec<FormIndex>,
    pub(crate) units: Units,
    pub(crate) openings: HeaderOpenings,
}

impl Forms {
    /// Compiles `forms`; where two fit a document equally well, the earlier is taken.
    #[must_use]
    pub fn new(forms: &[Arc<Form>]) -> Self {
        let all: Vec<FormIndex> = forms.iter().map(FormIndex::new).collect();
        let columns = |words: &String| all.iter().any(|index| index.names.contains(words));
        let headers = forms.iter().flat_map(|form| &form.header);
        let openings = headers.map(|text| words_of(text));
        let openings = openings
            .chain(NO_FIGURES.map(words_of))
            .filter(|words| !words.is_empty() && !columns(words));
        Self {
            openings: HeaderOpenings(openings.collect()),
            units: Units::new(forms),
            all,
        }
    }
}

/// One form, with its labels by their words.
#[derive(Debug)]
pub(crate) struct FormIndex {
    pub(crate) form: Arc<Form>,
    /// Every wording of every row.
    pub(crate) wordings: Vec<Wording>,
    /// Where a wording stands in `wordings`.
    pub(crate) exact: FxHashMap<String, usize>,
    /// The wordings that hold a pair of characters.
    pub(crate) pairs: FxHashMap<(char, char), Vec<usize>>,
    /// Header cells, in words.
    pub(crate) header: Vec<String>,
    /// What header cells over each table of several columns say, in words, the longest first.
    pub(crate) columns: IdVec<Table, Vec<(String, HeaderCell)>>,
    /// The words of every value column, and of every row that stands in a header.
    pub(crate) names: FxHashSet<String>,
    /// How foot lines begin, in words.
    pub(crate) foot: Vec<String>,
    /// The labels that show the form, in words without remarks.
    pub(crate) recognise: Vec<String>,
    pub(crate) layouts: IdVec<gouji_model::Layout, LayoutIndex>,
}

/// What a header cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HeaderCell {
    /// The name of a value column, by its place in the table.
    Column(usize),
    /// What may stand over several value columns: 法人或其他组织.
    Group,
    /// A cell over no value: 指标名称, 单位, 备注.
    Other,
}

/// A wording that stands for one or more rows.
#[derive(Debug)]
pub(crate) struct Wording {
    pub(crate) words: String,
    pub(crate) length: usize,
    /// The rows that it stands for.
    pub(crate) rows: Vec<RowMeaning>,
}

/// A row that a wording stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RowMeaning {
    pub(crate) row: RowId,
    /// Whether the wording is the whole label, not the label without its remark.
    pub(crate) is_whole: bool,
}

/// One layout, row by row.
#[derive(Debug)]
pub(crate) struct LayoutIndex {
    pub(crate) rows: Vec<LayoutRow>,
    /// Where a row stands in the layout.
    pub(crate) position: IdVec<Row, Option<usize>>,
}

/// A row as a layout prints it.
#[derive(Debug)]
pub(crate) struct LayoutRow {
    pub(crate) row: RowId,
    pub(crate) numbering: Option<Numbering>,
    /// The rows that may be printed above it as its group.
    pub(crate) parents: Vec<RowId>,
    /// The unit of its first figure.
    pub(crate) unit: Option<String>,
    /// Whether a document may lack it.
    pub(crate) optional: bool,
}

impl FormIndex {
    fn new(form: &Arc<Form>) -> Self {
        let words = |texts: &[String]| {
            let all = texts.iter().map(|text| words_of(text));
            all.filter(|words| !words.is_empty()).collect::<Vec<_>>()
        };
        let (recognise, layouts) = (form.recognise.iter(), form.layouts.ids());
        let mut index = Self {
            form: Arc::clone(form),
            wordings: Vec::new(),
            exact: FxHashMap::default(),
            pairs: FxHashMap::default(),
            header: words(&form.header),
            columns: form.tables.ids().map(|id| columns_of(form, id)).collect(),
            names: names(form),
            foot: words(&form.foot),
            recognise: recognise.map(|text| Label::new(text).bare).collect(),
            layouts: layouts.map(|layout| layout_index(form, layout)).collect(),
        };
        // Longer header words first, so that 「单位名称」 is not read as 「单位」 and a rest.
        index
            .header
            .sort_by_key(|words| std::cmp::Reverse(words.len()));
        for row in form.rows.ids().filter(|&row| !is_transposed(form, row)) {
            for text in labels_of(form, row) {
                index.add(row, &Label::new(text));
            }
        }
        index.index_pairs();
        index
    }

    fn add(&mut self, row: RowId, label: &Label) {
        for words in [&label.full, &label.bare] {
            let is_whole = *words == label.full;
            self.add_wording(words, RowMeaning { row, is_whole });
        }
    }

    fn add_wording(&mut self, words: &str, meaning: RowMeaning) {
        if words.is_empty() {
            return;
        }
        let next = self.wordings.len();
        let at = *self.exact.entry(words.to_owned()).or_insert(next);
        if at == next {
            self.wordings.push(Wording {
                words: words.to_owned(),
                length: words.chars().count(),
                rows: Vec::new(),
            });
        }
        let Some(wording) = self.wordings.get_mut(at) else {
            return;
        };
        let mut known = wording.rows.iter_mut();
        match known.find(|known| known.row == meaning.row) {
            Some(known) => known.is_whole |= meaning.is_whole,
            None => wording.rows.push(meaning),
        }
    }

    fn index_pairs(&mut self) {
        for (at, wording) in self.wordings.iter().enumerate() {
            for pair in pairs_of(&wording.words) {
                self.pairs.entry(pair).or_default().push(at);
            }
        }
    }

    /// Whether `words` consist of header cells of the form, with those of remarks and running numbers among them.
    pub(crate) fn is_header(&self, words: &str) -> bool {
        let mut rest = words;
        let mut has_header = false;
        while !rest.is_empty() {
            let mut header = self.header.iter();
            let behind_header = header.find_map(|cell| rest.strip_prefix(cell.as_str()));
            has_header |= behind_header.is_some();
            let mut others = NO_FIGURES.iter().chain(&NUMBERS);
            match behind_header.or_else(|| others.find_map(|cell| rest.strip_prefix(cell))) {
                Some(behind) => rest = behind,
                None => return false,
            }
        }
        has_header
    }

    /// The header cells over a table of several columns of which `words` consist; `None` where they hold anything else.
    pub(crate) fn header_cells(&self, words: &str, table: TableId) -> Option<Vec<HeaderCell>> {
        let known = &self.columns[table];
        let mut cells = Vec::new();
        let mut rest = words;
        while !rest.is_empty() {
            let mut known = known.iter();
            let first =
                known.find_map(|(name, cell)| Some((rest.strip_prefix(name.as_str())?, *cell)));
            let (behind, cell) = first?;
            cells.push(cell);
            rest = behind;
        }
        (!cells.is_empty()).then_some(cells)
    }

    /// Whether `words` consist of header cells over a table of the form.
    pub(crate) fn names_columns(&self, words: &str) -> bool {
        let mut tables = self.columns.ids();
        tables.any(|table| self.header_cells(words, table).is_some())
    }

    /// The labels that show the form, of which a header is made whose cells are glued together.
    pub(crate) fn glued_names(&self, words: &str) -> Vec<&str> {
        let mut tables = self.columns.ids();
        let glued = tables.find_map(|table| Some((table, self.header_cells(words, table)?)));
        let (table, cells) = glued.unzip();
        let columns = table.map_or(&[][..], |table| self.form.tables[table].columns.as_slice());
        let name = |cell: HeaderCell| match cell {
            HeaderCell::Column(at) => columns.get(at).map(|&id| &self.form.columns[id].label),
            HeaderCell::Group | HeaderCell::Other => None,
        };
        let names = cells.into_iter().flatten().filter_map(name);
        let labels = names.filter_map(|label| {
            let bare = Label::new(label).bare;
            self.recognise.iter().find(|words| **words == bare)
        });
        labels.map(String::as_str).collect()
    }

    /// Whether `words` begin a line under the table.
    pub(crate) fn is_foot(&self, words: &str) -> bool {
        self.foot
            .iter()
            .any(|foot| words.starts_with(foot.as_str()))
    }
}

/// What header cells over `table` say; nothing where its only value column has no name.
fn columns_of(form: &Form, table: TableId) -> Vec<(String, HeaderCell)> {
    let ids = &form.tables[table].columns;
    let is_unnamed = |id: &ColumnId| form.columns[*id].id.is_none();
    if ids.iter().all(is_unnamed) {
        return Vec::new();
    }
    let mut known: Vec<(String, HeaderCell)> = Vec::new();
    for (at, &id) in ids.iter().enumerate() {
        let column = &form.columns[id];
        for label in std::iter::once(&column.label).chain(&column.aliases) {
            let words = [words_of(label), Label::new(label).full];
            known.extend(words.map(|words| (words, HeaderCell::Column(at))));
        }
    }
    known.extend(NO_FIGURES.map(|words| (words_of(words), HeaderCell::Other)));
    let under = ids
        .iter()
        .filter_map(|&id| form.columns[id].under.as_deref());
    // Where the form says what stands over columns, nothing else does.
    let is_known = form.columns.iter().any(|column| column.under.is_some());
    known.extend(under.map(|under| (words_of(under), HeaderCell::Group)));
    for (at, text) in form.header.iter().enumerate() {
        let words = words_of(text);
        let is_other = is_known || at == 0 || words == "单位" || unit::word(text).is_some();
        let cell = if is_other {
            HeaderCell::Other
        } else {
            HeaderCell::Group
        };
        known.push((words, cell));
    }
    known.retain(|(words, _)| !words.is_empty());
    // Stable, so that a column goes before another header cell of the same words.
    known.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    known
}

/// The words of the value columns, and of the rows that stand in a header.
fn names(form: &Form) -> FxHashSet<String> {
    let columns = form.columns.iter();
    let labels = columns.flat_map(|column| std::iter::once(&column.label).chain(&column.aliases));
    let mut names: FxHashSet<String> = labels
        .flat_map(|label| [words_of(label), Label::new(label).full])
        .collect();
    for row in form.rows.ids().filter(|&row| is_transposed(form, row)) {
        names.extend(group_names(form, row));
    }
    names.remove("");
    names
}

/// Whether the rows of the table of `row` are printed side by side, with their labels in the header.
pub(crate) fn is_transposed(form: &Form, row: RowId) -> bool {
    form.tables[form.rows[row].table].across
}

/// What the narrowest header cell over the columns of a row that is printed across may say, in words.
pub(crate) fn group_names(form: &Form, row: RowId) -> impl Iterator<Item = String> + '_ {
    let row = &form.rows[row];
    let labels = std::iter::once(&row.label).chain(&row.aliases);
    labels.map(|label| words_of(label.rsplit('/').next().unwrap_or(label)))
}

/// The pairs of neighbouring characters, as often as they occur.
pub(crate) fn pairs_of(words: &str) -> impl Iterator<Item = (char, char)> + '_ {
    words.chars().zip(words.chars().skip(1))
}

/// Every text that is a label of `row`.
fn labels_of(form: &Form, row: RowId) -> impl Iterator<Item = &str> {
    let layouts = form.layouts.iter();
    let printed = layouts.filter_map(move |layout| layout.labels.get(&row));
    let row = &form.rows[row];
    let labels = std::iter::once(&row.label).chain(printed);
    labels.chain(&row.aliases).map(String::as_str)
}

fn layout_index(form: &Form, layout: LayoutId) -> LayoutIndex {
    let mut position = IdVec::repeat(None, form.rows.len());
    let mut open: [Option<RowId>; UNNUMBERED as usize] = [None; UNNUMBERED as usize];
    let mut rows = Vec::new();
    let in_column = form.layouts[layout].rows.iter();
    let in_column = in_column.filter(|&&row| !is_transposed(form, row));
    for (at, &row) in in_column.enumerate() {
        let numbering = Label::new(form.label(layout, row)).numbering;
        let level = numbering.map_or(UNNUMBERED, |numbering| numbering.level);
        let printed = open_above(&mut open, row, usize::from(level));
        let stated = form.rows[row].parent.filter(|_| level != 1);
        let unit = form
            .row_figures(row)
            .find_map(|figure| form.figures[figure].unit.clone());
        position[row] = Some(at);
        rows.push(LayoutRow {
            row,
            numbering,
            parents: printed.into_iter().chain(stated).collect(),
            unit: unit.map(|unit| unit.0),
            optional: form.rows[row].optional,
        });
    }
    LayoutIndex { rows, position }
}
