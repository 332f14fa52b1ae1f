//! Undecided checks, told by their cause: one missing row can leave twenty rules undecided.

use crate::report::cell_names::{Names, Spot};
use crate::report::report_text::Detail;
use crate::report::view::View;
use crate::style::Paint;
use crate::terminal::wrap::{push_line, wrap};
use gouji_model::{Finding, Instance, Origin, Reason, RuleId, Severity};
use std::mem::{Discriminant, discriminant};

/// The undecided checks of one kind of cause.
struct Group {
    cause: Option<Discriminant<Reason>>,
    reason: Option<Reason>,
    /// The rows or cells that are the cause, each once.
    spots: Vec<Spot>,
    /// The submitters that are the cause, each once.
    submitters: Vec<String>,
    /// The rules, each with what it is applied to; nothing where that is told together.
    rules: Vec<(RuleId, Vec<Instance>)>,
}

/// Draws what could not be decided; nothing where all was.
pub(crate) fn draw(out: &mut String, view: &View<'_>, undecided: &[&Finding], detail: Detail) {
    if undecided.is_empty() {
        return;
    }
    let is_error = |each: &&&Finding| each.severity == Severity::Error;
    let checks: usize = undecided.iter().map(|each| each.checks()).sum();
    let errors: usize = undecided
        .iter()
        .filter(is_error)
        .map(|each| each.checks())
        .sum();
    let heading = view.words().undecided_heading(checks, errors);
    let paint = if errors > 0 {
        Paint::Error
    } else {
        Paint::Query
    };
    push_line(out, &view.style.paint(paint, &heading));
    for group in groups(view, undecided) {
        let (some, are_several) = match group.submitters.as_slice() {
            [] => {
                let names = Names::of(view, group.spots.iter().copied());
                (names.some(view, CAUSES), names.are_several())
            }
            submitters => (
                view.words().some_submitters(submitters, NAMED_ROWS),
                submitters.len() > 1,
            ),
        };
        let cause = view
            .words()
            .undecided_cause(group.reason, &some, are_several);
        paragraph(out, view, 2, &cause);
        for (rule, instances) in group.rules {
            let id = view.rule(rule).map_or("", |info| info.id.as_str());
            let at_most = if detail.verbose {
                usize::MAX
            } else {
                NAMED_ROWS
            };
            let line = match instances.is_empty() {
                true => id.to_owned(),
                false => format!("{id} [{}]", Names::of_instances(view, &instances, at_most)),
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

/// More rows that are a cause than this are counted.
const CAUSES: usize = 3;
/// More rows of one rule than this are counted, unless every one is asked for.
const NAMED_ROWS: usize = 6;

fn groups(view: &View<'_>, undecided: &[&Finding]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for finding in undecided {
        let Origin::Rule(rule) = finding.origin else {
            continue;
        };
        if finding.gathered.is_empty() {
            add(view, &mut groups, rule, finding.reason, finding.instance);
        }
        for check in &finding.gathered {
            add(view, &mut groups, rule, check.reason, None);
        }
    }
    groups
}

/// Adds one check to the group of its cause.
fn add(
    view: &View<'_>,
    groups: &mut Vec<Group>,
    rule: RuleId,
    reason: Option<Reason>,
    instance: Option<Instance>,
) {
    let cause = reason.as_ref().map(discriminant);
    let known = groups.iter().position(|group| group.cause == cause);
    let index = known.unwrap_or_else(|| {
        groups.push(Group {
            cause,
            reason,
            spots: Vec::new(),
            submitters: Vec::new(),
            rules: Vec::new(),
        });
        groups.len() - 1
    });
    let Some(group) = groups.get_mut(index) else {
        return;
    };
    if let Some(name) = reason.and_then(|reason| view.reason_submitter(reason))
        && !group.submitters.iter().any(|known| known == name)
    {
        group.submitters.push(name.to_owned());
    }
    let spot = reason.and_then(|reason| view.reason_spot(reason));
    group
        .spots
        .extend(spot.filter(|spot| !group.spots.contains(spot)));
    match group.rules.iter_mut().find(|(known, _)| *known == rule) {
        Some((_, instances)) => instances.extend(instance),
        None => group.rules.push((rule, instance.into_iter().collect())),
    }
}
