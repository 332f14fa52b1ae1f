//! The words of a header over tables that are printed across, as its texts come one after the other.

use crate::form_index::{FormIndex, HeaderCell, group_names};
use gouji_model::{RowId, TableId};

/// What a name in the header stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum HeaderName {
    Row(RowId),
    Column(usize),
    /// 指标, 单位 and what may stand over several columns.
    Other,
}

/// The names that such a header is made of, and their order.
#[derive(Debug)]
pub(crate) struct HeaderNames {
    names: Vec<(String, HeaderName)>,
    /// The length of the longest, in bytes.
    longest: usize,
    rows: Vec<RowId>,
    columns: usize,
}

impl HeaderNames {
    /// The names in the header of `table`, which has `columns` value columns and of which the layout prints `rows`.
    pub(crate) fn new(index: &FormIndex, table: TableId, rows: &[RowId], columns: usize) -> Self {
        let cells = index.columns[table].iter().map(|(name, cell)| {
            let meaning = match cell {
                HeaderCell::Column(at) => HeaderName::Column(*at),
                HeaderCell::Other | HeaderCell::Group => HeaderName::Other,
            };
            (name.clone(), meaning)
        });
        let groups = rows.iter().flat_map(|&row| {
            let names = group_names(&index.form, row);
            names.map(move |name| (name, HeaderName::Row(row)))
        });
        let names: Vec<(String, HeaderName)> = cells.chain(groups).collect();
        Self {
            longest: names.iter().map(|(name, _)| name.len()).max().unwrap_or(0),
            names,
            rows: rows.to_vec(),
            columns,
        }
    }

    /// Whether `words` name the rows in the order of the form, and the columns of each row in the order of its table.
    pub(crate) fn are_in_order(&self, words: &str) -> bool {
        let mut spelled = HeaderSpelling::new(self);
        spelled.push(words) && spelled.is_whole()
    }

    /// The names of groups, each with its row.
    pub(crate) fn groups(&self) -> impl Iterator<Item = (&str, RowId)> {
        self.names
            .iter()
            .filter_map(|(name, meaning)| match meaning {
                HeaderName::Row(row) => Some((name.as_str(), *row)),
                HeaderName::Column(_) | HeaderName::Other => None,
            })
    }

    /// The longest name with which `words` begin, and its length.
    fn first_name(&self, words: &str) -> Option<(usize, HeaderName)> {
        let fitting = self
            .names
            .iter()
            .filter(|(name, _)| words.starts_with(name.as_str()));
        let (name, meaning) = fitting.max_by_key(|(name, _)| name.len())?;
        Some((name.len(), *meaning))
    }
}

/// How many rows and columns a header has named so far, all of them in order.
#[derive(Debug, Clone, Copy, Default)]
struct NameCount {
    rows: usize,
    columns: usize,
}

impl NameCount {
    /// Takes the first name of `words` and gives what follows it; `None` where `words` begin with no name, or with one
    /// that is out of order.
    fn take<'w>(&mut self, names: &HeaderNames, words: &'w str) -> Option<&'w str> {
        let (length, name) = names.first_name(words)?;
        match name {
            HeaderName::Row(row) => {
                names.rows.get(self.rows).filter(|&&next| next == row)?;
                self.rows += 1;
            }
            HeaderName::Column(at) => {
                let is_next = self.columns.checked_rem(names.columns) == Some(at);
                if !is_next || self.columns >= names.rows.len() * names.columns {
                    return None;
                }
                self.columns += 1;
            }
            HeaderName::Other => {}
        }
        words.get(length..).filter(|_| length > 0)
    }

    /// What is left of `words` once all names are taken off it, the last ones left where fewer than `fewest` bytes are.
    fn take_all<'w>(
        &mut self,
        names: &HeaderNames,
        mut words: &'w str,
        fewest: usize,
    ) -> Option<&'w str> {
        while !words.is_empty() && words.len() >= fewest {
            words = self.take(names, words)?;
        }
        Some(words)
    }
}

/// A header as far as its texts have come.
///
/// Every name is read once: only what may still become a longer name with the next text is kept.
#[derive(Debug)]
pub(crate) struct HeaderSpelling<'n> {
    names: &'n HeaderNames,
    named: NameCount,
    rest: String,
}

impl<'n> HeaderSpelling<'n> {
    pub(crate) fn new(names: &'n HeaderNames) -> Self {
        Self {
            names,
            named: NameCount::default(),
            rest: String::new(),
        }
    }

    /// Adds the words of the next text. Gives whether the words so far can be the beginning of such a header.
    pub(crate) fn push(&mut self, words: &str) -> bool {
        self.rest.push_str(words);
        let longest = self.names.longest;
        let Some(rest) = self.named.take_all(self.names, &self.rest, longest) else {
            return false;
        };
        let done = self.rest.len() - rest.len();
        self.rest.drain(..done);
        true
    }

    /// Whether the words so far are the whole header.
    pub(crate) fn is_whole(&self) -> bool {
        let mut named = self.named;
        let is_spelled = named.take_all(self.names, &self.rest, 0).is_some();
        let (rows, columns) = (self.names.rows.len(), self.names.columns);
        is_spelled && named.rows == rows && named.columns == rows * columns
    }
}
