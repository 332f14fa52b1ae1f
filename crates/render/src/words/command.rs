//! The words of the command line: help, notices and mistakes of usage.

use gouji_model::ReadError;
/// Help texts and notices of one language.
#[derive(Debug)]
pub struct CommandWords {
    /// Before a usage line.
    pub usage: &'static str,
    /// What follows a command that has commands.
    pub usage_command: &'static str,
    /// What follows a command that takes paths.
    pub usage_paths: &'static str,
    /// What follows a command that takes a rule.
    pub usage_rule: &'static str,
    /// What follows a command that takes options only.
    pub usage_options: &'static str,
    /// What follows `completions`.
    pub usage_shell: &'static str,
    /// What follows `man`.
    pub usage_man: &'static str,
    /// Heading over commands.
    pub commands: &'static str,
    /// Heading over options.
    pub options: &'static str,
    /// Heading over arguments.
    pub arguments: &'static str,
    /// Placeholder of a path.
    pub path: &'static str,
    /// Placeholder of a file.
    pub file: &'static str,
    /// What the program does.
    pub about: &'static str,
    /// `--help`
    pub help: &'static str,
    /// `--version`
    pub version: &'static str,
    /// `--lang`
    pub lang: &'static str,
    /// `--color`
    pub color: &'static str,
    /// `--rules`
    pub rules_option: &'static str,
    /// `--forms`
    pub forms_option: &'static str,
    /// `check`
    pub check: &'static str,
    /// The paths of `check`.
    pub check_paths: &'static str,
    /// `check --format`
    pub check_format: &'static str,
    /// `--only`
    pub only: &'static str,
    /// `--all`
    pub all: &'static str,
    /// `--output`
    pub output: &'static str,
    /// `--fail-on`
    pub fail_on: &'static str,
    /// `--jobs`
    pub jobs: &'static str,
    /// `--quiet`
    pub quiet: &'static str,
    /// `--explain-all`
    pub explain_all: &'static str,
    /// `--verbose`
    pub verbose: &'static str,
    /// `extract`
    pub extract: &'static str,
    /// The paths of `extract`.
    pub extract_paths: &'static str,
    /// `extract --format`
    pub extract_format: &'static str,
    /// `explain`
    pub explain: &'static str,
    /// The rule of `explain`.
    pub explain_rule: &'static str,
    /// `rules`
    pub rules: &'static str,
    /// `rules list`
    pub rules_list: &'static str,
    /// `rules test`
    pub rules_test: &'static str,
    /// `completions`
    pub completions: &'static str,
    /// The shell of `completions`.
    pub shell: &'static str,
    /// `man`
    pub man: &'static str,
    /// The command of `man`.
    pub man_command: &'static str,
    /// Placeholder of a command.
    pub command: &'static str,
    /// `check --rule`
    pub rule: &'static str,
    /// Placeholder of an expression.
    pub expression: &'static str,
    /// `rules list --form`
    pub list_form: &'static str,
    /// `rules list --severity`
    pub list_severity: &'static str,
    /// `rules list --own`
    pub list_own: &'static str,
    /// `rules test --update`
    pub update: &'static str,
    /// A folder in which no report was found.
    pub nothing_found: &'static str,
    /// What is neither a file nor a folder, as the detail of a file that cannot be opened.
    pub not_a_file: &'static str,
    /// `--config`
    pub config_option: &'static str,
    /// `check --year`
    pub year_option: &'static str,
    /// Placeholder of a year.
    pub year: &'static str,
    /// `init`
    pub init: &'static str,
    /// The usage of `init`.
    pub usage_init: &'static str,
    /// The folder of `init`.
    pub init_folder: &'static str,
    /// About `rollup`.
    pub rollup: &'static str,
    /// About its `--all`.
    pub rollup_all: &'static str,
    /// About its `--output`.
    pub rollup_output: &'static str,
    /// Placeholder of a folder.
    pub folder: &'static str,
    /// What to do after `init`; `{folder}` stands for the folder.
    pub init_next: &'static str,
    /// The program itself failed.
    pub broken: &'static str,
}

/// What the system said of a file, in the words of a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IoTrouble {
    /// It, or its folder, is not there.
    NotFound,
    /// It may not be opened.
    PermissionDenied,
    /// It is a folder.
    IsFolder,
    /// The disk is full.
    NoSpace,
    /// It is neither a file nor a folder.
    NotAFile,
    /// Anything else, in the system's own words.
    Other(String),
}

impl From<&std::io::Error> for IoTrouble {
    fn from(error: &std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::NotFound => Self::NotFound,
            std::io::ErrorKind::PermissionDenied => Self::PermissionDenied,
            std::io::ErrorKind::IsADirectory => Self::IsFolder,
            std::io::ErrorKind::StorageFull => Self::NoSpace,
            _ => Self::Other(error.to_string()),
        }
    }
}

/// A mistake on the command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UsageMistake {
    /// An option that does not exist.
    UnknownArgument {
        /// The option.
        argument: String,
        /// One close to it, or empty.
        suggestion: String,
    },
    /// A command that does not exist.
    UnknownCommand {
        /// The command.
        command: String,
        /// One close to it, or empty.
        suggestion: String,
    },
    /// No command.
    MissingCommand,
    /// An option without its value.
    MissingValue {
        /// The option.
        argument: String,
    },
    /// A value that the option does not take.
    BadValue {
        /// The option.
        argument: String,
        /// The value.
        value: String,
        /// What it takes, or empty.
        allowed: String,
    },
    /// An argument that must be given.
    MissingArgument {
        /// The argument.
        argument: String,
    },
    /// An option that may be given once only.
    GivenTwice {
        /// The option.
        argument: String,
    },
    /// Two options of which only one may be given.
    NotTogether {
        /// One of them.
        first: String,
        /// The other.
        second: String,
    },
    /// An output that is one of the files that the run reads.
    OutputIsInput {
        /// The output as given.
        path: String,
    },
    /// A path that does not exist.
    NoSuchPath {
        /// The path.
        path: String,
    },
    /// A rule file, form schema or config that cannot be read.
    CannotRead {
        /// The path.
        path: String,
        /// What the system said.
        trouble: IoTrouble,
    },
    /// An output that cannot be written.
    CannotWrite {
        /// The path, or empty for standard output.
        path: String,
        /// What the system said.
        trouble: IoTrouble,
    },
    /// A rule id that no rule has.
    UnknownRule {
        /// The id.
        id: String,
        /// Ids close to it.
        near: Vec<String>,
    },
    /// A form id that no form has.
    UnknownForm {
        /// The id.
        id: String,
        /// The ids there are.
        near: Vec<String>,
    },
    /// A roster that cannot be read as what it is.
    UnreadableRoster {
        /// The path.
        path: String,
        /// Why.
        unreadable: ReadError,
    },
    /// A command that needs a county's config, and there is none.
    NoCounty,
    /// A year for which there is no form.
    NoFormOfYear {
        /// The year.
        year: u16,
    },
    /// An output whose ending says no kind of file that is written.
    NoSuchKind {
        /// The path.
        path: String,
    },
    /// Files that `init` would write over.
    AlreadyThere {
        /// The paths.
        paths: Vec<String>,
    },
    /// A folder of rules in which no rule file lies.
    NoRuleFiles {
        /// The folder.
        path: String,
        /// Files that may have been meant.
        near: Vec<String>,
    },
    /// A pattern of `--only` that no rule fits.
    NoRuleFits {
        /// The pattern.
        pattern: String,
    },
    /// Anything else.
    Other,
}
