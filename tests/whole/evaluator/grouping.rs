//! Checks of a rule that are told together keep what each of them says.

use gouji_evaluator::{Outcomes, ReportContext, evaluate};
use gouji_model::{FigureId, Figures, Finding, Outcome, State};
use gouji_tests::small;

const TABLE: &str = "
  name: 申请表
  title: 表
  columns:
  - {id: one, name: 个人, label: 个人}
  - {id: firm, name: 企业, label: 企业}
  - {id: all, name: 总计, label: 总计, role: total, parts: [one, firm]}
  rows:
  - {id: t1, name: 新收, label: 一、新收, unit: 件}
  - {id: t2, name: 结转, label: 二、结转, unit: 件}
  - {id: t3, name: 办结, label: 三、办结, unit: 件}
";

/// What `rule` finds in a report with these values, row by row; `None` is a blank.
fn findings(rule: &str, values: [Option<i64>; 9]) -> Vec<Finding> {
    let library = small::rule_library(TABLE, rule);
    let form = &library.forms[0];
    let mut figures = Figures::new(form, State::Blank);
    for (figure, value) in form.figures.ids().zip(values) {
        if let Some(value) = value {
            small::set(form, &mut figures, figure, &value.to_string());
        }
    }
    let context = ReportContext {
        year: Some(2020),
        ..ReportContext::default()
    };
    let form_data = small::form_data(form, figures);
    evaluate(&form_data, &context, &library, Outcomes::Drop).findings
}

const TOTALS: &str = "  each: row of 申请表\n  report: table\n  check: 总计 = 分项和(总计)";

#[test]
fn every_check_keeps_its_sides_and_its_first_figure() {
    let values = [1, 2, 4, 0, 0, 0, 5, 5, 9].map(Some);
    let findings = findings(TOTALS, values);
    let [finding] = findings.as_slice() else {
        panic!("{findings:?}");
    };
    assert!(finding.instance.is_none() && finding.comparison.is_none());
    assert_eq!(finding.checks(), 2);
    let sides = finding.gathered.iter().map(|check| {
        let sides = check.comparison.as_ref().expect("two sides");
        (sides.left.to_string(), sides.right.to_string())
    });
    let sides: Vec<_> = sides.collect();
    assert_eq!(
        sides,
        [("4", "3"), ("9", "10")].map(|(left, right)| (left.to_owned(), right.to_owned()))
    );
    let firsts = finding.gathered.iter().map(|check| check.figures[0].figure);
    assert_eq!(firsts.collect::<Vec<_>>(), [2, 8].map(FigureId::new));
    assert_eq!(finding.figures.len(), 6);
}

#[test]
fn a_blank_total_is_the_figure_to_look_at_not_what_fills_the_others() {
    let rule =
        "  each: row of 申请表\n  report: table\n  when: 已填(分项和(总计))\n  check: 已填(总计)";
    let one = Some(1);
    let findings = findings(rule, [one, one, None, None, None, None, one, None, None]);
    let firsts = findings[0]
        .gathered
        .iter()
        .map(|check| check.figures[0].figure);
    assert_eq!(firsts.collect::<Vec<_>>(), [2, 8].map(FigureId::new));
}

#[test]
fn one_check_alone_is_told_as_itself_and_undecided_ones_are_counted() {
    let mut values = [1, 2, 4, 0, 0, 0, 5, 5, 10].map(Some);
    let alone = findings(TOTALS, values);
    assert!(alone[0].gathered.is_empty() && alone[0].comparison.is_some());
    assert_eq!(alone[0].checks(), 1);
    values[2] = Some(3);
    assert!(findings(TOTALS, values).is_empty());
    let by_zero = "  each: row of 申请表\n  report: table\n  check: 个人 ÷ 企业 >= 0 且 总计 >= 0";
    let undecided = findings(by_zero, [0; 9].map(Some));
    assert_eq!(undecided[0].outcome, Outcome::Undecided);
    assert_eq!(undecided[0].checks(), 3);
    assert!(
        undecided[0]
            .gathered
            .iter()
            .all(|check| check.reason.is_some())
    );
}
