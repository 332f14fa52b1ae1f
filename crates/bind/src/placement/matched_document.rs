//! A document beside the form that was recognised in it, as rows are placed.

use crate::placement::lines::glued_labels::are_glued;
use crate::recognition::ambiguity::Ambiguity;
use crate::recognition::{RecognisedDocument, Recognition, TextRole};
use crate::tokens::{GridPosition, Token, TokenizedDocument};
use gouji_model::characters::trim;
use gouji_model::{Form, Place};
use std::ops::Range;
use std::sync::Arc;

/// How many cells a header has at most.
pub(super) const MOST_HEADER_CELLS: usize = 16;

/// A document in tokens, the form that was recognised in it, and what that leaves open.
pub(crate) struct MatchedDocument<'a> {
    pub(crate) document: &'a TokenizedDocument<'a>,
    pub(crate) recognition: &'a Recognition<'a>,
    pub(crate) ambiguity: Ambiguity,
    /// Whether the values are glued to their labels.
    pub(crate) are_glued: bool,
}

impl<'a> MatchedDocument<'a> {
    pub(crate) fn new(recognised: &'a RecognisedDocument<'a>) -> Self {
        let RecognisedDocument {
            document,
            recognition,
        } = recognised;
        Self {
            document,
            recognition,
            ambiguity: Ambiguity::new(recognition, document),
            are_glued: are_glued(recognition, document),
        }
    }

    /// The form that was recognised.
    pub(crate) fn form(&self) -> &'a Arc<Form> {
        &self.recognition.index.form
    }

    /// The token of a text.
    pub(crate) fn token(&self, at: usize) -> Option<&'a Token<'a>> {
        self.document.token(at)
    }

    /// The tokens behind a text, up to the next one.
    pub(crate) fn tail(&self, at: usize) -> &'a [Token<'a>] {
        self.document.tail(at)
    }

    /// What a text is besides a row.
    pub(crate) fn role(&self, at: usize) -> Option<TextRole> {
        self.recognition.roles.get(at).copied()
    }

    /// Where the text of a segment stands in a table.
    pub(crate) fn grid_position(&self, at: usize) -> Option<GridPosition> {
        self.token(at)?.grid_position
    }

    /// The tokens behind one in its line.
    pub(crate) fn rest_of_line(&self, token: usize) -> &'a [Token<'a>] {
        let line = self.document.tokens.get(token).map(|token| token.line);
        let behind = self.document.tokens.get(token + 1..).unwrap_or_default();
        let count = behind.iter().take_while(|token| Some(token.line) == line);
        behind.get(..count.count()).unwrap_or_default()
    }

    /// The tokens of a label.
    pub(crate) fn label_tokens(&self, segments: &Range<usize>) -> Option<Range<usize>> {
        let first = self.document.segments.get(segments.start)?.token;
        let last = segments.end.checked_sub(1)?;
        let last = self.document.segments.get(last)?.token;
        Some(first..last + 1)
    }

    /// Where the next row's label begins in the line of a label.
    pub(crate) fn next_label(&self, label: &Range<usize>) -> Option<usize> {
        let line = self.document.tokens.get(label.start)?.line;
        self.recognition.chain().find_map(|matched| {
            let segment = self.document.segments.get(matched.start)?;
            let token = self.document.token_of(segment)?;
            (token.line == line && segment.token >= label.end).then_some(segment.token)
        })
    }

    /// The text of a row's label, and its place.
    pub(crate) fn label_of(&self, segments: &Range<usize>) -> (String, Place) {
        let tokens = segments.clone().filter_map(|at| self.token(at));
        let text: String = tokens.map(|token| trim(token.raw)).collect();
        let first = self.token(segments.start).map(|token| token.place);
        (text, first.unwrap_or(Place::Line { line: 1, column: 1 }))
    }

    /// The texts from the first header cell above a table to its first row; none where there is no header.
    pub(crate) fn header_above(&self, above: Range<usize>) -> Vec<usize> {
        let is_header = |at: &usize| self.role(*at) == Some(TextRole::Header);
        let first_row = above.end;
        let from = first_row.saturating_sub(MOST_HEADER_CELLS).max(above.start);
        let first = (from..first_row).find(is_header);
        (first.unwrap_or(first_row)..first_row).collect()
    }

    /// The words of a text, without a number before it or remarks in it.
    pub(crate) fn words(&self, at: usize) -> Option<String> {
        let label = self.document.label(at)?;
        (!label.bare.is_empty()).then(|| label.bare.clone())
    }
}
