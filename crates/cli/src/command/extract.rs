//! `gouji extract`: the figures of every report with their places, unchecked.

use crate::args::{all_paths, option_value};
use crate::built_in::CaseFiles;
use crate::exit::Exit;
use crate::output::notice;
use crate::read_files::{FileReader, ReadOptions};
use crate::rules;
use crate::session::Session;
use crate::submissions::{self, Submission};
use clap::ArgMatches;
use gouji_bind::Forms;
use gouji_render::{ExtractFormat, ExtractReport};

/// Runs the command. Each report is written as soon as it is read, so that none is kept.
pub(crate) fn extract(session: &Session, matches: &ArgMatches) -> Result<Exit, Exit> {
    let format = ExtractFormat::from_name(option_value(matches, "format", "")).unwrap_or_default();
    session.keep_ending(format.ending())?;
    let library = rules::load(session, CaseFiles::Skipped)?;
    let submissions = submissions::find(session, &all_paths(matches, "path"))?;
    let forms = Forms::new(&library.forms);
    let reading = ReadOptions::new(session, &forms, matches);
    if submissions.is_empty() {
        notice(reading.words.nothing_found);
    }
    let writer = format.writer(session.table_style());
    let language = session.style.language;
    let work = |submission: &Submission, member: Option<&str>, report| {
        let report = ExtractReport::new(&submission.shown_with(member), &report, language);
        (report.is_read(), writer.report(&report))
    };
    let mut is_all_read = !submissions.is_empty();
    let mut is_complete = false;
    session.write(|output| {
        output.write(&writer.begin())?;
        let mut written = 0;
        let reader = FileReader::new(reading, &submissions);
        reader.map_in_order(&submissions, work, |(is_read, text)| {
            is_all_read &= is_read;
            output.write(writer.separator(written))?;
            written += 1;
            output.write(&text?)
        })?;
        is_complete = true;
        output.write(writer.end())
    })?;
    Ok(match is_all_read && is_complete {
        true => Exit::Fine,
        false => Exit::Findings,
    })
}
