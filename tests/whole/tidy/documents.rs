//! What the documents name is there, and nothing names a machine.

use gouji_tests::{files, root};
use std::fs;

#[test]
fn what_the_documents_name_is_there() {
    let mut paths = 0;
    let mut documents: Vec<_> = [
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "README.md",
        "README.zh-CN.md",
    ]
    .into_iter()
    .map(|document| root().join(document))
    .collect();
    documents.extend(files("docs", ".md"));
    for document in documents {
        let text = fs::read_to_string(&document).unwrap_or_default();
        let document = document.display();
        assert!(!text.is_empty(), "{document} is missing");
        for piece in text.split('`').skip(1).step_by(2) {
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
                    "fuzz/",
                ]
                .iter()
                .any(|top| piece.starts_with(top));
            if is_path {
                paths += 1;
                assert!(
                    root().join(piece).exists(),
                    "{document} names {piece}, which is not there"
                );
            }
        }
    }
    assert!(paths > 20, "{paths} paths were looked at");
}

/// A file that is named without its folder (`search.rs`) must be the name of one.
#[test]
fn files_that_are_named_without_a_folder_are_there() {
    let sources: Vec<_> = ["crates", "tests", "benches", "fuzz"]
        .into_iter()
        .flat_map(|folder| files(folder, ".rs"))
        .collect();
    let mut texts = vec![
        root().join("ARCHITECTURE.md"),
        root().join("CONTRIBUTING.md"),
    ];
    texts.extend(sources.iter().cloned());
    let mut names = 0;
    for file in texts {
        let text = fs::read_to_string(&file).expect("a text");
        let is_source = file.extension().is_some_and(|ending| ending == "rs");
        let lines = text.lines().map(str::trim_start);
        let lines = lines.filter(|line| !is_source || line.starts_with("//"));
        for line in lines {
            for name in line.split('`').skip(1).step_by(2) {
                let is_name = name.ends_with(".rs") && !name.contains([' ', '/', '<', '*']);
                if is_name && name != "x_tests.rs" {
                    names += 1;
                    let is_there = sources.iter().any(|source| source.ends_with(name));
                    assert!(
                        is_there,
                        "{} names {name}, which is not there",
                        file.display()
                    );
                }
            }
        }
    }
    assert!(names > 20, "{names} names were looked at");
}

/// A word with an underscore is code and stands in backticks; otherwise a rename has run through a sentence.
#[test]
fn comments_are_sentences() {
    let mut comments = 0;
    for file in files("crates", ".rs") {
        let text = fs::read_to_string(&file).expect("source");
        for line in text.lines().map(str::trim_start) {
            let Some(comment) = line.strip_prefix("//") else {
                continue;
            };
            comments += 1;
            let prose: String = comment.split('`').step_by(2).collect();
            let is_code = |word: &str| {
                let word = word.trim_matches(|sign: char| !sign.is_alphanumeric());
                let is_name = |sign: char| sign.is_ascii_lowercase() || sign == '_';
                word.contains('_') && word.chars().all(is_name)
            };
            let word = prose.split_whitespace().find(|word| is_code(word));
            assert!(word.is_none(), "{}: {line}", file.display());
        }
    }
    assert!(comments > 3000, "{comments} lines were looked at");
}

#[test]
fn nothing_names_a_machine() {
    let mut looked_at = 0;
    let tops = ["/home/", "/root/", "/Users/", "/tmp/"];
    for folder in ["crates", "rules", "schemas", "fixtures", "docs", "tests"] {
        for ending in [".rs", ".yaml", ".md", ".toml", ".json", ".txt"] {
            for file in files(folder, ending) {
                if file.ends_with("tests/whole/tidy/documents.rs") {
                    continue;
                }
                looked_at += 1;
                let text = String::from_utf8_lossy(&fs::read(&file).expect("a file")).into_owned();
                for top in tops {
                    assert!(!text.contains(top), "{} holds {top}", file.display());
                }
            }
        }
    }
    assert!(looked_at > 500, "{looked_at} files were looked at");
}
