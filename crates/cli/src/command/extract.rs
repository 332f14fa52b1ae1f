//! `gouji extract`: the figures of every report with their places, unchecked.

use super::{in_order, read};
use crate::args::{all_paths, chosen};
use crate::exit::Exit;
use crate::rules;
use crate::run::Run;
use crate::submissions::{self, Submission};
use clap::ArgMatches;
use gouji_intake::Forms;
use gouji_render::{
    ExtractJson, ExtractReport, UsageMistake, command_words, extract_csv, extract_table,
};

/// Runs the command.
pub(crate) fn extract(run: &Run, matches: &ArgMatches) -> Result<Exit, Exit> {
    let library = rules::load(run, false)?;
    let submissions = submissions::find(&all_paths(matches, "path")).map_err(|path| {
        run.usage(&UsageMistake::NoSuchPath {
            path: path.to_string_lossy().into_owned(),
        })
    })?;
    if submissions.is_empty() {
        crate::output::notice(command_words(run.style.language).nothing_found);
    }
    let forms = Forms::new(&library.forms);
    let language = run.style.language;
    let work = |submission: &Submission| {
        let report = read(submission, &forms);
        ExtractReport::new(&submission.shown, &report, language)
    };
    let mut reports = Vec::new();
    let taken: Result<(), Exit> = in_order(&submissions, matches.get_one("jobs"), work, |report| {
        reports.push(report);
        Ok(())
    });
    taken?;
    let complete = !reports.is_empty() && reports.iter().all(|report| report.status == "read");
    let text = match chosen(matches, "format", "table") {
        "json" => serde_json::to_string(&ExtractJson::new(reports)).unwrap_or_default() + "\n",
        "csv" => extract_csv(&reports, language),
        _ => reports
            .iter()
            .map(|report| extract_table(report, run.style))
            .collect(),
    };
    run.print(&text)?;
    Ok(if complete { Exit::Fine } else { Exit::Findings })
}
