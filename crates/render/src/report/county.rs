//! What the batch as a whole turned up, and what is wrong in a roster.

use super::context::Detail;
use super::digest::check_digest;
use crate::diagnostic::draw::Handler;
use crate::diagnostic::message::{Message, Note};
use crate::style::{Paint, Style};
use crate::terminal::width::{clean_inline, width};
use crate::terminal::wrap::push_line;
use crate::words::{Term, Words};
use gouji_model::{
    CheckedDigest, County, CountyFinding, CountyProblem, IdVec, RosterMistake, RosterMistakeKind,
    RuleInfo, Severity,
};

/// The findings over a county under a head of their own: those of the `batch`, then what the rules over `county`
/// found in single reports. Empty where there are none.
#[must_use]
pub(crate) fn batch_findings(
    batch: &[CountyFinding],
    checked: &[CheckedDigest<'_>],
    county: &County,
    rules: &IdVec<RuleInfo, RuleInfo>,
    style: Style,
    detail: Detail,
) -> String {
    let mut found = String::new();
    county_problems(&mut found, batch, style);
    for each in checked {
        check_digest(&mut found, each, county, rules, style, detail);
    }
    if found.is_empty() {
        return found;
    }
    let mut out = String::new();
    head(&mut out, style);
    out.push_str(&found);
    out
}

/// Those whose report is missing are told together, by name.
fn county_problems(out: &mut String, findings: &[CountyFinding], style: Style) {
    let words = Words(style.language);
    let (missing, mut others): (Vec<&CountyFinding>, Vec<&CountyFinding>) = findings
        .iter()
        .partition(|finding| missing_submitter(finding).is_some());
    if let Some(CountyFinding { problem, .. }) = missing.first() {
        let submitters = missing.iter().copied();
        let submitters: Vec<&str> = submitters.filter_map(missing_submitter).collect();
        let message = words.missing_reports(&submitters);
        let help = Note::new(Term::Help, &words.batch_problem(problem).help);
        let notes = help.into_iter().collect();
        draw(
            out,
            problem.severity(),
            message,
            Some(problem.id()),
            notes,
            style,
        );
    }
    others.sort_by_key(|finding| finding.problem.severity());
    let mut explained = Vec::new();
    for CountyFinding { problem, reports } in others {
        let problem_words = words.batch_problem(problem);
        let files = reports.iter();
        let files = files.filter_map(|path| Note::new(Term::File, &clean_inline(path)));
        let mut notes: Vec<Note> = files.collect();
        let id = problem.id();
        if !explained.contains(&id) {
            explained.push(id);
            notes.extend(Note::new(Term::Help, &problem_words.help));
        }
        draw(
            out,
            problem.severity(),
            problem_words.message,
            Some(id),
            notes,
            style,
        );
    }
}

fn missing_submitter(finding: &CountyFinding) -> Option<&str> {
    match &finding.problem {
        CountyProblem::Missing { submitter } => Some(submitter),
        _ => None,
    }
}

fn head(out: &mut String, style: Style) {
    let rule = style.signs().rule;
    let title = Words(style.language).term(Term::Batch);
    let tail = rule.repeat(style.columns().saturating_sub(4 + width(title)));
    let line = format!(
        "{} {} {}",
        style.paint(Paint::Faint, &rule.repeat(2)),
        style.paint(Paint::Strong, title),
        style.paint(Paint::Faint, &tail)
    );
    push_line(out, &line);
    out.push('\n');
}

fn draw(
    out: &mut String,
    severity: Severity,
    headline: String,
    code: Option<&str>,
    notes: Vec<Note>,
    style: Style,
) {
    let message = Message {
        headline,
        severity,
        code: code.map(str::to_owned),
        snippet: None,
        related: Vec::new(),
        notes,
    };
    Handler { style }.draw_message(out, &message);
    out.push('\n');
}

/// What is wrong in the roster of `file`, whose sheets have these names.
#[must_use]
pub fn roster_mistakes(
    file: &str,
    mistakes: &[RosterMistake],
    sheets: &[String],
    style: Style,
) -> String {
    let words = Words(style.language);
    let mut out = String::new();
    for mistake in mistakes {
        let first = match &mistake.kind {
            RosterMistakeKind::Twice { first, .. }
            | RosterMistakeKind::NameOfTwo {
                first_place: first, ..
            } => words.place(*first, sheets),
            _ => String::new(),
        };
        let told = words.roster_mistake(&mistake.kind, &first);
        let place = mistake.place.map(|place| words.place(place, sheets));
        let file = clean_inline(file);
        let place = place.map_or_else(|| file.clone(), |place| format!("{file} {place}"));
        let notes = [(Term::Place, &place), (Term::Help, &told.help)];
        let notes = notes.into_iter();
        let notes = notes.filter_map(|(term, text)| Note::new(term, text));
        let severity = Severity::Error;
        draw(
            &mut out,
            severity,
            told.message,
            None,
            notes.collect(),
            style,
        );
    }
    out
}
