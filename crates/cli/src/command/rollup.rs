//! `gouji rollup`: every figure added up over the county's submitters, as a workbook, as csv, or in short.

use crate::county::year;
use crate::county_review::CountyReview;
use crate::exit::Exit;
use crate::output::notice;
use crate::reading::Reader;
use crate::rules;
use crate::run::Run;
use crate::submissions::Submission;
use clap::ArgMatches;
use gouji_bind::Forms;
use gouji_evaluator::Outcomes;
use gouji_model::{CheckedReport, Digest, ReadError, Report};
use gouji_render::{UsageMistake, command_words, rollup_csv, rollup_text, rollup_xlsx};
use gouji_review::{RollupScope, SearchDepth, county_form, digest, roll_up, select_reports};
use std::convert::Infallible;
use std::path::PathBuf;

/// What the sums are written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Csv,
    Xlsx,
}

/// Runs the command.
pub(crate) fn rollup_command(run: &mut Run, matches: &ArgMatches) -> Result<Exit, Exit> {
    let kind = kind(run, matches)?;
    let Some(county) = run.county.as_mut() else {
        return Err(run.usage(&UsageMistake::NoCounty));
    };
    if let Some(year) = year(matches) {
        county.set_year(year);
    }
    let run = &*run;
    let Some(folder) = &run.county else {
        return Err(Exit::Usage);
    };
    let library = rules::load(run, false)?;
    let county = folder.county();
    let Some(form) = county_form(county, &library) else {
        return Err(run.usage(&UsageMistake::NoFormOfYear { year: county.year }));
    };
    let forms = Forms::new(&library.forms);
    let reader = Reader {
        forms: &forms,
        words: command_words(run.style.language),
        jobs: matches.get_one("jobs").copied(),
    };
    let (review, submissions) =
        CountyReview::open(run, folder, &library, reader, None, SearchDepth::Fewest);
    if submissions.is_empty() {
        notice(reader.words.nothing_found);
    }
    let digests = digests(&review, reader, &submissions);
    let scope = match matches.get_flag("all") {
        true => RollupScope::All,
        false => RollupScope::Sound,
    };
    let selection = select_reports(county, &digests);
    let rollup = roll_up(county, &digests, &selection, form, &library, scope);
    let (rules, language) = (&library.rules, run.style.language);
    let text = rollup_text(&rollup, rules, kind != Kind::Text, run.style);
    match kind {
        Kind::Text => run.print(&text)?,
        Kind::Csv => {
            run.print(&rollup_csv(&rollup, language))?;
            notice(&text);
        }
        Kind::Xlsx => {
            let bytes = rollup_xlsx(&rollup, rules, language);
            run.write(|output| output.write_bytes(&bytes?))?;
            notice(&text);
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
    reader: Reader<'_>,
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
    match reader.open(submissions).in_order(submissions, work, take) {
        Ok(()) => digests,
    }
}

/// What the ending of `--output` asks for.
fn kind(run: &Run, matches: &ArgMatches) -> Result<Kind, Exit> {
    let Some(path) = matches.get_one::<PathBuf>("output") else {
        return Ok(Kind::Text);
    };
    let ending = path.extension().map(|ending| ending.to_ascii_lowercase());
    match ending.as_deref().and_then(|ending| ending.to_str()) {
        Some("xlsx") => Ok(Kind::Xlsx),
        Some("csv") => Ok(Kind::Csv),
        _ => Err(run.usage(&UsageMistake::NoSuchKind {
            path: path.to_string_lossy().into_owned(),
        })),
    }
}
