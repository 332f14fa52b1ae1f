//! The rows of a document's tables: each label with the cells that belong to it.

use crate::placement::matched_document::MatchedDocument;
use crate::recognition::TextRole;
use crate::tokens::{Label, Segment, Token, UNNUMBERED, token};
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
    /// Whether a number stands near of which it is not certain that it is its value.
    pub(crate) in_doubt: bool,
    /// Whether it stands in a table, so that its values are placed by their columns.
    pub(crate) is_in_grid: bool,
    /// Whether a text stands behind its cells that is neither a row nor a value.
    pub(crate) is_followed: bool,
}

/// What a row of the document is in the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum RowMatch {
    /// It is this row of the form.
    Placed {
        /// The row.
        row: RowId,
        /// Whether a value is glued to the label.
        has_glued_value: bool,
        /// Whether the label is only like the form's.
        is_similar: bool,
    },
    /// It is no row of the form, or it cannot be said which of the candidates it is.
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
        let labels = self.recognition.chain();
        let ends: HashMap<usize, usize> = labels.map(|label| (label.start, label.end)).collect();
        let mut rows: Vec<DocumentRow<'a>> = Vec::new();
        let mut is_open = false;
        let tables = self.tables_of_form();
        let mut at = region.start;
        while at < region.end {
            let end = ends.get(&at).copied();
            if self.grid_position(at).is_some() {
                is_open = false;
                if end.is_some() || self.is_row_of_table(at, &tables, &labels_in_line) {
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
            match (self.role(at), rows.last_mut().filter(|_| is_open)) {
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

    /// Takes away the blank cells with which the line below a row begins, where the row has its values in its line.
    fn drop_next_line(&self, row: &mut DocumentRow<'a>) {
        let Some(line) = self.document.line(row.segments.end - 1) else {
            return;
        };
        let is_value = |cell: &&Token<'_>| cell.line == line && cell.is_written();
        if row.cells.iter().any(is_value) {
            let is_below = |cell: &mut &Token<'_>| cell.is_blank() && cell.line > line;
            while row.cells.pop_if(is_below).is_some() {}
        }
    }

    /// The segments from the first row to the last, and neighbours that look like rows of the same table.
    fn region(&self) -> Option<Range<usize>> {
        let first = self.recognition.chain().next()?.start;
        let last = self.recognition.chain().last()?.end;
        let has_unit = |at: &usize| {
            self.grid_position(*at).is_none()
                && self.role(*at) == Some(TextRole::None)
                && self.document.label(*at).is_some()
                && self.tail(*at).iter().any(Token::is_unit)
        };
        let before = (0..first).rev().take_while(has_unit).count();
        let texts = self.document.segments.len();
        let behind = (last..texts).take_while(has_unit).count();
        let line = self.document.line(last - 1);
        let is_in_line =
            |at: &usize| self.grid_position(*at).is_none() && self.document.line(*at) == line;
        let in_line = (last..texts).take_while(is_in_line).count();
        let end = self.glued_end(last).max(last + behind.max(in_line));
        let is_value = self.grid_position(end).is_none() && self.is_value_of(end - 1, end);
        Some(first - before..end + usize::from(is_value))
    }

    /// Whether the text behind the last row may be its value: it follows in its line, or on the next with nothing behind.
    fn is_value_of(&self, row: usize, text: usize) -> bool {
        let unit = self.tail(row).last().filter(|last| last.is_unit());
        unit.zip(self.document.line(text))
            .is_some_and(|(unit, line)| {
                line == unit.line || (line == unit.line + 1 && self.tail(text).is_empty())
            })
    }

    /// The tables in which rows of the form stand; others are none of the report's.
    fn tables_of_form(&self) -> HashSet<u32> {
        let labels = self.recognition.chain();
        let positions = labels.filter_map(|label| self.grid_position(label.start));
        positions.map(|position| position.table).collect()
    }

    /// Whether a text of a table that the form does not know opens a row of it all the same.
    fn is_row_of_table(
        &self,
        at: usize,
        tables: &HashSet<u32>,
        labels_in_line: &HashMap<usize, usize>,
    ) -> bool {
        let (Some((label, token)), Some(position)) =
            (self.unknown_label(at), self.grid_position(at))
        else {
            return false;
        };
        let before = at
            .checked_sub(1)
            .and_then(|before| self.document.line(before));
        let has_cells = || {
            let rest = |segment: &Segment| self.rest_of_line(segment.token).iter();
            let mut rest = self.document.segments.get(at).into_iter().flat_map(rest);
            rest.any(Token::is_unit_or_value)
        };
        before != Some(token.line)
            && tables.contains(&position.table)
            && has_words(label)
            && !labels_in_line.contains_key(&token.line)
            && has_cells()
    }

    /// The label of a text and its token, where the form does not know it and it is no remark.
    fn unknown_label(&self, at: usize) -> Option<(&'a Label, &'a Token<'a>)> {
        let token = self.token(at)?;
        let is_unknown = self.role(at) == Some(TextRole::None) && !token::is_remark(token.raw);
        self.document
            .label(at)
            .filter(|_| is_unknown)
            .zip(Some(token))
    }

    /// A row of a table: what belongs to it stands in its own line, up to the next label there.
    pub(crate) fn row_of_table(&self, segments: Range<usize>) -> DocumentRow<'a> {
        let mut row = DocumentRow::new(self.row_match(&segments), segments);
        row.is_in_grid = true;
        if let Some(label) = self.label_tokens(&row.segments) {
            let behind = self.rest_of_line(label.end - 1);
            let next = self.next_label(&label);
            row.end = next.unwrap_or(label.end + behind.len());
            row.cells.extend(behind.iter().take(row.end - label.end));
        }
        row
    }

    /// Whether a text follows a row of text in the line of its label.
    pub(crate) fn has_text_behind(&self, row: &DocumentRow<'_>) -> bool {
        let line = self.document.line(row.segments.end);
        line.is_some() && line == self.document.line(row.segments.end - 1)
    }

    /// Whether another label stands in the line of a table's row behind what belongs to it.
    pub(crate) fn has_label_behind(&self, row: &DocumentRow<'_>) -> bool {
        let line = |at: usize| self.document.tokens.get(at).map(|token| token.line);
        row.end > 0 && line(row.end) == line(row.end - 1)
    }

    /// How many labels of the form stand in each line.
    fn labels_in_lines(&self) -> HashMap<usize, usize> {
        let mut lines = HashMap::new();
        let labels = self.recognition.chain();
        for line in labels.filter_map(|label| self.document.line(label.end - 1)) {
            *lines.entry(line).or_insert(0) += 1;
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
        let Some((label, token)) = self.unknown_label(at) else {
            return false;
        };
        if opens_with_digit(token.raw) {
            return false;
        }
        // In a line with one label, a text behind the label is a cell of its row. Behind a heading, a text with a number
        // is a row under it.
        let is_heading = |row: &DocumentRow<'_>| match row.row_match {
            RowMatch::Placed { row, .. } => self.form().rows[row].role == Role::Heading,
            RowMatch::Unplaced { .. } => false,
        };
        let is_part = label.numbering.is_some() && open.is_some_and(is_heading);
        let line_of_row = open.and_then(|row| self.document.line(row.segments.end - 1));
        let is_alone = labels_in_line.get(&token.line) == Some(&1);
        let is_cell = line_of_row == Some(token.line) && is_alone && !is_part;
        let has_cells = self.tail(at).iter().any(Token::is_unit_or_value);
        !is_cell && has_words(label) && (label.numbering.is_some() || has_cells)
    }

    /// Adds the row whose label is `segments`, or joins it to an unknown one that has no cell yet.
    fn push(&self, rows: &mut Vec<DocumentRow<'a>>, segments: Range<usize>, is_open: bool) {
        let mut row = DocumentRow::new(self.row_match(&segments), segments);
        row.cells = self.tail(row.segments.end - 1).iter().collect();
        let first = self.document.segments.get(row.segments.start);
        let is_numbered = first.is_some_and(|first| first.level() < UNNUMBERED);
        if row.is_unknown()
            && !is_numbered
            && let Some(before) = rows.last_mut().filter(|_| is_open)
        {
            // A number behind an unknown text may be the value of the row before, where that has none of its own.
            let has_unit = self.tail(row.segments.start).iter().any(Token::is_unit);
            let is_placed = matches!(before.row_match, RowMatch::Placed { .. });
            before.in_doubt |= is_placed && !has_unit && !before.has_cell();
            if before.cells.is_empty() && before.is_unknown() {
                before.segments.end = row.segments.end;
                before.cells = row.cells;
                return;
            }
        }
        rows.push(row);
    }

    fn row_match(&self, segments: &Range<usize>) -> RowMatch {
        if let Some(candidates) = self.ambiguity.texts.get(&segments.start) {
            return RowMatch::Unplaced {
                candidates: candidates.clone(),
            };
        }
        let mut labels = self.recognition.chain();
        let label = labels.find(|label| label.start == segments.start);
        if let Some(candidate) = label.and_then(|label| self.recognition.candidate(label)) {
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

    /// Adds a text that is no row to the row before it, as its value where it stands in the place of one.
    fn add_text(&self, row: &mut DocumentRow<'a>, at: usize) {
        let tail = self.tail(at);
        let has_number = tail.iter().any(|token| token.kind.is_number());
        let Some(text) = self.token(at) else { return };
        let is_cell = self.is_among_cells(row, at, text) || self.is_meant_as_value(row, text);
        if self.role(at) == Some(TextRole::None) && is_cell {
            row.cells.push(text);
            row.cells.extend(tail);
        } else if has_number && !row.has_cell() {
            row.in_doubt = true;
        } else {
            row.is_followed = true;
            row.in_doubt |= self.may_be_lost_cell(row, at, text);
        }
    }

    /// Whether a text behind a row that is no cell of it may be all that is left of one: what is written never ends as a
    /// blank, and a number that is torn never as its first part.
    fn may_be_lost_cell(&self, row: &DocumentRow<'a>, at: usize, text: &Token<'a>) -> bool {
        let columns = self.columns_of(row);
        let has_room = row.cells.iter().filter(|cell| !cell.is_unit()).count() < columns;
        let is_written = row.cells.iter().any(|cell| cell.is_written());
        let is_torn = columns > 0 && is_written && text.is_torn();
        let has_number = || self.tail(at).iter().any(|token| token.kind.is_number());
        let may_be_cell = self.is_in_line(row, text) || opens_with_digit(text.raw) || has_number();
        (columns > 1 && has_room && may_be_cell) || is_torn
    }

    /// Whether a text stands right behind a row's unit in its line, so that it is the value whatever it says.
    fn is_in_place(&self, row: &DocumentRow<'a>, at: usize) -> bool {
        let unit = row.cells.last().filter(|cell| cell.is_unit());
        unit.is_some_and(|unit| Some(unit.line) == self.document.line(at))
    }

    /// Whether a text stands among the cells of a row that is set in one line: a number with a note, or a word between
    /// values. It is a cell that is no number, and those behind it keep their places.
    fn is_among_cells(&self, row: &DocumentRow<'a>, at: usize, text: &Token<'a>) -> bool {
        let columns = self.columns_of(row);
        let is_short = count_up_to(text.raw, LONGEST_VALUE) <= LONGEST_VALUE;
        let rows = self.recognition.candidates.get(at);
        let is_label = rows.is_none_or(|rows| !rows.rows.is_empty() || !rows.near.is_empty());
        let has_room = row.cells.iter().filter(|cell| cell.is_written()).count() < columns;
        let is_among =
            || opens_with_digit(text.raw) || row.cells.iter().any(|cell| cell.is_written());
        let is_in_line = self.is_in_line(row, text);
        columns > 1 && is_in_line && is_short && !is_label && has_room && is_among()
    }

    /// How many value columns a row has; 0 where it is no row of the form.
    fn columns_of(&self, row: &DocumentRow<'a>) -> usize {
        let form_row = row.form_row();
        form_row.map_or(0, |row| self.form().row_figures(row).count())
    }

    /// Whether a text stands in the line of a row's label.
    fn is_in_line(&self, row: &DocumentRow<'a>, text: &Token<'a>) -> bool {
        self.document.line(row.segments.end - 1) == Some(text.line)
    }

    fn is_meant_as_value(&self, row: &DocumentRow<'a>, text: &Token<'a>) -> bool {
        let words = trim(text.raw);
        if token::is_remark(words) || count_up_to(words, LONGEST_VALUE) > LONGEST_VALUE {
            return false;
        }
        let has_digits = words
            .contains(|c: char| c.is_numeric() || is_chinese_numeral(c) || "〇两几".contains(c));
        match row.cells.last() {
            Some(last) => last.is_unit(),
            None => has_digits || self.is_in_line(row, text),
        }
    }
}

impl DocumentRow<'_> {
    /// A row without cells.
    fn new(row_match: RowMatch, segments: Range<usize>) -> Self {
        Self {
            row_match,
            segments,
            cells: Vec::new(),
            end: 0,
            in_doubt: false,
            is_in_grid: false,
            is_followed: false,
        }
    }

    /// The row of the form that it is.
    pub(crate) fn form_row(&self) -> Option<RowId> {
        match self.row_match {
            RowMatch::Placed { row, .. } => Some(row),
            RowMatch::Unplaced { .. } => None,
        }
    }

    /// Makes it this row of the form, by a label to the letter.
    pub(crate) fn place_as(&mut self, row: RowId) {
        self.row_match = RowMatch::Placed {
            row,
            has_glued_value: false,
            is_similar: false,
        };
    }

    /// Whether it can be no row of the form.
    fn is_unknown(&self) -> bool {
        matches!(&self.row_match, RowMatch::Unplaced { candidates } if candidates.is_empty())
    }

    /// Whether it has a cell for its value, filled or blank.
    pub(crate) fn has_cell(&self) -> bool {
        self.cells.iter().any(|cell| !cell.is_unit())
    }
}

/// Whether a text begins with a digit and says no more than a number and marks: 「11①」, 「3..4」, 「1O」.
fn opens_with_digit(text: &str) -> bool {
    let mut letters = trim(text).chars();
    let is_ideograph = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}');
    letters.next().is_some_and(char::is_numeric) && !letters.any(is_ideograph)
}

/// Whether a label says more than a number.
fn has_words(label: &Label) -> bool {
    label.full.chars().any(|c| !c.is_ascii_digit())
}
