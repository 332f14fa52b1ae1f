//! One pattern over one paragraph.

use super::prose_names::ProseNames;
use super::text::Text;
use gouji_ruleset::{Pattern, PatternPiece};
use std::collections::HashSet;
use std::ops::Range;

/// Where a pattern fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Match {
    /// The characters that the match covers.
    pub(super) whole: Range<usize>,
    /// The characters of the number that the match reads; `None` where the pattern has none.
    pub(super) number: Option<Range<usize>>,
}

/// Every place in `text` where `pattern` fits, from left to right, none within another.
///
/// A gap takes as little as it can. What cannot fit from a place on is remembered, so that the work is
/// bounded by the length of the paragraph times that of the pattern, whatever stands in it.
pub(super) fn matches(pattern: &Pattern, text: &Text<'_>, names: &ProseNames) -> Vec<Match> {
    let mut found = Vec::new();
    if !may_fit(pattern, text) {
        return found;
    }
    let mut walk = Walk {
        pieces: &pattern.pieces,
        text,
        names,
        failed: HashSet::new(),
        number: None,
    };
    let mut at = 0;
    while at < text.chars.len() {
        walk.number = None;
        match walk.fits(0, at) {
            Some(end) if end > at => {
                found.push(Match {
                    whole: at..end,
                    number: walk.number.take(),
                });
                at = end;
            }
            _ => at += 1,
        }
    }
    found
}

/// Whether the words of `pattern` stand in the paragraph at all.
fn may_fit(pattern: &Pattern, text: &Text<'_>) -> bool {
    let has_number = !text.numbers.is_empty() || !pattern.pieces.contains(&PatternPiece::Number);
    has_number
        && pattern
            .needs
            .iter()
            .all(|words| text.folded.contains(words))
}

struct Walk<'a> {
    pieces: &'a [PatternPiece],
    text: &'a Text<'a>,
    names: &'a ProseNames,
    /// Pairs of a piece and a place where the rest of the pattern does not fit; it is not tried there again.
    failed: HashSet<(usize, usize)>,
    /// The number of the fit in hand.
    number: Option<Range<usize>>,
}

impl Walk<'_> {
    /// Where the pieces from `piece` on end, where they fit at `at`.
    fn fits(&mut self, piece: usize, at: usize) -> Option<usize> {
        let Some(next) = self.pieces.get(piece) else {
            return Some(at);
        };
        if self.failed.contains(&(piece, at)) {
            return None;
        }
        let end = match next {
            PatternPiece::Words(words) => match self.text.has_at(at, words) {
                true => self.fits(piece + 1, at + words.len()),
                false => None,
            },
            PatternPiece::Gap => return self.gap(piece, at),
            PatternPiece::Number => self.number(piece, at),
            PatternPiece::OneOf(choices) => self.match_any(piece, at, choices),
            PatternPiece::Own => self.match_any(piece, at, &self.names.submitter),
            PatternPiece::Other => self.match_any(piece, at, &self.names.others),
        };
        // The first piece is tried once in every place anyway.
        if end.is_none() && piece > 0 {
            self.failed.insert((piece, at));
        }
        end
    }

    fn match_any(&mut self, piece: usize, at: usize, choices: &[Vec<char>]) -> Option<usize> {
        choices.iter().find_map(|words| {
            let is_here = self.text.has_at(at, words);
            is_here.then(|| self.fits(piece + 1, at + words.len()))?
        })
    }

    fn number(&mut self, piece: usize, at: usize) -> Option<usize> {
        let number = self.text.number_at(at)?;
        number.mantissa?;
        let range = number.start..number.end;
        let end = self.fits(piece + 1, range.end)?;
        self.number = Some(range);
        Some(end)
    }

    /// The least that fits, up to the end of the clause and to the next number.
    fn gap(&mut self, piece: usize, from: usize) -> Option<usize> {
        let mut at = from;
        loop {
            // Another gap has been here in vain.
            if self.failed.contains(&(piece, at)) {
                break;
            }
            if let Some(end) = self.fits(piece + 1, at) {
                return Some(end);
            }
            if self.text.ends_clause(at) || self.text.is_in_number(at) {
                break;
            }
            at += 1;
        }
        self.failed.extend((from..=at).map(|at| (piece, at)));
        None
    }
}
