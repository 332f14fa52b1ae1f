//! In which order a table prints its value columns, by the header above it.

use crate::form_index::{HeaderCell, NO_FIGURES, REMARKS};
use crate::placement::header_repair;
use crate::placement::matched_document::{MOST_HEADER_CELLS, MatchedDocument};
use crate::recognition::TextRole;
use crate::recognition::header_rows::is_year;
use crate::tokens::leading_numbers::NUMBERS;
use crate::tokens::{Kind, Label, Token, Value, token, unit, words_of};
use gouji_model::characters::trim;
use gouji_model::numeral::arabic_digit;
use gouji_model::{Form, TableId};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::ops::Range;

/// Over how many texts a header cell may be broken.
const MOST_PIECES: usize = 3;

/// The columns of a table in the order in which they are printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ColumnOrder {
    /// The place of each column in the form's table.
    pub(crate) columns: Vec<usize>,
    /// Whether there is no column but these; otherwise the header may not show one of them.
    pub(crate) is_exact: bool,
    /// Whether a header stands above that shows how many there are.
    pub(crate) is_shown: bool,
    /// Whether a column of remarks stands beside them.
    pub(crate) has_remarks: bool,
    /// The place in the form's table of each column whose unit the header prints, and that unit.
    units: Vec<(usize, String)>,
}

impl ColumnOrder {
    /// The unit that the header prints for a column.
    pub(crate) fn unit(&self, column: usize) -> Option<&str> {
        let mut units = self.units.iter();
        units.find_map(|(at, unit)| (*at == column).then_some(unit.as_str()))
    }
}

/// The order for every row that the form knows, by its first text.
#[derive(Debug, Default)]
pub(crate) struct ColumnOrders {
    /// `None` where a header does not say the order of every column, or names others.
    all: Vec<Option<ColumnOrder>>,
    /// The orders of each table with the first texts of the rows below them.
    by_table: FxHashMap<TableId, BTreeMap<usize, usize>>,
}

impl ColumnOrders {
    /// The order above the row of `table` that begins with `text`. A row that stands in another place than in the form has
    /// that of the row before it.
    pub(crate) fn order_of(&self, table: TableId, text: usize) -> Option<&ColumnOrder> {
        let (_, at) = self.by_table.get(&table)?.range(..=text).next_back()?;
        self.all.get(*at)?.as_ref()
    }

    pub(crate) fn new(matched: &MatchedDocument<'_>) -> Self {
        let mut orders = Self::default();
        let mut behind = 0;
        for label in matched.recognition.chain() {
            let Some(row) = matched.recognition.row(label) else {
                continue;
            };
            let table = matched.form().rows[row].table;
            let above = behind..label.start;
            behind = label.end;
            let rows = orders.by_table.entry(table).or_default();
            let known = rows.last_key_value().map(|(_, &at)| at);
            let printed = matched.printed_order(table, above.clone());
            let order = match (printed, known) {
                (Some(order), _) => order,
                // A heading of the prose may have been taken for the first row, with the header only behind it.
                (None, Some(at)) if !matched.has_unnamed_header(table, above.clone()) => {
                    rows.insert(label.start, at);
                    continue;
                }
                (None, _) => matched.order_without_names(table, above, &orders.all),
            };
            rows.insert(label.start, orders.all.len());
            orders.all.push(order);
        }
        orders
    }
}

impl<'a> MatchedDocument<'a> {
    /// The order that the last header among `texts` gives for a table of several columns. The outer `None` says that no
    /// column of the table stands there, the inner that the header does not say the order of every column.
    fn printed_order(&self, table: TableId, texts: Range<usize>) -> Option<Option<ColumnOrder>> {
        let form = &self.form();
        let count = form.tables[table].columns.len();
        if self.recognition.index.columns[table].is_empty() {
            return None;
        }
        let has_column = |at: &usize| {
            let cells = self.token(*at).and_then(|text| self.cells_of(table, text));
            cells.is_some_and(|cells| cells.iter().any(is_column))
        };
        let last = texts.clone().rev().find(has_column)?;
        let first = self.first_of_header(table, texts.start..last);
        let mut header = HeaderContent::new(form, table);
        let mut next = first;
        while next < texts.end {
            let at = next;
            next += 1;
            let Some(text) = self.token(at) else {
                break;
            };
            if let Some((cells, pieces)) = self.broken_cells(table, at..texts.end) {
                let last = self.token(at + pieces - 1);
                header.add(cells, last.and_then(|last| Label::new(last.raw).unit));
                next = at + pieces;
                continue;
            }
            match self.cells_of(table, text) {
                Some(cells) => {
                    header.has_remarks |= is_remark(text.raw);
                    if cells.iter().any(is_column) {
                        let (first, is_only) = header.line.unwrap_or((text.line, true));
                        header.line = Some((first, is_only && first == text.line));
                    }
                    header.add(cells, Label::new(text.raw).unit);
                }
                None if self.is_row_like(at, header.columns.len().max(count)) => break,
                None if !self.may_be_column(at, text) => {}
                // A line above the first name of a column: a date, who filled it in, 附表, a sentence.
                None if header.columns.is_empty()
                    && (says_more_than_name(text.raw) || self.is_alone_above(at, last)) => {}
                None => header.add_unknown(words_of(text.raw)),
            }
            for cell in self.tail(at) {
                match (&cell.kind, self.cells_of(table, cell)) {
                    (Kind::Unit(unit), cells) => {
                        header.add_unit(unit);
                        header.add(cells.unwrap_or_default(), None);
                    }
                    (Kind::Value(_), Some(cells)) => header.add(cells, None),
                    (Kind::Value(Value::Number { value, .. }), None) => {
                        header.numbers.push(value.mantissa);
                    }
                    (Kind::Value(Value::TooLong | Value::Undecodable), None) => {
                        header.has_others = true
                    }
                    _ => {}
                }
            }
        }
        Some(header.order(&header_repair::column_names(self.form(), table)))
    }

    /// Whether header cells stand among `texts` over a table whose only value column has no name.
    fn has_unnamed_header(&self, table: TableId, mut texts: Range<usize>) -> bool {
        self.recognition.index.columns[table].is_empty()
            && texts.any(|at| self.role(at) == Some(TextRole::Header))
    }

    /// The order of a table without a header that names its columns.
    fn order_without_names(
        &self,
        table: TableId,
        above: Range<usize>,
        others: &[Option<ColumnOrder>],
    ) -> Option<ColumnOrder> {
        let count = self.form().tables[table].columns.len();
        let is_moved = |order: &Option<ColumnOrder>| {
            order
                .as_ref()
                .is_none_or(|order| !order.columns.is_sorted())
        };
        // Where another table has its columns in an order of its own, this one may have them so too.
        let in_doubt = count > 1 && others.iter().any(is_moved);
        let header = self.header_above(above.clone());
        let is_numbered = self.has_running_numbers(&header, above.clone());
        if in_doubt || is_numbered || self.has_extra_columns(count, &header) {
            return None;
        }
        Some(ColumnOrder {
            columns: (0..count).collect(),
            is_exact: count > 1,
            is_shown: count == 1 && !header.is_empty(),
            has_remarks: self.has_remarks(&header, above),
            units: Vec::new(),
        })
    }

    /// Whether a header without the names of columns has cells that may be columns all the same, as 代码 or 上年数.
    fn has_extra_columns(&self, count: usize, header: &[usize]) -> bool {
        let index = self.recognition.index;
        let columns = index.form.columns.iter();
        let known: Vec<String> = columns
            .flat_map(|column| std::iter::once(&column.label).chain(&column.aliases))
            .map(|label| words_of(label))
            .collect();
        let first_row = header.iter().position(|&at| self.is_row_of_others(at));
        let header = header.get(..first_row.unwrap_or(header.len()));
        let header = header.unwrap_or_default();
        let is_known = |words: &String| {
            index.is_header(words) || known.contains(words) || NO_FIGURES.contains(&words.as_str())
        };
        let whole = |at: usize| self.token(at).map(|text| words_of(text.raw));
        let words = header
            .iter()
            .filter_map(|&at| Some((self.words(at)?, whole(at)?)));
        let mut extra = words.filter(|(bare, whole)| !is_known(bare) && !is_known(whole));
        // Over a single column its year may stand; two years are two columns.
        let years: usize = header.iter().map(|&at| self.years_at(at)).sum();
        extra.next().is_some() || years > usize::from(count == 1)
    }

    /// Whether running numbers are still among the cells of a table, so that one may stand in the place of a blank value.
    /// The header names them twice, or a number is left between it and the first row.
    fn has_running_numbers(&self, header: &[usize], above: Range<usize>) -> bool {
        let words = self.header_texts(header, above);
        let words: String = words.map(|text| words_of(text.raw)).collect();
        let named = NUMBERS.iter().map(|word| words.matches(word).count());
        let named: usize = named.sum();
        let is_number = |cell: &Token<'_>| matches!(cell.kind, Kind::Value(Value::Number { .. }));
        let last = header.last().map_or(&[][..], |&at| self.tail(at));
        named > 1 || (named == 1 && last.iter().any(is_number))
    }

    /// Whether the header above a table names a column of remarks.
    fn has_remarks(&self, header: &[usize], above: Range<usize>) -> bool {
        self.header_texts(header, above).any(|text| {
            let words = words_of(text.raw);
            let is_header = || self.recognition.index.is_header(&words);
            REMARKS.contains(&words.as_str())
                || (REMARKS.iter().any(|word| words.contains(word)) && is_header())
        })
    }

    /// The texts of the header above a table, the text before them, which no form may know, and header cells farther
    /// above.
    fn header_texts(
        &self,
        header: &[usize],
        above: Range<usize>,
    ) -> impl Iterator<Item = &'a Token<'a>> {
        let first = header
            .first()
            .map_or(above.end, |&first| first.saturating_sub(1));
        let near = first.max(above.start)..above.end;
        let is_header = |at: &usize| self.role(*at) == Some(TextRole::Header);
        let far = (above.start..near.start).filter(is_header);
        far.chain(near).filter_map(|at| self.token(at))
    }

    /// Whether a text above the first row that the form knows is a row all the same: a unit stands behind it, and it has
    /// the label of a row or another cell.
    fn is_row_of_others(&self, at: usize) -> bool {
        let tail = self.tail(at);
        let candidates = self.recognition.candidates.get(at);
        let is_labelled = candidates.is_some_and(|candidates| !candidates.rows.is_empty());
        let has_unit = matches!(tail.first().map(|cell| &cell.kind), Some(Kind::Unit(_)));
        has_unit && (is_labelled || tail.len() > 1)
    }

    /// How many header cells are a year and nothing else, in a text and the numbers behind it.
    fn years_at(&self, at: usize) -> usize {
        let cells = self.token(at).into_iter().chain(self.tail(at));
        cells.filter(|cell| is_year(cell.raw)).count()
    }

    /// The first header cell of those that go on up to the end of `texts`.
    fn first_of_header(&self, table: TableId, texts: Range<usize>) -> usize {
        let mut first = texts.end;
        for at in texts.rev().take(MOST_HEADER_CELLS) {
            let text = self.token(at);
            if text.and_then(|text| self.cells_of(table, text)).is_some() {
                first = at;
            } else if self.is_row_like(at, 1) {
                break;
            }
        }
        first
    }

    /// The header cells that `cell` is made of.
    fn cells_of(&self, table: TableId, cell: &Token<'_>) -> Option<Vec<HeaderCell>> {
        let index = self.recognition.index;
        let cells = |words: &str| index.header_cells(words, table);
        cells(&words_of(cell.raw)).or_else(|| cells(&Label::new(cell.raw).bare))
    }

    /// The header cell that a text makes only together with the texts behind it, as 商业 and 企业, and how many texts
    /// those are.
    fn broken_cells(
        &self,
        table: TableId,
        texts: Range<usize>,
    ) -> Option<(Vec<HeaderCell>, usize)> {
        let index = self.recognition.index;
        let mut words = String::new();
        for (pieces, at) in (1..=MOST_PIECES).zip(texts) {
            let text = self.token(at)?;
            // What is a cell by itself is no piece of one.
            if self.cells_of(table, text).is_some() {
                return None;
            }
            words.push_str(&words_of(text.raw));
            let cells = index.header_cells(&words, table);
            if let Some(cells) = cells.filter(|cells| pieces > 1 && cells.len() == 1) {
                return Some((cells, pieces));
            }
            if !self.tail(at).iter().all(|cell| cell.is_blank()) {
                return None;
            }
        }
        None
    }

    /// Whether a text that is no header cell is a row: it has a number, or a unit or `values` values behind it.
    fn is_row_like(&self, at: usize, values: usize) -> bool {
        let label = self.document.label(at);
        let tail = self.tail(at);
        let has_unit = tail.iter().any(|cell| cell.is_unit());
        let written = tail.iter().filter(|cell| cell.is_written()).count();
        label.is_some_and(|label| label.numbering.is_some()) || has_unit || written >= values
    }

    /// Whether a text is alone in its line above a header whose names stand side by side, the last of them at `last`.
    fn is_alone_above(&self, at: usize, last: usize) -> bool {
        let line = |at: usize| self.document.line(at);
        let shares = |at: usize| {
            let before = at.checked_sub(1).and_then(line);
            line(at).is_some() && (before == line(at) || line(at + 1) == line(at))
        };
        !shares(at) && self.tail(at).iter().all(|cell| cell.is_blank()) && shares(last)
    }

    /// Whether a text in a header may be the name of a column that the form does not have.
    fn may_be_column(&self, at: usize, text: &Token<'_>) -> bool {
        self.document.label(at).is_some()
            && !words_of(text.raw).is_empty()
            && !token::is_remark(text.raw)
            && !says_sentence(text.raw)
            && self.role(at) != Some(TextRole::Foot)
    }
}

/// Whether a short text ends a sentence outside its brackets, as 「表格形式报告。如下：」 above a table. No name of a
/// column does.
fn says_sentence(text: &str) -> bool {
    let before_brackets = text.split(['(', '（']).next();
    before_brackets.is_some_and(|text| text.contains('。'))
}

/// Whether a text holds digits or the marks of a sentence, as no name of a column does.
fn says_more_than_name(text: &str) -> bool {
    let is_of_sentence =
        |c: char| arabic_digit(c).is_some() || matches!(c, '：' | ':' | '，' | ',' | '；');
    trim(text).contains(is_of_sentence)
}

/// Whether a header cell is that of a column of remarks.
fn is_remark(text: &str) -> bool {
    REMARKS.contains(&words_of(text).as_str())
}

fn is_column(cell: &HeaderCell) -> bool {
    matches!(cell, HeaderCell::Column(_))
}

/// What a header says.
#[derive(Debug, Default)]
struct HeaderContent {
    columns: Vec<usize>,
    /// Whether its first cell is a value column, so that others may stand before it.
    opens_with_column: Option<bool>,
    has_others: bool,
    /// The line of the first column, and whether all stand in it.
    line: Option<(usize, bool)>,
    /// Texts that name no column, each with the number of columns before it.
    unknown: Vec<(usize, String)>,
    has_remarks: bool,
    /// How many columns stand before each group of columns.
    groups: Vec<usize>,
    /// Numbers in it: those of a line that counts the columns.
    numbers: Vec<i64>,
    /// Which columns of the form stand under a group.
    grouped: Vec<bool>,
    /// The units of columns.
    units: Vec<(usize, String)>,
}

impl HeaderContent {
    fn new(form: &Form, table: TableId) -> Self {
        let columns = form.tables[table].columns.iter();
        Self {
            grouped: columns
                .map(|&id| form.columns[id].under.is_some())
                .collect(),
            ..Self::default()
        }
    }

    /// Takes an amount of money in a cell of its own as the unit of the column before it.
    fn add_unit(&mut self, unit: &str) {
        if let Some(&column) = self.columns.last().filter(|_| unit::is_money(unit)) {
            self.units.push((column, unit.to_owned()));
        }
    }

    /// Adds the cells that a text of the header is made of, and the unit in it.
    fn add(&mut self, cells: Vec<HeaderCell>, unit: Option<String>) {
        if let ([HeaderCell::Column(at)], Some(unit)) = (cells.as_slice(), unit) {
            self.units.push((*at, unit));
        }
        let mut before = None;
        for cell in cells {
            // A name that is doubled in one cell names one column.
            if before == Some(cell) {
                continue;
            }
            before = Some(cell);
            self.opens_with_column.get_or_insert(is_column(&cell));
            match cell {
                HeaderCell::Column(at) => self.columns.push(at),
                HeaderCell::Group => self.groups.push(self.columns.len()),
                HeaderCell::Other => {}
            }
        }
    }

    /// The columns with those of a group in its place: the group stands in one row of the header, its columns in the next.
    ///
    /// `None` where it cannot be said how many columns the group has.
    fn expand_groups(&self) -> Option<Vec<usize>> {
        let count = self.columns.len();
        let mut inside = self.groups.iter().filter(|&&at| at > 0 && at < count);
        let Some(&at) = inside.next() else {
            return Some(self.columns.clone());
        };
        if inside.next().is_some() {
            return None;
        }
        let (before, behind) = self.columns.split_at_checked(at)?;
        let moved = |beside: usize| {
            let (beside, group) = behind.split_at_checked(beside)?;
            let order: Vec<usize> = [before, group, beside].concat();
            order.is_sorted().then_some(order)
        };
        let mut orders = (0..behind.len()).filter_map(moved);
        orders.next().filter(|_| orders.next().is_none())
    }

    /// The columns as they stand below the header, where the form says which stand under a group.
    ///
    /// A header of two rows names the columns of its first row first: what is under a group stands where
    /// the group does, not where it is named. `None` where the group is missing or stands there twice, and
    /// the place of its columns is not sure.
    fn expand_known_groups(&self) -> Option<Vec<usize>> {
        let is_grouped = |at: &usize| self.grouped.get(*at).copied().unwrap_or(false);
        let first = self.columns.iter().position(is_grouped)?;
        match self.groups.as_slice() {
            [at] if *at <= first => {
                let (before, behind) = self.columns.split_at_checked(*at)?;
                let under = behind.iter().copied().filter(is_grouped);
                let beside = behind.iter().copied().filter(|at| !is_grouped(at));
                Some(before.iter().copied().chain(under).chain(beside).collect())
            }
            // A header in one line stands as its columns do.
            [] if self.line.is_some_and(|(_, is_only)| is_only) => Some(self.columns.clone()),
            // With the group lost, a header of one row is told from one of two by a column behind it.
            [] => {
                let rest = self.columns.get(first..)?;
                let behind = rest.iter().position(|at| !is_grouped(at));
                let is_flat = behind.is_some_and(|at| !rest.iter().skip(at).any(is_grouped));
                is_flat.then(|| self.columns.clone())
            }
            _ => None,
        }
    }

    /// Adds a text that names no column as it stands.
    fn add_unknown(&mut self, words: String) {
        self.opens_with_column.get_or_insert(false);
        self.unknown.push((self.columns.len(), words));
    }

    /// Puts the columns whose names are damaged in their places; where that is not possible, the unknown texts may be
    /// other columns.
    fn repair(&mut self, names: &[Vec<String>]) {
        let unknown = std::mem::take(&mut self.unknown);
        let order = self.form_order();
        let rank = |column: &usize| order.iter().position(|known| known == column);
        let ranks = self.columns.iter().filter_map(rank).collect::<Vec<_>>();
        let names: Vec<&[String]> = order
            .iter()
            .filter_map(|&at| names.get(at).map(Vec::as_slice))
            .collect();
        match header_repair::repair(&ranks, &unknown, &names) {
            Some(ranks) => {
                let columns = ranks.iter().filter_map(|&rank| order.get(rank).copied());
                self.columns = columns.collect();
            }
            None => self.has_others |= !unknown.is_empty(),
        }
    }

    /// The columns in the order in which the form's own header names them: a header of two rows names those under a
    /// group last.
    fn form_order(&self) -> Vec<usize> {
        let is_grouped = |at: &usize| self.grouped.get(*at).copied().unwrap_or(false);
        let all = 0..self.grouped.len();
        if self.groups.is_empty() {
            return all.collect();
        }
        let (under, beside): (Vec<usize>, Vec<usize>) = all.partition(is_grouped);
        [beside, under].concat()
    }

    fn order(mut self, names: &[Vec<String>]) -> Option<ColumnOrder> {
        let count = names.len();
        self.repair(names);
        let counts_on = (1..).zip(&self.numbers).all(|(at, &number)| at == number);
        let mut sorted = self.columns.clone();
        sorted.sort_unstable();
        if self.has_others || !counts_on || !sorted.into_iter().eq(0..count) {
            return None;
        }
        let has_groups = !self.groups.is_empty();
        let is_exact = has_groups || self.opens_with_column == Some(true);
        let columns = match self.grouped.contains(&true) {
            true => self.expand_known_groups(),
            false => self.expand_groups(),
        }?;
        Some(ColumnOrder {
            columns,
            is_exact,
            is_shown: true,
            has_remarks: self.has_remarks,
            units: self.units,
        })
    }
}
