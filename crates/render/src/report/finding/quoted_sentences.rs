//! The sentences that a finding cites, as lines of its excerpt.

use crate::report::finding::excerpt_layout::{gutter, location};
use crate::report::view::View;
use crate::terminal::width::clean_inline;
use gouji_model::{Comparison, Finding, Outcome, Place, Quote, QuoteSource, Reason};
use std::ops::Range;

/// More sentences than this are not drawn.
const DRAWN_SENTENCES: usize = 6;

/// A sentence with the numbers in it that a finding speaks of.
#[derive(Debug, Clone)]
pub(crate) struct Sentence {
    /// Where its main number stands, or else its first, as the location above the excerpt tells it.
    pub(crate) location: String,
    /// What stands in the gutter beside it.
    pub(crate) gutter: String,
    pub(crate) text: String,
    pub(crate) numbers: Vec<Cited>,
}

/// A number in a sentence.
#[derive(Debug, Clone)]
pub(crate) struct Cited {
    /// Its bytes in the sentence's text.
    pub(crate) span: Range<usize>,
    /// What stands under it.
    pub(crate) says: Option<String>,
    /// Whether it is the one to look at first.
    pub(crate) primary: bool,
}

/// The sentences that `finding` cites, in the order of the document.
pub(crate) fn sentences(view: &View<'_>, path: &str, finding: &Finding) -> Vec<Sentence> {
    if finding.outcome != Outcome::Violated {
        return Vec::new();
    }
    let mut quotes: Vec<(&Quote, Option<String>, bool)> = Vec::new();
    for (at, quote) in finding.quotes.iter().enumerate() {
        if quote.sentence.is_empty() {
            continue;
        }
        let is_left = is_left(finding, at, quote);
        quotes.push((quote, says(view, finding, quote, is_left), is_left));
    }
    of_quotes(view, path, quotes)
}

/// The sentences of `quotes`, each with what stands under its number and whether it is the one to look at first.
pub(crate) fn of_quotes(
    view: &View<'_>,
    path: &str,
    mut quotes: Vec<(&Quote, Option<String>, bool)>,
) -> Vec<Sentence> {
    quotes.sort_by_key(|(quote, ..)| (quote.place, quote.number.start));
    let mut found: Vec<Sentence> = Vec::new();
    let mut at = 0;
    while let Some((first, ..)) = quotes.get(at) {
        let is_same = |(quote, ..): &&(&Quote, Option<String>, bool)| {
            quote.sentence == first.sentence
                && quote.place.map(Place::row) == first.place.map(Place::row)
        };
        let count = quotes.iter().skip(at).take_while(is_same).count().max(1);
        let of_line = quotes.get(at..at + count).unwrap_or_default();
        found.extend(sentence(view, path, of_line));
        at += count;
    }
    found.truncate(DRAWN_SENTENCES);
    found
}

fn sentence(
    view: &View<'_>,
    path: &str,
    quotes: &[(&Quote, Option<String>, bool)],
) -> Option<Sentence> {
    let (first, ..) = quotes.first()?;
    let place = first.place?;
    let mut text = String::new();
    let mut numbers: Vec<Cited> = Vec::new();
    let mut upto = 0;
    for (quote, says, primary) in quotes {
        let Some(before) = quote.sentence.get(upto..quote.number.start) else {
            continue;
        };
        text.push_str(&clean_inline(before));
        let start = text.len();
        let number = quote.sentence.get(quote.number.clone()).unwrap_or_default();
        text.push_str(&clean_inline(number));
        numbers.push(Cited {
            span: start..text.len(),
            says: says.clone(),
            primary: *primary,
        });
        upto = quote.number.end;
    }
    text.push_str(&clean_inline(
        first.sentence.get(upto..).unwrap_or_default(),
    ));
    let primary = quotes.iter().find(|(.., primary)| *primary);
    let main = primary.and_then(|(quote, ..)| quote.place).unwrap_or(place);
    Some(Sentence {
        location: location(view, path, main),
        gutter: match place {
            // Rows of a table may stand below it.
            Place::Paragraph { paragraph } => view.words().paragraph_number(paragraph),
            place => gutter(place, false),
        },
        text,
        numbers,
    })
}

/// Whether a quote is the left side of the comparison, or the first where there is none.
fn is_left(finding: &Finding, at: usize, quote: &Quote) -> bool {
    match (&finding.comparison, &quote.source) {
        (Some(comparison), QuoteSource::Claim { name, .. }) => {
            is_named(&comparison.left_side.text.zh, name)
        }
        (Some(_), QuoteSource::Listed { .. }) => at == 0,
        _ if matches!(finding.reason, Some(Reason::ClaimsDiffer(_))) => true,
        _ => finding.figures.is_empty() && at == 0,
    }
}

fn is_named(side: &str, name: &str) -> bool {
    side == name
}

/// What stands under a number: what it must be, or what the rule calls it.
fn says(view: &View<'_>, finding: &Finding, quote: &Quote, is_left: bool) -> Option<String> {
    let pointed = |comparison: &Comparison| view.words().pointed(&view.sides(comparison));
    match (&finding.comparison, &quote.source) {
        (Some(comparison), _) if is_left => Some(pointed(comparison)),
        (_, QuoteSource::Claim { name, .. }) => Some(name.clone()),
        _ => None,
    }
}
