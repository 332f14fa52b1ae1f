//! `gouji extract`: the figures of every report with their places, unchecked.

use crate::args::{all_paths, chosen};
use crate::exit::Exit;
use crate::reading::Reading;
use crate::rules;
use crate::run::Run;
use crate::submissions;
use clap::ArgMatches;
use gouji_intake::Forms;
use gouji_render::{ExtractJson, ExtractReport, command_words, extract_csv, extract_table, json};

/// Runs the command.
pub(crate) fn extract(run: &Run, matches: &ArgMatches) -> Result<Exit, Exit> {
    let library = rules::load(run, false)?;
    let submissions = submissions::find(run, &all_paths(matches, "path"))?;
    let forms = Forms::new(&library.forms);
    let language = run.style.language;
    let words = command_words(language);
    let reading = Reading::new(&submissions, matches.get_one("jobs"), &forms, words);
    let work = |path: &str, report| ExtractReport::new(path, &report, language);
    let mut reports = Vec::new();
    let taken: Result<(), Exit> = reading.in_order(&submissions, work, |report| {
        reports.push(report);
        Ok(())
    });
    taken?;
    let complete = !reports.is_empty() && reports.iter().all(|report| report.status == "read");
    let text = match chosen(matches, "format", "table") {
        "json" => match json(&ExtractJson::new(reports)) {
            Ok(json) => json + "\n",
            Err(error) => return Err(run.cannot_write(&error.into())),
        },
        "csv" => extract_csv(&reports, language),
        _ => reports
            .iter()
            .map(|report| extract_table(report, run.table_style()))
            .collect(),
    };
    run.print(&text)?;
    Ok(if complete { Exit::Fine } else { Exit::Findings })
}
