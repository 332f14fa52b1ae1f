//! What is no 通过: a rule over the county that breaks, a rule that applied nowhere, our own output among reports, and the
//! county's own report while submitters are missing.

use crate::bench::{code, folder, gouji, gouji_in, root, stderr, stdout};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

const NAMES: [&str; 5] = ["柳河镇", "石门镇", "白塔乡", "城关街道", "县统计局"];

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// A report with nothing to tell, with this many 行政许可; `times` as many of everything else as one has.
fn report(who: &str, licences: usize, times: usize) -> String {
    let clean = fs::read_to_string(root().join("fixtures/xxgk-2021/clean/report.txt")).unwrap();
    let cell = |cell: &str| match cell.parse::<usize>() {
        Ok(number) => (number * times).to_string(),
        Err(_) => cell.to_owned(),
    };
    let line = |line: &str| line.split('\t').map(cell).collect::<Vec<_>>().join("\t");
    let text = clean.lines().map(line).collect::<Vec<_>>().join("\n");
    let from = format!("行政许可\t{}", 36 * times);
    assert!(text.contains(&from));
    let text = text.replace(&from, &format!("行政许可\t{licences}"));
    text.replace("\t1.25", "\t0")
        .replace("柳河镇", who)
        .replace("2023", "2025")
}

/// A county of five, whose reports have 101 to 105 行政许可.
fn county(name: &str, more: &str) -> PathBuf {
    let folder = folder(name);
    let mut config =
        format!("gouji: county/1\ncounty: 青石县\nyear: 2025\nreports: 2025/\n{more}submitters:\n");
    for (who, licences) in NAMES.into_iter().zip(101..) {
        let level = match who {
            "城关街道" => "街道",
            "县统计局" => "部门",
            _ => "乡镇",
        };
        config += &format!("- {{name: {who}, level: {level}}}\n");
        write(
            &folder,
            &format!("2025/{who}.txt"),
            &report(who, licences, 1),
        );
    }
    write(&folder, "gouji.yaml", &config);
    folder
}

fn json(folder: &Path, arguments: &[&str]) -> Value {
    let mut all = arguments.to_vec();
    all.extend(["--format", "json"]);
    let output = gouji_in(folder, &all);
    serde_json::from_str(&stdout(&output)).unwrap_or_else(|_| panic!("{}", stderr(&output)))
}

fn states(json: &Value) -> Vec<(&str, &str)> {
    let all = json["summary"]["submitters"].as_array().unwrap().iter();
    all.map(|each| {
        (
            each["name"].as_str().unwrap(),
            each["state"].as_str().unwrap(),
        )
    })
    .collect()
}

fn rule<'j>(json: &'j Value, id: &str) -> &'j Value {
    let mut rules = json["rules"].as_array().unwrap().iter();
    rules.find(|rule| rule["id"] == id).unwrap()
}

const RULES: &str = "\
gouji: rules/1
form: xxgk-2021
rules:
- id: far-above-median
  title: 行政许可不超过乡镇的中位数加一
  severity: error
  check: 行政许可[处理决定] <= 中位数(乡镇.行政许可[处理决定]) + 1
- id: never-fires
  title: 行政强制多的，行政处罚也多
  severity: error
  when: 行政强制[处理决定] > 100000
  check: 行政处罚[处理决定] > 100000
";

#[test]
fn a_rule_over_the_county_makes_those_wrong_whose_own_figures_it_is_about() {
    let folder = county("passed-county-rule", "rules: [rules/]\n");
    write(&folder, "rules/r.yaml", RULES);
    // The median of the townships is 102.
    let wrong = ["城关街道", "县统计局"];
    let result = json(&folder, &["check"]);
    for (name, state) in states(&result) {
        let right = if wrong.contains(&name) {
            "error"
        } else {
            "clean"
        };
        assert_eq!(state, right, "{name}");
    }
    assert_eq!(result["summary"]["error"], 2);
    let findings = result["batch"]["findings"].as_array().unwrap();
    let paths: Vec<&Value> = findings.iter().map(|each| &each["reports"]).collect();
    assert_eq!(
        paths.len(),
        2,
        "the townships of the median are not named: {paths:?}"
    );
    let tally = &rule(&result, "far-above-median")["reports"];
    assert_eq!((&tally["held"], &tally["broken"]), (&3.into(), &2.into()));
    let output = gouji_in(&folder, &["check"]);
    assert_eq!(code(&output), 1);
    assert!(
        stdout(&output).contains("共 5 个单位：通过 3，有错误 2"),
        "{}",
        stdout(&output)
    );
    // The roll-up leaves them out, and says why.
    let rollup = json(&folder, &["rollup"]);
    assert_eq!(rollup["contributors"].as_array().unwrap().len(), 3);
    let left_out = rollup["left_out"].as_array().unwrap().iter();
    let left_out: Vec<(&str, &str)> = left_out
        .map(|each| {
            (
                each["submitter"].as_str().unwrap(),
                each["kind"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(left_out, wrong.map(|name| (name, "errors")));
    // Where the county makes it a query, they are taken in.
    let config = fs::read_to_string(folder.join("gouji.yaml")).unwrap();
    let change =
        "overrides:\n- {rule: far-above-median, severity: query, reason: 口径, date: 2026-01-08}\n";
    write(&folder, "gouji.yaml", &format!("{config}{change}"));
    assert_eq!(states(&json(&folder, &["check"]))[4], ("县统计局", "query"));
    let rollup = json(&folder, &["rollup"]);
    assert_eq!(rollup["contributors"].as_array().unwrap().len(), 5);
}

#[test]
fn a_rule_that_applied_nowhere_is_counted_and_passes_nothing() {
    let folder = county("passed-never-fires", "");
    write(&folder, "r.yaml", RULES);
    let only = ["check", "--rules", "r.yaml", "--only", "never-fires"];
    let output = gouji_in(&folder, &only);
    assert_eq!(code(&output), 1);
    let text = stdout(&output);
    assert!(text.contains("共 5 个单位：没审完 5"), "{text}");
    assert!(!text.contains("通过 5"), "{text}");
    let result = json(&folder, &only);
    assert!(
        states(&result)
            .iter()
            .all(|(_, state)| *state == "undecided")
    );
    let tally = &rule(&result, "never-fires")["reports"];
    let counts = ["held", "broken", "undecided", "not_applicable"].map(|key| &tally[key]);
    assert_eq!(counts, [0, 0, 0, 5].map(Value::from).each_ref());
    // Beside other rules it is told, and the reports pass.
    let more = [&only[..], &["--only", "results-*"]].concat();
    let all = gouji_in(&folder, &more);
    assert_eq!(code(&all), 0, "{}{}", stdout(&all), stderr(&all));
    assert!(
        stdout(&all).contains("never-fires（5 份都不适用"),
        "{}",
        stdout(&all)
    );
}

#[test]
fn a_rule_over_the_county_asked_of_one_file_says_what_it_needs() {
    let file = "fixtures/county-2025/2025/柳河镇.txt";
    for only in ["county-total", "applications-far-from-peers"] {
        let output = gouji(&["check", file, "--only", only]);
        let text = stdout(&output) + &stderr(&output);
        assert!(text.contains("要把全县的报告放在一起看"), "{text}");
        assert!(!text.contains("没有规则"), "{text}");
        assert_eq!(code(&output), 1, "{text}");
    }
}

/// What the program writes of `folder`, put among its reports; how many files that are.
fn put_outputs(folder: &Path) -> usize {
    let mut count = 0;
    let mut put = |path: &str, arguments: &[&str]| {
        let output = gouji_in(folder, arguments);
        assert!(!output.stdout.is_empty(), "{}", stderr(&output));
        fs::write(folder.join(path), output.stdout).unwrap();
        count += 1;
    };
    put("结果.txt", &["check", "2025"]);
    put("result.txt", &["check", "2025", "--lang", "en"]);
    put("结果.json", &["check", "2025", "--format", "json"]);
    put("填报数.csv", &["extract", "2025", "--format", "csv"]);
    put("填报数.txt", &["extract", "2025"]);
    put("汇总.json", &["rollup", "--format", "json"]);
    put("汇总.txt", &["rollup"]);
    for path in ["汇总.xlsx", "汇总.csv"] {
        gouji_in(folder, &["rollup", "--output", path]);
        count += 1;
    }
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() && !path.ends_with("gouji.yaml") {
            fs::rename(&path, folder.join("2025").join(path.file_name().unwrap())).unwrap();
        }
    }
    count
}

/// What a run says of each report: its path and its status.
fn statuses(json: &Value) -> Vec<(&Value, &Value)> {
    let reports = json["reports"].as_array().unwrap().iter();
    reports
        .map(|report| (&report["path"], &report["status"]))
        .collect()
}

#[test]
fn our_own_output_among_the_reports_is_told_and_counted_nowhere() {
    let folder = county("passed-own-output", "");
    let before = json(&folder, &["check"]);
    let count = put_outputs(&folder);
    let after = json(&folder, &["check"]);
    assert_eq!(statuses(&after), statuses(&before));
    assert_eq!(after["summary"], before["summary"]);
    let told = after["batch"]["findings"].as_array().unwrap().iter();
    let told = told.filter(|each| each["severity"] == "note");
    let paths: Vec<&Value> = told
        .flat_map(|each| each["reports"].as_array().unwrap())
        .collect();
    assert_eq!(paths.len(), count, "{paths:?}");
    assert_eq!(code(&gouji_in(&folder, &["check"])), 0);
    // Without a county it is no otherwise.
    fs::remove_file(folder.join("gouji.yaml")).unwrap();
    let output = gouji_in(&folder, &["check", "2025"]);
    assert_eq!(code(&output), 0, "{}", stdout(&output));
    let text = stdout(&output);
    assert!(text.contains("共 5 份报告：通过 5"), "{text}");
}

#[test]
fn the_countys_own_report_waits_for_the_missing_or_is_wrong_already() {
    let folder = county("passed-own-report", "own_report: 青石县.txt\n");
    let all: usize = (101..=105).sum();
    let own = |licences: usize, times: usize| {
        write(
            &folder,
            "青石县.txt",
            &report("青石县", licences, times).replace("青石县青石县", "青石县"),
        );
        json(&folder, &["check"])
    };
    let state = |json: &Value| json["summary"]["submitters"][5].clone();
    let right = own(all, 5);
    assert_eq!(
        (&state(&right)["level"], &state(&right)["state"]),
        (&"汇总".into(), &"clean".into())
    );
    assert_eq!(code(&gouji_in(&folder, &["check"])), 0);
    // It is one of the reports, and no submitter.
    let text = stdout(&gouji_in(&folder, &["check"]));
    assert!(
        text.contains("共 5 个单位：通过 5\n共 6 份报告：通过 6"),
        "{text}"
    );
    for missing in ["石门镇", "县统计局"] {
        fs::remove_file(folder.join(format!("2025/{missing}.txt"))).unwrap();
    }
    let waiting = own(all, 5);
    assert_eq!(state(&waiting)["state"], "undecided");
    assert_eq!(waiting["summary"]["undecided"], 1);
    let findings = waiting["batch"]["findings"].as_array().unwrap().iter();
    let undecided: Vec<&Value> = findings
        .filter(|each| each["outcome"] == "undecided")
        .collect();
    assert_eq!(undecided.len(), 1, "told once: {undecided:?}");
    let reason = undecided[0]["reason"].as_str().unwrap();
    assert!(
        reason.contains("石门镇") && reason.contains("县统计局"),
        "{reason}"
    );
    let text = stdout(&gouji_in(&folder, &["check"]));
    assert!(text.contains("没审完"), "{text}");
    // The three at hand have 308 together, whatever the others say.
    assert_eq!(state(&own(308, 5))["state"], "undecided");
    let exceeded = own(307, 5);
    assert_eq!(state(&exceeded)["state"], "error");
    let findings = exceeded["batch"]["findings"].as_array().unwrap().iter();
    let violated: Vec<&Value> = findings
        .filter(|each| each["outcome"] == "violated" && each["rule"] == "county-total")
        .collect();
    assert_eq!(violated.len(), 1, "{violated:?}");
}
