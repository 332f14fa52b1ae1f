//! Writes synthetic reports, or reads them back and tells how well.
//!
//! `generate --rates [--documents N] [--first SEED] [WORD]` reads N documents of every kind whose name holds WORD;
//! `generate --form FOLDER` writes the empty forms, with a place for each figure;
//! `generate --write FOLDER [--documents N] [WORD]` writes them, with what they state beside them.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command for people who work on the reader"
)]

use gouji_bind::Forms;
use gouji_ruleset::Library;
use gouji_tests::built_in;
use gouji_tests::generate::{FormEdition, KINDS, Kind, form_page};
use gouji_tests::rates::rate;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(Default)]
struct Options {
    form: Option<PathBuf>,
    write: Option<PathBuf>,
    documents: usize,
    first: u64,
    word: String,
    verbose: bool,
}

fn main() -> ExitCode {
    let mut options = Options {
        documents: 50,
        ..Options::default()
    };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--rates" => {}
            "--verbose" => options.verbose = true,
            "--form" => options.form = arguments.next().map(PathBuf::from),
            "--write" => options.write = arguments.next().map(PathBuf::from),
            "--documents" => options.documents = number(arguments.next()),
            "--first" => options.first = number(arguments.next()).try_into().unwrap_or(0),
            word => word.clone_into(&mut options.word),
        }
    }
    if let Some(folder) = &options.form {
        return forms(folder);
    }
    let Ok(library) = Library::load(built_in()) else {
        eprintln!("the built-in rules are not sound");
        return ExitCode::FAILURE;
    };
    match &options.write {
        Some(folder) => write(folder, &options),
        None => rates(&Forms::new(&library.forms), &options),
    }
}

fn forms(folder: &Path) -> ExitCode {
    let all = [
        ("a", FormEdition::National),
        ("b", FormEdition::B),
        ("c", FormEdition::C),
    ];
    let write =
        |(name, edition)| std::fs::write(folder.join(name).join("form.html"), form_page(edition));
    match all.into_iter().try_for_each(write) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}

fn number(argument: Option<String>) -> usize {
    argument.and_then(|text| text.parse().ok()).unwrap_or(50)
}

fn wanted_kinds(options: &Options) -> Vec<(&'static Kind, FormEdition)> {
    let editions = [
        FormEdition::National,
        FormEdition::Shandong,
        FormEdition::B,
        FormEdition::C,
    ];
    let all = KINDS
        .iter()
        .flat_map(|kind| editions.map(|edition| (kind, edition)));
    let named = |(kind, edition): &(&Kind, FormEdition)| {
        format!("{} {edition:?}", kind.name).contains(&options.word)
    };
    all.filter(|(kind, edition)| kind.prints(*edition))
        .filter(named)
        .collect()
}

fn rates(forms: &Forms, options: &Options) -> ExitCode {
    println!(
        "{:<40} {:>9} {:>6} {:>11} {:>8} {:>8} {:>6}",
        "kind", "documents", "whole", "whole exact", "exact", "declined", "wrong"
    );
    let mut wrong = 0;
    for (kind, edition) in wanted_kinds(options) {
        let rate = rate(kind, edition, options.first, options.documents, forms);
        let name = format!("{} {edition:?}", kind.name);
        println!(
            "{name:<40} {:>9} {:>6} {:>11} {:>8} {:>8} {:>6}",
            rate.documents, rate.whole, rate.whole_exact, rate.exact, rate.declined, rate.wrong
        );
        wrong += rate.wrong;
        let example_texts = rate
            .wrong_examples
            .iter()
            .chain(rate.declined_examples.iter().filter(|_| options.verbose));
        example_texts.for_each(|text| println!("  {text}"));
    }
    if wrong > 0 {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

fn write(folder: &Path, options: &Options) -> ExitCode {
    for (kind, edition) in wanted_kinds(options) {
        for seed in (options.first..).take(options.documents) {
            let made = kind.make(edition, seed);
            let name = format!(
                "{}-{edition:?}-{seed}",
                kind.name.replace(['/', ' ', ','], "-")
            );
            let stated: String = made
                .truth
                .iter()
                .map(|(id, stated)| format!("{id}: {stated:?}\n"))
                .collect();
            let written = std::fs::create_dir_all(folder)
                .and_then(|()| std::fs::write(folder.join(&name), &made.bytes))
                .and_then(|()| std::fs::write(folder.join(format!("{name}.truth")), stated));
            if let Err(error) = written {
                eprintln!("{name}: {error}");
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}
