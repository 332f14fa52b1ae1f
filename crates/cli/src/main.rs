//! The `gouji` command: the only crate that writes to disk and terminal.

mod args;
mod atomic_file;
mod command;
mod exit;
mod inline_rule;
mod interrupt;
mod output;
mod progress;
mod run_state;
mod session;
mod submissions;
mod usage_error;

use clap::error::ErrorKind;
use exit::Exit;
use gouji_model::Language;
use gouji_render::{Style, UsageMistake, command_words, usage_mistake};
use gouji_review::RosterFile;
use output::Output;
use session::{Session, open_session};
use std::ffi::OsString;
use std::io::ErrorKind as IoErrorKind;
use std::panic;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    // A library that breaks at a file is told of that file, in words; whoever looks for the fault asks for the rest.
    if std::env::var_os("RUST_BACKTRACE").is_none() {
        panic::set_hook(Box::new(|_| {}));
    }
    interrupt::install(args::language(&arguments));
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
            return print_help(&error.render().to_string(), language);
        }
        Err(error) => {
            tell(&usage_error::from_clap(&error), language);
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

/// Prints a help text or the version. A reader that closed its pipe has all it wants.
fn print_help(text: &str, language: Language) -> Result<Exit, Exit> {
    let printed = Output::open(None).and_then(|mut output| {
        output.write(text)?;
        output.finish()
    });
    match printed {
        Err(error) if error.kind() != IoErrorKind::BrokenPipe => {
            let (path, trouble) = (String::new(), (&error).into());
            tell(&UsageMistake::CannotWrite { path, trouble }, language);
            Err(Exit::Failed)
        }
        _ => Ok(Exit::Fine),
    }
}

/// Says what is wrong before it is known how the command line wants to be told.
fn tell(mistake: &UsageMistake, language: Language) {
    let style = Style {
        language,
        colour: false,
        ascii: false,
        width: 100,
    };
    output::notice(&usage_mistake(mistake, style));
}
