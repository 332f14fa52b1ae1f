//! Mistakes in what a rule says of submitters.

use super::mistakes::{did_you_mean, near_help, words};
use super::quote;
use crate::words::MistakeWords;
use gouji_model::GroupMistake as K;

pub(super) fn group_mistake(kind: &K) -> MistakeWords {
    match kind {
        K::LevelWanted => words(
            "only submitter.level can stand before \"in\"",
            "no level",
            "write submitter.level in (township, street); numbers are compared with = < <= > >=",
        ),
        K::UnknownLevel { found, suggestion } => words(
            format!("there is no level {}", quote(found)),
            did_you_mean(suggestion, "unknown level"),
            near_help(
                suggestion,
                "the levels are township, street, department and own",
            ),
        ),
        K::LevelAlone => words(
            "a level is no number and cannot be used so",
            "a level",
            "a level is only asked about with \"in\": submitter.level in (township, street)",
        ),
        K::GroupWanted { function } => words(
            format!(
                "{} takes the same figure of several submitters",
                quote(function)
            ),
            "one number",
            format!(
                "write {function}(township.r1[total]); township, street, department, own, all and peers can stand before the point. The parts of a row are added up by parts()"
            ),
        ),
        K::AggregateWanted { name } => words(
            format!("{} is a number of each of several submitters", quote(name)),
            "more than one number",
            format!("write total({name}), or median, deviation, max, min, count"),
        ),
        K::UnknownLikeness {
            found,
            allowed,
            suggestion,
        } => {
            let shown = match found.as_str() {
                "" => "this".to_owned(),
                found => quote(found),
            };
            words(
                format!("{shown} cannot stand here in likeness"),
                did_you_mean(suggestion, "not known"),
                format!(
                    "write one of: {}; as in likeness(body, last_year)",
                    allowed.join(", ")
                ),
            )
        }
        K::ProseOverCounty => words(
            "a rule over other submitters cannot use numbers read from the text",
            "this reads the text and asks other submitters",
            "once all reports are read only their figures are kept; write two rules, one for text and table, one for the table and the others",
        ),
        K::UnknownReach { found, suggestion } => words(
            format!("{} cannot stand behind \"for\"", quote(found)),
            did_you_mean(suggestion, "unknown reports"),
            near_help(
                suggestion,
                "for a rule over the county's own report write for: county; for one over all reports leave it out",
            ),
        ),
    }
}
