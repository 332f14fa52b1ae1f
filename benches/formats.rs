//! How many files of each format are checked in a second, beside the floor: reading the same bytes, unpacking them
//! and walking the markup without building anything. `cargo bench -p gouji-benches --bench formats`.
//!
//! `-- FILES` takes another number of files than 1,000, `-- FILES WORD` only the formats whose name holds WORD.

#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::float_arithmetic,
    reason = "a bench tells what it measured, and stops where it cannot"
)]

use gouji_benches::{floor, ready};
use gouji_bind::{Forms, bind};
use gouji_evaluator::{Outcomes, ReportContext, evaluate};
use gouji_formats::read;
use gouji_ruleset::Library;
use gouji_tests::generate::{FormEdition, KINDS};
use gouji_tests::root;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

/// The formats, and what writes the files: a kind of synthetic report, or copies of a fixture where no such kind is.
const FORMATS: [(&str, &str); 13] = [
    ("txt", "text/tabs"),
    ("csv", "text/csv"),
    ("html", "html/word"),
    ("docx", "docx/edited"),
    ("docx, LibreOffice", "by writer/docx"),
    ("xlsx", "xlsx/shared strings"),
    ("xlsx, LibreOffice", "by calc/xlsx"),
    ("odt", "odt"),
    ("ods", "ods"),
    ("rtf", "by writer/rtf"),
    ("xls", "fixtures/formats/c/calc.xls"),
    ("doc", "fixtures/formats/c/writer.doc"),
    ("pdf", "fixtures/formats/c/writer.pdf"),
];

/// How many files the second measure of memory takes less.
const FEWER: usize = 10;

fn main() {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|each| each != "--bench")
        .collect();
    if let [word, folder, files] = arguments.as_slice()
        && word == "--memory"
    {
        return memory(Path::new(folder), files.parse().unwrap_or(1));
    }
    let files = arguments
        .first()
        .and_then(|each| each.parse().ok())
        .unwrap_or(1000);
    let word = arguments.get(1).cloned().unwrap_or_default();
    let threads = thread::available_parallelism().map_or(1, usize::from);
    println!("{files} reports of form c for each format; files in a second");
    println!(
        "{:<20} {:>8} {:>10} {:>10} {:>12} {:>10} {:>12} {:>12}",
        "format",
        "bytes",
        "1 thread",
        format!("{threads} threads"),
        "1 thread, floor",
        "to floor",
        "peak MB, few",
        "peak MB, all"
    );
    for (name, source) in FORMATS.iter().filter(|(name, _)| name.contains(&word)) {
        let folder = std::env::temp_dir().join(format!("gouji-formats-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a temporary folder");
        measure(name, &write(&folder, source, files), threads, &folder);
        fs::remove_dir_all(&folder).expect("the temporary folder");
    }
}

fn write(folder: &Path, source: &str, files: usize) -> Vec<PathBuf> {
    let kind = KINDS.iter().find(|kind| kind.name == source);
    let copied = fs::read(root().join(source)).unwrap_or_default();
    let mut paths = Vec::new();
    for (seed, at) in (0_u64..).zip(0..files) {
        let bytes = kind.map_or_else(
            || copied.clone(),
            |kind| kind.make(FormEdition::C, seed).bytes,
        );
        let path = folder.join(format!("{at:05}"));
        fs::write(&path, bytes).expect("a file in the temporary folder");
        paths.push(path);
    }
    paths
}

fn measure(name: &str, paths: &[PathBuf], threads: usize, folder: &Path) {
    let (library, forms) = ready().expect("sound rules");
    let bytes: u64 = paths
        .iter()
        .filter_map(|path| Some(fs::metadata(path).ok()?.len()))
        .sum();
    let walk = |path: &Path| {
        std::hint::black_box(floor(&fs::read(path).unwrap_or_default()));
    };
    let work = |path: &Path| check(path, &library, &forms);
    // The files are in the system's cache before the first measure.
    paths.iter().for_each(|path| walk(path));
    let floor = per_second(paths, 1, walk);
    let one = per_second(paths, 1, work);
    let all = per_second(paths, threads, work);
    println!(
        "{name:<20} {:>8} {one:>10.0} {all:>10.0} {floor:>15.0} {:>10.2} {:>12} {:>12}",
        bytes / paths.len() as u64,
        floor / one,
        peak(folder, paths.len() / FEWER),
        peak(folder, paths.len()),
    );
}

/// Everything that `gouji check` does with a file but drawing its findings.
fn check(path: &Path, library: &Library, forms: &Forms) {
    let Ok(document) = read(&fs::read(path).unwrap_or_default()) else {
        return;
    };
    let report = bind(&document, forms);
    if let Ok(form_data) = report.form_data {
        std::hint::black_box(evaluate(
            &form_data,
            &ReportContext {
                year: report.year,
                prose: Some(&report.prose),
                ..ReportContext::default()
            },
            library,
            Outcomes::Drop,
        ));
    }
}

fn per_second(paths: &[PathBuf], threads: usize, work: impl Fn(&Path) + Sync) -> f64 {
    let next = AtomicUsize::new(0);
    let start = Instant::now();
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(path) = paths.get(next.fetch_add(1, Ordering::Relaxed)) {
                    work(path);
                }
            });
        }
    });
    paths.len() as f64 / start.elapsed().as_secs_f64()
}

/// The most memory that a process of its own takes for the first `files` files of `folder`.
fn peak(folder: &Path, files: usize) -> String {
    let own = std::env::current_exe().expect("this program");
    let output = Command::new(own)
        .arg("--memory")
        .arg(folder)
        .arg(files.to_string())
        .output();
    output.map_or_else(
        |error| error.to_string(),
        |output| String::from_utf8_lossy(&output.stdout).trim().to_owned(),
    )
}

fn memory(folder: &Path, files: usize) {
    let (library, forms) = ready().expect("sound rules");
    for at in 0..files {
        check(&folder.join(format!("{at:05}")), &library, &forms);
    }
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .unwrap_or("?");
    let kilobytes: f64 = peak
        .trim()
        .trim_end_matches("kB")
        .trim()
        .parse()
        .unwrap_or(0.0);
    println!("{:.1}", kilobytes / 1024.0);
}
