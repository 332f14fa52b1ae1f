//! `gouji rules`: the rule author's bench.

use crate::exit::Exit;
use crate::rules;
use crate::run::{Run, texts};
use gouji_evaluator::{CaseOutcome, run_case};
use gouji_model::{LayoutId, RowId};
use gouji_render::{FailedCase, rule_list};
use gouji_ruleset::{Case, Library};
use std::collections::BTreeSet;

/// `gouji rules list`: every rule in force.
pub(crate) fn rules_list(run: &Run) -> Result<Exit, Exit> {
    let library = rules::load(run, false)?;
    let in_force = library
        .rules
        .iter()
        .filter(|rule| !(rule.built_in && library.replaced.contains(&rule.id)));
    run.print(&rule_list(in_force, run.style))?;
    Ok(Exit::Fine)
}

/// `gouji rules test`: every case beside the rules.
pub(crate) fn rules_test(run: &Run) -> Result<Exit, Exit> {
    let library = rules::load(run, true)?;
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
        &sources,
        run.style,
    ))?;
    Ok(if failed.is_empty() {
        Exit::Fine
    } else {
        Exit::Findings
    })
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
        source: case.source,
        span: case.span,
    })
}
