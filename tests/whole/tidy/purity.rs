//! Only the command touches terminal and clock, and writes to the disk; the review reads files.

use super::arrows::ARROWS;
use super::imports::{is_test, with_imports_written_out};
use gouji_tests::{files, root};
use std::fs;
use std::path::Path;

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

/// The folders whose code reads files.
const READERS: [&str; 2] = ["crates/review/src/files", "crates/review/src/open"];

/// How code writes to the disk.
const WRITERS: [&str; 9] = [
    "std::fs::write",
    "File::create",
    "OpenOptions",
    "create_dir",
    "remove_file",
    "remove_dir",
    "fs::rename",
    "fs::copy",
    "set_permissions",
];

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
            let reads = READERS.iter().any(|folder| path.starts_with(folder));
            let allowed = |word: &&str| reads && *word == "std::fs";
            let forbidden = FORBIDDEN.iter().filter(|word| !allowed(word));
            for word in forbidden.chain(&WRITERS) {
                assert!(!code.contains(word), "{} uses {word}", path.display());
            }
        }
    }
    assert!(looked_at > 50, "only {looked_at} files were looked at");
}

/// The values that outlive a call: validators of JSON Schemas, which are costly to make, and what the run has done when a
/// signal ends it, for a process has one set of signals.
const STATICS: [&str; 2] = [
    "crates/ruleset/src/syntax/structure.rs",
    "crates/cli/src/run_state.rs",
];

#[test]
fn nothing_static_changes() {
    for file in files("crates", ".rs") {
        let path = file.strip_prefix(root()).expect("a file of the repository");
        if is_test(path) || STATICS.map(Path::new).contains(&path) {
            continue;
        }
        let code = fs::read_to_string(&file).expect("source");
        let statics = code
            .lines()
            .map(|line| line.trim_start().trim_start_matches("pub "));
        let statics =
            statics.filter(|line| line.starts_with("static ") || line.contains("thread_local!"));
        for line in statics {
            let changes = ["mut ", "Lock", "Cell", "Mutex", "Atomic", "thread_local!"];
            let word = changes.iter().find(|word| line.contains(*word));
            assert!(word.is_none(), "{}: {line}", path.display());
        }
    }
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
