//! A sentence pattern read: every mistake at its place.

use super::fold::folded;
use super::pattern::{Pattern, PatternPiece};
use crate::expression::Mistakes;
use crate::suggest::suggest;
use gouji_model::vocabulary::{Keyword, NUMBER, OTHER_NAME, SUBMITTER_NAME};
use gouji_model::{Claim, ClaimMistake, Decimal, MistakeKind};
use std::ops::Range;

/// What may stand in braces.
const PLACEHOLDERS: [(Keyword, PatternPiece); 3] = [
    (NUMBER, PatternPiece::Number),
    (SUBMITTER_NAME, PatternPiece::Own),
    (OTHER_NAME, PatternPiece::Other),
];

/// Reads `text`; `None` where it holds a mistake.
pub(super) fn parse(text: &str, mistakes: &mut Mistakes) -> Option<Pattern> {
    let before = mistakes.len();
    let (body, instead) = match arrow(text) {
        Some(at) => (text.get(..at.start)?, Some(value(text, at.end, mistakes))),
        None => (text, None),
    };
    let mut parser = Parser {
        text: body,
        at: 0,
        pieces: Vec::new(),
        numbers: Vec::new(),
        mistakes,
    };
    parser.pieces();
    let (mut pieces, numbers) = (parser.pieces, parser.numbers);
    let says = |piece: &PatternPiece| !matches!(piece, PatternPiece::Gap | PatternPiece::Number);
    if mistakes.len() == before && !pieces.iter().any(says) {
        mistakes.push((MistakeKind::Claim(ClaimMistake::SaysNothing), 0..text.len()));
    }
    if let Some(second) = numbers.get(1) {
        mistakes.push((MistakeKind::Claim(ClaimMistake::TwoNumbers), second.clone()));
    }
    match (numbers.first(), instead) {
        (None, None) if mistakes.len() == before => {
            mistakes.push((MistakeKind::Claim(ClaimMistake::NoNumber), 0..text.len()));
        }
        (Some(number), Some(_)) if mistakes.len() == before => {
            mistakes.push((
                MistakeKind::Claim(ClaimMistake::NumberAndValue),
                number.clone(),
            ));
        }
        _ => {}
    }
    // At either end it says nothing.
    while pieces.last() == Some(&PatternPiece::Gap) {
        pieces.pop();
    }
    while pieces.first() == Some(&PatternPiece::Gap) {
        pieces.remove(0);
    }
    (mistakes.len() == before).then(|| Pattern::new(pieces, instead.flatten()))
}

/// Where `=>` stands.
fn arrow(text: &str) -> Option<Range<usize>> {
    let arrows = ["=>", "＝>", "＝＞", "=＞", "⇒"];
    let found = arrows
        .iter()
        .filter_map(|arrow| text.find(arrow).map(|at| at..at + arrow.len()));
    found.min_by_key(|range| range.start)
}

/// The number behind `=>`.
fn value(text: &str, at: usize, mistakes: &mut Mistakes) -> Option<i64> {
    let written = text.get(at..).unwrap_or_default();
    let number: String = folded(written).into_iter().collect();
    let mantissa = Decimal::parse(&number)
        .ok()
        .and_then(|number| number.mantissa_at(Claim::SCALE));
    if mantissa.is_none() {
        let found = written.trim().to_owned();
        mistakes.push((
            MistakeKind::Claim(ClaimMistake::BadValue { found }),
            at..text.len(),
        ));
    }
    mantissa
}

struct Parser<'t, 'm> {
    text: &'t str,
    at: usize,
    pieces: Vec<PatternPiece>,
    /// Where each `{n}` stands.
    numbers: Vec<Range<usize>>,
    mistakes: &'m mut Mistakes,
}

impl<'t> Parser<'t, '_> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn pieces(&mut self) {
        while let Some(next) = self.rest().chars().next() {
            match next {
                '…' | '⋯' => self.gap(next.len_utf8()),
                '.' if self.rest().starts_with("...") => self.gap(3),
                '{' | '｛' => self.placeholder(next),
                '(' | '（' => self.alternatives(next),
                '}' | '｝' | ')' | '）' => {
                    let span = self.at..self.at + next.len_utf8();
                    let kind = MistakeKind::UnopenedBracket { close: next };
                    self.mistakes.push((kind, span.clone()));
                    self.at = span.end;
                }
                _ => self.words(),
            }
        }
    }

    fn gap(&mut self, length: usize) {
        self.at += length;
        if self.pieces.last() != Some(&PatternPiece::Gap) {
            self.pieces.push(PatternPiece::Gap);
        }
    }

    fn words(&mut self) {
        let rest = self.rest();
        let is_sign = |c: char| {
            matches!(
                c,
                '…' | '⋯' | '{' | '｛' | '(' | '（' | '}' | '｝' | ')' | '）'
            )
        };
        let end = rest
            .find(is_sign)
            .into_iter()
            .chain(rest.find("..."))
            .min()
            .unwrap_or(rest.len());
        let words = folded(rest.get(..end).unwrap_or_default());
        self.at += end.max(1);
        if words.is_empty() {
            return;
        }
        match self.pieces.last_mut() {
            Some(PatternPiece::Words(known)) => known.extend(words),
            _ => self.pieces.push(PatternPiece::Words(words)),
        }
    }

    /// The text up to the closing one of `closers`, and the bytes of all; `None` with the mistake told.
    fn bracketed_text(
        &mut self,
        open: char,
        closers: [char; 2],
    ) -> Option<(&'t str, Range<usize>)> {
        let start = self.at;
        let inner = start + open.len_utf8();
        let rest = self.text.get(inner..).unwrap_or_default();
        let stop = rest.find(|c: char| closers.contains(&c) || "({（｛".contains(c));
        let close = stop.and_then(|stop| rest.get(stop..)?.chars().next());
        match (stop, close) {
            (Some(stop), Some(close)) if closers.contains(&close) => {
                self.at = inner + stop + close.len_utf8();
                Some((rest.get(..stop)?, start..self.at))
            }
            _ => {
                let [close, wide] = closers;
                let close = if open.is_ascii() { close } else { wide };
                let kind = MistakeKind::UnclosedBracket { open, close };
                self.mistakes.push((kind, start..inner));
                self.at = inner + stop.unwrap_or(rest.len());
                None
            }
        }
    }

    fn placeholder(&mut self, open: char) {
        let Some((inner, span)) = self.bracketed_text(open, ['}', '｝']) else {
            return;
        };
        let name: String = folded(inner).into_iter().collect();
        let known = PLACEHOLDERS
            .iter()
            .find(|(word, _)| word.matches(&name.to_lowercase()));
        let Some((_, piece)) = known else {
            let mut suggestion = suggest(
                &name,
                PLACEHOLDERS.iter().flat_map(|(word, _)| word.spellings()),
            );
            if suggestion.near.is_empty() {
                suggestion.near.push(NUMBER.en.to_owned());
            }
            let kind = ClaimMistake::UnknownPlaceholder {
                found: inner.to_owned(),
                suggestion,
            };
            let kind = MistakeKind::Claim(kind);
            self.mistakes.push((kind, span));
            return;
        };
        if *piece == PatternPiece::Number {
            self.numbers.push(span);
        }
        self.pieces.push(piece.clone());
    }

    /// `(甲|乙)`: words only.
    fn alternatives(&mut self, open: char) {
        let Some((inner, _)) = self.bracketed_text(open, [')', '）']) else {
            return;
        };
        let choices = inner.split(['|', '｜']).map(folded);
        self.pieces.push(PatternPiece::OneOf(choices.collect()));
    }
}

#[cfg(test)]
#[path = "parse_tests.rs"]
mod tests;
