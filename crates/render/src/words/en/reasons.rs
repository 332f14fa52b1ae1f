//! Why a check does not apply or is undecided.

use gouji_model::Reason;

pub(crate) fn reason(reason: Reason, label: &str) -> String {
    match reason {
        Reason::Guard => "its condition is not met".to_owned(),
        Reason::NotStated(_) => format!("\"{label}\" is blank, so there is nothing to compare"),
        Reason::Omitted(_) => format!("this layout has no row \"{label}\""),
        Reason::Absent(_) => format!("the file has no row \"{label}\""),
        Reason::Unreadable(_) => format!("\"{label}\" is not a number"),
        Reason::NotPlaced(_) => format!("it cannot be said which number is that of \"{label}\""),
        Reason::UnplacedPart(_) => {
            format!("a row under \"{label}\" is not recognised, so parts may be missing")
        }
        Reason::NoYear => {
            "the document does not say which year it reports on; write the year into its title"
                .to_owned()
        }
        Reason::NoLastYear => "last year's report of the submitter is not at hand".to_owned(),
        Reason::LastYearLacks(_) => {
            format!("in last year's report \"{label}\" is blank or cannot be read")
        }
        Reason::LastYearOmits(_) => format!("last year's form has no row \"{label}\""),
        Reason::NoLevel => {
            "it is not known what the submitter is: it is not on the roster, and its name does not tell"
                .to_owned()
        }
        Reason::NoReportOf(_) => format!("there is no report of {label} that can be read"),
        Reason::NotStatedBy(..) => format!("\"{label}\" is blank or cannot be read"),
        Reason::NobodyStates => "no submitter states this figure".to_owned(),
        Reason::NoOthers => "the reports of the others are not at hand".to_owned(),
        Reason::NotClaimed(_) => "the text does not state this number".to_owned(),
        Reason::ClaimsDiffer(_) => "the text states this number in different ways".to_owned(),
        Reason::NoList => "the text has no such list".to_owned(),
        Reason::NoRoster => "the other submitters are not known".to_owned(),
        Reason::TooLittle => "there is too little in it to say whether it is a copy".to_owned(),
        Reason::DivisionByZero => "it would divide by 0".to_owned(),
        Reason::Overflow => "the numbers are too large".to_owned(),
    }
}

pub(crate) fn undecided_cause(reason: Reason, labels: &str, are_several: bool) -> String {
    match reason {
        Reason::Absent(_) if are_several => format!("the file lacks these rows: {labels}"),
        Reason::Unreadable(_) if are_several => format!("these rows hold no number: {labels}"),
        Reason::NotPlaced(_) if are_several => {
            format!("it cannot be said which numbers belong to these rows: {labels}")
        }
        Reason::UnplacedPart(_) if are_several => {
            format!("rows under these are not recognised, so parts may be missing: {labels}")
        }
        Reason::NotStated(_) if are_several => {
            format!("these rows are blank, so there is nothing to compare: {labels}")
        }
        Reason::Omitted(_) if are_several => format!("this layout lacks these rows: {labels}"),
        Reason::NoReportOf(_) if are_several => {
            format!("there is no report of these that can be read: {labels}")
        }
        Reason::NotStatedBy(..) if are_several => {
            format!("in the reports of these the figure is blank or cannot be read: {labels}")
        }
        Reason::LastYearLacks(_) if are_several => {
            format!("in last year's report these rows are blank or cannot be read: {labels}")
        }
        Reason::LastYearOmits(_) if are_several => {
            format!("last year's form lacks these rows: {labels}")
        }
        _ => self::reason(reason, labels),
    }
}
