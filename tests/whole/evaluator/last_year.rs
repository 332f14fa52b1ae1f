//! Rules over last year's report of the same submitter.

use gouji_evaluator::{OtherReport, Outcomes, ReportContext, evaluate};
use gouji_model::{
    Figures, Finding, Form, FormData, Outcome, Place, QuoteSource, Reason, Severity, Sketch, State,
};
use gouji_ruleset::Library;
use gouji_tests::small::{self, form};
use std::sync::Arc;

/// This year's form, and last year's, which lacks a row and has its rows in another order.
fn forms() -> (String, String) {
    let form = |id: &str, years: &str, rows: &str| {
        format!(
            "gouji: form/1\nid: {id}\ntitle: {id}\nyears: {years}\nrecognise: [甲数]\ntables:\n- id: t\n  name: 申请表\n  title: 表\n  \
             columns:\n  - {{id: one, name: 个人, label: 个人}}\n  - {{id: firm, name: 企业, label: 企业}}\n  rows:\n{rows}"
        )
    };
    let row = |id: &str, name: &str| {
        format!("  - {{id: {id}, name: {name}, label: {name}数, unit: 件}}\n")
    };
    let new =
        row("r1", "新收") + &row("r2", "上年结转") + &row("r3", "新项") + &row("r4", "结转下年");
    let old = row("r4", "结转下年") + &row("r1", "新收");
    (form("new", "2021..", &new), form("old", "2019..2020", &old))
}

fn library(rule: &str) -> Library {
    let (new, old) = forms();
    small::library(&[&new, &old], &small::rule_file("new", rule))
}

/// A report with these values, by row id and column id; the others are blank.
fn form_data(form: &Arc<Form>, values: &[(&str, &str, i64)]) -> FormData {
    let mut form_data = small::form_data(form, Figures::new(form, State::Blank));
    for (paragraph, &(row, column, number)) in (0..).zip(values) {
        let figure = small::figure(form, row, column);
        let place = Place::Paragraph { paragraph };
        small::write(&mut form_data, figure, &format!(" {number} "), place);
    }
    form_data
}

fn found(library: &Library, report: &FormData, last: Option<&FormData>) -> Vec<Finding> {
    let sketch = Sketch::default();
    let last_year = last.map(|form_data| OtherReport {
        path: "2020/甲镇.docx",
        form_data,
        sheets: &[],
        sketch: &sketch,
    });
    let beside = ReportContext {
        year: Some(2021),
        last_year,
        ..ReportContext::default()
    };
    evaluate(report, &beside, library, Outcomes::Drop).findings
}

const CARRIED: &str = "  each: column\n  check: 上年结转 = 上年度.结转下年";

#[test]
fn a_figure_is_held_against_last_years_by_row_and_column_whatever_the_form() {
    let library = library(CARRIED);
    let report = form_data(
        &form(&library, "new"),
        &[("r2", "one", 3), ("r2", "firm", 5)],
    );
    let last = form_data(
        &form(&library, "old"),
        &[("r4", "one", 3), ("r4", "firm", 4)],
    );
    let findings = found(&library, &report, Some(&last));
    let [finding] = findings.as_slice() else {
        panic!("{findings:?}");
    };
    let comparison = finding.comparison.as_ref().unwrap();
    assert_eq!(
        (comparison.left.to_string(), comparison.right.to_string()),
        ("5".into(), "4".into())
    );
    assert_eq!(comparison.right_side.text.zh, "上年度.结转下年[企业]");
    // The figure of the other report is cited with its own words and place, and is no figure of this one.
    assert_eq!(finding.figures.len(), 1);
    let [quote] = finding.quotes.as_slice() else {
        panic!("{:?}", finding.quotes);
    };
    assert!(matches!(quote.source, QuoteSource::LastYear(_)));
    assert_eq!(
        (quote.raw.as_str(), quote.path.as_deref()),
        (" 4 ", Some("2020/甲镇.docx"))
    );
    assert_eq!(quote.place, Some(Place::Paragraph { paragraph: 1 }));
}

#[test]
fn without_last_years_report_nothing_is_satisfied_and_nobody_is_told_to_correct() {
    let library = library(CARRIED);
    let report = form_data(&form(&library, "new"), &[("r2", "one", 3)]);
    let findings = found(&library, &report, None);
    assert_eq!(findings.len(), 2);
    for finding in findings {
        assert_eq!(finding.outcome, Outcome::Undecided);
        assert_eq!(finding.reason, Some(Reason::NoLastYear));
        assert_eq!(finding.severity, Severity::Note);
    }
}

#[test]
fn a_row_that_last_years_form_did_not_have_is_not_asked_for_and_a_blank_there_is_zero() {
    let library = library("  each: column\n  check: 新项 >= 上年度.新项");
    let (new, old) = (form(&library, "new"), form(&library, "old"));
    let (report, last) = (form_data(&new, &[("r3", "one", 1)]), form_data(&old, &[]));
    let beside = ReportContext {
        year: None,
        last_year: Some(OtherReport {
            path: "",
            form_data: &last,
            sheets: &[],
            sketch: &Sketch::default(),
        }),
        ..ReportContext::default()
    };
    let counts = evaluate(&report, &beside, &library, Outcomes::Drop).counts;
    assert_eq!((counts.not_applicable, counts.total()), (2, 2));

    let library = self::library("  each: column\n  check: 上年结转 = 上年度.结转下年");
    let (new, old) = (form(&library, "new"), form(&library, "old"));
    let findings = found(
        &library,
        &form_data(&new, &[("r2", "one", 1)]),
        Some(&form_data(&old, &[])),
    );
    assert_eq!(
        findings.len(),
        1,
        "blank on both sides holds, 1 against a blank does not"
    );
}

#[test]
fn a_figure_of_last_year_that_cannot_be_read_leaves_the_check_undecided() {
    let library = library(CARRIED);
    let report = form_data(&form(&library, "new"), &[]);
    let mut last = form_data(&form(&library, "old"), &[]);
    let row = last.form.row_by_id("r4").unwrap();
    for figure in last.form.row_figures(row) {
        last.figures.set_state(figure, State::NotPlaced);
    }
    let findings = found(&library, &report, Some(&last));
    assert!(
        findings
            .iter()
            .all(|each| matches!(each.reason, Some(Reason::LastYearLacks(_))))
    );
    assert_eq!(findings.len(), 2);
}

#[test]
fn parts_and_cells_of_last_year_are_read_too() {
    let library = library("  check: 新收[个人] <= 上年度.新收[个人] × 2");
    let (new, old) = (form(&library, "new"), form(&library, "old"));
    let last = form_data(&old, &[("r1", "one", 4)]);
    assert!(found(&library, &form_data(&new, &[("r1", "one", 8)]), Some(&last)).is_empty());
    let findings = found(&library, &form_data(&new, &[("r1", "one", 9)]), Some(&last));
    assert_eq!(findings.len(), 1);
}
