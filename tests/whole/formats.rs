//! The same report in every format, each file written by another program: all give the figures that stand in
//! `figures.yaml` beside them, which was written before any of them.

use gouji_bind::{Forms, bind};
use gouji_formats::{Content, open, read};
use gouji_model::{Form, Instance};
use gouji_ruleset::Library;
use gouji_tests::accuracy::measure_accuracy;
use gouji_tests::generate::{FormEdition, StatedValue, Truth};
use gouji_tests::{built_in, root};
use serde_yaml::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// Files in which blank cells leave no trace, so that figures beside them may be declined, never read wrong.
const BLANKS_LOST: [&str; 1] = ["writer.txt"];

/// What is written in a report, as the truth file beside it says; every other cell of its layout is blank.
fn truth(form: &Form, file: &Value) -> Truth {
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        other => panic!("{other:?}"),
    };
    let layout = file.get("layout").and_then(Value::as_str);
    let mut layouts = form.layouts.iter();
    let layout = layouts
        .find(|each| layout.is_none_or(|id| each.id == id))
        .expect("a layout");
    let mut truth = Truth::new();
    for spec in form.figures.iter() {
        let columns = &form.tables[form.rows[spec.row].table].columns;
        let column = (columns.len() > 1).then_some(spec.column);
        let instance = Instance {
            row: Some(spec.row),
            column,
        };
        let is_printed = layout.rows.contains(&spec.row) && !form.rows[spec.row].optional;
        if is_printed {
            truth.insert(instance.id(form), StatedValue::Blank);
        }
    }
    let entries = |key: &str| {
        file.get(key)
            .and_then(Value::as_mapping)
            .cloned()
            .unwrap_or_default()
    };
    let mut state = |id: &Value, stated: StatedValue| {
        let before = truth.insert(text(id), stated);
        assert_eq!(
            before,
            Some(StatedValue::Blank),
            "{id:?} is no figure of the layout"
        );
    };
    for (id, value) in &entries("figures") {
        state(id, StatedValue::Number(text(value)));
    }
    for (id, value) in &entries("states") {
        state(
            id,
            if text(value) == "dash" {
                StatedValue::Dash
            } else {
                StatedValue::None
            },
        );
    }
    truth
}

/// The bytes of a file, or of the one file in an archive.
fn one_file(path: &Path) -> Vec<u8> {
    let bytes = fs::read(path).expect("a file");
    let member = match open(&bytes) {
        Ok(Content::Archive(archive)) => Some(archive.unpack(&archive.members()[0])),
        _ => None,
    };
    member.map_or(bytes, |member| member.expect("a file"))
}

fn reports(folder: &Path) -> Vec<PathBuf> {
    let all = fs::read_dir(folder)
        .expect("a folder")
        .flatten()
        .map(|entry| entry.path());
    let is_report =
        |path: &PathBuf| !(path.ends_with("figures.yaml") || path.ends_with("form.html"));
    let mut all: Vec<PathBuf> = all.filter(is_report).collect();
    all.sort();
    all
}

#[test]
fn every_format_of_a_report_gives_the_same_figures() {
    let library = Library::load(built_in()).expect("sound rules");
    let forms = Forms::new(&library.forms);
    let mut wrong = Vec::new();
    for (name, edition) in [
        ("a", FormEdition::National),
        ("b", FormEdition::B),
        ("c", FormEdition::C),
    ] {
        let folder = root().join("fixtures/formats").join(name);
        let file = fs::read_to_string(folder.join("figures.yaml")).expect("the truth");
        let file: Value = serde_yaml::from_str(&file).expect("yaml");
        let form = library
            .forms
            .iter()
            .find(|form| form.id == edition.form())
            .expect("a form");
        let truth = truth(form, &file);
        let reports = reports(&folder);
        assert!(reports.len() > 25, "{} files in {name}", reports.len());
        for path in reports {
            let file_name = format!("{name}/{}", path.file_name().unwrap_or_default().display());
            let document = match read(&one_file(&path)) {
                Ok(document) => document,
                Err(error) => {
                    wrong.push(format!("{file_name}: {error:?}"));
                    continue;
                }
            };
            let report = bind(&document, &forms);
            let accuracy = measure_accuracy(&report, edition, &truth);
            wrong.extend(
                accuracy
                    .wrong
                    .iter()
                    .map(|each| format!("{file_name}: {each}")),
            );
            let may_decline = BLANKS_LOST.iter().any(|name| path.ends_with(name));
            if accuracy.declined > 0 && !may_decline {
                wrong.push(format!(
                    "{file_name}: {} declined, {:?}",
                    accuracy.declined,
                    accuracy.declined_examples.first()
                ));
            }
            let submitter = file.get("submitter").and_then(Value::as_str);
            let year = file.get("year").and_then(Value::as_u64);
            if (report.submitter.as_deref(), report.year.map(u64::from)) != (submitter, year) {
                wrong.push(format!(
                    "{file_name}: {:?} {:?}",
                    report.submitter, report.year
                ));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} differ\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
