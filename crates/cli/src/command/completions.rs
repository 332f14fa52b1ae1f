//! `gouji completions` and `gouji man`: what the shell and the manual want.

use crate::args;
use crate::exit::Exit;
use crate::session::Session;
use clap::ArgMatches;
use clap_complete::Shell;
use gouji_render::{UsageMistake, command_words};

/// `gouji completions SHELL`
pub(crate) fn completions(session: &Session, matches: &ArgMatches) -> Result<Exit, Exit> {
    let Some(&shell) = matches.get_one::<Shell>("shell") else {
        return Err(Exit::Usage);
    };
    let mut command = args::command(command_words(session.style.language));
    // Into memory first: the generator panics where its reader is gone.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, "gouji", &mut script);
    session.print(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Fine)
}

/// `gouji man [COMMAND]`
pub(crate) fn man(session: &Session, matches: &ArgMatches) -> Result<Exit, Exit> {
    let mut command = args::command(command_words(session.style.language));
    command.build();
    if let Some(name) = matches.get_one::<String>("command") {
        let found = command
            .get_subcommands()
            .find(|each| each.get_name() == name)
            .cloned();
        command = found.ok_or_else(|| {
            let (command, suggestion) = (name.clone(), String::new());
            session.usage(&UsageMistake::UnknownCommand {
                command,
                suggestion,
            })
        })?;
    }
    let mut page = Vec::new();
    let written = clap_mangen::Man::new(command).render(&mut page);
    written.map_err(|error| session.cannot_write(&error))?;
    session.print(&String::from_utf8_lossy(&page))?;
    Ok(Exit::Fine)
}
