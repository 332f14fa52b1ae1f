//! What a run comes to, as tables.

use super::mutator::Effect;
use super::oracle::{Certainty, Grade};
use super::run::Mutant;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The sums over some mutants.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    /// How many mutants.
    pub mutants: usize,
    /// How many figures a person has no doubt of.
    pub certain: usize,
    /// How many of them are read right.
    pub right: usize,
    /// How many of them are declined with a reason.
    pub declined: usize,
    /// How many figures are in doubt.
    pub doubtful: usize,
    /// How many of them are read right.
    pub doubtful_right: usize,
    /// How many figures are not read, without a word.
    pub silent: usize,
    /// How many numbers are read as blank.
    pub blank: usize,
    /// How many figures are read wrong.
    pub wrong: usize,
}

impl Tally {
    fn add(&mut self, other: Tally) {
        self.mutants += other.mutants;
        self.certain += other.certain;
        self.right += other.right;
        self.declined += other.declined;
        self.doubtful += other.doubtful;
        self.doubtful_right += other.doubtful_right;
        self.silent += other.silent;
        self.blank += other.blank;
        self.wrong += other.wrong;
    }

    fn of(mutant: &Mutant) -> Self {
        let verdict = &mutant.verdict;
        let both = |grade| {
            verdict.count(grade, Certainty::Certain) + verdict.count(grade, Certainty::Doubtful)
        };
        Self {
            mutants: 1,
            certain: verdict.certain.0,
            right: verdict.certain.1,
            declined: verdict.count(Grade::Declined, Certainty::Certain),
            doubtful: verdict.doubtful.0,
            doubtful_right: verdict.doubtful.1,
            silent: both(Grade::Silent),
            blank: both(Grade::Blank),
            wrong: both(Grade::Wrong),
        }
    }
}

/// What a run comes to.
#[derive(Debug, Clone, Default)]
pub struct Summary {
    /// By what happened to the meaning.
    pub effects: BTreeMap<Effect, Tally>,
    /// By mutation.
    pub mutations: BTreeMap<(Effect, &'static str), Tally>,
    /// By kind of layout.
    pub kinds: BTreeMap<&'static str, Tally>,
    /// Mutants with a figure read wrong, as blank or not without a word; the first of every mutation and layout.
    pub examples: BTreeMap<(Grade, &'static str, &'static str), Mutant>,
    most: usize,
}

impl Summary {
    pub(crate) fn new(most: usize) -> Self {
        Self {
            most,
            ..Self::default()
        }
    }

    pub(crate) fn with(mut self, mutant: Mutant) -> Self {
        let tally = Tally::of(&mutant);
        let name = mutant.name();
        self.effects.entry(mutant.effect).or_default().add(tally);
        self.mutations
            .entry((mutant.effect, name))
            .or_default()
            .add(tally);
        self.kinds.entry(mutant.kind).or_default().add(tally);
        self.keep(mutant);
        self
    }

    pub(crate) fn joined(mut self, other: Self) -> Self {
        for (key, tally) in other.effects {
            self.effects.entry(key).or_default().add(tally);
        }
        for (key, tally) in other.mutations {
            self.mutations.entry(key).or_default().add(tally);
        }
        for (key, tally) in other.kinds {
            self.kinds.entry(key).or_default().add(tally);
        }
        for mutant in other.examples.into_values() {
            self.keep(mutant);
        }
        self
    }

    /// Keeps the mutant with the lowest number for its grade, mutation and layout, so that the order of reading is no matter.
    fn keep(&mut self, mutant: Mutant) {
        let worst = mutant.verdict.worst();
        let is_certain_decline = mutant.verdict.count(Grade::Declined, Certainty::Certain) > 0;
        if self.most == 0
            || worst == Grade::Right
            || (worst == Grade::Declined && !is_certain_decline)
        {
            return;
        }
        let name = mutant.name();
        match self.examples.entry((worst, name, mutant.kind)) {
            std::collections::btree_map::Entry::Vacant(entry) => {
                entry.insert(mutant);
            }
            std::collections::btree_map::Entry::Occupied(mut entry) => {
                if mutant.number < entry.get().number {
                    entry.insert(mutant);
                }
            }
        }
    }

    /// The examples, the worst first, at most as many as are wanted.
    #[must_use]
    pub fn worst(&self) -> Vec<&Mutant> {
        self.examples.values().rev().take(self.most).collect()
    }

    /// How many figures are read wrong or as blank.
    #[must_use]
    pub fn failures(&self) -> usize {
        self.effects
            .values()
            .map(|tally| tally.wrong + tally.blank)
            .sum()
    }

    /// How many of a hundred figures of which a person has no doubt are read, where the meaning is kept.
    #[must_use]
    pub fn hundredths_read(&self) -> String {
        let kept = [Effect::Same, Effect::Change];
        let mut sum = Tally::default();
        for tally in kept.iter().filter_map(|effect| self.effects.get(effect)) {
            sum.add(*tally);
        }
        share(sum.right, sum.certain)
    }

    /// The tables.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = String::new();
        head(&mut out, "meaning");
        for (effect, tally) in &self.effects {
            line(&mut out, &format!("{effect:?}"), tally);
        }
        head(&mut out, "mutation");
        for ((effect, name), tally) in &self.mutations {
            line(&mut out, &format!("{effect:?}: {name}"), tally);
        }
        head(&mut out, "layout");
        for (name, tally) in &self.kinds {
            line(&mut out, name, tally);
        }
        out
    }
}

fn head(out: &mut String, name: &str) {
    let _ = writeln!(
        out,
        "{name:<42}{:>8}{:>10}{:>8}{:>10}{:>10}{:>10}{:>8}{:>8}{:>8}",
        "mutants",
        "certain",
        "read %",
        "declined",
        "doubtful",
        "read %",
        "silent",
        "blank",
        "wrong"
    );
}

fn line(out: &mut String, name: &str, tally: &Tally) {
    let _ = writeln!(
        out,
        "{name:<42}{:>8}{:>10}{:>8}{:>10}{:>10}{:>10}{:>8}{:>8}{:>8}",
        tally.mutants,
        tally.certain,
        share(tally.right, tally.certain),
        tally.declined,
        tally.doubtful,
        share(tally.doubtful_right, tally.doubtful),
        tally.silent,
        tally.blank,
        tally.wrong
    );
}

/// So many in a hundred, with two places, cut off and not rounded.
fn share(part: usize, whole: usize) -> String {
    if whole == 0 {
        return "-".to_owned();
    }
    let hundredths = part * 10_000 / whole;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}
