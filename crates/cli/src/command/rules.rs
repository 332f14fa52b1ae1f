//! `gouji rules`: the rule author's bench.

use crate::args::option_value;
use crate::command::rules_update::update;
use crate::exit::Exit;
use crate::session::{Session, texts};
use clap::ArgMatches;
use gouji_evaluator::{CaseOutcome, run_case};
use gouji_model::{LayoutId, RowId, Severity};
use gouji_render::{FailedCase, UsageMistake, rule_list};
use gouji_review::CaseFiles;
use gouji_ruleset::{Case, Library};
use std::collections::BTreeSet;

/// `gouji rules list`: every rule in force.
pub(crate) fn rules_list(session: &Session, matches: &ArgMatches) -> Result<Exit, Exit> {
    let library = session.library(CaseFiles::Skipped)?;
    let form = matches.get_one::<String>("form");
    if let Some(form) = form.filter(|form| !library.forms.iter().any(|each| each.id == **form)) {
        let near = library.forms.iter().map(|form| form.id.clone()).collect();
        return Err(session.usage(&UsageMistake::UnknownForm {
            id: form.clone(),
            near,
        }));
    }
    let severity = match option_value(matches, "severity", "") {
        "error" => Some(Severity::Error),
        "query" => Some(Severity::Query),
        "note" => Some(Severity::Note),
        _ => None,
    };
    let only_own_rules = matches.get_flag("own");
    let listed = library.rules.iter().filter(|rule| {
        let built_in_hidden =
            rule.built_in && (only_own_rules || library.replaced.contains(&rule.id));
        !built_in_hidden
            && form.is_none_or(|form| rule.form == *form)
            && severity.is_none_or(|severity| rule.severity == severity)
    });
    session.print(&rule_list(listed, session.style))?;
    Ok(Exit::Fine)
}

/// `gouji rules test`: every case beside the rules.
pub(crate) fn rules_test(session: &Session, matches: &ArgMatches) -> Result<Exit, Exit> {
    let files = session.rule_files(CaseFiles::Read)?;
    let mut library =
        Library::load(files.inputs.clone()).map_err(|refused| session.refuse(&refused))?;
    if matches.get_flag("update") && update(session, &library, &files)? {
        library = session.library(CaseFiles::Read)?;
    }
    let failed: Vec<FailedCase> = library
        .cases
        .iter()
        .filter_map(|case| failure(case, &library))
        .collect();
    let rules: BTreeSet<_> = library.cases.iter().map(|case| case.rule).collect();
    let sources = texts(&library.sources);
    let ran = library.cases.len();
    session.print(&gouji_render::cases(
        &failed,
        ran,
        rules.len(),
        &untested_rules(&library),
        &sources,
        session.style,
    ))?;
    Ok(if failed.is_empty() {
        Exit::Fine
    } else {
        Exit::Findings
    })
}

/// The user's own rules that no case tries.
fn untested_rules(library: &Library) -> Vec<String> {
    let rules = library.rules.iter_with_ids();
    rules
        .filter(|(_, info)| !info.built_in)
        .filter(|(rule, _)| library.cases.iter().all(|case| case.rule != *rule))
        .map(|(_, info)| info.id.clone())
        .collect()
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
        said: failure.comparisons,
        source: case.source,
        span: case.span,
    })
}
