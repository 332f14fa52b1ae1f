//! The program run as people run it, for the tests of the command.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A folder of its own for one test, empty at its start.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// The program, not run yet.
pub(crate) fn program(folder: &Path, arguments: &[impl AsRef<OsStr>]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gouji"));
    command
        .args(arguments)
        .current_dir(folder)
        .env_remove("GOUJI_LANG");
    command
}

pub(crate) fn gouji_in(folder: &Path, arguments: &[&str]) -> Output {
    program(folder, arguments)
        .output()
        .expect("the program runs")
}

pub(crate) fn gouji(arguments: &[&str]) -> Output {
    gouji_in(&root(), arguments)
}

pub(crate) fn code(output: &Output) -> i32 {
    output.status.code().expect("an exit code")
}

pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

/// The paths of the reports in what `check` or `extract` wrote as JSON.
pub(crate) fn paths(output: &Output) -> Vec<String> {
    let json: serde_json::Value = serde_json::from_str(&stdout(output)).expect("JSON");
    let reports = json["reports"].as_array().expect("reports");
    let path = |report: &serde_json::Value| report["path"].as_str().expect("a path").to_owned();
    reports.iter().map(path).collect()
}

/// Copies a file of the repository into `folder`.
pub(crate) fn copy(file: &str, folder: &Path, name: &str) {
    fs::copy(root().join(file), folder.join(name)).expect("a copy");
}

pub(crate) const CLEAN: &str = "fixtures/xxgk-2014/clean/report.txt";
pub(crate) const SUM: &str = "fixtures/xxgk-2014/application-sum/report.txt";
