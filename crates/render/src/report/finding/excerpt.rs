//! The text of an excerpt: sentences as they are, rows of a form in columns that fit.
//!
//! The text made for a report stays in this file and its [`SnippetLine`]s:
//! JSON never sees it.

use super::drawn_figure::DrawnFigure;
use super::quoted_sentences::Sentence;
use crate::diagnostic::snippet::{SnippetLine, TextLabel};
use crate::terminal::width::{cut, pad, pad_left, width};
use std::ops::Range;

/// Between the columns of an excerpt, in cells as all of these.
const GAP: usize = 2;
/// How wide the value columns are; longer values stick out to the right, because they would push the others there.
const VALUE_CELLS: usize = 12;
/// How wide the name of a column beside a label is at most.
const COLUMN_CELLS: usize = 26;
/// The fewest cells to which a label is cut.
const LEAST_LABEL: usize = 16;
/// The fewest cells to which the name of a column beside a label is cut.
const LEAST_COLUMN: usize = 6;
/// The fewest cells to which the name of a column over its values is cut.
const LEAST_NAME: usize = 4;

/// One row of a form in an excerpt, before it is laid out.
pub(crate) struct ExcerptRow<'a> {
    /// The text in the gutter beside the row.
    pub(crate) gutter: String,
    /// The row's label behind spaces for its level.
    pub(crate) label: &'a str,
    /// The label of the column where no header names it.
    pub(crate) column: String,
    /// The unit of the row; empty for headings.
    pub(crate) unit: &'a str,
    /// The figure in each column; `None` where the finding does not speak of it.
    pub(crate) values: Vec<Option<&'a DrawnFigure>>,
}

/// A line of text, its labels in bytes.
struct Line {
    gutter: String,
    text: String,
    labels: Vec<TextLabel>,
}

/// Lays `sentences` and below them `rows` under `header` out in at most `room` cells; `ellipsis` stands where
/// something had to be cut. `None` where a header does not fit; without one, rows always do.
pub(crate) fn lay_out(
    sentences: &[Sentence],
    header: &[String],
    rows: &[ExcerptRow<'_>],
    room: usize,
    ellipsis: &str,
) -> Option<Vec<SnippetLine>> {
    let widths = match Widths::fit(header, rows, room) {
        Some(widths) => widths,
        None if header.is_empty() => Widths::squeeze(rows)?,
        None => return None,
    };
    let header = (!header.is_empty()).then(|| header_line(header, &widths, ellipsis));
    let has_header = header.is_some();
    let sentences = sentences.iter().map(sentence_line);
    let rows = rows.iter().map(|row| row_line(row, &widths, ellipsis));
    let lines = sentences.chain(header).chain(rows);
    let mut lines: Vec<Line> = lines.filter(|line| !line.labels.is_empty()).collect();
    let mut labels = lines.iter().flat_map(|line| &line.labels);
    if !labels.any(|label| label.is_primary) {
        // The header has no gutter.
        let mut lines = lines.iter_mut();
        let first = lines.find(|line| !has_header || line.gutter.is_empty());
        if let Some(label) = first.and_then(|line| line.labels.first_mut()) {
            label.is_primary = true;
        }
    }
    let lines = lines.into_iter();
    let lines = lines.map(|line| SnippetLine::new(&line.gutter, &line.text, line.labels));
    Some(lines.collect())
}

/// A sentence takes its whole length: what is cut of it depends on where its numbers stand.
fn sentence_line(sentence: &Sentence) -> Line {
    Line {
        gutter: sentence.gutter.clone(),
        text: sentence.text.clone(),
        labels: sentence.numbers.clone(),
    }
}

/// The names of the columns; a label that is not drawn brings the line into the picture.
fn header_line(header: &[String], widths: &Widths, ellipsis: &str) -> Line {
    let names = header.iter().zip(&widths.values);
    let names: Vec<String> = names
        .map(|(name, &cells)| cut(name, cells, ellipsis))
        .collect();
    let names = names.iter().map(String::as_str);
    let (text, _) = widths.line(["", "", ""], names, ellipsis);
    Line {
        gutter: String::new(),
        text,
        labels: vec![TextLabel {
            bytes: 0..0,
            text: None,
            is_primary: false,
        }],
    }
}

fn row_line(row: &ExcerptRow<'_>, widths: &Widths, ellipsis: &str) -> Line {
    let values = row.values.iter();
    // A cell that is left out is not blank.
    let values = values.map(|figure| figure.map_or(ellipsis, |figure| figure.value.as_str()));
    let (text, bytes) = widths.line([row.label, &row.column, row.unit], values, ellipsis);
    let labels = row.values.iter().zip(bytes);
    let labels = labels.filter_map(|(figure, bytes)| Some(label(figure.as_ref()?, bytes)));
    Line {
        gutter: row.gutter.clone(),
        text,
        labels: labels.collect(),
    }
}

/// A blank that is not the main figure has nothing to underline.
fn label(figure: &DrawnFigure, bytes: Range<usize>) -> TextLabel {
    match figure.is_blank && !figure.is_primary {
        true => TextLabel {
            bytes: bytes.start..bytes.start,
            text: None,
            is_primary: false,
        },
        false => TextLabel {
            bytes,
            text: figure.says.clone(),
            is_primary: figure.is_primary,
        },
    }
}

/// How wide the parts of every line are, in cells.
struct Widths {
    label: usize,
    column: usize,
    unit: usize,
    values: Vec<usize>,
}

impl Widths {
    /// The widths at which `header` and `rows` fit in `room` cells; `None` where labels would be cut too short.
    fn fit(header: &[String], rows: &[ExcerptRow<'_>], room: usize) -> Option<Self> {
        let widest = |cells: &dyn Fn(&ExcerptRow<'_>) -> usize| {
            let widths = rows.iter().map(cells);
            widths.max().unwrap_or(0)
        };
        let unit = widest(&|row| width(row.unit));
        let count = widest(&|row| row.values.len());
        let least = (0..count).map(|at| {
            let value = |row: &ExcerptRow<'_>| {
                let figure = row.values.get(at).copied().flatten();
                figure.map_or(0, |figure| width(&figure.value))
            };
            // A name that is cut still shows its beginning.
            let name = header.get(at).map_or(0, |name| width(name).min(LEAST_NAME));
            widest(&value).min(VALUE_CELLS).max(name)
        });
        let mut values: Vec<usize> = least.collect();
        let column = widest(&|row| width(&row.column)).min(COLUMN_CELLS);
        let gaps = GAP * (count + usize::from(unit > 0) + usize::from(column > 0));
        let others = column + unit + gaps;
        let spare = room.checked_sub(others + values.iter().sum::<usize>())?;
        let longest = widest(&|row| width(row.label));
        let mut left = spare.checked_sub(longest.min(LEAST_LABEL))?;
        for (cells, name) in values.iter_mut().zip(header) {
            let more = width(name).saturating_sub(*cells).min(left);
            *cells += more;
            left -= more;
        }
        let taken = others + values.iter().sum::<usize>();
        Some(Self {
            label: longest.min(room.saturating_sub(taken)),
            column,
            unit,
            values,
        })
    }

    /// Where rows do not fit: the values are what must be seen, whatever is cut for them.
    fn squeeze(rows: &[ExcerptRow<'_>]) -> Option<Self> {
        let widths = Self::fit(&[], rows, usize::MAX)?;
        let label = match widths.column {
            0 => LEAST_LABEL,
            _ => LEAST_LABEL / 2,
        };
        Some(Self {
            label: widths.label.min(label),
            column: widths.column.min(LEAST_COLUMN),
            ..widths
        })
    }

    /// A line with the label, the column and the unit of a row before its `values`; and the bytes of each value in it.
    fn line<'v>(
        &self,
        [label, column, unit]: [&str; 3],
        values: impl Iterator<Item = &'v str>,
        ellipsis: &str,
    ) -> (String, Vec<Range<usize>>) {
        let gap = " ".repeat(GAP);
        let mut line = pad(&cut(label, self.label, ellipsis), self.label);
        for (text, cells) in [(column, self.column), (unit, self.unit)] {
            if cells > 0 {
                line.push_str(&gap);
                line.push_str(&pad(&cut(text, cells, ellipsis), cells));
            }
        }
        let bytes = values.zip(&self.values).map(|(value, &cells)| {
            line.push_str(&gap);
            line.push_str(&pad_left(value, cells));
            line.len() - value.len()..line.len()
        });
        let bytes = bytes.collect();
        (line, bytes)
    }
}
