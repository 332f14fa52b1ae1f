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
