//! No file is several rooms, and no public function hides its meaning behind a boolean.

use gouji_tests::files;
use std::collections::BTreeMap;
use std::fs;

#[test]
fn no_file_is_several_rooms() {
    let mut looked_at = 0;
    let mut long = BTreeMap::new();
    for folder in ["crates", "tests"] {
        for file in files(folder, ".rs") {
            let lines = fs::read_to_string(&file).expect("source").lines().count();
            looked_at += 1;
            if lines > 600 {
                long.insert(file, lines);
            }
        }
    }
    assert!(looked_at > 300, "{looked_at} files were looked at");
    assert!(long.is_empty(), "split these files: {long:?}");
}

#[test]
fn no_public_function_takes_a_boolean() {
    let mut functions = 0;
    let mut flags = Vec::new();
    for file in files("crates", ".rs") {
        let text = fs::read_to_string(&file).expect("source");
        for signature in public_signatures(&text) {
            functions += 1;
            if takes_boolean(signature) {
                flags.push(format!("{}: {signature}", file.display()));
            }
        }
    }
    assert!(functions > 300, "{functions} public functions were read");
    assert!(
        flags.is_empty(),
        "say it with an enum:\n{}",
        flags.join("\n")
    );
}

#[test]
fn a_boolean_is_seen_wherever_it_stands() {
    let text = "pub fn a(x: u8) -> bool {}\npub(crate) fn b(x: bool) {}\npub const fn c<'a>(\n    y: &'a str,\n    x: bool,\n) {}\n\
                pub fn d(x: Option<bool>) {}\npub fn e(x: impl Fn(char) -> bool) {}\nfn f(x: bool) {}\n\
                pub fn g<F: Fn(u8) -> bool>(f: F, x: bool) -> u8 {}\npub fn h<F: Fn(u8) -> bool>(f: F) -> bool {}\n";
    let flags = public_signatures(text).filter(|signature| takes_boolean(signature));
    let names = flags.map(|signature| signature[3..].split(['(', '<']).next());
    assert_eq!(names.flatten().collect::<String>(), "cdgb");
}

/// The functions that a crate or its folders offer, up to their bodies. What a folder keeps to itself (`pub(super)`) is
/// read with its one caller in view.
fn public_signatures(text: &str) -> impl Iterator<Item = &str> {
    let starts = ["pub ", "pub(crate) "].map(|public| {
        let starts = text.match_indices(public);
        starts.map(move |(at, _)| &text[at + public.len()..])
    });
    let functions = starts.into_iter().flatten();
    let functions = functions.map(|rest| rest.strip_prefix("const ").unwrap_or(rest));
    let functions = functions.filter(|rest| rest.starts_with("fn "));
    functions.filter_map(|rest| rest.split('{').next())
}

/// Whether a parameter is a boolean: what a function returns, or a closure that it is given, is none.
fn takes_boolean(signature: &str) -> bool {
    let parameters = parameters_of(signature);
    let mut ends = parameters.match_indices("bool");
    ends.any(|(at, _)| !parameters[..at].trim_end().ends_with("->"))
}

/// What stands between the brackets of a function's parameters.
fn parameters_of(signature: &str) -> &str {
    let signature = signature.split_once("fn ").map_or("", |(_, rest)| rest);
    let mut before = ' ';
    let mut generics = 0_usize;
    for (at, sign) in signature.char_indices() {
        match sign {
            '<' => generics += 1,
            '>' if before != '-' => generics = generics.saturating_sub(1),
            '(' if generics == 0 => return inside_brackets(&signature[at..]),
            _ => {}
        }
        before = sign;
    }
    ""
}

fn inside_brackets(text: &str) -> &str {
    let mut depth = 0_usize;
    for (at, sign) in text.char_indices() {
        match sign {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &text[..at];
        }
    }
    text
}
