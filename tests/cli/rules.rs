//! Rules on the command line: which apply, what is said of them, and what is written back.

use crate::bench::{CLEAN, SUM, code, copy, folder, gouji, gouji_in, root, stderr, stdout};
use serde_json::Value;
use std::fs;

const OWN: &str = "fixtures/own-form/report.txt";
const OWN_FORMS: &str = "fixtures/own-form/forms";
const OWN_RULES: &str = "fixtures/own-form/rules";

fn json(output: &std::process::Output) -> Value {
    serde_json::from_str(&stdout(output)).expect("JSON")
}

/// The ids of the rules that had an outcome in the report at `path`.
fn applied(json: &Value, path: &str) -> Vec<String> {
    let reports = json["reports"].as_array().expect("reports");
    let of_path = |report: &&Value| report["path"] == path;
    let report = reports.iter().find(of_path).expect("the report");
    let outcomes = report["outcomes"].as_array().expect("outcomes");
    let rule = |outcome: &Value| outcome["rule"].as_str().expect("an id").to_owned();
    let mut rules: Vec<String> = outcomes.iter().map(rule).collect();
    rules.dedup();
    rules
}

#[test]
fn nothing_checked_is_never_clean() {
    let own_files = ["--forms", OWN_FORMS, "--rules", OWN_RULES];
    for (arguments, named) in [
        (&["check", CLEAN, "--only", "roads-sum"][..], CLEAN),
        (&["check", CLEAN, "--rule", "总里程[本年末] > 0"], CLEAN),
        (&["check", OWN, "--only", "parts-sum-to-total"], OWN),
        (&["check", OWN, CLEAN, "--only", "parts-sum-to-total"], OWN),
    ] {
        let output = gouji(&[arguments, &own_files].concat());
        assert_eq!(code(&output), 1, "{arguments:?}");
        assert!(stderr(&output).contains(named), "{}", stderr(&output));
        assert!(stderr(&output).contains("没有审核"), "{}", stderr(&output));
        let english = gouji(&[arguments, &own_files, &["--lang", "en", "-q"]].concat());
        assert_eq!(code(&english), 1);
        assert!(stderr(&english).contains("nothing was checked in one file"));
    }
    // A form of one's own without a rule.
    let output = gouji(&["check", OWN, "--forms", OWN_FORMS]);
    assert_eq!(code(&output), 1);
    assert!(stderr(&output).contains(OWN));
    assert!(!stdout(&output).contains("可以接收"), "{}", stdout(&output));
}

#[test]
fn a_rule_on_the_spot_serves_every_form_that_it_fits() {
    let folder = folder("on-the-spot");
    copy(CLEAN, &folder, "a.txt");
    copy(OWN, &folder, "roads.txt");
    // A second form with the same names of rows, under other labels.
    let as_canals = |text: &str| {
        text.replace("village-roads-2017", "canals")
            .replace("公路", "水渠")
            .replace("路面", "渠面")
            .replace('桥', "闸")
    };
    let schema = root().join(OWN_FORMS).join("village-roads.yaml");
    let schema = fs::read_to_string(schema).expect("a form");
    let report = fs::read_to_string(root().join(OWN)).expect("a report");
    fs::create_dir(folder.join("forms")).expect("a folder");
    fs::write(folder.join("forms/roads.yaml"), &schema).expect("a file");
    fs::write(folder.join("forms/canals.yaml"), as_canals(&schema)).expect("a file");
    fs::write(folder.join("canals.txt"), as_canals(&report)).expect("a file");
    let run = [
        "check",
        "a.txt",
        "roads.txt",
        "canals.txt",
        "--forms",
        "forms",
        "--format",
        "json",
        "--rule",
        "总里程[本年末] > 0",
        "--rule",
        "收到申请数 >= 0",
    ];
    let output = gouji_in(&folder, &run);
    let json = json(&output);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let mut roads = [applied(&json, "roads.txt"), applied(&json, "canals.txt")].concat();
    roads.sort();
    let further = ["rule-1-canals", "rule-1-village-roads-2017"];
    assert_eq!(roads[0], "rule-1");
    assert!(
        roads.len() == 2 && further.contains(&roads[1].as_str()),
        "{roads:?}"
    );
    assert_eq!(applied(&json, "a.txt"), ["rule-2"]);
}

#[test]
fn a_rule_on_the_spot_takes_no_id_that_is_taken() {
    let folder = folder("on-the-spot-id");
    copy(SUM, &folder, "a.txt");
    let rules = "gouji: rules/1\nform: xxgk-2014\nrules:\n- id: rule-1\n  check: 收到申请数 >= 0\n";
    fs::write(folder.join("my.yaml"), rules).expect("a file");
    let run = [
        "check",
        "a.txt",
        "--rules",
        "my.yaml",
        "--format",
        "json",
        "--rule",
        "收到申请数 > 7",
    ];
    let output = gouji_in(&folder, &run);
    assert_eq!(code(&output), 1, "{}", stderr(&output));
    assert_eq!(applied(&json(&output), "a.txt"), ["rule-x-1"]);
}

#[test]
fn every_wrong_rule_on_the_spot_is_told() {
    let output = gouji(&[
        "check",
        CLEAN,
        "--rule",
        "收到申请 > 1",
        "--rule",
        "收到申请数 > 1",
        "--rule",
        "当面申请 > 1",
    ]);
    assert_eq!(code(&output), 3);
    let error_text = stderr(&output);
    assert!(
        error_text.contains("收到申请数") && error_text.contains("当面申请数"),
        "{error_text}"
    );
    assert!(stdout(&output).is_empty());
}

#[test]
fn only_and_rule_exclude_one_another_by_name() {
    for language in ["zh", "en"] {
        let output = gouji(&[
            "check",
            CLEAN,
            "--only",
            "parts-*",
            "--rule",
            "收到申请数 > 1",
            "--lang",
            language,
        ]);
        assert_eq!(code(&output), 2);
        let error_text = stderr(&output);
        assert!(
            error_text.contains("--only") && error_text.contains("--rule"),
            "{error_text}"
        );
    }
}

#[test]
fn problems_of_reading_have_pages_and_are_suggested() {
    let output = gouji(&["explain", "intake/unplaced-row"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(stdout(&output).contains("intake/unplaced-row"));
    assert!(stdout(&output).contains("怎么改"));
    for near in ["intake/unplaced-rows", "unplaced-row", "intake/unplacedrow"] {
        let output = gouji(&["explain", near]);
        assert_eq!(code(&output), 2);
        let error_text = stderr(&output);
        assert!(
            error_text.contains("是不是 intake/unplaced-row"),
            "{near}: {error_text}"
        );
    }
    let output = gouji(&["explain", "part-sum-to-total"]);
    assert!(
        stderr(&output).contains("parts-sum-to-total"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn an_example_names_its_columns() {
    let page = stdout(&gouji(&[
        "explain",
        "roads-not-shorter",
        "--forms",
        OWN_FORMS,
        "--rules",
        OWN_RULES,
    ]));
    assert!(
        page.contains("农村公路总里程  上年末") && page.contains("农村公路总里程  本年末"),
        "{page}"
    );
}

#[test]
fn the_example_is_of_the_rule_in_force() {
    let folder = folder("replaced-example");
    let rules =
        "gouji: rules/1\nform: xxgk-2014\nrules:\n- id: staff-present\n  check: 工作人员数 >= 2\n";
    fs::write(folder.join("my.yaml"), rules).expect("a file");
    let built_in = stdout(&gouji(&["explain", "staff-present"]));
    assert!(built_in.contains("不通过的例子"), "{built_in}");
    let page = stdout(&gouji_in(
        &folder,
        &["explain", "staff-present", "--rules", "."],
    ));
    assert!(
        page.contains("工作人员数 >= 2") && !page.contains("不通过的例子"),
        "{page}"
    );
}

/// Ids of the rules that `rules list` shows: the first word of each line that has one.
fn ids() -> Vec<String> {
    let text = stdout(&gouji(&["rules", "list"]));
    let first = |line: &str| line.split(' ').next().unwrap_or_default().to_owned();
    let is_id = |word: &String| word.len() > 3 && word.is_ascii();
    text.lines().map(first).filter(is_id).collect()
}

/// The paragraph below `heading` of a page.
fn text_below(page: &str, heading: &str) -> String {
    let mut lines = page.lines().skip_while(|line| *line != heading).skip(1);
    let paragraph: Vec<&str> = lines.by_ref().take_while(|line| !line.is_empty()).collect();
    paragraph.join("\n")
}

#[test]
fn every_built_in_rule_explains_itself_in_both_languages() {
    let ids = ids();
    assert!(ids.len() >= 16, "{ids:?}");
    let zh = ["查什么", "为什么", "依据", "不通过的例子", "怎么改"];
    let en = [
        "What it checks",
        "Why",
        "Basis",
        "Example that fails",
        "How to put it right",
    ];
    for id in ids {
        let chinese = stdout(&gouji(&["explain", &id]));
        let english = stdout(&gouji(&["explain", &id, "--lang", "en"]));
        for (page, headings) in [(&chinese, zh), (&english, en)] {
            for heading in headings {
                let text = text_below(page, heading);
                let missing = ["规则文件没有写", "the rule file does not say"];
                let given = !text.is_empty() && !missing.iter().any(|word| text.contains(word));
                assert!(given, "{id}: {heading}\n{page}");
            }
        }
        // The expression and the form's labels are Chinese in both; what we say of them is not.
        let title = text_below(&english, "What it checks");
        let title = title.lines().next().unwrap_or_default().to_owned();
        for text in [
            title,
            text_below(&english, "Why"),
            text_below(&english, "How to put it right"),
        ] {
            assert!(text.is_ascii(), "{id}: {text}");
        }
    }
}

#[test]
fn a_wrong_rule_on_the_spot_is_told_of_the_form_that_knows_its_names() {
    for (expression, expected_text, absent) in [
        ("新收[总记] > 0", "是不是 总计？", "没有叫"),
        ("r1.natural > 0", "是不是 r1[natural]？", "找不到"),
        ("收到申请 > 1", "是不是 收到申请数？", "xxgk-2021"),
        ("采购总金额[采购金额] > 0", "政府集中采购", "找不到"),
    ] {
        let output = gouji(&["check", CLEAN, "--rule", expression]);
        assert_eq!(code(&output), 3, "{expression}");
        let said = stderr(&output);
        assert!(
            said.contains(expected_text) && !said.contains(absent),
            "{said}"
        );
    }
}

#[test]
fn a_mistake_on_the_spot_stands_where_it_was_typed() {
    let said = stderr(&gouji(&["check", CLEAN, "--rule", " 收到申请 > 1"]));
    assert!(said.contains("--rule:1:1"), "{said}");
    let said = stderr(&gouji(&[
        "check",
        CLEAN,
        "--rule",
        "收到申请数 > 1 且\n会议的数 > 1",
    ]));
    assert!(said.contains("--rule:2:1"), "{said}");
    assert!(said.contains("│ 会议的数 > 1"), "{said}");
}

#[test]
fn a_rule_on_the_spot_is_not_told_as_an_added_one() {
    let output = gouji(&["check", CLEAN, "--rule", "收到申请数 >= 0"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(!stdout(&output).contains("本地增加"), "{}", stdout(&output));
}

#[test]
fn the_page_of_a_form_lists_every_name_that_rules_may_write() {
    for form in ["xxgk-2014", "xxgk-2019", "xxgk-2021"] {
        let page = stdout(&gouji(&["explain", form]));
        let schema = root().join(format!("schemas/forms/{form}.yaml"));
        let schema = fs::read_to_string(schema).expect("a form");
        let names = schema.split("name: ").skip(1);
        let names = names.filter_map(|rest| rest.split([',', '\n', '}']).next());
        let mut found = 0;
        for name in names.map(str::trim) {
            // A name that several rows have stands behind the name above it.
            let is_listed = page
                .split_whitespace()
                .any(|word| word == name || word.ends_with(&format!(".{name}")));
            assert!(is_listed, "{form}: {name}");
            found += 1;
        }
        assert!(found > 30, "{form}: {found}");
        let english = stdout(&gouji(&["explain", form, "--lang", "en"]));
        assert!(english.contains("as printed"), "{english}");
    }
    let output = gouji(&["explain", "xxgk-2012"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("xxgk-2021"), "{}", stderr(&output));
}
