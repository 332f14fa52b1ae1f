//! The imports of a source file, as text.

use std::path::Path;

/// The code of a file with every import written out: `use std::{fs, io::{self, Read}};` names four paths.
pub(super) fn with_imports_written_out(text: &str) -> String {
    let code = without_comments(text);
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

/// The code of a file without the lines of comments.
pub(super) fn without_comments(text: &str) -> String {
    let lines = text.lines();
    let code = lines.filter(|line| !line.trim_start().starts_with("//"));
    code.map(|line| format!("{line}\n")).collect()
}

/// The paths of one import.
pub(super) fn written_out(tree: &str) -> Vec<String> {
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
        .filter(|branch| !branch.trim().is_empty())
        .flat_map(|branch| written_out(branch))
        .map(|path| format!("{before}{path}"))
        .collect()
}

/// Whether a file of a crate holds only tests, by its path within the repository.
pub(super) fn is_test(path: &Path) -> bool {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let in_tests = path
        .parent()
        .is_some_and(|folder| folder.components().any(|part| part.as_os_str() == "tests"));
    stem == "tests" || stem.ends_with("_tests") || in_tests
}
