use crate::words::rollup::RollupWords;
use gouji_model::OmissionReason as W;

pub(crate) static ROLLUP: RollupWords = RollupWords {
    sums: "Sums",
    by_submitter: "By submitter",
    sources: "Sources",
    left_out: "Left out",
    compared: "Own report",
    item: "item",
    column: "column",
    unit: "unit",
    number: "number",
    table: "table",
    sum: "sum",
    stated: "stated by",
    submitter: "submitter",
    level: "level",
    value: "value",
    file: "file",
    place: "place",
    why: "why",
    what_to_do: "what to do",
    own: "own report",
    difference: "difference",
    too_large: "too large",
    no_difference: "the county's own report agrees with the sums",
    nobody_left_out: "nobody is left out",
    how_to_write: "for a table add --output sums.xlsx (or .csv)",
    title: |county, year, form| format!("{county} {year} {form}: sums"),
    covers: |contributors, expected| match contributors == expected {
        true => format!("all {expected} submitters are in the sums; blank cells count as nothing"),
        false => format!(
            "{contributors} of {expected} submitters are in the sums; blank cells count as nothing"
        ),
    },
    differences: |figures, path| match figures {
        1 => format!("1 figure of the county's own report ({path}) is not the sum"),
        figures => {
            format!("{figures} figures of the county's own report ({path}) are not the sums")
        }
    },
    without_some: "what the submitters left out have is not in the sums",
    broken: |rules| {
        format!(
            "the sums break {rules}; most likely somebody left cells blank, or reports with errors are in them"
        )
    },
    left_out_because: |why| match why {
        W::NoReport => ("no report".to_owned(), "remind them"),
        W::Duplicate => (
            "several reports, and nothing says which is later".to_owned(),
            "ask which counts, and move the others away",
        ),
        W::Unreadable => (
            "the file cannot be read".to_owned(),
            "ask them to send it again",
        ),
        W::Unrecognised => (
            "no form was recognised".to_owned(),
            "see whether its tables are there, and of which year the form is",
        ),
        W::OtherForm { form } => (
            format!("on another form: {form}"),
            "ask for the report on the prescribed form",
        ),
        W::Errors => (
            "errors are not put right".to_owned(),
            "send it back; --all takes it in all the same",
        ),
        W::Undecided => (
            "not all could be decided".to_owned(),
            "have it completed; --all takes it in all the same",
        ),
    },
};
