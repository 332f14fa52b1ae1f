//! What the county as a whole turned up, and what is wrong in a roster.

use super::context::Detail;
use super::over_county::{self, reports_over_county};
use crate::diagnostic::draw::Handler;
use crate::diagnostic::message::{Message, Note};
use crate::output::writer::WriterOptions;
use crate::style::Style;
use crate::terminal::width::clean_inline;
use crate::terminal::wrap::push_title;
use crate::words::{ProblemWords, Term, Words};
use gouji_model::{
    CountyFinding, CountyProblem, RegisterMistake, Review, RosterMistake, Severity,
    county_finding_numbers,
};

/// The findings of a review under a head of their own: of the county, then what its rules found in single reports. Empty
/// where there are none.
#[must_use]
pub(crate) fn county_findings(review: &Review<'_>, options: WriterOptions<'_>) -> String {
    let style = options.style;
    let mut text = String::new();
    county_problems(&mut text, review, style, options.detail);
    for report in reports_over_county(review) {
        over_county::draw(&mut text, review, report, options);
    }
    if text.is_empty() {
        return text;
    }
    let mut out = String::new();
    push_title(
        &mut out,
        Words(style.language).term(Term::CountyFindings),
        style,
    );
    out.push('\n');
    out.push_str(&text);
    out
}

/// A finding with its number.
type Numbered<'a> = (&'a CountyFinding, String);

/// Those whose report is missing are told together, by name.
fn county_problems(out: &mut String, review: &Review<'_>, style: Style, detail: Detail) {
    let words = Words(style.language);
    let findings = review.findings.iter();
    let numbered = findings.zip(county_finding_numbers(review));
    let (missing, mut others): (Vec<Numbered<'_>>, Vec<Numbered<'_>>) =
        numbered.partition(|(finding, _)| missing_submitter(finding).is_some());
    if let Some((CountyFinding { problem, .. }, _)) = missing.first() {
        let submitters = missing.iter();
        let submitters: Vec<&str> = submitters
            .filter_map(|(finding, _)| missing_submitter(finding))
            .collect();
        let help = Note::new(Term::Help, &words.county_problem(problem).help);
        let message = Message {
            code: Some(problem.id().to_owned()),
            notes: help.into_iter().collect(),
            ..Message::new(problem.severity(), words.missing_reports(&submitters))
        };
        draw(out, &message, style);
    }
    others.sort_by_key(|(finding, _)| finding.problem.severity());
    let mut explained = Vec::new();
    for (CountyFinding { problem, reports }, number) in others {
        let problem_words = words.county_problem(problem);
        let files = reports.iter();
        let files = files.filter_map(|path| Note::new(Term::File, &clean_inline(path)));
        let mut notes: Vec<Note> = files.collect();
        let id = problem.id();
        if !explained.contains(&id) {
            explained.push(id);
            notes.extend(Note::new(Term::Help, &problem_words.help));
        }
        if detail.verbose {
            notes.extend(Note::new(Term::FindingNumber, &number));
        }
        let message = Message {
            code: Some(id.to_owned()),
            notes,
            ..Message::new(problem.severity(), problem_words.message)
        };
        draw(out, &message, style);
    }
}

fn missing_submitter(finding: &CountyFinding) -> Option<&str> {
    match &finding.problem {
        CountyProblem::Missing { submitter } => Some(submitter),
        _ => None,
    }
}

fn draw(out: &mut String, message: &Message, style: Style) {
    Handler { style }.draw_message(out, message);
    out.push('\n');
}

/// What is wrong in the roster of `file`, whose sheets have these names.
#[must_use]
pub(crate) fn roster_mistakes(
    file: &str,
    mistakes: &[RosterMistake],
    sheets: &[String],
    style: Style,
) -> String {
    let words = Words(style.language);
    let mut out = String::new();
    for mistake in mistakes {
        let first = mistake.kind.first_place();
        let first = first.map_or_else(String::new, |first| words.place(first, sheets));
        let mistake_words = words.roster_mistake(&mistake.kind, &first);
        let place = mistake.place.map(|place| words.place(place, sheets));
        draw_mistake(&mut out, file, place, &mistake_words, style);
    }
    out
}

/// What is wrong in the register of `file`.
#[must_use]
pub(crate) fn register_mistakes(file: &str, mistakes: &[RegisterMistake], style: Style) -> String {
    let words = Words(style.language);
    let mut out = String::new();
    for mistake in mistakes {
        let mistake_words = words.register_mistake(&mistake.kind);
        let place = mistake.place.map(|place| words.place(place, &[]));
        draw_mistake(&mut out, file, place, &mistake_words, style);
    }
    out
}

/// A mistake at a place of `file`, or in the whole of it.
fn draw_mistake(
    out: &mut String,
    file: &str,
    place: Option<String>,
    mistake_words: &ProblemWords,
    style: Style,
) {
    let file = clean_inline(file);
    let place = place.map_or_else(|| file.clone(), |place| format!("{file} {place}"));
    let notes = [(Term::Place, &place), (Term::Help, &mistake_words.help)];
    let notes = notes.into_iter();
    let message = Message {
        notes: notes
            .filter_map(|(term, text)| Note::new(term, text))
            .collect(),
        ..Message::new(Severity::Error, mistake_words.message.clone())
    };
    draw(out, &message, style);
}
