//! A document's texts in order, each with what follows it up to the next text.

use crate::tokens::label::Label;
use crate::tokens::numbering::{UNNUMBERED, open_above};
use crate::tokens::token;
use crate::tokens::token::{Kind, Token};
use gouji_model::characters::{count_up_to, trim};
use std::ops::Range;

/// The longest text that may be a label, in characters; the longest printed one has 45.
pub(crate) const LONGEST_LABEL: usize = 120;

/// How many texts of a document are looked at; a county's tables one after another have some thousand.
///
/// This bounds time and memory on a file that is no report; one with more is not recognised.
pub(crate) const MOST_TEXTS: usize = 50_000;

/// A text and what follows it.
#[derive(Debug)]
pub(crate) struct Segment {
    /// The index of its token.
    pub(crate) token: usize,
    /// The tokens behind it that are no text.
    pub(crate) tail: Range<usize>,
    /// Its label; `None` where it is a sentence or too long for one.
    pub(crate) label: Option<Label>,
    /// The nearest segment before it with a number of a higher level.
    pub(crate) parent: Option<usize>,
    /// What leaving it out of a chain costs.
    pub(crate) cost: i64,
}

impl Segment {
    /// The level of its number.
    pub(crate) fn level(&self) -> u8 {
        let numbering = self.label.as_ref().and_then(|label| label.numbering);
        numbering.map_or(UNNUMBERED, |numbering| numbering.level)
    }
}

/// The segments of a document; `None` where it has more texts than are looked at. Tokens before the first text belong to
/// no segment.
pub(crate) fn segments(tokens: &[Token<'_>]) -> Option<Vec<Segment>> {
    let mut segments: Vec<Segment> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if token.repeats {
            continue;
        }
        if token.kind != Kind::Text {
            let last = segments.last_mut();
            let owner = |last: &Segment| tokens.get(last.token);
            if let Some(last) =
                last.filter(|last| owner(last).is_some_and(|text| shares_row(text, token)))
            {
                last.tail.end = at + 1;
            }
            continue;
        }
        if segments.len() == MOST_TEXTS {
            return None;
        }
        segments.push(Segment {
            token: at,
            tail: at + 1..at + 1,
            label: label_of(token.raw),
            parent: None,
            cost: cost(token.raw),
        });
    }
    set_parents(&mut segments);
    Some(segments)
}

/// Whether what stands in `cell` can belong to `text`: in a table, only in its own row.
pub(crate) fn shares_row(text: &Token<'_>, cell: &Token<'_>) -> bool {
    match (text.grid_position, cell.grid_position) {
        (None, None) => true,
        (Some(_), Some(_)) => text.line == cell.line,
        _ => false,
    }
}

fn label_of(text: &str) -> Option<Label> {
    let text = trim(text);
    if count_up_to(text, LONGEST_LABEL) > LONGEST_LABEL || token::is_sentence(text) {
        return None;
    }
    Some(Label::new(text))
}

/// A sentence costs more than a row can bring, so that a heading of the prose never takes the place of a table's row.
fn cost(text: &str) -> i64 {
    if token::is_sentence(text) {
        250
    } else if count_up_to(text, 60) > 60 {
        40
    } else {
        8
    }
}

fn set_parents(segments: &mut [Segment]) {
    let mut open: [Option<usize>; UNNUMBERED as usize] = [None; UNNUMBERED as usize];
    let labelled = segments.iter_mut().enumerate();
    for (at, segment) in labelled.filter(|(_, segment)| segment.label.is_some()) {
        segment.parent = open_above(&mut open, at, usize::from(segment.level()));
    }
}
