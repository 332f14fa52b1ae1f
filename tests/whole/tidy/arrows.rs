//! Dependencies between crates go one way.

use gouji_tests::root;
use std::fs;

/// Which of our crates each crate may depend on. A new arrow is a decision, not an accident.
pub(super) const ARROWS: [(&str, &[&str]); 8] = [
    ("model", &[]),
    ("formats", &["model"]),
    ("bind", &["model"]),
    ("ruleset", &["model"]),
    ("evaluator", &["model", "ruleset"]),
    (
        "review",
        &["model", "formats", "bind", "ruleset", "evaluator"],
    ),
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
