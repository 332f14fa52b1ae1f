//! `gouji rules`: the rule author's bench.

use crate::args::option_value;
use crate::command::rules_update::update;
use crate::exit::Exit;
use crate::session::{Session, texts};
use clap::ArgMatches;
use gouji_evaluator::{CaseFailure, CaseOutcome, run_case};
use gouji_model::{LayoutId, RowId, Severity};
use gouji_render::{
    CaseResult, CaseRow, UsageMistake, cases, cases_json, rule_list, rule_list_json,
};
use gouji_review::CaseFiles;
use gouji_ruleset::{Case, Library};

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
    session.write(|output| match session.is_json {
        true => output.write(&rule_list_json(listed, session.style.language)?),
        false => output.write(&rule_list(listed, session.style)),
    })?;
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
    let results: Vec<CaseResult> = library
        .cases
        .iter()
        .map(|case| case_result(case, &library))
        .collect();
    let sources = texts(&library.sources);
    let untested = untested_rules(&library);
    session.write(|output| match session.is_json {
        true => output.write(&cases_json(&results, &untested, &sources)?),
        false => output.write(&cases(&results, &untested, &sources, session.style)),
    })?;
    Ok(match results.iter().all(|case| case.is_passed) {
        true => Exit::Fine,
        false => Exit::Findings,
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

fn case_result(case: &Case, library: &Library) -> CaseResult {
    let (is_passed, failure) = match run_case(case, library) {
        CaseOutcome::Passed(counts) => {
            let failure = CaseFailure {
                counts,
                ..CaseFailure::default()
            };
            (true, failure)
        }
        CaseOutcome::Failed(failure) => (false, failure),
    };
    let row = |&row: &RowId| CaseRow {
        id: case.form.rows[row].id.clone(),
        label: case.form.label(LayoutId::new(0), row).to_owned(),
    };
    CaseResult {
        rule: library.rules[case.rule].id.clone(),
        is_passed,
        expected: case.expect.key(),
        counts: failure.counts,
        missing: failure.missing.iter().map(row).collect(),
        noisy: failure.noisy.iter().map(row).collect(),
        said: failure.comparisons,
        source: case.source,
        span: case.span,
    }
}
