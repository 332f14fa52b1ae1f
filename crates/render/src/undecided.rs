//! Undecided checks, told by their cause: one missing row can leave twenty rules undecided.

use crate::handler::push_line;
use crate::style::Paint;
use crate::terminal::Detail;
use crate::view::View;
use crate::width::wrap;
use gouji_model::{Finding, Origin, Reason, Severity};
use std::mem::{Discriminant, discriminant};

/// The undecided checks of one kind of cause.
struct Group<'a> {
    cause: Option<Discriminant<Reason>>,
    reason: Option<Reason>,
    /// The rows that are the cause, each once.
    labels: Vec<String>,
    findings: Vec<&'a Finding>,
}

/// Draws what could not be decided; nothing where all was.
pub(crate) fn draw(out: &mut String, view: &View<'_>, undecided: &[&Finding], detail: Detail) {
    if undecided.is_empty() {
        return;
    }
    let errors = undecided
        .iter()
        .filter(|each| each.severity == Severity::Error)
        .count();
    let heading = view.words().undecided_heading(undecided.len(), errors);
    let paint = if errors > 0 {
        Paint::Error
    } else {
        Paint::Query
    };
    push_line(out, &view.style.paint(paint, &heading));
    for group in groups(view, undecided) {
        let cause = view.words().undecided_cause(group.reason, &group.labels);
        paragraph(out, view, 2, &cause);
        for (rule, rows) in rules(view, &group, detail) {
            let line = match rows.is_empty() {
                true => rule,
                false => format!("{rule} [{}]", view.words().list(&rows)),
            };
            paragraph(out, view, 4, &line);
        }
    }
    out.push('\n');
}

fn paragraph(out: &mut String, view: &View<'_>, indent: usize, text: &str) {
    let mark = format!("{} ", view.style.signs().bullet);
    let room = view.style.columns().saturating_sub(indent + 2);
    for (index, line) in wrap(text, room).iter().enumerate() {
        let lead = if index == 0 { mark.as_str() } else { "  " };
        push_line(out, &format!("{}{lead}{line}", " ".repeat(indent)));
    }
}

fn groups<'a>(view: &View<'_>, undecided: &[&'a Finding]) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for &finding in undecided {
        let cause = finding.reason.as_ref().map(discriminant);
        let known = groups.iter().position(|group| group.cause == cause);
        let index = known.unwrap_or_else(|| {
            groups.push(Group {
                cause,
                reason: finding.reason,
                labels: Vec::new(),
                findings: Vec::new(),
            });
            groups.len() - 1
        });
        let Some(group) = groups.get_mut(index) else {
            continue;
        };
        let label = finding.reason.and_then(|reason| view.reason_label(reason));
        group
            .labels
            .extend(label.filter(|label| !group.labels.contains(label)));
        group.findings.push(finding);
    }
    groups
}

/// More rows of one rule than this are counted, unless every one is asked for.
const NAMED_ROWS: usize = 6;

/// The rules of a group in their order, each with its rows.
fn rules(view: &View<'_>, group: &Group<'_>, detail: Detail) -> Vec<(String, Vec<String>)> {
    let mut rules: Vec<(String, Vec<String>)> = Vec::new();
    for finding in &group.findings {
        let Origin::Rule(rule) = finding.origin else {
            continue;
        };
        let id = view
            .rule(rule)
            .map_or_else(String::new, |info| info.id.clone());
        let row = finding
            .instance
            .map(|instance| instance.id(&view.bound.form));
        match rules.iter_mut().find(|(known, _)| *known == id) {
            Some((_, rows)) => rows.extend(row),
            None => rules.push((id, row.into_iter().collect())),
        }
    }
    if !detail.verbose {
        for (_, rows) in rules.iter_mut().filter(|(_, rows)| rows.len() > NAMED_ROWS) {
            *rows = vec![view.words().some_of(rows, NAMED_ROWS)];
        }
    }
    rules
}
