//! Which figure is wrong: wrong figures put into consistent reports, and whether they are found again.

use gouji_evaluator::{Outcomes, ReportContext, evaluate, has_causes, localize};
use gouji_model::{
    Decimal, Evaluation, FigureId, Figures, Form, FormData, Grade, IdVec, LayoutId, Paragraph,
    Place, Prose, Role, Slip, State,
};
use gouji_ruleset::Library;
use gouji_tests::built_in;
use std::sync::Arc;

/// Numbers that are the same on every machine.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % sides
    }
}

struct Bench {
    library: Library,
    form: Arc<Form>,
}

impl Bench {
    fn new() -> Self {
        Self::of("xxgk-2021")
    }

    fn of(form: &str) -> Self {
        let library = Library::load(built_in()).expect("sound rules");
        let mut forms = library.forms.iter();
        let form = Arc::clone(forms.find(|each| each.id == form).unwrap());
        Self { library, form }
    }

    fn figure(&self, row: &str, column: &str) -> FigureId {
        let row = self.form.row_by_id(row).unwrap();
        let mut columns = self.form.tables[self.form.rows[row].table].columns.iter();
        let is_it = |id: &&_| self.form.columns[**id].id.as_deref() == Some(column);
        self.form
            .figure(row, *columns.find(is_it).unwrap())
            .unwrap()
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

    fn set(&self, figures: &mut Figures, figure: FigureId, mantissa: u64) {
        let mantissa = i64::try_from(mantissa).unwrap();
        let scale = self.form.figures[figure].scale;
        let number = Decimal { mantissa, scale };
        assert!(figures.set_number(&self.form, figure, number));
    }

    /// A report whose every cell is filled and whose every sum holds.
    fn consistent(&self, dice: &mut Dice) -> Figures {
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
        let mut totals = std::collections::BTreeMap::<String, u64>::new();
        for column in columns {
            let mut done = 0;
            for row in &results {
                let value = dice.throw(60);
                done += value;
                self.set(&mut figures, self.figure(row, column), value);
                *totals.entry(row.clone()).or_default() += value;
            }
            let over = dice.throw(20);
            let new = dice.throw(done + over + 1);
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
        let paragraph = |line: &str| Paragraph {
            text: line.to_owned(),
            place: Place::Paragraph { paragraph: 1 },
            section: None,
        };
        let prose = Prose {
            paragraphs: text.lines().map(paragraph).collect(),
            ..Prose::default()
        };
        let form_data = FormData {
            form: Arc::clone(&self.form),
            layout: LayoutId::new(0),
            figures: figures.clone(),
            written: IdVec::filled(None, self.form.figures.len()),
            unplaced: Vec::new(),
            incomplete: Vec::new(),
            problems: Vec::new(),
        };
        let beside = ReportContext {
            year: Some(2023),
            prose: Some(&prose),
            ..ReportContext::default()
        };
        let mut evaluation = evaluate(&form_data, &beside, &self.library, Outcomes::Drop);
        let is_explained = has_causes(&form_data, &beside, &self.library, &evaluation);
        localize(&form_data, &beside, &self.library, &mut evaluation);
        assert_eq!(is_explained, !evaluation.causes.is_empty());
        evaluation
    }

    /// Another value for `figure`.
    fn spoil(&self, figures: &mut Figures, figure: FigureId, dice: &mut Dice) {
        let old = u64::try_from(figures.mantissa(figure)).unwrap();
        let new = (old + 1 + dice.throw(200)) % 900;
        self.set(figures, figure, if new == old { old + 1 } else { new });
    }
}

#[test]
fn a_report_whose_sums_hold_has_no_cause() {
    let bench = Bench::new();
    let mut dice = Dice(1);
    for _ in 0..20 {
        let evaluation = bench.judge(&bench.consistent(&mut dice));
        assert!(evaluation.causes.is_empty());
    }
}

#[test]
fn one_wrong_figure_anywhere_in_section_three_is_found_with_its_value() {
    let bench = Bench::new();
    let mut dice = Dice(2);
    for figure in bench.applications() {
        let right = bench.consistent(&mut dice);
        let mut wrong = right.clone();
        bench.spoil(&mut wrong, figure, &mut dice);
        let evaluation = bench.judge(&wrong);
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
        let expected = right.number(&bench.form, figure).unwrap();
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
    let bench = Bench::new();
    let mut dice = Dice(3);
    let figures = bench.applications();
    let (mut located, mut listed, mut blamed) = (0, 0, 0);
    let reports = 200;
    for _ in 0..reports {
        let right = bench.consistent(&mut dice);
        let mut wrong = right.clone();
        let first = figures[usize::try_from(dice.throw(figures.len() as u64)).unwrap()];
        let second = figures[usize::try_from(dice.throw(figures.len() as u64)).unwrap()];
        for figure in [first, second] {
            bench.spoil(&mut wrong, figure, &mut dice);
        }
        let evaluation = bench.judge(&wrong);
        let mut true_ones: Vec<FigureId> = [first, second].into();
        true_ones.sort_unstable();
        true_ones.dedup();
        let figures_of = |changes: &[gouji_model::Change]| {
            let mut of: Vec<FigureId> = changes
                .iter()
                .filter_map(gouji_model::Change::figure)
                .collect();
            of.sort_unstable();
            of
        };
        let mut best: Vec<FigureId> = Vec::new();
        let mut all: Vec<FigureId> = Vec::new();
        for cause in &evaluation.causes {
            for (at, explanation) in cause.explanations.iter().enumerate() {
                let of = figures_of(&explanation.changes);
                if at == 0 {
                    best.extend(&of);
                }
                if explanation.grade == Grade::Certain {
                    blamed += of
                        .iter()
                        .filter(|figure| !true_ones.contains(figure))
                        .count();
                }
                all.extend(of);
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
    let bench = Bench::new();
    let mut dice = Dice(4);
    let (mut found, mut tried) = (0, 0);
    while tried < 100 {
        let right = bench.consistent(&mut dice);
        let column = ["natural", "business", "legal"][usize::try_from(dice.throw(3)).unwrap()];
        let rows: Vec<u64> = (0..2).map(|_| 3 + dice.throw(21)).collect();
        let [one, other] = [rows[0], rows[1]].map(|row| bench.figure(&format!("r{row}"), column));
        if right.mantissa(one) == right.mantissa(other) {
            continue;
        }
        tried += 1;
        let mut wrong = right.clone();
        bench.set(
            &mut wrong,
            one,
            u64::try_from(right.mantissa(other)).unwrap(),
        );
        bench.set(
            &mut wrong,
            other,
            u64::try_from(right.mantissa(one)).unwrap(),
        );
        let evaluation = bench.judge(&wrong);
        let mut explanations = evaluation
            .causes
            .iter()
            .flat_map(|cause| &cause.explanations);
        let is_it = |changes: &[gouji_model::Change]| {
            changes.len() == 2
                && changes.iter().all(|change| {
                    matches!(change.slip, Slip::Exchanged(_))
                        && change.figure().is_some_and(|it| [one, other].contains(&it))
                })
        };
        found += usize::from(explanations.any(|it| is_it(&it.changes)));
    }
    // The sums of rows tell which rows are wrong, and the sums of columns nothing.
    assert!(found >= 95, "{found}");
}

#[test]
fn a_broken_sum_alone_leaves_it_open_which_figure_is_wrong() {
    let bench = Bench::new();
    let mut figures = bench.consistent(&mut Dice(5));
    for (column, value) in [
        ("upheld", 3),
        ("corrected", 1),
        ("other", 1),
        ("pending", 1),
        ("total", 7),
    ] {
        bench.set(&mut figures, bench.figure("s4.review", column), value);
    }
    let evaluation = bench.judge(&figures);
    let [cause] = evaluation.causes.as_slice() else {
        panic!("{:?}", evaluation.causes);
    };
    assert_eq!(cause.explanations.len(), 5, "every figure of the sum");
    assert!(
        cause
            .explanations
            .iter()
            .all(|it| it.grade == Grade::Undetermined)
    );
    // 38 for 83 says more than anything else.
    for (column, value) in [
        ("upheld", 60),
        ("corrected", 21),
        ("other", 1),
        ("pending", 1),
        ("total", 38),
    ] {
        bench.set(&mut figures, bench.figure("s4.review", column), value);
    }
    let evaluation = bench.judge(&figures);
    let first = &evaluation.causes[0].explanations[0];
    assert_eq!(
        first.changes[0].figure(),
        Some(bench.figure("s4.review", "total"))
    );
    assert_eq!(first.changes[0].slip, Slip::Swapped);
    assert_eq!(first.grade, Grade::Likely);
}

#[test]
fn what_the_prose_says_settles_what_a_sum_leaves_open() {
    let bench = Bench::new();
    let mut figures = bench.consistent(&mut Dice(6));
    let cells = [
        ("upheld", 3),
        ("corrected", 1),
        ("other", 1),
        ("pending", 1),
        ("total", 7),
    ];
    for (column, value) in cells {
        bench.set(&mut figures, bench.figure("s4.review", column), value);
    }
    let total = bench.figure("s4.review", "total");
    let explained = |text: &str| {
        let evaluation = bench.judge_with(&figures, text);
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
fn consistent_form_a(bench: &Bench, dice: &mut Dice, is_sparse: bool) -> Figures {
    let form = &bench.form;
    let mut figures = Figures::new(form, State::Omitted);
    let layout = &form.layouts[LayoutId::new(0)].rows;
    for &row in layout {
        let figure = form.rows[row].first_figure;
        match form.rows[row].role {
            Role::Detail if is_sparse && dice.throw(3) > 0 => bench.set(&mut figures, figure, 0),
            Role::Detail => {
                let value = dice.throw(if is_sparse { 6 } else { 400 });
                bench.set(&mut figures, figure, value);
            }
            Role::Subset => bench.set(&mut figures, figure, 0),
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
            bench.set(&mut figures, figure, u64::try_from(sum).unwrap());
        }
    }
    figures
}

#[test]
fn on_form_a_what_is_certain_is_right() {
    let bench = Bench::of("xxgk-2014");
    let mut dice = Dice(7);
    let (mut certain, mut wrong_certain, mut listed, mut caught) = (0, 0, 0, 0);
    for report in 0..3000 {
        let right = consistent_form_a(&bench, &mut dice, report % 2 == 0);
        assert!(bench.judge(&right).causes.is_empty(), "it is consistent");
        let filled: Vec<FigureId> = bench
            .form
            .figures
            .ids()
            .filter(|id| right.state(*id) == State::Number)
            .collect();
        let figure = filled[usize::try_from(dice.throw(filled.len() as u64)).unwrap()];
        let mut wrong = right.clone();
        bench.spoil(&mut wrong, figure, &mut dice);
        let evaluation = bench.judge(&wrong);
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
            .filter(|it| it.grade == Grade::Certain)
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
