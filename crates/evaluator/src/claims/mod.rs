//! What the prose of a report states: all claims of its form in one pass.

mod claim_quotes;
mod lists;
mod matching;
mod numeral;
mod prose_names;
mod text;

pub(crate) use claim_quotes::{ListCase, claim_quotes, list_cases};
pub use lists::{ListItem, Listing};
pub use prose_names::ProseNames;

use gouji_model::{Claim, ClaimId, IdVec, Prose, Reason, Statement};
use gouji_ruleset::{ClaimPatterns, PatternPiece, Region, fold};
use lists::listings;
use matching::{Match, matches};
use std::ops::Range;
use text::Text;

/// What the prose of a report states.
#[derive(Debug, Clone, Default)]
pub struct ClaimValues {
    /// The statements of each claim of the form, in the order of the document.
    pub claims: IdVec<Claim, Vec<Statement>>,
    /// The lists in it that can be added up.
    pub lists: Vec<Listing>,
    /// Claims that speak of other submitters, where those are not known.
    unknown: Vec<ClaimId>,
}

impl ClaimValues {
    /// Reads the claims of a form by their `patterns`, and the lists, out of `prose`.
    #[must_use]
    pub fn read(
        patterns: &IdVec<Claim, ClaimPatterns>,
        prose: &Prose,
        names: &ProseNames,
        year: Option<u16>,
    ) -> Self {
        let paragraphs = prose.paragraphs.iter().enumerate();
        let texts = paragraphs.map(|(at, paragraph)| Text::new(at, paragraph));
        let texts: Vec<Text<'_>> = texts.collect();
        let statements = |patterns| statements(patterns, prose, &texts, names, year);
        Self {
            claims: patterns.iter().map(statements).collect(),
            lists: listings(&texts),
            unknown: match names.others.is_empty() {
                true => patterns.select_ids(names_others).collect(),
                false => Vec::new(),
            },
        }
    }

    /// The statements of `claim`.
    #[must_use]
    pub fn statements(&self, claim: ClaimId) -> &[Statement] {
        self.claims.try_get(claim).map_or(&[], Vec::as_slice)
    }

    /// Whether `claim` is stated.
    ///
    /// # Errors
    /// Fails where the claim speaks of other submitters and those are not known.
    pub fn is_stated(&self, claim: ClaimId) -> Result<bool, Reason> {
        match self.unknown.contains(&claim) {
            true => Err(Reason::NoRoster),
            false => Ok(!self.statements(claim).is_empty()),
        }
    }

    /// The paragraph that states `claim` first, counted from 1.
    ///
    /// # Errors
    /// Fails where the claim is not stated.
    pub fn position(&self, claim: ClaimId) -> Result<usize, Reason> {
        self.is_stated(claim)?;
        let first = self.statements(claim).first();
        Ok(first.ok_or(Reason::NotClaimed(claim))?.paragraph + 1)
    }

    /// The value of `claim`, where it is stated with one.
    ///
    /// # Errors
    /// Fails where the claim is not stated, or is stated with different values.
    pub fn value(&self, claim: ClaimId) -> Result<i64, Reason> {
        self.is_stated(claim)?;
        let statements = self.statements(claim);
        let first = statements.first().ok_or(Reason::NotClaimed(claim))?;
        let is_same = |statement: &Statement| statement.mantissa == first.mantissa;
        match statements.iter().all(is_same) {
            true => Ok(first.mantissa),
            false => Err(Reason::ClaimsDiffer(claim)),
        }
    }
}

fn names_others(patterns: &ClaimPatterns) -> bool {
    let mut pieces = patterns.patterns.iter().flat_map(|pattern| &pattern.pieces);
    pieces.any(|piece| *piece == PatternPiece::Other)
}

fn statements(
    patterns: &ClaimPatterns,
    prose: &Prose,
    texts: &[Text<'_>],
    names: &ProseNames,
    year: Option<u16>,
) -> Vec<Statement> {
    let mut found: Vec<Statement> = Vec::new();
    let texts = texts.iter();
    for text in texts.filter(|text| is_in(&patterns.region, text, prose)) {
        let before = found.len();
        for pattern in &patterns.patterns {
            for hit in matches(pattern, text, names) {
                if !is_ruled_out(patterns, text, &hit.whole)
                    && !is_of_other_year(patterns, text, &hit.whole, year)
                    && let Some(statement) = statement(patterns, pattern.instead, text, &hit)
                {
                    found.push(statement);
                }
            }
        }
        let new = found.get_mut(before..).unwrap_or_default();
        new.sort_by_key(|statement| (statement.number.start, statement.number.end));
    }
    // Several patterns may fit one number.
    found.dedup_by(|next, first| {
        next.paragraph == first.paragraph
            && next.number.start < first.number.end
            && next.mantissa == first.mantissa
    });
    found
}

/// Whether a paragraph belongs to the part of the prose in which a claim is looked for.
fn is_in(region: &Region, text: &Text<'_>, prose: &Prose) -> bool {
    let at = text.paragraph;
    let section = || prose.sections.get(text.written.section?);
    match region {
        Region::Body => true,
        Region::Title => prose.title_paragraph == Some(at),
        Region::Period => prose.period_paragraph == Some(at),
        Region::Signature => prose
            .date_paragraph
            .is_some_and(|date| (at..=at + 1).contains(&date)),
        Region::Headings => prose.sections.iter().any(|section| section.heading == at),
        Region::Part(number) => section().is_some_and(|section| section.number == *number),
        Region::Section(title) => section().is_some_and(|section| {
            let folded: Vec<char> = section.title.chars().filter_map(fold).collect();
            folded
                .windows(title.len().max(1))
                .any(|window| window == title)
        }),
    }
}

/// Whether the words around a match say that it states something else.
fn is_ruled_out(patterns: &ClaimPatterns, text: &Text<'_>, whole: &Range<usize>) -> bool {
    let clause = text.clause(whole);
    let upto = text.sentence(whole).start..whole.end;
    let has_in = |range: &Range<usize>, words: &Vec<char>| text.has_in(range.clone(), words);
    let is_excluded = patterns.unless.iter().any(|words| has_in(&clause, words));
    let nearest = |all: &[Vec<char>]| {
        let found = all
            .iter()
            .filter_map(|words| text.find_last(upto.clone(), words));
        found.max()
    };
    let (with, without) = (nearest(&patterns.with), nearest(&patterns.without));
    let lacks = !patterns.with.is_empty() && with.is_none();
    is_excluded || lacks || without.is_some_and(|at| with.is_none_or(|with| with < at))
}

/// Whether the sentence speaks of another year than the report's up to there: 「2022年收到申请2件，2023年收到5件」.
fn is_of_other_year(
    patterns: &ClaimPatterns,
    text: &Text<'_>,
    whole: &Range<usize>,
    year: Option<u16>,
) -> bool {
    let is_year = |unit: &gouji_model::Unit| unit.0 == "年度";
    let Some(year) = year.filter(|_| !patterns.claim.unit.as_ref().is_some_and(is_year)) else {
        return false;
    };
    let sentence = text.sentence(whole);
    let years = text.years(sentence.start..whole.end);
    years.last().is_some_and(|last| *last != i64::from(year))
}

fn statement(
    patterns: &ClaimPatterns,
    instead: Option<i64>,
    text: &Text<'_>,
    hit: &Match,
) -> Option<Statement> {
    let number = hit.number.clone().unwrap_or_else(|| hit.whole.clone());
    let mantissa = match (&hit.number, instead) {
        (Some(number), _) => convert_unit(patterns, text, number)?,
        (None, instead) => instead?,
    };
    Some(Statement {
        mantissa,
        paragraph: text.paragraph,
        sentence: text.bytes(&text.sentence(&hit.whole)),
        number: text.bytes(&number),
        place: text.place(number.start),
    })
}

/// The number in the unit of the claim: money is brought from the unit that is printed to that of the form.
fn convert_unit(patterns: &ClaimPatterns, text: &Text<'_>, number: &Range<usize>) -> Option<i64> {
    let mantissa = text.number_at(number.start)?.mantissa?;
    let printed = unit_power(&|unit| {
        let unit: Vec<char> = unit.chars().collect();
        text.has_at(number.end, &unit)
    });
    let wanted = patterns.claim.unit.as_ref();
    let wanted = wanted.and_then(|wanted| unit_power(&|unit| wanted.0 == unit));
    let (Some(printed), Some(wanted)) = (printed, wanted) else {
        return Some(mantissa);
    };
    if printed >= wanted {
        return mantissa.checked_mul(10_i64.checked_pow(printed - wanted)?);
    }
    let divisor = 10_i64.checked_pow(wanted - printed)?;
    (mantissa % divisor == 0).then_some(mantissa / divisor)
}

/// The power of ten of the unit of money that `is` accepts.
fn unit_power(is: &dyn Fn(&str) -> bool) -> Option<u32> {
    let mut powers = [("亿元", 8), ("万元", 4), ("元", 0)].into_iter();
    powers.find_map(|(unit, power)| is(unit).then_some(power))
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
