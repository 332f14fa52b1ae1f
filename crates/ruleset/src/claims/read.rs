//! `read:` of a rule, from the tree of its file.

use super::fold::folded;
use super::pattern::Pattern;
use super::{ClaimPatterns, Region, parse, region, unit_of};
use crate::expr::{Name, Word};
use crate::names::Names;
use crate::scalar_offsets::Offsets;
use crate::syntax::Node;
use gouji_model::vocabulary::{EACH_WORDS, Function, YEAR};
use gouji_model::{
    Claim, ClaimId, ClaimMistake, Mistake, MistakeKind, ReadInfo, RuleId, SourceId, Span, Unit,
};

/// The claims that one rule names.
#[derive(Debug, Default)]
pub(crate) struct Claims {
    all: Vec<Named>,
}

/// A claim by its name.
#[derive(Debug)]
pub(crate) struct Named {
    pub(crate) id: ClaimId,
    pub(crate) unit: Option<Unit>,
    name: String,
    /// Where the name stands.
    span: Span,
}

impl Claims {
    pub(crate) fn named(&self, name: &str) -> Option<&Named> {
        self.all.iter().find(|claim| claim.name == name)
    }

    pub(crate) fn name(&self, id: ClaimId) -> String {
        let found = self.all.iter().find(|claim| claim.id == id);
        found.map(|claim| claim.name.clone()).unwrap_or_default()
    }

    /// What is wrong with 写明 of something else.
    pub(crate) fn wanted(&self, function: &str) -> MistakeKind {
        MistakeKind::Claim(ClaimMistake::ClaimWanted {
            function: function.to_owned(),
            known: self.all.iter().map(|claim| claim.name.clone()).collect(),
        })
    }

    /// Those that are not among the names `used`, each with the place of its name.
    pub(crate) fn unused(&self, used: &[String]) -> Vec<(String, Span)> {
        let is_unused = |claim: &&Named| !used.contains(&claim.name);
        let unused = self.all.iter().filter(is_unused);
        unused
            .map(|claim| (claim.name.clone(), claim.span))
            .collect()
    }
}

/// Reads the `read:` of a rule.
pub(crate) struct Reader<'a, 'm> {
    pub(crate) text: &'a str,
    pub(crate) source: SourceId,
    pub(crate) names: &'a Names<'a>,
    pub(crate) mistakes: &'m mut Vec<Mistake>,
}

impl Reader<'_, '_> {
    /// The claims of the rule at `node`, in the order in which they are written; `first` is the id of the first.
    pub(crate) fn read(
        &mut self,
        node: &Node,
        rule: RuleId,
        first: usize,
    ) -> (Claims, Vec<ClaimPatterns>) {
        let (mut claims, mut readings) = (Claims::default(), Vec::new());
        for entry in node.get("read").map(Node::entries).unwrap_or_default() {
            if self.is_taken(&entry.key) {
                let name = entry.key.clone();
                self.mistake(ClaimMistake::NameTaken { name }, entry.key_span);
            }
            let reading = self.reading(&entry.value, rule, &entry.key);
            claims.all.push(Named {
                id: ClaimId::new(first + readings.len()),
                unit: reading.claim.unit.clone(),
                name: entry.key.clone(),
                span: entry.key_span,
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
        let word = |text: &str| Word {
            text: text.to_owned(),
            span: 0..0,
        };
        let as_name = Name {
            span: 0..0,
            parts: name.split('.').map(word).collect(),
        };
        let is_function = Function::from_word(name).is_some_and(|known| !known.is_aggregate());
        let mut words = EACH_WORDS.into_iter().chain([YEAR]);
        let is_word = words.any(|word| word.matches(name));
        is_function || is_word || self.names.row(&as_name).is_ok()
    }

    fn reading(&mut self, node: &Node, rule: RuleId, name: &str) -> ClaimPatterns {
        let full = !node.entries().is_empty();
        let of = |key: &str| if full { node.get(key) } else { None };
        let say = if full { of("say") } else { Some(node) };
        let phrases_of_say = phrases(say);
        if phrases_of_say.is_empty() {
            let kind = MistakeKind::MustNotBeEmpty;
            let span = say.map_or(node.span, |say| say.span);
            self.mistakes.push(Mistake::new(kind, self.source, span));
        }
        let patterns: Vec<Pattern> = phrases_of_say
            .into_iter()
            .filter_map(|node| self.pattern(node))
            .collect();
        let words = |key: &str| {
            let all = phrases(of(key)).into_iter().filter_map(Node::scalar);
            let folded = all.map(folded).filter(|words| !words.is_empty());
            folded.collect()
        };
        ClaimPatterns {
            claim: Claim {
                rule,
                name: name.to_owned(),
                unit: unit_of(&patterns, self.names.form),
            },
            unless: words("unless"),
            with: words("with"),
            without: words("without"),
            region: self.region(of("in")),
            patterns,
        }
    }

    fn pattern(&mut self, node: &Node) -> Option<Pattern> {
        let mut found = Vec::new();
        let pattern = parse(node.scalar().unwrap_or_default(), &mut found);
        let offsets = Offsets::of(self.text, node);
        for (kind, range) in found {
            let span = match range.is_empty() {
                true => node.span,
                false => offsets.span(&range),
            };
            self.mistakes.push(Mistake::new(kind, self.source, span));
        }
        pattern
    }

    fn region(&mut self, node: Option<&Node>) -> Region {
        let Some(node) = node else {
            return Region::Body;
        };
        match region(node.scalar().unwrap_or_default()) {
            Ok(region) => region,
            Err(kind) => {
                self.mistakes
                    .push(Mistake::new(kind, self.source, node.span));
                Region::Body
            }
        }
    }
}

/// What the rule at `node` reads, as it is written.
pub(crate) fn described(node: &Node) -> Vec<ReadInfo> {
    let texts = |node: Option<&Node>| -> Vec<String> {
        let all = phrases(node).into_iter().filter_map(Node::scalar);
        all.map(str::to_owned).collect()
    };
    let entries = node.get("read").map(Node::entries).unwrap_or_default();
    let one = |name: &str, value: &Node| match value.entries().is_empty() {
        true => ReadInfo {
            name: name.to_owned(),
            say: texts(Some(value)),
            ..ReadInfo::default()
        },
        false => ReadInfo {
            name: name.to_owned(),
            say: texts(value.get("say")),
            unless: texts(value.get("unless")),
            with: texts(value.get("with")),
            without: texts(value.get("without")),
            place: value.get("in").and_then(Node::scalar).map(str::to_owned),
        },
    };
    entries
        .iter()
        .map(|entry| one(&entry.key, &entry.value))
        .collect()
}

/// One text, or the texts of a list.
fn phrases(node: Option<&Node>) -> Vec<&Node> {
    match node {
        Some(node) if node.scalar().is_some() => vec![node],
        Some(node) => node.items().iter().collect(),
        None => Vec::new(),
    }
}
