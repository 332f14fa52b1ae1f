//! The command line: its commands and options, in the language of the run.

use clap::builder::RangedI64ValueParser;
use clap::builder::styling::Styles;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use gouji_model::{Language, REPORT_YEARS};
use gouji_render::{CommandWords, ExtractFormat, Format};
use std::ops::RangeInclusive;
use std::path::PathBuf;

/// The language of the run: `--lang`, else GOUJI_LANG, else Chinese. The machine's locale does not count.
///
/// The language is needed before the command line is read, because the message about a wrong command line is in it.
pub(crate) fn language(arguments: &[std::ffi::OsString]) -> Language {
    let mut wanted = std::env::var("GOUJI_LANG").ok();
    let mut rest = arguments.iter().filter_map(|argument| argument.to_str());
    while let Some(argument) = rest.next() {
        if argument == "--lang" {
            wanted = rest.next().map(str::to_owned);
        } else if let Some(value) = argument.strip_prefix("--lang=") {
            wanted = Some(value.to_owned());
        }
    }
    match wanted.as_deref() {
        Some("en") => Language::En,
        _ => Language::Zh,
    }
}

/// The whole command line.
pub(crate) fn command(words: &'static CommandWords) -> Command {
    command_of("gouji", words.usage_command, words.about, words)
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .arg(
            flag("version", words.version)
                .short('V')
                .action(ArgAction::Version),
        )
        .subcommand_required(true)
        .subcommand(check(words))
        .subcommand(extract(words))
        .subcommand(explain(words))
        .subcommand(rollup(words))
        .subcommand(rules(words))
        .subcommand(init(words))
        .subcommand(
            command_of(
                "gouji completions",
                words.usage_shell,
                words.completions,
                words,
            )
            .arg(
                argument("shell", "SHELL", words.shell, words)
                    .required(true)
                    .value_parser(value_parser!(clap_complete::Shell))
                    .hide_possible_values(true),
            ),
        )
        .subcommand(
            command_of("gouji man", words.usage_man, words.man, words).arg(argument(
                "command",
                words.command,
                words.man_command,
                words,
            )),
        )
}

/// The command at `path` with what every command has in common: its help in the language of the run, where `rest` stands
/// behind the path, and `about` says what it is for.
fn command_of(
    path: &'static str,
    rest: &'static str,
    about: &'static str,
    words: &'static CommandWords,
) -> Command {
    let template = format!(
        "{{about-with-newline}}\n{}{{usage}}\n\n{{all-args}}{{after-help}}\n",
        words.usage
    );
    let (_, name) = path.rsplit_once(' ').unwrap_or(("", path));
    Command::new(name)
        .about(about)
        .override_usage(format!("{path} {rest}"))
        .help_template(template)
        .subcommand_help_heading(words.commands)
        .next_help_heading(words.options)
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .styles(Styles::plain())
        .arg(flag("help", words.help).short('h').action(ArgAction::Help))
        .arg(choice("lang", "zh|en", words.lang))
        .arg(choice("color", "auto|always|never", words.color))
        .arg(path_option("rules", words.path, words.rules_option).action(ArgAction::Append))
        .arg(path_option("forms", words.path, words.forms_option).action(ArgAction::Append))
        .arg(path_option("config", words.file, words.config_option))
}

/// An option with a value; it stands under the heading that [`command_of`] gives.
fn option(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help)
}

fn choice(name: &'static str, values: &'static str, help: &'static str) -> Arg {
    option(name, values, help)
        .value_parser(values.split('|').collect::<Vec<_>>())
        .hide_possible_values(true)
}

fn path_option(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    option(name, value, help).value_parser(value_parser!(PathBuf))
}

fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .action(ArgAction::SetTrue)
        .help(help)
}

/// What stands on the command line without a name.
fn argument(
    name: &'static str,
    value: &'static str,
    help: &'static str,
    words: &'static CommandWords,
) -> Arg {
    Arg::new(name)
        .value_name(value)
        .help(help)
        .help_heading(words.arguments)
}

fn paths(help: &'static str, words: &'static CommandWords) -> Arg {
    argument("path", words.path, help, words)
        .value_parser(value_parser!(PathBuf))
        .num_args(0..)
}

fn output(words: &'static CommandWords) -> Arg {
    path_option("output", words.file, words.output)
}

/// How many threads may be asked for.
pub(crate) const JOBS: RangeInclusive<u16> = 1..=1024;

fn number_parser(range: RangeInclusive<u16>) -> RangedI64ValueParser<u16> {
    let (first, last) = range.into_inner();
    value_parser!(u16).range(i64::from(first)..=i64::from(last))
}

fn jobs(words: &'static CommandWords) -> Arg {
    option("jobs", "N", words.jobs).value_parser(number_parser(JOBS))
}

fn year(words: &'static CommandWords) -> Arg {
    option("year", words.year, words.year_option).value_parser(number_parser(REPORT_YEARS))
}

fn init(words: &'static CommandWords) -> Command {
    let folder = argument("folder", words.folder, words.init_folder, words);
    command_of("gouji init", words.usage_init, words.init, words)
        .arg(folder.value_parser(value_parser!(PathBuf)))
        .arg(option("county", words.name, words.init_county))
        .arg(year(words).help(words.init_year))
}

fn rollup(words: &'static CommandWords) -> Command {
    command_of("gouji rollup", words.usage_options, words.rollup, words)
        .arg(year(words))
        .arg(flag("all", words.rollup_all))
        .arg(choice("format", "text|json", words.check_format))
        .arg(output(words).help(words.rollup_output))
        .arg(jobs(words))
}

fn check(words: &'static CommandWords) -> Command {
    command_of("gouji check", words.usage_paths, words.check, words)
        .arg(paths(words.check_paths, words))
        .arg(option("only", "ID", words.only).action(ArgAction::Append))
        .arg(
            option("rule", words.expression, words.rule)
                .action(ArgAction::Append)
                .conflicts_with("only"),
        )
        .arg(year(words))
        .arg(choice("format", Format::NAMES, words.check_format))
        .arg(flag("all", words.all))
        .arg(flag("explain-all", words.explain_all))
        .arg(output(words))
        .arg(choice("fail-on", "error|query|never", words.fail_on))
        .arg(jobs(words))
        .arg(flag("quiet", words.quiet).short('q'))
        .arg(flag("verbose", words.verbose).short('v'))
}

fn extract(words: &'static CommandWords) -> Command {
    command_of("gouji extract", words.usage_paths, words.extract, words)
        .arg(
            paths(words.extract_paths, words)
                .num_args(1..)
                .required(true),
        )
        .arg(choice("format", ExtractFormat::NAMES, words.extract_format))
        .arg(output(words))
        .arg(jobs(words))
}

fn explain(words: &'static CommandWords) -> Command {
    command_of("gouji explain", words.usage_rule, words.explain, words)
        .arg(argument("rule", "ID", words.explain_rule, words).required(true))
        .arg(choice("format", "text|json", words.check_format))
}

fn rules(words: &'static CommandWords) -> Command {
    command_of("gouji rules", words.usage_command, words.rules, words)
        .subcommand_required(true)
        .subcommand(
            command_of(
                "gouji rules list",
                words.usage_options,
                words.rules_list,
                words,
            )
            .arg(option("form", "ID", words.list_form))
            .arg(choice("severity", "error|query|note", words.list_severity))
            .arg(flag("own", words.list_own))
            .arg(choice("format", "text|json", words.check_format)),
        )
        .subcommand(
            command_of(
                "gouji rules test",
                words.usage_options,
                words.rules_test,
                words,
            )
            .arg(flag("update", words.update))
            .arg(choice("format", "text|json", words.check_format)),
        )
}

/// The paths of an option that may be given more than once; none where the command has no such option.
pub(crate) fn all_paths(matches: &ArgMatches, name: &str) -> Vec<PathBuf> {
    let paths = matches.try_get_many(name).ok().flatten();
    paths.into_iter().flatten().cloned().collect()
}

/// The texts of an option that may be given more than once.
pub(crate) fn all_texts(matches: &ArgMatches, name: &str) -> Vec<String> {
    let texts = matches.get_many(name);
    texts.into_iter().flatten().cloned().collect()
}

/// The year of `--year`.
pub(crate) fn asked_year(matches: &ArgMatches) -> Option<u16> {
    matches.get_one("year").copied()
}

/// The value of an option with a fixed choice.
pub(crate) fn option_value<'m>(matches: &'m ArgMatches, name: &str, default: &'m str) -> &'m str {
    matches
        .get_one::<String>(name)
        .map_or(default, String::as_str)
}
