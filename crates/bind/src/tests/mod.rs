//! Whole documents, from text to figures.

mod breaking;
mod columns;
mod damage;
mod duplicates;
mod forms;
mod reading;
mod settings;

use crate::{Forms, bind};
use gouji_formats::read;
use gouji_model::{Form, FormData, Report, State};
use std::sync::Arc;

/// A row as it is to be printed: label, unit, value.
type PrintedRow = (String, String, String);

fn report(text: &str, form: &Arc<Form>) -> Report {
    let document = read(text.as_bytes()).unwrap();
    bind(&document, &Forms::new(std::slice::from_ref(form)))
}

fn form_data(text: &str) -> FormData {
    report(text, &forms::table()).form_data.unwrap()
}

/// What is read for a row: its number, or the name of its state.
fn at(form_data: &FormData, id: &str) -> String {
    let figure = form_data.form.rows[form_data.form.row_by_id(id).unwrap()].first_figure;
    let number = form_data.figures.number(&form_data.form, figure);
    number.map_or_else(
        || format!("{:?}", form_data.figures.state(figure)),
        |number| number.to_string(),
    )
}

fn all(form_data: &FormData, ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| at(form_data, id)).collect()
}

fn ids(form_data: &FormData, rows: &[gouji_model::RowId]) -> Vec<String> {
    rows.iter()
        .map(|&row| form_data.form.rows[row].id.clone())
        .collect()
}

fn kinds(form_data: &FormData) -> Vec<&'static str> {
    form_data
        .problems
        .iter()
        .map(|problem| problem.kind.id())
        .collect()
}

/// The table in one of its layouts with a value of its own in every row that takes one.
fn printed(form: &Form, layout: usize) -> Vec<PrintedRow> {
    let layout = gouji_model::LayoutId::new(layout);
    let rows = form.layouts[layout].rows.iter().enumerate();
    rows.map(|(number, &row)| {
        let figure = form.rows[row].first_figure;
        let unit = form.figures[figure]
            .unit
            .as_ref()
            .map(|unit| unit.0.clone());
        let value = unit.is_some().then(|| (number + 101).to_string());
        let label = form.label(layout, row).to_owned();
        (label, unit.unwrap_or_default(), value.unwrap_or_default())
    })
    .collect()
}

/// A cell a line behind a tab, an empty line between the rows.
fn cell_a_line(rows: &[PrintedRow]) -> String {
    let row = |(label, unit, value): &PrintedRow| format!("\t{label}\n\t{unit}\n\t　{value}\n\n");
    format!(
        "青石镇2017年度政府信息公开工作情况统计表\n\t统　计　指　标\n\t单位\n\t统计数\n\n{}",
        rows.iter().map(row).collect::<String>()
    )
}

/// A row a line, cells parted by tabs.
fn row_a_line(rows: &[PrintedRow]) -> String {
    let row = |(label, unit, value): &PrintedRow| format!("{label}\t{unit}\t{value}\n");
    format!(
        "统计指标\t单位\t统计数\n{}",
        rows.iter().map(row).collect::<String>()
    )
}

/// Asserts that every number is the one that was printed, and counts them.
fn assert_true(form_data: &FormData, printed: &[PrintedRow], layout: usize, what: &str) -> usize {
    let rows = &form_data.form.layouts[gouji_model::LayoutId::new(layout)].rows;
    let mut right = 0;
    for (&row, (label, _, value)) in rows.iter().zip(printed) {
        let figure = form_data.form.rows[row].first_figure;
        if let Some(number) = form_data.figures.number(&form_data.form, figure) {
            assert_eq!(&number.to_string(), value, "{what}: {label}");
            right += 1;
        }
    }
    assert_eq!(
        form_data.figures.count(State::Number),
        right,
        "{what}: a row of another layout"
    );
    right
}
