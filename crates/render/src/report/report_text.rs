//! One report for the terminal: its head, its findings, what could not be decided, and all outcomes on demand.

use crate::diagnostic::draw::{Handler, Note};
use crate::report::cause::draw as causes;
use crate::report::cause::report_order::{Telling, Turn};
use crate::report::finding::drawn_figures as finding;
use crate::report::view::{Told, View};
use crate::report::{outcomes, undecided};
use crate::style::{Paint, Style};
use crate::terminal::width::{clean_inline, width};
use crate::terminal::wrap::{push_line, wrap};
use crate::words::{Term, Words};
use gouji_model::{
    CheckedReport, Evaluation, Finding, FormData, IdVec, Origin, Outcome, Place, Reason, RuleInfo,
    Severity,
};
use std::collections::HashSet;

/// How much is told of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Detail {
    /// Every outcome of every rule, not only findings.
    pub all: bool,
    /// Why each rule exists, each undecided check by name, and what explanations are weighed by.
    pub verbose: bool,
    /// Everything that may be wrong where rules break, however unlikely.
    pub explain_all: bool,
}

/// What was found in one report; empty where there is nothing to tell.
#[must_use]
pub fn check_report(
    checked: &CheckedReport,
    rules: &IdVec<RuleInfo, RuleInfo>,
    style: Style,
    detail: Detail,
) -> String {
    let mut out = String::new();
    match &checked.report {
        Err(unreadable) => {
            head(&mut out, &checked.path, &[], style);
            could_not(
                &mut out,
                Words(style.language).unreadable(unreadable),
                style,
            );
        }
        Ok(report) => match &report.form_data {
            Err(unrecognised) => {
                head(&mut out, &checked.path, &facts(checked, None, style), style);
                could_not(
                    &mut out,
                    Words(style.language).unrecognised(unrecognised),
                    style,
                );
            }
            Ok(form_data) => {
                let view = View {
                    form_data,
                    sheets: &report.sheets,
                    rules,
                    county: None,
                    style,
                };
                evaluation(&mut out, checked, &view, detail);
            }
        },
    }
    out
}

fn evaluation(out: &mut String, checked: &CheckedReport, view: &View<'_>, detail: Detail) {
    let Some(evaluation) = &checked.evaluation else {
        return;
    };
    if !evaluation.findings.iter().any(|each| is_told(each, detail)) && !detail.all {
        return;
    }
    head(
        out,
        &checked.path,
        &facts(checked, Some(view.form_data), view.style),
        view.style,
    );
    draw_findings(out, &checked.path, view, evaluation, detail);
    if detail.all {
        outcomes::draw(out, view, evaluation);
    }
}

/// Whether a finding is told with its report: what lies beyond the report is told once, in the summary.
fn is_told(finding: &Finding, detail: Detail) -> bool {
    let is_beyond = finding.reason.is_some_and(Reason::is_beyond_report);
    !is_beyond || detail.verbose || detail.all
}

/// Draws the findings of a report: what is to be corrected first, then what could not be decided.
pub(crate) fn draw_findings(
    out: &mut String,
    path: &str,
    view: &View<'_>,
    evaluation: &Evaluation,
    detail: Detail,
) {
    let is_undecided = |finding: &&Finding| finding.outcome == Outcome::Undecided;
    let numbered = evaluation.findings.iter().enumerate();
    let mut told: Vec<(usize, &Finding)> = numbered.filter(|(_, it)| !is_undecided(it)).collect();
    told.sort_by_key(|(_, finding)| (finding.severity, first_place(view.form_data, finding)));
    let order: Vec<usize> = told.into_iter().map(|(at, _)| at).collect();
    let mut explained = Explained::default();
    for turn in Telling::of(evaluation).in_order(&order) {
        match turn {
            Turn::Cause(cause) => {
                causes::draw(out, path, view, evaluation, cause, detail, &mut explained);
            }
            Turn::Finding {
                finding,
                inside,
                unexplained,
            } => {
                let own = causes::fill_in(view, evaluation, &inside, detail);
                let behind = unexplained.into_iter();
                let behind = behind.filter_map(|it| causes::unexplained(view, evaluation, it));
                let notes = Beside {
                    own,
                    behind: behind.collect(),
                };
                draw(out, path, view, finding, notes, detail, &mut explained);
            }
        }
        out.push('\n');
    }
    let undecided = evaluation.findings.iter().filter(is_undecided);
    let undecided: Vec<&Finding> = undecided.filter(|each| is_told(each, detail)).collect();
    undecided::draw(out, view, &undecided, detail);
}

/// Where a finding begins in the document; those without a place come last.
fn first_place(form_data: &FormData, finding: &Finding) -> (bool, Option<Place>) {
    let place = |each: &gouji_model::FindingFigure| {
        form_data
            .written
            .try_get(each.figure)?
            .as_ref()
            .map(|written| written.place)
    };
    let place = match &finding.origin {
        Origin::Reading(problem) if problem.place.is_some() => problem.place,
        _ => finding.figures.iter().find_map(place),
    };
    (place.is_none(), place)
}

/// What causes add to a finding that is drawn by itself.
struct Beside {
    /// What to do, before the advice of the rule.
    own: Option<Note>,
    /// What could not be explained.
    behind: Vec<Note>,
}

fn draw(
    out: &mut String,
    path: &str,
    view: &View<'_>,
    finding: &Finding,
    beside: Beside,
    detail: Detail,
    explained: &mut Explained,
) {
    let told = view.tell(finding);
    let handler = Handler {
        style: view.style,
        gaps: false,
    };
    let mut notes = finding::notes(view, finding);
    let advice = match beside.own {
        Some(_) => Term::RuleAdvice,
        None => Term::Help,
    };
    notes.extend(beside.own);
    notes.extend(explained.explain(view, finding, None, detail, advice));
    notes.extend(beside.behind);
    handler.draw_with(out, &finding::prepare(view, path, finding, &told), &notes);
}

/// The rules whose basis and advice were printed in a report.
#[derive(Debug, Default)]
pub(crate) struct Explained(HashSet<String>);

impl Explained {
    /// The rule behind a finding; basis and advice, behind the word `advice`, only where the rule first appears in the
    /// report. What the `headline` of a cause says is not said again, and a rule that was explained above not named.
    pub(crate) fn explain(
        &mut self,
        view: &View<'_>,
        finding: &Finding,
        headline: Option<&str>,
        detail: Detail,
        advice: Term,
    ) -> Vec<Note> {
        let told = view.tell(finding);
        let is_first = self.0.insert(told.rule.clone());
        let is_rule = matches!(finding.origin, Origin::Rule(_));
        let says_title = told.message.contains(&told.title)
            || headline.is_some_and(|headline| headline.contains(&told.title));
        let title = if is_rule && told.is_titled && !says_title {
            told.title.as_str()
        } else {
            ""
        };
        if is_rule && !is_first {
            return see_above(view, &told, title).into_iter().collect();
        }
        let why = if detail.verbose {
            told.why.as_str()
        } else {
            ""
        };
        [
            Note::of(Term::Rule, title),
            Note::of(Term::Why, why),
            Note::of(Term::Basis, told.basis.as_deref().unwrap_or_default()),
            Note::of(advice, &told.fix),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// The rule behind a finding where it was explained above.
fn see_above(view: &View<'_>, told: &Told, title: &str) -> Option<Note> {
    let nothing_above = told.basis.is_none() && told.fix.is_empty();
    let above = view.words().term(Term::SeeAbove);
    let text = match (title.is_empty(), nothing_above) {
        (_, true) => title.to_owned(),
        (true, false) => above.to_owned(),
        (false, false) => format!("{title}{}", view.words().remark(above)),
    };
    Note::of(Term::Rule, &text)
}

/// Whose report it is in a ruled line, and where it lies below it; the path alone where nobody is named.
fn head(out: &mut String, path: &str, facts: &[String], style: Style) {
    let rule = style.signs().rule;
    let path = clean_inline(path);
    let (title, facts) = match facts.split_first() {
        Some((submitter, rest)) => (submitter.clone(), [rest, &[path]].concat()),
        None => (path, Vec::new()),
    };
    let used = 4 + width(&title);
    let tail = rule.repeat(style.columns().saturating_sub(used));
    let line = format!(
        "{} {} {}",
        style.paint(Paint::Faint, &rule.repeat(2)),
        style.paint(Paint::Strong, &title),
        style.paint(Paint::Faint, &tail)
    );
    push_line(out, &line);
    if !facts.is_empty() {
        let joined = facts.join(&format!(" {} ", style.signs().bullet));
        for line in wrap(&joined, style.columns()) {
            push_line(out, &line);
        }
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

/// Why nothing could be checked, and what to do.
fn could_not(out: &mut String, (message, help): (String, String), style: Style) {
    let handler = Handler { style, gaps: false };
    let prepared = crate::diagnostic::Prepared {
        message,
        severity: Severity::Error,
        code: None,
        origin: None,
        labels: Vec::new(),
        help,
        related: Vec::new(),
    };
    handler.draw(out, &prepared);
    out.push('\n');
}
