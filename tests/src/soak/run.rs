//! Mutants made and read, many at a time.

use super::draft::Draft;
use super::mutator::{Effect, MUTATIONS, Mutation};
use super::oracle::{Verdict, judge};
use super::report::Summary;
use crate::generate::{FormEdition, KINDS, Kind, Nature, Origin, Random};
use gouji_bind::Forms;
use rayon::prelude::*;

/// What is made of one number.
#[derive(Debug, Clone)]
pub struct Mutant {
    /// Its number.
    pub number: usize,
    /// The kind of its layout, as `text/tabs`.
    pub kind: &'static str,
    /// The form.
    pub edition: FormEdition,
    /// What happened to it; the first has the effect.
    pub mutations: Vec<&'static str>,
    /// What that does to the meaning.
    pub effect: Effect,
    /// The file.
    pub bytes: Vec<u8>,
    /// How it was read.
    pub verdict: Verdict,
}

impl Mutant {
    /// What happened to it, in a word; those to which two things happened are told together.
    pub(crate) fn name(&self) -> &'static str {
        match self.mutations.as_slice() {
            [one] => one,
            _ => "two together",
        }
    }
}

/// Which mutants are made.
#[derive(Debug, Clone)]
pub struct Selection {
    /// The seed of all.
    pub seed: u64,
    /// The number of the first.
    pub first: usize,
    /// How many.
    pub count: usize,
    /// A word in the kind of layout or a mutation; others are left out.
    pub word: String,
    /// How many examples are kept.
    pub examples: usize,
}

/// Makes and reads the mutants that are wanted.
#[must_use]
pub fn soak(wanted: &Selection, forms: &Forms) -> Summary {
    let numbers = wanted.first..wanted.first + wanted.count;
    numbers
        .into_par_iter()
        .filter_map(|number| mutant(wanted, number, forms))
        .fold(|| Summary::new(wanted.examples), Summary::with)
        .reduce(|| Summary::new(wanted.examples), Summary::joined)
}

/// The mutant with `number`, where it is wanted.
#[must_use]
pub fn mutant(wanted: &Selection, number: usize, forms: &Forms) -> Option<Mutant> {
    let mut random = Random::new(wanted.seed.rotate_left(32) ^ u64::try_from(number).unwrap_or(0));
    let mut random = Random::new(random.draw());
    let kind = kind(&mut random);
    let edition = random.pick(&[
        FormEdition::National,
        FormEdition::National,
        FormEdition::Shandong,
        FormEdition::B,
        FormEdition::B,
        FormEdition::B,
        FormEdition::C,
        FormEdition::C,
        FormEdition::C,
        FormEdition::C,
    ]);
    let mut draft = Draft::new(kind, edition, &mut random);
    let main = main_mutation(&mut draft, &mut random);
    let mut mutations = vec![main.map_or("nothing", |mutation| mutation.name)];
    if random.chance(25) {
        let all: Vec<Mutation> = MUTATIONS
            .iter()
            .filter(|more| more.effect == Effect::Same)
            .copied()
            .collect();
        let more = random.pick(&all);
        let mut changed = draft.clone();
        if (more.apply)(&mut changed, &mut random) {
            draft = changed;
            mutations.push(more.name);
        }
    }
    let is_wanted = kind.name.contains(&wanted.word)
        || mutations.iter().any(|name| name.contains(&wanted.word));
    if !is_wanted {
        return None;
    }
    let bytes = draft.write(&mut random);
    let verdict = judge(&bytes, edition, &draft.expectations(), forms);
    Some(Mutant {
        number,
        kind: kind.name,
        edition,
        mutations,
        effect: main.map_or(Effect::Same, |mutation| mutation.effect),
        bytes,
        verdict,
    })
}

/// A kind of layout, text in every second case.
fn kind(random: &mut Random) -> &'static Kind {
    let is_text = random.chance(50);
    let mut all: Vec<&'static Kind> = KINDS
        .iter()
        .filter(|kind| kind.origin != Origin::Producer && kind.name.starts_with("text/") == is_text)
        .collect();
    if !random.chance(10) {
        all.retain(|kind| kind.nature() != Nature::Remains);
    }
    all[random.number_below(all.len())]
}

/// Does one mutation, of every second mutant one that keeps the meaning.
fn main_mutation(draft: &mut Draft, random: &mut Random) -> Option<Mutation> {
    let effect = match random.number_below(20) {
        0..=10 => Effect::Same,
        11..=12 => Effect::Change,
        _ => Effect::Loss,
    };
    let all: Vec<Mutation> = MUTATIONS
        .iter()
        .filter(|mutation| mutation.effect == effect)
        .copied()
        .collect();
    for _ in 0..20 {
        let mutation = random.pick(&all);
        let mut changed = draft.clone();
        if (mutation.apply)(&mut changed, random) {
            *draft = changed;
            return Some(mutation);
        }
    }
    None
}
