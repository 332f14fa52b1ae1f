//! The stages of the walk, one by one: `cargo bench -p gouji-benches`.

use divan::Bencher;
use gouji_benches::{ready, report, tables};
use gouji_bind::{Forms, bind};
use gouji_evaluator::{Outcomes, ReportContext, evaluate, localize};
use gouji_formats::read;
use gouji_model::Decimal;
use gouji_ruleset::Library;
use gouji_tests::built_in;
use std::sync::Arc;

fn main() {
    divan::main();
}

#[divan::bench]
fn load_rules(bencher: Bencher) {
    bencher.with_inputs(built_in).bench_values(Library::load);
}

#[divan::bench]
fn index_forms(bencher: Bencher) {
    let Some((library, _)) = ready() else { return };
    bencher.bench(|| Forms::new(&library.forms));
}

#[divan::bench]
fn read_text(bencher: Bencher) {
    let bytes = report();
    bencher.bench(|| read(&bytes));
}

#[divan::bench]
fn bind_report(bencher: Bencher) {
    let (Some((_, forms)), Ok(document)) = (ready(), read(&report())) else {
        return;
    };
    bencher.bench(|| bind(&document, &forms));
}

#[divan::bench]
fn bind_tables(bencher: Bencher) {
    let (Some((_, forms)), Ok(document)) = (ready(), read(&tables())) else {
        return;
    };
    bencher.bench(|| bind(&document, &forms));
}

/// Signs that look like labels and lead nowhere: eight times as many must take about eight times as long.
#[divan::bench(args = [1_000, 8_000])]
fn bind_hopeless(bencher: Bencher, labels: usize) {
    let text = "统计指标\n".repeat(labels) + &"（一）收到申请数\t件\n".repeat(labels);
    let (Some((_, forms)), Ok(document)) = (ready(), read(text.as_bytes())) else {
        return;
    };
    bencher.bench(|| bind(&document, &forms));
}

#[divan::bench]
fn evaluate_report(bencher: Bencher) {
    let (Some((library, forms)), Ok(document)) = (ready(), read(&report())) else {
        return;
    };
    if let Ok(form_data) = bind(&document, &forms).form_data {
        bencher.bench(|| {
            evaluate(
                &form_data,
                &ReportContext {
                    year: Some(2017),
                    ..ReportContext::default()
                },
                &library,
                Outcomes::Drop,
            )
        });
    }
}

/// A report with one wrong figure: its rules, and which figure it is.
#[divan::bench]
fn evaluate_wrong(bencher: Bencher) {
    let (Some((library, forms)), Ok(document)) = (ready(), read(&tables())) else {
        return;
    };
    let Ok(mut form_data) = bind(&document, &forms).form_data else {
        return;
    };
    let wrong = Decimal {
        mantissa: 700,
        scale: 0,
    };
    let first = form_data
        .form
        .row_by_id("r3")
        .map(|row| form_data.form.rows[row].first_figure);
    if let Some(figure) = first {
        form_data
            .figures
            .set_number(&Arc::clone(&form_data.form), figure, wrong);
    }
    let context = ReportContext::default();
    bencher.bench(|| {
        let mut evaluation = evaluate(&form_data, &context, &library, Outcomes::Drop);
        localize(&form_data, &context, &library, &mut evaluation);
        evaluation
    });
}
