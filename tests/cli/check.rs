//! The command as people run it: what it prints, and with which code it ends.

use crate::bench::{CLEAN, SUM, code, folder, gouji, gouji_in, root, stderr, stdout};
use serde_json::Value;
use std::fs;

#[test]
fn a_clean_report_ends_with_0_and_says_how_many_checks_held() {
    let output = gouji(&["check", CLEAN]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(stdout(&output).contains("通过"));
    assert!(stderr(&output).is_empty());
}

#[test]
fn a_broken_sum_ends_with_1_and_shows_both_sides_and_the_difference() {
    let output = gouji(&["check", SUM]);
    assert_eq!(code(&output), 1);
    let text = stdout(&output);
    for words in ["（一）收到申请数", "7", "6", "相差", "parts-sum-to-total"] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    assert!(!text.contains('\u{1b}'), "no colours in a pipe");
    assert_eq!(code(&gouji(&["check", SUM, "--fail-on", "never"])), 0);
    assert_eq!(code(&gouji(&["check", SUM, "--only", "channels-*"])), 0);
}

/// An English run prints Chinese only where it quotes a line of the report, or a name, a label or a unit of its form.
#[test]
fn english_has_no_chinese_words_of_ours() {
    let output = gouji(&["check", SUM, "-v", "--explain-all", "--lang", "en"]);
    let text = stdout(&output);
    assert!(
        text.contains("error") && text.contains("收到申请数"),
        "{text}"
    );
    let said = without_quotes(&text);
    assert!(said.contains("which figure is wrong"), "{said}");
    let foreign: String = said.chars().filter(|sign| is_chinese(*sign)).collect();
    assert_eq!(foreign, "", "{said}");
    // What is ours is not taken for a quote.
    for words in ["错误", "怎么改", "通过", "依据", "相差", "条件", "：", "。"] {
        assert!(
            without_quotes(&format!("{text} {words}")).contains(is_chinese),
            "{words}"
        );
    }
}

/// Chinese characters and the signs between them.
fn is_chinese(sign: char) -> bool {
    matches!(sign, '\u{3000}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}

/// What is printed of the report `SUM` without what is quoted from it or its form. One sign alone, as a unit, is a quote only
/// where it is a word.
fn without_quotes(text: &str) -> String {
    let read = |path: &str| fs::read_to_string(root().join(path)).expect("a file");
    let mut quotes: Vec<String> = read(SUM)
        .lines()
        .map(|line| line.trim().to_owned())
        .collect();
    let form = serde_yaml::from_str(&read("schemas/forms/xxgk-2014.yaml")).expect("YAML");
    collect_texts(&form, &mut quotes);
    quotes.push("石桥乡".to_owned());
    quotes.retain(|quote| quote.contains(is_chinese));
    quotes.sort_by_key(|quote| std::cmp::Reverse(quote.chars().count()));
    // A long label goes on in the next line.
    let mut said: String = text.lines().map(str::trim).collect();
    for quote in quotes {
        said = match quote.chars().count() {
            1 => said.replace(&format!(" {quote} "), "  "),
            _ => said.replace(&quote, " "),
        };
    }
    said
}

/// The texts that a YAML value holds, without its keys.
fn collect_texts(value: &serde_yaml::Value, texts: &mut Vec<String>) {
    match value {
        serde_yaml::Value::String(text) => texts.push(text.clone()),
        serde_yaml::Value::Sequence(items) => {
            items.iter().for_each(|item| collect_texts(item, texts));
        }
        serde_yaml::Value::Mapping(items) => {
            items
                .iter()
                .for_each(|(_, item)| collect_texts(item, texts));
        }
        _ => {}
    }
}

#[test]
fn json_has_the_promised_shape() {
    let output = gouji(&["check", SUM, "--format", "json", "--all"]);
    assert_eq!(code(&output), 1);
    let json: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert_eq!(json["schema"], "gouji/check/1");
    let report = &json["reports"][0];
    assert_eq!(report["path"], SUM);
    assert_eq!(report["form"], "xxgk-2014");
    assert_eq!(report["status"], "error");
    let finding = &report["findings"][0];
    assert_eq!(finding["id"], "f1");
    assert_eq!(finding["rule"], "parts-sum-to-total");
    assert_eq!(finding["instance"], "a3.1");
    assert_eq!(
        (&finding["left"], &finding["right"], &finding["difference"]),
        (&"7".into(), &"6".into(), &"1".into())
    );
    assert_eq!(finding["figures"][0]["role"], "total");
    assert_eq!(finding["figures"][0]["place"]["kind"], "line");
    assert!(
        report["outcomes"]
            .as_array()
            .is_some_and(|all| all.len() > 40)
    );
    assert_eq!(json["summary"]["reports"], 1);
    assert_eq!(json["summary"]["error"], 1);
}

#[test]
fn extract_gives_every_figure_of_the_form() {
    let output = gouji(&["extract", CLEAN, "--format", "json"]);
    assert_eq!(code(&output), 0);
    let json: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert_eq!(json["schema"], "gouji/extract/1");
    assert_eq!(json["reports"][0]["status"], "read");
    assert_eq!(
        json["reports"][0]["figures"].as_array().map(Vec::len),
        Some(80)
    );
    let csv = stdout(&gouji(&["extract", CLEAN, "--format", "csv"]));
    assert_eq!(csv.lines().count(), 81);
    assert_eq!(
        code(&gouji(&[
            "extract",
            "fixtures/xxgk-2014/no-table/report.txt"
        ])),
        1
    );
}

#[test]
fn a_rule_of_ones_own_fires_is_named_and_explained() {
    let folder = folder("own-rule");
    let rule = "gouji: rules/1\nform: xxgk-2014\nrules:\n- id: face-to-face\n  title: 当面申请数不应超过1件\n  check: 当面申请数 <= 1\n- id: parts-sum-to-total\n  title: 只核对收到申请数\n  severity: query\n  check: 收到申请数 = 分项和(收到申请数)\n";
    fs::write(folder.join("my.yaml"), rule).expect("a file");
    fs::copy(root().join(SUM), folder.join("a.txt")).expect("a copy");
    let output = gouji_in(&folder, &["check", "a.txt", "--rules", "my.yaml"]);
    let text = stdout(&output);
    assert!(
        text.contains("parts-sum-to-total") && text.contains("face-to-face"),
        "{text}"
    );
    // 2 in person: an error. The sum is only a query here.
    assert!(text.contains("当面申请数不应超过1件"), "{text}");
    assert_eq!(code(&output), 1, "{text}");
    let only = ["check", "a.txt", "--rules", "my.yaml", "--only", "parts-*"];
    assert_eq!(code(&gouji_in(&folder, &only)), 0);
    let page = stdout(&gouji_in(
        &folder,
        &["explain", "face-to-face", "--rules", "my.yaml"],
    ));
    assert!(
        page.contains("当面申请数不应超过1件") && page.contains("当面申请数 <= 1"),
        "{page}"
    );
}

#[test]
fn a_wrong_rule_file_ends_with_3_and_checks_nothing() {
    let folder = folder("wrong-rule");
    fs::write(
        folder.join("my.yaml"),
        "gouji: rules/1\nform: xxgk-2014\nrules:\n- id: a\n  check: 收到申请 = 1\n",
    )
    .expect("a file");
    let output = gouji_in(&folder, &["check", ".", "--rules", "my.yaml"]);
    assert_eq!(code(&output), 3);
    assert!(stdout(&output).is_empty());
    assert!(
        stderr(&output).contains("收到申请数"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn wrong_usage_ends_with_2() {
    for arguments in [
        &["check", "no-such-file.txt"][..],
        &["chek"],
        &[],
        &["check", "--format", "xml"],
        &["check", "--frobnicate"],
        &["check", "--only", "no-such-rule", CLEAN],
        &["explain", "no-such-rule"],
        &["extract"],
        &["check", CLEAN, "--rules", "no-such.yaml"],
    ] {
        let output = gouji(arguments);
        assert_eq!(code(&output), 2, "{arguments:?} {}", stderr(&output));
        assert!(stdout(&output).is_empty(), "{arguments:?}");
        assert!(!stderr(&output).is_empty(), "{arguments:?}");
        assert!(
            !stderr(&output).to_lowercase().contains("usage:"),
            "{}",
            stderr(&output)
        );
    }
}

#[test]
fn bad_files_are_named_with_what_to_do_and_the_others_are_checked() {
    let folder = folder("bad-files");
    let write = |name: &str, bytes: &[u8]| fs::write(folder.join(name), bytes).expect("a file");
    write("empty.txt", b"");
    write("spaces.txt", " \u{3000}\n\t\n".as_bytes());
    write("nuls.txt", &[0; 4096]);
    write("picture.txt", b"\x89PNG\r\n\x1a\n0000000000000000");
    write("word.docx", b"PK\x03\x04000000000000000000");
    write("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1000000000000");
    write("pdf.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
    write(
        "prose.txt",
        "柳河镇2017年政府信息公开工作年度报告\n一、概述\n本年没有什么可说。\n".as_bytes(),
    );
    fs::copy(root().join(CLEAN), folder.join("clean.txt")).expect("a copy");
    let output = gouji_in(&folder, &["check", ".", "--format", "json"]);
    assert_eq!(code(&output), 1);
    let json: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let status = |name: &str| {
        let reports = json["reports"].as_array().expect("reports");
        let report = reports
            .iter()
            .find(|report| report["path"] == format!("./{name}"))
            .expect(name);
        (
            report["status"].as_str().unwrap_or_default().to_owned(),
            report["reason"].clone(),
        )
    };
    assert_eq!(status("clean.txt").0, "clean");
    for name in [
        "empty.txt",
        "spaces.txt",
        "nuls.txt",
        "picture.txt",
        "word.docx",
        "old.doc",
        "pdf.pdf",
    ] {
        let (status, reason) = status(name);
        assert_eq!(status, "unreadable", "{name}");
        assert!(
            reason.as_str().is_some_and(|reason| !reason.is_empty()),
            "{name}"
        );
    }
    assert_eq!(status("prose.txt").0, "unrecognised");
    assert_eq!(json["summary"]["unreadable"], 7);
    let text = stdout(&gouji_in(&folder, &["check", "."]));
    assert!(text.contains("empty.txt") && text.contains("word.docx"));
}

#[test]
fn a_folder_without_reports_is_never_clean() {
    let folder = folder("nothing");
    let output = gouji_in(&folder, &["check"]);
    assert_eq!(code(&output), 1);
    assert!(stderr(&output).contains("没有找到报告"));
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_unreadable() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder("permission");
    let path = folder.join("closed.txt");
    fs::write(&path, "一").expect("a file");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).expect("permissions");
    if fs::read(&path).is_ok() {
        return; // The one who runs the test may read everything.
    }
    let output = gouji_in(&folder, &["check", "closed.txt"]);
    assert_eq!(code(&output), 1);
    assert!(stdout(&output).contains("closed.txt"));
}

#[test]
fn output_goes_to_a_file_and_4_is_for_what_cannot_be_written() {
    let folder = folder("output");
    let clean = root().join(CLEAN);
    let clean = clean.to_str().expect("a path");
    let output = gouji_in(&folder, &["check", clean, "--output", "result.txt"]);
    assert_eq!(code(&output), 0);
    assert!(stdout(&output).is_empty());
    assert!(
        fs::read_to_string(folder.join("result.txt"))
            .expect("a result")
            .contains("通过")
    );
    let output = gouji_in(
        &folder,
        &["check", clean, "--output", "no/such/folder/result.txt"],
    );
    assert_eq!(code(&output), 4);
}

#[test]
fn the_same_bytes_for_any_number_of_threads_and_any_order() {
    let json = |arguments: &[&str]| stdout(&gouji(arguments));
    let one = json(&["check", "fixtures", "--format", "json", "--jobs", "1"]);
    assert_eq!(
        one,
        json(&["check", "fixtures", "--format", "json", "--jobs", "4"])
    );
    assert_eq!(one, json(&["check", "fixtures", "--format", "json"]));
    let (ab, ba) = (
        ["check", CLEAN, SUM, "--format", "json"],
        ["check", SUM, CLEAN, "--format", "json"],
    );
    assert_eq!(json(&ab), json(&ba));
}

#[test]
fn the_cases_beside_the_rules_pass_and_a_wrong_case_is_shown() {
    let output = gouji(&["rules", "test"]);
    assert_eq!(code(&output), 0);
    assert!(stdout(&output).contains("全部符合"));
    let folder = folder("wrong-case");
    let case = "gouji: cases/1\nform: xxgk-2014\ncases:\n- rule: staff-present\n  valid:\n  - {工作人员数: 0}\n";
    fs::write(folder.join("my.test.yaml"), case).expect("a file");
    let output = gouji_in(&folder, &["rules", "test", "--rules", "."]);
    assert_eq!(code(&output), 1);
    assert!(
        stdout(&output).contains("my.test.yaml:6"),
        "{}",
        stdout(&output)
    );
}

#[test]
fn rules_are_listed() {
    let text = stdout(&gouji(&["rules", "list"]));
    assert!(
        text.contains("parts-sum-to-total") && text.contains("总数应等于各分项之和"),
        "{text}"
    );
}

/// The n-th block between ``` fences of a kind.
fn block(text: &str, kind: &str) -> String {
    let fence = format!("```{kind}\n");
    let start = text.find(&fence).expect("a block") + fence.len();
    let end = start + text[start..].find("```").expect("its end");
    text[start..end].to_owned()
}

#[test]
fn the_first_screens_show_what_the_program_says() {
    let folder = folder("readme");
    for (readme, language) in [("README.md", "en"), ("README.zh-CN.md", "zh")] {
        let text = fs::read_to_string(root().join(readme)).expect("a readme");
        let rules = folder.join(format!("{language}.yaml"));
        fs::write(&rules, block(&text, "yaml")).expect("a file");
        let rules = rules.to_str().expect("a path");
        let output = gouji(&[
            "check",
            SUM,
            "--rules",
            rules,
            "--only",
            "applications-add-up",
            "--lang",
            language,
        ]);
        let shown = block(&text, "text");
        assert!(
            stdout(&output).contains(&shown),
            "{readme} shows\n{shown}\nand the program says\n{}",
            stdout(&output)
        );
    }
}

#[test]
fn what_is_written_as_json_keeps_to_its_schema() {
    let validator = |name: &str| {
        let text = fs::read_to_string(root().join("schemas/json").join(name)).expect("a schema");
        let schema: Value = serde_json::from_str(&text).expect("JSON");
        jsonschema::validator_for(&schema).expect("a sound schema")
    };
    for (command, schema) in [
        (
            &["check", "fixtures", "--format", "json", "--all"][..],
            "check.schema.json",
        ),
        (
            &["check", "fixtures", "--format", "json", "--lang", "en"],
            "check.schema.json",
        ),
        (
            &["extract", "fixtures", "--format", "json"],
            "extract.schema.json",
        ),
    ] {
        let json: Value = serde_json::from_str(&stdout(&gouji(command))).expect("JSON");
        let validator = validator(schema);
        let breaches: Vec<String> = validator
            .iter_errors(&json)
            .map(|error| format!("{} {error}", error.instance_path()))
            .take(5)
            .collect();
        assert!(breaches.is_empty(), "{command:?} {breaches:?}");
        assert!(!json["reports"].as_array().expect("reports").is_empty());
    }
    let broken: Value = serde_json::json!({ "schema": "gouji/check/1", "reports": [] });
    assert!(!validator("check.schema.json").is_valid(&broken));
}

#[test]
fn what_the_prose_states_stands_in_json_beside_the_figures() {
    let report = "fixtures/xxgk-2021/prose/report.txt";
    let output = gouji(&["check", report, "--format", "json"]);
    let json: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let findings = json["reports"][0]["findings"].as_array().expect("findings");
    let figures_of_rule = |rule: &str| {
        let found = findings.iter().find(|finding| finding["rule"] == rule);
        found.expect(rule)["figures"].as_array().expect("figures")
    };
    let [new, _, claim] = figures_of_rule("text-received").as_slice() else {
        panic!("two figures and a claim");
    };
    assert_eq!(new["item"], "r1");
    assert_eq!(claim["claim"], "text-received.收到件数");
    assert_eq!(claim["item"], Value::Null);
    assert_eq!(claim["value"], "6");
    assert_eq!(claim["place"]["line"], 9);
    let text = fs::read_to_string(root().join(report)).expect("the report");
    let line = text.lines().nth(8).expect("the line");
    let column = claim["place"]["column"].as_u64().expect("a column") as usize;
    assert!(line.chars().nth(column - 1) == Some('6'));
    // A total with its parts, in the words of the report.
    let list = figures_of_rule("text-list-adds-up");
    let values: Vec<&str> = list
        .iter()
        .filter_map(|each| each["value"].as_str())
        .collect();
    assert_eq!(values, ["128", "12", "8", "98", "9"]);
    assert_eq!(list[3]["raw"], "九十八");
    assert_eq!(list[3]["label"], "工作动态");
}
