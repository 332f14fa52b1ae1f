//! Puts errors into consistent reports and tells how well the wrong figures are found.
//!
//! `localize [--reports N] [--seed S] [--only WORD] [--write FILE] [--dump FILE]`: N reports in a row of the tables; only
//! the tables whose title holds WORD; writes the tables between the markers of FILE; writes reports for an outside solver.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command for people who work on how a wrong figure is found"
)]

use gouji_tests::generate::Random;
use gouji_tests::localize::reports::{Density, ReportMaker};
use gouji_tests::localize::runs::{Runner, Section, export_sections, sections};
use gouji_tests::localize::setup::{Generation, Setup};
use gouji_tests::localize::solver_export;
use gouji_tests::localize::table;
use gouji_tests::localize::tally::Tally;
use std::path::PathBuf;
use std::process::ExitCode;

struct Options {
    reports: usize,
    seed: u64,
    only: String,
    write: Option<PathBuf>,
    dump: Option<PathBuf>,
}

fn main() -> ExitCode {
    let mut options = Options {
        reports: 1000,
        seed: 20_140_331,
        only: String::new(),
        write: None,
        dump: None,
    };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let value = arguments.next().unwrap_or_default();
        match argument.as_str() {
            "--reports" => options.reports = value.parse().unwrap_or(options.reports),
            "--seed" => options.seed = value.parse().unwrap_or(options.seed),
            "--only" => options.only = value,
            "--write" => options.write = Some(PathBuf::from(value)),
            "--dump" => options.dump = Some(PathBuf::from(value)),
            word => {
                eprintln!("not an option: {word}");
                return ExitCode::FAILURE;
            }
        }
    }
    let done = match &options.dump {
        Some(path) => write_reports(path, &options),
        None => measure(&options),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn measure(options: &Options) -> Result<(), String> {
    let setups = [Generation::A, Generation::B, Generation::C].map(Setup::new);
    let mut runners = setups
        .each_ref()
        .map(|setup| Runner::new(setup, options.seed));
    let mut text = String::new();
    let mut say = |more: &str| {
        print!("{more}");
        text.push_str(more);
    };
    for setup in &setups {
        let sample = ReportMaker::new(setup, Density::Dense).make(&mut Random::new(options.seed));
        let (all, prose) = setup.counts(&sample);
        let numbers = setup.printed.len();
        let form = setup.generation.letter();
        say(&format!(
            "- Form {form}: {numbers} figures and {} numbers of the prose, {all} checks of severity error, {prose} of them of the prose.\n",
            setup.ties.len()
        ));
    }
    let wanted = |title: &str| title.contains(&options.only);
    for section in sections(options.reports) {
        if wanted(&section.title) {
            let of_form = |setup: &Setup| setup.generation == section.generation;
            let at = setups.iter().position(of_form).unwrap_or(0);
            if let Some(runner) = runners.get_mut(at) {
                run(&section, runner, &mut say);
            }
        }
    }
    if wanted("random") {
        let times = |runner: &Runner<'_>| (0..50).map(|at| runner.adversarial(at)).collect();
        let letters = setups.each_ref().map(|setup| setup.generation.letter());
        let rows: Vec<_> = letters.into_iter().zip(runners.iter().map(times)).collect();
        say(&table::adversarial(&rows));
    }
    match &options.write {
        Some(path) => write(path, &text),
        None => Ok(()),
    }
}

fn run(section: &Section, runner: &mut Runner<'_>, say: &mut dyn FnMut(&str)) {
    say(&table::section_head(section));
    let mut sums = [Tally::default(), Tally::default()];
    for scenario in &section.rows {
        let outcomes = runner.run(scenario);
        if let Some(sum) = sums.get_mut(scenario.errors - 1) {
            sum.add(&outcomes.tally);
        }
        say(&table::row(section, scenario, &outcomes));
    }
    if section.is_of_grades {
        for (errors, sum) in (1..).zip(&sums) {
            say(&table::sum_of_grades("together", errors, sum));
        }
    }
}

fn write(path: &PathBuf, tables: &str) -> Result<(), String> {
    let error_text = |error: std::io::Error| format!("{}: {error}", path.display());
    let document = std::fs::read_to_string(path).map_err(error_text)?;
    let new = table::replace_tables(&document, tables)
        .ok_or_else(|| format!("{}: no place for the tables", path.display()))?;
    std::fs::write(path, new).map_err(error_text)
}

/// Writes the reports of the first tables for an outside solver.
fn write_reports(path: &PathBuf, options: &Options) -> Result<(), String> {
    let mut text = String::new();
    for section in export_sections(options.reports) {
        let setup = Setup::new(section.generation);
        let runner = Runner::new(&setup, options.seed);
        for scenario in &section.rows {
            for at in 0..scenario.reports {
                text += &solver_export::report_line(&setup, &runner, scenario, at);
                text.push('\n');
            }
        }
    }
    std::fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
