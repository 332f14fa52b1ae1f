//! Every fixture against the truth beside it: the figures that are written in it, and the whole list of
//! findings, so that a false alarm fails as a missed fault does. Truth files are written by hand.

use gouji_evaluator::evaluate;
use gouji_intake::{Forms, bind, read};
use gouji_model::{
    Decimal, Finding, Instance, Origin, Outcome, Problem, ProblemKind, Report, Severity, State,
};
use gouji_ruleset::Library;
use gouji_tests::{built_in, files, root};
use serde_yaml::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

fn yaml(path: &Path) -> Value {
    let text =
        fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn text(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

fn texts(value: Option<&Value>) -> Vec<String> {
    let items = value.and_then(Value::as_sequence);
    items
        .map(|items| items.iter().map(|item| text(Some(item))).collect())
        .unwrap_or_default()
}

/// What is written at each row, as the truth file says it: a number, or a word for a state.
fn written(report: &Report) -> BTreeMap<String, String> {
    let Ok(bound) = &report.bound else {
        return BTreeMap::new();
    };
    let mut found = BTreeMap::new();
    for (figure, spec) in bound.form.figures.iter_with_ids() {
        let id = bound.form.rows[spec.row].id.clone();
        let value = match bound.figures.state(figure) {
            State::Number => bound
                .figures
                .number(&bound.form, figure)
                .expect("a number")
                .to_string(),
            State::Blank | State::Omitted => continue,
            State::Dash => "dash".to_owned(),
            State::None => "none".to_owned(),
            State::Unreadable => "unreadable".to_owned(),
            State::Absent => "absent".to_owned(),
            State::NotPlaced => "not_placed".to_owned(),
        };
        found.insert(id, value);
    }
    found
}

fn truth(path: &Path) -> BTreeMap<String, String> {
    let truth = yaml(path);
    let mut expected = BTreeMap::new();
    let entries = |key: &str| {
        truth
            .get(key)
            .and_then(Value::as_mapping)
            .cloned()
            .unwrap_or_default()
    };
    for (id, value) in entries("figures") {
        let number = Decimal::parse(&text(Some(&value)))
            .expect("a number")
            .trimmed();
        expected.insert(text(Some(&id)), number.to_string());
    }
    for (id, state) in entries("states") {
        expected.insert(text(Some(&id)), text(Some(&state)));
    }
    for id in texts(truth.get("absent")) {
        expected.insert(id, "absent".to_owned());
    }
    expected
}

fn finding_line(finding: &Finding, report: &Report, library: &Library) -> String {
    let bound = report.bound.as_ref().expect("a form");
    let id = |instance: Instance| instance.id(&bound.form);
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Query => "query",
        Severity::Note => "note",
    };
    let outcome = if finding.outcome == Outcome::Undecided {
        "undecided"
    } else {
        "violated"
    };
    let (name, row) = match &finding.origin {
        Origin::Rule(rule) => (library.rules[*rule].id.clone(), finding.instance.map(id)),
        Origin::Intake(Problem {
            kind: ProblemKind::UnplacedRow { .. },
            ..
        }) => ("intake/unplaced-row".to_owned(), None),
        Origin::Intake(problem) => (problem.kind.id().to_owned(), finding.instance.map(id)),
    };
    format!("{severity} {outcome} {name} {}", row.unwrap_or_default())
}

fn expected_lines(path: &Path) -> Vec<String> {
    let lines = yaml(path);
    let mut found = Vec::new();
    for line in lines.as_sequence().into_iter().flatten() {
        let outcome = match text(line.get("outcome")) {
            outcome if outcome.is_empty() => "violated".to_owned(),
            outcome => outcome,
        };
        let rows = match texts(line.get("instances")) {
            rows if rows.is_empty() => vec![String::new()],
            rows => rows,
        };
        for row in rows {
            found.push(format!(
                "{} {outcome} {} {row}",
                text(line.get("severity")),
                text(line.get("id"))
            ));
        }
    }
    found.sort();
    found
}

#[test]
fn every_report_is_read_and_judged_as_the_truth_beside_it_says() {
    let library = Library::load(built_in()).expect("sound rules");
    let forms = Forms::new(&library.forms);
    let folders: Vec<_> = files("fixtures", "figures.yaml");
    assert!(folders.len() >= 10);
    let mut wrong = Vec::new();
    for figures in folders {
        let folder = figures.parent().expect("a folder");
        let name = folder
            .strip_prefix(root())
            .unwrap_or(folder)
            .display()
            .to_string();
        let bytes = fs::read(folder.join("report.txt")).expect("a report");
        let report = bind(&read(&bytes).expect("text"), &forms);
        let head = yaml(&figures);
        let layout = report
            .bound
            .as_ref()
            .ok()
            .map(|bound| bound.form.layouts[bound.layout].id.clone());
        let of_report = (
            report.submitter.clone().unwrap_or_default(),
            report.year,
            layout.unwrap_or_default(),
        );
        let year = text(head.get("year")).parse().ok();
        let of_truth = (text(head.get("submitter")), year, text(head.get("layout")));
        if of_report != of_truth {
            wrong.push(format!("{name}: {of_report:?}, should be {of_truth:?}"));
        }
        let (is, should) = (written(&report), truth(&figures));
        for id in is.keys().chain(should.keys()) {
            if is.get(id) != should.get(id) {
                wrong.push(format!(
                    "{name}: {id} is {:?}, should be {:?}",
                    is.get(id),
                    should.get(id)
                ));
            }
        }
        let mut found: Vec<String> = match &report.bound {
            Ok(bound) => {
                let findings = evaluate(bound, &library, false).findings;
                findings
                    .iter()
                    .map(|finding| finding_line(finding, &report, &library))
                    .collect()
            }
            Err(_) => Vec::new(),
        };
        found.sort();
        let expected = expected_lines(&folder.join("findings.yaml"));
        // A merged finding names no row; the truth lists the rows.
        let rows_of = |line: &String| line.trim_end().to_owned();
        let (found, expected): (Vec<_>, Vec<_>) = (
            found.iter().map(rows_of).collect(),
            expected.iter().map(rows_of).collect(),
        );
        if found != expected {
            wrong.push(format!(
                "{name}: finds {found:#?}, should find {expected:#?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
