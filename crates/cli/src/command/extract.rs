//! `gouji extract`: the figures of every report with their places, unchecked.

use crate::args::{all_paths, option_value};
use crate::exit::Exit;
use crate::output::notice;
use crate::progress::Bar;
use crate::session::Session;
use crate::submissions::find;
use clap::ArgMatches;
use gouji_model::{Language, SkippedFile};
use gouji_render::{ExtractFormat, ExtractReport, ExtractWriter, command_words, skipped_files};
use gouji_review::{CaseFiles, ReadContent, ReadFile, ReviewOptions, Reviewer};
use std::io;

/// Runs the command. Each report is written as soon as it is read, so that none is kept.
pub(crate) fn extract(session: &Session, matches: &ArgMatches) -> Result<Exit, Exit> {
    let format = ExtractFormat::from_name(option_value(matches, "format", "")).unwrap_or_default();
    session.keep_ending(format.ending())?;
    let library = session.library(CaseFiles::Skipped)?;
    let files = find(session, &all_paths(matches, "path"))?;
    let language = session.style.language;
    if files.is_empty() {
        notice(command_words(language).nothing_found);
    }
    let bar = Bar::new();
    let options = ReviewOptions {
        jobs: matches.get_one("jobs").copied(),
        ..ReviewOptions::default()
    };
    let reviewer = Reviewer::new(&library, options).with_progress(&bar);
    let writer = format.writer(session.table_style());
    let work = |read: ReadFile<'_>| extract_file(read, &*writer, language);
    let mut skipped = Vec::new();
    let mut is_all_read = true;
    let mut written = 0;
    let mut is_complete = false;
    session.write(|output| {
        if format == ExtractFormat::Table
            && let Some(mark) = session.text_mark()
        {
            output.write(&mark)?;
        }
        output.write(&writer.begin())?;
        reviewer.reader(&files).map_in_order(&files, work, |read| {
            let (is_read, text) = match read {
                Ok(report) => report,
                Err(file) => {
                    skipped.push(file);
                    return Ok(());
                }
            };
            is_all_read &= is_read;
            let separator = writer.separator(written);
            written += 1;
            bar.suspend(|| {
                output.write(separator)?;
                output.write(&text?)
            })
        })?;
        bar.finish();
        is_complete = true;
        output.write(writer.end())
    })?;
    if !skipped.is_empty() {
        notice(&skipped_files(&skipped, session.stderr_style()));
    }
    Ok(match is_all_read && is_complete && written > 0 {
        true => Exit::Fine,
        false => Exit::Findings,
    })
}

/// The figures of one file as `writer` writes them, and whether they could be read.
///
/// # Errors
/// The file is no submission.
fn extract_file(
    read: ReadFile<'_>,
    writer: &dyn ExtractWriter,
    language: Language,
) -> Result<(bool, io::Result<String>), SkippedFile> {
    let path = read.path();
    let report = match read.content {
        ReadContent::Report(report) => Ok(*report),
        ReadContent::Unreadable(error) => Err(error),
        ReadContent::Skipped(why) => return Err(SkippedFile { path, why }),
    };
    let report = ExtractReport::new(&path, &report, language);
    Ok((report.is_read(), writer.report(&report)))
}
