//! Runs that are interrupted, and disks that are full: exit 4, a line that says so, and nothing half written.

use crate::bench::{CLEAN, code, copy, folder, gouji_in, program, stderr};
use std::fs::{self, OpenOptions};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// As many reports as take a while and give more output than a pipe holds.
const REPORTS: usize = 200;

/// A folder of reports, with an old result beside.
fn reports(test: &str) -> PathBuf {
    let folder = folder(test);
    fs::create_dir(folder.join("in")).unwrap();
    for number in 0..REPORTS {
        copy(CLEAN, &folder.join("in"), &format!("{number}.txt"));
    }
    fs::write(folder.join("old.json"), "old").unwrap();
    folder
}

fn signal(child: &Child, name: &str) {
    let status = Command::new("kill")
        .args([format!("-{name}"), child.id().to_string()])
        .status()
        .unwrap();
    assert!(status.success());
}

fn temporary_files(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).unwrap().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.filter(|name| name.starts_with(".gouji-")).count()
}

fn wait_for(mut is_so: impl FnMut() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < Duration::from_secs(30), "waited too long");
        sleep(Duration::from_millis(1));
    }
}

const TO_FILE: [&str; 6] = ["check", "in", "--format", "json", "--output", "old.json"];

/// A check into a file that the signal `name` ends.
fn interrupted(folder: &Path, name: &str) -> Output {
    let child = program(folder, &TO_FILE)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    wait_for(|| temporary_files(folder) > 0);
    signal(&child, name);
    child.wait_with_output().unwrap()
}

#[test]
fn an_interrupted_run_leaves_the_old_result_and_nothing_else() {
    let folder = reports("interrupt-file");
    for name in ["INT", "TERM"] {
        let output = interrupted(&folder, name);
        assert_eq!(code(&output), 4, "{}", stderr(&output));
        let said = stderr(&output);
        assert!(said.starts_with("中断："), "{said}");
        assert!(said.contains("没有写出结果"), "{said}");
        assert_eq!(said.trim().lines().count(), 1, "{said}");
        assert_eq!(fs::read_to_string(folder.join("old.json")).unwrap(), "old");
        assert_eq!(temporary_files(&folder), 0);
    }
}

#[test]
fn a_run_that_waits_for_its_reader_can_be_interrupted() {
    let folder = reports("interrupt-pipe");
    let mut child = program(
        &folder,
        &["check", "in", "--format", "json", "--all", "--lang", "en"],
    )
    .stdout(Stdio::piped())
    .stderr(Stdio::piped())
    .spawn()
    .unwrap();
    let mut pipe = child.stdout.take().unwrap();
    let mut first = [0; 1];
    std::io::Read::read_exact(&mut pipe, &mut first).unwrap();
    signal(&child, "INT");
    let output = child.wait_with_output().unwrap();
    assert_eq!(code(&output), 4, "{}", stderr(&output));
    let said = stderr(&output);
    assert!(
        said.starts_with("interrupted: ") && said.contains("of 200 files"),
        "{said}"
    );
    assert!(said.contains("not complete"), "{said}");
}

#[test]
fn a_killed_run_is_cleared_away_by_the_next_but_not_one_that_lives() {
    let folder = reports("interrupt-kill");
    let mut killed = program(&folder, &TO_FILE).spawn().unwrap();
    wait_for(|| temporary_files(&folder) > 0);
    killed.kill().unwrap();
    killed.wait().unwrap();
    assert_eq!(temporary_files(&folder), 1);
    fs::write(folder.join(".gouji-notes.tmp"), "a person's own").unwrap();
    let living = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .open(folder.join(".gouji-Living.tmp"))
        .unwrap();
    living.lock().unwrap();
    fs::create_dir(folder.join(".gouji-Folder.tmp")).unwrap();
    let output = gouji_in(&folder, &["check", "in/1.txt", "--output", "new.txt"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert_eq!(
        temporary_files(&folder),
        3,
        "those of nobody's run that was killed"
    );
    drop(living);
    let output = gouji_in(&folder, &["check", "in/1.txt", "--output", "new.txt"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(!folder.join(".gouji-Living.tmp").exists());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_and_ends_with_4() {
    let folder = reports("full-disk");
    for arguments in [
        &["--help"][..],
        &["--version"],
        &["check", "--help"],
        &["completions", "bash"],
        &["man"],
        &["rules", "list"],
        &["rules", "test"],
        &["explain", "xxgk-2021"],
        &["extract", "in/1.txt"],
        &["check", "in"],
        &["init", "白河县"],
    ] {
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = program(&folder, arguments).stdout(full).output().unwrap();
        assert_eq!(code(&output), 4, "{arguments:?}: {}", stderr(&output));
        assert!(
            stderr(&output).contains("磁盘满了"),
            "{arguments:?}: {}",
            stderr(&output)
        );
    }
    let output = gouji_in(&folder, &["check", "in", "--output", "/dev/full"]);
    assert_eq!(code(&output), 4, "{}", stderr(&output));
}

/// The program where no file may grow beyond 512 bytes.
fn in_little_room(folder: &Path, arguments: &[&str]) -> Output {
    Command::new("sh")
        .args(["-c", "ulimit -f 1 && exec \"$0\" \"$@\""])
        .arg(env!("CARGO_BIN_EXE_gouji"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("GOUJI_LANG")
        .output()
        .unwrap()
}

#[test]
fn a_file_that_cannot_grow_leaves_the_old_one() {
    let folder = reports("little-room");
    let output = in_little_room(&folder, &TO_FILE);
    assert_eq!(output.status.code(), Some(4), "{}", stderr(&output));
    assert!(stderr(&output).contains("old.json"), "{}", stderr(&output));
    assert_eq!(fs::read_to_string(folder.join("old.json")).unwrap(), "old");
    let output = in_little_room(&folder, &["init", "白河县"]);
    assert_eq!(output.status.code(), Some(4), "{}", stderr(&output));
    assert!(!folder.join("白河县/gouji.yaml").exists());
    for place in ["", "白河县", "白河县/.gouji"] {
        assert_eq!(temporary_files(&folder.join(place)), 0, "{place}");
    }
    let output = gouji_in(&folder, &["init", "白河县"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert_eq!(stderr(&output), "", "what was whole is not told again");
}
