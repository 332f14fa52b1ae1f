//! What programs read: that it keeps to its schema, that a finding keeps its number, and that nothing in it is of the run.

use crate::bench::{SUM, code, folder, gouji, gouji_in, root, stderr, stdout};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Output;

const COUNTY: &str = "fixtures/county-2025/gouji.yaml";

/// The only thing on standard output, which keeps to this schema.
fn valid(output: &Output, schema: &str) -> Value {
    let text = stdout(output);
    let value: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error} {text}"));
    let breaches = breaches(&value, schema);
    assert!(breaches.is_empty(), "{schema} {breaches:?}");
    value
}

fn breaches(value: &Value, schema: &str) -> Vec<String> {
    let file = root().join(format!("schemas/json/{schema}.schema.json"));
    let schema: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).expect("a sound schema");
    let errors = validator.iter_errors(value);
    errors
        .map(|error| format!("{} {error}", error.instance_path()))
        .take(5)
        .collect()
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().unwrap_or_else(|| panic!("{key}"))
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key]
        .as_str()
        .unwrap_or_else(|| panic!("{key} in {value}"))
}

/// What a run with exit code 3 says of the mistakes.
fn mistakes(folder: &Path, arguments: &[&str]) -> Vec<Value> {
    let output = gouji_in(folder, arguments);
    assert_eq!(code(&output), 3, "{}", stderr(&output));
    let said = stderr(&output);
    assert_eq!(said.lines().count(), 1, "{said}");
    let value = valid(&output, "mistakes");
    let found = list(&value, "mistakes").to_vec();
    assert!(said.contains(&found.len().to_string()), "{said}");
    found
}

#[test]
fn mistakes_in_rules_are_json_for_who_asks_for_it() {
    let folder = folder("json-mistakes");
    let rules = "gouji: rules/1\nform: xxgk-2014\nrules:\n- id: mine\n  title: 甲\n  check: 收到申请 = 1\n- id: other\n  chekc: 收到申请数 = 1\n";
    fs::write(folder.join("my.yaml"), rules).unwrap();
    let commands: [&[&str]; 6] = [
        &["check", "--rules", "my.yaml"],
        &["check", "--rules", "my.yaml", "--output", "out.json"],
        &["extract", ".", "--rules", "my.yaml"],
        &["rules", "list", "--rules", "my.yaml"],
        &["rules", "test", "--rules", "my.yaml"],
        &["explain", "mine", "--rules", "my.yaml"],
    ];
    for command in commands {
        let found = mistakes(&folder, &[command, &["--format", "json"]].concat());
        let unknown = found.iter().find(|each| each["code"] == "name/unknown");
        let unknown = unknown.expect("the unknown name");
        assert_eq!(unknown["severity"], "error");
        assert_eq!(unknown["file"], "my.yaml");
        // `收到申请` stands behind `  check: `, which is ten characters.
        let range = ["line", "column", "end_line", "end_column"].map(|key| unknown[key].clone());
        assert_eq!(range, [6, 10, 6, 14].map(Value::from));
        assert!(text(unknown, "message").contains("收到申请"));
        assert!(text(unknown, "help").contains("收到申请数"), "{unknown}");
        let places = found
            .iter()
            .map(|each| (each["line"].as_u64(), each["column"].as_u64()));
        let places: Vec<_> = places.collect();
        assert!(places.is_sorted() && places.len() > 1, "{places:?}");
    }
    assert!(!folder.join("out.json").exists());
    // In words it goes to standard error as before.
    let output = gouji_in(&folder, &["check", "--rules", "my.yaml"]);
    assert_eq!((code(&output), stdout(&output)), (3, String::new()));
    assert!(stderr(&output).contains("my.yaml:6:10"));
}

#[test]
fn mistakes_of_all_rules_on_the_command_line_are_one_answer() {
    let folder = folder("json-mistakes-inline");
    let rules = [
        "check",
        "--rule",
        "甲 = 1",
        "--rule",
        "收到申请数 = ",
        "--format",
        "json",
    ];
    let found = mistakes(&folder, &rules);
    let files: BTreeSet<&str> = found.iter().map(|each| text(each, "file")).collect();
    assert_eq!(files, BTreeSet::from(["--rule"]));
    assert!(found.len() > 1);
}

#[test]
fn mistakes_in_config_and_roster_are_json_with_their_places() {
    let head = "gouji: county/1\ncounty: 青石县\nyear: 2025\nreports: 2025/\n";
    let run = |name: &str, config: &str, roster: &[u8]| {
        let folder = folder(name);
        fs::create_dir_all(folder.join("2025")).unwrap();
        fs::write(folder.join("gouji.yaml"), format!("{head}{config}")).unwrap();
        fs::write(folder.join("名单.csv"), roster).unwrap();
        mistakes(&folder, &["check", "--format", "json"])
    };
    let twice = "submitters:\n- {name: 柳河镇, level: 乡镇}\n- {name: 柳河镇, level: 乡镇}\n";
    let found = run("json-config", twice, b"");
    assert_eq!(found[0]["code"], "county/submitter-twice");
    assert_eq!(
        [&found[0]["line"], &found[0]["related"][0]["line"]],
        [&json!(7), &json!(6)]
    );
    let roster = "单位名称,类型\n柳河镇,乡镇\n石门镇,镇上\n柳河镇,乡镇\n";
    let found = run("json-roster", "roster: 名单.csv\n", roster.as_bytes());
    let codes: Vec<&str> = found.iter().map(|each| text(each, "code")).collect();
    assert!(codes.contains(&"roster/unknown-level"), "{codes:?}");
    assert!(codes.contains(&"roster/submitter-twice"), "{codes:?}");
    for mistake in &found {
        assert_eq!(mistake["file"], "名单.csv");
        assert!(
            mistake["place"].is_string() && mistake["line"].is_u64(),
            "{mistake}"
        );
    }
    let found = run(
        "json-roster-unreadable",
        "roster: 名单.csv\n",
        b"PK\x03\x04",
    );
    assert_eq!(found[0]["code"], "file/unreadable-list");
    assert_eq!(found[0]["line"], Value::Null);
}

/// The numbers of all findings of a run, each with the finding less what is only its place in the answer.
fn numbers(output: &Output) -> BTreeMap<String, Vec<Value>> {
    let value = valid(output, "check");
    let mut numbers: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    let mut add = |finding: &Value, owner: Value| {
        let mut finding = finding.clone();
        finding["id"] = owner;
        let number = text(&finding, "fingerprint").to_owned();
        numbers.entry(number).or_default().push(finding);
    };
    for report in list(&value, "reports") {
        for finding in list(report, "findings") {
            let owner = json!([report["submitter"], report["year"], report["form"]]);
            add(finding, owner);
        }
    }
    for finding in list(&value["batch"], "findings") {
        add(finding, Value::Null);
    }
    numbers
}

#[test]
fn findings_that_differ_have_different_numbers() {
    let county = ["check", "--config", COUNTY, "--format", "json"];
    for arguments in [&county[..], &["check", "fixtures", "--format", "json"]] {
        let numbers = numbers(&gouji(arguments));
        assert!(numbers.len() > 50);
        for (number, findings) in &numbers {
            let owners: BTreeSet<String> = findings
                .iter()
                .map(|finding| finding["id"].to_string())
                .collect();
            let rules: BTreeSet<&str> = findings
                .iter()
                .map(|finding| text(finding, "rule"))
                .collect();
            let values: BTreeSet<String> = findings
                .iter()
                .map(|finding| format!("{} {}", finding["left"], finding["right"]))
                .collect();
            assert_eq!(
                (owners.len(), rules.len(), values.len()),
                (1, 1, 1),
                "{number} {findings:?}"
            );
        }
        let reports = valid(&gouji(arguments), "check");
        for report in list(&reports, "reports") {
            let findings = list(report, "findings");
            let of_report: BTreeSet<&str> = findings
                .iter()
                .map(|each| text(each, "fingerprint"))
                .collect();
            assert_eq!(of_report.len(), findings.len(), "{}", report["path"]);
        }
    }
}

/// The number of the finding of `rule` in the report with this text, which lies in a folder of its own.
fn number_in(name: &str, report: &str, rule: &str) -> String {
    let folder = folder(name);
    fs::write(folder.join("报告.txt"), report).unwrap();
    let path = folder.join("报告.txt");
    let output = gouji(&["check", path.to_str().unwrap(), "--format", "json"]);
    let value = valid(&output, "check");
    let mut findings = list(&value["reports"][0], "findings").iter();
    let finding = findings
        .find(|each| each["rule"] == rule)
        .expect("the finding");
    text(finding, "fingerprint").to_owned()
}

#[test]
fn a_number_stays_until_what_it_is_about_changes() {
    let report = fs::read_to_string(root().join(SUM)).unwrap();
    let rule = "parts-sum-to-total";
    let number = number_in("number-same", &report, rule);
    // In another place, behind another line.
    let moved = format!("\n{report}");
    assert_eq!(number_in("number-moved", &moved, rule), number);
    let before = "（一）收到申请数";
    let (head, tail) = report.split_once(before).unwrap();
    let value = tail.split_whitespace().nth(1).unwrap();
    let (unit, rest) = tail.split_once(value).unwrap();
    let changed = format!("{head}{before}{unit}9{rest}");
    assert_ne!(changed, report);
    assert_ne!(number_in("number-changed", &changed, rule), number);
    let other = report.replace("石桥乡", "白塔乡");
    assert_ne!(number_in("number-other", &other, rule), number);
}

#[test]
fn the_terminal_tells_the_number_on_demand() {
    let json = valid(&gouji(&["check", SUM, "--format", "json"]), "check");
    let finding = &json["reports"][0]["findings"][0];
    let number = text(finding, "fingerprint");
    assert!(!stdout(&gouji(&["check", SUM])).contains(number));
    assert!(stdout(&gouji(&["check", SUM, "-v"])).contains(&format!("编号：{number}")));
    let county = ["check", "--config", COUNTY, "-v"];
    let json = valid(
        &gouji(&["check", "--config", COUNTY, "--format", "json"]),
        "check",
    );
    let told = stdout(&gouji(&county));
    let mut findings = list(&json["batch"], "findings").iter();
    let duplicate = findings.find(|each| each["rule"] == "batch/duplicate-report");
    assert!(told.contains(text(duplicate.unwrap(), "fingerprint")));
}

#[test]
fn a_finding_is_in_one_cause_only_and_none_is_lost() {
    let json = valid(&gouji(&["check", "fixtures", "--format", "json"]), "check");
    let mut shared = 0;
    for report in list(&json, "reports") {
        let mut seen = BTreeSet::new();
        let mut partly = BTreeSet::new();
        for cause in list(report, "causes") {
            for id in list(cause, "findings") {
                assert!(seen.insert(id.to_string()), "{} {id}", report["path"]);
            }
            partly.extend(
                cause["shared"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .map(Value::to_string),
            );
        }
        assert!(partly.is_subset(&seen), "{}", report["path"]);
        shared += partly.len();
    }
    assert!(
        shared > 0,
        "no fixture has a finding that two causes explain"
    );
}

#[test]
fn a_finding_without_figures_says_where_it_is() {
    let json = valid(&gouji(&["check", "fixtures", "--format", "json"]), "check");
    let reports = list(&json, "reports").iter();
    let mut findings = reports.flat_map(|report| list(report, "findings"));
    let tracked = findings.find(|each| each["rule"] == "intake/tracked-changes");
    let tracked = tracked.expect("a notice");
    assert!(list(tracked, "figures").is_empty());
    assert!(tracked["places"][0]["display"].is_string(), "{tracked}");
}

#[test]
fn nothing_in_json_is_of_the_run() {
    let json = |jobs: &str| {
        let arguments = [
            "check", "--config", COUNTY, "--format", "json", "--jobs", jobs,
        ];
        gouji(&arguments)
    };
    let (one, other) = (json("1"), json("3"));
    assert_eq!(one.stdout, other.stdout);
    assert!(valid(&one, "check")["summary"].get("seconds").is_none());
    let verbose = gouji(&["check", SUM, "--format", "json", "-v"]);
    assert!(stderr(&verbose).contains("用时"), "{}", stderr(&verbose));
    assert!(!stderr(&gouji(&["check", SUM, "--format", "json"])).contains("用时"));
}

#[test]
fn the_rules_that_are_asked_are_listed() {
    let folder = folder("json-rules");
    let rule = "gouji: rules/1\nform: xxgk-2014\nrules:\n- id: staff-present\n  title: 甲\n  check: 工作人员数 > 0\n- id: mine\n  check: 收到申请数 >= 0\n";
    fs::write(folder.join("my.yaml"), rule).unwrap();
    let report = root().join(SUM);
    let report = report.to_str().unwrap();
    let rules = |arguments: &[&str], schema: &str| {
        let value = valid(&gouji_in(&folder, arguments), schema);
        list(&value, "rules").to_vec()
    };
    let checked = rules(
        &["check", report, "--rules", "my.yaml", "--format", "json"],
        "check",
    );
    let of = |id: &str| {
        let found: Vec<&Value> = checked.iter().filter(|rule| rule["id"] == id).collect();
        assert_eq!(found.len(), 1, "{id}");
        found[0].clone()
    };
    assert_eq!(
        [&of("staff-present")["own"], &of("mine")["own"]],
        [true, true]
    );
    assert_eq!(of("staff-present")["title"], "甲");
    assert_eq!(of("parts-sum-to-total")["own"], false);
    assert_eq!(of("parts-sum-to-total")["reach"], "report");
    assert_eq!(of("parts-sum-to-total")["form"], "xxgk-2014");
    assert!(checked.iter().any(|rule| rule["reach"] == "county"));
    let listed = rules(
        &["rules", "list", "--rules", "my.yaml", "--format", "json"],
        "rules-list",
    );
    // What came of a rule in a run is no part of the rule.
    let plain = checked.iter().map(|rule| {
        let mut rule = rule.as_object().unwrap().clone();
        assert!(rule.remove("reports").unwrap()["held"].is_u64());
        Value::Object(rule)
    });
    assert_eq!(listed, plain.collect::<Vec<Value>>());
    let only = rules(
        &["check", report, "--only", "parts-*", "--format", "json"],
        "check",
    );
    assert!(!only.is_empty() && only.len() < 5, "{only:?}");
    let own = [
        "rules", "list", "--rules", "my.yaml", "--own", "--format", "json",
    ];
    assert_eq!(rules(&own, "rules-list").len(), 2);
}

#[test]
fn the_countys_sums_are_json_with_where_each_number_comes_from() {
    let output = gouji(&["rollup", "--config", COUNTY, "--format", "json"]);
    let json = valid(&output, "rollup");
    assert!(stderr(&output).is_empty(), "{}", stderr(&output));
    let text_output = gouji(&["rollup", "--config", COUNTY]);
    assert_eq!(code(&output), code(&text_output));
    assert_eq!(
        [&json["county"], &json["year"]],
        [&json!("青石县"), &json!(2025)]
    );
    for sum in list(&json, "sums") {
        let shares = list(sum, "contributors");
        assert_eq!(sum["stated"], shares.len());
        let added: i128 = shares
            .iter()
            .map(|share| millionths(text(share, "value")))
            .sum();
        match sum["value"].as_str() {
            Some(value) => assert_eq!(millionths(value), added, "{sum}"),
            None => assert!(shares.is_empty(), "{sum}"),
        }
        for share in shares {
            assert!(share["place"]["display"].is_string(), "{share}");
        }
        if let Some(difference) = sum["difference"].as_str() {
            let own = sum["own_report"].as_str().map_or(0, millionths);
            assert_eq!(millionths(difference), own - added, "{sum}");
        }
    }
    for omission in list(&json, "left_out") {
        assert!(stdout(&text_output).contains(text(omission, "submitter")));
        assert!(!text(omission, "reason").is_empty());
    }
    assert!(!list(&json, "left_out").is_empty());
    let folder = folder("json-rollup");
    let path = folder.join("汇总.json");
    let arguments = [
        "rollup",
        "--config",
        COUNTY,
        "--output",
        path.to_str().unwrap(),
    ];
    gouji(&arguments);
    assert_eq!(fs::read(&path).unwrap(), output.stdout);
    let csv = folder.join("汇总.csv");
    let both = ["rollup", "--config", COUNTY, "--format", "json", "--output"];
    let refused = gouji(&[&both[..], &[csv.to_str().unwrap()]].concat());
    assert_eq!(code(&refused), 2);
    assert!(!csv.exists());
}

fn millionths(value: &str) -> i128 {
    let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
    format!("{whole}{fraction:0<6}").parse().unwrap()
}

#[test]
fn cases_are_json_file_by_file() {
    let passed = gouji(&["rules", "test", "--format", "json"]);
    assert_eq!(code(&passed), 0);
    let json = valid(&passed, "rules-test");
    let files = list(&json, "files");
    let cases: usize = files.iter().map(|file| list(file, "cases").len()).sum();
    assert_eq!(
        [&json["passed"], &json["failed"]],
        [&json!(cases), &json!(0)]
    );
    assert!(files.len() > 10);
    let folder = folder("json-cases");
    let case = "gouji: cases/1\nform: xxgk-2014\ncases:\n- rule: staff-present\n  valid:\n  - {工作人员数: 0}\n";
    fs::write(folder.join("my.test.yaml"), case).unwrap();
    let failed = gouji_in(
        &folder,
        &["rules", "test", "--rules", ".", "--format", "json"],
    );
    assert_eq!(code(&failed), 1);
    let json = valid(&failed, "rules-test");
    let mut files = list(&json, "files").iter();
    let file = files.find(|file| text(file, "file").ends_with("my.test.yaml"));
    let case = &file.expect("the file")["cases"][0];
    assert_eq!(
        [&case["passed"], &case["expected"]],
        [&json!(false), &json!("valid")]
    );
    assert_eq!(
        [&case["line"], &case["found"]["violated"]],
        [&json!(6), &json!(1)]
    );
}

#[test]
fn pages_are_json() {
    let page = |id: &str| valid(&gouji(&["explain", id, "--format", "json"]), "explain");
    let rule = page("parts-sum-to-total");
    assert_eq!(rule["kind"], "rule");
    assert_eq!(rule["forms"], json!(["xxgk-2014"]));
    for key in ["title", "basis", "why", "fix", "check"] {
        assert!(!text(&rule, key).is_empty(), "{key}");
    }
    assert!(!list(&rule["example"], "figures").is_empty());
    let problem = page("intake/absent-row");
    assert_eq!(
        [&problem["kind"], &problem["severity"]],
        [&json!("problem"), &json!("error")]
    );
    let form = page("xxgk-2021");
    assert_eq!(
        [&form["kind"], &form["first_year"]],
        [&json!("form"), &json!(2021)]
    );
    let columns = list(&form, "tables")
        .iter()
        .map(|table| list(table, "columns").len());
    assert!(columns.max() > Some(5));
    let unknown = gouji(&["explain", "no-such-rule", "--format", "json"]);
    assert_eq!((code(&unknown), stdout(&unknown)), (2, String::new()));
}

#[test]
fn a_schema_refuses_what_lacks_its_parts() {
    for name in ["mistakes", "rollup", "rules-list", "rules-test", "explain"] {
        let empty = json!({ "schema": format!("gouji/{name}/1") });
        assert!(!breaches(&empty, name).is_empty(), "{name}");
    }
}
