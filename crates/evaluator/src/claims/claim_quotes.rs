//! What a finding cites of the prose.

use super::{ClaimValues, ListItem, Listing};
use gouji_model::{Claim, ClaimId, Decimal, Prose, Quote, QuoteSource, Statement};
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
        return vec![Quote::new(source(), None)];
    }
    let quote = |statement| statement_quote(statement, source(), prose);
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
        ListScope::Lists if listing.closed => whole_list(listing, prose).into_iter().collect(),
        ListScope::Lists => Vec::new(),
        ListScope::Shares => shares(listing, prose),
    };
    claims.lists.iter().flat_map(cases).collect()
}

fn whole_list(listing: &Listing, prose: &Prose) -> Option<ListCase> {
    let parts = listing.parts.iter().map(|part| part.statement.mantissa);
    let sum = parts.into_iter().try_fold(0_i64, i64::checked_add)?;
    let items = [&listing.total].into_iter().chain(&listing.parts);
    Some(ListCase {
        total: listing.total.statement.mantissa,
        sum,
        part: 0,
        share: 0,
        quotes: items
            .map(|item| list_quote(item, &item.name, prose))
            .collect(),
    })
}

fn shares(listing: &Listing, prose: &Prose) -> Vec<ListCase> {
    let one = |(at, share): &(usize, ListItem)| {
        let part = listing.parts.get(*at)?;
        let quotes = [
            (share, &part.name),
            (part, &part.name),
            (&listing.total, &listing.total.name),
        ];
        Some(ListCase {
            total: listing.total.statement.mantissa,
            sum: 0,
            part: part.statement.mantissa,
            share: share.statement.mantissa,
            quotes: quotes
                .map(|(item, name)| list_quote(item, name, prose))
                .into(),
        })
    };
    listing.shares.iter().filter_map(one).collect()
}

fn list_quote(item: &ListItem, name: &str, prose: &Prose) -> Quote {
    let name = name.to_owned();
    statement_quote(&item.statement, QuoteSource::Listed { name }, prose)
}

/// A number with the sentence around it.
fn statement_quote(statement: &Statement, source: QuoteSource, prose: &Prose) -> Quote {
    let paragraph = prose.paragraphs.get(statement.paragraph);
    let text = paragraph.map_or("", |paragraph| paragraph.text.as_str());
    let slice = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default().to_owned();
    let within = |at: usize| at.saturating_sub(statement.sentence.start);
    let value = Decimal {
        mantissa: statement.mantissa,
        scale: Claim::SCALE,
    };
    Quote {
        raw: slice(&statement.number),
        sentence: slice(&statement.sentence),
        number: within(statement.number.start)..within(statement.number.end),
        place: Some(statement.place),
        ..Quote::new(source, Some(value.normalize()))
    }
}
