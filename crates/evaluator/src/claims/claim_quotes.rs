//! What a finding cites of the prose.

use super::{ClaimValues, Item, Listing};
use gouji_model::{Claim, ClaimId, Decimal, Place, Prose, Quote, QuoteSource, Statement};
use gouji_ruleset::{ClaimPatterns, ListNumber, ListScope};
use std::ops::Range;

/// The statements of `claim`; one without a value where there are none.
pub(crate) fn claim_quotes(
    claim: ClaimId,
    patterns: &ClaimPatterns,
    claims: &ClaimValues,
    prose: &Prose,
) -> Vec<Quote> {
    let source = || QuoteSource::Claim {
        claim,
        name: patterns.claim.name.clone(),
    };
    let statements = claims.statements(claim);
    if statements.is_empty() {
        return vec![Quote {
            of: source(),
            value: None,
            raw: String::new(),
            sentence: String::new(),
            number: 0..0,
            path: None,
            place: None,
            sheets: Vec::new(),
        }];
    }
    let quote = |statement: &Statement| {
        let number = QuotedNumber {
            mantissa: statement.mantissa,
            paragraph: statement.paragraph,
            sentence: &statement.sentence,
            number: &statement.number,
            place: statement.place,
        };
        number.quote(source(), prose)
    };
    statements.iter().map(quote).collect()
}

/// One list of the prose, or one share of it, to which a rule over lists is applied: its numbers as mantissas at
/// `Claim::SCALE`, and what a finding cites of it.
#[derive(Debug, Clone)]
pub(crate) struct ListCase {
    total: i64,
    sum: i64,
    part: i64,
    share: i64,
    pub(crate) quotes: Vec<Quote>,
}

impl ListCase {
    /// The number of it that a rule names, as a mantissa at `Claim::SCALE`.
    pub(crate) fn number(&self, listed: ListNumber) -> i64 {
        match listed {
            ListNumber::Total => self.total,
            ListNumber::Sum => self.sum,
            ListNumber::Part => self.part,
            ListNumber::Share => self.share,
        }
    }
}

/// The lists of the prose, or their shares, to which a rule over `lists` is applied.
pub(crate) fn list_cases(lists: ListScope, claims: &ClaimValues, prose: &Prose) -> Vec<ListCase> {
    let cases = |listing: &Listing| match lists {
        ListScope::Lists if listing.closed => whole(listing, prose).into_iter().collect(),
        ListScope::Lists => Vec::new(),
        ListScope::Shares => shares(listing, prose),
    };
    claims.lists.iter().flat_map(cases).collect()
}

fn whole(listing: &Listing, prose: &Prose) -> Option<ListCase> {
    let parts = listing.parts.iter().map(|part| part.mantissa);
    let sum = parts.into_iter().try_fold(0_i64, i64::checked_add)?;
    let items = [&listing.total].into_iter().chain(&listing.parts);
    Some(ListCase {
        total: listing.total.mantissa,
        sum,
        part: 0,
        share: 0,
        quotes: items
            .map(|item| list_quote(item, &item.name, prose))
            .collect(),
    })
}

fn shares(listing: &Listing, prose: &Prose) -> Vec<ListCase> {
    let one = |(at, share): &(usize, Item)| {
        let part = listing.parts.get(*at)?;
        let quotes = [
            (share, &part.name),
            (part, &part.name),
            (&listing.total, &listing.total.name),
        ];
        Some(ListCase {
            total: listing.total.mantissa,
            sum: 0,
            part: part.mantissa,
            share: share.mantissa,
            quotes: quotes
                .map(|(item, name)| list_quote(item, name, prose))
                .into(),
        })
    };
    listing.shares.iter().filter_map(one).collect()
}

fn list_quote(item: &Item, name: &str, prose: &Prose) -> Quote {
    let number = QuotedNumber {
        mantissa: item.mantissa,
        paragraph: item.paragraph,
        sentence: &item.sentence,
        number: &item.number,
        place: item.place,
    };
    let name = name.to_owned();
    number.quote(QuoteSource::Listed { name }, prose)
}

/// A number with the sentence around it.
struct QuotedNumber<'a> {
    mantissa: i64,
    paragraph: usize,
    sentence: &'a Range<usize>,
    number: &'a Range<usize>,
    place: Place,
}

impl QuotedNumber<'_> {
    fn quote(&self, source: QuoteSource, prose: &Prose) -> Quote {
        let paragraph = prose.paragraphs.get(self.paragraph);
        let text = paragraph.map_or("", |paragraph| paragraph.text.as_str());
        let written = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default().to_owned();
        let within = |at: usize| at.saturating_sub(self.sentence.start);
        let value = Decimal {
            mantissa: self.mantissa,
            scale: Claim::SCALE,
        };
        Quote {
            of: source,
            value: Some(value.normalize()),
            raw: written(self.number),
            sentence: written(self.sentence),
            number: within(self.number.start)..within(self.number.end),
            path: None,
            place: Some(self.place),
            sheets: Vec::new(),
        }
    }
}
