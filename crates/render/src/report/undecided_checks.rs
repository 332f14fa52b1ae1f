//! Undecided checks, told by their cause: one missing row can leave twenty rules undecided.

use super::cell_names::{CellNames, CellRef};
use super::context::RenderContext;
use super::view::View;
use crate::style::Paint;
use crate::terminal::wrap::{push_line, push_wrapped};
use gouji_model::{Finding, Instance, Origin, Reason, RuleId, Severity};
use std::mem::{Discriminant, discriminant};

/// More rows that are a cause than this are counted.
const NAMED_CAUSES: usize = 3;
/// More rows of one rule than this are counted, not named, unless every one is asked for.
const NAMED_ROWS: usize = 6;

/// The undecided checks of one kind of cause.
struct Group {
    cause: Option<Discriminant<Reason>>,
    reason: Option<Reason>,
    /// The rows or cells that are the cause, each once.
    cells: Vec<CellRef>,
    /// The submitters that are the cause, each once.
    submitters: Vec<String>,
    /// The rules, each with what it is applied to; nothing where that is told together.
    rules: Vec<(RuleId, Vec<Instance>)>,
}

/// Draws what could not be decided; nothing where all was.
pub(crate) fn draw(out: &mut String, context: &RenderContext<'_>, undecided: &[&Finding]) {
    if undecided.is_empty() {
        return;
    }
    let view = &context.view;
    let checks: usize = undecided.iter().map(|finding| finding.checks()).sum();
    let errors = undecided.iter().map(|finding| count_errors(view, finding));
    let errors: usize = errors.sum();
    let heading = view.words().undecided_heading(checks, errors);
    let paint = match errors {
        0 => Paint::Query,
        _ => Paint::Error,
    };
    push_line(out, &view.style.paint(paint, &heading));
    for group in groups(view, undecided) {
        draw_group(out, context, &group);
    }
    out.push('\n');
}

/// How many checks of `finding` are of rules of severity `error`: those of several rules may be told in it.
fn count_errors(view: &View<'_>, finding: &Finding) -> usize {
    let is_error = |rule: RuleId| {
        let is_same = matches!(finding.origin, Origin::Rule(own) if own == rule);
        let info = view.rule(rule);
        is_same || info.is_some_and(|info| info.severity == Severity::Error)
    };
    match (finding.severity, finding.gathered.as_slice()) {
        (Severity::Query | Severity::Note, _) => 0,
        (Severity::Error, []) => 1,
        (Severity::Error, checks) => checks.iter().filter(|check| is_error(check.rule)).count(),
    }
}

/// The cause, and below it the rules with what they were applied to.
fn draw_group(out: &mut String, context: &RenderContext<'_>, group: &Group) {
    let view = &context.view;
    let words = view.words();
    let (names, count) = match group.submitters.as_slice() {
        [] => {
            let names = CellNames::from_cells(view, group.cells.iter().copied());
            (names.list(view, NAMED_CAUSES), names.count())
        }
        submitters => (words.list(submitters), submitters.len()),
    };
    let cause = words.undecided_cause(group.reason, &names, count);
    item(out, view, 2, &cause);
    let at_most = match context.detail.verbose {
        true => usize::MAX,
        false => NAMED_ROWS,
    };
    for (rule, instances) in &group.rules {
        let id = view.rule(*rule).map_or("", |info| info.id.as_str());
        let line = match instances.as_slice() {
            [] => id.to_owned(),
            instances => {
                let names = CellNames::list_instances(view, instances, at_most);
                format!("{id} [{names}]")
            }
        };
        item(out, view, 4, &line);
    }
}

/// An item of a list behind `margin` cells.
fn item(out: &mut String, view: &View<'_>, margin: usize, text: &str) {
    let margin = " ".repeat(margin);
    let lead = format!("{margin}{} ", view.style.signs().bullet);
    let room = view.style.columns().saturating_sub(margin.len() + 2);
    push_wrapped(out, text, room, [&lead, &format!("{margin}  ")]);
}

fn groups(view: &View<'_>, undecided: &[&Finding]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for finding in undecided {
        let Origin::Rule(rule) = finding.origin else {
            continue;
        };
        let lacking = match finding.reason {
            Some(reason) if reason.lacks_submitter() => view.submitter_names(&finding.lacking),
            _ => Vec::new(),
        };
        if finding.gathered.is_empty() {
            let group = add(view, &mut groups, rule, finding.reason, finding.instance);
            name_submitters(group, lacking);
            continue;
        }
        for check in &finding.gathered {
            add(view, &mut groups, check.rule, check.reason, None);
        }
        let cause = finding.reason.as_ref().map(discriminant);
        let group = groups.iter_mut().find(|group| group.cause == cause);
        name_submitters(group, lacking);
    }
    groups
}

/// Adds the names of submitters to those that are the cause of `group`.
fn name_submitters(group: Option<&mut Group>, names: Vec<String>) {
    let Some(group) = group else {
        return;
    };
    for name in names {
        if !group.submitters.contains(&name) {
            group.submitters.push(name);
        }
    }
}

/// Adds one check to the group of its cause, which it returns.
fn add<'g>(
    view: &View<'_>,
    groups: &'g mut Vec<Group>,
    rule: RuleId,
    reason: Option<Reason>,
    instance: Option<Instance>,
) -> Option<&'g mut Group> {
    let cause = reason.as_ref().map(discriminant);
    let known = groups.iter().position(|group| group.cause == cause);
    let index = known.unwrap_or_else(|| {
        groups.push(Group {
            cause,
            reason,
            cells: Vec::new(),
            submitters: Vec::new(),
            rules: Vec::new(),
        });
        groups.len() - 1
    });
    let group = groups.get_mut(index)?;
    if let Some(name) = reason.and_then(|reason| view.reason_submitter(reason))
        && !group.submitters.iter().any(|known| known == name)
    {
        group.submitters.push(name.to_owned());
    }
    let cell = reason.and_then(|reason| view.reason_cell(reason));
    group
        .cells
        .extend(cell.filter(|cell| !group.cells.contains(cell)));
    match group.rules.iter_mut().find(|(known, _)| *known == rule) {
        Some((_, instances)) => instances.extend(instance),
        None => group.rules.push((rule, instance.into_iter().collect())),
    }
    Some(group)
}
