//! `gouji check`: every report under the paths, or of the county, against the rules of its form.

use crate::args::{all_paths, chosen};
use crate::command::printing::{Done, Looked, Open, Options, Printer, Shown, Told};
use crate::county::year;
use crate::county_review::CountyReview;
use crate::exit::Exit;
use crate::on_the_spot;
use crate::output::notice;
use crate::reading::Reader;
use crate::rules;
use crate::run::Run;
use crate::submissions::{self, Submission};
use clap::ArgMatches;
use globset::Glob;
use gouji_bind::Forms;
use gouji_model::{
    CheckedReport, CountyProblem, Finding, Identity, Outcome, ReadError, Report, RuleInfo,
    Severity, Status,
};
use gouji_render::{
    Detail, ReportJson, SummaryFacts, SummaryLine, UsageMistake, check_report, command_words,
    nothing_applied, reports_of_other_years,
};
use gouji_review::{Identification, ReportScope, digest, evaluate_lone_report};
use gouji_ruleset::Library;
use std::io;
use std::path::PathBuf;
use std::time::Instant;

/// Runs the command.
pub(crate) fn check(run: &mut Run, matches: &ArgMatches) -> Result<Exit, Exit> {
    let started = Instant::now();
    let options = options(matches);
    let wanted_year = year(matches);
    if let Some((county, year)) = run.county.as_mut().zip(wanted_year) {
        county.set_year(year);
    }
    let run = &*run;
    let library = library(run, matches)?;
    let forms = Forms::new(&library.forms);
    let reader = Reader {
        forms: &forms,
        words: command_words(run.style.language),
        jobs: matches.get_one("jobs").copied(),
    };
    let named = named(run, &all_paths(matches, "path"))?;
    let (county, submissions) = match &run.county {
        Some(folder) => {
            let depth = options.depth();
            let (review, files) = CountyReview::open(run, folder, &library, reader, named, depth);
            (Some(review), files)
        }
        None => (None, named.unwrap_or_default()),
    };
    if submissions.is_empty() {
        notice(reader.words.nothing_found);
    }
    let of_county = county.as_ref().map(|county| county.year.county.year);
    let wanted_year = of_county.or(wanted_year);
    let looking = Looking {
        run,
        options,
        library: &library,
        county: county.as_ref(),
        wanted_year,
    };
    let mut printer = Printer {
        output: run.open().map_err(|error| run.cannot_write(&error))?,
        options,
        run,
        library: &library,
        county: county.as_ref(),
        facts: facts(run, &library, matches.contains_id("rule")),
        started,
        told: Told::default(),
    };
    let work = |submission: &Submission, member: Option<&str>, report| {
        looking.at(submission, member, report)
    };
    let finish =
        |checked: &CheckedReport, identity: Option<&Identity>| looking.done(checked, identity);
    let written = printer.print(&submissions, reader, work, finish);
    let Printer { output, told, .. } = printer;
    match written.and_then(|()| output.finish()) {
        Ok(()) if options.quiet => {}
        Ok(()) => run.tell_where(),
        // A reader that closed its pipe has all it wants; what it did not see counts all the same.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
        Err(error) => return Err(run.cannot_write(&error)),
    }
    // Over a whole county such a report is a finding, or lies where reports of all years do.
    let is_whole = county
        .as_ref()
        .is_some_and(|county| county.year.scope == ReportScope::Whole);
    if let Some(year) = wanted_year.filter(|_| !is_whole && !told.other_years.is_empty()) {
        let files = &told.other_years;
        notice(&reports_of_other_years(year, files, run.to_stderr()));
    }
    if !told.unchecked.is_empty() {
        notice(&nothing_applied(&told.unchecked, run.to_stderr()));
    }
    Ok(exit(&told))
}

/// The files under `paths`; `None` where the whole county is asked for.
fn named(run: &Run, paths: &[PathBuf]) -> Result<Option<Vec<Submission>>, Exit> {
    match (&run.county, paths) {
        (Some(_), []) => Ok(None),
        (Some(county), [only]) if county.is_folder(only) => Ok(None),
        (None, []) => submissions::find(run, &[PathBuf::from(".")]).map(Some),
        (_, paths) => submissions::find(run, paths).map(Some),
    }
}

/// Nothing checked is never clean, and nor is a run that did not come to its end.
fn exit(told: &Told) -> Exit {
    let all = told.is_whole && !told.lines.is_empty() && told.unchecked.is_empty();
    if all && !told.fails {
        Exit::Fine
    } else {
        Exit::Findings
    }
}

fn options(matches: &ArgMatches) -> Options {
    // A rule on the spot is asked for to see what it says, also where it holds.
    let on_the_spot = matches.contains_id("rule");
    let detail = Detail {
        all: matches.get_flag("all") || on_the_spot,
        verbose: matches.get_flag("verbose"),
        explain_all: matches.get_flag("explain-all"),
    };
    Options {
        json: chosen(matches, "format", "text") == "json",
        detail,
        quiet: matches.get_flag("quiet"),
        fail_on: match chosen(matches, "fail-on", "error") {
            "never" => None,
            "query" => Some(Severity::Query),
            _ => Some(Severity::Error),
        },
    }
}

/// What the user's own files changed. What is written on the spot is no secret to who wrote it.
fn facts(run: &Run, library: &Library, on_the_spot: bool) -> SummaryFacts {
    let own = |rule: &&RuleInfo| !rule.built_in && !on_the_spot;
    let own = library.rules.iter().filter(own);
    let replaced = &library.replaced;
    SummaryFacts {
        replaced_rules: replaced.clone(),
        added_rules: own
            .map(|rule| rule.id.clone())
            .filter(|id| !replaced.contains(id))
            .collect(),
        overrides: match &run.county {
            Some(county) if !on_the_spot => county.county().overrides.clone(),
            _ => Vec::new(),
        },
        ..SummaryFacts::default()
    }
}

/// The rules of this run: all, those of `--only`, or those of `--rule`.
fn library(run: &Run, matches: &ArgMatches) -> Result<Library, Exit> {
    let expressions: Vec<String> = matches
        .get_many("rule")
        .into_iter()
        .flatten()
        .cloned()
        .collect();
    if expressions.is_empty() {
        let mut library = rules::load(run, false)?;
        keep_only(run, matches, &mut library)?;
        return Ok(library);
    }
    on_the_spot::load(run, &expressions)
}

/// Drops the rules that `--only` does not name.
fn keep_only(run: &Run, matches: &ArgMatches, library: &mut Library) -> Result<(), Exit> {
    let patterns: Vec<String> = matches
        .get_many("only")
        .into_iter()
        .flatten()
        .cloned()
        .collect();
    let mut globs = Vec::new();
    for pattern in &patterns {
        let glob = Glob::new(pattern).ok().map(|glob| glob.compile_matcher());
        let fits =
            |glob: &globset::GlobMatcher| library.rules.iter().any(|rule| glob.is_match(&rule.id));
        match glob.filter(fits) {
            Some(glob) => globs.push(glob),
            None => {
                return Err(run.usage(&UsageMistake::NoRuleFits {
                    pattern: pattern.clone(),
                }));
            }
        }
    }
    if !globs.is_empty() {
        library.retain(|rule| globs.iter().any(|glob| glob.is_match(&rule.id)));
    }
    Ok(())
}

/// What every report of a run is looked at with.
struct Looking<'a> {
    run: &'a Run,
    options: Options,
    library: &'a Library,
    county: Option<&'a CountyReview<'a>>,
    /// The year of the county or of `--year`: reports of another are not listed.
    wanted_year: Option<u16>,
}

impl Looking<'_> {
    /// One report checked, and put into words.
    fn at(
        &self,
        submission: &Submission,
        member: Option<&str>,
        report: Result<Report, ReadError>,
    ) -> Looked {
        let path = submission.shown_with(member);
        let county = self.county;
        let identified = county.map(|county| county.identify(submission, member, report.as_ref()));
        let stated = match &identified {
            Some(identified) => identified.identity.year,
            None => report.as_ref().ok().and_then(|report| report.year),
        };
        let is_other = |wanted: u16| stated.is_some_and(|year| year != wanted);
        if self.wanted_year.is_some_and(is_other) {
            let mut told = identified.map(|each| each.findings).unwrap_or_default();
            told.retain(|each| matches!(each.problem, CountyProblem::OtherYear { .. }));
            return Looked::OtherYear { path, told };
        }
        let evaluation = report.as_ref().ok().and_then(|report| {
            let identity = identified.as_ref().map(|each| &each.identity);
            match self.county.zip(identity) {
                Some((county, identity)) => {
                    county
                        .year
                        .evaluate(report, identity, self.options.outcomes())
                }
                None => {
                    let (depth, outcomes) = (self.options.depth(), self.options.outcomes());
                    let evaluation = evaluate_lone_report(report, self.library, depth, outcomes);
                    evaluation.map(|evaluation| (evaluation, None))
                }
            }
        });
        let (evaluation, facts) = evaluation.unzip();
        let checked = CheckedReport {
            path,
            report,
            evaluation,
        };
        let kept = identified
            .map(|Identification { identity, findings }| (digest(&checked, identity), findings));
        match (kept, facts.flatten()) {
            // What is usual for others is known once they are read.
            (Some(kept), Some(facts)) => Looked::Open(Box::new(Open {
                checked,
                facts,
                of_county: Some(kept),
            })),
            (kept, _) => {
                let identity = kept.as_ref().map(|(digest, _)| &digest.identity);
                let done = self.done(&checked, identity);
                Looked::Checked(Box::new(Done {
                    of_county: kept,
                    ..done
                }))
            }
        }
    }

    /// `checked`, put into words; what the county keeps of it is not in it.
    fn done(&self, checked: &CheckedReport, identity: Option<&Identity>) -> Done {
        let (rules, style) = (&self.library.rules, self.run.style);
        let all = self.options.detail.all;
        let mut line = SummaryLine::of(checked);
        let mut shown = match self.options.json {
            true => Shown::Json(Box::new(ReportJson::new(
                checked,
                rules,
                style.language,
                all,
            ))),
            false => Shown::Text(check_report(checked, rules, style, self.options.detail)),
        };
        let filer = identity.and_then(|identity| identity.filer);
        let name = self
            .county
            .zip(filer)
            .and_then(|(county, (filer, _))| county.year.county.filer_name(filer));
        if let Some(name) = name {
            line.submitter = Some(name.to_owned());
            if let Shown::Json(report) = &mut shown {
                report.submitter = Some(name.to_owned());
            }
        }
        let form_data = checked.report.as_ref().ok();
        let form_data = form_data.and_then(|report| report.form_data.as_ref().ok());
        Done {
            shown,
            line,
            fails: fails(checked, self.options.fail_on),
            form: form_data.map(|form_data| {
                (
                    form_data.form.id.clone(),
                    self.library.rules_over_county(&form_data.form),
                )
            }),
            of_county: None,
        }
    }
}

/// Whether this report makes the run end with 1.
fn fails(checked: &CheckedReport, fail_on: Option<Severity>) -> bool {
    let findings = checked.evaluation.iter().flat_map(|each| &each.findings);
    let cannot = matches!(checked.status(), Status::Unreadable | Status::Unrecognised);
    cannot || findings.into_iter().any(|finding| counts(finding, fail_on))
}

/// Whether `finding` makes the run end with 1: an undecided error rule does, whatever is asked for.
pub(crate) fn counts(finding: &Finding, fail_on: Option<Severity>) -> bool {
    match finding.outcome {
        Outcome::Undecided => finding.severity == Severity::Error,
        _ => fail_on.is_some_and(|least| finding.severity <= least),
    }
}
