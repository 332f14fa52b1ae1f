//! `gouji check`: every report under the paths against the rules of its form.

use super::{in_order, read};
use crate::args::{all_paths, chosen};
use crate::exit::Exit;
use crate::on_the_spot;
use crate::output::{Output, notice};
use crate::rules;
use crate::run::Run;
use crate::submissions::{self, Submission};
use clap::ArgMatches;
use globset::Glob;
use gouji_evaluator::evaluate;
use gouji_intake::Forms;
use gouji_model::{Checked, Finding, Outcome, Severity, Status};
use gouji_render::{
    Detail, ReportJson, SummaryFacts, SummaryJson, SummaryLine, UsageMistake, check_report,
    command_words, summary,
};
use gouji_ruleset::Library;
use std::io;
use std::path::PathBuf;
use std::time::Instant;

/// The options of the command.
struct Options {
    json: bool,
    detail: Detail,
    quiet: bool,
    /// The least serious finding that makes the run fail.
    fail_on: Option<Severity>,
}

/// What remains of one report once it is printed.
struct Done {
    text: String,
    line: SummaryLine,
    fails: bool,
}

/// Runs the command.
pub(crate) fn check(run: &Run, matches: &ArgMatches) -> Result<Exit, Exit> {
    let started = Instant::now();
    let options = options(matches);
    let mut paths = all_paths(matches, "path");
    if paths.is_empty() {
        paths.push(PathBuf::from("."));
    }
    let library = library(run, matches)?;
    let facts = facts(&library);
    let submissions = submissions::find(&paths).map_err(|path| {
        run.usage(&UsageMistake::NoSuchPath {
            path: path.to_string_lossy().into_owned(),
        })
    })?;
    if submissions.is_empty() {
        notice(command_words(run.style.language).nothing_found);
    }
    let forms = Forms::new(&library.forms);
    let work = |submission: &Submission| done(submission, run, &options, &forms, &library);
    let jobs = matches.get_one::<u16>("jobs");
    let written = run.open().and_then(|output| {
        Printer {
            output,
            options: &options,
            run,
            facts: &facts,
            started,
            lines: Vec::new(),
            fails: false,
        }
        .print(&submissions, jobs, work)
    });
    let fails = written.map_err(|error| run.cannot_write(&error))?;
    if !options.quiet {
        run.tell_where();
    }
    // Nothing checked is never clean.
    Ok(if fails || submissions.is_empty() {
        Exit::Findings
    } else {
        Exit::Fine
    })
}

fn options(matches: &ArgMatches) -> Options {
    // A rule on the spot is asked for to see what it says, also where it holds.
    let on_the_spot = matches.contains_id("rule");
    let detail = Detail {
        all: matches.get_flag("all") || on_the_spot,
        verbose: matches.get_flag("verbose"),
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

fn facts(library: &Library) -> SummaryFacts {
    let own = library.rules.iter().filter(|rule| !rule.built_in);
    let replaced = &library.replaced;
    SummaryFacts {
        missing: Vec::new(),
        replaced_rules: replaced.clone(),
        added_rules: own
            .map(|rule| rule.id.clone())
            .filter(|id| !replaced.contains(id))
            .collect(),
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
    let mut library = on_the_spot::load(run, &expressions)?;
    let ids: Vec<String> = (0..expressions.len()).map(on_the_spot::id).collect();
    library.retain(|rule| ids.contains(&rule.id));
    Ok(library)
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

/// The whole walk of one report.
fn done(
    submission: &Submission,
    run: &Run,
    options: &Options,
    forms: &Forms,
    library: &Library,
) -> Done {
    let report = read(submission, forms);
    let bound = report
        .as_ref()
        .ok()
        .and_then(|report| report.bound.as_ref().ok());
    let evaluation = bound.map(|bound| evaluate(bound, library, options.detail.all));
    let checked = Checked {
        path: submission.shown.clone(),
        report,
        evaluation,
    };
    let text = if options.json {
        let json = ReportJson::new(
            &checked,
            &library.rules,
            run.style.language,
            options.detail.all,
        );
        serde_json::to_string(&json).unwrap_or_default()
    } else {
        check_report(&checked, &library.rules, run.style, options.detail)
    };
    Done {
        text,
        line: SummaryLine::of(&checked),
        fails: fails(&checked, options.fail_on),
    }
}

/// Whether this report makes the run end with 1.
fn fails(checked: &Checked, fail_on: Option<Severity>) -> bool {
    let findings = checked
        .evaluation
        .as_ref()
        .map_or(&[][..], |each| &each.findings);
    let counts = |finding: &Finding| match finding.outcome {
        Outcome::Undecided => finding.severity == Severity::Error,
        _ => fail_on.is_some_and(|least| finding.severity <= least),
    };
    matches!(checked.status(), Status::Unreadable | Status::Unrecognised)
        || findings.iter().any(counts)
}

/// Prints reports as they are done, then the summary.
struct Printer<'a> {
    output: Output,
    options: &'a Options,
    run: &'a Run,
    facts: &'a SummaryFacts,
    started: Instant,
    lines: Vec<SummaryLine>,
    fails: bool,
}

impl Printer<'_> {
    fn print(
        mut self,
        submissions: &[Submission],
        jobs: Option<&u16>,
        work: impl Fn(&Submission) -> Done + Sync,
    ) -> io::Result<bool> {
        if self.options.json {
            let version = env!("CARGO_PKG_VERSION");
            self.output.write(&format!(
                "{{\"schema\":\"gouji/check/1\",\"version\":\"{version}\",\"reports\":["
            ))?;
        }
        in_order(submissions, jobs, work, |done| self.report(done))?;
        self.end()?;
        self.output.finish()?;
        Ok(self.fails)
    }

    fn report(&mut self, done: Done) -> io::Result<()> {
        self.fails |= done.fails;
        if self.options.json {
            self.output
                .write(if self.lines.is_empty() { "\n" } else { ",\n" })?;
        }
        self.output.write(&done.text)?;
        self.lines.push(done.line);
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        if self.options.json {
            let seconds = self.started.elapsed().as_secs_f64();
            let summary = SummaryJson::new(&self.lines, self.facts, seconds);
            let summary = serde_json::to_string(&summary).unwrap_or_default();
            return self.output.write(&format!(
                "\n],\"batch\":{{\"findings\":[]}},\"summary\":{summary}}}\n"
            ));
        }
        if self.options.quiet || self.lines.is_empty() {
            return Ok(());
        }
        self.output
            .write(&summary(&self.lines, self.facts, self.run.style))
    }
}
