//! Every fixture against the truth beside it: the figures that are written in it, and the whole list of
//! findings, so that a false alarm fails as a missed fault does. Truth files are written by hand.

use gouji_bind::{Forms, bind};
use gouji_evaluator::{Outcomes, ReportContext, Viewpoint, evaluate};
use gouji_formats::read;
use gouji_model::{
    CheckOutcome, Decimal, Finding, FormData, Instance, Origin, Outcome, ReadingProblemKind,
    Reason, Report, Role, Severity, State,
};
use gouji_ruleset::{Input, Library};
use gouji_tests::{built_in, files, root};
use serde_yaml::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

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

/// What is written at each figure, as the truth file says it: a number, or a word for a state. A row of several
/// columns is written `row[column]`.
fn written_figures(report: &Report) -> BTreeMap<String, String> {
    let Ok(form_data) = &report.form_data else {
        return BTreeMap::new();
    };
    let mut found = BTreeMap::new();
    for (figure, spec) in form_data.form.figures.iter_with_ids() {
        let columns = &form_data.form.tables[form_data.form.rows[spec.row].table].columns;
        let id = Instance {
            row: Some(spec.row),
            column: (columns.len() > 1).then_some(spec.column),
        }
        .id(&form_data.form);
        let value = match form_data.figures.state(figure) {
            State::Number => form_data
                .figures
                .number(&form_data.form, figure)
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

/// The figures of a row that has several columns, in the order of the form; `None` where `id` names no such row.
fn figures_of_row(report: &Report, id: &str) -> Option<Vec<String>> {
    let form = report.form_data.as_ref().ok()?.form.as_ref();
    let row = *form.rows_by_id.get(id)?;
    let columns = &form.tables[form.rows[row].table].columns;
    let figure = |column| Instance {
        row: Some(row),
        column: Some(column),
    };
    let ids = columns.iter().map(|column| figure(*column).id(form));
    (columns.len() > 1).then(|| ids.collect())
}

/// What the truth file says at each figure. A row stands for its columns: a list has what is written in each, `~` where
/// it is blank, and a state holds for all.
fn truth(report: &Report, truth: &Value) -> BTreeMap<String, String> {
    let mut expected = BTreeMap::new();
    let entries = |key: &str| {
        truth
            .get(key)
            .and_then(Value::as_mapping)
            .cloned()
            .unwrap_or_default()
    };
    let number = |value: &Value| {
        let number = Decimal::parse(&text(Some(value))).expect("a number");
        number.normalize().to_string()
    };
    let figures = |id: &str| figures_of_row(report, id).unwrap_or_else(|| vec![id.to_owned()]);
    for (id, value) in entries("figures") {
        let id = text(Some(&id));
        let Some(values) = value.as_sequence() else {
            expected.insert(id, number(&value));
            continue;
        };
        let Some(figures) = figures_of_row(report, &id) else {
            expected.insert(id, "a row of several columns".to_owned());
            continue;
        };
        assert_eq!(figures.len(), values.len(), "{id} has as many columns");
        let filled = figures
            .into_iter()
            .zip(values)
            .filter(|(_, value)| !value.is_null());
        expected.extend(filled.map(|(id, value)| (id, number(value))));
    }
    for (id, state) in entries("states") {
        let state = text(Some(&state));
        let figures = figures(&text(Some(&id)));
        expected.extend(figures.into_iter().map(|id| (id, state.clone())));
    }
    for id in texts(truth.get("absent")) {
        let figures = figures(&id);
        expected.extend(figures.into_iter().map(|id| (id, "absent".to_owned())));
    }
    expected
}

fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Query => "query",
        Severity::Note => "note",
    }
}

/// A problem of reading, as the truth files write it: an unplaced row belongs to no row of the form.
fn problem_line(finding: &Finding, form_data: &FormData) -> Option<String> {
    let Origin::Reading(problem) = &finding.origin else {
        return None;
    };
    let row = match problem.kind {
        ReadingProblemKind::UnplacedRow { .. } => String::new(),
        _ => finding
            .instance
            .map(|instance| instance.id(&form_data.form))
            .unwrap_or_default(),
    };
    let severity = severity_word(finding.severity);
    let line = format!("{severity} violated {} {row}", problem.kind.id());
    let count = problem.repetition.as_ref().map(|all| all.count);
    Some(match count {
        Some(count) => format!("{} {count} times", line.trim_end()),
        None => line,
    })
}

/// A check that is violated or undecided, by its row, also where the finding gathers several.
fn outcome_line(check: &CheckOutcome, form_data: &FormData, library: &Library) -> Option<String> {
    let outcome = match check.outcome {
        Outcome::Violated => "violated",
        Outcome::Undecided => "undecided",
        _ => return None,
    };
    let rule = &library.rules[check.rule];
    let row = check
        .instance
        .map(|instance| instance.id(&form_data.form))
        .unwrap_or_default();
    Some(format!(
        "{} {outcome} {} {row}",
        severity_word(rule.severity),
        rule.id
    ))
}

fn expected_lines(lines: &Value) -> Vec<String> {
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
            let (severity, id) = (text(line.get("severity")), text(line.get("id")));
            let told = format!("{severity} {outcome} {id} {row}");
            let count = line.get("count").map(|count| text(Some(count)));
            let count = count.map_or(String::new(), |count| format!(" {count} times"));
            found.push(format!("{}{count}", told.trim_end()));
        }
    }
    found.sort();
    found
}

/// What the rules and the reading say of a report, one line a finding.
fn found_lines(report: &Report, library: &Library) -> Vec<String> {
    let Ok(form_data) = &report.form_data else {
        return Vec::new();
    };
    let evaluation = evaluate(
        form_data,
        &ReportContext {
            year: report.year,
            prose: Some(&report.prose),
            viewpoint: Viewpoint::from_name(report.submitter.as_deref()),
            ..ReportContext::default()
        },
        library,
        Outcomes::Keep,
    );
    let problems = evaluation
        .findings
        .iter()
        .filter_map(|finding| problem_line(finding, form_data));
    // What lies beyond the report is not judged of it alone.
    let is_of_it = |check: &&CheckOutcome| !check.reason.is_some_and(Reason::is_beyond_report);
    let checks = evaluation
        .outcomes
        .iter()
        .filter(is_of_it)
        .filter_map(|check| outcome_line(check, form_data, library));
    let mut lines: Vec<String> = problems
        .chain(checks)
        .map(|line| line.trim_end().to_owned())
        .collect();
    lines.sort();
    lines
}

/// A figure that cannot be read or is not there may be below 0, and on the later forms one that is not there may be
/// blank: those rules are undecided for each of them.
fn implied(report: &Report) -> Vec<String> {
    let Ok(form_data) = &report.form_data else {
        return Vec::new();
    };
    let form = &form_data.form;
    let mut lines = Vec::new();
    for (figure, spec) in form.figures.iter_with_ids() {
        let is_unread = form_data.figures.state(figure) == State::Unreadable;
        let is_unknown = is_unread
            || matches!(
                form_data.figures.state(figure),
                State::Absent | State::NotPlaced
            );
        let column = &form.columns[spec.column];
        if !is_unknown || form.rows[spec.row].role == Role::Heading {
            continue;
        }
        let instance = Instance {
            row: Some(spec.row),
            column: column.id.is_some().then_some(spec.column),
        };
        let id = instance.id(form);
        let (negative, blank) = match form.id.as_str() {
            "xxgk-2019" => ("not-below-zero-2019", Some("cells-left-blank-2019")),
            "xxgk-2021" => ("not-below-zero", Some("cells-left-blank")),
            _ => ("no-negative-figures", None),
        };
        if !column.signed {
            lines.push(format!("error undecided {negative} {id}"));
        }
        let blank = blank.filter(|_| spec.role == Role::Detail && !is_unread);
        lines.extend(blank.map(|rule| format!("note undecided {rule} {id}")));
    }
    lines
}

/// Everything in which `report` is not as `head`, the truth about it, says.
fn differences(
    name: &str,
    report: &Report,
    head: &Value,
    findings: &Value,
    library: &Library,
) -> Vec<String> {
    let mut wrong = Vec::new();
    let submitter = report.submitter.clone().unwrap_or_default();
    if submitter != text(head.get("submitter")) {
        wrong.push(format!("{name}: submitter is {submitter:?}"));
    }
    let year = report.year.map_or(String::new(), |year| year.to_string());
    if head.get("year").is_some() && year != text(head.get("year")) {
        wrong.push(format!("{name}: year is {year:?}"));
    }
    let layout = report
        .form_data
        .as_ref()
        .ok()
        .map(|form_data| form_data.form.layouts[form_data.layout].id.clone());
    if head.get("layout").is_some()
        && layout.clone().unwrap_or_default() != text(head.get("layout"))
    {
        wrong.push(format!("{name}: layout is {layout:?}"));
    }
    if head.get("figures").is_some() {
        let (is, should) = (written_figures(report), truth(report, head));
        for id in is.keys().chain(should.keys()) {
            if is.get(id) != should.get(id) {
                wrong.push(format!(
                    "{name}: {id} is {:?}, should be {:?}",
                    is.get(id),
                    should.get(id)
                ));
            }
        }
    }
    let mut expected = expected_lines(findings);
    expected.extend(implied(report));
    let found = found_lines(report, library);
    for line in found.iter().filter(|line| !expected.contains(line)) {
        wrong.push(format!("{name}: false alarm {line}"));
    }
    for line in expected.iter().filter(|line| !found.contains(line)) {
        wrong.push(format!("{name}: missed {line}"));
    }
    if wrong.is_empty() && found.len() != expected.len() {
        wrong.push(format!(
            "{name}: {} findings, should be {}",
            found.len(),
            expected.len()
        ));
    }
    wrong
}

/// The built-in rules with those of `folders`.
fn with_own(folders: &[&str]) -> (Library, Forms) {
    let mut inputs = built_in();
    for path in folders.iter().flat_map(|folder| files(folder, ".yaml")) {
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        inputs.push(Input {
            name,
            bytes: fs::read(&path).expect("a file"),
            built_in: false,
        });
    }
    let library = Library::load(inputs).unwrap_or_else(|refused| panic!("{:?}", refused.mistakes));
    let forms = Forms::new(&library.forms);
    (library, forms)
}

/// Holds every file that the truth file of `folder` names against it.
fn hold(folder: &str, library: &Library, forms: &Forms) -> Vec<String> {
    let truth = yaml(&root().join(folder).join("findings.yaml"));
    let mut wrong = Vec::new();
    let reports = truth.as_mapping().expect("a mapping");
    assert!(!reports.is_empty(), "{folder} has no report");
    for (name, head) in reports {
        let name = text(Some(name));
        let bytes = fs::read(root().join(folder).join(&name)).expect("a report");
        let document = match read(&bytes) {
            Ok(document) => document,
            Err(_) if text(head.get("status")) == "unreadable" => continue,
            Err(error) => panic!("{name}: {error:?}"),
        };
        let report = bind(&document, forms);
        let none = Value::Sequence(Vec::new());
        let findings = head.get("findings").unwrap_or(&none);
        let recognised = report.form_data.is_ok();
        if recognised == (text(head.get("status")) == "unrecognised") {
            wrong.push(format!("{name}: recognised is {recognised}"));
        }
        wrong.extend(differences(&name, &report, head, findings, library));
    }
    wrong
}

/// The report of a folder, whatever its format.
fn report_file(folder: &Path) -> PathBuf {
    let files = fs::read_dir(folder).expect("a folder").flatten();
    let mut reports = files
        .map(|entry| entry.path())
        .filter(|path| path.file_stem().is_some_and(|stem| stem == "report"));
    let report = reports.next().expect("a report");
    assert_eq!(reports.next(), None, "one report a folder");
    report
}

#[test]
fn every_report_is_read_and_judged_as_the_truth_beside_it_says() {
    let (library, forms) = with_own(&[]);
    let forms_of = ["xxgk-2014", "xxgk-2019", "xxgk-2021"];
    let folders = forms_of.map(|form| files(&format!("fixtures/{form}"), "figures.yaml"));
    let folders = folders.concat();
    assert!(folders.len() >= 21);
    let mut wrong = Vec::new();
    for figures in folders {
        let folder = figures.parent().expect("a folder");
        let name = folder
            .strip_prefix(root())
            .unwrap_or(folder)
            .display()
            .to_string();
        let bytes = fs::read(report_file(folder)).expect("a report");
        let report = bind(&read(&bytes).expect("a document"), &forms);
        let findings = yaml(&folder.join("findings.yaml"));
        wrong.extend(differences(
            &name,
            &report,
            &yaml(&figures),
            &findings,
            &library,
        ));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_whole_county_has_the_findings_that_were_planted_and_no_other() {
    let (library, forms) = with_own(&[]);
    let wrong = hold("fixtures/county-2017", &library, &forms);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_form_of_ones_own_is_read_and_judged_as_a_built_in_one() {
    let (library, forms) = with_own(&["fixtures/own-form/forms", "fixtures/own-form/rules"]);
    let wrong = hold("fixtures/own-form", &library, &forms);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
