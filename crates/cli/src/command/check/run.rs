//! The command itself: what the command line asks for, and how the run ends.

use crate::args::{all_paths, asked_year};
use crate::command::check::options::CheckOptions;
use crate::command::check::rule_selection::{rule_facts, select_rules};
use crate::command::check::run_totals::{ReportTotals, RunTotals};
use crate::exit::Exit;
use crate::output::{Output, notice};
use crate::progress::Bar;
use crate::session::Session;
use crate::submissions::find;
use clap::ArgMatches;
use gouji_model::{Review, ReviewScope, ReviewedReport, SkipReason};
use gouji_render::{
    CheckWriter, Format, RunSummary, WriterOptions, command_words, elapsed_notice, no_rule_applies,
    reports_of_other_years,
};
use gouji_review::{CountyFolder, FoundFile, ReviewOptions, Reviewer};
use gouji_ruleset::Library;
use std::io;
use std::path::PathBuf;
use std::time::Instant;

/// A run of the command, ready to write.
struct Run<'a> {
    options: CheckOptions,
    library: &'a Library,
    reviewer: Reviewer<'a>,
    bar: &'a Bar,
    writer: &'a dyn CheckWriter,
    totals: RunTotals,
}

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
    let named = named_files(session, &all_paths(matches, "path"))?;
    let writer = options.format.writer(WriterOptions {
        rules: &library.rules,
        style: session.style,
        detail: options.detail,
        is_quiet: session.is_quiet,
    });
    let bar = Bar::new();
    let review_options = ReviewOptions {
        depth: Some(options.depth()),
        outcomes: options.outcomes(),
        jobs: matches.get_one("jobs").copied(),
        year: asked_year,
    };
    let mut run = Run {
        options,
        library: &library,
        reviewer: Reviewer::new(&library, review_options).with_progress(&bar),
        bar: &bar,
        writer: &*writer,
        totals: RunTotals::new(rule_facts(session, &library, matches)),
    };
    let mut review = None;
    session.write(|output| {
        if options.format == Format::Text
            && let Some(mark) = session.text_mark()
        {
            output.write(&mark)?;
        }
        review = Some(match &session.county {
            Some(folder) => run.write_county(output, folder, named)?,
            None => run.write_files(output, &named.unwrap_or_default())?,
        });
        Ok(())
    })?;
    bar.finish();
    if let Some(review) = &review {
        tell_left_out(session, review, &run.totals);
    }
    if options.detail.verbose {
        notice(&elapsed_notice(started.elapsed(), session.style.language));
    }
    Ok(run.totals.exit())
}

impl Run<'_> {
    /// Reviews `files` and writes each report as soon as it is done.
    fn write_files(
        &mut self,
        output: &mut Output,
        files: &[FoundFile],
    ) -> io::Result<Review<'static>> {
        output.write(&self.writer.begin())?;
        let (writer, bar, totals) = (self.writer, self.bar, &mut self.totals);
        let work = |report: ReviewedReport| {
            let totals = ReportTotals::new(&report, self.options.fail_on, self.library);
            (totals, writer.report(&report))
        };
        let take = |(report, text): (ReportTotals, io::Result<String>)| {
            let separator = writer.separator(totals.lines.len());
            totals.add(report);
            bar.suspend(|| {
                output.write(separator)?;
                output.write(&text?)
            })
        };
        let review = self.reviewer.review_files_with(files, work, take)?;
        self.end(output, &review)?;
        Ok(review)
    }

    /// Reviews the reports of a county, all or the `named` ones, and writes them in the order of the roster.
    fn write_county<'c>(
        &mut self,
        output: &mut Output,
        folder: &'c CountyFolder,
        named: Option<Vec<FoundFile>>,
    ) -> io::Result<Review<'c>> {
        let review = self.reviewer.review_county(folder, named);
        self.bar.finish();
        output.write(&self.writer.begin())?;
        let rendered = self
            .reviewer
            .map(review.reports.iter().collect(), |report| {
                let totals = ReportTotals::new(report, self.options.fail_on, self.library);
                (totals, self.writer.report(report))
            });
        for (report, text) in rendered {
            output.write(self.writer.separator(self.totals.lines.len()))?;
            self.totals.add(report);
            output.write(&text?)?;
        }
        self.end(output, &review)?;
        Ok(review)
    }

    fn end(&mut self, output: &mut Output, review: &Review<'_>) -> io::Result<()> {
        self.bar.finish();
        let totals = &mut self.totals;
        totals.complete(review, self.options.fail_on);
        let text = self.writer.end(&RunSummary {
            review,
            lines: &totals.lines,
            facts: &totals.facts,
        })?;
        output.write(&text)
    }
}

/// Says which files were not looked at, for their year or for want of a rule.
fn tell_left_out(session: &Session, review: &Review<'_>, totals: &RunTotals) {
    let style = session.stderr_style();
    let is_nothing_found = review.report_count + review.skipped.len() == 0;
    if is_nothing_found {
        notice(command_words(session.style.language).nothing_found);
    }
    let skipped = review.skipped.iter();
    let other_years: Vec<String> = skipped
        .filter(|file| matches!(file.why, SkipReason::OtherYear(_)))
        .map(|file| file.path.clone())
        .collect();
    // Over a whole county such a report is a finding, or lies where reports of all years do.
    if let Some(year) = review.year
        && review.scope != ReviewScope::County
        && !other_years.is_empty()
    {
        notice(&reports_of_other_years(year, &other_years, style));
    }
    if !totals.unchecked.is_empty() {
        notice(&no_rule_applies(&totals.unchecked, style));
    }
}

/// The files under `paths`; `None` where the whole county is asked for.
fn named_files(session: &Session, paths: &[PathBuf]) -> Result<Option<Vec<FoundFile>>, Exit> {
    let files = match (&session.county, paths) {
        (Some(_), []) => return Ok(None),
        (Some(county), [only]) if county.is_folder(only) => return Ok(None),
        (None, []) => find(session, &[PathBuf::from(".")])?,
        (_, paths) => find(session, paths)?,
    };
    Ok(Some(files))
}
