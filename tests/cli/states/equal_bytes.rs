//! Every output is the same bytes again, whatever the machine is set to and however the files came to lie there.

use crate::bench::{folder, program};
use crate::states::paper::write_county;
use crate::states::plan::{Plan, draw};
use std::fs;
use std::path::{Path, PathBuf};

/// What is run, and the ending of the file that it writes.
const RUNS: [(&str, &[&str]); 6] = [
    ("txt", &["check", "--all"]),
    ("json", &["check", "--all", "--format", "json"]),
    ("csv", &["extract", "2025", "2024", "--format", "csv"]),
    ("csv", &["rollup"]),
    ("xlsx", &["rollup"]),
    ("json", &["rollup"]),
];

/// How one machine differs from another: threads, the locale and the time zone.
const MACHINES: [(&str, &str, &str); 3] = [
    ("1", "C", "UTC"),
    ("4", "zh_CN.GB18030", "Asia/Shanghai"),
    ("3", "tr_TR.UTF-8", "America/St_Johns"),
];

/// Everything that is written of the county in `folder`, and what is printed beside it.
fn outputs(folder: &Path, (jobs, locale, zone): (&str, &str, &str)) -> Vec<Vec<u8>> {
    let written = |(ending, arguments): (&str, &[&str])| {
        let path = format!("结果.{ending}");
        let mut all = arguments.to_vec();
        all.extend(["--jobs", jobs, "--output", &path]);
        let output = program(folder, &all)
            .env("LC_ALL", locale)
            .env("LANG", locale)
            .env("TZ", zone)
            .output()
            .unwrap();
        let bytes = fs::read(folder.join(&path)).unwrap_or_else(|_| panic!("{all:?} {output:?}"));
        fs::remove_file(folder.join(&path)).unwrap();
        [bytes, output.stdout]
    };
    RUNS.into_iter().flat_map(written).collect()
}

fn county(name: &str, plan: &Plan, is_backwards: bool) -> PathBuf {
    let folder = folder(name);
    write_county(&folder, plan, is_backwards);
    folder
}

#[test]
fn threads_files_order_locale_time_zone_and_folder_change_no_byte() {
    // A county in which anything may be.
    let plans = (0..).map(draw);
    let plan = plans
        .into_iter()
        .find(|plan| plan.files.len() > 12)
        .unwrap();
    let folders = [
        county("bytes-1", &plan, false),
        county("bytes-2", &plan, true),
        county("elsewhere/further/down/bytes-3", &plan, true),
    ];
    let first = outputs(&folders[0], MACHINES[0]);
    assert!(first.iter().step_by(2).all(|bytes| bytes.len() > 500));
    for (folder, machine) in folders
        .iter()
        .zip(MACHINES)
        .chain([(&folders[0], MACHINES[2])])
    {
        let again = outputs(folder, machine);
        for (place, (bytes, other)) in first.iter().zip(&again).enumerate() {
            let same = bytes == other;
            assert!(
                same,
                "{:?} {machine:?} {}",
                RUNS[place / 2],
                folder.display()
            );
        }
    }
}
