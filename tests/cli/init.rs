//! A new county's folder: whose it is, what stands in it, and what it says on the first day.

use crate::bench::{code, folder, gouji_in, program, stderr, stdout};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

const FILES: [&str; 8] = [
    ".gouji/cases.schema.json",
    ".gouji/county.schema.json",
    ".gouji/form.schema.json",
    ".gouji/rules.schema.json",
    "gouji.yaml",
    "rules/本县规则.test.yaml",
    "rules/本县规则.yaml",
    "名单.csv",
];

/// A new county's folder below a folder of its own.
fn new_county(test: &str) -> PathBuf {
    let folder = folder(test);
    let output = gouji_in(&folder, &["init", "白河县", "--year", "2025"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    folder.join("白河县")
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap()
}

#[test]
fn a_new_county_has_its_own_name_and_year_in_it() {
    let county = new_county("init-names");
    for name in FILES {
        let text = read(&county, name);
        let is_schema = name.starts_with(".gouji/");
        assert!(is_schema || !text.contains("青石"), "{name}: {text}");
        for place in ["{county}", "{name}", "{year}", "{last}", "{next}"] {
            assert!(!text.contains(place), "{name} still has {place}");
        }
    }
    let config = read(&county, "gouji.yaml");
    assert!(config.contains("\ncounty: 白河县\n"), "{config}");
    assert!(config.contains("own_report: 2025/白河县.docx"), "{config}");
    assert!(config.contains("\nlast_year: 2024/\n"), "{config}");
    assert!(county.join("2025").is_dir() && county.join("2024").is_dir());
    let schema = read(&county, ".gouji/county.schema.json");
    let schema: Value = serde_json::from_str(&schema).unwrap();
    assert!(schema["$schema"].is_string());
}

#[test]
fn the_name_is_given_or_the_folders_or_asked_for() {
    let folder = folder("init-whose");
    let output = gouji_in(&folder, &["init", "白河区"]);
    assert!(stdout(&output).contains("白河区（取自文件夹名）"));
    let output = gouji_in(&folder, &["init", "年报"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("--county"), "{}", stderr(&output));
    assert!(!folder.join("年报").exists());
    let output = gouji_in(&folder, &["init", "年报", "--county", "白河旗"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(!stdout(&output).contains("取自文件夹名"));
    assert!(read(&folder.join("年报"), "gouji.yaml").contains("county: 白河旗\n"));
    // The working folder has a name too.
    fs::create_dir(folder.join("柳河市")).unwrap();
    let output = gouji_in(&folder.join("柳河市"), &["init"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    for wrong in ["a\"b", "", "白\n河", "{白河}"] {
        let output = gouji_in(&folder, &["init", "x", "--county", wrong]);
        assert_eq!(code(&output), 2, "{wrong:?}");
    }
    let output = gouji_in(
        &folder,
        &["init", "x", "--county", "2025", "--year", "1999"],
    );
    assert_eq!(code(&output), 2);
    let output = gouji_in(&folder, &["init", "x", "--county", "2025", "--lang", "en"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let output = gouji_in(&folder.join("x"), &["rules", "list"]);
    assert_eq!(
        code(&output),
        0,
        "a name of digits is a name: {}",
        stderr(&output)
    );
}

#[test]
fn the_first_check_says_that_the_roster_is_empty() {
    let county = new_county("init-first");
    let output = gouji_in(&county, &["check"]);
    assert_eq!(code(&output), 3);
    let said = stderr(&output);
    assert!(
        said.contains("名单.csv") && said.contains("名单还是空的"),
        "{said}"
    );
    for arguments in [
        &["rules", "test"][..],
        &["rules", "list"],
        &["explain", "xxgk-2021"],
    ] {
        let output = gouji_in(&county, arguments);
        assert_eq!(
            code(&output),
            0,
            "{arguments:?} needs no roster: {}",
            stderr(&output)
        );
    }
    let roster = read(&county, "名单.csv") + "1,柳河镇,乡镇,,,\n";
    fs::write(county.join("名单.csv"), roster).unwrap();
    let output = gouji_in(&county, &["check"]);
    assert_eq!(code(&output), 1);
    assert!(stdout(&output).contains("柳河镇"), "{}", stdout(&output));
}

#[test]
fn the_example_is_in_force_once_its_line_is_uncommented() {
    let county = new_county("init-example");
    let own = |county: &Path| stdout(&gouji_in(county, &["rules", "list", "--own"]));
    assert!(!own(&county).contains("county-handled-within-received"));
    let config = read(&county, "gouji.yaml").replace("# rules: [", "rules: [");
    fs::write(county.join("gouji.yaml"), config).unwrap();
    assert!(own(&county).contains("county-handled-within-received"));
    let output = gouji_in(&county, &["rules", "test"]);
    assert_eq!(code(&output), 0, "{}", stdout(&output));
}

#[test]
fn what_is_there_stays_and_what_is_empty_is_written() {
    let county = new_county("init-again");
    let parent = county.parent().unwrap();
    let again = gouji_in(parent, &["init", "白河县"]);
    assert_eq!(code(&again), 2);
    let whole = FILES.map(|name| read(&county, name));
    // As a run leaves the folder that is killed before its config stands.
    fs::remove_file(county.join("gouji.yaml")).unwrap();
    fs::remove_file(county.join(".gouji/form.schema.json")).unwrap();
    fs::write(county.join("rules/.gouji-abc123.tmp"), "ru").unwrap();
    fs::write(county.join("rules/本县规则.yaml"), "").unwrap();
    let output = gouji_in(parent, &["init", "白河县", "--year", "2025"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let said = stderr(&output);
    assert_eq!(
        said.trim(),
        "原来是空的，已经重新写好：白河县/rules/本县规则.yaml"
    );
    assert_eq!(FILES.map(|name| read(&county, name)), whole);
    assert!(!county.join("rules/.gouji-abc123.tmp").exists());
    // What a person wrote is kept, and an empty config is none.
    fs::write(county.join("gouji.yaml"), "").unwrap();
    fs::write(county.join("名单.csv"), "单位名称,类型\n柳河镇,乡镇\n").unwrap();
    let output = gouji_in(parent, &["init", "白河县", "--year", "2025"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(
        stderr(&output).contains("没有改动：白河县/名单.csv"),
        "{}",
        stderr(&output)
    );
    assert!(read(&county, "名单.csv").contains("柳河镇"));
    assert!(read(&county, "gouji.yaml").contains("白河县"));
}

#[test]
fn nobody_is_asked_where_nobody_sits_at_a_terminal() {
    let folder = folder("init-no-terminal");
    let mut child = program(&folder, &["init", "x"])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Standard input stays open and says nothing.
    let stdin = child.stdin.take();
    let output = child.wait_with_output().unwrap();
    drop(stdin);
    assert_eq!(code(&output), 2, "{}", stderr(&output));
}
