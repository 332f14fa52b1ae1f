//! What checks come to: exact sums, units of money, tolerance, blanks, and what cannot be said.

use gouji_evaluator::{CheckContext, CheckResult, ReportContext, check_figures};
use gouji_model::{Figures, Outcome, Reason, RowId, State};
use gouji_tests::small;

const TABLE: &str = "
  name: 表
  title: 表
  rows:
  - {id: t1, name: 甲数, label: 一、甲数, unit: 件, role: total}
  - {id: t1.1, name: 乙数, label: （一）乙数, unit: 件, parent: t1}
  - {id: t1.2, name: 丙数, label: （二）丙数, unit: 件, parent: t1}
  - {id: t1.3, name: 丁数, label: （三）丁数, unit: 件, parent: t1, optional: true}
  - {id: m1, name: 经费, label: 二、经费, unit: 万元, scale: 6, role: total}
  - {id: m1.1, name: 印刷费, label: （一）印刷费, unit: 万元, scale: 6, parent: m1}
  - {id: m1.2, name: 培训费, label: （二）培训费, unit: 万元, scale: 6, parent: m1}
  - {id: s1, name: 站点数, label: 三、站点数, unit: 个, role: total}
  - {id: s1.1, name: 县级站点, label: （一）县级站点, unit: 个, parent: s1, optional: true}
";

/// What `rule` comes to on figures given as `名称=值`; a word instead of a number is a state.
fn outcome(rule: &str, figures: &str) -> CheckResult {
    outcome_with(rule, figures, &[])
}

fn outcome_with(rule: &str, figures: &str, incomplete: &[&str]) -> CheckResult {
    let library = small::rule_library(TABLE, rule);
    let form = &library.forms[0];
    let row = |name: &str| -> RowId {
        form.rows
            .iter_with_ids()
            .find(|(_, row)| row.name == name)
            .expect(name)
            .0
    };
    let (mut filled, mut year) = (Figures::new(form, State::Blank), None);
    for pair in figures.split_whitespace() {
        let (name, value) = pair.split_once('=').expect("a pair");
        if name == "报告年度" {
            year = value.parse().ok();
            continue;
        }
        let figure = form.rows[row(name)].first_figure;
        match value {
            "无" => filled.set_state(figure, State::None),
            "/" => filled.set_state(figure, State::Dash),
            "不可读" => filled.set_state(figure, State::Unreadable),
            "缺行" => filled.set_state(figure, State::Absent),
            "不印" => filled.set_state(figure, State::Omitted),
            "未归位" => filled.set_state(figure, State::NotPlaced),
            number => small::set(form, &mut filled, figure, number),
        }
    }
    let incomplete: Vec<RowId> = incomplete.iter().map(|name| row(name)).collect();
    let report = ReportContext {
        year,
        ..ReportContext::default()
    };
    let mut context = CheckContext::new(form, &filled, &report);
    context.incomplete = &incomplete;
    check_figures(&library.checks(form)[0], context)
}

fn is(rule: &str, figures: &str) -> Outcome {
    outcome(rule, figures).outcome
}

const SUM: &str = "  check: 甲数 = 分项和(甲数)";
const MONEY: &str = "  check: 经费 = 分项和(经费)";
use Outcome::{NotApplicable, Satisfied, Undecided, Violated};

#[test]
fn the_report_year_is_compared_and_undecided_where_the_document_names_none() {
    let since = "  check: 报告年度 >= 2014 且 report_year <= 2018";
    assert_eq!(is(since, "报告年度=2014"), Satisfied);
    assert_eq!(is(since, "报告年度=2018"), Satisfied);
    assert_eq!(is(since, "报告年度=2013"), Violated);
    assert_eq!(is(since, "报告年度=2019"), Violated);
    let unknown = outcome(since, "甲数=1");
    assert_eq!(
        (unknown.outcome, unknown.reason),
        (Undecided, Some(Reason::NoYear))
    );
    let last = "  check: 报告年度 - 1 = 2016";
    assert_eq!(is(last, "报告年度=2017"), Satisfied);
    // As a condition of a rule about figures.
    let guarded = "  when: 报告年度 >= 2020\n  check: 甲数 = 0";
    assert_eq!(is(guarded, "报告年度=2019 甲数=3"), NotApplicable);
    assert_eq!(is(guarded, "报告年度=2020 甲数=3"), Violated);
    assert_eq!(is(guarded, "甲数=3"), Undecided);
}

#[test]
fn sums_are_exact() {
    assert_eq!(is(SUM, "甲数=3 乙数=1 丙数=2"), Satisfied);
    assert_eq!(is(SUM, "甲数=3 乙数=1 丙数=3"), Violated);
    assert_eq!(is(MONEY, "经费=0.3 印刷费=0.1 培训费=0.2"), Satisfied);
    assert_eq!(is(MONEY, "经费=0.300001 印刷费=0.1 培训费=0.2"), Violated);
    assert_eq!(is(MONEY, "经费=25.10 印刷费=25.1"), Satisfied);
    let most = i64::MAX;
    assert_eq!(is(SUM, &format!("甲数={most} 乙数={most}")), Satisfied);
    assert_eq!(
        is(SUM, &format!("甲数={most} 乙数={most} 丙数=1")),
        Violated
    );
}

#[test]
fn what_a_blank_means_comes_from_its_role() {
    assert_eq!(is(SUM, "甲数=3 乙数=3"), Satisfied);
    assert_eq!(is(SUM, "甲数=0"), Satisfied);
    let blank_total = outcome(SUM, "乙数=3");
    assert_eq!(blank_total.outcome, NotApplicable);
    assert!(matches!(blank_total.reason, Some(Reason::NotStated(_))));
    assert_eq!(is(SUM, "甲数=/ 乙数=3"), NotApplicable);
    assert_eq!(is(SUM, "甲数=无 乙数=/ 丙数=无"), Satisfied);
    assert_eq!(is(SUM, "甲数=无 乙数=1"), Violated);
    assert_eq!(
        is("  blank: zero\n  check: 甲数 = 分项和(甲数)", "乙数=3"),
        Violated
    );
    assert_eq!(
        is(
            "  blank: not-stated\n  check: 甲数 = 分项和(甲数)",
            "甲数=3 乙数=3"
        ),
        NotApplicable
    );
}

#[test]
fn what_cannot_be_read_leaves_the_check_undecided() {
    for (state, reason) in [
        ("不可读", "Unreadable"),
        ("缺行", "Absent"),
        ("未归位", "NotPlaced"),
    ] {
        let result = outcome(SUM, &format!("甲数=3 乙数={state}"));
        assert_eq!(result.outcome, Undecided, "{state}");
        assert!(
            format!("{:?}", result.reason).contains(reason),
            "{result:?}"
        );
    }
    // With nothing stated on one side there is nothing to compare, whatever the other says.
    assert_eq!(is(SUM, "乙数=不可读"), NotApplicable);
}

#[test]
fn rows_that_a_form_does_not_print_count_as_zero_but_never_alone() {
    assert_eq!(is(SUM, "甲数=3 乙数=3 丁数=不印"), Satisfied);
    let none_printed = outcome("  check: 站点数 = 分项和(站点数)", "站点数=3 县级站点=不印");
    assert_eq!(none_printed.outcome, NotApplicable);
    assert!(matches!(none_printed.reason, Some(Reason::Omitted(_))));
    assert_eq!(
        is(
            "  when: 空(县级站点)\n  check: 站点数 > 0",
            "站点数=0 县级站点=不印"
        ),
        NotApplicable
    );
}

#[test]
fn a_row_that_could_not_be_placed_leaves_its_sum_undecided() {
    for figures in ["甲数=3 乙数=3", "甲数=3 乙数=1"] {
        let result = outcome_with(SUM, figures, &["甲数"]);
        assert_eq!(result.outcome, Undecided);
        assert!(matches!(result.reason, Some(Reason::UnplacedPart(_))));
    }
    assert_eq!(
        outcome_with(SUM, "甲数=3 乙数=3", &["经费"]).outcome,
        Satisfied
    );
}

#[test]
fn guards_and_logic() {
    let guarded = "  when: 甲数 > 0\n  check: 乙数 >= 甲数";
    assert_eq!(is(guarded, "甲数=0"), NotApplicable);
    assert_eq!(is(guarded, "甲数=2 乙数=1"), Violated);
    assert_eq!(is(guarded, "甲数=不可读 乙数=1"), Undecided);
    let either = "  check: 甲数 = 1 或 乙数 = 1";
    assert_eq!(is(either, "甲数=不可读 乙数=1"), Satisfied);
    assert_eq!(is(either, "甲数=不可读 乙数=2"), Undecided);
    assert_eq!(
        is("  check: 甲数 = 1 且 乙数 = 1", "甲数=不可读 乙数=2"),
        Violated
    );
    assert_eq!(is("  check: 非 乙数 = 1", "乙数=2"), Satisfied);
    assert_eq!(is("  check: 已填(甲数)", ""), Violated);
    assert_eq!(is("  check: 空(分项和(甲数))", ""), Satisfied);
    assert_eq!(is("  check: 空(分项和(甲数))", "丙数=0"), Violated);
    assert_eq!(is("  check: 已填(乙数)", "乙数=缺行"), Undecided);
}

#[test]
fn arithmetic_beyond_sums() {
    assert_eq!(is("  check: 甲数 ÷ 乙数 > 0.3", "甲数=1 乙数=3"), Satisfied);
    assert_eq!(is("  check: 甲数 ÷ 3 × 3 = 甲数", "甲数=7"), Satisfied);
    let result = outcome("  check: 甲数 ÷ 乙数 > 1", "甲数=1");
    assert_eq!(
        (result.outcome, result.reason),
        (Undecided, Some(Reason::DivisionByZero))
    );
    assert_eq!(
        is("  check: 绝对值(甲数 - 乙数) <= 1", "甲数=1 乙数=2"),
        Satisfied
    );
    assert_eq!(
        is(
            "  check: 最大(甲数, 乙数, 丙数) = 5",
            "甲数=1 乙数=5 丙数=2"
        ),
        Satisfied
    );
    assert_eq!(
        is("  check: 最小(甲数, 乙数) = 1", "甲数=1 乙数=5"),
        Satisfied
    );
    assert_eq!(
        is("  check: -甲数 + 2 × (甲数 - 0.5) = 甲数 - 1", "甲数=4"),
        Satisfied
    );
    let most = i64::MAX;
    let huge = format!("甲数={most} 乙数={most} 丙数={most}");
    let result = outcome("  check: 甲数 × 乙数 × 丙数 > 0", &huge);
    assert_eq!(
        (result.outcome, result.reason),
        (Undecided, Some(Reason::Overflow))
    );
}

#[test]
fn tolerance_is_written_in_the_rule() {
    let slack = "  tolerance: 0.01\n  check: 经费 = 分项和(经费)";
    assert_eq!(is(slack, "经费=1.01 印刷费=1"), Satisfied);
    assert_eq!(is(slack, "经费=1.010001 印刷费=1"), Violated);
    let rounding = "  tolerance: rounding\n  check: 经费 = 分项和(经费)";
    // 0.3 is 0.25 to 0.35, 0.12 and 0.12 are 0.115 to 0.125 each: 0.23 to 0.25 meets it at 0.25.
    assert_eq!(is(rounding, "经费=0.3 印刷费=0.12 培训费=0.12"), Satisfied);
    assert_eq!(is(rounding, "经费=0.30 印刷费=0.12 培训费=0.12"), Violated);
    assert_eq!(
        is(
            "  tolerance: 0.01\n  check: 经费 < 印刷费",
            "经费=1 印刷费=1"
        ),
        Violated
    );
    assert_eq!(
        is(
            "  tolerance: 0.01\n  check: 经费 <= 印刷费",
            "经费=1.01 印刷费=1"
        ),
        Satisfied
    );
}

#[test]
fn a_sum_spelled_out_is_as_undecided_as_one_of_parts() {
    let spelled = "  check: 甲数 = 乙数 + 丙数";
    assert_eq!(
        outcome_with(spelled, "甲数=3 乙数=1", &["甲数"]).outcome,
        Undecided
    );
    assert_eq!(
        outcome_with("  check: 甲数 >= 乙数", "甲数=3 乙数=4", &["甲数"]).outcome,
        Violated
    );
}

#[test]
fn a_row_that_could_not_be_placed_reaches_guards_and_blankness() {
    let guarded = "  when: 分项和(甲数) > 0\n  check: 甲数 > 0";
    assert_eq!(
        outcome_with(guarded, "甲数=0", &["甲数"]).outcome,
        Undecided
    );
    assert_eq!(
        outcome_with("  check: 空(分项和(甲数))", "", &["甲数"]).outcome,
        Undecided
    );
    assert_eq!(
        outcome_with("  check: 空(分项和(甲数))", "乙数=1", &["甲数"]).outcome,
        Violated
    );
    assert_eq!(
        outcome_with("  check: 已填(分项和(甲数))", "乙数=1", &["甲数"]).outcome,
        Satisfied
    );
}

#[test]
fn what_does_not_apply_outweighs_what_is_undecided_in_any_order() {
    for rule in [
        "  check: 绝对值(乙数) + 绝对值(甲数) >= 0",
        "  check: 绝对值(甲数) + 绝对值(乙数) >= 0",
        "  check: 乙数 = 1 且 甲数 = 1",
        "  check: 甲数 = 1 且 乙数 = 1",
        "  check: 最大(乙数, 甲数) = 1",
        "  check: 最大(甲数, 乙数) = 1",
        "  when: 乙数 > 0\n  check: 甲数 = 1",
    ] {
        assert_eq!(is(rule, "乙数=不可读"), NotApplicable, "{rule}");
    }
}

#[test]
fn what_cancels_out_is_not_asked_for() {
    assert_eq!(
        is("  check: 分项和(甲数) - 丙数 = 1", "乙数=1 丙数=不可读"),
        Satisfied
    );
    assert_eq!(is("  check: 甲数 + 乙数 - 甲数 = 1", "乙数=1"), Satisfied);
    assert_eq!(is("  check: 0 × 甲数 + 乙数 = 1", "乙数=1"), Satisfied);
}

#[test]
fn rows_that_are_not_printed_are_zero_in_every_sum() {
    assert_eq!(
        is("  check: 乙数 ÷ 1 + 丁数 = 1", "乙数=1 丁数=不印"),
        Satisfied
    );
    assert_eq!(
        is(
            "  check: 乙数 >= 最大(丙数, 丁数)",
            "乙数=1 丙数=1 丁数=不印"
        ),
        Satisfied
    );
    assert_eq!(
        is("  check: 乙数 >= 最大(丁数, 丁数)", "乙数=1 丁数=不印"),
        NotApplicable
    );
}

#[test]
fn the_guard_is_exact_whatever_the_test_may_miss_by() {
    let rule = "  tolerance: 1\n  when: 经费 = 0\n  check: 印刷费 = 0";
    assert_eq!(is(rule, "经费=0.5 印刷费=9"), NotApplicable);
    assert_eq!(is(rule, "经费=0 印刷费=9"), Violated);
}
