//! Makes mutants of synthetic reports, reads them and tells which figures are wrong.
//!
//! `soak [--seed S] [--mutants N] [--first I] [--only WORD] [--examples N] [--write FOLDER]`: N mutants from number I on;
//! only those whose layout or mutation holds WORD; N examples are told, the worst first, and written to FOLDER. The exit
//! status is 1 where a figure is read wrong or as blank.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command for people who work on the reader"
)]

use gouji_bind::Forms;
use gouji_ruleset::Library;
use gouji_tests::built_in;
use gouji_tests::soak::{Grade, Mutant, Selection, Summary, soak};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut wanted = Selection {
        seed: 1,
        first: 0,
        count: 50_000,
        word: String::new(),
        examples: 20,
    };
    let mut folder: Option<PathBuf> = None;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let value = arguments.next().unwrap_or_default();
        let number = || value.parse::<usize>();
        match argument.as_str() {
            "--seed" => wanted.seed = value.parse().unwrap_or(wanted.seed),
            "--mutants" => wanted.count = number().unwrap_or(wanted.count),
            "--first" => wanted.first = number().unwrap_or(0),
            "--only" => wanted.word = value,
            "--examples" => wanted.examples = number().unwrap_or(wanted.examples),
            "--write" => folder = Some(PathBuf::from(value)),
            word => {
                eprintln!("not an option: {word}");
                return ExitCode::FAILURE;
            }
        }
    }
    let Ok(library) = Library::load(built_in()) else {
        eprintln!("the built-in rules are not sound");
        return ExitCode::FAILURE;
    };
    let summary = soak(&wanted, &Forms::new(&library.forms));
    tell(&summary, &wanted);
    if let Some(Err(error)) = folder.map(|folder| write(&folder, &summary)) {
        eprintln!("{error}");
        return ExitCode::FAILURE;
    }
    match summary.failures() {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

fn tell(summary: &Summary, wanted: &Selection) {
    print!("{}", summary.text());
    for mutant in summary
        .worst()
        .into_iter()
        .filter(|mutant| mutant.verdict.worst() > Grade::Declined)
    {
        print!("\n{}", describe(mutant, 6));
    }
    println!(
        "\nseed {}: figures wrong or blank {}; of what keeps its meaning {} in 100 figures read",
        wanted.seed,
        summary.failures(),
        summary.hundredths_read()
    );
}

/// What happened to a mutant and what is not right, at most `most` figures of each grade.
fn describe(mutant: &Mutant, most: usize) -> String {
    let mut out = format!(
        "{} {} {:?}: {}\n",
        mutant.number,
        mutant.kind,
        mutant.edition,
        mutant.mutations.join(", ")
    );
    for grade in [Grade::Wrong, Grade::Blank, Grade::Silent, Grade::Declined] {
        let of_grade = mutant
            .verdict
            .findings
            .iter()
            .filter(|finding| finding.grade == grade);
        for finding in of_grade.clone().take(most) {
            let _ = writeln!(out, "  {grade:?} {}: {}", finding.figure, finding.text);
        }
        let count = of_grade.count();
        if count > most {
            let _ = writeln!(out, "  {grade:?}: {count} in all");
        }
    }
    out
}

fn write(folder: &Path, summary: &Summary) -> Result<(), String> {
    let error_text = |error: std::io::Error| format!("{}: {error}", folder.display());
    std::fs::create_dir_all(folder).map_err(error_text)?;
    for mutant in summary.worst() {
        let grade = format!("{:?}", mutant.verdict.worst()).to_lowercase();
        let word = |text: &str| text.replace([' ', ',', '/'], "-").replace("--", "-");
        let name = format!(
            "{grade}.{}.{}.{}",
            word(mutant.mutations.first().copied().unwrap_or_default()),
            word(mutant.kind),
            mutant.number
        );
        let file = folder.join(format!("{name}.{}", ending(mutant.kind)));
        std::fs::write(file, &mutant.bytes).map_err(error_text)?;
        let told = folder.join(format!("{name}.told"));
        std::fs::write(told, describe(mutant, 1000)).map_err(error_text)?;
    }
    Ok(())
}

/// The ending of the name of a file of `kind`.
fn ending(kind: &str) -> &str {
    match kind {
        "text/csv" => "csv",
        "text/markdown" => "md",
        kind if kind.starts_with("text/") => "txt",
        kind => kind.split('/').next().unwrap_or(kind),
    }
}
