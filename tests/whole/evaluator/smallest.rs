//! The smallest changes that mend a report, held against trying everything: random rules over a form so small that every
//! set of its figures can be given every number.

use gouji_evaluator::{CheckContext, ReportContext, check_figures, smallest_changes};
use gouji_model::{Decimal, FigureId, Figures, Form, Outcome, State, Subject};
use gouji_ruleset::Library;
use gouji_tests::generate::Random;
use gouji_tests::small;
use std::fmt::Write as _;
use std::sync::Arc;

const NAMES: [&str; 6] = ["甲", "乙", "丙", "丁", "戊", "己"];
/// No figure is larger: one of the rules says so.
const LARGEST: i64 = 4;
/// No more figures are changed at once.
const MOST: usize = 3;

const FORM: &str = "
gouji: form/1
id: tiny
title: 小表
years: 2014..
recognise: [甲]
tables:
- id: t
  name: 表
  title: 表
  rows:
";

fn name(random: &mut Random) -> &'static str {
    random.pick(&NAMES)
}

/// A sum of a few figures.
fn sum(random: &mut Random) -> String {
    let mut sum = String::new();
    for place in 0..=random.number_below(3) {
        let sign = match (place, random.number_below(5)) {
            (0, _) => "",
            (_, 0) => " - ",
            _ => " + ",
        };
        let often = if random.number_below(6) == 0 {
            "2 × "
        } else {
            ""
        };
        write!(sum, "{sign}{often}{}", name(random)).unwrap();
    }
    sum
}

fn comparison(random: &mut Random) -> String {
    let (one, other, sum) = (name(random), name(random), sum(random));
    match random.number_below(12) {
        0..=5 => format!("{one} = {sum}"),
        6 => format!("{one} <= {sum}"),
        7 => format!("{one} >= {other}"),
        8 => format!("{one} ≠ {other}"),
        9 => format!("绝对值({one} - {other}) <= {}", random.number_below(3)),
        10 => format!("最大({one}, {other}) >= {}", random.number_below(4)),
        _ => format!("{one} < {}", 1 + random.number_below(4)),
    }
}

fn rule(random: &mut Random, number: usize) -> String {
    let mut rule = format!("- id: rule-{number}\n  severity: error\n");
    match random.number_below(8) {
        0 => writeln!(rule, "  when: {} > 0", name(random)).unwrap(),
        1 => writeln!(rule, "  when: 已填({})", name(random)).unwrap(),
        2 => writeln!(rule, "  tolerance: 1").unwrap(),
        _ => {}
    }
    let check = match random.number_below(8) {
        0 => format!("{} 或 {}", comparison(random), comparison(random)),
        1 => format!("{} 且 {}", comparison(random), comparison(random)),
        _ => comparison(random),
    };
    writeln!(rule, "  check: {check}").unwrap();
    rule
}

/// Some rules over the tiny form; `None` where one of them says nothing, as 甲 = 甲.
fn library(random: &mut Random) -> Option<Library> {
    let mut form = FORM.to_owned();
    for (at, name) in NAMES.iter().enumerate() {
        writeln!(
            form,
            "  - {{id: t{at}, name: {name}, label: {name}, unit: 件}}"
        )
        .unwrap();
    }
    let mut rules = format!(
        "gouji: rules/1\nform: tiny\nrules:\n- id: within\n  severity: error\n  each: figure\n  check: 本格 <= {LARGEST}\n"
    );
    for number in 0..2 + random.number_below(4) {
        rules.push_str(&rule(random, number));
    }
    Library::load(vec![
        small::input("form", &form),
        small::input("rules", &rules),
    ])
    .ok()
}

fn is_sound(library: &Library, form: &Form, figures: &Figures) -> bool {
    let mut checks = library.checks(form).iter();
    checks.all(|check| {
        check_figures(
            check,
            CheckContext::new(form, figures, &ReportContext::default()),
        )
        .outcome
            != Outcome::Violated
    })
}

/// Whether some numbers in the place of `subset` make all rules hold.
fn mends(library: &Library, form: &Form, figures: &mut Figures, subset: &[FigureId]) -> bool {
    let Some((&first, rest)) = subset.split_first() else {
        return is_sound(library, form, figures);
    };
    let written = figures.clone();
    let found = (0..=LARGEST).any(|number| {
        let number = Decimal {
            mantissa: number,
            scale: 0,
        };
        assert!(figures.set_number(form, first, number));
        mends(library, form, figures, rest)
    });
    figures.restore(first, &written);
    found
}

/// All smallest sets, by trying everything.
fn by_trying(library: &Library, form: &Form, figures: &Figures) -> Vec<Vec<Subject>> {
    let ids: Vec<FigureId> = form.figures.ids().collect();
    let mut subsets: Vec<Vec<FigureId>> = (1_u32..1 << ids.len())
        .map(|bits| {
            let numbered = ids.iter().enumerate();
            let own = numbered.filter(|(at, _)| bits >> at & 1 == 1);
            own.map(|(_, id)| *id).collect()
        })
        .collect();
    subsets.retain(|subset: &Vec<FigureId>| subset.len() <= MOST);
    subsets.sort_by_key(Vec::len);
    let mut found: Vec<Vec<FigureId>> = Vec::new();
    let mut figures = figures.clone();
    for subset in subsets {
        let holds_another = |known: &Vec<FigureId>| known.iter().all(|it| subset.contains(it));
        if !found.iter().any(holds_another) && mends(library, form, &mut figures, &subset) {
            found.push(subset);
        }
    }
    let subjects = |subset: Vec<FigureId>| subset.into_iter().map(Subject::Figure).collect();
    let mut found: Vec<Vec<Subject>> = found.into_iter().map(subjects).collect();
    found.sort_unstable();
    found
}

#[test]
fn the_search_finds_just_the_smallest_sets_that_trying_everything_finds() {
    let mut random = Random::new(11);
    let (mut broken, mut several, mut none) = (0, 0, 0);
    let mut sizes = [0; MOST + 1];
    while broken < 2000 {
        let Some(library) = library(&mut random) else {
            continue;
        };
        let form = Arc::clone(&library.forms[0]);
        for _ in 0..12 {
            let mut figures = Figures::new(&form, State::Blank);
            for figure in form.figures.ids() {
                if random.number_below(5) > 0 {
                    let number = random.number_below(5).to_string();
                    small::set(&form, &mut figures, figure, &number);
                }
            }
            if is_sound(&library, &form, &figures) {
                continue;
            }
            broken += 1;
            let expected = by_trying(&library, &form, &figures);
            let (found, is_exhausted) = smallest_changes(
                &library,
                CheckContext::new(&form, &figures, &ReportContext::default()),
                MOST,
            );
            let rules: Vec<&str> = library.rules.iter().map(|it| it.check.as_str()).collect();
            assert!(is_exhausted, "{rules:?}");
            assert_eq!(found, expected, "{rules:?} {figures:?}");
            several += usize::from(expected.len() > 1);
            none += usize::from(expected.is_empty());
            for each in &expected {
                sizes[each.len()] += 1;
            }
        }
    }
    // Every kind of case is among them.
    assert!(several > 500 && none > 50, "{several} {none}");
    assert!(sizes[1..].iter().all(|it| *it > 200), "{sizes:?}");
}
