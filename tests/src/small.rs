//! Small forms, rules and reports written out in a test.

use gouji_evaluator::{Outcomes, ReportContext, evaluate, has_causes, localize};
use gouji_model::{
    Decimal, Evaluation, FigureId, Figures, Form, FormData, IdVec, LayoutId, Paragraph, Place,
    Prose, SourceCell,
};
use gouji_ruleset::{Input, Library};
use std::sync::Arc;

/// `text` as a file of the user's own.
#[must_use]
pub fn input(name: &str, text: &str) -> Input {
    Input {
        name: name.to_owned(),
        bytes: text.as_bytes().to_vec(),
        built_in: false,
    }
}

/// The library of form schemas and of a rule file, all given as YAML.
///
/// # Panics
/// Where there is a mistake in them.
#[must_use]
#[expect(clippy::panic, reason = "a test fails by panicking")]
pub fn library(forms: &[&str], rules: &str) -> Library {
    let mut inputs: Vec<Input> = forms.iter().map(|form| input("form", form)).collect();
    inputs.push(input("rules", rules));
    Library::load(inputs).unwrap_or_else(|error| panic!("{rules}: {:?}", error.mistakes))
}

/// A rule file for the form `form` with one rule, `mine`: the lines of `rule` below its id.
#[must_use]
pub fn rule_file(form: &str, rule: &str) -> String {
    format!("gouji: rules/1\nform: {form}\nrules:\n- id: mine\n{rule}\n")
}

/// The form of a library with this id.
///
/// # Panics
/// Where it has none.
#[must_use]
#[expect(clippy::panic, reason = "a test fails by panicking")]
pub fn form(library: &Library, id: &str) -> Arc<Form> {
    let form = library.forms.iter().find(|form| form.id == id);
    Arc::clone(form.unwrap_or_else(|| panic!("no form {id}")))
}

/// The library of a form `small` and of a rule file with the one rule `mine`: the form has one table `t`, and `table` holds
/// the lines of that table below its id.
///
/// # Panics
/// Where there is a mistake in them.
#[must_use]
pub fn rule_library(table: &str, rule: &str) -> Library {
    let form = format!(
        "gouji: form/1\nid: small\ntitle: 小表\nyears: 2014..\nrecognise: [甲数]\ntables:\n- id: t{table}"
    );
    library(&[&form], &rule_file("small", rule))
}

/// The figure in `row` and `column`, by their ids; an empty column is the one of a table that names none.
///
/// # Panics
/// Where the form has no such figure.
#[must_use]
#[expect(clippy::expect_used, reason = "a test fails by panicking")]
pub fn figure(form: &Form, row: &str, column: &str) -> FigureId {
    let row = form.row_by_id(row).expect("a row of the form");
    let mut columns = form.tables[form.rows[row].table].columns.iter();
    let has_id = |id: &&_| form.columns[**id].id.as_deref().unwrap_or_default() == column;
    let column = columns.find(has_id).expect("a column of the table");
    form.figure(row, *column).expect("a figure of the form")
}

/// Writes `number` into a figure.
///
/// # Panics
/// Where it is no number, or has more decimal places than the figure.
#[expect(clippy::expect_used, reason = "a test fails by panicking")]
pub fn set(form: &Form, figures: &mut Figures, figure: FigureId, number: &str) {
    let number = Decimal::parse(number).expect("a number");
    assert!(figures.set_number(form, figure, number), "too many places");
}

/// What a report in the first layout of its form holds that says nothing but `figures`.
#[must_use]
pub fn form_data(form: &Arc<Form>, figures: Figures) -> FormData {
    FormData {
        form: Arc::clone(form),
        layout: LayoutId::new(0),
        figures,
        written: IdVec::repeat(None, form.figures.len()),
        unplaced: Vec::new(),
        incomplete: Vec::new(),
        problems: Vec::new(),
    }
}

/// Writes a number into a report: `raw` is what stands at `place`.
///
/// # Panics
/// Where it is no number, or has more decimal places than the figure.
pub fn write(form_data: &mut FormData, figure: FigureId, raw: &str, place: Place) {
    let form = Arc::clone(&form_data.form);
    set(&form, &mut form_data.figures, figure, raw.trim());
    let raw = raw.to_owned();
    form_data.written[figure] = Some(SourceCell { raw, place });
}

/// A report's prose, a paragraph a line.
#[must_use]
pub fn prose(text: &str) -> Prose {
    let paragraph = |line: &str| Paragraph {
        text: line.to_owned(),
        place: Place::Paragraph { paragraph: 1 },
        section: None,
    };
    Prose {
        paragraphs: text.lines().map(paragraph).collect(),
        ..Prose::default()
    }
}

/// What the rules say of a report, with what explains it: both steps of the evaluator. A report has a cause just where
/// [`has_causes`] says so beforehand.
///
/// # Panics
/// Where it says otherwise.
#[must_use]
pub fn evaluation(
    form_data: &FormData,
    context: &ReportContext<'_>,
    library: &Library,
) -> Evaluation {
    let mut evaluation = evaluate(form_data, context, library, Outcomes::Drop);
    let has_causes = has_causes(form_data, context, library, &evaluation);
    localize(form_data, context, library, &mut evaluation);
    assert_eq!(has_causes, !evaluation.causes.is_empty());
    evaluation
}
