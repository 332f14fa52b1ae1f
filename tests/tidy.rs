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

/// Which of our crates each crate may depend on. A new arrow is a decision, not an accident.
const ARROWS: [(&str, &[&str]); 6] = [
    ("model", &[]),
    ("intake", &["model"]),
    ("ruleset", &["model"]),
    ("evaluator", &["model", "ruleset"]),
    ("render", &["model"]),
    (
        "cli",
        &["model", "intake", "ruleset", "evaluator", "render"],
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

#[test]
fn only_the_cli_touches_disk_terminal_and_clock() {
    let forbidden = [
        "std::fs",
        "std::net",
        "std::process",
        "std::env",
        "std::io::std",
        "println!",
        "Instant::now",
        "SystemTime",
    ];
    for (name, _) in ARROWS.iter().filter(|(name, _)| *name != "cli") {
        for file in files(&format!("crates/{name}/src"), ".rs") {
            let text = fs::read_to_string(&file).expect("source");
            let code: Vec<&str> = text
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"))
                .collect();
            for word in forbidden {
                let used = code.iter().any(|line| line.contains(word));
                let test_file = file.to_string_lossy().contains("test");
                assert!(!used || test_file, "{} uses {word}", file.display());
            }
        }
    }
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
