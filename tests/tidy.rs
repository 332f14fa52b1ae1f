//! The house keeps its shape: dependency arrows, file sizes, paths that the documents name.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use gouji_tests::{files, root};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Which of our crates each crate may depend on. A new arrow is a decision, not an accident.
const ARROWS: [(&str, &[&str]); 8] = [
    ("model", &[]),
    ("formats", &["model"]),
    ("bind", &["model"]),
    ("ruleset", &["model"]),
    ("evaluator", &["model", "ruleset"]),
    ("review", &["model", "ruleset", "evaluator"]),
    ("render", &["model"]),
    (
        "cli",
        &[
            "model",
            "formats",
            "bind",
            "ruleset",
            "evaluator",
            "review",
            "render",
        ],
    ),
];

fn manifest(path: &str) -> toml::Table {
    let text = fs::read_to_string(root().join(path)).expect("a manifest");
    text.parse().expect("TOML")
}

fn dependencies(manifest: &toml::Table, kind: &str) -> Vec<String> {
    let table = manifest.get(kind).and_then(toml::Value::as_table);
    table
        .map(|table| table.keys().cloned().collect())
        .unwrap_or_default()
}

#[test]
fn the_dependency_arrows_are_the_allowed_ones() {
    let folders: Vec<String> = fs::read_dir(root().join("crates"))
        .expect("crates")
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(
        folders.len(),
        ARROWS.len(),
        "a crate is missing from the table: {folders:?}"
    );
    for (name, allowed) in ARROWS {
        let manifest = manifest(&format!("crates/{name}/Cargo.toml"));
        for kind in ["dependencies", "build-dependencies"] {
            for dependency in dependencies(&manifest, kind) {
                if let Some(ours) = dependency.strip_prefix("gouji-") {
                    assert!(allowed.contains(&ours), "{name} may not depend on {ours}");
                }
            }
        }
    }
}

/// What only the command may touch: paths of the standard library, and words that need no import.
const FORBIDDEN: [&str; 11] = [
    "std::fs",
    "std::net",
    "std::process",
    "std::env",
    "std::io::std",
    "std::thread",
    "print!(",
    "println!(",
    "dbg!(",
    "Instant::now",
    "SystemTime",
];

/// The code of a file with every import written out: `use std::{fs, io::{self, Read}};` names four paths.
fn with_imports_written_out(text: &str) -> String {
    let code: String = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .map(|line| format!("{line}\n"))
        .collect();
    let mut all = code.clone();
    for import in code.split("use ").skip(1) {
        let tree = import.split(';').next().unwrap_or_default();
        let tree: String = tree.split_whitespace().collect();
        for path in written_out(&tree) {
            all.push_str(&path);
            all.push('\n');
        }
    }
    all
}

/// The paths of one import.
fn written_out(tree: &str) -> Vec<String> {
    let Some((before, rest)) = tree.split_once('{') else {
        return vec![tree.to_owned()];
    };
    let inside = rest.strip_suffix('}').unwrap_or(rest);
    let mut branches = vec![String::new()];
    let mut depth = 0_usize;
    for each in inside.chars() {
        match each {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        match branches.last_mut() {
            Some(branch) if each != ',' || depth > 0 => branch.push(each),
            _ => branches.push(String::new()),
        }
    }
    branches
        .iter()
        .flat_map(|branch| written_out(branch))
        .map(|path| format!("{before}{path}"))
        .collect()
}

/// Whether a file of a crate holds only tests, by its path within the repository.
fn is_test(path: &Path) -> bool {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let in_tests = path
        .parent()
        .is_some_and(|folder| folder.components().any(|part| part.as_os_str() == "tests"));
    stem == "tests" || stem.ends_with("_tests") || in_tests
}

#[test]
fn only_the_cli_touches_disk_terminal_and_clock() {
    let mut looked_at = 0;
    for (name, _) in ARROWS.iter().filter(|(name, _)| *name != "cli") {
        for file in files(&format!("crates/{name}/src"), ".rs") {
            let path = file.strip_prefix(root()).expect("a file of the repository");
            if is_test(path) {
                continue;
            }
            looked_at += 1;
            let text = fs::read_to_string(&file).expect("source");
            let code = with_imports_written_out(&text);
            for word in FORBIDDEN {
                assert!(!code.contains(word), "{} uses {word}", path.display());
            }
        }
    }
    assert!(looked_at > 50, "only {looked_at} files were looked at");
}

#[test]
fn imports_are_seen_however_they_are_written() {
    for text in [
        "use std::fs;",
        "use std::{fs, io};",
        "use std::{\n    collections::HashMap,\n    fs::{self, File},\n};",
        "use std::{io::{Read, stdout}, sync::Arc};",
        "pub(crate) use std::io::{stderr as out};",
        "    let text = std::fs::read(path);",
        "    eprintln!(\"a\");",
    ] {
        let code = with_imports_written_out(text);
        assert!(FORBIDDEN.iter().any(|word| code.contains(word)), "{text}");
    }
    for text in [
        "use std::{collections::HashMap, sync::Arc};",
        "use std::io::{self, Read};",
        "// use std::fs;",
        "use crate::read::fs;",
    ] {
        let code = with_imports_written_out(text);
        assert!(!FORBIDDEN.iter().any(|word| code.contains(word)), "{text}");
    }
    assert!(is_test(Path::new("crates/a/src/tests.rs")));
    assert!(is_test(Path::new("crates/a/src/b/tests/c.rs")));
    assert!(is_test(Path::new("crates/a/src/b_tests.rs")));
    assert!(!is_test(Path::new("crates/a/src/contest.rs")));
}

#[test]
fn no_file_is_several_rooms() {
    let mut long = BTreeMap::new();
    for folder in ["crates", "tests"] {
        for file in files(folder, ".rs") {
            let lines = fs::read_to_string(&file).expect("source").lines().count();
            if lines > 600 {
                long.insert(file, lines);
            }
        }
    }
    assert!(long.is_empty(), "split these files: {long:?}");
}

#[test]
fn what_the_documents_name_is_there() {
    for document in [
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "README.md",
        "README.zh-CN.md",
    ] {
        let text = fs::read_to_string(root().join(document)).unwrap_or_default();
        assert!(!text.is_empty(), "{document} is missing");
        for (number, piece) in text.split('`').enumerate() {
            let is_code = number % 2 == 1;
            let is_path = piece.contains('/')
                && !piece.contains([' ', '<', '*', '$', '\n', '{', '…'])
                && [
                    "crates/",
                    "rules/",
                    "schemas/",
                    "fixtures/",
                    "tests/",
                    "docs/",
                    ".ci/",
                    "benches/",
                ]
                .iter()
                .any(|top| piece.starts_with(top));
            if is_code && is_path {
                assert!(
                    root().join(piece).exists(),
                    "{document} names {piece}, which is not there"
                );
            }
        }
    }
}

#[test]
fn nothing_names_a_machine() {
    let tops = ["/home/", "/root/", "/Users/", "/tmp/"];
    for folder in ["crates", "rules", "schemas", "fixtures", "docs", "tests"] {
        for ending in [".rs", ".yaml", ".md", ".toml", ".json", ".txt"] {
            for file in files(folder, ending) {
                if file.ends_with("tests/tidy.rs") {
                    continue;
                }
                let text = String::from_utf8_lossy(&fs::read(&file).expect("a file")).into_owned();
                for top in tops {
                    assert!(!text.contains(top), "{} holds {top}", file.display());
                }
            }
        }
    }
}
