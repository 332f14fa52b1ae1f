//! Two years of an invented county: whole lists of findings against what was planted in its reports.

use crate::bench::{gouji, root, stdout};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// The instances of findings of one rule, outcome and reports.
type FindingInstances = BTreeMap<(String, Vec<String>), Vec<String>>;

/// Adds a finding under all that makes it another one.
fn add(found: &mut FindingInstances, finding: &Value, mut instances: Vec<String>) {
    let text = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
    let head = format!("{} {} {}", text("rule"), text("severity"), text("outcome"));
    let reports = finding["reports"].as_array().into_iter().flatten();
    let reports = reports.map(|each| each.as_str().unwrap().to_owned());
    let head_instances = found.entry((head, reports.collect())).or_default();
    head_instances.append(&mut instances);
    head_instances.sort();
}

/// The findings of the truth file.
fn planted_findings(findings: &Value) -> FindingInstances {
    let mut found = FindingInstances::new();
    for finding in findings.as_array().unwrap() {
        let instances = finding["instances"].as_array().unwrap();
        let instances = instances
            .iter()
            .map(|each| each.as_str().unwrap().to_owned());
        add(&mut found, finding, instances.collect());
    }
    found
}

/// The findings of the program; notes that are undecided are not listed in the truth.
fn reported_findings(findings: &Value) -> FindingInstances {
    let mut found = FindingInstances::new();
    for finding in findings.as_array().unwrap() {
        if finding["outcome"] == "undecided" && finding["severity"] == "note" {
            continue;
        }
        let gathered: Vec<&Value> = finding["gathered"]
            .as_array()
            .into_iter()
            .flatten()
            .collect();
        let checks = if gathered.is_empty() {
            vec![finding]
        } else {
            gathered
        };
        let instances = checks.iter().filter_map(|check| check["instance"].as_str());
        add(&mut found, finding, instances.map(str::to_owned).collect());
    }
    found
}

fn check_year(year: &str) {
    let folder = "fixtures/county-2025";
    let truth = root().join(folder).join(format!("findings-{year}.yaml"));
    let truth: Value = serde_yaml::from_str(&fs::read_to_string(truth).unwrap()).unwrap();
    let output = gouji(&["check", folder, "--year", year, "--format", "json"]);
    let json: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let reports: BTreeMap<&str, &Value> = json["reports"]
        .as_array()
        .unwrap()
        .iter()
        .map(|report| (report["path"].as_str().unwrap(), report))
        .collect();
    let expected = truth["reports"].as_object().unwrap();
    assert_eq!(
        reports.keys().copied().collect::<BTreeSet<_>>(),
        expected.keys().map(String::as_str).collect::<BTreeSet<_>>()
    );
    let mut wrong = Vec::new();
    for (path, said) in expected {
        let report = reports[path.as_str()];
        for key in ["submitter", "status"] {
            if report[key] != said[key] {
                wrong.push(format!(
                    "{path}: {key} is {}, not {}",
                    report[key], said[key]
                ));
            }
        }
        if report["because"] != said["because"] {
            let because = &report["because"];
            wrong.push(format!("{path}: {because} is why it does not count"));
        }
        let (reported, planted) = (
            reported_findings(&report["findings"]),
            planted_findings(&said["findings"]),
        );
        if reported != planted {
            wrong.push(format!("{path}: {reported:#?} instead of {planted:#?}"));
        }
    }
    let (reported, planted) = (
        reported_findings(&json["batch"]["findings"]),
        planted_findings(&truth["batch"]),
    );
    if reported != planted {
        wrong.push(format!("the county: {reported:#?} instead of {planted:#?}"));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(json["summary"]["missing"], truth["missing"]);
    let submitters = json["summary"]["submitters"].as_array().unwrap();
    let states: BTreeMap<&str, &Value> = submitters
        .iter()
        .map(|each| (each["name"].as_str().unwrap(), &each["state"]))
        .collect();
    let planted = truth["states"].as_object().unwrap().iter();
    let planted: BTreeMap<&str, &Value> = planted
        .map(|(name, state)| (name.as_str(), state))
        .collect();
    assert_eq!(states, planted);
}

#[test]
fn a_year_in_which_all_have_sent_one_has_the_findings_that_were_planted_and_no_other() {
    check_year("2024");
}

#[test]
fn a_year_in_which_some_have_not_has_the_findings_that_were_planted_and_no_other() {
    check_year("2025");
}
