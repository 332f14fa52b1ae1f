//! The summary of a run as text: a table with a line a report, or a sentence for a single one.

use crate::diagnostic::draw::Handler;
use crate::diagnostic::message::Note;
use crate::output::summary::{SummaryFacts, SummaryLine, totals};
use crate::style::{Paint, Style};
use crate::terminal::table::{self, Cell, Column, ColumnFit};
use crate::terminal::wrap::{push_line, push_wrapped};
use crate::words::{Term, Words};
use gouji_model::{Override, Severity, Status};

/// The summary of a run: one line per report, or one in all for a single report.
#[must_use]
pub fn summary(lines: &[SummaryLine], facts: &SummaryFacts, style: Style) -> String {
    let words = Words(style.language);
    let mut out = String::new();
    match lines {
        [only] => draw_single(&mut out, only, style),
        [] => {}
        _ => table(&mut out, lines, style),
    }
    let totals = totals(lines, facts);
    if lines.len() != 1 || facts.county_findings > 0 || !facts.missing.is_empty() {
        push_line(&mut out, &words.totals(totals));
    }
    let mut notes = vec![
        (Term::Missing, words.list(&facts.missing)),
        (Term::Replaced, words.list(&facts.replaced_rules)),
        (Term::Added, words.list(&facts.added_rules)),
    ];
    let overrides = facts.overrides.iter();
    notes.extend(overrides.map(|each| (Term::Overridden, override_text(each, words))));
    let beyond: usize = lines.iter().map(|line| line.beyond).sum();
    notes.push((Term::NotChecked, words.unavailable_checks(beyond)));
    if facts.county_rules_skipped > 0 {
        let text = words.county_rules(facts.county_rules_skipped, facts.folder);
        notes.push((Term::NotChecked, text));
    }
    notes.push((Term::Next, words.next_step(totals)));
    let notes = notes.iter();
    for note in notes.filter_map(|(term, text)| Note::new(*term, text)) {
        Handler { style }.note_at(&mut out, &note, 0);
    }
    out
}

/// A rule that the county changed: what it is now, since when and why.
fn override_text(change: &Override, words: Words) -> String {
    let severity = match change.severity {
        Some(severity) => words.severity_in_full(severity),
        None => words.term(Term::Off),
    };
    let date = change.date.map(|date| date.to_string()).unwrap_or_default();
    words.override_sentence(&change.rule, severity, &change.reason, &date)
}

/// One report: its result and how many checks held.
fn draw_single(out: &mut String, line: &SummaryLine, style: Style) {
    let words = Words(style.language);
    let status = style.paint(paint(line.status), words.status(line.status));
    let colon = words.term(Term::Colon);
    let submitter = line.submitter.as_deref().unwrap_or(&line.path);
    let submitter = crate::terminal::width::clean_inline(submitter);
    let found = words.finding_counts([
        (Severity::Error, line.errors),
        (Severity::Query, line.queries),
        (Severity::Note, line.notes),
    ]);
    push_line(out, &format!("{submitter}{colon}{status}{found}"));
    if let Some(counts) = line.counts {
        let found = line.errors + line.queries + line.notes;
        let otherwise = words.count_difference(counts.violated, found);
        let is_clean = line.status == Status::Clean && counts.violated > 0;
        let notes = if is_clean { words.notes_only() } else { "" };
        let text = format!("{}{notes}{otherwise}", words.counts(counts));
        push_wrapped(out, &text, style.columns(), [""; 2]);
    }
}

fn table(out: &mut String, lines: &[SummaryLine], style: Style) {
    let words = Words(style.language);
    let column = |term, fit| Column {
        heading: words.term(term),
        fit,
    };
    let columns = [
        column(Term::Submitter, ColumnFit::CutEnd),
        column(Term::File, ColumnFit::CutStart),
        column(Term::Status, ColumnFit::Word),
        column(Term::Error, ColumnFit::Number),
        column(Term::Query, ColumnFit::Number),
        column(Term::Undecided, ColumnFit::Number),
        column(Term::Note, ColumnFit::Number),
    ];
    let rows: Vec<Vec<Cell>> = lines.iter().map(|line| row(line, words)).collect();
    table::draw(out, &columns, &rows, style);
    out.push('\n');
}

fn row(line: &SummaryLine, words: Words) -> Vec<Cell> {
    // What an earlier draft comes to is of no use to anybody.
    let counts = line.counts.filter(|_| !line.superseded);
    let number = |count: usize, severity: Severity| match (counts, count) {
        (None, _) => Cell::new(""),
        (_, 0) => Cell::with_paint("0", Paint::Faint),
        (_, count) => Cell::with_paint(count.to_string(), severity.into()),
    };
    vec![
        Cell::new(line.submitter.as_deref().unwrap_or("")),
        Cell::new(&line.path),
        match line.superseded {
            true => Cell::with_paint(words.term(Term::Superseded), Paint::Faint),
            false => Cell::with_paint(words.status(line.status), paint(line.status)),
        },
        number(line.errors, Severity::Error),
        number(line.queries, Severity::Query),
        number(line.undecided, Severity::Query),
        number(line.notes, Severity::Note),
    ]
}

fn paint(status: Status) -> Paint {
    match status {
        Status::Clean => Paint::Good,
        Status::Query => Paint::Query,
        Status::Undecided | Status::Error | Status::Unrecognised | Status::Unreadable => {
            Paint::Error
        }
    }
}
