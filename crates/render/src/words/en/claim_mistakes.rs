//! Mistakes in what a rule reads out of the prose.

use super::mistakes::{did_you_mean, words};
use super::{join, quote};
use crate::words::MistakeWords;
use gouji_model::ClaimMistake;

pub(super) fn words_of(mistake: &ClaimMistake) -> MistakeWords {
    use ClaimMistake as C;
    match mistake {
        C::SaysNothing => words(
            "the pattern has no words, so every sentence fits it",
            "words of the prose belong here",
            "write the words that the sentence always has",
        ),
        C::TwoNumbers => words(
            "two {n} in one pattern",
            "the second",
            "a pattern reads one number; give the other a name and a pattern of its own",
        ),
        C::NoNumber => words(
            "the pattern has neither {n} nor => 0",
            "no number can be read",
            "write {n} where the number stands; for a sentence without one, say what it counts as, as in => 0",
        ),
        C::NumberAndValue => words(
            "a pattern with {n} cannot have => too",
            "the number is read here",
            "to read the number, delete => and what follows; for a sentence without one, delete {n}",
        ),
        C::BadValue { found } => words(
            match found.is_empty() {
                true => "no number behind =>".to_owned(),
                false => format!("{} behind => is no number", quote(found)),
            },
            "a number belongs here",
            "write digits without a unit, as in => 0",
        ),
        C::UnknownPlaceholder { found, suggestion } => words(
            format!("unknown {{{found}}}"),
            match suggestion.near.first() {
                Some(near) => format!("did you mean {{{near}}}?"),
                None => "this cannot stand in braces".to_owned(),
            },
            "a number is {n}; possible too: {own_name}, {other_name}; for words of which one stands, use round brackets, as in (a|b)",
        ),
        C::UnknownRegion {
            found,
            suggestion,
            known,
        } => words(
            format!("{} cannot stand after in:", quote(found)),
            did_you_mean(suggestion, "unknown place"),
            format!("possible: {}, or the title of a section", join(known)),
        ),
        C::NameTaken { name } => words(
            format!(
                "{} is a row of the form or a word of expressions already",
                quote(name)
            ),
            "the name is taken",
            "choose another name, and use it in the expression",
        ),
        C::Unused { name } => words(
            format!("{} is read and never used", quote(name)),
            "neither check nor when has it",
            "use it in the expression, or delete it",
        ),
        C::ClaimWanted { function, known } => words(
            format!("{function} wants a name that read gives"),
            "no name of read",
            match known.is_empty() {
                true => "write read: with a name and its patterns first".to_owned(),
                false => format!("this rule has: {}", join(known)),
            },
        ),
    }
}
