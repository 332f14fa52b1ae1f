//! `gouji rollup`: every figure added up over the county's submitters, as a workbook, as csv, or in short.

use crate::args::asked_year;
use crate::exit::Exit;
use crate::output::notice;
use crate::progress::Bar;
use crate::session::Session;
use clap::ArgMatches;
use gouji_render::{RollupFormat, UsageMistake, command_words, rollup_text};
use gouji_review::{
    CaseFiles, ReviewOptions, Reviewer, RollupScope, county_form, misnamed_config, roll_up,
    shown_path,
};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// That there is no county, with the file that was meant to be its config.
fn no_county() -> UsageMistake {
    let near = misnamed_config(Path::new("."));
    UsageMistake::NoCounty {
        near: near.map(|path| shown_path(&path)),
    }
}

/// Runs the command.
pub(crate) fn rollup_command(session: &mut Session, matches: &ArgMatches) -> Result<Exit, Exit> {
    let format = file_format(session, matches)?;
    let Some(county) = session.county.as_mut() else {
        return Err(session.usage(&no_county()));
    };
    if let Some(year) = asked_year(matches) {
        county.set_year(year);
    }
    let session = &*session;
    let Some(folder) = &session.county else {
        return Err(Exit::Usage);
    };
    let library = session.library(CaseFiles::Skipped)?;
    let county = folder.county();
    let Some(form) = county_form(county, &library) else {
        return Err(session.usage(&UsageMistake::NoFormOfYear { year: county.year }));
    };
    let bar = Bar::new();
    let options = ReviewOptions {
        jobs: matches.get_one("jobs").copied(),
        depth: None,
        ..ReviewOptions::default()
    };
    let reviewer = Reviewer::new(&library, options).with_progress(&bar);
    let review = reviewer.review_county(folder, None);
    bar.finish();
    if review.report_count == 0 {
        notice(command_words(session.style.language).nothing_found);
    }
    let scope = match matches.get_flag("all") {
        true => RollupScope::All,
        false => RollupScope::Sound,
    };
    let Some(rollup) = roll_up(&review, form, &library, scope) else {
        return Err(session.usage(&no_county()));
    };
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
    let mut figures = rollup.sums.ids();
    let differs = figures.any(|figure| rollup.difference(figure).is_some());
    Ok(match rollup.left_out.is_empty() && !differs {
        true => Exit::Fine,
        false => Exit::Findings,
    })
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
