//! Runs that are killed at a random moment, many times: nothing half written, no input changed, nothing left for good.
//!
//! It takes minutes and stands outside the normal run (CONTRIBUTING.md says how it is started).

#![expect(
    clippy::print_stdout,
    reason = "whoever starts it wants to know how the kills fell"
)]

use crate::bench::{code, folder, gouji_in, program, root, stderr};
use std::collections::BTreeMap;
use std::fs;
use std::hash::{BuildHasher, RandomState};
use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Every command is killed this often.
const KILLS: usize = 500;

/// After so many kills a run comes to its end and clears away what they left.
const RUN_TO_THE_END: usize = 10;

const ROSTER: &str = "单位名称,类型\n柳河镇,乡镇\n石门镇,乡镇\n城关街道,街道\n";

/// The files below a folder with what is in them.
type Files = BTreeMap<PathBuf, Vec<u8>>;

fn files(folder: &Path) -> Files {
    let mut files = Files::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            match entry.file_type().unwrap().is_dir() {
                true => folders.push(entry.path()),
                false => drop(files.insert(entry.path(), fs::read(entry.path()).unwrap())),
            }
        }
    }
    files
}

fn is_temporary(path: &Path) -> bool {
    let name = path.file_name().unwrap().to_string_lossy();
    name.starts_with(".gouji-")
}

/// A county with a roster and reports of two years, in a folder of its own.
fn county(test: &str) -> PathBuf {
    let folder = folder(test);
    let output = gouji_in(&folder, &["init", "白河县", "--year", "2025"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let county = folder.join("白河县");
    fs::write(county.join("名单.csv"), ROSTER).unwrap();
    let text = root().join("fixtures/xxgk-2021/clean/report.txt");
    let text = fs::read_to_string(text).unwrap();
    for who in ["柳河镇", "石门镇", "城关街道"] {
        for year in ["2025", "2024"] {
            let text = text.replace("柳河镇", who).replace("2023", year);
            fs::write(county.join(year).join(format!("{who}.txt")), text).unwrap();
        }
    }
    county
}

/// Moments at random within `longest`, every second of them in its last quarter, where results are written.
struct Moments {
    state: u64,
    longest: Duration,
    is_late: bool,
}

impl Moments {
    fn new(longest: Duration) -> Self {
        Self {
            state: RandomState::new().hash_one(longest),
            longest,
            is_late: false,
        }
    }

    fn next(&mut self) -> Duration {
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let share = (self.state >> 44) as u32;
        let moment = self.longest * share / (1 << 20);
        self.is_late = !self.is_late;
        match self.is_late {
            true => self.longest * 3 / 4 + moment / 4,
            false => moment,
        }
    }
}

/// Runs the program in `folder` and kills it at `moment`; says how it ended.
fn kill_at(folder: &Path, arguments: &[&str], moment: Duration) -> ExitStatus {
    let mut child = program(folder, arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    sleep(moment);
    let _ = child.kill();
    child.wait().unwrap()
}

/// How long a run takes at most, and a little more.
fn longest(mut run: impl FnMut()) -> Duration {
    let times = (0..5).map(|_| {
        let start = Instant::now();
        run();
        start.elapsed()
    });
    times.max().unwrap_or_default() * 11 / 10
}

/// Kills a command that writes `output` in a county; that file is then the old one or the whole new one.
fn kill_output(test: &str, arguments: &[&str], output: &str) {
    let county = county(test);
    let path = county.join(output);
    let time = longest(|| drop(gouji_in(&county, arguments)));
    let whole = fs::read(&path).expect("a result");
    fs::remove_file(&path).unwrap();
    let inputs = files(&county);
    let mut moments = Moments::new(time);
    let (mut killed, mut replaced, mut left) = (0, 0, 0);
    while killed < KILLS {
        fs::write(&path, "old").unwrap();
        let status = kill_at(&county, arguments, moments.next());
        killed += usize::from(status.code().is_none());
        let mut after = files(&county);
        let result = after.remove(&path).expect("the output is there");
        assert!(result == b"old" || result == whole, "half a result");
        replaced += usize::from(result == whole);
        let before = after.len();
        after.retain(|path, _| !is_temporary(path));
        left = left.max(before - after.len());
        assert!(after == inputs, "kill {killed} changed an input");
        if killed % RUN_TO_THE_END == 0 {
            gouji_in(&county, arguments);
            let after = files(&county);
            assert!(!after.keys().any(|path| is_temporary(path)), "left behind");
            assert!(after[&path] == whole);
        }
    }
    println!(
        "{output}: {killed} killed, {replaced} with the new result, at most {left} left at once"
    );
    assert!(left > 0, "no kill fell while a file was written");
}

#[test]
#[ignore = "takes minutes"]
fn a_check_that_is_killed_leaves_the_old_result_or_the_new() {
    let check = ["check", "--all", "--quiet", "--output", "结果.txt"];
    kill_output("kills-check", &check, "结果.txt");
}

#[test]
#[ignore = "takes minutes"]
fn a_rollup_that_is_killed_leaves_the_old_result_or_the_new() {
    let rollup = ["rollup", "--all", "--output", "汇总.csv"];
    kill_output("kills-rollup", &rollup, "汇总.csv");
}

#[test]
#[ignore = "takes minutes"]
fn an_init_that_is_killed_leaves_whole_files_and_the_next_makes_the_rest() {
    let folder = folder("kills-init");
    let init = ["init", "白河县", "--year", "2025"];
    let county = folder.join("白河县");
    let config = county.join("gouji.yaml");
    let time = longest(|| {
        let _ = fs::remove_dir_all(&county);
        gouji_in(&folder, &init);
    });
    let whole = files(&folder);
    let (mut killed, mut half, mut left) = (0, 0, 0);
    let mut moments = Moments::new(time);
    while killed < KILLS {
        let _ = fs::remove_dir_all(&county);
        let status = kill_at(&folder, &init, moments.next());
        killed += usize::from(status.code().is_none());
        let mut after = files(&folder);
        left += after.keys().filter(|path| is_temporary(path)).count();
        after.retain(|path, _| !is_temporary(path));
        for (path, bytes) in &after {
            assert!(
                whole[path] == *bytes,
                "kill {killed}: half of {}",
                path.display()
            );
        }
        if after.contains_key(&config) {
            assert!(after == whole, "the config stands before the rest");
        } else {
            half += usize::from(!after.is_empty());
            let output = gouji_in(&folder, &init);
            assert_eq!(code(&output), 0, "{}", stderr(&output));
            assert_eq!(stderr(&output), "");
            assert!(files(&folder) == whole, "kill {killed}: not made whole");
        }
    }
    println!("init: {killed} killed, {half} in the midst, {left} temporary files left");
    assert!(
        half > 0 && left > 0,
        "no kill fell while files were written"
    );
}
