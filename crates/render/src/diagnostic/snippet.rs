//! Lines of a source with labels in them: the one shape in which a diagnostic points at anything.

use crate::terminal::line::TerminalLine;
use crate::terminal::width::{clean, width};
use std::ops::Range;

/// The labelled lines of one source.
#[derive(Debug)]
pub(crate) struct Snippet {
    /// Where the main label stands, as the head of the frame says it.
    pub(crate) location: String,
    /// In the order of the source.
    pub(crate) lines: Vec<SnippetLine>,
}

/// A line with the labels in it.
#[derive(Debug)]
pub(crate) struct SnippetLine {
    /// What stands beside it: its number, or what else tells where it is.
    pub(crate) gutter: String,
    /// Whether a mark above it shows that lines of the source are left out.
    pub(crate) is_behind_gap: bool,
    pub(crate) cells: TerminalLine,
    /// By their columns.
    pub(crate) labels: Vec<Label>,
}

/// A label in the columns of its line, in cells from 0.
#[derive(Debug, Clone)]
pub(crate) struct Label {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// What stands under it.
    pub(crate) text: Option<String>,
    /// Whether it is what to look at first.
    pub(crate) is_primary: bool,
}

/// A label in the bytes of its line.
#[derive(Debug, Clone)]
pub(crate) struct TextLabel {
    pub(crate) bytes: Range<usize>,
    /// What stands under it.
    pub(crate) text: Option<String>,
    /// Whether it is what to look at first.
    pub(crate) is_primary: bool,
}

impl Snippet {
    /// `None` where there are no lines.
    pub(crate) fn new(location: &str, lines: Vec<SnippetLine>) -> Option<Self> {
        (!lines.is_empty()).then(|| Self {
            location: clean(location),
            lines,
        })
    }
}

impl SnippetLine {
    /// `text` holds no line break. What of a label lies beyond its end is cut.
    pub(crate) fn new(gutter: &str, text: &str, labels: Vec<TextLabel>) -> Self {
        let cells = TerminalLine::new(text);
        let label = |label: TextLabel| {
            let [start, end] = [label.bytes.start, label.bytes.end].map(|at| at.min(text.len()));
            let first = cells.column_at(start, text.len());
            Label {
                start: first,
                end: cells.column_after(end).max(first),
                text: label.text.as_deref().map(clean),
                is_primary: label.is_primary,
            }
        };
        let mut labels: Vec<Label> = labels.into_iter().map(label).collect();
        labels.sort_by_key(|label| (label.start, label.end));
        Self {
            gutter: clean(gutter),
            is_behind_gap: false,
            cells,
            labels,
        }
    }
}

impl Label {
    /// The column that the mark and, where it is not too long, the text beside it reach.
    pub(crate) fn reach(&self, room: usize) -> usize {
        let text = self.text.as_deref().map_or(0, |text| 4 + width(text));
        self.end.max(self.start + 1) + text.min(room / 2)
    }

    /// A label that says nothing and is not the main one only brings its line into the picture.
    pub(crate) fn is_drawn(&self) -> bool {
        self.is_primary || self.text.is_some()
    }
}
