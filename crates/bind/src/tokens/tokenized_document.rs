//! A document in tokens: every text with what follows it up to the next text.

use crate::tokens::label::Label;
use crate::tokens::segment::{Segment, segments};
use crate::tokens::side_by_side::HeaderOpenings;
use crate::tokens::token::Token;
use crate::tokens::tokenize::tokens;
use crate::tokens::unit::Units;
use gouji_model::Line;

/// The tokens of a document, and its texts.
#[derive(Debug)]
pub(crate) struct TokenizedDocument<'d> {
    /// All tokens, in the order in which the document is read.
    pub(crate) tokens: Vec<Token<'d>>,
    /// Its texts, in the same order.
    pub(crate) segments: Vec<Segment>,
}

impl<'d> TokenizedDocument<'d> {
    /// Cuts the lines of a document into tokens. `None` where it has more texts than are looked at.
    pub(crate) fn new(lines: &'d [Line], units: &Units, openings: &HeaderOpenings) -> Option<Self> {
        let tokens = tokens(lines, units, openings);
        let segments = segments(&tokens)?;
        Some(Self { tokens, segments })
    }

    /// The token of the text at `at` among the segments.
    pub(crate) fn token(&self, at: usize) -> Option<&Token<'d>> {
        self.token_of(self.segments.get(at)?)
    }

    /// The token of a segment.
    pub(crate) fn token_of(&self, segment: &Segment) -> Option<&Token<'d>> {
        self.tokens.get(segment.token)
    }

    /// The tokens behind the text at `at`, up to the next text.
    pub(crate) fn tail(&self, at: usize) -> &[Token<'d>] {
        let segment = self.segments.get(at);
        segment.map_or(&[], |segment| self.tail_of(segment))
    }

    /// The tokens behind a segment.
    pub(crate) fn tail_of(&self, segment: &Segment) -> &[Token<'d>] {
        self.tokens.get(segment.tail.clone()).unwrap_or_default()
    }

    /// The label that the text at `at` may be.
    pub(crate) fn label(&self, at: usize) -> Option<&Label> {
        self.segments.get(at)?.label.as_ref()
    }

    /// The labels that the texts may be, in order.
    pub(crate) fn labels(&self) -> impl Iterator<Item = &Label> {
        let segments = self.segments.iter();
        segments.filter_map(|segment| segment.label.as_ref())
    }

    /// The line of the text at `at`.
    pub(crate) fn line(&self, at: usize) -> Option<usize> {
        self.token(at).map(|token| token.line)
    }
}
