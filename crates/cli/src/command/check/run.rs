//! The command itself: what the command line asks for, and how the run ends.

use crate::args::{all_paths, asked_year};
use crate::command::check::options::CheckOptions;
use crate::command::check::report_checker::ReportChecker;
use crate::command::check::report_printer::ReportPrinter;
use crate::command::check::rule_selection::{rule_facts, select_rules};
use crate::command::check::run_totals::RunTotals;
use crate::county_review::CountyReview;
use crate::exit::Exit;
use crate::output::notice;
use crate::read_files::{FileReader, ReadOptions};
use crate::session::Session;
use crate::submissions::{self, Submission};
use clap::ArgMatches;
use gouji_bind::Forms;
use gouji_render::{WriterOptions, elapsed_notice, no_rule_applies, reports_of_other_years};
use gouji_review::ReportScope;
use std::path::PathBuf;
use std::time::Instant;

/// Runs the command.
pub(crate) fn check(session: &mut Session, matches: &ArgMatches) -> Result<Exit, Exit> {
    let started = Instant::now();
    let options = CheckOptions::new(matches);
    session.keep_ending(options.format.ending())?;
    let asked_year = asked_year(matches);
    if let Some((county, year)) = session.county.as_mut().zip(asked_year) {
        county.set_year(year);
    }
    let session = &*session;
    let library = select_rules(session, matches)?;
    let forms = Forms::new(&library.forms);
    let reading = ReadOptions::new(session, &forms, matches);
    let named = named_files(session, &all_paths(matches, "path"))?;
    let (county, submissions) = match &session.county {
        Some(folder) => {
            let depth = options.depth();
            let (review, files) =
                CountyReview::open(session, folder, &library, reading, named, depth);
            (Some(review), files)
        }
        None => (None, named.unwrap_or_default()),
    };
    if submissions.is_empty() {
        notice(reading.words.nothing_found);
    }
    let writer = options.format.writer(WriterOptions {
        rules: &library.rules,
        style: session.style,
        detail: options.detail,
        is_quiet: session.is_quiet,
    });
    let county_year = county.as_ref().map(|county| county.year.county.year);
    let checker = ReportChecker {
        options,
        library: &library,
        county: county.as_ref(),
        year: county_year.or(asked_year),
        writer: &*writer,
    };
    let mut totals = RunTotals {
        facts: rule_facts(session, &library, matches),
        ..RunTotals::default()
    };
    session.write(|output| {
        let printer = ReportPrinter {
            checker: &checker,
            output,
            totals: &mut totals,
        };
        let reader = FileReader::new(reading, &submissions);
        printer.print(&reader, &submissions, started)
    })?;
    tell_left_out(session, &checker, &totals);
    if options.detail.verbose {
        notice(&elapsed_notice(started.elapsed(), session.style.language));
    }
    Ok(totals.exit())
}

/// Says which files were not looked at, for their year or for want of a rule.
fn tell_left_out(session: &Session, checker: &ReportChecker<'_>, totals: &RunTotals) {
    // Over a whole county such a report is a finding, or lies where reports of all years do.
    let is_whole_county = checker
        .county
        .is_some_and(|county| county.year.scope == ReportScope::Whole);
    if let Some(year) = checker.year
        && !is_whole_county
        && !totals.other_years.is_empty()
    {
        let files = &totals.other_years;
        notice(&reports_of_other_years(year, files, session.stderr_style()));
    }
    if !totals.unchecked.is_empty() {
        notice(&no_rule_applies(&totals.unchecked, session.stderr_style()));
    }
}

/// The files under `paths`; `None` where the whole county is asked for.
fn named_files(session: &Session, paths: &[PathBuf]) -> Result<Option<Vec<Submission>>, Exit> {
    match (&session.county, paths) {
        (Some(_), []) => Ok(None),
        (Some(county), [only]) if county.is_folder(only) => Ok(None),
        (None, []) => submissions::find(session, &[PathBuf::from(".")]).map(Some),
        (_, paths) => submissions::find(session, paths).map(Some),
    }
}
