//! The command line: its commands and options, in the language of the run.

use clap::builder::RangedI64ValueParser;
use clap::builder::styling::Styles;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use gouji_model::{Language, vocabulary::REPORT_YEARS};
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
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(words.version)
                .help_heading(words.options),
        )
        .subcommand_required(true)
        .subcommand(check(words))
        .subcommand(extract(words))
        .subcommand(explain(words))
        .subcommand(rollup(words))
        .subcommand(rules(words))
        .subcommand(
            command_of("gouji init", words.usage_init, words.init, words).arg(
                Arg::new("folder")
                    .value_name(words.folder)
                    .value_parser(value_parser!(PathBuf))
                    .help(words.init_folder)
                    .help_heading(words.arguments),
            ),
        )
        .subcommand(
            command_of(
                "gouji completions",
                words.usage_shell,
                words.completions,
                words,
            )
            .arg(
                Arg::new("shell")
                    .value_name("SHELL")
                    .required(true)
                    .value_parser(value_parser!(clap_complete::Shell))
                    .hide_possible_values(true)
                    .help(words.shell)
                    .help_heading(words.arguments),
            ),
        )
        .subcommand(
            command_of("gouji man", words.usage_man, words.man, words).arg(
                Arg::new("command")
                    .value_name(words.command)
                    .help(words.man_command)
                    .help_heading(words.arguments),
            ),
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
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .styles(Styles::plain())
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .help(words.help)
                .help_heading(words.options),
        )
        .arg(choice("lang", words.lang, "zh|en", words))
        .arg(choice("color", words.color, "auto|always|never", words))
        .arg(repeatable_option("rules", words.rules_option, words))
        .arg(repeatable_option("forms", words.forms_option, words))
        .arg(
            Arg::new("config")
                .long("config")
                .value_name(words.file)
                .value_parser(value_parser!(PathBuf))
                .help(words.config_option)
                .help_heading(words.options),
        )
}

fn choice(
    name: &'static str,
    help: &'static str,
    values: &'static str,
    words: &'static CommandWords,
) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name(values)
        .value_parser(values.split('|').collect::<Vec<_>>())
        .hide_possible_values(true)
        .help(help)
        .help_heading(words.options)
}

fn repeatable_option(name: &'static str, help: &'static str, words: &'static CommandWords) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name(words.path)
        .value_parser(value_parser!(PathBuf))
        .action(ArgAction::Append)
        .help(help)
        .help_heading(words.options)
}

fn flag(name: &'static str, help: &'static str, words: &'static CommandWords) -> Arg {
    Arg::new(name)
        .long(name)
        .action(ArgAction::SetTrue)
        .help(help)
        .help_heading(words.options)
}

fn text(name: &'static str, help: &'static str, words: &'static CommandWords) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name("ID")
        .help(help)
        .help_heading(words.options)
}

fn paths(help: &'static str, words: &'static CommandWords) -> Arg {
    Arg::new("path")
        .value_name(words.path)
        .value_parser(value_parser!(PathBuf))
        .num_args(0..)
        .help(help)
        .help_heading(words.arguments)
}

fn output(words: &'static CommandWords) -> Arg {
    Arg::new("output")
        .long("output")
        .value_name(words.file)
        .value_parser(value_parser!(PathBuf))
        .help(words.output)
        .help_heading(words.options)
}

/// How many threads may be asked for.
pub(crate) const JOBS: RangeInclusive<u16> = 1..=1024;

fn number_parser(range: RangeInclusive<u16>) -> RangedI64ValueParser<u16> {
    let (first, last) = range.into_inner();
    value_parser!(u16).range(i64::from(first)..=i64::from(last))
}

fn jobs(words: &'static CommandWords) -> Arg {
    Arg::new("jobs")
        .long("jobs")
        .value_name("N")
        .value_parser(number_parser(JOBS))
        .help(words.jobs)
        .help_heading(words.options)
}

fn year(words: &'static CommandWords) -> Arg {
    Arg::new("year")
        .long("year")
        .value_name(words.year)
        .value_parser(number_parser(REPORT_YEARS))
        .help(words.year_option)
        .help_heading(words.options)
}

fn rollup(words: &'static CommandWords) -> Command {
    command_of("gouji rollup", words.usage_options, words.rollup, words)
        .arg(year(words))
        .arg(flag("all", words.rollup_all, words))
        .arg(output(words).help(words.rollup_output))
        .arg(jobs(words))
}

fn check(words: &'static CommandWords) -> Command {
    command_of("gouji check", words.usage_paths, words.check, words)
        .arg(paths(words.check_paths, words))
        .arg(
            repeatable_option("only", words.only, words)
                .value_name("ID")
                .value_parser(value_parser!(String)),
        )
        .arg(
            repeatable_option("rule", words.rule, words)
                .value_name(words.expression)
                .value_parser(value_parser!(String))
                .conflicts_with("only"),
        )
        .arg(year(words))
        .arg(choice("format", words.check_format, Format::NAMES, words))
        .arg(flag("all", words.all, words))
        .arg(flag("explain-all", words.explain_all, words))
        .arg(output(words))
        .arg(choice("fail-on", words.fail_on, "error|query|never", words))
        .arg(jobs(words))
        .arg(flag("quiet", words.quiet, words).short('q'))
        .arg(flag("verbose", words.verbose, words).short('v'))
}

fn extract(words: &'static CommandWords) -> Command {
    command_of("gouji extract", words.usage_paths, words.extract, words)
        .arg(
            paths(words.extract_paths, words)
                .num_args(1..)
                .required(true),
        )
        .arg(choice(
            "format",
            words.extract_format,
            ExtractFormat::NAMES,
            words,
        ))
        .arg(output(words))
        .arg(jobs(words))
}

fn explain(words: &'static CommandWords) -> Command {
    command_of("gouji explain", words.usage_rule, words.explain, words).arg(
        Arg::new("rule")
            .value_name("ID")
            .required(true)
            .help(words.explain_rule)
            .help_heading(words.arguments),
    )
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
            .arg(text("form", words.list_form, words))
            .arg(choice(
                "severity",
                words.list_severity,
                "error|query|note",
                words,
            ))
            .arg(flag("own", words.list_own, words)),
        )
        .subcommand(
            command_of(
                "gouji rules test",
                words.usage_options,
                words.rules_test,
                words,
            )
            .arg(flag("update", words.update, words)),
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
