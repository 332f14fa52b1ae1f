//! What the batch as a whole turned up, and what is wrong in a roster.

use crate::diagnostic::Prepared;
use crate::diagnostic::draw::{Handler, Note};
use crate::report::digest::check_digest;
use crate::report::report_text::Detail;
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
    batch_problems(&mut found, batch, style);
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
fn batch_problems(out: &mut String, findings: &[CountyFinding], style: Style) {
    let words = Words(style.language);
    let missing: Vec<&str> = findings.iter().filter_map(missing_of).collect();
    if let Some(first) = findings.iter().find(|each| missing_of(each).is_some()) {
        let told = words.batch_problem(&first.problem);
        let message = words.missing_reports(&missing);
        let prepared = prepared(first.problem.severity(), message, Some(first.problem.id()));
        draw(out, &prepared, &[], &told.help, style);
    }
    let mut others: Vec<&CountyFinding> = findings
        .iter()
        .filter(|each| missing_of(each).is_none())
        .collect();
    others.sort_by_key(|each| each.problem.severity());
    let mut explained = Vec::new();
    for finding in others {
        let told = words.batch_problem(&finding.problem);
        let id = finding.problem.id();
        let prepared = prepared(finding.problem.severity(), told.message, Some(id));
        let files: Vec<Note> = finding
            .reports
            .iter()
            .filter_map(|path| Note::of(Term::File, &clean_inline(path)))
            .collect();
        let is_first = !explained.contains(&id);
        explained.push(id);
        let help = if is_first { told.help.as_str() } else { "" };
        draw(out, &prepared, &files, help, style);
    }
}

fn missing_of(finding: &CountyFinding) -> Option<&str> {
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

fn prepared(severity: Severity, message: String, code: Option<&str>) -> Prepared<'static> {
    Prepared {
        message,
        severity,
        code: code.map(str::to_owned),
        origin: None,
        labels: Vec::new(),
        help: String::new(),
        related: Vec::new(),
    }
}

fn draw(out: &mut String, prepared: &Prepared<'_>, notes: &[Note], help: &str, style: Style) {
    let handler = Handler { style, gaps: false };
    let mut notes = notes.to_vec();
    notes.extend(Note::of(Term::Help, help));
    handler.draw_with(out, prepared, &notes);
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
        let note = Note::of(Term::Place, &place);
        let prepared = prepared(Severity::Error, told.message, None);
        let notes: Vec<Note> = note.into_iter().collect();
        draw(&mut out, &prepared, &notes, &told.help, style);
    }
    out
}
