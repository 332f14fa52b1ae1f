//! The reports in which wrong figures are looked for are what they are said to be.

use gouji_evaluator::{Outcomes, ReportContext, evaluate, has_causes, localize};
use gouji_tests::generate::Random;
use gouji_tests::localize::error_injection::{ErrorInjector, KINDS, Kind};
use gouji_tests::localize::reports::{Density, ReportMaker, assert_consistent};
use gouji_tests::localize::setup::{Generation, Setup};
use gouji_tests::localize::verdict::{judge, wrong};
use gouji_tests::localize::{prose, table};

const DENSITIES: [Density; 2] = [Density::Dense, Density::Sparse];

#[test]
fn consistent_reports_keep_every_rule_and_their_prose_is_read() {
    for generation in [Generation::A, Generation::B, Generation::C] {
        let setup = Setup::new(generation);
        for density in DENSITIES {
            let maker = ReportMaker::new(&setup, density);
            let mut random = Random::new(1);
            for _ in 0..20 {
                assert_consistent(&setup, &maker.make(&mut random));
            }
        }
    }
}

#[test]
fn on_the_form_of_2014_sixty_checks_apply_of_which_eighteen_read_the_prose() {
    let setup = Setup::new(Generation::A);
    let sample = ReportMaker::new(&setup, Density::Dense).make(&mut Random::new(1));
    let (all, prose) = setup.counts(&sample);
    assert_eq!(prose, 18);
    assert!((60..=66).contains(&all), "{all}");
}

#[test]
fn every_kind_of_error_makes_as_many_numbers_wrong_as_it_says() {
    let setup = Setup::new(Generation::A);
    for density in DENSITIES {
        let maker = ReportMaker::new(&setup, density);
        for kind in KINDS {
            let injector = ErrorInjector::new(&setup, vec![(kind, 1)]);
            let mut random = Random::new(2);
            let mut made = 0;
            for _ in 0..60 {
                let clean = maker.make(&mut random);
                let Some(faulty) = injector.inject(&clean, 1, None, &mut random) else {
                    continue;
                };
                made += 1;
                let wrong = wrong(&setup, &clean, &faulty.sample).len();
                let most = match kind {
                    Kind::Exchanged(_) | Kind::Neighbour(_) => 2,
                    _ => 1,
                };
                assert!(wrong > 0 && wrong <= most, "{}: {wrong}", kind.name());
            }
            assert!(made > 0, "{} in {density:?}", kind.name());
        }
    }
}

#[test]
fn a_report_is_judged_as_a_document_is() {
    for generation in [Generation::A, Generation::C] {
        let setup = Setup::new(generation);
        let kinds = KINDS.map(|kind| (kind, 1));
        let injector = ErrorInjector::new(&setup, Vec::from(kinds));
        for density in DENSITIES {
            let maker = ReportMaker::new(&setup, density);
            let mut random = Random::new(3);
            let mut judged = 0;
            for _ in 0..20 {
                let clean = maker.make(&mut random);
                let faulty = injector.inject(&clean, 2, None, &mut random);
                let Some(sample) = faulty.map(|faulty| faulty.sample) else {
                    continue;
                };
                let text = prose::prose(&setup, &prose::values(&setup, &sample));
                let mut form_data = setup.form_data();
                form_data.figures = sample.figures.clone();
                let beside = ReportContext {
                    year: Some(setup.year),
                    prose: (generation == Generation::A).then_some(&text),
                    ..ReportContext::default()
                };
                let library = &setup.library;
                let mut evaluation = evaluate(&form_data, &beside, library, Outcomes::Drop);
                let is_explained = has_causes(&form_data, &beside, library, &evaluation);
                localize(&form_data, &beside, library, &mut evaluation);
                assert_eq!(is_explained, !evaluation.causes.is_empty());
                let verdict = judge(&setup, &sample, None);
                let broken_and_explanations = |causes: &[gouji_model::Cause]| -> Vec<_> {
                    let each = causes.iter();
                    each.map(|cause| (cause.broken, cause.explanations.clone()))
                        .collect()
                };
                assert_eq!(
                    broken_and_explanations(&evaluation.causes),
                    broken_and_explanations(&verdict.causes)
                );
                judged += 1;
            }
            assert!(judged > 0, "{density:?}");
        }
    }
}

#[test]
fn the_tables_are_put_between_the_markers_and_nothing_else_is_changed() {
    let [first, last] = table::MARKERS;
    let document = format!("before\n{first}\nold\n{last}\nafter\n");
    let new = table::replace_tables(&document, "new").unwrap();
    assert_eq!(new, format!("before\n{first}\nnew\n{last}\nafter\n"));
    assert_eq!(table::replace_tables("no markers", "new"), None);
}
