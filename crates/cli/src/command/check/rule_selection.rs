//! The rules of a run of `check`, and what is told of the user's own ones.

use crate::args::all_texts;
use crate::exit::Exit;
use crate::inline_rule;
use crate::session::Session;
use clap::ArgMatches;
use globset::Glob;
use gouji_model::RuleInfo;
use gouji_render::{SummaryFacts, UsageMistake};
use gouji_review::CaseFiles;
use gouji_ruleset::Library;

/// The rules of this run: all, those of `--only`, or those of `--rule`.
pub(crate) fn select_rules(session: &Session, matches: &ArgMatches) -> Result<Library, Exit> {
    let expressions = all_texts(matches, "rule");
    if expressions.is_empty() {
        let mut library = session.library(CaseFiles::Skipped)?;
        keep_only(session, matches, &mut library)?;
        return Ok(library);
    }
    inline_rule::load(session, &expressions)
}

/// Drops the rules that `--only` does not name.
fn keep_only(session: &Session, matches: &ArgMatches, library: &mut Library) -> Result<(), Exit> {
    let mut globs = Vec::new();
    for pattern in all_texts(matches, "only") {
        let glob = Glob::new(&pattern).ok().map(|glob| glob.compile_matcher());
        let fits =
            |glob: &globset::GlobMatcher| library.rules.iter().any(|rule| glob.is_match(&rule.id));
        match glob.filter(fits) {
            Some(glob) => globs.push(glob),
            None => {
                return Err(session.usage(&UsageMistake::NoRuleFits { pattern }));
            }
        }
    }
    if !globs.is_empty() {
        library.retain(|rule| globs.iter().any(|glob| glob.is_match(&rule.id)));
    }
    Ok(())
}

/// What the user's own files changed. A rule on the command line is not listed, because who wrote it knows it.
pub(crate) fn rule_facts(
    session: &Session,
    library: &Library,
    matches: &ArgMatches,
) -> SummaryFacts {
    let is_inline = matches.contains_id("rule");
    let is_added =
        |rule: &&RuleInfo| !rule.built_in && !is_inline && !library.replaced.contains(&rule.id);
    let added = library.rules.iter().filter(is_added);
    SummaryFacts {
        replaced_rules: library.replaced.clone(),
        added_rules: added.map(|rule| rule.id.clone()).collect(),
        overrides: match &session.county {
            Some(county) if !is_inline => county.county().overrides.clone(),
            _ => Vec::new(),
        },
        ..SummaryFacts::default()
    }
}
