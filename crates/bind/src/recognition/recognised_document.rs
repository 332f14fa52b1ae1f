//! A document with the form that stands in it: which of its texts are which rows.

use crate::form_index::{FormIndex, LayoutIndex};
use crate::recognition::align::{Alignment, Match};
use crate::recognition::candidates::{Candidate, Candidates};
use crate::recognition::header_rows::HeaderLines;
use crate::tokens::TokenizedDocument;
use gouji_model::{LayoutId, Place, RowId};

/// A document in tokens, with the form that was recognised in it.
#[derive(Debug)]
pub(crate) struct RecognisedDocument<'a> {
    pub(crate) document: TokenizedDocument<'a>,
    pub(crate) recognition: Recognition<'a>,
}

/// What a text is besides a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextRole {
    /// The form does not know it.
    None,
    /// Header cells, which may stand there several times.
    Header,
    /// A line under the table.
    Foot,
}

/// A document's texts beside the layout that fits them best.
#[derive(Debug)]
pub(crate) struct Recognition<'a> {
    pub(crate) index: &'a FormIndex,
    pub(crate) layout: LayoutId,
    pub(crate) candidates: Vec<Candidates>,
    pub(crate) roles: Vec<TextRole>,
    pub(crate) header_lines: HeaderLines,
    pub(crate) alignment: Alignment,
    /// Other forms that stand in the document too.
    pub(crate) others: Vec<OtherForm>,
}

/// A form that stands in a document beside the one that fits it best.
#[derive(Debug, Clone)]
pub(crate) struct OtherForm {
    pub(crate) title: String,
    /// The place of its first row.
    pub(crate) place: Place,
}

impl Recognition<'_> {
    pub(crate) fn layout_index(&self) -> &LayoutIndex {
        &self.index.layouts[self.layout]
    }

    /// The row of a match.
    pub(crate) fn row(&self, matched: &Match) -> Option<RowId> {
        let row = self.layout_index().rows.get(matched.position)?;
        Some(row.row)
    }

    /// The candidate from which a match was made.
    pub(crate) fn candidate(&self, matched: &Match) -> Option<&Candidate> {
        let row = self.row(matched)?;
        let candidates = self.candidates.get(matched.start)?;
        let pieces = matched.end - matched.start;
        let mut candidates = candidates.rows.iter();
        candidates.find(|candidate| candidate.row == row && candidate.pieces == pieces)
    }

    /// The matches of the best chain, in order: the labels of the rows that were recognised.
    pub(crate) fn chain(&self) -> impl Iterator<Item = &Match> {
        let matches = &self.alignment.matches;
        let chain = self.alignment.chain.iter();
        chain.filter_map(|&at| matches.get(at))
    }

    /// The rows of the layout that the text at `start` could be by its words.
    pub(crate) fn possible_rows(&self, start: usize) -> Vec<RowId> {
        let Some(candidates) = self.candidates.get(start) else {
            return Vec::new();
        };
        let certain = candidates.rows.iter().map(|candidate| candidate.row);
        let position = &self.layout_index().position;
        let mut rows: Vec<RowId> = certain
            .chain(candidates.near.iter().copied())
            .filter(|&row| position[row].is_some())
            .collect();
        rows.sort_unstable();
        rows.dedup();
        rows
    }
}
