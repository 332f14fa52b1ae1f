//! Tables with their rows side by side, behind headers in lines of text.

use crate::placement::placed_rows::{RowValues, shown_text};
use crate::placement::transposed::grid_header::MOST_HEADER_TEXTS;
use crate::placement::transposed::header_spelling::HeaderSpelling;
use crate::placement::transposed::transposed_table::{RowReading, TransposedTable};
use crate::tokens::{Token, words_of};

impl<'a> TransposedTable<'_, 'a> {
    /// The readings of headers that stand in lines of text.
    pub(crate) fn line_readings(&self) -> Vec<Vec<RowReading<'a>>> {
        let segments = &self.matched.document.segments;
        let opens = |at: &usize| {
            let token = self
                .matched
                .token(*at)
                .filter(|token| token.grid_position.is_none());
            token.is_some_and(|token| self.opens_header(&words_of(token.raw)))
        };
        let starts = (0..segments.len()).filter(opens);
        let starts = starts.filter(|&at| !self.goes_on(at));
        let is_written = |at: &usize| self.matched.tail(*at).iter().any(Token::is_written);
        let written: Vec<usize> = (0..segments.len()).filter(is_written).collect();
        let readings = starts.filter_map(|at| self.read_header(at, &written));
        readings.collect()
    }

    /// Whether another name of the header stands directly before the text at `at`, as 行政诉讼 that begins the labels of its
    /// two rows, so that the header does not begin there and its rows are in another order.
    fn goes_on(&self, at: usize) -> bool {
        let before = at.checked_sub(1);
        let is_bare = |before: &usize| self.matched.tail(*before).iter().all(Token::is_blank);
        let Some(label) = before
            .filter(is_bare)
            .and_then(|at| self.matched.document.label(at))
        else {
            return false;
        };
        let form = &self.matched.recognition.index.form;
        let mut labels = self.rows.iter().map(|&row| words_of(&form.rows[row].label));
        let is_part = |row: String| row.starts_with(&label.full) && row != label.full;
        label.numbering.is_none() && label.full.chars().count() > 1 && labels.any(is_part)
    }

    /// Whether the words of a line name the first row, alone or with the header cells beside it.
    fn opens_header(&self, words: &str) -> bool {
        let index = self.matched.recognition.index;
        let first = self.rows.first().copied();
        let mut names = self.names.groups().filter(|(_, row)| Some(*row) == first);
        names.any(|(name, _)| {
            let rest = words.strip_prefix(name);
            rest.is_some_and(|rest| rest.is_empty() || index.is_header(rest))
        })
    }

    /// The reading of the header that begins with the text at `start`; `written` are the texts behind which a value or
    /// a text stands.
    fn read_header(&self, start: usize, written: &[usize]) -> Option<Vec<RowReading<'a>>> {
        let place = self.matched.token(start)?.place;
        let end = (start + MOST_HEADER_TEXTS).min(self.matched.document.segments.len());
        let behind = written.partition_point(|&at| at < start);
        let figures = written.get(behind).copied().filter(|&at| at < end);
        let mut words = HeaderSpelling::new(&self.names);
        for at in start..figures.map_or(end, |at| at + 1) {
            if !words.push(&words_of(self.matched.token(at)?.raw)) {
                break;
            }
            if words.is_whole() {
                let tail: Vec<&Token<'_>> = self.matched.tail(at).iter().collect();
                return Some(self.split(&self.ordered_values(&tail), &self.rows, place));
            }
        }
        // Figures behind something else than the header of this table are not its own.
        let at = figures.filter(|&at| {
            let is_label = self.matched.document.segments.get(at);
            let is_label = is_label.is_some_and(|segment| segment.label.is_some());
            let text = self.matched.token(at).filter(|_| is_label);
            text.is_some_and(|text| self.column_named(text).is_some())
        });
        let tail: Vec<&Token<'_>> = self.matched.tail(at?).iter().collect();
        let unclear = RowValues::Unclear(shown_text(&tail));
        Some(self.split(&unclear, &self.rows, place))
    }
}
