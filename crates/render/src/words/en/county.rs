//! The county: mistakes in its config and its roster, and what its batch turned up.

use super::mistakes::{did_you_mean, near_help, words};
use super::{join, quote};
use crate::words::{MistakeWords, ProblemWords};
use gouji_model::{CountyMistake, CountyProblem, DraftReason, RosterMistakeKind};

pub(super) fn county_mistake(kind: &CountyMistake) -> MistakeWords {
    use CountyMistake as K;
    match kind {
        K::SubmitterTwice { name } => words(
            format!("{} is on the roster twice", quote(name)),
            "the second time",
            "take one away, or give both their full names",
        ),
        K::NameOfTwo {
            name,
            first,
            second,
        } => words(
            format!(
                "{} may be {} and may be {}",
                quote(name),
                quote(first),
                quote(second)
            ),
            "another submitter goes by this name too",
            "a name must tell one submitter; take it away from one of the two",
        ),
        K::NoName => words(
            "this name is empty",
            "no name",
            "write a name, or take the item away",
        ),
        K::TwoRosters => words(
            "submitters and roster cannot both be given",
            "a second roster",
            "keep submitters if they are listed here, roster if they are listed in a file",
        ),
        K::NoRoster => words(
            "there is no roster of submitters",
            "neither submitters nor roster",
            "list them under submitters, or point to a file with roster: roster.xlsx",
        ),
        K::YearWithTwoForms { year, forms } => {
            let [first, second] = forms;
            words(
                format!("{year} is given two forms: {first} and {second}"),
                "the second time",
                "a year has one form; change the years of one of the two lines",
            )
        }
        K::NotYears { found } => words(
            format!("{} does not say years", quote(found)),
            "not years",
            "write 2025, or 2019..2020 with the earlier year first",
        ),
        K::UnknownRule { id, suggestion } => words(
            format!("there is no rule {}", quote(id)),
            did_you_mean(suggestion, "no such rule"),
            near_help(suggestion, "gouji rules list shows all ids"),
        ),
        K::OverrideTwice { rule } => words(
            format!("rule {} is overridden twice", quote(rule)),
            "the second time",
            "keep one",
        ),
        K::BadDate { found } => words(
            format!("{} is no date", quote(found)),
            "not a date",
            "write it as 2026-01-08",
        ),
        K::NoSuchPath { path } => words(
            format!("cannot find {}", quote(path)),
            "no such file or folder",
            "paths begin at the folder of gouji.yaml; make this folder, or correct the path",
        ),
    }
}

fn told(title: &str, message: String, help: impl Into<String>) -> ProblemWords {
    ProblemWords {
        title: title.to_owned(),
        message,
        help: help.into(),
    }
}

/// What is said of a mistake in a roster; `first` is the place that it speaks of besides its own.
pub(crate) fn roster_mistake(kind: &RosterMistakeKind, first: &str) -> ProblemWords {
    use RosterMistakeKind as K;
    match kind {
        K::NoHeading => told(
            "no headings",
            "there is no row of headings".to_owned(),
            "one row must hold the headings, at least one for the name; the manual lists them",
        ),
        K::TwoNameColumns => told(
            "two columns of names",
            "one row of headings has two columns of names".to_owned(),
            "put blocks that stand side by side below each other",
        ),
        K::NobodyListed => told(
            "an empty roster",
            "nobody is listed under the headings".to_owned(),
            "list one submitter per row, below the headings",
        ),
        K::UnknownLevel { found } => told(
            "an unknown level",
            format!("there is no level {}", quote(found)),
            "write township, street, department or own; a blank is told by the name's ending",
        ),
        K::NotAName { found } => told(
            "not a name",
            format!("{} does not look like a name", quote(found)),
            "the column of names holds names alone; move remarks to a column of their own",
        ),
        K::RowWithoutName { found } => told(
            "no name",
            format!("this row says {} and names nobody", quote(found)),
            "write the name, or take the row away",
        ),
        K::Twice { name, .. } => told(
            "listed twice",
            format!("{} is listed twice, first at {first}", quote(name)),
            "take one away, or give both their full names",
        ),
        K::NameOfTwo {
            name,
            first: one,
            second,
            ..
        } => told(
            "a name of two",
            format!(
                "{} may be {} ({first}) and may be {}",
                quote(name),
                quote(one),
                quote(second)
            ),
            "a name must tell one submitter; take it away from one of the two",
        ),
    }
}

/// What is said of the batch.
pub(crate) fn batch_problem(problem: &CountyProblem) -> ProblemWords {
    use CountyProblem as K;
    match problem {
        K::Missing { submitter } => told(
            "missing report",
            format!("{} has sent no report", quote(submitter)),
            "ask for it; if it is here under another name, add that name to the roster as an alias or former name",
        ),
        K::Duplicate { submitter } => told(
            "duplicate reports",
            format!(
                "{} has sent reports that differ, and nothing says which is the later one",
                quote(submitter)
            ),
            "ask which one counts and move the others away; a date under the report or \"final\" in the name of the file tells too",
        ),
        K::Superseded { submitter, because } => superseded(submitter, because),
        K::Uninvited { named } => uninvited(named.as_deref()),
        K::Ambiguous { submitters } => told(
            "an ambiguous name",
            format!(
                "the document names nobody, and the name of its file names several: {}",
                quoted(submitters)
            ),
            "name only the submitter in the file's name, or name it in the title",
        ),
        K::NameDisagrees { document, file } => told(
            "names disagree",
            format!(
                "the file or folder says {}, the document {}",
                quote(file),
                quote(document)
            ),
            "see whether the wrong file was sent; if not, correct the one that is wrong",
        ),
        K::OtherYear { year, expected } => told(
            "a report of another year",
            format!(
                "it is of {year}, and {expected} is reported; it was not checked and does not count"
            ),
            "see whether the wrong file was sent, or the year in the title was left unchanged; check it again once it is put right",
        ),
        K::YearDisagrees { document, file } => told(
            "years disagree",
            format!("the name of the file says {file}, the document {document}"),
            "see whether the wrong file was sent; if not, correct the one that is wrong",
        ),
        K::OtherForm { form, expected } => told(
            "the wrong form",
            format!(
                "it is on {}, and this year's form is {expected}",
                quote(form)
            ),
            "ask for the report on the prescribed form",
        ),
        K::LastYearMissing {
            submitters,
            looked_in,
        } => last_year_missing(submitters, looked_in),
        K::OwnReportMissing { path } => told(
            "no report of the county's own yet",
            format!("{} is not there yet", quote(path)),
            "put it there once it is written, or take own_report out of gouji.yaml",
        ),
    }
}

/// Whose reports are missing.
pub(crate) fn missing_reports(names: &[String]) -> String {
    let count = match names.len() {
        1 => "1 report is missing".to_owned(),
        count => format!("{count} reports are missing"),
    };
    format!("{count}: {}", join(names))
}

pub(crate) fn over_county(rules: usize, has_county: bool) -> String {
    let rules = match rules {
        1 => "1 rule needs".to_owned(),
        rules => format!("{rules} rules need"),
    };
    let how = match has_county {
        true => "name no path to ask them too",
        false => "make a county folder with gouji init to ask them too",
    };
    format!("{rules} all reports of the county together and were not asked; {how}")
}

pub(crate) fn other_years(year: u16, files: &[String]) -> String {
    let count = match files.len() {
        1 => "1 report is".to_owned(),
        count => format!("{count} reports are"),
    };
    format!(
        "{count} not of {year} and not listed (--year asks for another): {}",
        join(files)
    )
}

fn superseded(submitter: &str, because: &DraftReason) -> ProblemWords {
    let why = match because {
        DraftReason::Signed { later, earlier } => {
            format!("one is signed {later}, the other {earlier}")
        }
        DraftReason::Named => "the names of the files say which is later".to_owned(),
        DraftReason::Same => "they say the same to the letter".to_owned(),
        DraftReason::SameFigures => "all figures are the same".to_owned(),
    };
    told(
        "an earlier draft",
        format!(
            "{} has sent several: {why}; the first one counts",
            quote(submitter)
        ),
        "the others are listed and do not count; if it is the wrong way round, move the unwanted ones away",
    )
}

fn uninvited(named: Option<&str>) -> ProblemWords {
    let message = match named {
        Some(name) => format!("{} is not on the roster", quote(name)),
        None => "it cannot be told whose report this is".to_owned(),
    };
    told(
        "not on the roster",
        message,
        "add the name to the roster, as an alias if it is somebody listed there; or move the file away",
    )
}

fn last_year_missing(submitters: &[String], looked_in: &[String]) -> ProblemWords {
    let folder = quoted(looked_in);
    let message = if submitters.is_empty() {
        format!("no reports of last year in {folder}; rules that compare with them are not checked")
    } else {
        format!(
            "no reports of last year in {folder} of {}; their rules that compare with them are not checked",
            join(submitters)
        )
    };
    told(
        "last year's reports are not there",
        message,
        "put them there; nothing is to do for submitters that did not exist then",
    )
}

fn quoted(names: &[String]) -> String {
    names
        .iter()
        .map(|name| quote(name))
        .collect::<Vec<_>>()
        .join(", ")
}
