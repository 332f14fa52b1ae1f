//! Which figure is wrong.

use gouji_model::{Grade, Slip};

pub(crate) fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::Certain => "certain",
        Grade::Likely => "likely",
        Grade::Undetermined => "undetermined",
    }
}

pub(crate) fn slip(slip: Slip, with: &str) -> String {
    match slip {
        Slip::Swapped => "two digits changed places".to_owned(),
        Slip::Replaced => "one digit is wrong".to_owned(),
        Slip::Lost => "a digit is missing".to_owned(),
        Slip::Added => "a digit too many".to_owned(),
        Slip::Unit => "another unit".to_owned(),
        Slip::Exchanged(_) => format!("in the place of {with}"),
        Slip::Misplaced(_) => format!("written in the cell of {with}"),
        Slip::Overwritten(_) => format!("that is the number of {with}"),
        Slip::Blank | Slip::Other => String::new(),
    }
}

pub(crate) fn change(figure: &str, from: &str, to: &str, slip: &str) -> String {
    let why = match slip {
        "" => String::new(),
        slip => format!(" ({slip})"),
    };
    format!("{figure} is {from} and should be {to}{why}")
}

pub(crate) fn missing(figure: &str, to: &str) -> String {
    format!("{figure} is left blank and should be {to}")
}

pub(crate) fn proof(broken: usize) -> String {
    match broken {
        1 => "then the rule that breaks holds, and no other breaks".to_owned(),
        broken => format!("then the {broken} rules that break hold, and no other breaks"),
    }
}

pub(crate) fn one_of(explanations: usize, broken: usize) -> String {
    let rules = match broken {
        1 => "1 rule breaks".to_owned(),
        broken => format!("{broken} rules break"),
    };
    format!("{rules}, and any of {explanations} changes would mend that; the records tell which:")
}

pub(crate) fn more_explanations(count: usize) -> String {
    format!("{count} more; --explain-all shows them all")
}
