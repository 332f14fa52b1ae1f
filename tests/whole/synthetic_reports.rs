//! Synthetic reports of every form and layout: a figure is read as it is stated, or the program says that it does
//! not know it. A wrong figure is never read.
//!
//! `cargo run -p gouji-tests --bin generate -- --rates --documents 200` reads more of them and prints the rates.

use gouji_bind::{Forms, bind};
use gouji_evaluator::{Outcomes, ReportContext, evaluate};
use gouji_formats::read;
use gouji_model::{CheckOutcome, Outcome};
use gouji_ruleset::Library;
use gouji_tests::built_in;
use gouji_tests::generate::{FormEdition, KINDS, Kind, Origin};
use gouji_tests::rates::{Rate, rate};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

/// How many documents of each kind and edition are read here.
const DOCUMENTS: usize = 24;

/// Of a hundred documents that leave every figure where it can be told, how many must be read to the last figure.
const WHOLE: usize = 80;

/// Of how many such documents a share is worth telling.
const FEWEST: usize = 5;

/// Kinds of which the program still declines documents that leave every figure where it can be told.
const DECLINING: &[(&str, &[FormEdition])] = &[
    ("text/tabs, short rows", &[FormEdition::C]),
    ("text/bars", &[FormEdition::C]),
    ("text/bar, then cells", &[FormEdition::B, FormEdition::C]),
    ("text/bar, break, cell", &[FormEdition::B, FormEdition::C]),
    // The blank cells of a page that begins anew stand behind the last row before it as if they were its own.
    ("text/cell and bar", &[FormEdition::C]),
];

fn is_among(list: &[(&str, &[FormEdition])], kind: &Kind, edition: FormEdition) -> bool {
    list.iter()
        .any(|(name, editions)| kind.name.starts_with(name) && editions.contains(&edition))
}

fn each_rate(
    jobs: &[(&'static Kind, FormEdition)],
    forms: &Arc<Forms>,
) -> Vec<(&'static Kind, FormEdition, Rate)> {
    let next = AtomicUsize::new(0);
    let rates = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| {
                while let Some((kind, edition)) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let rate = rate(kind, *edition, 1, DOCUMENTS, forms);
                    let mut rates = rates.lock().expect("no thread panicked");
                    rates.push((*kind, *edition, rate));
                }
            });
        }
    });
    rates.into_inner().expect("no thread panicked")
}

#[test]
fn no_figure_is_read_wrong_and_whole_documents_are_read_whole() {
    let library = Library::load(built_in()).expect("sound rules");
    let forms = Arc::new(Forms::new(&library.forms));
    let editions = [
        FormEdition::National,
        FormEdition::Shandong,
        FormEdition::B,
        FormEdition::C,
    ];
    let jobs = KINDS
        .iter()
        .flat_map(|kind| editions.map(|edition| (kind, edition)));
    let jobs: Vec<_> = jobs
        .filter(|(kind, edition)| kind.prints(*edition))
        .collect();
    let mut wrong = Vec::new();
    let mut whole = 0;
    for (kind, edition, rate) in each_rate(&jobs, &forms) {
        whole += rate.whole;
        let examples = rate.wrong_examples.iter();
        wrong.extend(examples.map(|example| format!("read wrong: {example}")));
        // Of a handful of documents one is no rate.
        let is_one = rate.whole < FEWEST && rate.whole - rate.whole_exact == 1;
        let is_short = rate.whole_exact * 100 < rate.whole * WHOLE && !is_one;
        if is_short && !is_among(DECLINING, kind, edition) {
            let first = rate.declined_examples.first().cloned().unwrap_or_default();
            let share = format!("{} of {}", rate.whole_exact, rate.whole);
            wrong.push(format!("{share} whole documents are read whole: {first}"));
        }
    }
    assert!(whole > 1000, "{whole} whole documents");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Where the values are glued to their labels, the rows behind the last one that is found are rows all the same.
#[test]
fn glued_rows_behind_the_last_known_one_are_not_left_out() {
    let library = Library::load(built_in()).expect("sound rules");
    let forms = Forms::new(&library.forms);
    let mut kinds = KINDS.iter();
    let glued = kinds
        .find(|kind| kind.name == "text/glued")
        .expect("a kind");
    let rate = rate(glued, FormEdition::Shandong, 40_005, 1, &forms);
    assert!(rate.wrong_examples.is_empty(), "{:?}", rate.wrong_examples);
    assert!(rate.declined > 0);
}

/// Whatever its numbers are, with a row that the form does not have no total can be told right or wrong.
#[test]
fn a_row_of_their_own_leaves_the_totals_over_it_undecided() {
    let library = Library::load(built_in()).expect("sound rules");
    let forms = Forms::new(&library.forms);
    let mut decided_reports = Vec::new();
    let mut seen = 0;
    let with_cells = KINDS.iter().filter(|kind| !kind.name.starts_with("text/"));
    for (kind, edition) in
        with_cells.flat_map(|kind| [(kind, FormEdition::B), (kind, FormEdition::C)])
    {
        let seeds = (1..60).map(|seed| (seed, kind.make(edition, seed)));
        for (seed, made) in seeds.filter(|(_, made)| made.is_open).take(2) {
            let report = bind(&read(&made.bytes).expect("a document"), &forms);
            let Ok(form_data) = report.form_data else {
                continue;
            };
            seen += 1;
            let evaluation = evaluate(
                &form_data,
                &ReportContext {
                    year: report.year,
                    ..ReportContext::default()
                },
                &library,
                Outcomes::Keep,
            );
            let is_total = |check: &&CheckOutcome| {
                library.rules[check.rule].id.starts_with("results-total")
                    && !library.rules[check.rule].id.contains("stated")
            };
            let totals = evaluation.outcomes.iter().filter(is_total);
            let decided = totals
                .filter(|check| matches!(check.outcome, Outcome::Satisfied | Outcome::Violated));
            if decided.count() > 0 {
                decided_reports.push(format!(
                    "{} {edition:?} seed {seed}: {}",
                    kind.name, made.look
                ));
            }
        }
    }
    assert!(seen > 20, "{seen} documents with a row of their own");
    assert!(decided_reports.is_empty(), "{}", decided_reports.join("\n"));
}

#[test]
fn a_third_of_the_layouts_are_not_thought_out_here() {
    let others = KINDS
        .iter()
        .filter(|kind| kind.origin != Origin::Own)
        .count();
    assert!(others * 3 >= KINDS.len(), "{others} of {}", KINDS.len());
}

#[test]
fn a_seed_makes_the_same_document_again() {
    for kind in KINDS {
        let (one, two) = (kind.make(FormEdition::C, 7), kind.make(FormEdition::C, 7));
        assert!(!one.bytes.is_empty(), "{}", kind.name);
        assert_eq!(
            (one.bytes, one.truth),
            (two.bytes, two.truth),
            "{}",
            kind.name
        );
    }
}
