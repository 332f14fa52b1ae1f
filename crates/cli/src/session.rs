//! What every command of a run shares: language, looks, and the user's own files.

use crate::args::{all_paths, option_value};
use crate::exit::Exit;
use crate::output::{self, Output};
use clap::ArgMatches;
use gouji_model::{IdVec, Language};
use gouji_render::{
    IoTrouble, SourceText, Style, UsageMistake, WrongFiles, mistake_total, mistakes_json,
    text_mark, usage_mistake,
};
use gouji_review::{
    CaseFiles, CountyFolder, OpenError, RosterFile, RuleFiles, find_config, real_path, shown_path,
};
use gouji_ruleset::{Library, LoadError, Sources};
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

/// The widest that text is laid out, and the width of a pipe.
const WIDEST: usize = 200;
const PIPE: usize = 100;

/// The endings by which people and systems know the files of office programs.
const OFFICE_ENDINGS: [&str; 12] = [
    "doc", "docx", "et", "ods", "odt", "pdf", "rtf", "wps", "xls", "xlsm", "xlsx", "zip",
];

/// What every command of a run shares.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) style: Style,
    /// Whether a person reads the result in a terminal, which cannot show wider lines.
    terminal: bool,
    pub(crate) rules: Vec<PathBuf>,
    pub(crate) forms: Vec<PathBuf>,
    /// The county whose config is in charge.
    pub(crate) county: Option<CountyFolder>,
    /// Whether nobody wants to be told where the result went, and what it comes to.
    pub(crate) is_quiet: bool,
    /// Whether the result is for a program.
    pub(crate) is_json: bool,
    /// Where the result goes; `None` is standard output.
    output: Option<PathBuf>,
    /// The one path of that file.
    real_output: Option<PathBuf>,
}

impl Session {
    /// Reads the options that commands share. The county is added where a config may change the command.
    pub(crate) fn new(matches: &ArgMatches, language: Language) -> Self {
        let output = matches
            .try_get_one::<PathBuf>("output")
            .ok()
            .flatten()
            .cloned();
        let terminal = output.is_none() && output::is_terminal();
        let colour = match option_value(matches, "color", "auto") {
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
            colour,
            ascii: false,
            width,
        };
        let quiet = matches.try_get_one("quiet").ok().flatten();
        let format = matches.try_get_one::<String>("format").ok().flatten();
        let real_output = output.as_deref().map(future_path);
        let (rules, forms) = (all_paths(matches, "rules"), all_paths(matches, "forms"));
        Self {
            style,
            terminal,
            rules,
            forms,
            county: None,
            is_quiet: quiet.copied().unwrap_or_default(),
            is_json: format.is_some_and(|format| format.starts_with("json")),
            output,
            real_output,
        }
    }

    /// The looks of a table that nobody reads in a terminal: nothing in it is cut.
    pub(crate) fn table_style(&self) -> Style {
        match self.terminal {
            true => self.style,
            false => Style {
                width: usize::MAX,
                ..self.style
            },
        }
    }

    /// Says what is wrong with the command line, or with what it names.
    pub(crate) fn tell(&self, mistake: &UsageMistake) {
        output::notice(&usage_mistake(mistake, self.stderr_style()));
    }

    /// Says what is wrong with the command line, and gives the exit code.
    pub(crate) fn usage(&self, mistake: &UsageMistake) -> Exit {
        self.tell(mistake);
        Exit::Usage
    }

    /// Says that a file that the run goes by cannot be read, and gives the exit code.
    fn cannot_read(&self, path: String, trouble: IoTrouble) -> Exit {
        if trouble == IoTrouble::NotFound {
            return self.usage(&UsageMistake::NoSuchPath { path });
        }
        let mistake = UsageMistake::CannotRead { path, trouble };
        self.tell_mistakes(&[WrongFiles::Unreadable(mistake)])
    }

    /// Says what is wrong with the county's folder, with rules or with forms, and gives the exit code.
    pub(crate) fn refuse_open(&self, error: OpenError) -> Exit {
        let unreadable = |mistake| self.tell_mistakes(&[WrongFiles::Unreadable(mistake)]);
        match error {
            OpenError::Mistakes(refused) => self.refuse(&refused),
            OpenError::Roster {
                file,
                mistakes,
                sheets,
            } => self.tell_mistakes(&[WrongFiles::Roster {
                file: &file,
                mistakes: &mistakes,
                sheets: &sheets,
            }]),
            OpenError::Register { file, mistakes } => self.tell_mistakes(&[WrongFiles::Register {
                file: &file,
                mistakes: &mistakes,
            }]),
            OpenError::UnreadableList { file, error } => unreadable(UsageMistake::UnreadableList {
                path: file,
                unreadable: error,
            }),
            OpenError::File { file, error } => self.cannot_read(file, (&error).into()),
            OpenError::NotAFile { file } => self.cannot_read(file, IoTrouble::NotAFile),
            OpenError::NoRuleFiles { folder, near } => {
                unreadable(UsageMistake::NoRuleFiles { path: folder, near })
            }
        }
    }

    /// Reads the run's rule files, form schemas and, where wanted, cases.
    pub(crate) fn rule_files(&self, cases: CaseFiles) -> Result<RuleFiles, Exit> {
        let own = self.rules.iter().chain(&self.forms);
        let files = RuleFiles::read(own, cases).map_err(|error| self.refuse_open(error))?;
        files.found.iter().try_for_each(|real| self.keep(real))?;
        Ok(files)
    }

    /// The rules and forms of the run. Rules have the severity that the county wants for them.
    pub(crate) fn library(&self, cases: CaseFiles) -> Result<Library, Exit> {
        let library = self.rule_files(cases)?.library(self.county.as_ref());
        library.map_err(|error| self.refuse_open(error))
    }

    /// The mark of a text that goes to a file which the program makes; `None` where it goes elsewhere.
    pub(crate) fn text_mark(&self) -> Option<String> {
        let is_device = |path: &PathBuf| path.exists() && !path.is_file();
        let path = self.output.as_ref()?;
        (!is_device(path)).then(|| text_mark(self.style.language))
    }

    /// Whether the file that is really at `real` is the one that the result goes to.
    pub(crate) fn is_output(&self, real: &Path) -> bool {
        self.real_output.as_deref() == Some(real)
    }

    /// Whether the result goes to a file.
    pub(crate) fn has_output(&self) -> bool {
        self.output.is_some()
    }

    /// Refuses to write the result over a file that the run reads.
    pub(crate) fn keep(&self, real: &Path) -> Result<(), Exit> {
        match &self.output {
            Some(output) if self.is_output(real) => {
                let path = output.to_string_lossy().into_owned();
                Err(self.usage(&UsageMistake::OutputIsInput { path }))
            }
            _ => Ok(()),
        }
    }

    /// Refuses to write the result over a file of the county that this run or a later one reads.
    pub(crate) fn keep_inputs(&self, county: &CountyFolder) -> Result<(), Exit> {
        match (&self.output, &self.real_output) {
            (Some(output), Some(real)) if county.is_input(real) => {
                let name = output.file_name().unwrap_or_default().to_string_lossy();
                let instead = county.path().join(format!("gouji-{name}"));
                Err(self.usage(&UsageMistake::OutputIsCountyInput {
                    path: shown_path(output),
                    instead: shown_path(&instead),
                }))
            }
            _ => Ok(()),
        }
    }

    /// Refuses to write text into a file that is named as an office program's; `ending` is that of the text.
    pub(crate) fn keep_ending(&self, ending: &str) -> Result<(), Exit> {
        let Some(output) = &self.output else {
            return Ok(());
        };
        let named = output
            .extension()
            .and_then(OsStr::to_str)
            .unwrap_or_default();
        match OFFICE_ENDINGS.contains(&named.to_ascii_lowercase().as_str()) {
            true => Err(self.usage(&UsageMistake::TextAsOfficeFile {
                path: shown_path(output),
                instead: shown_path(&output.with_extension(ending)),
            })),
            false => Ok(()),
        }
    }

    /// Says every mistake in the user's rule files, form schemas and config, and gives the exit code.
    pub(crate) fn refuse(&self, refused: &LoadError) -> Exit {
        self.tell_mistakes(&[wrong_files(refused)])
    }

    /// Says everything that is wrong in the files that the run goes by, and gives the exit code. A program that asked for
    /// JSON gets it on standard output, wherever the result goes, and a person one line beside it.
    pub(crate) fn tell_mistakes(&self, wrong: &[WrongFiles<'_>]) -> Exit {
        let language = self.style.language;
        if !self.is_json {
            for files in wrong {
                output::notice(&files.text(self.stderr_style()));
            }
            return Exit::Rules;
        }
        output::notice(&mistake_total(wrong, language));
        let written = Output::open(None).and_then(|mut output| {
            output.write(&mistakes_json(wrong, language)?)?;
            output.finish()
        });
        match written {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                self.cannot_write_to(Path::new(""), &error)
            }
            _ => Exit::Rules,
        }
    }

    /// Hands the result of a command out. A reader that closed its pipe has all it wants.
    pub(crate) fn print(&self, text: &str) -> Result<(), Exit> {
        self.write(|output| output.write(text))
    }

    /// Hands out what `write` writes, as [`Session::print`] does.
    pub(crate) fn write(
        &self,
        write: impl FnOnce(&mut Output) -> io::Result<()>,
    ) -> Result<(), Exit> {
        let written = Output::open(self.output.as_deref()).and_then(|mut output| {
            write(&mut output)?;
            output.finish()
        });
        match written {
            Ok(()) => self.tell_where(),
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
            Err(error) => return Err(self.cannot_write(&error)),
        }
        Ok(())
    }

    /// Says where the result went, where it did not go to standard output.
    fn tell_where(&self) {
        if let Some(path) = self.output.as_ref().filter(|_| !self.is_quiet) {
            let path = path.to_string_lossy();
            output::notice(&gouji_render::output_notice(&path, self.style.language));
        }
    }

    /// Says that the result cannot be written, and gives the exit code.
    pub(crate) fn cannot_write(&self, error: &io::Error) -> Exit {
        let path = self.output.clone().unwrap_or_default();
        self.cannot_write_to(&path, error)
    }

    /// Says that the file at `path` cannot be written, and gives the exit code; an empty path is standard output.
    pub(crate) fn cannot_write_to(&self, path: &Path, error: &io::Error) -> Exit {
        let (path, trouble) = (path.to_string_lossy().into_owned(), error.into());
        self.tell(&UsageMistake::CannotWrite { path, trouble });
        Exit::Failed
    }

    /// The looks of what goes to standard error, which has colours only where it is a terminal.
    pub(crate) fn stderr_style(&self) -> Style {
        Style {
            colour: self.style.colour && output::stderr_is_terminal(),
            ..self.style
        }
    }
}

/// The session of a command that a county's config may change: its rules and forms become the run's.
///
/// A config that is not named is looked for above the working folder, and counts where the command names no path or
/// only such as lie below its folder; else above the first path.
pub(crate) fn open_session(
    matches: &ArgMatches,
    language: Language,
    roster: RosterFile,
) -> Result<Session, Exit> {
    let mut session = Session::new(matches, language);
    let named = matches.get_one::<PathBuf>("config").cloned();
    let paths = match matches.try_contains_id("path") {
        Ok(true) => all_paths(matches, "path"),
        _ => Vec::new(),
    };
    let working = std::env::current_dir().unwrap_or_default();
    let Some(config) = named.or_else(|| find_config(&working, &paths)) else {
        return Ok(session);
    };
    let county =
        CountyFolder::open_with(&config, roster).map_err(|error| session.refuse_open(error))?;
    session.rules.splice(..0, county.rules());
    session.forms.splice(..0, county.forms());
    session.keep_inputs(&county)?;
    session.county = Some(county);
    Ok(session)
}

/// The one path of a file, be it there already or not.
fn future_path(path: &Path) -> PathBuf {
    if let Ok(real) = path.canonicalize() {
        return real;
    }
    let folder = path.parent().map(real_path).unwrap_or_default();
    folder.join(path.file_name().unwrap_or_default())
}

/// What was refused, as rendering sees it.
pub(crate) fn wrong_files(refused: &LoadError) -> WrongFiles<'_> {
    WrongFiles::Sources {
        mistakes: &refused.mistakes,
        sources: texts(&refused.sources),
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
