//! No participle, pronoun or preposition names a file, a type or a function that others call (CONTRIBUTING.md, "Names").

use gouji_tests::{files, root};
use std::fs;

/// Participles, pronouns and prepositions that named something once. Alone they do not say what.
const EMPTY_WORDS: [&str; 48] = [
    "about", "above", "across", "after", "around", "asked", "at", "before", "behind", "below",
    "beside", "between", "beyond", "by", "counted", "found", "gathered", "given", "held", "in",
    "inside", "it", "judged", "kept", "known", "looked", "meant", "mended", "named", "of", "other",
    "others", "outside", "own", "said", "seen", "shown", "standing", "stated", "taken", "telling",
    "told", "unplaced", "wanted", "weighed", "within", "without", "written",
];

#[test]
fn names_are_nouns_and_verbs() {
    let mut names = 0;
    let mut empty = Vec::new();
    for folder in ["crates", "tests", "benches"] {
        for file in files(folder, ".rs") {
            let path = file
                .strip_prefix(root())
                .unwrap_or(&file)
                .display()
                .to_string();
            let stem = file.file_stem().unwrap_or_default().to_string_lossy();
            let text = fs::read_to_string(&file).expect("source");
            let functions = text.lines().filter_map(function);
            for name in functions.chain([stem.as_ref()]) {
                names += 1;
                if EMPTY_WORDS.contains(&name) {
                    empty.push(format!("{path}: {name}"));
                }
            }
            for name in text.lines().filter_map(type_name) {
                names += 1;
                if EMPTY_WORDS.contains(&name.to_lowercase().as_str()) {
                    empty.push(format!("{path}: {name}"));
                }
            }
        }
    }
    assert!(names > 2000, "{names} names were looked at");
    assert!(
        empty.is_empty(),
        "a noun or a verb says more:\n{}",
        empty.join("\n")
    );
}

/// The name of the function that others may call, where one begins in a line.
fn function(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let rest = line.strip_prefix("pub")?;
    let (_, rest) = rest.split_once("fn ")?;
    rest.split(['(', '<']).next()
}

/// The name of the type that is defined in a line.
fn type_name(line: &str) -> Option<&str> {
    let mut words = line
        .trim_start()
        .split([' ', '<', '(', ';', '{'])
        .filter(|word| !word.is_empty());
    let mut word = words.next()?;
    while word.starts_with("pub") || word.ends_with(')') {
        word = words.next()?;
    }
    ["struct", "enum", "trait", "type"]
        .contains(&word)
        .then(|| words.next())?
}

#[test]
fn names_are_seen_wherever_they_stand() {
    assert_eq!(
        function("    pub(crate) const fn of<'a>(x: u8) {"),
        Some("of")
    );
    assert_eq!(function("fn of() {}"), None);
    assert_eq!(type_name("pub(super) struct Told<'a> {"), Some("Told"));
    assert_eq!(type_name("enum Seen {"), Some("Seen"));
    assert_eq!(type_name("let of = 1;"), None);
}
