//! Sources for excerpts: a rule file as it is, and a report with one line per row of its form.
//!
//! Both answer `read_span` with the one line in which the span begins: a rule
//! file with its real number and a column in characters, a report with the
//! place in the real document. The text made for a report stays in this file:
//! JSON never sees it.

use crate::report::finding::quoted_sentences::{Cited, Sentence};
use crate::terminal::width::{cut, pad, pad_left, width};
use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

/// One row of a form in an excerpt, before it is laid out.
#[derive(Debug, Clone)]
pub(crate) struct ExcerptRow {
    /// Where its main value stands in the document, as the location above the excerpt tells it.
    pub(crate) location: String,
    /// What stands in the gutter beside it.
    pub(crate) gutter: String,
    /// The row's label behind spaces for its level.
    pub(crate) label: String,
    /// The label of the column where no header names it.
    pub(crate) column: String,
    /// Its unit; empty for headings.
    pub(crate) unit: String,
    /// What is written in each column, or a word for nothing; empty where the finding does not speak of it.
    pub(crate) values: Vec<String>,
}

/// The rows of a report that a finding speaks of, as a text of their own.
#[derive(Debug)]
pub(crate) struct Excerpt {
    text: String,
    lines: Vec<ExcerptLine>,
    /// How many of the lines are sentences; they stand above the others.
    sentences: usize,
    /// Whether the first line behind them is a header over the values.
    has_header: bool,
}

#[derive(Debug)]
struct ExcerptLine {
    start: usize,
    location: String,
    gutter: String,
    values: Vec<SourceSpan>,
}

/// How wide the parts of every line are, in cells.
#[derive(Debug)]
struct Widths {
    label: usize,
    column: usize,
    unit: usize,
    values: Vec<usize>,
}

impl Widths {
    /// The widths at which `header` and `rows` fit in `room` cells; `None` where labels would be cut too short.
    fn fit(header: &[String], rows: &[ExcerptRow], room: usize) -> Option<Self> {
        let widest = |cells: &dyn Fn(&ExcerptRow) -> usize| rows.iter().map(cells).max();
        let unit = widest(&|row| width(&row.unit)).unwrap_or(0);
        let count = widest(&|row| row.values.len()).unwrap_or(0);
        let least: Vec<usize> = (0..count)
            .map(|at| {
                let value = |row: &ExcerptRow| row.values.get(at).map_or(0, |value| width(value));
                let widest = widest(&value).unwrap_or(0).min(VALUE_CELLS);
                // A name that is cut still shows its beginning.
                let name = header.get(at).map_or(0, |name| width(name).min(LEAST_NAME));
                widest.max(name)
            })
            .collect();
        let column = widest(&|row| width(&row.column)).unwrap_or(0);
        let column = column.min(COLUMN_CELLS);
        let gaps = GAP * (count + usize::from(unit > 0) + usize::from(column > 0));
        let beside = column + unit + gaps;
        let spare = room.checked_sub(beside + least.iter().sum::<usize>())?;
        let longest = widest(&|row| width(&row.label)).unwrap_or(0);
        if spare < longest.min(LEAST_LABEL) {
            return None;
        }
        let mut values = least;
        let mut left = spare - longest.min(LEAST_LABEL);
        for (cells, name) in values.iter_mut().zip(header) {
            let more = width(name).saturating_sub(*cells).min(left);
            *cells += more;
            left -= more;
        }
        let taken = beside + values.iter().sum::<usize>();
        Some(Self {
            label: longest.min(room.saturating_sub(taken)),
            column,
            unit,
            values,
        })
    }
}

impl Excerpt {
    /// Lays `rows` out under `header` in at most `room` cells; `ellipsis` stands where something had to be cut.
    /// `None` where a header does not fit; without one, rows always do.
    pub(crate) fn new(
        sentences: &[Sentence],
        header: &[String],
        rows: &[ExcerptRow],
        room: usize,
        ellipsis: &str,
    ) -> Option<Self> {
        let widths = match Widths::fit(header, rows, room) {
            Some(widths) => widths,
            None if header.is_empty() => {
                let widths = Widths::fit(header, rows, usize::MAX)?;
                // The value is what must be seen, whatever is cut for it.
                let label = match widths.column {
                    0 => LEAST_LABEL,
                    _ => LEAST_LABEL / 2,
                };
                Widths {
                    label: widths.label.min(label),
                    column: widths.column.min(LEAST_COLUMN),
                    ..widths
                }
            }
            None => return None,
        };
        let mut excerpt = Self {
            text: String::new(),
            lines: Vec::new(),
            sentences: sentences.len(),
            has_header: !header.is_empty(),
        };
        for sentence in sentences {
            excerpt.push_sentence(sentence);
        }
        if excerpt.has_header {
            let names = header.iter().zip(&widths.values);
            let names = names.map(|(name, &cells)| cut(name, cells, ellipsis));
            excerpt.push(
                &ExcerptRow {
                    location: String::new(),
                    gutter: String::new(),
                    label: String::new(),
                    column: String::new(),
                    unit: String::new(),
                    values: names.collect(),
                },
                &widths,
                ellipsis,
            );
        }
        for row in rows {
            excerpt.push(row, &widths, ellipsis);
        }
        Some(excerpt)
    }

    /// A sentence takes its whole length: what is cut of it depends on where its numbers stand.
    fn push_sentence(&mut self, sentence: &Sentence) {
        let start = self.text.len();
        self.text.push_str(&sentence.text);
        self.text.push('\n');
        let number = |cited: &Cited| (start + cited.span.start, cited.span.len()).into();
        self.lines.push(ExcerptLine {
            start,
            location: sentence.location.clone(),
            gutter: sentence.gutter.clone(),
            values: sentence.numbers.iter().map(number).collect(),
        });
    }

    fn push(&mut self, row: &ExcerptRow, widths: &Widths, ellipsis: &str) {
        let start = self.text.len();
        let gap = " ".repeat(GAP);
        let label = pad(&cut(&row.label, widths.label, ellipsis), widths.label);
        self.text.push_str(&label);
        for (text, cells) in [(&row.column, widths.column), (&row.unit, widths.unit)] {
            if cells > 0 {
                self.text.push_str(&gap);
                self.text.push_str(&pad(&cut(text, cells, ellipsis), cells));
            }
        }
        let mut values = Vec::new();
        for (value, &cells) in row.values.iter().zip(&widths.values) {
            let set = pad_left(value, cells);
            let at = self.text.len() + gap.len() + set.len() - value.len();
            self.text.push_str(&gap);
            self.text.push_str(&set);
            values.push((at, value.len()).into());
        }
        self.text.push('\n');
        self.lines.push(ExcerptLine {
            start,
            location: row.location.clone(),
            gutter: row.gutter.clone(),
            values,
        });
    }

    /// Where the value in `column` of `row` stands in the text.
    pub(crate) fn value(&self, row: usize, column: usize) -> Option<SourceSpan> {
        let above = self.sentences + usize::from(self.has_header);
        let line = self.lines.get(row + above)?;
        line.values.get(column).copied()
    }

    /// Where a number of a sentence stands in the text.
    pub(crate) fn cited(&self, sentence: usize, number: usize) -> Option<SourceSpan> {
        let line = self
            .lines
            .get(sentence)
            .filter(|_| sentence < self.sentences)?;
        line.values.get(number).copied()
    }

    /// The header line, where there is one.
    pub(crate) fn header(&self) -> Option<SourceSpan> {
        let header = self.lines.get(self.sentences).filter(|_| self.has_header)?;
        Some((header.start, 0).into())
    }
}

/// Between the columns of an excerpt.
const GAP: usize = 2;
/// Longer values stick out to the right rather than push the others there.
const VALUE_CELLS: usize = 12;
/// The name of a column beside a label takes no more.
const COLUMN_CELLS: usize = 26;
/// A label is never cut shorter than this.
const LEAST_LABEL: usize = 16;
/// Nor the name of a column beside it.
const LEAST_COLUMN: usize = 6;
/// Nor the name of a column over its values.
const LEAST_NAME: usize = 4;

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
        // `miette` has no word for what stands in the gutter. Its word for the
        // language of a source, of which an excerpt has none, carries it.
        let contents = MietteSpanContents::new_named(
            line.location.clone(),
            text.as_bytes(),
            (line.start, text.len()).into(),
            0,
            0,
            1,
        );
        Ok(Box::new(contents.with_language(line.gutter.clone())))
    }
}
