//! The soak itself: that its mutants follow from their seed alone, and that it tells a wrong figure.

use gouji_bind::Forms;
use gouji_ruleset::Library;
use gouji_tests::built_in;
use gouji_tests::soak::{Effect, Selection, mutant, soak};

fn forms() -> Forms {
    Forms::new(&Library::load(built_in()).expect("built in").forms)
}

fn wanted(seed: u64, count: usize) -> Selection {
    Selection {
        seed,
        first: 0,
        count,
        word: String::new(),
        examples: 10,
    }
}

#[test]
fn mutants_follow_from_their_seed() {
    let forms = forms();
    let bytes = |seed, number| {
        mutant(&wanted(seed, 1), number, &forms)
            .expect("made")
            .bytes
    };
    for number in 0..20 {
        assert_eq!(bytes(1, number), bytes(1, number), "mutant {number}");
    }
    assert_ne!(bytes(1, 0), bytes(2, 0));
    assert_eq!(
        soak(&wanted(3, 30), &forms).text(),
        soak(&wanted(3, 30), &forms).text()
    );
}

#[test]
fn every_effect_is_made_and_most_figures_are_certain() {
    let summary = soak(&wanted(1, 120), &forms());
    for effect in [Effect::Same, Effect::Change, Effect::Loss] {
        let tally = summary.effects.get(&effect).expect("made");
        assert!(tally.certain > 1000, "{effect:?}: {tally:?}");
        assert!(tally.right > tally.certain / 2, "{effect:?}: {tally:?}");
    }
    let loss = summary.effects.get(&Effect::Loss).expect("made");
    assert!(loss.doubtful > 100, "{loss:?}");
}
