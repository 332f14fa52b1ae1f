//! `gouji rules`: the rule author's bench.

use crate::args::chosen;
use crate::exit::Exit;
use crate::rules;
use crate::run::{Run, texts};
use clap::ArgMatches;
use gouji_evaluator::{CaseOutcome, run_case};
use gouji_model::{LayoutId, RowId, Severity, SourceId, Span};
use gouji_render::{FailedCase, UsageMistake, rule_list};
use gouji_ruleset::{Case, Expectation, Library};
use std::collections::{BTreeMap, BTreeSet};

/// `gouji rules list`: every rule in force.
pub(crate) fn rules_list(run: &Run, matches: &ArgMatches) -> Result<Exit, Exit> {
    let library = rules::load(run, false)?;
    let form = matches.get_one::<String>("form");
    if let Some(form) = form.filter(|form| !library.forms.iter().any(|each| each.id == **form)) {
        let near = library.forms.iter().map(|form| form.id.clone()).collect();
        return Err(run.usage(&UsageMistake::UnknownForm {
            id: form.clone(),
            near,
        }));
    }
    let severity = match chosen(matches, "severity", "") {
        "error" => Some(Severity::Error),
        "query" => Some(Severity::Query),
        "note" => Some(Severity::Note),
        _ => None,
    };
    let own = matches.get_flag("own");
    let listed = library.rules.iter().filter(|rule| {
        let replaced = rule.built_in && library.replaced.contains(&rule.id);
        !replaced
            && !(own && rule.built_in)
            && form.is_none_or(|form| rule.form == *form)
            && severity.is_none_or(|severity| rule.severity == severity)
    });
    run.print(&rule_list(listed, run.style))?;
    Ok(Exit::Fine)
}

/// `gouji rules test`: every case beside the rules.
pub(crate) fn rules_test(run: &Run, matches: &ArgMatches) -> Result<Exit, Exit> {
    let mut library = rules::load(run, true)?;
    if matches.get_flag("update") && update(run, &library)? {
        library = rules::load(run, true)?;
    }
    let failed: Vec<FailedCase> = library
        .cases
        .iter()
        .filter_map(|case| failure(case, &library))
        .collect();
    let rules: BTreeSet<_> = library.cases.iter().map(|case| case.rule).collect();
    let sources = texts(&library.sources);
    let ran = library.cases.len();
    run.print(&gouji_render::cases(
        &failed,
        ran,
        rules.len(),
        &[],
        &sources,
        run.style,
    ))?;
    Ok(if failed.is_empty() {
        Exit::Fine
    } else {
        Exit::Findings
    })
}

/// Writes what is found into the user's own case files, where a failing case finds other rows than it names.
/// A case that comes out differently altogether is left for its author. Says whether anything was written.
fn update(run: &Run, library: &Library) -> Result<bool, Exit> {
    let mut edits: BTreeMap<SourceId, Vec<(Span, String)>> = BTreeMap::new();
    for case in &library.cases {
        let CaseOutcome::Failed(failure) = run_case(case, library) else {
            continue;
        };
        let own = !library.sources[case.source].built_in;
        let rows_differ = !failure.missing.is_empty() || !failure.noisy.is_empty();
        if own && rows_differ && !failure.found.is_empty() && case.expect == Expectation::Invalid {
            edits.entry(case.source).or_default().push(finds_edit(
                case,
                &failure.found,
                &library.sources[case.source].text,
            ));
        }
    }
    let written = !edits.is_empty();
    for (source, mut edits) in edits {
        let source = &library.sources[source];
        let mut text = source.text.clone();
        // From the end, so that the spans before stay true.
        edits.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
        for (span, new) in edits {
            text.replace_range(span.start as usize..span.end as usize, &new);
        }
        std::fs::write(&source.name, text).map_err(|error| {
            let (path, trouble) = (source.name.clone(), (&error).into());
            run.usage(&UsageMistake::CannotWrite { path, trouble });
            Exit::Failed
        })?;
    }
    Ok(written)
}

/// The list of rows that a case finds, in place of the one that it names, in the style of that one.
fn finds_edit(case: &Case, found: &[RowId], text: &str) -> (Span, String) {
    let names: Vec<&str> = found.iter().map(|&row| name(case, row)).collect();
    let flow = format!("[{}]", names.join(", "));
    let Some(span) = case.finds_span else {
        let end = Span {
            start: case.span.end,
            end: case.span.end,
        };
        return (end, format!("\n    finds: {flow}"));
    };
    let before = text.get(..span.start as usize).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    // A list with a dash on every line keeps its dashes; its span begins behind the first.
    if line.trim() == "-" {
        (span, names.join(&format!("\n{line}")))
    } else {
        (span, flow)
    }
}

/// The name of a row, or its id where several have that name.
fn name(case: &Case, row: RowId) -> &str {
    let row = &case.form.rows[row];
    let same = case
        .form
        .rows
        .iter()
        .filter(|each| each.name == row.name)
        .count();
    if same == 1 { &row.name } else { &row.id }
}

fn failure(case: &Case, library: &Library) -> Option<FailedCase> {
    let CaseOutcome::Failed(failure) = run_case(case, library) else {
        return None;
    };
    let label = |&row: &RowId| case.form.label(LayoutId::new(0), row).to_owned();
    Some(FailedCase {
        rule: library.rules[case.rule].id.clone(),
        expected: case.expect.key(),
        counts: failure.counts,
        missing: failure.missing.iter().map(label).collect(),
        noisy: failure.noisy.iter().map(label).collect(),
        said: Vec::new(),
        source: case.source,
        span: case.span,
    })
}
