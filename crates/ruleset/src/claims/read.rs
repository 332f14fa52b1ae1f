//! `read:` of a rule: what it takes out of the prose, and by which patterns.

use super::fold::folded;
use super::pattern::Pattern;
use super::{ClaimPatterns, Region, parse, region, unit_of};
use crate::expression::Name;
use crate::names::Names;
use crate::syntax::rules::{Phrases, WrittenClaim};
use crate::syntax::{Entries, Notation, Offsets, Spanned};
use gouji_model::vocabulary::{EACH_WORDS, Function, YEAR};
use gouji_model::{
    Claim, ClaimId, ClaimMistake, Mistake, MistakeKind, ReadInfo, RuleId, SourceId, Span, Unit,
};

/// The claims that one rule names.
#[derive(Debug, Default)]
pub(crate) struct Claims {
    all: Vec<NamedClaim>,
}

/// A claim by its name.
#[derive(Debug)]
pub(crate) struct NamedClaim {
    pub(crate) id: ClaimId,
    pub(crate) unit: Option<Unit>,
    name: String,
    /// Where the name stands.
    span: Span,
}

impl Claims {
    pub(crate) fn find(&self, name: &str) -> Option<&NamedClaim> {
        self.all.iter().find(|claim| claim.name == name)
    }

    pub(crate) fn name(&self, id: ClaimId) -> String {
        let found = self.all.iter().find(|claim| claim.id == id);
        found.map(|claim| claim.name.clone()).unwrap_or_default()
    }

    /// What is wrong with 写明 of something else.
    pub(crate) fn claim_wanted(&self, function: &str) -> MistakeKind {
        MistakeKind::Claim(ClaimMistake::ClaimWanted {
            function: function.to_owned(),
            known: self.all.iter().map(|claim| claim.name.clone()).collect(),
        })
    }

    /// Those that are not among the names `used`, each with the place of its name.
    pub(crate) fn unused_claims(&self, used: &[String]) -> Vec<(String, Span)> {
        let is_unused = |claim: &&NamedClaim| !used.contains(&claim.name);
        let unused = self.all.iter().filter(is_unused);
        unused
            .map(|claim| (claim.name.clone(), claim.span))
            .collect()
    }
}

/// Reads the `read:` of a rule.
pub(crate) struct Reader<'a, 'm> {
    pub(crate) notation: Notation<'a>,
    pub(crate) source: SourceId,
    pub(crate) names: &'a Names<'a>,
    pub(crate) mistakes: &'m mut Vec<Mistake>,
}

impl Reader<'_, '_> {
    /// The claims of a rule in the order in which they are written; `first` is the id of the first.
    pub(crate) fn read(
        &mut self,
        written: Option<&Entries<Spanned<WrittenClaim>>>,
        rule: RuleId,
        first: usize,
    ) -> (Claims, Vec<ClaimPatterns>) {
        let (mut claims, mut readings) = (Claims::default(), Vec::new());
        for (name, written) in written.map_or(&[][..], |entries| &entries.0) {
            if self.is_taken(&name.value) {
                let kind = ClaimMistake::NameTaken {
                    name: name.value.clone(),
                };
                self.mistake(kind, name.span());
            }
            let reading = self.reading(written, rule, &name.value);
            claims.all.push(NamedClaim {
                id: ClaimId::new(first + readings.len()),
                unit: reading.claim.unit.clone(),
                name: name.value.clone(),
                span: name.span(),
            });
            readings.push(reading);
        }
        (claims, readings)
    }

    fn mistake(&mut self, kind: ClaimMistake, span: Span) {
        let kind = MistakeKind::Claim(kind);
        self.mistakes.push(Mistake::new(kind, self.source, span));
    }

    /// Whether an expression would take the name for something else.
    fn is_taken(&self, name: &str) -> bool {
        let is_function = Function::from_word(name).is_some_and(|known| !known.is_aggregate());
        let mut words = EACH_WORDS.into_iter().chain([YEAR]);
        let is_word = words.any(|word| word.matches(name));
        is_function || is_word || self.names.row(&Name::from_path(name)).is_ok()
    }

    fn reading(
        &mut self,
        written: &Spanned<WrittenClaim>,
        rule: RuleId,
        name: &str,
    ) -> ClaimPatterns {
        let (say, full) = (written.value.say(), written.value.full());
        if say.is_empty() {
            let span = full.map_or(written.span(), |claim| claim.say.span());
            let kind = MistakeKind::MustNotBeEmpty;
            self.mistakes.push(Mistake::new(kind, self.source, span));
        }
        let patterns: Vec<Pattern> = say
            .iter()
            .filter_map(|pattern| self.pattern(pattern))
            .collect();
        let region = full.and_then(|claim| claim.region.as_ref());
        ClaimPatterns {
            claim: Claim {
                rule,
                name: name.to_owned(),
                unit: unit_of(&patterns, self.names.form),
            },
            unless: words(full.and_then(|claim| claim.unless.as_ref())),
            with: words(full.and_then(|claim| claim.beside.as_ref())),
            without: words(full.and_then(|claim| claim.without.as_ref())),
            region: self.region(region),
            patterns,
        }
    }

    fn pattern(&mut self, written: &Spanned<String>) -> Option<Pattern> {
        let mut found = Vec::new();
        let pattern = parse(&written.value, &mut found);
        let offsets = Offsets::new(self.notation, written);
        for (kind, range) in found {
            let span = match range.is_empty() {
                true => written.span(),
                false => offsets.span(&range),
            };
            self.mistakes.push(Mistake::new(kind, self.source, span));
        }
        pattern
    }

    fn region(&mut self, written: Option<&Spanned<String>>) -> Region {
        let Some(written) = written else {
            return Region::Body;
        };
        match region(&written.value) {
            Ok(region) => region,
            Err(kind) => {
                self.mistakes
                    .push(Mistake::new(kind, self.source, written.span()));
                Region::Body
            }
        }
    }
}

/// The words of a list, folded.
fn words(written: Option<&Phrases>) -> Vec<Vec<char>> {
    let words = texts(written).into_iter().map(|text| folded(&text));
    words.filter(|words| !words.is_empty()).collect()
}

fn texts(written: Option<&Phrases>) -> Vec<String> {
    let phrases = written.map_or(&[][..], |phrases| &phrases.0).iter();
    phrases.map(|phrase| phrase.value.clone()).collect()
}

/// What a rule reads, as it is written.
pub(crate) fn read_infos(written: Option<&Entries<Spanned<WrittenClaim>>>) -> Vec<ReadInfo> {
    let entries = written.map_or(&[][..], |entries| &entries.0).iter();
    let info = |(name, claim): &(Spanned<String>, Spanned<WrittenClaim>)| {
        let (say, full) = (claim.value.say().iter(), claim.value.full());
        let place = full.and_then(|claim| claim.region.as_ref());
        ReadInfo {
            name: name.value.clone(),
            say: say.map(|pattern| pattern.value.clone()).collect(),
            unless: texts(full.and_then(|claim| claim.unless.as_ref())),
            with: texts(full.and_then(|claim| claim.beside.as_ref())),
            without: texts(full.and_then(|claim| claim.without.as_ref())),
            place: place.map(|place| place.value.clone()),
        }
    };
    entries.map(info).collect()
}
