//! The files that the command reads and writes: what it finds, what it leaves alone, and where results go.

use crate::bench::{
    CLEAN, SUM, code, copy, folder, gouji, gouji_in, paths, program, root, stderr, stdout,
};
use std::fs;
use std::path::Path;

/// What lies in `folder`, hidden files too.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder").flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// The paths that a check of everything in `folder` lists.
fn listed_paths(folder: &Path, arguments: &[&str]) -> Vec<String> {
    let arguments = [&["check", "--format", "json"], arguments].concat();
    paths(&gouji_in(folder, &arguments))
}

#[test]
fn a_result_never_goes_over_a_file_that_is_read() {
    let folder = folder("output-is-input");
    copy(CLEAN, &folder, "in.txt");
    let before = fs::read(folder.join("in.txt")).expect("a report");
    let rules = "gouji: rules/1\nform: xxgk-2014\nrules:\n- id: mine\n  check: 收到申请数 >= 0\n";
    fs::write(folder.join("my.yaml"), rules).expect("a file");
    for arguments in [
        &["check", "in.txt", "--output", "in.txt"][..],
        &["check", "in.txt", "--output", "./in.txt"],
        &["check", "./in.txt", "--output", "../output-is-input/in.txt"],
        &["extract", "in.txt", "--output", "in.txt"],
        &[
            "check", "in.txt", "--rules", "my.yaml", "--output", "my.yaml",
        ],
        &["check", "in.txt", "--rules", ".", "--output", "my.yaml"],
    ] {
        let output = gouji_in(&folder, arguments);
        assert_eq!(code(&output), 2, "{arguments:?} {}", stderr(&output));
        assert!(stderr(&output).contains("--output"), "{}", stderr(&output));
    }
    assert_eq!(fs::read(folder.join("in.txt")).expect("a report"), before);
    assert_eq!(
        fs::read_to_string(folder.join("my.yaml")).expect("rules"),
        rules
    );
    assert_eq!(names(&folder), ["in.txt", "my.yaml"]);
}

#[test]
fn a_result_in_the_folder_that_is_walked_is_no_report() {
    let folder = folder("output-in-folder");
    copy(CLEAN, &folder, "in.txt");
    let run = ["check", ".", "--output", "res.txt"];
    let first = gouji_in(&folder, &run);
    let result = || fs::read_to_string(folder.join("res.txt")).expect("a result");
    assert_eq!(code(&first), 0);
    assert!(stderr(&first).contains("res.txt"), "{}", stderr(&first));
    let once = result();
    assert_eq!(code(&gouji_in(&folder, &run)), 0);
    assert_eq!(result(), once);
    assert!(!once.contains("res.txt"), "{once}");
    // Without --output it is known by what stands in it, and told.
    assert_eq!(listed_paths(&folder, &["."]), ["./in.txt"]);
    let later = stdout(&gouji_in(&folder, &["check", "."]));
    assert!(
        later.contains("本程序") && later.contains("./res.txt"),
        "{later}"
    );
    assert_eq!(names(&folder), ["in.txt", "res.txt"]);
}

#[test]
fn a_result_that_cannot_be_written_leaves_the_old_one_and_nothing_else() {
    let folder = folder("output-fails");
    copy(CLEAN, &folder, "in.txt");
    fs::create_dir(folder.join("taken")).expect("a folder");
    let output = gouji_in(&folder, &["check", "in.txt", "--output", "taken"]);
    assert_eq!(code(&output), 4, "{}", stderr(&output));
    fs::write(folder.join("old.txt"), "old").expect("a file");
    let wrong = [
        "check", "in.txt", "--only", "no-such", "--output", "old.txt",
    ];
    assert_eq!(code(&gouji_in(&folder, &wrong)), 2);
    let mut permissions = fs::metadata(folder.join("old.txt"))
        .expect("a file")
        .permissions();
    permissions.set_readonly(true);
    fs::set_permissions(folder.join("old.txt"), permissions).expect("permissions");
    let output = gouji_in(&folder, &["check", "in.txt", "--output", "old.txt"]);
    assert_eq!(code(&output), 4, "{}", stderr(&output));
    assert_eq!(
        fs::read_to_string(folder.join("old.txt")).expect("a file"),
        "old"
    );
    assert_eq!(names(&folder), ["in.txt", "old.txt", "taken"]);
}

#[cfg(unix)]
#[test]
fn a_link_to_the_result_stays_a_link_and_a_device_stays_a_device() {
    let folder = folder("output-link");
    copy(CLEAN, &folder, "in.txt");
    fs::write(folder.join("result.txt"), "old").expect("a file");
    std::os::unix::fs::symlink("result.txt", folder.join("link.txt")).expect("a link");
    let run = ["check", "in.txt", "--output", "link.txt"];
    assert_eq!(code(&gouji_in(&folder, &run)), 0);
    let result = fs::read_to_string(folder.join("result.txt")).expect("a result");
    assert!(result.contains("通过"), "{result}");
    assert!(folder.join("link.txt").is_symlink());
    let run = ["check", "in.txt", "--output", "/dev/null"];
    assert_eq!(code(&gouji_in(&folder, &run)), 0);
    assert!(!Path::new("/dev/null").is_file());
}

/// The exit code of a run whose reader goes away at once.
#[cfg(unix)]
fn code_without_a_reader(folder: &Path, arguments: &[&str]) -> i32 {
    use std::process::Stdio;
    let mut child = program(folder, arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program runs");
    drop(child.stdout.take());
    let status = child.wait().expect("an end");
    status.code().expect("an exit code")
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_makes_nothing_clean() {
    let folder = folder("broken-pipe");
    for number in 0..200 {
        copy(SUM, &folder, &format!("{number:03}.txt"));
    }
    assert_eq!(code_without_a_reader(&folder, &["check", "."]), 1);
    let never = ["check", ".", "--fail-on", "never"];
    assert_eq!(
        code_without_a_reader(&folder, &never),
        1,
        "not all were handed out"
    );
    assert_eq!(
        code_without_a_reader(&folder, &["check", ".", "--format", "json"]),
        1
    );
    assert_eq!(code_without_a_reader(&folder, &["extract", "."]), 1);
    // A list is what it is, however much of it was read.
    assert_eq!(code_without_a_reader(&folder, &["rules", "list"]), 0);
    assert_eq!(
        code_without_a_reader(&folder, &["explain", "parts-sum-to-total"]),
        0
    );
    assert_eq!(code_without_a_reader(&folder, &["--help"]), 0);
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_skipped_and_never_waited_for() {
    let folder = folder("fifo");
    copy(CLEAN, &folder, "in.txt");
    let made = std::process::Command::new("mkfifo")
        .arg(folder.join("pipe.txt"))
        .status();
    assert!(made.is_ok_and(|status| status.success()));
    std::os::unix::fs::symlink("/proc/kmsg", folder.join("kernel.txt")).expect("a link");
    // Where nothing else was checked nothing is clean.
    for (path, ended) in [
        ("pipe.txt", 1),
        (".", 0),
        ("/dev/null", 1),
        ("kernel.txt", 1),
    ] {
        let output = gouji_in(&folder, &["check", path]);
        let text = stdout(&output);
        assert_eq!(code(&output), ended, "{path}: {text}");
        assert!(text.contains("这些是设备、管道"), "{text}");
        let extracted = gouji_in(&folder, &["extract", path]);
        assert_eq!(code(&extracted), ended, "{path}");
        assert!(
            stderr(&extracted).contains("没有读"),
            "{}",
            stderr(&extracted)
        );
    }
    let output = gouji_in(&folder, &["check", "in.txt", "--rules", "pipe.txt"]);
    assert_eq!(code(&output), 3);
    assert!(
        stderr(&output).contains("不是普通文件"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn a_file_is_checked_once_however_it_is_named() {
    let folder = folder("spellings");
    fs::create_dir(folder.join("a")).expect("a folder");
    copy(CLEAN, &folder.join("a"), "in.txt");
    for (named, shown) in [
        (&["a/in.txt", "./a/in.txt", "a/../a/in.txt"][..], "a/in.txt"),
        (&["./a/in.txt", "a/in.txt", "a", "."], "./a/in.txt"),
        (&["a", "a/", "a/in.txt"], "a/in.txt"),
        (&[".", "a"], "./a/in.txt"),
    ] {
        assert_eq!(listed_paths(&folder, named), [shown], "{named:?}");
    }
}

#[test]
fn two_files_of_one_name_in_two_folders_are_two_reports() {
    let folder = folder("one-name");
    for (name, file) in [("b", SUM), ("a", CLEAN)] {
        fs::create_dir(folder.join(name)).expect("a folder");
        copy(file, &folder.join(name), "report.txt");
    }
    assert_eq!(
        listed_paths(&folder, &["."]),
        ["./a/report.txt", "./b/report.txt"]
    );
    assert_eq!(
        listed_paths(&folder, &["b", "a"]),
        ["a/report.txt", "b/report.txt"]
    );
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_a_loop_ends() {
    use std::os::unix::fs::symlink;
    let folder = folder("links");
    let reports = folder.join("reports");
    fs::create_dir_all(folder.join("elsewhere/deep")).expect("folders");
    fs::create_dir_all(reports.join("own")).expect("folders");
    copy(CLEAN, &reports.join("own"), "a.txt");
    copy(CLEAN, &folder.join("elsewhere/deep"), "b.txt");
    symlink("../elsewhere", reports.join("linked")).expect("a link");
    symlink("own/a.txt", reports.join("again.txt")).expect("a link");
    // Loops: onto itself, upwards, and from the linked folder back.
    symlink("loop", reports.join("loop")).expect("a link");
    symlink("..", reports.join("own/up")).expect("a link");
    symlink("../../reports", folder.join("elsewhere/deep/back")).expect("a link");
    let seen = listed_paths(&folder, &["reports"]);
    assert_eq!(
        seen,
        [
            "reports/again.txt",
            "reports/linked/deep/b.txt",
            "reports/loop"
        ]
    );
    // A link that leads nowhere is told, not left out.
    let output = gouji_in(&folder, &["check", "reports"]);
    assert_eq!(code(&output), 1);
    // Links that leave the county's folder and lead back into it.
    fs::remove_file(reports.join("loop")).expect("gone");
    fs::remove_file(reports.join("again.txt")).expect("gone");
    let output = gouji_in(&folder, &["check", "reports"]);
    assert_eq!(code(&output), 0, "{}", stdout(&output));
}

#[test]
fn ten_thousand_empty_files_are_ten_thousand_unreadable_reports() {
    let folder = folder("many");
    for number in 0..10_000 {
        fs::write(folder.join(format!("{number:05}.txt")), "").expect("a file");
    }
    let output = gouji_in(&folder, &["check", ".", "--format", "json"]);
    assert_eq!(code(&output), 1);
    let paths = paths(&output);
    assert_eq!(paths.len(), 10_000);
    assert!(paths.is_sorted());
    let _ = fs::remove_dir_all(folder);
}

#[test]
fn a_report_sixty_folders_deep_is_found() {
    let folder = folder("deep");
    let below: String = (1..=60).map(|depth| format!("第{depth}层/")).collect();
    fs::create_dir_all(folder.join(&below)).expect("folders");
    copy(CLEAN, &folder.join(&below), "report.txt");
    let output = gouji_in(&folder, &["check", ".", "--format", "json"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert_eq!(paths(&output), [format!("./{below}report.txt")]);
}

#[test]
fn names_in_any_script_are_shown_as_they_are() {
    let folder = folder("scripts");
    let names = [
        "تقرير ٢٠١٧.txt",
        "отчёт.txt",
        "报告 (1).txt",
        "🏡📊.txt",
        "한글.txt",
    ];
    for name in names {
        copy(CLEAN, &folder, name);
    }
    let mut expected: Vec<String> = names.iter().map(|name| format!("./{name}")).collect();
    expected.sort();
    assert_eq!(listed_paths(&folder, &["."]), expected);
    let text = stdout(&gouji_in(&folder, &["check", "."]));
    for name in names {
        assert!(text.contains(name), "{name}\n{text}");
    }
}

#[cfg(unix)]
#[test]
fn names_cannot_steer_the_terminal() {
    use std::os::unix::ffi::OsStrExt;
    let folder = folder("steering");
    let name = std::ffi::OsStr::from_bytes(b"a\x1b[2J\xe2\x80\xaetxt\xff.txt");
    if fs::write(folder.join(name), "").is_err() {
        return; // A file system that takes no such name.
    }
    for arguments in [&["check", "."][..], &["extract", "."]] {
        let output = gouji_in(&folder, arguments);
        assert_eq!(code(&output), 1);
        let all = stdout(&output) + &stderr(&output);
        assert!(!all.contains(['\u{1b}', '\u{202e}']), "{all:?}");
        assert!(all.contains("a␛[2J"), "{all}");
    }
    let missing = gouji_in(&folder, &["check", "b\u{1b}[2J"]);
    assert_eq!(code(&missing), 2);
    assert!(
        !stderr(&missing).contains('\u{1b}'),
        "{:?}",
        stderr(&missing)
    );
}

#[test]
fn the_program_alone_in_an_empty_folder_checks_a_file() {
    let folder = folder("alone");
    let name = if cfg!(windows) { "gouji.exe" } else { "gouji" };
    fs::copy(env!("CARGO_BIN_EXE_gouji"), folder.join(name)).expect("a copy");
    fs::copy(root().join(SUM), folder.join("a.txt")).expect("a copy");
    let output = std::process::Command::new(folder.join(name))
        .args(["check", "a.txt"])
        .current_dir(&folder)
        .env_clear()
        .output()
        .expect("the program runs");
    assert_eq!(code(&output), 1);
    assert!(stdout(&output).contains("parts-sum-to-total"));
}

#[test]
fn the_folder_that_one_stands_in_changes_nothing_but_the_paths() {
    let from_the_root = stdout(&gouji(&["check", "fixtures/county-2017"]));
    let inside = root().join("fixtures");
    let from_inside = stdout(&gouji_in(&inside, &["check", "county-2017"]));
    // The table of the summary is as wide as its paths.
    let findings = |text: &str| {
        let kept = text.lines().filter(|line| !line.contains("county-2017"));
        kept.map(|line| line.replace([' ', '─'], ""))
            .collect::<Vec<_>>()
    };
    let differing = findings(&from_the_root)
        .into_iter()
        .zip(findings(&from_inside))
        .find(|(one, other)| one != other);
    assert_eq!(differing, None);
    assert_eq!(from_the_root.lines().count(), from_inside.lines().count());
}
