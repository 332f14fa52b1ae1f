//! The rows of a document's table: each label with the cells that belong to it.

use crate::recognition::ambiguity::Ambiguity;
use crate::recognition::recognise::{Recognition, TextRole};
use crate::tokens::segment::Segment;
use crate::tokens::token;
use crate::tokens::token::{GridPosition, Kind, Token};
use gouji_model::characters::{count_up_to, trim};
use gouji_model::{Place, Role, RowId};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// The longest text that may be meant as a value, in characters.
const LONGEST_VALUE: usize = 20;

/// A row of the document.
#[derive(Debug)]
pub(crate) struct DocumentRow<'t, 'd> {
    /// What it is in the form.
    pub(crate) standing: RowMatch,
    /// The segments of its label.
    pub(crate) segments: Range<usize>,
    /// What follows the label: units, values, blanks, and texts that may be meant as a value.
    pub(crate) cells: Vec<&'t Token<'d>>,
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
        /// Whether digits are glued to the label.
        glued: bool,
        /// Whether the label is only like the form's.
        differs: bool,
    },
    /// It is no row, or it cannot be said which of these.
    Unplaced {
        /// The rows that it could be.
        candidates: Vec<RowId>,
    },
}

/// A document's tokens and texts beside the form that fits them.
pub(crate) struct MatchedDocument<'t, 'd, 'f> {
    pub(crate) tokens: &'t [Token<'d>],
    pub(crate) segments: &'t [Segment],
    pub(crate) recognition: &'t Recognition<'f>,
    pub(crate) ambiguity: &'t Ambiguity,
    /// Whether the values are glued to their labels.
    pub(crate) are_glued: bool,
}

impl<'t, 'd> MatchedDocument<'t, 'd, '_> {
    /// The rows from the first to the last that the form knows, and those that go on behind them.
    pub(crate) fn rows(&self) -> Vec<DocumentRow<'t, 'd>> {
        let Some(region) = self.region() else {
            return Vec::new();
        };
        let labels_in_line = self.labels_in_lines();
        let starts: HashMap<usize, usize> = self
            .recognition
            .chain()
            .map(|each| (each.start, each.end))
            .collect();
        let mut rows: Vec<DocumentRow<'t, 'd>> = Vec::new();
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
    fn drop_next_line(&self, row: &mut DocumentRow<'t, 'd>) {
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
            is_plain && self.label(*at) && self.has(*at, |kind| matches!(kind, Kind::Unit(_)))
        };
        let before = (0..first).rev().take_while(has_unit).count();
        let behind = (last..self.segments.len()).take_while(has_unit).count();
        let end = self.glued_end(last).max(last + behind);
        let value = self
            .segments
            .get(end)
            .filter(|_| self.grid_position(end).is_none() && self.is_value_of(end - 1, end));
        Some(first - before..end + usize::from(value.is_some()))
    }

    /// Whether the text behind the last row may be its value: it follows in its line, or on the next with nothing behind.
    fn is_value_of(&self, row: usize, text: usize) -> bool {
        let tail = self
            .segments
            .get(row)
            .and_then(|row| self.tokens.get(row.tail.clone()));
        let last = tail
            .and_then(<[_]>::last)
            .filter(|last| matches!(last.kind, Kind::Unit(_)));
        let Some(text) = self.segments.get(text) else {
            return false;
        };
        let lines = last.map(|last| last.line).zip(self.tokens.get(text.token));
        lines.is_some_and(|(line, token)| {
            token.line == line || (token.line == line + 1 && text.tail.is_empty())
        })
    }

    fn label(&self, at: usize) -> bool {
        self.segments
            .get(at)
            .is_some_and(|segment| segment.label.is_some())
    }

    pub(crate) fn tail(&self, at: usize) -> &'t [Token<'d>] {
        let segment = self.segments.get(at);
        let tail = segment.and_then(|segment| self.tokens.get(segment.tail.clone()));
        tail.unwrap_or_default()
    }

    fn has(&self, at: usize, is_it: impl Fn(&Kind) -> bool) -> bool {
        self.tail(at).iter().any(|token| is_it(&token.kind))
    }

    /// Where the text of a segment stands in a table.
    fn grid_position(&self, at: usize) -> Option<GridPosition> {
        self.token(at)?.grid_position
    }

    /// The tables in which rows of the form stand; others are none of the report's.
    fn own_tables(&self) -> HashSet<u32> {
        let starts = self
            .recognition
            .chain()
            .filter_map(|each| self.grid_position(each.start));
        starts.map(|grid_position| grid_position.table).collect()
    }

    /// Whether a text of a table that the form does not know opens a row of it all the same.
    fn is_row_of_table(
        &self,
        at: usize,
        own_tables: &HashSet<u32>,
        labels_in_line: &HashMap<usize, usize>,
    ) -> bool {
        let (Some(segment), Some(token)) = (self.segments.get(at), self.token(at)) else {
            return false;
        };
        let before = at.checked_sub(1).and_then(|before| self.token(before));
        let opens = before.is_none_or(|before| before.line != token.line);
        let is_own = token
            .grid_position
            .is_some_and(|grid_position| own_tables.contains(&grid_position.table));
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

    /// The tokens behind one in its line.
    fn behind_in_line(&self, token: usize) -> &'t [Token<'d>] {
        let line = self.tokens.get(token).map(|token| token.line);
        let behind = self.tokens.get(token + 1..).unwrap_or_default();
        let count = behind.iter().take_while(|each| Some(each.line) == line);
        behind.get(..count.count()).unwrap_or_default()
    }

    /// A row of a table: what belongs to it stands in its own line, up to the next label there.
    pub(crate) fn row_of_table(&self, segments: Range<usize>) -> DocumentRow<'t, 'd> {
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
            standing: self.standing(&segments),
            segments,
            cells,
            end,
            in_doubt: false,
            is_in_grid: true,
            is_followed: false,
        }
    }

    /// The tokens of a label.
    pub(crate) fn label_tokens(&self, segments: &Range<usize>) -> Option<Range<usize>> {
        let first = self.segments.get(segments.start)?.token;
        let last = self.segments.get(segments.end.checked_sub(1)?)?.token;
        Some(first..last + 1)
    }

    /// Where the next row's label begins in the line of a label.
    pub(crate) fn next_label(&self, label: &Range<usize>) -> Option<usize> {
        let line = self.tokens.get(label.start)?.line;
        let mut starts = self.recognition.chain().filter_map(|each| {
            let segment = self.segments.get(each.start)?;
            let token = self.tokens.get(segment.token)?;
            (token.line == line && segment.token >= label.end).then_some(segment.token)
        });
        starts.next()
    }

    /// Whether a text follows a row of text in the line of its label.
    pub(crate) fn has_text_behind(&self, row: &DocumentRow<'_, '_>) -> bool {
        let line = |at: usize| self.token(at).map(|token| token.line);
        line(row.segments.end).is_some_and(|own| line(row.segments.end - 1) == Some(own))
    }

    /// Whether another label stands in the line of a table's row behind what belongs to it.
    pub(crate) fn has_label_behind(&self, row: &DocumentRow<'_, '_>) -> bool {
        let line = |at: usize| self.tokens.get(at).map(|token| token.line);
        row.end > 0 && line(row.end) == line(row.end - 1)
    }

    pub(crate) fn token(&self, at: usize) -> Option<&'t Token<'d>> {
        self.tokens.get(self.segments.get(at)?.token)
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
        open: Option<&DocumentRow<'t, 'd>>,
        labels_in_line: &HashMap<usize, usize>,
    ) -> bool {
        let (Some(segment), Some(token)) = (self.segments.get(at), self.token(at)) else {
            return false;
        };
        let Some(label) = &segment.label else {
            return false;
        };
        if self.recognition.roles.get(at) != Some(&TextRole::None) || token::is_remark(token.raw) {
            return false;
        }
        // In a line with one label, a text behind the label is a cell of its row; behind a heading one with a number is a row of it.
        let is_heading = |row: &DocumentRow<'_, '_>| match row.standing {
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
    fn push(&self, rows: &mut Vec<DocumentRow<'t, 'd>>, segments: Range<usize>, is_open: bool) {
        let standing = self.standing(&segments);
        let cells = self.tail(segments.end - 1).iter().collect();
        let is_unknown = |standing: &RowMatch| matches!(standing, RowMatch::Unplaced { candidates } if candidates.is_empty());
        let first = self.segments.get(segments.start);
        let is_numbered =
            first.is_some_and(|first| first.level() < crate::tokens::numbering::UNNUMBERED);
        if is_unknown(&standing) && !is_numbered {
            self.doubt(rows.last_mut().filter(|_| is_open), &segments);
            let before = rows
                .last_mut()
                .filter(|row| is_open && row.cells.is_empty() && is_unknown(&row.standing));
            if let Some(row) = before {
                row.segments.end = segments.end;
                row.cells = cells;
                return;
            }
        }
        rows.push(DocumentRow {
            standing,
            segments,
            cells,
            end: 0,
            in_doubt: false,
            is_in_grid: false,
            is_followed: false,
        });
    }

    /// A number behind an unknown text may be the value of the row before, where that has none of its own.
    fn doubt(&self, row: Option<&mut DocumentRow<'t, 'd>>, segments: &Range<usize>) {
        let is_unit = |kind: &Kind| matches!(kind, Kind::Unit(_));
        if let Some(row) = row.filter(|row| !row.has_cell())
            && !self.has(segments.start, is_unit)
            && matches!(row.standing, RowMatch::Placed { .. })
        {
            row.in_doubt = true;
        }
    }

    fn standing(&self, segments: &Range<usize>) -> RowMatch {
        if let Some(candidates) = self.ambiguity.texts.get(&segments.start) {
            return RowMatch::Unplaced {
                candidates: candidates.clone(),
            };
        }
        let own = self
            .recognition
            .chain()
            .find(|each| each.start == segments.start);
        if let Some(found) = own.and_then(|each| self.recognition.found(each)) {
            return RowMatch::Placed {
                row: found.row,
                glued: found.glued,
                differs: found.differs,
            };
        }
        let mut candidates = self.recognition.candidates(segments.start);
        if candidates.is_empty() && self.are_glued {
            candidates = self.rows_opening(segments.start);
        }
        RowMatch::Unplaced { candidates }
    }

    /// Adds a text that is no row to the row before it: as its value, where it stands in the place of one.
    fn add_text(&self, row: &mut DocumentRow<'t, 'd>, at: usize) {
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
    fn is_in_place(&self, row: &DocumentRow<'t, 'd>, at: usize) -> bool {
        let unit = row
            .cells
            .last()
            .filter(|cell| matches!(cell.kind, Kind::Unit(_)));
        let line = self.token(at).map(|text| text.line);
        unit.is_some_and(|unit| Some(unit.line) == line)
    }

    fn is_meant_as_value(&self, row: &DocumentRow<'t, 'd>, text: &Token<'d>) -> bool {
        let words = trim(text.raw);
        if token::is_remark(words) || count_up_to(words, LONGEST_VALUE) > LONGEST_VALUE {
            return false;
        }
        let has_digits =
            words.contains(|c: char| c.is_numeric() || "〇一二三四五六七八九十两几".contains(c));
        match row.cells.last() {
            Some(last) => matches!(last.kind, Kind::Unit(_)),
            None => {
                let label = self.token(row.segments.end - 1);
                has_digits || label.is_some_and(|label| label.line == text.line)
            }
        }
    }

    /// The text of a row's label, and its place.
    pub(crate) fn label_of(&self, segments: &Range<usize>) -> (String, Place) {
        let tokens = segments.clone().filter_map(|at| self.token(at));
        let text: String = tokens.map(|token| trim(token.raw)).collect();
        let first = self.token(segments.start).map(|token| token.place);
        (text, first.unwrap_or(Place::Line { line: 1, column: 1 }))
    }
}

impl DocumentRow<'_, '_> {
    /// Whether it has a cell for its value, filled or blank.
    pub(crate) fn has_cell(&self) -> bool {
        self.cells
            .iter()
            .any(|cell| !matches!(cell.kind, Kind::Unit(_)))
    }
}

impl Recognition<'_> {
    /// The rows of the layout that the text at `start` could be by its words.
    pub(crate) fn candidates(&self, start: usize) -> Vec<RowId> {
        let Some(candidates) = self.candidates.get(start) else {
            return Vec::new();
        };
        let found = candidates.rows.iter().map(|found| found.row);
        let position = &self.layout_index().position;
        let mut rows: Vec<RowId> = found
            .chain(candidates.near.iter().copied())
            .filter(|&row| position[row].is_some())
            .collect();
        rows.sort_unstable();
        rows.dedup();
        rows
    }
}

/// How many cells a header has at most.
const MOST_HEADER_CELLS: usize = 16;

impl MatchedDocument<'_, '_, '_> {
    /// The texts from the first header cell above a table to its first row; none where there is no header.
    pub(crate) fn header_above(&self, above: Range<usize>) -> Vec<usize> {
        let is_header = |at: &usize| self.recognition.roles.get(*at) == Some(&TextRole::Header);
        let first_row = above.end;
        let from = first_row.saturating_sub(MOST_HEADER_CELLS).max(above.start);
        let near: Vec<usize> = (from..first_row).filter(is_header).collect();
        near.first()
            .map_or_else(Vec::new, |&first| (first..first_row).collect())
    }

    /// The words of a text, without a number before it or remarks in it.
    pub(crate) fn words(&self, at: usize) -> Option<String> {
        let label = self.segments.get(at)?.label.as_ref()?;
        (!label.bare.is_empty()).then(|| label.bare.clone())
    }
}
