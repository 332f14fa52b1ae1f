//! Which figure is wrong: wrong figures put into consistent reports, and whether they are found again.

use gouji_evaluator::ReportContext;
use gouji_model::{Evaluation, FigureId, Figures, Form, Grade, LayoutId, Role, Slip, State};
use gouji_ruleset::Library;
use gouji_tests::generate::Random;
use gouji_tests::{built_in, small};
use std::sync::Arc;

struct Setup {
    library: Library,
    form: Arc<Form>,
}

impl Setup {
    fn new() -> Self {
        Self::of_form("xxgk-2021")
    }

    fn of_form(form: &str) -> Self {
        let library = Library::load(built_in()).expect("sound rules");
        let form = small::form(&library, form);
        Self { library, form }
    }

    fn figure(&self, row: &str, column: &str) -> FigureId {
        small::figure(&self.form, row, column)
    }

    /// The figures of section 三, without headings.
    fn applications(&self) -> Vec<FigureId> {
        let table = self.form.rows[self.form.row_by_id("r1").unwrap()].table;
        let ids = self.form.figures.ids();
        ids.filter(|id| {
            let spec = &self.form.figures[*id];
            self.form.rows[spec.row].table == table && spec.role != Role::Heading
        })
        .collect()
    }

    fn set(&self, figures: &mut Figures, figure: FigureId, number: usize) {
        small::set(&self.form, figures, figure, &number.to_string());
    }

    /// A report whose every cell is filled and whose every sum holds.
    fn consistent(&self, random: &mut Random) -> Figures {
        let mut figures = Figures::new(&self.form, State::Omitted);
        for (id, spec) in self.form.figures.iter_with_ids() {
            if spec.role != Role::Heading {
                self.set(&mut figures, id, 0);
            }
        }
        let columns = [
            "natural", "business", "research", "welfare", "legal", "other",
        ];
        let results: Vec<String> = (3..24).map(|row| format!("r{row}")).collect();
        let mut totals = std::collections::BTreeMap::<String, usize>::new();
        for column in columns {
            let mut done = 0;
            for row in &results {
                let value = random.number_below(60);
                done += value;
                self.set(&mut figures, self.figure(row, column), value);
                *totals.entry(row.clone()).or_default() += value;
            }
            let over = random.number_below(20);
            let new = random.number_below(done + over + 1);
            let old = done + over - new;
            for (row, value) in [("r1", new), ("r2", old), ("r24", done), ("r25", over)] {
                self.set(&mut figures, self.figure(row, column), value);
                *totals.entry(row.to_owned()).or_default() += value;
            }
        }
        for (row, total) in totals {
            self.set(&mut figures, self.figure(&row, "total"), total);
        }
        figures
    }

    fn judge(&self, figures: &Figures) -> Evaluation {
        self.judge_with(figures, "")
    }

    /// The same with a report whose prose is `text`.
    fn judge_with(&self, figures: &Figures, text: &str) -> Evaluation {
        let prose = small::prose(text);
        let context = ReportContext {
            year: Some(2023),
            prose: Some(&prose),
            ..ReportContext::default()
        };
        let form_data = small::form_data(&self.form, figures.clone());
        small::evaluation(&form_data, &context, &self.library)
    }

    /// Another value for `figure`.
    fn spoil(&self, figures: &mut Figures, figure: FigureId, random: &mut Random) {
        let old = usize::try_from(figures.mantissa(figure)).unwrap();
        let new = (old + 1 + random.number_below(200)) % 900;
        self.set(figures, figure, if new == old { old + 1 } else { new });
    }
}

#[test]
fn a_report_whose_sums_hold_has_no_cause() {
    let setup = Setup::new();
    let mut random = Random::new(1);
    for _ in 0..20 {
        let evaluation = setup.judge(&setup.consistent(&mut random));
        assert!(evaluation.causes.is_empty());
    }
}

#[test]
fn one_wrong_figure_anywhere_in_section_three_is_found_with_its_value() {
    let setup = Setup::new();
    let mut random = Random::new(2);
    for figure in setup.applications() {
        let right = setup.consistent(&mut random);
        let mut wrong = right.clone();
        setup.spoil(&mut wrong, figure, &mut random);
        let evaluation = setup.judge(&wrong);
        let [cause] = evaluation.causes.as_slice() else {
            panic!("{:?}", evaluation.causes);
        };
        let [explanation] = cause.explanations.as_slice() else {
            panic!("{:?}", cause.explanations);
        };
        assert_eq!(explanation.grade, Grade::Certain);
        assert!(cause.exhausted);
        assert_eq!(explanation.changes.len(), 1);
        assert_eq!(explanation.changes[0].figure(), Some(figure));
        let expected = right.number(&setup.form, figure).unwrap();
        assert_eq!(explanation.changes[0].to.number(), Some(expected));
        // All that the wrong figure broke is told as one.
        assert_eq!(
            cause.findings.len(),
            evaluation.findings.len() - notes(&evaluation)
        );
    }
}

/// Findings that are of no wrong figure: last year's report is not at hand.
fn notes(evaluation: &Evaluation) -> usize {
    let all = evaluation.findings.iter();
    all.filter(|finding| finding.reason.is_some()).count()
}

#[test]
fn two_wrong_figures_are_found_and_none_is_blamed_for_certain_that_is_right() {
    let setup = Setup::new();
    let mut random = Random::new(3);
    let figures = setup.applications();
    let (mut located, mut listed, mut blamed) = (0, 0, 0);
    let reports = 200;
    for _ in 0..reports {
        let right = setup.consistent(&mut random);
        let mut wrong = right.clone();
        let first = figures[random.number_below(figures.len())];
        let second = figures[random.number_below(figures.len())];
        for figure in [first, second] {
            setup.spoil(&mut wrong, figure, &mut random);
        }
        let evaluation = setup.judge(&wrong);
        let mut true_ones: Vec<FigureId> = [first, second].into();
        true_ones.sort_unstable();
        true_ones.dedup();
        let row_figures = |changes: &[gouji_model::Change]| {
            let mut figures: Vec<FigureId> = changes
                .iter()
                .filter_map(gouji_model::Change::figure)
                .collect();
            figures.sort_unstable();
            figures
        };
        let mut best: Vec<FigureId> = Vec::new();
        let mut all: Vec<FigureId> = Vec::new();
        for cause in &evaluation.causes {
            for (at, explanation) in cause.explanations.iter().enumerate() {
                let figures = row_figures(&explanation.changes);
                if at == 0 {
                    best.extend(&figures);
                }
                if explanation.grade == Grade::Certain {
                    blamed += figures
                        .iter()
                        .filter(|figure| !true_ones.contains(figure))
                        .count();
                }
                all.extend(figures);
            }
        }
        best.sort_unstable();
        located += usize::from(best == true_ones);
        listed += usize::from(true_ones.iter().all(|figure| all.contains(figure)));
    }
    assert_eq!(blamed, 0);
    assert!(located * 100 >= reports * 95, "{located} of {reports}");
    assert!(listed >= located);
}

#[test]
fn two_figures_in_each_others_place_are_one_slip() {
    let setup = Setup::new();
    let mut random = Random::new(4);
    let (mut found, mut tried) = (0, 0);
    while tried < 100 {
        let right = setup.consistent(&mut random);
        let column = ["natural", "business", "legal"][random.number_below(3)];
        let rows: Vec<usize> = (0..2).map(|_| 3 + random.number_below(21)).collect();
        let [one, other] = [rows[0], rows[1]].map(|row| setup.figure(&format!("r{row}"), column));
        if right.mantissa(one) == right.mantissa(other) {
            continue;
        }
        tried += 1;
        let mut wrong = right.clone();
        setup.set(
            &mut wrong,
            one,
            usize::try_from(right.mantissa(other)).unwrap(),
        );
        setup.set(
            &mut wrong,
            other,
            usize::try_from(right.mantissa(one)).unwrap(),
        );
        let evaluation = setup.judge(&wrong);
        let mut explanations = evaluation
            .causes
            .iter()
            .flat_map(|cause| &cause.explanations);
        let is_exchange = |changes: &[gouji_model::Change]| {
            changes.len() == 2
                && changes.iter().all(|change| {
                    matches!(change.slip, Slip::Exchanged(_))
                        && change
                            .figure()
                            .is_some_and(|figure| [one, other].contains(&figure))
                })
        };
        found += usize::from(explanations.any(|explanation| is_exchange(&explanation.changes)));
    }
    // The sums of rows tell which rows are wrong, and the sums of columns nothing.
    assert!(found >= 95, "{found}");
}

#[test]
fn a_broken_sum_alone_leaves_it_open_which_figure_is_wrong() {
    let setup = Setup::new();
    let mut figures = setup.consistent(&mut Random::new(5));
    for (column, value) in [
        ("upheld", 3),
        ("corrected", 1),
        ("other", 1),
        ("pending", 1),
        ("total", 7),
    ] {
        setup.set(&mut figures, setup.figure("s4.review", column), value);
    }
    let evaluation = setup.judge(&figures);
    let [cause] = evaluation.causes.as_slice() else {
        panic!("{:?}", evaluation.causes);
    };
    assert_eq!(cause.explanations.len(), 5, "every figure of the sum");
    assert!(
        cause
            .explanations
            .iter()
            .all(|explanation| explanation.grade == Grade::Undetermined)
    );
    // 38 for 83 says more than anything else.
    for (column, value) in [
        ("upheld", 60),
        ("corrected", 21),
        ("other", 1),
        ("pending", 1),
        ("total", 38),
    ] {
        setup.set(&mut figures, setup.figure("s4.review", column), value);
    }
    let evaluation = setup.judge(&figures);
    let first = &evaluation.causes[0].explanations[0];
    assert_eq!(
        first.changes[0].figure(),
        Some(setup.figure("s4.review", "total"))
    );
    assert_eq!(first.changes[0].slip, Slip::Swapped);
    assert_eq!(first.grade, Grade::Likely);
}

#[test]
fn what_the_prose_says_settles_what_a_sum_leaves_open() {
    let setup = Setup::new();
    let mut figures = setup.consistent(&mut Random::new(6));
    let cells = [
        ("upheld", 3),
        ("corrected", 1),
        ("other", 1),
        ("pending", 1),
        ("total", 7),
    ];
    for (column, value) in cells {
        setup.set(&mut figures, setup.figure("s4.review", column), value);
    }
    let total = setup.figure("s4.review", "total");
    let explained = |text: &str| {
        let evaluation = setup.judge_with(&figures, text);
        let cause = evaluation.causes.first().expect("a broken sum").clone();
        cause.explanations
    };
    // It says what the parts come to: the total is wrong.
    let found = explained("因政府信息公开引起行政复议6件。");
    assert_eq!(found[0].changes[0].figure(), Some(total));
    assert_eq!(found[0].grade, Grade::Likely);
    // It says what the total is: one of the parts is, and nobody knows which.
    let found = explained("因政府信息公开引起行政复议7件。");
    assert_ne!(found[0].changes[0].figure(), Some(total));
    assert_eq!(found[0].grade, Grade::Undetermined);
    assert_eq!(found.last().unwrap().changes[0].figure(), Some(total));
}

/// Form a: totals over parts, each figure in one sum or two.
fn consistent_form_a(setup: &Setup, random: &mut Random, is_sparse: bool) -> Figures {
    let form = &setup.form;
    let mut figures = Figures::new(form, State::Omitted);
    let layout = &form.layouts[LayoutId::new(0)].rows;
    for &row in layout {
        let figure = form.rows[row].first_figure;
        match form.rows[row].role {
            Role::Detail if is_sparse && random.number_below(3) > 0 => {
                setup.set(&mut figures, figure, 0)
            }
            Role::Detail => {
                let value = random.number_below(if is_sparse { 6 } else { 400 });
                setup.set(&mut figures, figure, value);
            }
            Role::Subset => setup.set(&mut figures, figure, 0),
            Role::Total | Role::Heading => {}
        }
    }
    // Totals stand above their parts.
    for &row in layout.iter().rev() {
        if form.rows[row].role == Role::Total {
            let parts = form.rows[row].parts.iter();
            let sum: i64 = parts
                .map(|part| figures.mantissa(form.rows[*part].first_figure))
                .sum();
            let figure = form.rows[row].first_figure;
            setup.set(&mut figures, figure, usize::try_from(sum).unwrap());
        }
    }
    figures
}

#[test]
fn on_form_a_what_is_certain_is_right() {
    let setup = Setup::of_form("xxgk-2014");
    let mut random = Random::new(7);
    let (mut certain, mut wrong_certain, mut listed, mut caught) = (0, 0, 0, 0);
    for report in 0..3000 {
        let right = consistent_form_a(&setup, &mut random, report % 2 == 0);
        assert!(setup.judge(&right).causes.is_empty(), "it is consistent");
        let filled: Vec<FigureId> = setup
            .form
            .figures
            .ids()
            .filter(|id| right.state(*id) == State::Number)
            .collect();
        let figure = filled[random.number_below(filled.len())];
        let mut wrong = right.clone();
        setup.spoil(&mut wrong, figure, &mut random);
        let evaluation = setup.judge(&wrong);
        let Some(cause) = evaluation.causes.first() else {
            continue;
        };
        caught += 1;
        let blames = |explanation: &gouji_model::Explanation| {
            explanation
                .changes
                .iter()
                .any(|change| change.figure() == Some(figure))
        };
        listed += usize::from(cause.explanations.iter().any(blames));
        if let Some(first) = cause
            .explanations
            .first()
            .filter(|explanation| explanation.grade == Grade::Certain)
        {
            certain += 1;
            wrong_certain += usize::from(!blames(first));
        }
    }
    assert!(caught > 1000 && certain > 20, "{caught} {certain}");
    assert_eq!(
        listed, caught,
        "the wrong figure is always among those listed"
    );
    assert!(
        wrong_certain * 200 <= certain,
        "{wrong_certain} of {certain}"
    );
}
