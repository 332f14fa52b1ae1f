//! `gouji rollup`: every figure added up over the county's submitters, as a workbook, as csv, or in short.

use crate::args::asked_year;
use crate::built_in::CaseFiles;
use crate::county_review::CountyReview;
use crate::exit::Exit;
use crate::output::notice;
use crate::read_files::{FileReader, ReadOptions};
use crate::rules;
use crate::session::Session;
use crate::submissions::Submission;
use clap::ArgMatches;
use gouji_bind::Forms;
use gouji_evaluator::Outcomes;
use gouji_model::{CheckedReport, Digest, ReadError, Report};
use gouji_render::{RollupFormat, UsageMistake, rollup_text};
use gouji_review::{RollupScope, SearchDepth, county_form, digest, roll_up, select_reports};
use std::convert::Infallible;
use std::ffi::OsStr;
use std::path::PathBuf;

/// Runs the command.
pub(crate) fn rollup_command(session: &mut Session, matches: &ArgMatches) -> Result<Exit, Exit> {
    let format = file_format(session, matches)?;
    let Some(county) = session.county.as_mut() else {
        return Err(session.usage(&UsageMistake::NoCounty));
    };
    if let Some(year) = asked_year(matches) {
        county.set_year(year);
    }
    let session = &*session;
    let Some(folder) = &session.county else {
        return Err(Exit::Usage);
    };
    let library = rules::load(session, CaseFiles::Skipped)?;
    let county = folder.county();
    let Some(form) = county_form(county, &library) else {
        return Err(session.usage(&UsageMistake::NoFormOfYear { year: county.year }));
    };
    let forms = Forms::new(&library.forms);
    let reading = ReadOptions::new(session, &forms, matches);
    let (review, submissions) = CountyReview::open(
        session,
        folder,
        &library,
        reading,
        None,
        SearchDepth::Fewest,
    );
    if submissions.is_empty() {
        notice(reading.words.nothing_found);
    }
    let digests = digests(&review, reading, &submissions);
    let scope = match matches.get_flag("all") {
        true => RollupScope::All,
        false => RollupScope::Sound,
    };
    let selection = select_reports(county, &digests);
    let rollup = roll_up(county, &digests, &selection, form, &library, scope);
    let (rules, language) = (&library.rules, session.style.language);
    let text = rollup_text(&rollup, rules, format, session.style);
    match format {
        None => session.print(&text)?,
        Some(format) => {
            let file = format.file(&rollup, rules, language);
            session.write(|output| output.write_bytes(&file?))?;
            // A program that reads the sums from standard output reads the rest there too.
            if session.has_output() {
                notice(&text);
            }
        }
    }
    let differs = rollup
        .sums
        .ids()
        .any(|figure| rollup.difference(figure).is_some());
    Ok(match rollup.left_out.is_empty() && !differs {
        true => Exit::Fine,
        false => Exit::Findings,
    })
}

/// What is kept of this year's reports, each checked by itself.
fn digests(
    review: &CountyReview<'_>,
    reading: ReadOptions<'_>,
    submissions: &[Submission],
) -> Vec<Digest> {
    let county_year = review.year.county.year;
    let work =
        |submission: &Submission, member: Option<&str>, report: Result<Report, ReadError>| {
            let identity = review
                .identify(submission, member, report.as_ref())
                .identity;
            if identity.year.is_some_and(|year| year != county_year) {
                return None;
            }
            let evaluation = report.as_ref().ok();
            let evaluation = evaluation
                .and_then(|report| review.year.evaluate(report, &identity, Outcomes::Drop));
            let checked = CheckedReport {
                path: submission.shown_with(member),
                report,
                evaluation: evaluation.map(|(evaluation, _)| evaluation),
            };
            Some(digest(&checked, identity))
        };
    let mut digests = Vec::new();
    let take = |digest: Option<Digest>| {
        digests.extend(digest);
        Ok::<(), Infallible>(())
    };
    match FileReader::new(reading, submissions).map_in_order(submissions, work, take) {
        Ok(()) => digests,
    }
}

/// The format of the file of `--output`, as its name's ending says, or else that of `--format`; `None` for text.
fn file_format(session: &Session, matches: &ArgMatches) -> Result<Option<RollupFormat>, Exit> {
    let wanted = session.is_json.then_some(RollupFormat::Json);
    let Some(path) = matches.get_one::<PathBuf>("output") else {
        return Ok(wanted);
    };
    let shown = path.to_string_lossy().into_owned();
    let ending = path.extension().and_then(OsStr::to_str);
    let format = ending.and_then(RollupFormat::from_ending);
    match (wanted, format) {
        (_, None) => Err(session.usage(&UsageMistake::NoSuchKind { path: shown })),
        (Some(wanted), Some(format)) if wanted != format => {
            Err(session.usage(&UsageMistake::NotTogether {
                first: "--format json".to_owned(),
                second: format!("--output {shown}"),
            }))
        }
        (_, format) => Ok(format),
    }
}
