//! The built-in rules: sound, and right on every case beside them.

use gouji_evaluator::{CaseOutcome, run_case};
use gouji_ruleset::{Expectation, Library};
use gouji_tests::built_in;
use std::collections::BTreeSet;

fn library() -> Library {
    Library::load(built_in()).unwrap_or_else(|refused| {
        let mistake_texts: Vec<String> = refused
            .mistakes
            .iter()
            .map(|mistake| {
                let source = &refused.sources[mistake.source];
                let span = mistake.span.start as usize..mistake.span.end as usize;
                format!(
                    "{} {:?} {:?}",
                    source.name,
                    source.text.get(span),
                    mistake.kind
                )
            })
            .collect();
        panic!("{}", mistake_texts.join("\n"))
    })
}

#[test]
fn every_case_comes_out_as_written() {
    let library = library();
    let failed: Vec<String> = library
        .cases
        .iter()
        .filter_map(|case| match run_case(case, &library) {
            CaseOutcome::Passed(_) => None,
            CaseOutcome::Failed(failure) => {
                let source = &library.sources[case.source];
                let span = case.span.start as usize..case.span.end as usize;
                let rule = &library.rules[case.rule].id;
                Some(format!(
                    "{rule} {} {:?}\n  {failure:?}",
                    case.expect.key(),
                    source.text.get(span)
                ))
            }
        })
        .collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
    assert!(library.cases.len() > 100);
}

#[test]
fn every_rule_has_a_case_that_passes_and_one_that_fails() {
    let library = library();
    assert!(library.rules.len() > 50, "{} rules", library.rules.len());
    for rule in library.rules.ids() {
        let expectations: BTreeSet<&str> = library
            .cases
            .iter()
            .filter(|case| case.rule == rule)
            .map(|case| case.expect.key())
            .collect();
        for wanted in [Expectation::Valid, Expectation::Invalid] {
            let id = &library.rules[rule].id;
            assert!(
                expectations.contains(wanted.key()),
                "{id} has no {} case",
                wanted.key()
            );
        }
    }
}
