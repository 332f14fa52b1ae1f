//! The summary of a run as text: a table with a line a report, or a sentence for a single one.

use crate::diagnostic::draw::Handler;
use crate::diagnostic::message::Note;
use crate::output::summary::{RunSummary, SummaryLine, totals};
use crate::output::writer::WriterOptions;
use crate::style::{Paint, Style};
use crate::terminal::table::{self, Cell, Column, ColumnFit};
use crate::terminal::wrap::{push_line, push_wrapped};
use crate::words::{Term, Totals, Words};
use gouji_model::{
    County, DraftStatus, FormReport, Override, Reach, ReviewScope, ReviewedSubmitter, RuleInfo,
    Severity, Status, SubmitterState,
};

/// More rules of the user's own than this are counted, not named.
const MOST_NAMED_RULES: usize = 50;

/// The summary of a run: a line for each report and each submitter without one, or one in all for a single report.
#[must_use]
pub fn summary(run: &RunSummary<'_>, options: WriterOptions<'_>) -> String {
    let style = options.style;
    let words = Words(style.language);
    let mut out = String::new();
    let is_county = run.review.scope == ReviewScope::County;
    match run.lines {
        [only] if !is_county => draw_single(&mut out, only, style),
        [] if !is_county => {}
        _ => draw_table(&mut out, run, style),
    }
    let totals = totals(run);
    let has_county_findings = totals.county_findings > 0;
    if is_county {
        push_wrapped(
            &mut out,
            &words.submitter_totals(totals),
            style.columns(),
            [""; 2],
        );
    }
    if is_county || run.lines.len() != 1 || has_county_findings || totals.has_others() {
        push_wrapped(&mut out, &words.totals(totals), style.columns(), [""; 2]);
    }
    for note in notes(run, options, totals) {
        Handler { style }.note_at(&mut out, &note, 0);
    }
    out
}

/// What is said below the counts: who is missing, the user's own rules, what was not asked, what to do next.
fn notes(run: &RunSummary<'_>, options: WriterOptions<'_>, totals: Totals) -> Vec<Note> {
    let words = Words(options.style.language);
    let facts = run.facts;
    let mut notes = vec![
        (
            Term::Replaced,
            own_rules(run, options, &facts.replaced_rules),
        ),
        (Term::Added, own_rules(run, options, &facts.added_rules)),
    ];
    let overrides = facts.overrides.iter();
    notes.extend(overrides.map(|each| (Term::Overridden, override_text(each, words))));
    let beyond: usize = run.lines.iter().map(|line| line.beyond).sum();
    notes.push((Term::NotChecked, words.unavailable_checks(beyond)));
    let skipped_rules = run.review.county_rules_skipped;
    if skipped_rules > 0 {
        let text = words.county_rules(skipped_rules, run.review.scope);
        notes.push((Term::NotChecked, text));
    }
    notes.push((Term::Next, words.next_step(totals)));
    let notes = notes.iter();
    notes
        .filter_map(|(term, text)| Note::new(*term, text))
        .collect()
}

/// The user's own rules by `ids`, each with the reports in which it held, broke and did not apply; of many only how many
/// they are, and which applied nowhere.
fn own_rules(run: &RunSummary<'_>, options: WriterOptions<'_>, ids: &[String]) -> String {
    let words = Words(options.style.language);
    let own_rule = |id: &str| {
        let rules = options.rules;
        let rule = rules
            .select_ids(|rule| !rule.built_in && rule.id == id)
            .next_back()?;
        let mut tallies = run.review.rules.iter();
        Some((&rules[rule], tallies.find(|tally| tally.rule == rule)?))
    };
    let is_whole = run.review.scope == ReviewScope::County;
    let is_asked = |rule: &RuleInfo| is_whole || rule.reach == Reach::Report;
    let is_idle =
        |id: &&String| own_rule(id).is_some_and(|(rule, tally)| is_asked(rule) && tally.is_idle());
    if ids.len() > MOST_NAMED_RULES {
        let idle: Vec<String> = ids.iter().filter(is_idle).cloned().collect();
        return words.own_rule_count(ids.len(), &idle);
    }
    let texts = ids.iter().map(|id| match own_rule(id) {
        Some((rule, _)) if !is_asked(rule) => words.own_county_rule(id),
        Some((_, tally)) if run.review.report_count > 0 => words.own_rule(id, tally),
        _ => id.clone(),
    });
    words.list(&texts.collect::<Vec<String>>())
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

fn draw_table(out: &mut String, run: &RunSummary<'_>, style: Style) {
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
    let rows = match run.review.submitters.as_slice() {
        [] => run
            .lines
            .iter()
            .map(|line| row(line, None, words))
            .collect(),
        submitters => submitter_rows(run, submitters, words),
    };
    table::draw(out, &columns, &rows, style);
    out.push('\n');
}

/// A row for each report, and one for each submitter without a report.
fn submitter_rows(
    run: &RunSummary<'_>,
    submitters: &[ReviewedSubmitter],
    words: Words,
) -> Vec<Vec<Cell>> {
    // Where no report of last year is asked for, that none is compared says nothing of a submitter.
    let county = run.review.county;
    let year = county.filter(|county| !county.last_year.is_empty());
    let mut rows = Vec::new();
    for submitter in submitters {
        let lines = run.lines.get(submitter.positions.clone());
        match lines.unwrap_or_default() {
            [] => rows.push(empty_row(submitter, words)),
            lines => {
                rows.extend(lines.iter().map(|line| row(line, year, words)));
                let owed = submitter.reports.iter();
                let owed = owed.filter(|report| {
                    report.position.is_none() && report.state >= SubmitterState::Unreadable
                });
                rows.extend(owed.map(|report| owed_row(submitter, report, words)));
            }
        }
    }
    rows
}

/// The row of a submitter without a report of this year: what else it sent, and why that is none.
fn empty_row(submitter: &ReviewedSubmitter, words: Words) -> Vec<Cell> {
    let others = words.list(&submitter.others);
    let file = match &submitter.reason {
        Some(reason) => format!("{others}{}", words.remark(&words.state_reason(reason))),
        None => others,
    };
    let state = words.submitter_state(submitter.state);
    let mut row = vec![
        Cell::new(submitter.name.as_deref().unwrap_or("")),
        Cell::new(file),
        Cell::with_paint(state, Paint::Error),
    ];
    row.resize_with(7, || Cell::new(""));
    row
}

/// The row of a form on which a submitter has sent nothing that can be read, though it has sent reports on others.
fn owed_row(submitter: &ReviewedSubmitter, owed: &FormReport, words: Words) -> Vec<Cell> {
    let form = owed.form.as_deref().unwrap_or_default();
    let mut row = vec![
        Cell::new(submitter.name.as_deref().unwrap_or("")),
        Cell::new(words.remark(form)),
        Cell::with_paint(words.submitter_state(owed.state), Paint::Error),
    ];
    row.resize_with(7, || Cell::new(""));
    row
}

/// The row of a report; `county` is given where last year's reports are to be compared.
fn row(line: &SummaryLine, county: Option<&County>, words: Words) -> Vec<Cell> {
    let counts_here = matches!(line.draft, DraftStatus::Counts | DraftStatus::Unclear);
    // What an earlier draft comes to is of no use to anybody.
    let counts = line.counts.filter(|_| counts_here);
    let number = |count: usize, severity: Severity| match (counts, count) {
        (None, _) => Cell::new(""),
        (_, 0) => Cell::with_paint("0", Paint::Faint),
        (_, count) => Cell::with_paint(count.to_string(), severity.into()),
    };
    vec![
        Cell::new(line.submitter.as_deref().unwrap_or("")),
        Cell::new(&line.path),
        match line.draft {
            DraftStatus::Counts => {
                let state = words.status(line.status);
                let beyond = line.beyond * usize::from(county.is_some());
                let text = format!("{state}{}", words.beyond_remark(beyond));
                Cell::with_paint(text, paint(line.status))
            }
            DraftStatus::Unclear => Cell::with_paint(words.draft_status(line.draft), Paint::Error),
            DraftStatus::Superseded | DraftStatus::Duplicate | DraftStatus::Unread => {
                Cell::with_paint(words.draft_status(line.draft), Paint::Faint)
            }
        },
        number(line.errors, Severity::Error),
        number(line.queries, Severity::Query),
        number(line.undecided, Severity::Query),
        number(line.notes, Severity::Note),
    ]
}

fn paint(status: Status) -> Paint {
    match status {
        Status::Clean | Status::Explained => Paint::Good,
        Status::Query => Paint::Query,
        Status::Undecided | Status::Error | Status::Unrecognised | Status::Unreadable => {
            Paint::Error
        }
    }
}
