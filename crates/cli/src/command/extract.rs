//! `gouji extract`: the figures of every report with their places, unchecked.

use crate::args::{all_paths, chosen};
use crate::exit::Exit;
use crate::output::notice;
use crate::reading::Reader;
use crate::rules;
use crate::run::Run;
use crate::submissions::{self, Submission};
use clap::ArgMatches;
use gouji_bind::Forms;
use gouji_model::Language;
use gouji_render::{
    ExtractJson, ExtractReport, command_words, extract_csv, extract_csv_header, extract_table, json,
};
use std::io;

/// Runs the command.
pub(crate) fn extract(run: &Run, matches: &ArgMatches) -> Result<Exit, Exit> {
    let library = rules::load(run, false)?;
    let submissions = submissions::find(run, &all_paths(matches, "path"))?;
    if submissions.is_empty() {
        notice(command_words(run.style.language).nothing_found);
    }
    let forms = Forms::new(&library.forms);
    let language = run.style.language;
    let reader = Reader {
        forms: &forms,
        words: command_words(language),
        jobs: matches.get_one("jobs").copied(),
    };
    let work = |submission: &Submission, member: Option<&str>, report| {
        ExtractReport::new(&submission.shown_with(member), &report, language)
    };
    let format = Format::of(matches);
    let mut complete = !submissions.is_empty();
    let mut is_whole = false;
    run.write(|output| {
        output.write(&format.before(language))?;
        let mut is_first = true;
        let reading = reader.open(&submissions);
        reading.in_order(&submissions, work, |report| {
            complete &= report.status == "read";
            if format == Format::Json {
                output.write(if is_first { "\n" } else { ",\n" })?;
            }
            is_first = false;
            output.write(&format.report(&report, run)?)
        })?;
        is_whole = true;
        output.write(format.behind())
    })?;
    Ok(if complete && is_whole {
        Exit::Fine
    } else {
        Exit::Findings
    })
}

/// What figures are written as. Each report is written as soon as it is read, so that none is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Json,
    Csv,
    Table,
}

impl Format {
    fn of(matches: &ArgMatches) -> Self {
        match chosen(matches, "format", "table") {
            "json" => Self::Json,
            "csv" => Self::Csv,
            _ => Self::Table,
        }
    }

    fn before(self, language: Language) -> String {
        match self {
            Self::Json => format!("{{\"schema\":\"{}\",\"reports\":[", ExtractJson::SCHEMA),
            Self::Csv => extract_csv_header(language),
            Self::Table => String::new(),
        }
    }

    fn report(self, report: &ExtractReport, run: &Run) -> io::Result<String> {
        match self {
            Self::Json => json(report).map_err(io::Error::from),
            Self::Csv => Ok(extract_csv(report, run.style.language)),
            Self::Table => Ok(extract_table(report, run.table_style())),
        }
    }

    fn behind(self) -> &'static str {
        match self {
            Self::Json => "\n]}\n",
            Self::Csv | Self::Table => "",
        }
    }
}
