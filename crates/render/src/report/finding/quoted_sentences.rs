//! The sentences that a finding cites, as lines of its excerpt.

use crate::diagnostic::snippet::TextLabel;
use crate::report::place_text::{Spread, gutter, location};
use crate::report::view::View;
use crate::terminal::width::clean_inline;
use gouji_model::{Finding, Outcome, Place, Quote, QuoteSource, Reason};

/// More sentences than this are not drawn.
const DRAWN_SENTENCES: usize = 6;

/// A sentence with the numbers in it that a finding speaks of.
#[derive(Debug, Clone)]
pub(crate) struct Sentence {
    /// Where its main number stands, or else its first, as the location above the excerpt says it.
    pub(crate) location: String,
    /// What stands in the gutter beside it.
    pub(crate) gutter: String,
    pub(crate) text: String,
    pub(crate) numbers: Vec<TextLabel>,
}

/// A quote, and what its number is labelled with.
pub(crate) struct LabelledQuote<'a> {
    pub(crate) quote: &'a Quote,
    pub(crate) label: Option<String>,
    /// Whether it is the one to look at first.
    pub(crate) is_primary: bool,
}

/// The sentences that `finding` cites, in the order of the document.
pub(crate) fn sentences(view: &View<'_>, path: &str, finding: &Finding) -> Vec<Sentence> {
    if finding.outcome != Outcome::Violated {
        return Vec::new();
    }
    let quotes = finding.quotes.iter().enumerate();
    let quotes = quotes.filter(|(_, quote)| !quote.sentence.is_empty());
    let quotes = quotes.map(|(at, quote)| {
        let is_left = is_left(finding, at, quote);
        LabelledQuote {
            quote,
            label: label(view, finding, quote, is_left),
            is_primary: is_left,
        }
    });
    quoted_sentences(view, path, quotes.collect())
}

/// The sentences of `quotes`, in the order of the document.
pub(crate) fn quoted_sentences(
    view: &View<'_>,
    path: &str,
    mut quotes: Vec<LabelledQuote<'_>>,
) -> Vec<Sentence> {
    quotes.sort_by_key(|labelled| (labelled.quote.place, labelled.quote.number.start));
    let row = |quote: &Quote| quote.place.map(Place::row);
    quotes
        .chunk_by(
            |LabelledQuote { quote: one, .. }, LabelledQuote { quote: next, .. }| {
                one.sentence == next.sentence && row(one) == row(next)
            },
        )
        .filter_map(|quotes| sentence(view, path, quotes))
        .take(DRAWN_SENTENCES)
        .collect()
}

/// The sentence that all `quotes` are of.
fn sentence(view: &View<'_>, path: &str, quotes: &[LabelledQuote<'_>]) -> Option<Sentence> {
    let first = quotes.first()?.quote;
    let place = first.place?;
    let mut text = String::new();
    let mut numbers = Vec::new();
    let mut upto = 0;
    for labelled in quotes {
        let Quote {
            sentence, number, ..
        } = labelled.quote;
        let Some(before) = sentence.get(upto..number.start) else {
            continue;
        };
        text.push_str(&clean_inline(before));
        let start = text.len();
        text.push_str(&clean_inline(
            sentence.get(number.clone()).unwrap_or_default(),
        ));
        numbers.push(TextLabel {
            bytes: start..text.len(),
            text: labelled.label.clone(),
            is_primary: labelled.is_primary,
        });
        upto = number.end;
    }
    text.push_str(&clean_inline(
        first.sentence.get(upto..).unwrap_or_default(),
    ));
    let main = quotes.iter().find(|labelled| labelled.is_primary);
    let main = main.and_then(|labelled| labelled.quote.place);
    Some(Sentence {
        location: location(view, path, main.unwrap_or(place)),
        gutter: match place {
            // Rows of a table may stand below it.
            Place::Paragraph { paragraph } => view.words().paragraph_number(paragraph),
            place => gutter(view, place, Spread::OnePart),
        },
        text,
        numbers,
    })
}

/// Whether a quote is the left side of the comparison, or the first where there is none.
fn is_left(finding: &Finding, at: usize, quote: &Quote) -> bool {
    match (&finding.comparison, &quote.source) {
        (Some(comparison), QuoteSource::Claim { claim, .. }) => {
            comparison.left_side.claim == Some(*claim)
        }
        (Some(_), QuoteSource::Listed { .. }) => at == 0,
        _ if matches!(finding.reason, Some(Reason::ClaimsDiffer(_))) => true,
        _ => finding.figures.is_empty() && at == 0,
    }
}

/// What stands under a number: what it must be, or what the rule calls it.
fn label(view: &View<'_>, finding: &Finding, quote: &Quote, is_left: bool) -> Option<String> {
    match (&finding.comparison, &quote.source) {
        (Some(comparison), _) if is_left => {
            Some(view.words().figure_label(&view.sides(comparison)))
        }
        (_, QuoteSource::Claim { name, .. }) => Some(name.clone()),
        _ => None,
    }
}
