//! One report for the terminal: its head, its findings, what could not be decided, and all outcomes on demand.

use super::cause::draw as cause;
use super::cause::report_order::{Entry, ReportOrder};
use super::context::{Detail, RenderContext};
use super::finding::draw::{self as finding, CauseNotes};
use super::rule_notes::ExplainedRules;
use super::view::View;
use super::{outcomes, undecided_checks};
use crate::diagnostic::draw::Handler;
use crate::diagnostic::message::{Message, Note};
use crate::style::Style;
use crate::terminal::width::clean_inline;
use crate::terminal::wrap::{push_title, push_wrapped};
use crate::words::{Term, Words};
use gouji_model::{CheckedReport, Finding, FormData, IdVec, Outcome, Reason, RuleInfo, Severity};

/// What was found in one report; empty where there is nothing to tell.
#[must_use]
pub fn check_report(
    checked: &CheckedReport,
    rules: &IdVec<RuleInfo, RuleInfo>,
    style: Style,
    detail: Detail,
) -> String {
    submitter_report(checked, None, rules, style, detail)
}

/// What was found in one report, whose `submitter` has that name in the county; empty where there is nothing to tell.
pub(crate) fn submitter_report(
    checked: &CheckedReport,
    submitter: Option<&str>,
    rules: &IdVec<RuleInfo, RuleInfo>,
    style: Style,
    detail: Detail,
) -> String {
    let words = Words(style.language);
    let mut out = String::new();
    if let Some(failure) = words.failure(&checked.report) {
        head(&mut out, &checked.path, &facts(checked, None, style), style);
        draw_failure(&mut out, failure, style);
    }
    if let Some(view) = View::new(checked, rules, style) {
        evaluation(&mut out, checked, view.of_submitter(submitter), detail);
    }
    out
}

fn evaluation(out: &mut String, checked: &CheckedReport, view: View<'_>, detail: Detail) {
    let Some(evaluation) = &checked.evaluation else {
        return;
    };
    let mut findings = evaluation.findings.iter();
    if !findings.any(|finding| is_told(finding, detail)) && !detail.all {
        return;
    }
    let facts = facts(checked, Some(view.form_data), view.style);
    head(out, &checked.path, &facts, view.style);
    let context = RenderContext::new(view, &checked.path, evaluation, detail);
    draw_evaluation(out, &context);
}

/// Whether a finding is told with its report: what lies beyond the report is told once, in the summary.
fn is_told(finding: &Finding, detail: Detail) -> bool {
    let is_beyond = finding.reason.is_some_and(Reason::is_beyond_report);
    !is_beyond || detail.verbose || detail.all
}

/// Draws what came of the rules: what is to be corrected first, then what could not be decided, and all outcomes on
/// demand.
pub(crate) fn draw_evaluation(out: &mut String, context: &RenderContext<'_>) {
    let findings = &context.evaluation.findings;
    let is_undecided = |finding: &&Finding| finding.outcome == Outcome::Undecided;
    let numbered = findings.iter().enumerate();
    let mut decided: Vec<(usize, &Finding)> = numbered
        .filter(|(_, finding)| !is_undecided(finding))
        .collect();
    decided.sort_by_key(|(_, finding)| {
        let place = context.view.first_place(finding);
        // Those without a place come last.
        (finding.severity, place.is_none(), place)
    });
    let positions: Vec<usize> = decided.into_iter().map(|(at, _)| at).collect();
    let mut explained = ExplainedRules::default();
    for entry in ReportOrder::new(context.evaluation).entries(&positions) {
        draw_entry(out, context, &entry, &mut explained);
        out.push('\n');
    }
    let undecided = findings.iter().filter(is_undecided);
    let undecided = undecided.filter(|finding| is_told(finding, context.detail));
    undecided_checks::draw(out, context, &undecided.collect::<Vec<&Finding>>());
    if context.detail.all {
        outcomes::draw(out, &context.view, context.evaluation);
    }
}

fn draw_entry(
    out: &mut String,
    context: &RenderContext<'_>,
    entry: &Entry<'_>,
    explained: &mut ExplainedRules,
) {
    match entry {
        Entry::Cause(cause) => cause::draw(out, context, cause, explained),
        Entry::Finding {
            finding,
            inside,
            unexplained,
        } => {
            let unexplained = unexplained.iter();
            let unexplained =
                unexplained.filter_map(|cause| cause::unexplained_note(context, cause));
            let notes = CauseNotes {
                advice: cause::fill_in(context, inside),
                unexplained: unexplained.collect(),
            };
            if let Some(worded) = context.finding(*finding) {
                finding::draw(out, context, worded, notes, explained);
            }
        }
    }
}

/// Writes whose report this is in a ruled line, and its path below; the path alone where nobody is named.
fn head(out: &mut String, path: &str, facts: &[String], style: Style) {
    let path = clean_inline(path);
    let (title, facts) = match facts.split_first() {
        Some((submitter, rest)) => (submitter.clone(), [rest, &[path]].concat()),
        None => (path, Vec::new()),
    };
    push_title(out, &title, style);
    if !facts.is_empty() {
        let joined = facts.join(&format!(" {} ", style.signs().bullet));
        push_wrapped(out, &joined, style.columns(), [""; 2]);
    }
    out.push('\n');
}

fn facts(checked: &CheckedReport, form_data: Option<&FormData>, style: Style) -> Vec<String> {
    let words = Words(style.language);
    let Ok(report) = &checked.report else {
        return Vec::new();
    };
    let Some(submitter) = report.submitter.as_deref().map(clean_inline) else {
        return Vec::new();
    };
    let mut facts = vec![submitter];
    facts.extend(report.year.map(|year| words.year(year)));
    if let Some(form_data) = form_data {
        let layout = form_data.form.layouts.try_get(form_data.layout);
        facts.push(match layout {
            Some(layout) if form_data.form.layouts.len() > 1 => {
                words.form_with_layout(&form_data.form.title, &layout.title)
            }
            _ => form_data.form.title.clone(),
        });
    }
    facts
}

/// Says why nothing could be checked, and what to do.
fn draw_failure(out: &mut String, (headline, help): (String, String), style: Style) {
    let message = Message {
        notes: Note::new(Term::Help, &help).into_iter().collect(),
        ..Message::new(Severity::Error, headline)
    };
    Handler { style }.draw_message(out, &message);
    out.push('\n');
}
