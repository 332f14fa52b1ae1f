//! What every command of a run shares: language, looks, and the user's own files.

use crate::args::{all_paths, chosen};
use crate::exit::Exit;
use crate::output::{self, Output};
use clap::ArgMatches;
use gouji_model::{IdVec, Language};
use gouji_render::{SourceText, Style, UsageMistake, usage_mistake};
use gouji_ruleset::{Refused, Sources};
use std::io;
use std::path::PathBuf;

/// The widest that text is laid out, and the width of a pipe.
const WIDEST: usize = 200;
const PIPE: usize = 100;

/// What every command of a run shares.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) style: Style,
    pub(crate) rules: Vec<PathBuf>,
    pub(crate) forms: Vec<PathBuf>,
    /// Where the result goes; `None` is standard output.
    pub(crate) output: Option<PathBuf>,
}

impl Run {
    /// Reads the options that commands share.
    pub(crate) fn new(matches: &ArgMatches, language: Language) -> Self {
        let output = matches
            .try_get_one::<PathBuf>("output")
            .ok()
            .flatten()
            .cloned();
        let terminal = output.is_none() && output::is_terminal();
        let color = match chosen(matches, "color", "auto") {
            "always" => true,
            "never" => false,
            _ => terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
        };
        let width = match terminal_size::terminal_size() {
            Some((width, _)) if terminal => usize::from(width.0).min(WIDEST),
            _ => PIPE,
        };
        let style = Style {
            language,
            color,
            ascii: false,
            width,
        };
        let (rules, forms) = (all_paths(matches, "rules"), all_paths(matches, "forms"));
        Self {
            style,
            rules,
            forms,
            output,
        }
    }

    /// Says what is wrong with the command line.
    pub(crate) fn usage(&self, mistake: &UsageMistake) -> Exit {
        output::notice(&usage_mistake(mistake, self.to_stderr()));
        Exit::Usage
    }

    /// A rule file or form schema that cannot be opened.
    pub(crate) fn cannot_read(&self, path: &str, error: &io::Error) -> Exit {
        if error.kind() == io::ErrorKind::NotFound {
            return self.usage(&UsageMistake::NoSuchPath {
                path: path.to_owned(),
            });
        }
        let (path, trouble) = (path.to_owned(), error.into());
        let mistake = UsageMistake::CannotRead { path, trouble };
        output::notice(&usage_mistake(&mistake, self.to_stderr()));
        Exit::Rules
    }

    /// Every mistake in the user's rule files and form schemas.
    pub(crate) fn print_mistakes(&self, refused: &Refused) {
        let sources = texts(&refused.sources);
        let text = gouji_render::mistakes(&refused.mistakes, &sources, self.to_stderr());
        output::notice(&text);
    }

    /// Hands the result of a command out.
    pub(crate) fn print(&self, text: &str) -> Result<(), Exit> {
        let written = self.open().and_then(|mut output| {
            output.write(text)?;
            output.finish()
        });
        written.map_err(|error| self.cannot_write(&error))?;
        self.tell_where();
        Ok(())
    }

    pub(crate) fn open(&self) -> io::Result<Output> {
        Output::open(self.output.as_deref())
    }

    /// Says where the result went, where it did not go to standard output.
    pub(crate) fn tell_where(&self) {
        if let Some(path) = &self.output {
            let path = path.to_string_lossy();
            output::notice(&gouji_render::written_to(&path, self.style.language));
        }
    }

    /// The end of a run whose output failed. A reader that closed its pipe has all it wants.
    pub(crate) fn cannot_write(&self, error: &io::Error) -> Exit {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Exit::Fine;
        }
        let path = self
            .output
            .as_ref()
            .map(|path| path.to_string_lossy().into_owned());
        let mistake = UsageMistake::CannotWrite {
            path: path.unwrap_or_default(),
            trouble: error.into(),
        };
        output::notice(&usage_mistake(&mistake, self.to_stderr()));
        Exit::Failed
    }

    /// The same looks for standard error, whose colours follow the terminal it is.
    fn to_stderr(&self) -> Style {
        Style {
            color: self.style.color && output::stderr_is_terminal(),
            ..self.style
        }
    }
}

/// The sources as rendering sees them.
pub(crate) fn texts(sources: &Sources) -> IdVec<gouji_model::Source, SourceText<'_>> {
    sources
        .iter()
        .map(|source| SourceText {
            name: &source.name,
            text: &source.text,
        })
        .collect()
}
