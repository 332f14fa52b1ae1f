//! What was found in reports.

use super::{counted, join, quote};
use crate::report::tally::Tally;
use crate::words::{
    ProblemFacts, ProblemWords, Sides, Totals, Unsuitable, is_formula, near_form, parts_of,
    unsuitable,
};
use gouji_model::{Counts, Operator, ReadingProblemKind, RecognitionFailure, Severity};

fn words(title: &str, message: String, help: impl Into<String>) -> ProblemWords {
    ProblemWords {
        title: title.to_owned(),
        message,
        help: help.into(),
    }
}

pub(crate) fn problem(kind: &ReadingProblemKind, facts: &ProblemFacts) -> ProblemWords {
    let label = &facts.label;
    match kind {
        ReadingProblemKind::UnreadableValue { raw } => words(
            "not a number",
            format!("\"{label}\" says {}, which is not a number", quote(raw)),
            unreadable_help(raw, facts),
        ),
        ReadingProblemKind::UnsuitableNumber { raw, scale } => {
            unsuitable_number(facts, raw, *scale)
        }
        ReadingProblemKind::AbsentRows {
            count,
            cut_off_after,
            ..
        } => absent_rows(*count, *cut_off_after, facts),
        ReadingProblemKind::UnplacedRow { text, .. } => unplaced_row(text, facts),
        ReadingProblemKind::UnitInCell { raw, unit } => words(
            "a unit beside the number",
            format!(
                "\"{label}\" says {}, with the unit \"{unit}\" in it{}",
                quote(raw),
                read_as(facts)
            ),
            unit_in_cell_help(unit, facts),
        ),
        ReadingProblemKind::OtherUnit { printed } => words(
            "another unit than the form's",
            match &facts.unit {
                Some(own) => format!(
                    "\"{label}\" is given in \"{printed}\"; the form has \"{own}\"{}",
                    if facts.is_converted(printed) {
                        converted(facts)
                    } else {
                        unconverted(facts)
                    }
                ),
                None => {
                    format!("\"{label}\" is given in \"{printed}\"; the form has no unit there")
                }
            },
            match &facts.unit {
                Some(own) if facts.is_converted(printed) => {
                    format!("see whether the result is meant; use \"{own}\" and convert the number")
                }
                Some(own) => format!(
                    "if the unit is wrong, change it to \"{own}\"; if the row is, move the number"
                ),
                None => "see whether the number stands in the right row".to_owned(),
            },
        ),
        ReadingProblemKind::NoUnit { taken } => words(
            "an amount without its unit",
            match &facts.value {
                Some(value) => {
                    format!("\"{label}\" says {value} without a unit and is taken for \"{taken}\"")
                }
                None => format!("\"{label}\" has no unit and is taken for \"{taken}\""),
            },
            format!(
                "if it is not in \"{taken}\", print the unit in the header, or convert the number"
            ),
        ),
        ReadingProblemKind::HeadingHasValue => words(
            "a number on a heading",
            match &facts.value {
                Some(value) => format!("\"{label}\" is a heading and says {value}"),
                None => format!("\"{label}\" is a heading and is filled in"),
            },
            "the rows below have unlike units and no common sum; leave the heading blank",
        ),
        ReadingProblemKind::NotPlaced { seen } if seen.is_empty() => words(
            "a label alone",
            format!("\"{label}\" has a label and no cell for its numbers"),
            "compare the original, and write the row's numbers behind its label; 0 where there was nothing",
        ),
        ReadingProblemKind::NotPlaced { seen } => words(
            "numbers without a row",
            format!(
                "{} was seen, but it cannot be said whose it is{}",
                quote(seen),
                near(label)
            ),
            if facts.is_on_page {
                "ask for the Word or Excel file; if there is only the PDF, give the table borders, fit it to the width of one page and export again"
            } else {
                "compare the form and write one number per row, without extra blank lines or merged cells"
            },
        ),
        ReadingProblemKind::NoFigures { table } => words(
            "a table without figures",
            format!("\"{table}\" has its labels and not a single number"),
            "open the original: copy or save it again with its numbers, or fill them in; enter 0 where there was nothing",
        ),
        ReadingProblemKind::UnknownHeader { rows, unknown, .. } => {
            unknown_header(*rows, unknown, facts)
        }
        ReadingProblemKind::OutsideColumns { seen } => words(
            "numbers outside the columns",
            format!(
                "numbers stand in a column that the form does not have and were not read: {}",
                quote(seen)
            ),
            "write a number into the cell it belongs to; remarks go outside the table",
        ),
        ReadingProblemKind::SeveralReports { names } => words(
            "several reports in one file",
            format!(
                "the file holds {} reports: {}; only the first was checked",
                names.len(),
                join(names)
            ),
            "save every report as a file of its own",
        ),
        ReadingProblemKind::LabelDiffers { printed } => words(
            "not the form's label",
            format!(
                "{} is not the form's label; it was read as \"{label}\"",
                quote(printed)
            ),
            "see whether it is that row; if so, write the label as the form has it",
        ),
        ReadingProblemKind::Notice { kind, more } => super::files::notice(kind, *more, facts),
    }
}

fn unreadable_help(raw: &str, facts: &ProblemFacts) -> &'static str {
    if is_formula(raw) {
        return "this is a formula without its result: open the file in Excel or WPS, let it calculate and save it again, or enter the number";
    }
    match (facts.is_on_page, facts.is_signed) {
        (true, _) => {
            "compare the PDF; if a narrow column breaks a number over two lines, widen it and export again, or better ask for the Word or Excel file"
        }
        (false, true) => {
            "enter one number without words: -3 for 3 fewer, 3 for 3 more, 0 for no change"
        }
        (false, false) => "enter one number without words; enter 0 where there was nothing",
    }
}

fn unsuitable_number(facts: &ProblemFacts, raw: &str, scale: u8) -> ProblemWords {
    let unit = facts.unit.as_deref().unwrap_or_default();
    let places = counted(scale.into(), "decimal place", "decimal places");
    let (why, help) = match (unsuitable(raw, scale), scale) {
        (Unsuitable::TooLong, _) => (
            "too many digits".to_owned(),
            "see whether digits were typed twice, or two rows run together",
        ),
        (Unsuitable::Converted, _) => (
            format!("in {unit} that is more than {places}"),
            "check the digits and the unit",
        ),
        (Unsuitable::Places, 0) => (
            "this row takes whole numbers".to_owned(),
            "check the decimal point and the unit",
        ),
        (Unsuitable::Places, _) => (
            format!("this row takes at most {places}"),
            "check the decimal point, the digits and the unit",
        ),
    };
    let message = format!("\"{}\" says {}; {why}", facts.label, quote(raw));
    words("unfitting digits", message, help)
}

fn unit_in_cell_help(unit: &str, facts: &ProblemFacts) -> String {
    match (&facts.unit, &facts.value) {
        (Some(own), Some(value)) if facts.is_converted(unit) && facts.is_tiny => format!(
            "is the number in {own} already? then remove \"{unit}\"; if not, enter {value} without a unit"
        ),
        (Some(own), _) if facts.is_converted(unit) => {
            format!("enter the number only, in \"{own}\" as the form prints it")
        }
        _ => format!("remove \"{unit}\" and enter the number only"),
    }
}

/// That a value was converted, and into what.
fn converted(facts: &ProblemFacts) -> String {
    match (&facts.value, &facts.unit) {
        (Some(value), Some(unit)) => format!("; converted and checked as {value} {unit}"),
        _ => String::new(),
    }
}

/// That a value is checked as written.
fn unconverted(facts: &ProblemFacts) -> String {
    match &facts.value {
        Some(value) => format!("; not converted, checked as {value}"),
        None => String::new(),
    }
}

fn absent_rows(count: usize, cut_off_after: Option<usize>, facts: &ProblemFacts) -> ProblemWords {
    let rows = facts.rows.as_slice();
    let behind = facts
        .after
        .as_ref()
        .map(|after| format!(" (behind {after})"));
    let behind = behind.unwrap_or_default();
    let rows_are_missing = match count {
        1 => "1 row is missing".to_owned(),
        _ => format!("{count} rows are missing"),
    };
    let message = match (cut_off_after, rows) {
        (Some(after), [first, ..]) => {
            let end = match &facts.after {
                Some(after) => after.clone(),
                None => counted(after, "row", "rows"),
            };
            format!("the table ends after {end}; {rows_are_missing}, from \"{first}\" on")
        }
        (None, [only]) => format!("1 row is missing: {only}{behind}"),
        (_, [first, .., last]) => {
            format!("{rows_are_missing}, from \"{first}\" to \"{last}\"{behind}")
        }
        _ => rows_are_missing,
    };
    let help = if cut_off_after.is_some() {
        "see whether the whole table was pasted, and add the rows"
    } else {
        "add the rows, with 0 where there was nothing; give renamed rows their name back"
    };
    words("rows missing", message, help)
}

fn unplaced_row(text: &str, facts: &ProblemFacts) -> ProblemWords {
    let rows = facts.rows.as_slice();
    let (message, help) = match rows {
        [only] if facts.is_twice => (
            format!("the row {} stands there twice", quote(text)),
            format!(
                "keep one \"{only}\" and delete the other; if it is another row, correct its name"
            ),
        ),
        [] => (
            format!("{} is no row of this form", quote(text)),
            "correct the name, or move the number of an extra row to where it belongs".to_owned(),
        ),
        [only] => (
            format!(
                "{} is no row of this form; it looks like \"{only}\"",
                quote(text)
            ),
            format!("if it is that row, name it \"{only}\""),
        ),
        _ => (
            format!("{} could be any of {} rows", quote(text), rows.len()),
            format!("say which row it is: {}", join(rows)),
        ),
    };
    words("row not recognised", message, help)
}

/// `facts.rows` are the names of the columns that the header lacks.
fn unknown_header(
    (first, last): (u32, u32),
    unknown: &[String],
    facts: &ProblemFacts,
) -> ProblemWords {
    let header = match (first, last) {
        (0, _) => "the header".to_owned(),
        (first, last) if first == last => format!("the header (row {first})"),
        (first, last) => format!("the header (rows {first} to {last})"),
    };
    let quoted: Vec<String> = unknown.iter().map(|text| quote(text)).collect();
    let message = match (quoted.as_slice(), facts.rows.as_slice()) {
        ([only], [lacking]) => format!("{header} says {only} where the form has \"{lacking}\""),
        ([], []) => format!("{header} does not say whose column a number stands in"),
        ([], lacking) => format!("{header} lacks the columns {}", join(lacking)),
        (_, []) => format!("{header} says {}, no columns of the form", join(&quoted)),
        (_, lacking) => format!(
            "{header} says {} and lacks the columns {}",
            join(&quoted),
            join(lacking)
        ),
    };
    words(
        "header not recognised",
        format!("{message}; the numbers below cannot be placed"),
        "give the header the form's columns, each in a cell of its own",
    )
}

fn read_as(facts: &ProblemFacts) -> String {
    match (&facts.value, &facts.unit) {
        (Some(value), Some(unit)) => format!("; checked as {value} {unit}"),
        (Some(value), None) => format!("; checked as {value}"),
        (None, _) => String::new(),
    }
}

fn near(label: &str) -> String {
    if label.is_empty() {
        String::new()
    } else {
        format!(" (near \"{label}\")")
    }
}

pub(crate) fn undecided_heading(checks: usize, errors: usize) -> String {
    let checks = counted(checks, "check", "checks");
    match errors {
        0 => format!("undecided: {checks}"),
        _ => format!("undecided: {checks}, {errors} of severity error"),
    }
}

pub(crate) fn unrecognised(unrecognised: &RecognitionFailure) -> (String, String) {
    let (message, help) = match near_form(unrecognised) {
        Some(form) => (
            format!(
                "no form recognised: nearest is \"{form}\", with {} of its rows found",
                unrecognised.rows_found
            ),
            "see whether the whole table was pasted, or another year's form was used",
        ),
        None => (
            "no table found that can be checked".to_owned(),
            "see whether the file has the prose only, the table is a picture, or another year's form was used",
        ),
    };
    (message, format!("{help}{}", known_forms(unrecognised)))
}

/// The forms that can be checked, with their years.
fn known_forms(unrecognised: &RecognitionFailure) -> String {
    let form = |(title, years): &(String, gouji_model::Years)| match years.last {
        Some(last) if last == years.first => format!("{title} ({last})"),
        Some(last) => format!("{title} ({} to {last})", years.first),
        None => format!("{title} (since {})", years.first),
    };
    let forms: Vec<String> = unrecognised.known.iter().map(form).collect();
    match forms.is_empty() {
        true => String::new(),
        false => format!(
            "\nforms that can be checked: {}; those of other years cannot be checked yet",
            join(&forms)
        ),
    }
}

/// A side in words: the sum of parts is said, any other expression stands as written.
fn side(text: &str) -> String {
    match parts_of(text) {
        Some(name) => format!("the sum of the parts of {name}"),
        None => text.to_owned(),
    }
}

pub(crate) fn comparison(sides: &Sides) -> String {
    let left = format!("{} is {}", side(&sides.left_text), sides.left);
    let right = if sides.is_own_parts() {
        "the sum of its parts".to_owned()
    } else {
        side(&sides.right_text)
    };
    let value = &sides.right;
    let by = |word: &str| match &sides.difference {
        Some(difference) => format!(", {word} {difference}"),
        None => String::new(),
    };
    let bound = match sides.right_is_plain() {
        true => value.clone(),
        false => format!("{right} ({value})"),
    };
    match sides.operator {
        Operator::Equal if sides.right_is_plain() => format!("{left} and should be {bound}"),
        Operator::Equal => format!("{left}, {right} is {value}{}", by("a difference of")),
        Operator::NotEqual => format!("{left} and should not equal {bound}"),
        Operator::Less => format!("{left} and should be less than {bound}"),
        Operator::LessOrEqual => format!("{left} and should not exceed {bound}{}", by("over by")),
        Operator::Greater => format!("{left} and should exceed {bound}"),
        Operator::GreaterOrEqual => {
            format!("{left} and should be at least {bound}{}", by("short by"))
        }
    }
}

pub(crate) fn pointed(sides: &Sides) -> String {
    let value = &sides.right;
    match sides.operator {
        Operator::Equal if sides.is_own_parts() => format!("its parts add up to {value}"),
        Operator::Equal if sides.right_is_plain() => format!("should be {value}"),
        Operator::Equal => format!("the other side is {value}"),
        Operator::NotEqual => format!("should not be {value}"),
        Operator::Less => format!("should be less than {value}"),
        Operator::LessOrEqual => format!("should not exceed {value}"),
        Operator::Greater => format!("should exceed {value}"),
        Operator::GreaterOrEqual => format!("should be at least {value}"),
    }
}

/// Under a figure that is the right side.
pub(crate) fn pointed_right(sides: &Sides) -> String {
    format!("{} is {}", side(&sides.left_text), sides.left)
}

/// Under a heading whose parts are summed on the left side.
pub(crate) fn pointed_sum(sum: &str) -> String {
    format!("its parts add up to {sum}")
}

pub(crate) fn left_sum(sum: &str) -> String {
    format!("the left side adds up to {sum}")
}

pub(crate) fn right_sum(sum: &str) -> String {
    format!("the right side adds up to {sum}")
}

pub(crate) fn with_figures(sentence: &str, figures: &[String]) -> String {
    if figures.is_empty() {
        return sentence.to_owned();
    }
    format!("{sentence} (now: {})", figures.join(", "))
}

pub(crate) fn some_of(first: &[&str], is_all: bool, tally: Tally) -> String {
    let names = first.join(", ");
    match tally {
        _ if is_all => names,
        Tally::Rows(rows) => format!("{names} and others, {rows} rows in all"),
        Tally::Cells { rows, cells } => {
            format!("{names} and others, {cells} cells in {rows} rows in all")
        }
        Tally::Columns(columns) => format!("{names} and others, {columns} columns in all"),
    }
}

pub(crate) fn some_places(first: &[&str], count: usize) -> String {
    let said = first.join("; ");
    match count > first.len() {
        true => format!("{said}; {count} places in all"),
        false => said,
    }
}

pub(crate) fn counts(counts: Counts) -> String {
    let all = counts.satisfied + counts.violated + counts.not_applicable + counts.undecided;
    format!(
        "{}: {} hold, {} violated, {} not applicable, {} undecided",
        counted(all, "check", "checks"),
        counts.satisfied,
        counts.violated,
        counts.not_applicable,
        counts.undecided
    )
}

pub(crate) fn totals(totals: Totals) -> String {
    let parts = [
        (totals.clean, "clean"),
        (totals.query, "with queries"),
        (totals.error, "with errors"),
        (totals.undecided, "undecided"),
        (totals.unrecognised, "unrecognised"),
        (totals.unreadable, "unreadable"),
        (totals.superseded, "earlier drafts besides"),
    ];
    let told: Vec<String> = parts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    let reports = counted(totals.reports, "report", "reports");
    match told.is_empty() {
        true => reports,
        false => format!("{reports}: {}", told.join(", ")),
    }
}

/// Each kind that occurs, once.
pub(crate) fn next_steps(totals: Totals) -> Vec<&'static str> {
    let parts = [
        (
            totals.reports == 0,
            "see whether the path is right and the folder holds reports",
        ),
        (
            totals.error > 0,
            "send reports with errors back for correction",
        ),
        (
            totals.queries > 0,
            "have queries corrected or explained in writing",
        ),
        (
            totals.without_year > 0,
            "where no year is stated, have it written into the title and check again",
        ),
        (
            totals.incomplete > 0,
            "have the missing rows and unreadable values of undecided reports put right and check again",
        ),
        (
            totals.unreadable > 0,
            "do with unreadable files as told above and check again",
        ),
        (
            totals.unrecognised > 0,
            "see whether unrecognised files use another year's form",
        ),
        (totals.missing > 0, "remind the submitters without a report"),
        (totals.batch > 0, "see to what is said of the batch"),
    ];
    let steps: Vec<&str> = parts
        .into_iter()
        .filter_map(|(occurs, step)| occurs.then_some(step))
        .collect();
    match steps.is_empty() {
        true => vec!["nothing to correct; the reports can be accepted"],
        false => steps,
    }
}

pub(crate) fn found(severity: Severity, count: usize) -> String {
    match severity {
        Severity::Error => counted(count, "error", "errors"),
        Severity::Query => counted(count, "query", "queries"),
        Severity::Note => counted(count, "note", "notes"),
    }
}

pub(crate) fn counted_otherwise(violated: usize, found: usize) -> &'static str {
    match violated.cmp(&found) {
        std::cmp::Ordering::Greater => " (violated checks of one problem are told as one finding)",
        std::cmp::Ordering::Less => " (what is found while reading is no check)",
        std::cmp::Ordering::Equal => "",
    }
}
