//! What a clerk sees of a report.

use super::sample::*;
use gouji_model::*;
use gouji_render::{Detail, Style, check_report};

fn drawn(findings: Vec<Finding>, style: Style) -> String {
    check_report(&checked(findings), &rules(), style, Detail::default())
}

#[test]
fn an_error_with_four_parts() {
    assert_snapshot("error", &drawn(vec![sum_finding()], ZH));
    assert_snapshot("error-en", &drawn(vec![sum_finding()], EN));
    let ascii = Style { ascii: true, ..EN };
    assert_snapshot("error-ascii", &drawn(vec![sum_finding()], ascii));
}

#[test]
fn colours_are_written_only_when_asked_for() {
    let plain = drawn(vec![sum_finding(), channels_finding()], ZH);
    let coloured = drawn(
        vec![sum_finding(), channels_finding()],
        Style { colour: true, ..ZH },
    );
    assert!(!plain.contains('\u{1b}'));
    let mut stripped = String::new();
    for (index, piece) in coloured.split('\u{1b}').enumerate() {
        let text = if index == 0 {
            piece
        } else {
            piece.split_once('m').unwrap().1
        };
        stripped.push_str(text);
    }
    assert_eq!(stripped, plain);
    assert_snapshot("colour", &coloured.replace('\u{1b}', "\\e"));
}

#[test]
fn widths() {
    for width in [40, 60, 80, 120, 200] {
        let style = Style { width, ..ZH };
        let text = drawn(
            vec![sum_finding(), subset_finding(), channels_finding()],
            style,
        );
        assert_fits(&text, width);
        assert_snapshot(&format!("width-{width}"), &text);
    }
}

#[test]
fn a_rule_is_explained_once_and_blank_parts_are_named() {
    let findings = vec![
        blank_parts_finding(),
        channels_finding(),
        sum_finding(),
        absent_finding(),
    ];
    assert_snapshot("several", &drawn(findings, ZH));
}

#[test]
fn undecided_checks_are_told_by_cause() {
    let form = form();
    let part = |id| Reason::Absent(figure(&form, id));
    let findings = vec![
        undecided(SUM, Some("sd11"), part("sd11")),
        undecided(SUM, Some("a8.3"), part("a8.3")),
        undecided(
            SUM,
            Some("a3.3"),
            Reason::Unreadable(figure(&form, "a3.3.6")),
        ),
        undecided(CHANNELS, None, part("a1.1")),
        undecided(SUM, Some("a3.1"), Reason::UnplacedPart(row(&form, "a3.1"))),
    ];
    assert_snapshot("undecided", &drawn(findings.clone(), ZH));
    assert_snapshot("undecided-en", &drawn(findings, EN));
}

#[test]
fn problems_of_reading() {
    assert_snapshot("problems", &drawn(problems(), ZH));
    assert_snapshot("problems-en", &drawn(problems(), EN));
}

#[test]
fn a_rule_told_once_over_many_rows_and_a_rule_without_words() {
    use FigureRole::{Other, Part, Total};
    let rows = ["a3.3.2", "a3.3.3", "a3.3.4", "a3.3.5", "a3.1.2"].map(|id| (id, Part));
    let mut once = finding(BLANKS, None, &rows, None);
    once.figures.insert(
        0,
        FindingFigure {
            figure: figure(&form(), "a1.2"),
            role: Total,
        },
    );
    once.gathered = once
        .figures
        .iter()
        .map(|&figure| GroupMember {
            rule: RuleId::new(BLANKS),
            instance: None,
            reason: None,
            comparison: None,
            figures: vec![figure],
        })
        .collect();
    let users = finding(USERS, None, &[("a1.1", Other)], None);
    assert_snapshot("once", &drawn(vec![once, users], ZH));
}

#[test]
fn every_outcome_on_demand() {
    let form = form();
    let mut checked = checked(vec![sum_finding()]);
    let outcome = |rule, instance: Option<&str>, outcome, reason, comparison| CheckOutcome {
        rule: RuleId::new(rule),
        instance: instance.map(|id| Instance::from_row(row(&form, id))),
        outcome,
        reason,
        comparison,
    };
    let staff = compare(
        "工作人员数",
        "2",
        Operator::Equal,
        "分项和(工作人员数)",
        "2",
    );
    checked.evaluation.as_mut().unwrap().outcomes = vec![
        outcome(
            SUM,
            Some("a3.1"),
            Outcome::Violated,
            None,
            sum_finding().comparison,
        ),
        outcome(SUM, Some("a8.3"), Outcome::Satisfied, None, Some(staff)),
        outcome(
            CHANNELS,
            None,
            Outcome::NotApplicable,
            Some(Reason::Guard),
            None,
        ),
        outcome(
            SUM,
            Some("sd11"),
            Outcome::Undecided,
            Some(Reason::Absent(figure(&form, "sd11"))),
            None,
        ),
    ];
    let detail = Detail {
        all: true,
        verbose: true,
        ..Detail::default()
    };
    assert_snapshot("all", &check_report(&checked, &rules(), ZH, detail));
    assert_snapshot("all-en", &check_report(&checked, &rules(), EN, detail));
}

#[test]
fn reports_that_could_not_be_read() {
    let report = |report| CheckedReport {
        path: "2017/清水街道.docx".to_owned(),
        report,
        evaluation: None,
    };
    let unreadable = report(Err(ReadError::Unsupported {
        kind: FileKind::Zip,
    }));
    let unrecognised = report(Ok(Report {
        submitter: Some("清水街道".to_owned()),
        year: Some(2017),
        sheets: Vec::new(),
        prose: Prose::default(),
        form_data: Err(RecognitionFailure {
            nearest: Some("政府信息公开情况统计表".to_owned()),
            rows_found: 3,
            known: known_forms(),
            pictures: Vec::new(),
        }),
    }));
    for (style, name) in [(ZH, "not-read"), (EN, "not-read-en")] {
        let text = [&unreadable, &unrecognised]
            .map(|each| check_report(each, &rules(), style, Detail::default()));
        assert_snapshot(name, &text.concat());
    }
}

#[test]
fn a_clean_report_says_nothing() {
    assert_eq!(drawn(Vec::new(), ZH), "");
}

#[test]
fn a_rule_without_a_title_says_its_comparison_once() {
    let comparison = compare("收到申请数", "7", Operator::Equal, "99", "99");
    let users = finding(
        USERS,
        None,
        &[("a3.1", FigureRole::Other)],
        Some(comparison),
    );
    let text = drawn(vec![users], ZH);
    assert!(text.contains("收到申请数是 7，应是 99"), "{text}");
    assert!(!text.contains("应满足"), "{text}");
}

#[test]
fn a_row_printed_twice_is_known_by_its_label() {
    let twice = |text: &str, id| {
        let kind = ReadingProblemKind::UnplacedRow {
            text: text.to_owned(),
            candidates: vec![row(&form(), id)],
        };
        drawn(vec![problem(kind, &[], None)], ZH)
    };
    assert!(twice("1. 当面申请数", "a3.1.1").contains("这一行出现了两次"));
    assert!(twice("当面申请书数", "a3.1.1").contains("和报表的行名不一样"));
}

#[test]
fn outcomes_stand_in_the_forms_order_with_values_and_conditions() {
    let mut checked = checked(Vec::new());
    let mut rules = rules();
    rules[RuleId::new(CHANNELS)].when = Some("主动公开数 > 0".to_owned());
    rules[RuleId::new(USERS)].check = "已填(主动公开数) 或 空(a3.1.2)".to_owned();
    let outcome = |rule, id: Option<&str>, outcome, reason| CheckOutcome {
        rule: RuleId::new(rule),
        instance: id.map(|id| Instance::from_row(row(&form(), id))),
        outcome,
        reason,
        comparison: None,
    };
    use Outcome::{NotApplicable, Satisfied};
    checked.evaluation.as_mut().unwrap().outcomes = vec![
        outcome(BLANKS, Some("a3.3"), Satisfied, None),
        outcome(BLANKS, Some("a3.1"), Satisfied, None),
        outcome(USERS, None, Satisfied, None),
        outcome(CHANNELS, None, NotApplicable, Some(Reason::Guard)),
    ];
    let detail = Detail {
        all: true,
        verbose: false,
        ..Detail::default()
    };
    let text = [ZH, EN].map(|style| check_report(&checked, &rules, style, detail));
    assert_snapshot("all-values", &text.concat());
}

#[test]
fn rows_of_one_name_are_told_with_the_row_above() {
    let mut checked = checked(vec![undecided(
        SUM,
        None,
        Reason::Omitted(figure(&form(), "sd10.1")),
    )]);
    let Ok(Report {
        form_data: Ok(form_data),
        ..
    }) = &mut checked.report
    else {
        panic!()
    };
    let mut form = form();
    let (ten, eleven) = (row(&form, "sd10.1"), row(&form, "sd11.1"));
    form.rows[ten].label = "镇政府（街道办事处）".to_owned();
    form.rows[eleven].label = "镇政府（街道）".to_owned();
    let layout = form_data.layout;
    form.layouts[layout]
        .rows
        .retain(|&each| each != ten && each != eleven);
    form_data.form = std::sync::Arc::new(form);
    let text = check_report(&checked, &rules(), ZH, Detail::default());
    assert!(text.contains("/镇政府"), "{text}");
}
