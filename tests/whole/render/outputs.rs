//! The summary, the JSON, the tables and the rule page.

use super::sample::*;
use gouji_model::*;
use gouji_render::{
    CaseResult, CaseRow, Detail, Example, ExampleFigure, ExtractFormat, ExtractReport, RunSummary,
    SourceText, Style, SummaryFacts, SummaryLine, cases, check_report, explain, explain_problem,
    problem_ids, rule_list,
};
use serde_json::Value;
use std::collections::BTreeSet;

fn line(path: &str, submitter: Option<&str>, status: Status, found: [usize; 3]) -> SummaryLine {
    let is_read = !matches!(status, Status::Unreadable | Status::Unrecognised);
    SummaryLine {
        path: path.to_owned(),
        submitter: submitter.map(str::to_owned),
        status,
        errors: found[0],
        queries: found[1],
        notes: found[2],
        without_year: 0,
        waiting: 0,
        beyond: 0,
        undecided: usize::from(status == Status::Undecided),
        counts: is_read.then_some(Counts {
            satisfied: 43,
            violated: 2,
            not_applicable: 7,
            undecided: 0,
        }),
        draft: DraftStatus::Counts,
    }
}

fn lines() -> Vec<SummaryLine> {
    vec![
        line(
            "2017/柳河镇-2017.txt",
            Some("柳河镇"),
            Status::Error,
            [2, 1, 0],
        ),
        line("2017/青石镇.txt", Some("青石镇"), Status::Clean, [0, 0, 3]),
        line(
            "2017/乡镇街道报送材料/第二批/清水街道办事处政府信息公开工作年度报告（最终稿）.docx",
            None,
            Status::Unreadable,
            [0; 3],
        ),
        line("2017/白塔镇.txt", Some("白塔镇"), Status::Query, [0, 2, 0]),
    ]
}

fn facts() -> SummaryFacts {
    SummaryFacts {
        replaced_rules: vec!["channels-cover".to_owned()],
        added_rules: vec!["my-rule".to_owned()],
        overrides: Vec::new(),
        ..SummaryFacts::default()
    }
}

#[test]
fn summaries() {
    let review = Review {
        county_rules_skipped: 7,
        ..Review::default()
    };
    let all = |style| run_summary(&review, &lines(), &facts(), style);
    assert_snapshot("summary", &all(ZH));
    assert_snapshot("summary-en", &all(EN));
    assert_fits(&all(Style { width: 60, ..ZH }), 60);
    let (review, facts) = (Review::default(), SummaryFacts::default());
    let one = summary_line(checked(vec![sum_finding(), channels_finding()]));
    let text = [ZH, EN].map(|style| {
        let lines = std::slice::from_ref(&one);
        run_summary(&review, lines, &facts, style)
    });
    assert_snapshot("summary-one", &text.join("\n"));
    assert_snapshot("summary-none", &run_summary(&review, &[], &facts, ZH));
}

fn json(findings: Vec<Finding>, all: bool) -> Value {
    let run = RunSummary {
        review: &Review::default(),
        lines: &lines(),
        facts: &facts(),
    };
    let detail = Detail {
        all,
        ..Detail::default()
    };
    check_json(&[checked(findings)], ZH, detail, &run)
}

#[test]
fn the_json_of_check() {
    let findings = vec![sum_finding(), channels_finding(), absent_finding()];
    let value = json(findings, false);
    assert_snapshot("check.json", &format!("{value:#}\n"));
    assert!(value["reports"][0].get("outcomes").is_none());
    assert!(json(Vec::new(), true)["reports"][0]["outcomes"].is_array());
}

#[test]
fn problems_in_json_keep_their_places() {
    let value = json(problems(), false);
    let findings = value["reports"][0]["findings"].as_array().unwrap();
    let unplaced = findings
        .iter()
        .find(|each| each["rule"] == "intake/unplaced-row")
        .unwrap();
    assert_eq!(unplaced["figures"][0]["item"], Value::Null);
    assert_eq!(unplaced["figures"][0]["place"]["line"], 202);
    let unreadable = findings
        .iter()
        .find(|each| each["rule"] == "intake/unreadable-value")
        .unwrap();
    assert_eq!(unreadable["figures"][0]["raw"], "\u{1b}[31m四件");
    assert_eq!(unreadable["origin"], "intake");
}

#[test]
fn the_terminal_and_json_say_the_same_sentence() {
    for finding in [
        sum_finding(),
        channels_finding(),
        subset_finding(),
        absent_finding(),
    ] {
        let value = json(vec![finding.clone()], false);
        let message = value["reports"][0]["findings"][0]["message"]
            .as_str()
            .unwrap()
            .to_owned();
        assert!(!message.is_empty(), "{value}");
        let style = Style { width: 500, ..ZH };
        let text = check_report(&checked(vec![finding]), &rules(), style, Detail::default());
        assert!(text.contains(&message), "{message}");
    }
}

#[test]
fn reports_without_figures_in_json() {
    let unreadable = CheckedReport {
        path: "a".to_owned(),
        report: Err(ReadError::Empty),
        evaluation: None,
    };
    let run = RunSummary {
        review: &Review::default(),
        lines: &[],
        facts: &SummaryFacts::default(),
    };
    let both = [unreadable.clone(), unreadable];
    let value = check_json(&both, EN, Detail::default(), &run);
    assert_eq!(value["reports"][0], value["reports"][1]);
    let value = &value["reports"][0];
    assert_eq!(value["status"], "unreadable");
    assert_eq!(value["reason"], "the file is empty");
    assert_eq!(value["figures"], Value::Null);
    assert_eq!(value["checks"], Value::Null);
}

fn extracted() -> ExtractReport {
    let checked = checked(Vec::new());
    ExtractReport::new(&checked.path, &checked.report, Language::Zh)
}

/// What a run of `extract` writes that reads one report.
fn extract_run(format: ExtractFormat, report: &ExtractReport) -> String {
    let writer = format.writer(ZH);
    let report = writer.report(report).unwrap();
    [&writer.begin(), writer.separator(0), &report, writer.end()].concat()
}

#[test]
fn extracts() {
    let text = extract_run(ExtractFormat::Json, &extracted());
    let value: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["reports"][0]["figures"].as_array().unwrap().len(), 27);
    let mut short = value.clone();
    short["reports"][0]["figures"]
        .as_array_mut()
        .unwrap()
        .truncate(3);
    assert_snapshot("extract.json", &format!("{short:#}\n"));
    assert_snapshot("extract", &extract_run(ExtractFormat::Table, &extracted()));
}

#[test]
fn csv_is_safe_in_a_spreadsheet() {
    let mut checked = checked(Vec::new());
    let Ok(Report {
        form_data: Ok(form_data),
        ..
    }) = &mut checked.report
    else {
        panic!()
    };
    let evil = [
        "=1+1",
        "+86 0531",
        "-8",
        "@x",
        "a,b",
        "say \"x\"",
        " =2",
        "两\n行",
        "7\u{1b}[31m\u{202e}",
    ];
    let ids: Vec<FigureId> = form_data.form.figures.ids().collect();
    for (id, raw) in ids.into_iter().zip(evil) {
        let place = Place::Line { line: 1, column: 1 };
        form_data.written[id] = Some(SourceCell {
            raw: raw.to_owned(),
            place,
        });
    }
    let report = ExtractReport::new(&checked.path, &checked.report, Language::Zh);
    let csv = extract_run(ExtractFormat::Csv, &report);
    for wanted in [
        ",'=1+1,",
        ",'+86 0531,",
        ",-8,",
        ",'@x,",
        ",\"a,b\",",
        ",\"say \"\"x\"\"\",",
        ",' =2,",
        ",\"两\n行\",",
        ",7␛[31m\u{fffd},",
    ] {
        assert!(csv.contains(wanted), "{wanted}: {csv}");
    }
    let header = csv.lines().next().unwrap();
    assert_eq!(
        header,
        "\u{feff}文件,报送单位,年度,报表,指标编号,列编号,指标,列,单位,状态,数值,原文,位置"
    );
}

#[test]
fn a_clean_report_with_violated_notes_says_why_it_is_clean() {
    let said = |status| {
        let lines = [line("a.txt", None, status, [0, 0, 2])];
        run_summary(&Review::default(), &lines, &SummaryFacts::default(), ZH)
    };
    assert!(said(Status::Clean).contains("（不通过的都只是提示）"));
    assert!(!said(Status::Query).contains("都只是提示"));
}

#[test]
fn rule_pages() {
    let rules = rules();
    let figure = |label: &str, value: &str| ExampleFigure {
        label: label.to_owned(),
        column: String::new(),
        unit: "件".to_owned(),
        value: value.to_owned(),
        state: State::Blank,
    };
    let example = Example {
        text: Vec::new(),
        year: None,
        figures: vec![
            figure("（一）收到申请数", "7"),
            figure("1.当面申请数", "6"),
            figure("2.传真申请数", ""),
        ],
        more: 0,
    };
    let built_in = &rules[RuleId::new(SUM)];
    let users = &rules[RuleId::new(USERS)];
    assert_snapshot("explain", &explain(built_in, Some(&example), ZH));
    assert_snapshot("explain-en", &explain(built_in, Some(&example), EN));
    assert_snapshot("explain-users", &explain(users, None, ZH));
}

#[test]
fn an_example_of_a_matrix_says_what_it_lacks_and_fits_its_window() {
    let figure = |label: &str, column: &str, value: &str, state| ExampleFigure {
        label: label.to_owned(),
        column: column.to_owned(),
        unit: "件".to_owned(),
        value: value.to_owned(),
        state,
    };
    let long = "4.保护第三方合法权益，以及一个长得在窄窗口里放不下的行名";
    let example = Example {
        text: Vec::new(),
        year: Some(2024),
        figures: vec![
            figure(long, "社会公益组织", "0", State::Number),
            figure("8.属于行政查询事项", "其他", "", State::Absent),
            figure("2.重复申请", "总计", "", State::Unreadable),
        ],
        more: 157,
    };
    let mut rule = rules()[RuleId::new(SUM)].clone();
    rule.gathered = Grouping::ByTable;
    rule.blank = Some(BlankAs::NotStated);
    rule.as_counts = true;
    rule.tolerance = Some("0.5".to_owned());
    for (style, name) in [
        (Style::plain(Language::Zh, 60), "explain-60"),
        (EN, "explain-options-en"),
    ] {
        let page = explain(&rule, Some(&example), style);
        assert_fits(&page, style.width);
        assert_snapshot(name, &page);
    }
}

#[test]
fn pages_of_problems() {
    let ids = problem_ids();
    assert!(!ids.is_empty(), "no problem has a page");
    let distinct: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(distinct.len(), ids.len(), "the same id twice");
    for id in ids {
        for style in [ZH, EN] {
            let page = explain_problem(id, style).unwrap();
            assert!(page.starts_with(id), "{page}");
            assert!(!page.contains("\n\n\n"), "{page}");
        }
    }
    let pages = [ZH, EN].map(|style| explain_problem("intake/absent-row", style).unwrap());
    assert_snapshot("explain-problem", &pages.join("\n"));
    assert_eq!(explain_problem("intake/unknown", ZH), None);
}

#[test]
fn failed_cases_show_what_the_checks_said() {
    let text = "- rule: parts-sum-to-total\n  valid:\n  - figures: {收到申请数: 7}\n";
    let start = text.find("figures").unwrap();
    let case = CaseResult {
        rule: "parts-sum-to-total".to_owned(),
        is_passed: false,
        expected: "valid",
        counts: Counts {
            violated: 4,
            ..Counts::default()
        },
        missing: Vec::new(),
        noisy: vec![CaseRow {
            id: "a3.1".to_owned(),
            label: "（一）收到申请数".to_owned(),
        }],
        said: vec![sum_finding().comparison.unwrap(); 4],
        source: SourceId::new(0),
        span: Span::new(start, start + "figures: {收到申请数: 7}".len()),
    };
    let sources: IdVec<Source, SourceText<'_>> = std::iter::once(SourceText {
        name: "my.test.yaml",
        text,
    })
    .collect();
    let own = ["my-rule".to_owned(), "other".to_owned()];
    let passed = |rule: &str| CaseResult {
        rule: rule.to_owned(),
        is_passed: true,
        ..case.clone()
    };
    let all = [
        case.clone(),
        passed("parts-sum-to-total"),
        passed("staff-present"),
    ];
    let said = [ZH, EN].map(|style| cases(&all, &own, &sources, style));
    assert_snapshot("cases", &said.join("\n"));
    assert!(!cases(&all[1..], &[], &sources, ZH).contains("用例："));
}

#[test]
fn the_headings_of_the_list_of_rules_are_of_one_kind() {
    let text = rule_list(rules().iter(), EN);
    let heading = text.lines().next().unwrap();
    assert!(heading.contains(char::is_alphabetic), "{text}");
    assert_eq!(heading, heading.to_lowercase());
}
