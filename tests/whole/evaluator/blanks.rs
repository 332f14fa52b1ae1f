//! A check with nothing filled in does not apply; one number is enough for it to be asked.

use gouji_evaluator::{OtherReport, Outcomes, ReportContext, evaluate};
use gouji_model::{
    Evaluation, Figures, Form, FormData, Origin, Outcome, Place, Reason, Sketch, State, Subject,
};
use gouji_ruleset::{Datum, Library};
use gouji_tests::{built_in, small};
use std::sync::Arc;

const TABLE: &str = "
  name: 表
  title: 表
  rows:
  - {id: r1, name: 会议数, label: 会议数, unit: 次}
  - {id: r2, name: 培训班数, label: 培训班数, unit: 次}
  - {id: r3, name: 人数, label: 人数, unit: 次}
";

/// A report on the only form of `library` with these numbers, by row id; the others are blank.
fn report(form: &Arc<Form>, values: &[(&str, &str)]) -> FormData {
    let mut form_data = small::form_data(form, Figures::new(form, State::Blank));
    for &(row, value) in values {
        let figure = small::figure(form, row, "");
        match value {
            "无" => form_data.figures.set_state(figure, State::None),
            "/" => form_data.figures.set_state(figure, State::Dash),
            "不可读" => form_data.figures.set_state(figure, State::Unreadable),
            "缺行" => form_data.figures.set_state(figure, State::Absent),
            "不印" => form_data.figures.set_state(figure, State::Omitted),
            "未归位" => form_data.figures.set_state(figure, State::NotPlaced),
            number => {
                small::write(
                    &mut form_data,
                    figure,
                    number,
                    Place::Paragraph { paragraph: 1 },
                );
            }
        }
    }
    form_data
}

/// What the one check of `rule` comes to on a report with these numbers and this prose, beside last year's report.
fn outcome_beside(
    rule: &str,
    values: &[(&str, &str)],
    prose: &str,
    last: Option<&[(&str, &str)]>,
) -> (Outcome, Option<Reason>) {
    let library = small::rule_library(TABLE, rule);
    let form = Arc::clone(&library.forms[0]);
    let (prose, sketch) = (small::prose(prose), Sketch::default());
    let last = last.map(|values| report(&form, values));
    let context = ReportContext {
        year: Some(2021),
        prose: Some(&prose),
        last_year: last.as_ref().map(|form_data| OtherReport {
            path: "2020/甲镇.docx",
            form_data,
            sheets: &[],
            sketch: &sketch,
        }),
        ..ReportContext::default()
    };
    let evaluation = evaluate(&report(&form, values), &context, &library, Outcomes::Keep);
    let [only] = evaluation.outcomes.as_slice() else {
        panic!("{:?}", evaluation.outcomes);
    };
    (only.outcome, only.reason)
}

fn outcome(rule: &str, values: &[(&str, &str)]) -> (Outcome, Option<Reason>) {
    outcome_beside(rule, values, "", None)
}

const NOTHING: (Outcome, Option<Reason>) = (Outcome::NotApplicable, Some(Reason::NothingFilled));

#[test]
fn a_check_over_blanks_alone_neither_holds_nor_is_broken() {
    for rule in ["  check: 会议数 <= 人数", "  check: 会议数 >= 4"] {
        assert_eq!(outcome(rule, &[]), NOTHING, "{rule}");
        assert_eq!(outcome(rule, &[("r1", "/")]), NOTHING, "{rule}");
        // What the rule does not speak of is nothing to it.
        assert_eq!(outcome(rule, &[("r2", "3")]), NOTHING, "{rule}");
        assert_eq!(
            outcome(rule, &[("r1", "不印"), ("r3", "/")]).0,
            Outcome::NotApplicable
        );
    }
}

#[test]
fn one_filled_figure_among_blanks_is_asked_about() {
    let rule = "  check: 会议数 + 培训班数 <= 人数";
    assert_eq!(outcome(rule, &[("r1", "1")]).0, Outcome::Violated);
    assert_eq!(outcome(rule, &[("r3", "1")]).0, Outcome::Satisfied);
    assert_eq!(outcome(rule, &[("r1", "0")]).0, Outcome::Satisfied);
    assert_eq!(outcome(rule, &[("r2", "无")]).0, Outcome::Satisfied);
}

#[test]
fn what_cannot_be_read_or_placed_is_not_blank() {
    let rule = "  check: 会议数 <= 人数";
    for state in ["不可读", "缺行", "未归位"] {
        assert_eq!(
            outcome(rule, &[("r1", state)]).0,
            Outcome::Undecided,
            "{state}"
        );
    }
}

#[test]
fn a_figure_that_only_the_guard_names_is_one_of_those_asked_about() {
    let rule = "  when: 人数 > 0\n  check: 会议数 >= 1";
    assert_eq!(outcome(rule, &[("r3", "2")]).0, Outcome::Violated);
    // A guard that is not met is the nearer reason.
    assert_eq!(
        outcome(rule, &[]),
        (Outcome::NotApplicable, Some(Reason::Guard))
    );
}

#[test]
fn a_rule_that_asks_for_blanks_or_takes_them_for_0_applies_to_them() {
    assert_eq!(outcome("  check: 已填(会议数)", &[]).0, Outcome::Violated);
    assert_eq!(outcome("  check: 空(会议数)", &[]).0, Outcome::Satisfied);
    let guarded = "  when: 空(人数)\n  check: 会议数 = 0";
    assert_eq!(outcome(guarded, &[]).0, Outcome::Satisfied);
    let zero = "  blank: zero\n  check: 会议数 >= 4";
    assert_eq!(outcome(zero, &[]).0, Outcome::Violated);
}

#[test]
fn a_number_of_last_years_report_is_something_to_ask_about() {
    let rule = "  check: 会议数 = 上年度.会议数";
    let last = |values| outcome_beside(rule, &[], "", Some(values)).0;
    assert_eq!(last(&[("r1", "5")]), Outcome::Violated);
    assert_eq!(last(&[("r1", "0")]), Outcome::Satisfied);
    assert_eq!(last(&[("r1", "不可读")]), Outcome::Undecided);
    assert_eq!(outcome_beside(rule, &[], "", Some(&[])), NOTHING);
    // It is not known whether last year's figure is blank.
    let unknown = (Outcome::Undecided, Some(Reason::NoLastYear));
    assert_eq!(outcome(rule, &[]), unknown);
}

#[test]
fn a_number_that_the_prose_states_is_something_to_ask_about() {
    let rule = "  read: {开会: \"开会{n}次\"}\n  check: 开会 = 会议数";
    assert_eq!(
        outcome_beside(rule, &[], "全年开会3次。", None).0,
        Outcome::Violated
    );
    assert_eq!(
        outcome_beside(rule, &[], "全年开会0次。", None).0,
        Outcome::Satisfied
    );
    let stated = "  read: {开会: \"开会{n}次\"}\n  check: 非 写明(开会) 或 会议数 >= 0";
    assert_eq!(outcome_beside(stated, &[], "全年没有开会。", None), NOTHING);
    assert_eq!(
        outcome_beside(stated, &[], "全年开会3次。", None).0,
        Outcome::Satisfied
    );
}

#[test]
fn a_check_of_text_alone_is_asked_of_an_empty_table() {
    let rule = "  read: {套话: \"见附表 => 1\"}\n  check: 非 写明(套话)";
    assert_eq!(
        outcome_beside(rule, &[], "数据见附表。", None).0,
        Outcome::Violated
    );
    assert_eq!(
        outcome_beside(rule, &[], "数据如下。", None).0,
        Outcome::Satisfied
    );
    let year = "  check: 报告年度 >= 2014";
    assert_eq!(outcome(year, &[]).0, Outcome::Satisfied);
}

/// The rules of which a check holds that speaks of figures.
fn satisfied_rules(library: &Library, form: &Form, evaluation: &Evaluation) -> Vec<String> {
    let satisfied = evaluation.outcomes.iter();
    let satisfied = satisfied.filter(|check| check.outcome == Outcome::Satisfied);
    let names_figure = |rule, instance| {
        let mut checks = library.checks(form).iter();
        checks.any(|check| {
            let mut data = check.data.iter();
            check.rule == rule
                && check.instance == instance
                && data.any(|datum| !matches!(datum, Datum::Claim(_)))
        })
    };
    let of_figures = satisfied.filter(|check| names_figure(check.rule, check.instance));
    of_figures
        .map(|check| library.rules[check.rule].id.clone())
        .collect()
}

#[test]
fn nothing_in_an_empty_form_holds() {
    let library = Library::load(built_in()).unwrap();
    for form in ["xxgk-2014", "xxgk-2019", "xxgk-2021"] {
        let form = small::form(&library, form);
        let empty = small::form_data(&form, Figures::new(&form, State::Blank));
        for state in [State::Blank, State::Dash] {
            let sketch = Sketch::default();
            let last = small::form_data(&form, Figures::new(&form, state));
            for last_year in [false, true] {
                let last_year = last_year.then_some(OtherReport {
                    path: "去年.docx",
                    form_data: &last,
                    sheets: &[],
                    sketch: &sketch,
                });
                let context = ReportContext {
                    last_year,
                    ..ReportContext::default()
                };
                let evaluation = evaluate(&empty, &context, &library, Outcomes::Keep);
                let told = satisfied_rules(&library, &form, &evaluation);
                assert_eq!(told, Vec::<String>::new(), "{}", form.id);
                assert!(evaluation.counts.not_applicable > 20, "{}", form.id);
            }
        }
    }
}

#[test]
fn an_equation_over_blanks_has_no_cause_and_asks_again_once_a_change_fills_one() {
    let rules = "gouji: rules/1\nform: small\nrules:\n- {id: five, severity: error, check: 会议数 + 培训班数 = 5}\n\
                 - {id: more, severity: error, check: 人数 = 会议数 + 2}\n";
    let form = format!(
        "gouji: form/1\nid: small\ntitle: 小表\nyears: 2014..\nrecognise: [甲数]\ntables:\n- id: t{TABLE}"
    );
    let library = small::library(&[&form], rules);
    let form = Arc::clone(&library.forms[0]);
    let evaluation = small::evaluation(&report(&form, &[]), &ReportContext::default(), &library);
    assert!(evaluation.findings.is_empty() && evaluation.causes.is_empty());
    // 人数 3 wants one meeting; with it the sum must be 5, so that the meeting alone does not mend all.
    let evaluation = small::evaluation(
        &report(&form, &[("r3", "3")]),
        &ReportContext::default(),
        &library,
    );
    let rules = evaluation
        .findings
        .iter()
        .map(|finding| match finding.origin {
            Origin::Rule(rule) => library.rules[rule].id.as_str(),
            Origin::Reading(_) => "",
        });
    assert_eq!(rules.collect::<Vec<_>>(), ["more"]);
    let [cause] = evaluation.causes.as_slice() else {
        panic!("{:?}", evaluation.causes);
    };
    let meetings = Subject::Figure(small::figure(&form, "r1", ""));
    for explanation in &cause.explanations {
        let subjects: Vec<Subject> = explanation
            .changes
            .iter()
            .map(|change| change.subject)
            .collect();
        assert_ne!(subjects, [meetings], "{explanation:?}");
    }
}

#[test]
fn counts_are_kept_for_each_rule_in_order() {
    let rules = "gouji: rules/1\nform: small\nrules:\n- {id: each, each: detail, check: 本项 <= 4}\n\
                 - {id: one, check: 会议数 >= 1}\n";
    let form = format!(
        "gouji: form/1\nid: small\ntitle: 小表\nyears: 2014..\nrecognise: [甲数]\ntables:\n- id: t{TABLE}"
    );
    let library = small::library(&[&form], rules);
    let form = Arc::clone(&library.forms[0]);
    let data = report(&form, &[("r1", "1"), ("r2", "5")]);
    let evaluation = evaluate(&data, &ReportContext::default(), &library, Outcomes::Drop);
    let counts = |at: usize| {
        let counted = evaluation.rules[at];
        let id = library.rules[counted.rule].id.as_str();
        let counts = counted.counts;
        (id, counts.satisfied, counts.violated, counts.not_applicable)
    };
    assert_eq!(evaluation.rules.len(), 2);
    assert_eq!(counts(0), ("each", 1, 1, 1));
    assert_eq!(counts(1), ("one", 1, 0, 0));
    let total: usize = evaluation
        .rules
        .iter()
        .map(|rule| rule.counts.total())
        .sum();
    assert_eq!(total, evaluation.counts.total());
}
