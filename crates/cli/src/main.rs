//! The `gouji` command. The only crate that touches the disk and the terminal.

mod args;
mod atomic_file;
mod built_in;
mod command;
mod county_config;
mod county_folder;
mod county_review;
mod exit;
mod file_walk;
mod inline_rule;
mod output;
mod paths;
mod progress;
mod read_files;
mod rules;
mod session;
mod submissions;
mod usage_error;

use clap::error::ErrorKind;
use county_config::{RosterFile, open_session};
use exit::Exit;
use gouji_render::{Style, command_words, usage_mistake};
use session::Session;
use std::ffi::OsString;
use std::panic;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    // A library that breaks at a file is told of that file, in words; whoever looks for the fault asks for the rest.
    if std::env::var_os("RUST_BACKTRACE").is_none() {
        panic::set_hook(Box::new(|_| {}));
    }
    let done = panic::catch_unwind(|| run(&arguments));
    let done = done.unwrap_or_else(|_| {
        let words = command_words(args::language(&arguments));
        output::notice(words.broken);
        Err(Exit::Failed)
    });
    done.unwrap_or_else(|exit| exit).into()
}

fn run(arguments: &[OsString]) -> Result<Exit, Exit> {
    let language = args::language(arguments);
    let words = command_words(language);
    let matches = match args::command(words).try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
            ) =>
        {
            // Help goes out whole; a closed pipe is no failure.
            let _ = error.print();
            return Ok(Exit::Fine);
        }
        Err(error) => {
            let style = Style {
                language,
                colour: false,
                ascii: false,
                width: 100,
            };
            output::notice(&usage_mistake(&usage_error::from_clap(&error), style));
            return Err(Exit::Usage);
        }
    };
    let with_roster = |matches| open_session(matches, language, RosterFile::Read);
    let without_roster = |matches| open_session(matches, language, RosterFile::Skipped);
    match matches.subcommand() {
        Some(("check", matches)) => command::check(&mut with_roster(matches)?, matches),
        Some(("extract", matches)) => command::extract(&without_roster(matches)?, matches),
        Some(("explain", matches)) => command::explain(&without_roster(matches)?, matches),
        Some(("rollup", matches)) => command::rollup_command(&mut with_roster(matches)?, matches),
        Some(("completions", matches)) => {
            command::completions(&Session::new(matches, language), matches)
        }
        Some(("init", matches)) => command::init(&Session::new(matches, language), matches),
        Some(("man", matches)) => command::man(&Session::new(matches, language), matches),
        Some(("rules", matches)) => match matches.subcommand() {
            Some(("list", matches)) => command::rules_list(&without_roster(matches)?, matches),
            Some(("test", matches)) => command::rules_test(&without_roster(matches)?, matches),
            _ => Err(Exit::Usage),
        },
        _ => Err(Exit::Usage),
    }
}
