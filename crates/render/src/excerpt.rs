//! Sources for excerpts: a rule file as it is, and a report with one line per row of its form.
//!
//! Both answer `read_span` with the one line in which the span begins, its
//! real number, and a column in characters. The text made for a report has
//! line numbers of the real document and stays in this file: JSON never sees it.

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

/// A rule file, form schema or case with its name.
#[derive(Debug, Clone, Copy)]
pub struct SourceText<'a> {
    /// The name, as it is shown in messages.
    pub name: &'a str,
    /// The whole text.
    pub text: &'a str,
}

impl SourceText<'_> {
    /// `at` moved back to the beginning of a character that is really there. The end of the file
    /// moves up to the last line with something in it.
    fn clamp(&self, at: usize) -> usize {
        let end = self.text.trim_end_matches(['\n', '\r', ' ', '\t']).len();
        if at >= self.text.len() {
            return end;
        }
        let mut at = at;
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

impl SourceCode for SourceText<'_> {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        _before: usize,
        _after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let at = self.clamp(span.offset());
        let (before, after) = self
            .text
            .split_at_checked(at)
            .ok_or(MietteError::OutOfBounds)?;
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let end = after
            .find('\n')
            .map_or(self.text.len(), |newline| at + newline);
        let line = self.text.get(start..end).unwrap_or_default();
        let number = before.matches('\n').count();
        let column = self
            .text
            .get(start..at)
            .map_or(0, |text| text.chars().count());
        Ok(contents(self.name, line, start, number, column))
    }
}

/// One row of a form in an excerpt, before it is laid out.
#[derive(Debug, Clone)]
pub(crate) struct ExcerptRow {
    /// The value's line in the document, counted from 1.
    pub(crate) line: u32,
    /// The value's column there.
    pub(crate) column: u32,
    /// The row's label, and the column's where there are several, behind spaces for its level.
    pub(crate) label: String,
    /// Its unit; empty for headings.
    pub(crate) unit: String,
    /// What is written, or a word for nothing.
    pub(crate) value: String,
}

/// The rows of a report that a finding speaks of, as a text with their real line numbers.
#[derive(Debug)]
pub(crate) struct Excerpt {
    name: String,
    text: String,
    lines: Vec<ExcerptLine>,
}

#[derive(Debug)]
struct ExcerptLine {
    start: usize,
    number: u32,
    column: u32,
    value: SourceSpan,
}

impl Excerpt {
    /// Lays `rows` out in at most `columns` cells; `ellipsis` stands where a label had to be cut.
    pub(crate) fn new(name: &str, rows: &[ExcerptRow], columns: usize, ellipsis: &str) -> Self {
        use crate::width::{cut, pad, pad_left, width};
        let widest =
            |cells: &dyn Fn(&ExcerptRow) -> usize| rows.iter().map(cells).max().unwrap_or(0);
        let unit = widest(&|row| width(&row.unit));
        let value = widest(&|row| width(&row.value)).min(VALUE_CELLS);
        let spare = columns
            .saturating_sub(2 * GAP + unit + value)
            .max(LEAST_LABEL);
        let label = widest(&|row| width(&row.label)).min(spare);
        let gap = " ".repeat(GAP);
        let mut excerpt = Self {
            name: name.to_owned(),
            text: String::new(),
            lines: Vec::new(),
        };
        for row in rows {
            let start = excerpt.text.len();
            let shown = pad(&cut(&row.label, label, ellipsis), label);
            excerpt
                .text
                .push_str(&format!("{shown}{gap}{}{gap}", pad(&row.unit, unit)));
            let set = pad_left(&row.value, value);
            let indent = set.len() - row.value.len();
            let at = excerpt.text.len() + indent;
            excerpt.text.push_str(&set);
            excerpt.text.push('\n');
            excerpt.lines.push(ExcerptLine {
                start,
                number: row.line,
                column: row.column,
                value: (at, row.value.len()).into(),
            });
        }
        excerpt
    }

    /// Where the values stand in the text, in the order of the rows.
    pub(crate) fn values(&self) -> impl Iterator<Item = SourceSpan> + '_ {
        self.lines.iter().map(|line| line.value)
    }
}

/// Between the columns of an excerpt.
const GAP: usize = 2;
/// Longer values stick out to the right rather than push the others there.
const VALUE_CELLS: usize = 12;
/// A label is never cut shorter than this.
const LEAST_LABEL: usize = 16;

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        _before: usize,
        _after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let upto = self
            .lines
            .partition_point(|line| line.start <= span.offset());
        let line = upto.checked_sub(1).and_then(|index| self.lines.get(index));
        let line = line.ok_or(MietteError::OutOfBounds)?;
        let rest = self.text.get(line.start..).unwrap_or_default();
        let text = rest.lines().next().unwrap_or_default();
        let (number, column) = (to_zero_based(line.number), to_zero_based(line.column));
        Ok(contents(&self.name, text, line.start, number, column))
    }
}

fn to_zero_based(number: u32) -> usize {
    usize::try_from(number.saturating_sub(1)).unwrap_or(0)
}

fn contents<'a>(
    name: &str,
    line: &'a str,
    start: usize,
    number: usize,
    column: usize,
) -> Box<dyn SpanContents<'a> + 'a> {
    let span = (start, line.len()).into();
    let name = name.to_owned();
    Box::new(MietteSpanContents::new_named(
        name,
        line.as_bytes(),
        span,
        number,
        column,
        1,
    ))
}
