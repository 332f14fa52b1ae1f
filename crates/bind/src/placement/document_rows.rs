//! The rows of a document's tables: each label with the cells that belong to it.

use crate::placement::matched_document::MatchedDocument;
use crate::recognition::TextRole;
use crate::tokens::{Kind, Label, Token, token};
use gouji_model::characters::{count_up_to, trim};
use gouji_model::numeral::is_chinese_numeral;
use gouji_model::{Role, RowId};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// The longest text that may be meant as a value, in characters.
const LONGEST_VALUE: usize = 20;

/// A row of the document.
#[derive(Debug)]
pub(crate) struct DocumentRow<'a> {
    /// What it is in the form.
    pub(crate) row_match: RowMatch,
    /// The segments of its label.
    pub(crate) segments: Range<usize>,
    /// What follows the label: units, values, blanks, and texts that may be meant as a value.
    pub(crate) cells: Vec<&'a Token<'a>>,
    /// In a table: the token where what belongs to the label ends.
    pub(crate) end: usize,
    /// Whether a number stands near that may be its value, and may not.
    pub(crate) in_doubt: bool,
    /// Whether it is a row of a table, so that its values are told by their columns.
    pub(crate) is_in_grid: bool,
    /// Whether a text stands behind its cells that is neither a row nor a value.
    pub(crate) is_followed: bool,
}

/// What a row of the document is in the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum RowMatch {
    /// It is this row.
    Placed {
        /// The row.
        row: RowId,
        /// Whether a value is glued to the label.
        has_glued_value: bool,
        /// Whether the label is only like the form's.
        is_similar: bool,
    },
    /// It is no row, or it cannot be said which of these.
    Unplaced {
        /// The rows that it could be.
        candidates: Vec<RowId>,
    },
}

impl<'a> MatchedDocument<'a> {
    /// The rows from the first to the last that the form knows, and those that go on behind them.
    pub(crate) fn rows(&self) -> Vec<DocumentRow<'a>> {
        let Some(region) = self.region() else {
            return Vec::new();
        };
        let labels_in_line = self.labels_in_lines();
        let starts: HashMap<usize, usize> = self
            .recognition
            .chain()
            .map(|each| (each.start, each.end))
            .collect();
        let mut rows: Vec<DocumentRow<'a>> = Vec::new();
        let mut is_open = false;
        let own_tables = self.own_tables();
        let mut at = region.start;
        while at < region.end {
            let end = starts.get(&at).copied();
            if self.grid_position(at).is_some() {
                is_open = false;
                if end.is_some() || self.is_row_of_table(at, &own_tables, &labels_in_line) {
                    let end = end.unwrap_or(at + 1);
                    rows.push(self.row_of_table(at..end));
                    at = end;
                } else {
                    at += 1;
                }
                continue;
            }
            if end.is_some()
                || self.is_row(at, rows.last().filter(|_| is_open), &labels_in_line)
                || (self.are_glued && self.is_glued_row(at))
            {
                let end = end.unwrap_or(at + 1);
                self.push(&mut rows, at..end, is_open);
                is_open = true;
                at = end;
                continue;
            }
            match (
                self.recognition.roles.get(at),
                rows.last_mut().filter(|_| is_open),
            ) {
                (_, Some(row)) if self.is_in_place(row, at) => {
                    row.cells.extend(self.token(at));
                    row.cells.extend(self.tail(at));
                }
                (Some(TextRole::Foot), _) => is_open = false,
                (_, Some(row)) => self.add_text(row, at),
                (_, None) => {}
            }
            at += 1;
        }
        for row in rows.iter_mut().filter(|row| !row.is_in_grid) {
            self.drop_next_line(row);
        }
        rows
    }

    /// Takes the blank cells away with which the line below a row begins, where the row has its values in its own line.
    fn drop_next_line(&self, row: &mut DocumentRow<'a>) {
        let Some(line) = self.token(row.segments.end - 1).map(|label| label.line) else {
            return;
        };
        if row
            .cells
            .iter()
            .any(|cell| cell.line == line && cell.is_written())
        {
            let is_below = |cell: &mut &Token<'_>| cell.kind == Kind::Blank && cell.line > line;
            while row.cells.pop_if(is_below).is_some() {}
        }
    }

    /// The segments from the first row to the last, and neighbours that look like rows of the same table.
    fn region(&self) -> Option<Range<usize>> {
        let first = self.recognition.chain().next()?.start;
        let last = self.recognition.chain().last()?.end;
        let has_unit = |at: &usize| {
            let is_text = self.grid_position(*at).is_none();
            let is_plain = is_text && self.recognition.roles.get(*at) == Some(&TextRole::None);
            is_plain
                && self.document.label(*at).is_some()
                && self.has(*at, |kind| matches!(kind, Kind::Unit(_)))
        };
        let before = (0..first).rev().take_while(has_unit).count();
        let behind = (last..self.document.segments.len())
            .take_while(has_unit)
            .count();
        let end = self.glued_end(last).max(last + behind);
        let value = self
            .document
            .segments
            .get(end)
            .filter(|_| self.grid_position(end).is_none() && self.is_value_of(end - 1, end));
        Some(first - before..end + usize::from(value.is_some()))
    }

    /// Whether the text behind the last row may be its value: it follows in its line, or on the next with nothing behind.
    fn is_value_of(&self, row: usize, text: usize) -> bool {
        let last = self
            .tail(row)
            .last()
            .filter(|last| matches!(last.kind, Kind::Unit(_)));
        let Some(text) = self.document.segments.get(text) else {
            return false;
        };
        let lines = last.map(|last| last.line).zip(self.document.token_of(text));
        lines.is_some_and(|(line, token)| {
            token.line == line || (token.line == line + 1 && text.tail.is_empty())
        })
    }

    fn has(&self, at: usize, is_it: impl Fn(&Kind) -> bool) -> bool {
        self.tail(at).iter().any(|token| is_it(&token.kind))
    }

    /// The tables in which rows of the form stand; others are none of the report's.
    fn own_tables(&self) -> HashSet<u32> {
        let starts = self
            .recognition
            .chain()
            .filter_map(|each| self.grid_position(each.start));
        starts.map(|position| position.table).collect()
    }

    /// Whether a text of a table that the form does not know opens a row of it all the same.
    fn is_row_of_table(
        &self,
        at: usize,
        own_tables: &HashSet<u32>,
        labels_in_line: &HashMap<usize, usize>,
    ) -> bool {
        let (Some(segment), Some(token)) = (self.document.segments.get(at), self.token(at)) else {
            return false;
        };
        let before = at.checked_sub(1).and_then(|before| self.token(before));
        let opens = before.is_none_or(|before| before.line != token.line);
        let is_own = token
            .grid_position
            .is_some_and(|position| own_tables.contains(&position.table));
        let has_words = segment
            .label
            .as_ref()
            .is_some_and(|label| label.full.chars().any(|c| !c.is_ascii_digit()));
        let is_plain = self.recognition.roles.get(at) == Some(&TextRole::None);
        let has_cells = || {
            let is_cell = |token: &&Token<'_>| matches!(token.kind, Kind::Unit(_) | Kind::Value(_));
            self.behind_in_line(segment.token)
                .iter()
                .any(|token| is_cell(&token))
        };
        opens
            && is_own
            && has_words
            && is_plain
            && !labels_in_line.contains_key(&token.line)
            && !token::is_remark(token.raw)
            && has_cells()
    }

    /// A row of a table: what belongs to it stands in its own line, up to the next label there.
    pub(crate) fn row_of_table(&self, segments: Range<usize>) -> DocumentRow<'a> {
        let label = self.label_tokens(&segments);
        let mut cells: Vec<&Token<'_>> = Vec::new();
        let mut end = 0;
        if let Some(label) = label {
            let behind = self.behind_in_line(label.end - 1);
            let next = self.next_label(&label);
            end = next.unwrap_or(label.end + behind.len());
            cells.extend(behind.iter().take(end - label.end));
        }
        DocumentRow {
            row_match: self.row_match(&segments),
            segments,
            cells,
            end,
            in_doubt: false,
            is_in_grid: true,
            is_followed: false,
        }
    }

    /// Whether a text follows a row of text in the line of its label.
    pub(crate) fn has_text_behind(&self, row: &DocumentRow<'_>) -> bool {
        let line = |at: usize| self.token(at).map(|token| token.line);
        line(row.segments.end).is_some_and(|own| line(row.segments.end - 1) == Some(own))
    }

    /// Whether another label stands in the line of a table's row behind what belongs to it.
    pub(crate) fn has_label_behind(&self, row: &DocumentRow<'_>) -> bool {
        let line = |at: usize| self.document.tokens.get(at).map(|token| token.line);
        row.end > 0 && line(row.end) == line(row.end - 1)
    }

    /// How many labels of the form stand in each line.
    fn labels_in_lines(&self) -> HashMap<usize, usize> {
        let mut lines = HashMap::new();
        for token in self
            .recognition
            .chain()
            .filter_map(|each| self.token(each.end - 1))
        {
            *lines.entry(token.line).or_insert(0) += 1;
        }
        lines
    }

    /// Whether a text that the form does not know is a row all the same: it has a number, or a unit or value behind it.
    fn is_row(
        &self,
        at: usize,
        open: Option<&DocumentRow<'a>>,
        labels_in_line: &HashMap<usize, usize>,
    ) -> bool {
        let (Some(segment), Some(token)) = (self.document.segments.get(at), self.token(at)) else {
            return false;
        };
        let Some(label) = &segment.label else {
            return false;
        };
        if self.recognition.roles.get(at) != Some(&TextRole::None) || token::is_remark(token.raw) {
            return false;
        }
        // In a line with one label, a text behind the label is a cell of its row; behind a heading one with a number is a row of it.
        let is_heading = |row: &DocumentRow<'_>| match row.row_match {
            RowMatch::Placed { row, .. } => {
                self.recognition.index.form.rows[row].role == Role::Heading
            }
            RowMatch::Unplaced { .. } => false,
        };
        let is_part = label.numbering.is_some() && open.is_some_and(is_heading);
        let own_line = open
            .and_then(|row| self.token(row.segments.end - 1))
            .map(|each| each.line);
        let is_cell =
            own_line == Some(token.line) && labels_in_line.get(&token.line) == Some(&1) && !is_part;
        let has_words = label.full.chars().any(|c| !c.is_ascii_digit());
        let has_cells = self.has(at, |kind| matches!(kind, Kind::Unit(_) | Kind::Value(_)));
        !is_cell && has_words && (label.numbering.is_some() || has_cells)
    }

    /// Adds the row whose label is `segments`, or joins it to an unknown one that has no cell yet.
    fn push(&self, rows: &mut Vec<DocumentRow<'a>>, segments: Range<usize>, is_open: bool) {
        let row_match = self.row_match(&segments);
        let cells = self.tail(segments.end - 1).iter().collect();
        let is_unknown = |row_match: &RowMatch| matches!(row_match, RowMatch::Unplaced { candidates } if candidates.is_empty());
        let first = self.document.segments.get(segments.start);
        let is_numbered =
            first.is_some_and(|first| first.level() < crate::tokens::numbering::UNNUMBERED);
        if is_unknown(&row_match) && !is_numbered {
            self.doubt(rows.last_mut().filter(|_| is_open), &segments);
            let before = rows
                .last_mut()
                .filter(|row| is_open && row.cells.is_empty() && is_unknown(&row.row_match));
            if let Some(row) = before {
                row.segments.end = segments.end;
                row.cells = cells;
                return;
            }
        }
        rows.push(DocumentRow {
            row_match,
            segments,
            cells,
            end: 0,
            in_doubt: false,
            is_in_grid: false,
            is_followed: false,
        });
    }

    /// A number behind an unknown text may be the value of the row before, where that has none of its own.
    fn doubt(&self, row: Option<&mut DocumentRow<'a>>, segments: &Range<usize>) {
        let is_unit = |kind: &Kind| matches!(kind, Kind::Unit(_));
        if let Some(row) = row.filter(|row| !row.has_cell())
            && !self.has(segments.start, is_unit)
            && matches!(row.row_match, RowMatch::Placed { .. })
        {
            row.in_doubt = true;
        }
    }

    fn row_match(&self, segments: &Range<usize>) -> RowMatch {
        if let Some(candidates) = self.ambiguity.texts.get(&segments.start) {
            return RowMatch::Unplaced {
                candidates: candidates.clone(),
            };
        }
        let own = self
            .recognition
            .chain()
            .find(|each| each.start == segments.start);
        if let Some(candidate) = own.and_then(|each| self.recognition.candidate(each)) {
            return RowMatch::Placed {
                row: candidate.row,
                has_glued_value: candidate.has_glued_value,
                is_similar: candidate.is_similar,
            };
        }
        let mut candidates = self.recognition.possible_rows(segments.start);
        if candidates.is_empty() && self.are_glued {
            candidates = self.rows_opening(segments.start);
        }
        RowMatch::Unplaced { candidates }
    }

    /// Adds a text that is no row to the row before it: as its value, where it stands in the place of one.
    fn add_text(&self, row: &mut DocumentRow<'a>, at: usize) {
        let tail = self.tail(at);
        let has_number = tail.iter().any(|token| token.kind.is_number());
        let Some(text) = self.token(at) else { return };
        if self.recognition.roles.get(at) == Some(&TextRole::None)
            && self.is_meant_as_value(row, text)
        {
            row.cells.push(text);
            row.cells.extend(tail);
        } else if has_number && !row.has_cell() {
            row.in_doubt = true;
        } else {
            row.is_followed = true;
        }
    }

    /// Whether a text stands right behind a row's unit in its line, so that it is the value whatever it says.
    fn is_in_place(&self, row: &DocumentRow<'a>, at: usize) -> bool {
        let unit = row
            .cells
            .last()
            .filter(|cell| matches!(cell.kind, Kind::Unit(_)));
        let line = self.token(at).map(|text| text.line);
        unit.is_some_and(|unit| Some(unit.line) == line)
    }

    fn is_meant_as_value(&self, row: &DocumentRow<'a>, text: &Token<'a>) -> bool {
        let words = trim(text.raw);
        if token::is_remark(words) || count_up_to(words, LONGEST_VALUE) > LONGEST_VALUE {
            return false;
        }
        let has_digits = words
            .contains(|c: char| c.is_numeric() || is_chinese_numeral(c) || "〇两几".contains(c));
        match row.cells.last() {
            Some(last) => matches!(last.kind, Kind::Unit(_)),
            None => {
                let label = self.token(row.segments.end - 1);
                has_digits || label.is_some_and(|label| label.line == text.line)
            }
        }
    }
}

impl DocumentRow<'_> {
    /// The unit that it prints: in a cell, otherwise in its label.
    pub(crate) fn unit(&self, label: &str) -> Option<String> {
        // Most rows print their unit in a cell, and then the label need not be taken apart for it.
        let in_cell = self.cells.iter().find_map(|cell| cell.unit());
        in_cell.map_or_else(|| Label::new(label).unit, |unit| Some(unit.to_owned()))
    }

    /// Whether it has a cell for its value, filled or blank.
    pub(crate) fn has_cell(&self) -> bool {
        self.cells
            .iter()
            .any(|cell| !matches!(cell.kind, Kind::Unit(_)))
    }
}
