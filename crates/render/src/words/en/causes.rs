//! Which figure is wrong.

use super::super::Wrong;
use super::super::causes::{Weight, Witness};
use gouji_model::{Effect, Grade, Slip, Target};

pub(crate) fn slip(slip: Slip, with: &str) -> String {
    match slip {
        Slip::Swapped => "two digits changed places".to_owned(),
        Slip::Replaced => "one digit is wrong".to_owned(),
        Slip::Lost => "a digit is missing".to_owned(),
        Slip::Added => "a digit too many".to_owned(),
        Slip::Unit => "another unit".to_owned(),
        Slip::Exchanged(_) => format!("in the place of {with}"),
        Slip::Misplaced(_) => format!("written beside its place, in the cell of {with}"),
        Slip::Overwritten(_) => format!("that is the number of {with} beside it"),
        Slip::Blank | Slip::Other => String::new(),
    }
}

fn must(grade: Grade) -> &'static str {
    match grade {
        Grade::Certain => "should be",
        Grade::Likely => "most likely should be",
        Grade::Undetermined => "may have to be",
    }
}

pub(crate) fn should(wrong: &Wrong, grade: Grade) -> String {
    let must = must(grade);
    match wrong.to {
        Target::Number(number) => format!("{must} {number}"),
        Target::Between(Some(least), Some(largest)) => {
            format!("{must} from {least} to {largest}")
        }
        Target::Between(Some(least), None) => format!("{must} {least} or more"),
        Target::Between(None, Some(largest)) => format!("{must} {largest} or less"),
        Target::Between(None, None) => format!("{must} another number"),
    }
}

pub(crate) fn change(wrong: &Wrong, grade: Grade) -> String {
    let written = match &wrong.from {
        Some(from) => format!("is {from}"),
        None => "is left blank".to_owned(),
    };
    format!("{} {written} and {}", wrong.name, should(wrong, grade))
}

pub(crate) fn exchange(one: &Wrong, other: &Wrong, grade: Grade) -> String {
    let of = |wrong: &Wrong| {
        let from = wrong.from.as_deref().unwrap_or_default();
        format!("{} ({from})", wrong.name)
    };
    let stand = match grade {
        Grade::Certain => "stand",
        Grade::Likely => "most likely stand",
        Grade::Undetermined => "may stand",
    };
    format!(
        "{} and {} {stand} in each other's place",
        of(one),
        of(other)
    )
}

pub(crate) fn happened(wrong: &Wrong, to: &str) -> Option<String> {
    let what = slip(wrong.slip, &wrong.with);
    let is_number = matches!(wrong.to, Target::Number(_));
    match (wrong.slip, &wrong.from) {
        (Slip::Swapped | Slip::Replaced | Slip::Lost | Slip::Added | Slip::Unit, Some(from))
            if is_number =>
        {
            Some(format!("{from} was written for {to} ({what})"))
        }
        (Slip::Overwritten(_) | Slip::Misplaced(_), _) => Some(what),
        (_, None) => Some("it is left blank".to_owned()),
        _ => (!what.is_empty()).then_some(what),
    }
}

pub(crate) fn action(wrong: &Wrong, to: &str) -> String {
    match (wrong.to, &wrong.from) {
        (Target::Number(_), Some(_)) => format!("change it to {to}"),
        (Target::Number(_), None) => format!("enter {to}"),
        (Target::Between(..), _) => format!("change it to a number {}", range(wrong.to)),
    }
}

fn range(to: Target) -> String {
    match to {
        Target::Number(number) => number.to_string(),
        Target::Between(Some(least), Some(largest)) => format!("from {least} to {largest}"),
        Target::Between(Some(least), None) => format!("from {least} on"),
        Target::Between(None, Some(largest)) => format!("up to {largest}"),
        Target::Between(None, None) => "other than that".to_owned(),
    }
}

pub(crate) fn proof(proof: Effect) -> String {
    let holds = match proof.clears {
        0 => "then no rule breaks that did not before".to_owned(),
        1 => "then the rule that breaks holds, and no other breaks".to_owned(),
        clears => format!("then the {clears} rules that break hold, and no other breaks"),
    };
    match proof.raises {
        0 => holds,
        1 => format!("{holds} but one to be confirmed"),
        raises => format!("{holds} but {raises} to be confirmed"),
    }
}

pub(crate) fn borne_out(witness: Witness, number: &str) -> String {
    match witness {
        Witness::Prose => format!("the text agrees with {number}"),
        Witness::LastYear => format!("{number} agrees with last year's report"),
        Witness::County => format!("{number} agrees with the county's own report"),
    }
}

pub(crate) fn ways(ways: usize, changes: Option<usize>, is_more: bool) -> String {
    let more = if is_more {
        "beside that there are"
    } else {
        "there are"
    };
    let ways = match ways {
        1 => "1 way".to_owned(),
        ways => format!("{ways} ways"),
    };
    match changes {
        Some(1) => format!("{more} {ways} to mend that, with one change"),
        Some(changes) => format!("{more} {ways} to mend that, each with {changes} changes"),
        None => format!("{more} {ways} to mend that"),
    }
}

pub(crate) fn any_of(ways: usize, is_ordered: bool, is_more: bool) -> String {
    let order = match is_ordered {
        true => ", the most likely first",
        false => "",
    };
    match ways {
        1 => "one change would mend that".to_owned(),
        ways if is_more => {
            format!("any of {ways} changes with what is certain would mend that{order}")
        }
        ways => format!("any of {ways} changes would mend that{order}"),
    }
}

pub(crate) fn more_explanations(count: usize) -> String {
    format!("{count} more; --explain-all shows them all")
}

pub(crate) fn unexplained(rules: Option<&str>, exhausted: bool) -> String {
    let end = match exhausted {
        true => "check every figure against the records",
        false => "and not all were tried; check every figure against the records",
    };
    match rules {
        Some(rules) => format!(
            "it cannot be said; no change of a few numbers was found that makes all of these and every other rule hold ({rules}), {end}"
        ),
        None => {
            format!(
                "it cannot be said; no change of a few numbers was found that makes this and every other rule hold, {end}"
            )
        }
    }
}

pub(crate) fn weight(weight: Weight, speaks_for: bool, powers: &str) -> String {
    let of = match weight {
        Weight::Slips => "such a slip",
        Weight::Usual => "what is usual",
        Weight::Rules => "other rules",
    };
    let side = if speaks_for { "for" } else { "against" };
    format!("{of}: {powers} {side}")
}
