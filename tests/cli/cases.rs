//! Cases on the command line: what is said of those that fail, and what `--update` writes.

use crate::bench::{code, folder, gouji_in, stderr, stdout};
use std::fs;
use std::path::Path;

const RULES: &str = "gouji: rules/1\nform: xxgk-2014\nrules:\n- id: mine\n  each: total\n  check: 本项 = 分项和(本项)\n- id: untried\n  check: 收到申请数 >= 0\n";

const HEAD: &str = "gouji: cases/1\nform: xxgk-2014\ncases:\n- rule: mine\n  invalid:\n";

/// A folder with the rules and one file of cases.
fn bench_with(name: &str, cases: &str) -> std::path::PathBuf {
    let folder = folder(name);
    fs::write(folder.join("my.yaml"), RULES).expect("a file");
    fs::write(folder.join("my.test.yaml"), cases).expect("a file");
    folder
}

fn run(folder: &Path, more: &[&str]) -> std::process::Output {
    gouji_in(folder, &[&["rules", "test", "--rules", "."], more].concat())
}

#[test]
fn a_case_that_fails_says_what_the_rule_said_and_rules_without_cases_are_named() {
    let cases = "gouji: cases/1\nform: xxgk-2014\ncases:\n- rule: mine\n  valid:\n  - {收到申请数: 7, 当面申请数: 6}\n";
    let folder = bench_with("cases-said", cases);
    let output = run(&folder, &[]);
    assert_eq!(code(&output), 1, "{}", stderr(&output));
    let text = stdout(&output);
    for words in ["my.test.yaml:6", "7", "6", "untried"] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    assert!(!text.contains("规则：mine"), "{text}");
}

/// What `--update` makes of `cases`, with and without a byte order mark, with both line ends.
fn updated(name: &str, cases: &str) -> String {
    let mut results = Vec::new();
    for (mark, ends) in [("", "\n"), ("\u{feff}", "\n"), ("\u{feff}", "\r\n")] {
        let folder = bench_with(name, &format!("{mark}{}", cases.replace('\n', ends)));
        let output = run(&folder, &["--update"]);
        assert_eq!(code(&output), 0, "{}{}", stdout(&output), stderr(&output));
        let text = fs::read_to_string(folder.join("my.test.yaml")).expect("the cases");
        assert!(text.starts_with(mark), "{text}");
        let text = text.trim_start_matches('\u{feff}');
        assert_eq!(text.replace("\r\n", "\n").replace('\n', ends), text);
        assert_eq!(fs::read_dir(&folder).expect("a folder").count(), 2);
        results.push(text.replace("\r\n", "\n"));
    }
    results.dedup();
    assert_eq!(results.len(), 1);
    results.remove(0)
}

#[test]
fn what_is_found_is_written_into_the_file_and_nothing_else_changes() {
    let figures = "{收到申请数: 1, 申请答复数: 1, 同意公开数: 1}";
    for (name, case, expected) in [
        (
            "update-flow",
            format!("  - figures: {figures} # 数\n    finds: [申请答复数]\n"),
            format!("  - figures: {figures} # 数\n    finds: [收到申请数]\n"),
        ),
        (
            "update-block",
            format!("  - figures: {figures}\n    finds:\n    - 申请答复数\n"),
            format!("  - figures: {figures}\n    finds:\n    - 收到申请数\n"),
        ),
        (
            "update-braces",
            format!("  - {{figures: {figures}, finds: [申请答复数]}}\n"),
            format!("  - {{figures: {figures}, finds: [收到申请数]}}\n"),
        ),
    ] {
        let tail = "# 完\n";
        let written = updated(name, &format!("{HEAD}{case}{tail}"));
        assert_eq!(written, format!("{HEAD}{expected}{tail}"), "{name}");
    }
}

#[cfg(unix)]
#[test]
fn a_file_with_a_name_that_is_no_text_is_the_one_that_is_written() {
    use std::os::unix::ffi::OsStrExt;
    let cases = format!("{HEAD}  - figures: {{收到申请数: 1}}\n    finds: [申请答复数]\n");
    let folder = folder("update-name");
    fs::write(folder.join("my.yaml"), RULES).expect("a file");
    let names: [&[u8]; 2] = [b"\xff.test.yaml", b"\xfe.test.yaml"];
    let paths = names.map(|name| folder.join(std::ffi::OsStr::from_bytes(name)));
    if fs::write(&paths[0], &cases).is_err() {
        return; // A file system that takes no such name.
    }
    let sound = cases.replace("[申请答复数]", "[收到申请数]");
    fs::write(&paths[1], &sound).expect("a file");
    let output = run(&folder, &["--update"]);
    assert_eq!(code(&output), 0, "{}{}", stdout(&output), stderr(&output));
    for path in paths {
        assert_eq!(fs::read_to_string(path).expect("the cases"), sound);
    }
    assert_eq!(fs::read_dir(&folder).expect("a folder").count(), 3);
}

#[test]
fn the_cases_beside_a_rule_file_are_run_when_the_file_alone_is_named() {
    let folder = folder("cases-beside");
    fs::write(folder.join("my.yaml"), RULES).expect("a file");
    let wrong = format!("{HEAD}  - figures: {{收到申请数: 1}}\n    finds: [申请答复数]\n");
    fs::write(folder.join("my.test.yaml"), wrong).expect("a file");
    let output = gouji_in(&folder, &["rules", "test", "--rules", "my.yaml"]);
    assert_eq!(code(&output), 1, "{}{}", stdout(&output), stderr(&output));
    assert!(
        stdout(&output).contains("my.test.yaml:"),
        "{}",
        stdout(&output)
    );
}
