//! Which figure is wrong, beyond sums: ranges, blank totals, numbers of the prose, last year's report, what is usual, and
//! what the county's own report says.

use gouji_evaluator::{Distribution, OtherReport, PeerPrior, ReportContext, SearchDepth};
use gouji_model::{
    Cause, Change, Decimal, Evaluation, FigureId, Figures, Form, FormData, Grade, IdVec, LayoutId,
    Role, Sketch, Slip, State, Subject, Target, Testimony,
};
use gouji_ruleset::Library;
use gouji_tests::{built_in, library_with, small};
use std::sync::Arc;

struct Setup {
    library: Library,
    form: Arc<Form>,
    year: u16,
}

impl Setup {
    fn new(library: Library, form: &str, year: u16) -> Self {
        let form = small::form(&library, form);
        Self {
            library,
            form,
            year,
        }
    }

    /// The form of 2014 in the national layout, every figure 0.
    fn form_a() -> (Self, Figures) {
        Self::form_a_with("")
    }

    /// The same with rules of one's own.
    fn form_a_with(rules: &str) -> (Self, Figures) {
        let library = match rules {
            "" => Library::load(built_in()).expect("sound rules"),
            rules => library_with(rules).expect("sound rules"),
        };
        let setup = Self::new(library, "xxgk-2014", 2017);
        let figures = setup.zeros();
        (setup, figures)
    }

    fn form_c() -> (Self, Figures) {
        let library = Library::load(built_in()).expect("sound rules");
        let setup = Self::new(library, "xxgk-2021", 2023);
        let figures = setup.zeros();
        (setup, figures)
    }

    fn zeros(&self) -> Figures {
        let mut figures = Figures::new(&self.form, State::Omitted);
        let printed = &self.form.layouts[LayoutId::new(0)].rows;
        for (id, spec) in self.form.figures.iter_with_ids() {
            if spec.role != Role::Heading && printed.contains(&spec.row) {
                small::set(&self.form, &mut figures, id, "0");
            }
        }
        figures
    }

    fn figure(&self, row: &str, column: &str) -> FigureId {
        small::figure(&self.form, row, column)
    }

    fn set(&self, figures: &mut Figures, cells: &[(&str, &str, &str)]) {
        for (row, column, number) in cells {
            let figure = self.figure(row, column);
            match *number {
                "" => figures.set_state(figure, State::Blank),
                number => small::set(&self.form, figures, figure, number),
            }
        }
    }

    fn form_data(&self, figures: &Figures) -> FormData {
        small::form_data(&self.form, figures.clone())
    }

    fn judge(&self, figures: &Figures, text: &str, context: ReportContext<'_>) -> Evaluation {
        let prose = small::prose(text);
        let context = ReportContext {
            year: Some(self.year),
            prose: Some(&prose),
            ..context
        };
        small::evaluation(&self.form_data(figures), &context, &self.library)
    }

    fn causes(&self, figures: &Figures) -> Vec<Cause> {
        self.judge(figures, "", ReportContext::default()).causes
    }
}

/// A rule of one's own that holds a number of the prose against a figure.
const SAID: &str = "gouji: rules/1\nform: xxgk-2014\nrules:\n- id: said\n  severity: error\n  read: {件数: [\"收到申请{n}件\"]}\n  check: 件数 = 收到申请数\n";

fn number(text: &str) -> Target {
    Target::Number(Decimal::parse(text).expect("a number"))
}

/// The only change of the only explanation of the only cause.
fn only(causes: &[Cause]) -> Change {
    let [cause] = causes else {
        panic!("{causes:?}");
    };
    let [explanation] = cause.explanations.as_slice() else {
        panic!("{:?}", cause.explanations);
    };
    let [change] = explanation.changes.as_slice() else {
        panic!("{explanation:?}");
    };
    *change
}

#[test]
fn a_part_that_is_larger_than_the_whole_leaves_a_range_for_either() {
    let (setup, mut figures) = Setup::form_a();
    setup.set(
        &mut figures,
        &[
            ("a1.1", "", "12"),
            ("a1.1.a", "", "40"),
            ("a1.2.2", "", "12"),
        ],
    );
    let causes = setup.causes(&figures);
    assert_eq!(causes.len(), 1);
    let targets: Vec<(Option<FigureId>, Target)> = causes[0]
        .explanations
        .iter()
        .map(|explanation| (explanation.changes[0].figure(), explanation.changes[0].to))
        .collect();
    let decimal = |text: &str| Decimal::parse(text).unwrap();
    let part = (
        Some(setup.figure("a1.1.a", "")),
        Target::Between(Some(decimal("0")), Some(decimal("12"))),
    );
    let whole = (
        Some(setup.figure("a1.1", "")),
        Target::Between(Some(decimal("40")), None),
    );
    assert!(
        targets.contains(&part) && targets.contains(&whole),
        "{targets:?}"
    );
    assert!(causes[0].exhausted);
    assert!(
        causes[0]
            .explanations
            .iter()
            .all(|explanation| explanation.grade != Grade::Certain)
    );
}

#[test]
fn a_sum_of_money_is_mended_by_the_amount_in_its_own_unit() {
    let rules = "gouji: rules/1\nform: xxgk-2014\nrules:\n- id: funds\n  severity: error\n  check: 专项经费 = 收取费用 + 12.5\n";
    let (setup, mut figures) = Setup::form_a_with(rules);
    setup.set(&mut figures, &[("a8.4", "", "127500"), ("a7", "", "0.25")]);
    let causes = setup.causes(&figures);
    let first = causes[0].explanations[0].changes[0];
    assert_eq!(first.figure(), Some(setup.figure("a8.4", "")));
    assert_eq!((first.to, first.slip), (number("12.75"), Slip::Unit));
}

#[test]
fn sums_within_the_last_printed_digit_are_no_cause_and_beyond_it_they_are() {
    let rules = "gouji: rules/1\nform: xxgk-2014\nrules:\n- id: funds\n  severity: error\n  tolerance: rounding\n  check: 专项经费 = 收取费用 × 2\n";
    let (setup, mut figures) = Setup::form_a_with(rules);
    setup.set(&mut figures, &[("a8.4", "", "2.51"), ("a7", "", "1.25")]);
    assert!(setup.causes(&figures).is_empty());
    setup.set(&mut figures, &[("a8.4", "", "5.52")]);
    let causes = setup.causes(&figures);
    let subjects: Vec<Option<FigureId>> = causes[0]
        .explanations
        .iter()
        .map(|explanation| explanation.changes[0].figure())
        .collect();
    assert!(
        subjects.contains(&Some(setup.figure("a8.4", ""))),
        "{subjects:?}"
    );
    assert!(
        subjects.contains(&Some(setup.figure("a7", ""))),
        "{subjects:?}"
    );
}

#[test]
fn a_blank_total_is_what_its_sums_say() {
    let (setup, mut figures) = Setup::form_c();
    setup.set(
        &mut figures,
        &[
            ("r1", "natural", "5"),
            ("r1", "other", "2"),
            ("r1", "total", ""),
            ("r3", "natural", "5"),
            ("r3", "other", "2"),
            ("r3", "total", "7"),
            ("r24", "natural", "5"),
            ("r24", "other", "2"),
            ("r24", "total", "7"),
        ],
    );
    let evaluation = setup.judge(
        &figures,
        "全年收到政府信息公开申请7件。",
        ReportContext::default(),
    );
    let change = only(&evaluation.causes);
    assert_eq!(change.figure(), Some(setup.figure("r1", "total")));
    assert_eq!((change.from, change.to), (None, number("7")));
    assert_eq!((change.grade, change.slip), (Grade::Certain, Slip::Blank));
    assert_eq!(change.prose, Testimony::ToBe);
    let finding = &evaluation.findings[evaluation.causes[0].findings[0]];
    assert!(
        finding
            .figures
            .iter()
            .any(|each| Some(each.figure) == change.figure())
    );
    // Where its sums say different things, both are told and neither is certain.
    setup.set(
        &mut figures,
        &[("r24", "natural", "6"), ("r3", "natural", "6")],
    );
    setup.set(&mut figures, &[("r24", "total", "8"), ("r3", "total", "8")]);
    let causes = setup.causes(&figures);
    let blank = causes
        .iter()
        .find(|cause| cause.broken == 0)
        .expect("the blank total");
    assert_eq!(blank.explanations.len(), 2, "{blank:?}");
    assert!(
        blank
            .explanations
            .iter()
            .all(|explanation| explanation.grade == Grade::Undetermined)
    );
}

#[test]
fn a_number_of_the_prose_may_be_the_wrong_one() {
    let (setup, mut figures) = Setup::form_a_with(SAID);
    let cells = [
        ("a3.1", "", "62"),
        ("a3.1.3", "", "62"),
        ("a3.2", "", "62"),
        ("a3.2.1", "", "62"),
        ("a3.3", "", "62"),
        ("a3.3.1", "", "62"),
    ];
    setup.set(&mut figures, &cells);
    let evaluation = setup.judge(&figures, "全年收到申请26件。", ReportContext::default());
    let change = only(&evaluation.causes);
    assert!(matches!(change.subject, Subject::Claim(_)));
    assert_eq!((change.to, change.slip), (number("62"), Slip::Swapped));
    assert_eq!(change.grade, Grade::Certain);
    assert!(!evaluation.causes[0].quotes.is_empty(), "what it cites");
    // Where the sum is broken too, it is the figure that stands in both.
    setup.set(&mut figures, &[("a3.1", "", "26")]);
    let evaluation = setup.judge(&figures, "全年收到申请62件。", ReportContext::default());
    let change = only(&evaluation.causes);
    assert_eq!(change.figure(), Some(setup.figure("a3.1", "")));
    assert_eq!((change.to, change.prose), (number("62"), Testimony::ToBe));
}

#[test]
fn last_years_report_may_be_the_wrong_one_and_speaks_for_what_agrees_with_it() {
    let (setup, mut figures) = Setup::form_c();
    let last = setup.form_data(&figures);
    let sketch = Sketch::default();
    let last_year = OtherReport {
        path: "2022.txt",
        form_data: &last,
        sheets: &[],
        sketch: &sketch,
    };
    let beside = || ReportContext {
        last_year: Some(last_year),
        ..ReportContext::default()
    };
    // The report agrees with itself, and not with last year's: nobody can say which is wrong.
    for row in ["r2", "r25"] {
        setup.set(&mut figures, &[(row, "natural", "4"), (row, "total", "4")]);
    }
    let evaluation = setup.judge(&figures, "", beside());
    assert!(evaluation.causes.is_empty(), "{:?}", evaluation.causes);
    assert!(
        evaluation
            .findings
            .iter()
            .any(|finding| finding.reason.is_none())
    );
    // It does not agree with itself either: one figure mends all, and last year's report bears it out.
    for cells in [
        ("r2", "total", "0"),
        ("r25", "natural", "0"),
        ("r25", "total", "0"),
    ] {
        setup.set(&mut figures, &[cells]);
    }
    let evaluation = setup.judge(&figures, "", beside());
    let change = only(&evaluation.causes);
    assert_eq!(change.figure(), Some(setup.figure("r2", "natural")));
    assert_eq!(
        (change.to, change.last_year),
        (number("0"), Testimony::ToBe)
    );
    assert_eq!(evaluation.causes[0].broken, 3, "two sums, and last year's");
}

#[test]
fn what_is_usual_and_what_the_county_lacks_decide_what_a_sum_leaves_open() {
    let (setup, mut figures) = Setup::form_a();
    let mut usual = Distribution::new(&setup.form);
    for _ in 0..40 {
        // Everybody else has some applications by net, and none by fax.
        setup.set(&mut figures, &[("a3.1", "", "9"), ("a3.1.3", "", "9")]);
        usual.add(&figures);
    }
    setup.set(
        &mut figures,
        &[("a3.1", "", "9"), ("a3.1.3", "", "0"), ("a3.1.2", "", "0")],
    );
    setup.set(
        &mut figures,
        &[
            ("a3.2", "", "9"),
            ("a3.2.1", "", "9"),
            ("a3.3", "", "9"),
            ("a3.3.2", "", "9"),
        ],
    );
    let peers = |gaps| ReportContext {
        prior: Some(PeerPrior {
            distribution: &usual,
            includes_report: false,
            gaps,
        }),
        ..ReportContext::default()
    };
    let evaluation = setup.judge(&figures, "", peers(None));
    let first = evaluation.causes[0].explanations[0].changes[0];
    assert_eq!(first.figure(), Some(setup.figure("a3.1.3", "")));
    // The county's own report lacks nothing of it, and nine applications by letter.
    let mut gaps = IdVec::repeat(None, setup.form.figures.len());
    gaps[setup.figure("a3.1.3", "")] = Some(0);
    gaps[setup.figure("a3.1.4", "")] = Some(9);
    let evaluation = setup.judge(&figures, "", peers(Some(&gaps)));
    let first = evaluation.causes[0].explanations[0].changes[0];
    assert_eq!(first.figure(), Some(setup.figure("a3.1.4", "")));
    assert_eq!(first.county, Testimony::ToBe);
}

#[test]
fn a_figure_in_the_row_beside_its_own_is_told_as_such() {
    let (setup, mut figures) = Setup::form_c();
    // Eight applications of natural persons, filled into the row below their own.
    setup.set(
        &mut figures,
        &[
            ("r1", "natural", "8"),
            ("r1", "total", "8"),
            ("r13", "natural", "0"),
            ("r13", "total", "8"),
            ("r14", "natural", "8"),
            ("r24", "natural", "8"),
            ("r24", "total", "8"),
        ],
    );
    let causes = setup.causes(&figures);
    let [cause] = causes.as_slice() else {
        panic!("{causes:?}");
    };
    let slips: Vec<Slip> = cause.explanations[0]
        .changes
        .iter()
        .map(|change| change.slip)
        .collect();
    let natural = setup.figure("r13", "natural");
    let beside = setup.figure("r14", "natural");
    assert_eq!(slips, [Slip::Misplaced(beside), Slip::Overwritten(natural)]);
}

#[test]
fn explanations_that_take_one_slip_more_are_listed_on_request() {
    let (setup, mut figures) = Setup::form_a_with(SAID);
    setup.set(&mut figures, &[("a3.1", "", "26"), ("a3.1.3", "", "62")]);
    let text = "全年收到申请62件。";
    let few = setup.judge(&figures, text, ReportContext::default()).causes;
    let thorough = ReportContext {
        depth: SearchDepth::OneMore,
        ..ReportContext::default()
    };
    // A part and the number of the prose, both by the same.
    let all = setup.judge(&figures, text, thorough).causes;
    assert_eq!(few[0].explanations.len(), 1);
    let target = |causes: &[Cause]| causes[0].explanations[0].changes[0].to;
    assert_eq!((target(&few), target(&all)), (number("62"), number("62")));
    assert!(all[0].explanations.len() > few[0].explanations.len());
    let mut others = all[0].explanations.iter();
    let of_prose = |change: &Change| matches!(change.subject, Subject::Claim(_));
    assert!(
        others.any(|explanation| explanation.changes.len() == 2
            && explanation.changes.iter().any(of_prose))
    );
}

#[test]
fn a_report_in_which_nothing_is_right_ends_and_says_where_nothing_explains_it() {
    let (setup, mut figures) = Setup::form_c();
    let mut number = 7_i64;
    for figure in setup.form.figures.ids() {
        if figures.state(figure) == State::Number {
            number = (number * 48_271) % 900_007;
            small::set(&setup.form, &mut figures, figure, &number.to_string());
        }
    }
    let causes = setup.causes(&figures);
    assert!(!causes.is_empty());
    let unexplained = causes.iter().filter(|cause| cause.explanations.is_empty());
    assert!(unexplained.count() > 0);
}

#[test]
fn prose_that_contradicts_itself_blames_no_figure() {
    let (setup, mut figures) = Setup::form_a_with(SAID);
    setup.set(
        &mut figures,
        &[("a6", "", "0"), ("a3.1", "", "62"), ("a3.1.3", "", "62")],
    );
    let causes = |text: &str| {
        let evaluation = setup.judge(&figures, text, ReportContext::default());
        evaluation.causes
    };
    let causes_of_two_numbers = causes("全年收到申请62件。\n其中上半年收到申请26件。");
    let [cause] = causes_of_two_numbers.as_slice() else {
        panic!("{causes_of_two_numbers:?}");
    };
    assert_eq!((cause.broken, cause.explanations.len()), (1, 0));
    assert!(!cause.exhausted, "nothing explains it, and that is said");
    let causes_of_one_number = causes("全年收到申请26件。");
    let [cause] = causes_of_one_number.as_slice() else {
        panic!("{causes_of_one_number:?}");
    };
    assert!(!cause.explanations.is_empty(), "{cause:?}");
}

#[test]
fn what_is_not_to_be_leaves_what_is_less_and_what_is_more() {
    let rules = "gouji: rules/1\nform: xxgk-2014\nrules:\n- id: not-four\n  severity: error\n  check: 会议数 ≠ 4\n";
    let (setup, mut figures) = Setup::form_a_with(rules);
    setup.set(&mut figures, &[("a9.1", "", "4")]);
    let causes = setup.causes(&figures);
    let targets: Vec<Target> = causes[0]
        .explanations
        .iter()
        .map(|explanation| explanation.changes[0].to)
        .collect();
    let decimal = |text: &str| Some(Decimal::parse(text).unwrap());
    assert_eq!(targets.len(), 2, "{targets:?}");
    assert!(targets.contains(&Target::Between(decimal("0"), decimal("3"))));
    assert!(targets.contains(&Target::Between(decimal("5"), None)));
}

#[test]
fn a_filled_number_that_agrees_with_another_is_not_told_to_become_0() {
    let (setup, mut figures) = Setup::form_c();
    // The column of totals was left at 0.
    for row in ["r1", "r3", "r24"] {
        setup.set(&mut figures, &[(row, "natural", "2")]);
    }
    let causes = setup.causes(&figures);
    let first = &causes[0].explanations[0];
    let totals: Vec<FigureId> = ["r1", "r3", "r24"]
        .map(|row| setup.figure(row, "total"))
        .into();
    let changed: Vec<FigureId> = first.changes.iter().filter_map(Change::figure).collect();
    assert_eq!(changed, totals);
    assert!(first.changes.iter().all(|change| change.to == number("2")));
}
