//! What all reports of a run come to.

use crate::diagnostic::draw::Handler;
use crate::diagnostic::message::Note;
use crate::report::cause::report_order::ReportOrder;
use crate::style::Paint;
use crate::style::Style;
use crate::terminal::table;
use crate::terminal::table::Cell;
use crate::terminal::table::Column;
use crate::terminal::table::Fit;
use crate::terminal::wrap::push_line;
use crate::words::Term;
use crate::words::Totals;
use crate::words::Words;
use gouji_model::{CheckedReport, Counts, Finding, Outcome, Override, Reason, Severity, Status};

/// What the summary keeps of one report, so that the report itself can be dropped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryLine {
    /// The path as given.
    pub path: String,
    /// The submitter, where the document names it.
    pub submitter: Option<String>,
    /// What the report comes to.
    pub status: Status,
    /// What must be corrected: causes that are explained, and findings beside them.
    pub errors: usize,
    /// Findings that must be confirmed.
    pub queries: usize,
    /// Findings worth a look.
    pub notes: usize,
    /// Checks that could not be decided because the document names no year.
    pub without_year: usize,
    /// Checks that could not be decided for what is in the report.
    pub undecided: usize,
    /// Checks that could not be decided for what lies beyond it: last year's report, the roster.
    pub beyond: usize,
    /// How the checks came out; `None` where there was nothing to check.
    pub counts: Option<Counts>,
    /// Whether it is an earlier draft, which is listed and does not count.
    pub superseded: bool,
}

/// What the summary says beside the reports.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SummaryFacts {
    /// Submitters whose report was not found.
    pub missing: Vec<String>,
    /// Ids of built-in rules that the user's files replaced.
    pub replaced_rules: Vec<String>,
    /// Ids of rules that the user's files added.
    pub added_rules: Vec<String>,
    /// Rules whose severity the county changed, or that it turned off.
    pub overrides: Vec<Override>,
    /// How many rules were not asked, for they need all reports of a county together.
    pub over_county: usize,
    /// Whether there is a county whose other reports were not looked at.
    pub has_county: bool,
    /// Findings of the batch that are to be corrected or confirmed, missing reports aside.
    pub batch: usize,
}

impl SummaryLine {
    /// The line of one report.
    #[must_use]
    pub fn of(checked: &CheckedReport) -> Self {
        let findings = checked
            .evaluation
            .as_ref()
            .map_or(&[][..], |each| &each.findings);
        let order = checked.evaluation.as_ref().map(ReportOrder::new);
        let count = |severity| order.as_ref().map_or(0, |order| order.count(severity));
        Self {
            path: checked.path.clone(),
            submitter: checked
                .report
                .as_ref()
                .ok()
                .and_then(|report| report.submitter.clone()),
            status: checked.status(),
            without_year: findings.iter().map(without_year).sum(),
            undecided: undecided(findings, false),
            beyond: undecided(findings, true),
            errors: count(Severity::Error),
            queries: count(Severity::Query),
            notes: count(Severity::Note),
            counts: checked
                .evaluation
                .as_ref()
                .map(|evaluation| evaluation.counts),
            superseded: false,
        }
    }
}

/// How many checks could not be decided, for what lies beyond the report or for what is in it.
fn undecided(findings: &[Finding], beyond: bool) -> usize {
    let is_beyond = |each: &Finding| each.reason.is_some_and(Reason::is_beyond_report);
    let those = findings
        .iter()
        .filter(|each| each.outcome == Outcome::Undecided && is_beyond(each) == beyond);
    those.map(Finding::checks).sum()
}

/// How many checks of `finding` could not be decided because the document names no year.
fn without_year(finding: &Finding) -> usize {
    let is_year = |reason: Option<Reason>| reason == Some(Reason::NoYear);
    match finding.gathered.as_slice() {
        [] => usize::from(is_year(finding.reason)),
        checks => checks.iter().filter(|check| is_year(check.reason)).count(),
    }
}

pub(crate) fn totals(lines: &[SummaryLine], facts: &SummaryFacts) -> Totals {
    let (superseded, lines): (Vec<&SummaryLine>, Vec<&SummaryLine>) =
        lines.iter().partition(|line| line.superseded);
    let mut totals = Totals {
        reports: lines.len(),
        superseded: superseded.len(),
        missing: facts.missing.len(),
        batch: facts.batch,
        queries: lines.iter().map(|line| line.queries).sum(),
        ..Totals::default()
    };
    let is_incomplete = |line: &&&SummaryLine| {
        line.status == Status::Undecided && line.undecided > line.without_year
    };
    totals.incomplete = lines.iter().filter(is_incomplete).count();
    totals.without_year = lines.iter().filter(|line| line.without_year > 0).count();
    for line in lines {
        let counter = match line.status {
            Status::Clean => &mut totals.clean,
            Status::Query => &mut totals.query,
            Status::Undecided => &mut totals.undecided,
            Status::Error => &mut totals.error,
            Status::Unrecognised => &mut totals.unrecognised,
            Status::Unreadable => &mut totals.unreadable,
        };
        *counter += 1;
    }
    totals
}

/// The summary of a run: one line per report, or one in all for a single report.
#[must_use]
pub fn summary(lines: &[SummaryLine], facts: &SummaryFacts, style: Style) -> String {
    let words = Words(style.language);
    let mut out = String::new();
    match lines {
        [only] => single(&mut out, only, style),
        [] => {}
        _ => table(&mut out, lines, style),
    }
    let totals = totals(lines, facts);
    if lines.len() != 1 || facts.batch > 0 || !facts.missing.is_empty() {
        push_line(&mut out, &words.totals(totals));
    }
    let handler = Handler { style };
    let lists = [
        (Term::Missing, &facts.missing),
        (Term::Replaced, &facts.replaced_rules),
        (Term::Added, &facts.added_rules),
    ];
    for (term, names) in lists {
        if let Some(note) = Note::new(term, &words.list(names)) {
            handler.note_at(&mut out, &note, 0);
        }
    }
    for each in &facts.overrides {
        let severity = each.severity.map_or_else(
            || words.term(Term::Off).to_owned(),
            |severity| words.severity_in_full(severity).to_owned(),
        );
        let date = each.date.map(|date| date.to_string()).unwrap_or_default();
        let text = words.overridden(&each.rule, &severity, &each.reason, &date);
        if let Some(note) = Note::new(Term::Overridden, &text) {
            handler.note_at(&mut out, &note, 0);
        }
    }
    let beyond: usize = lines.iter().map(|line| line.beyond).sum();
    if let Some(note) = Note::new(Term::NotChecked, &words.beyond(beyond)) {
        handler.note_at(&mut out, &note, 0);
    }
    if facts.over_county > 0 {
        let text = words.over_county(facts.over_county, facts.has_county);
        if let Some(note) = Note::new(Term::NotChecked, &text) {
            handler.note_at(&mut out, &note, 0);
        }
    }
    if let Some(note) = Note::new(Term::Next, &words.next_step(totals)) {
        handler.note_at(&mut out, &note, 0);
    }
    out
}

/// One report: its result and how many checks held.
fn single(out: &mut String, line: &SummaryLine, style: Style) {
    let words = Words(style.language);
    let status = style.paint(paint(line.status), words.status(line.status));
    let colon = words.term(Term::Colon);
    let submitter = line.submitter.as_deref().unwrap_or(&line.path);
    let submitter = crate::terminal::width::clean_inline(submitter);
    let found = words.found([
        (Severity::Error, line.errors),
        (Severity::Query, line.queries),
        (Severity::Note, line.notes),
    ]);
    push_line(out, &format!("{submitter}{colon}{status}{found}"));
    if let Some(counts) = line.counts {
        let found = line.errors + line.queries + line.notes;
        let otherwise = words.counted_otherwise(counts.violated, found);
        let is_clean = line.status == Status::Clean && counts.violated > 0;
        let notes = if is_clean { words.only_notes() } else { "" };
        let text = format!("{}{notes}{otherwise}", words.counts(counts));
        for line in crate::terminal::wrap::wrap(&text, style.columns()) {
            push_line(out, &line);
        }
    }
}

fn table(out: &mut String, lines: &[SummaryLine], style: Style) {
    let words = Words(style.language);
    let column = |term, fit| Column {
        heading: words.term(term),
        fit,
    };
    let columns = [
        column(Term::Submitter, Fit::CutEnd),
        column(Term::File, Fit::CutStart),
        column(Term::Status, Fit::Word),
        column(Term::Error, Fit::Number),
        column(Term::Query, Fit::Number),
        column(Term::Undecided, Fit::Number),
        column(Term::Note, Fit::Number),
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
        (_, 0) => Cell::painted("0", Paint::Faint),
        (_, count) => Cell::painted(count.to_string(), severity.into()),
    };
    vec![
        Cell::new(line.submitter.as_deref().unwrap_or("")),
        Cell::new(&line.path),
        match line.superseded {
            true => Cell::painted(words.term(Term::Superseded), Paint::Faint),
            false => Cell::painted(words.status(line.status), paint(line.status)),
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
