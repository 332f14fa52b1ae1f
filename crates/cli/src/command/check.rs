//! `gouji check`: every report under the paths against the rules of its form.

use crate::args::{all_paths, chosen};
use crate::exit::Exit;
use crate::on_the_spot;
use crate::output::{Output, notice};
use crate::reading::Reading;
use crate::rules;
use crate::run::Run;
use crate::submissions::{self, Submission};
use clap::ArgMatches;
use globset::Glob;
use gouji_evaluator::{Asking, Beside, ProseNames, evaluate};
use gouji_intake::Forms;
use gouji_model::{
    Checked, Counts, Finding, Outcome, Report, RuleInfo, Severity, Status, Unreadable,
};
use gouji_render::{
    Detail, ReportJson, SummaryFacts, SummaryJson, SummaryLine, UsageMistake, check_report,
    command_words, json, nothing_applied, summary,
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

/// One report, checked and put into words.
struct Done {
    text: io::Result<String>,
    line: SummaryLine,
    fails: bool,
}

/// What the run remembers of the reports that it has handed out.
#[derive(Default)]
struct Told {
    lines: Vec<SummaryLine>,
    fails: bool,
    /// Whether every report was handed out.
    is_whole: bool,
    /// The files of forms for which there is no rule.
    unchecked: Vec<String>,
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
    let facts = facts(&library, matches.contains_id("rule"));
    let submissions = submissions::find(run, &paths)?;
    let forms = Forms::new(&library.forms);
    let words = command_words(run.style.language);
    let reading = Reading::new(&submissions, matches.get_one("jobs"), &forms, words);
    let work = |path: &str, report| done(path, report, run, &options, &library);
    let mut printer = Printer {
        output: run.open().map_err(|error| run.cannot_write(&error))?,
        options: &options,
        run,
        facts: &facts,
        started,
        told: Told::default(),
    };
    let written = printer.print(&submissions, &reading, work);
    let Printer { output, told, .. } = printer;
    match written.and_then(|()| output.finish()) {
        Ok(()) if options.quiet => {}
        Ok(()) => run.tell_where(),
        // A reader that closed its pipe has all it wants; what it did not see counts all the same.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
        Err(error) => return Err(run.cannot_write(&error)),
    }
    if !told.unchecked.is_empty() {
        notice(&nothing_applied(&told.unchecked, run.to_stderr()));
    }
    Ok(exit(&told))
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
fn facts(library: &Library, on_the_spot: bool) -> SummaryFacts {
    let own = |rule: &&RuleInfo| !rule.built_in && !on_the_spot;
    let own = library.rules.iter().filter(own);
    let replaced = &library.replaced;
    SummaryFacts {
        missing: Vec::new(),
        replaced_rules: replaced.clone(),
        added_rules: own
            .map(|rule| rule.id.clone())
            .filter(|id| !replaced.contains(id))
            .collect(),
        overrides: Vec::new(),
        batch: 0,
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

/// One report checked, and put into words.
fn done(
    path: &str,
    report: Result<Report, Unreadable>,
    run: &Run,
    options: &Options,
    library: &Library,
) -> Done {
    let evaluation = report.as_ref().ok().and_then(|report| {
        let bound = report.bound.as_ref().ok()?;
        let own = ProseNames::new(report.submitter.as_deref(), []);
        let beside = Beside {
            year: report.year,
            prose: Some(&report.prose),
            names: Some(&own),
            asking: Asking::by_name(report.submitter.as_deref()),
            ..Beside::default()
        };
        Some(evaluate(bound, &beside, library, options.detail.all))
    });
    let checked = Checked {
        path: path.to_owned(),
        report,
        evaluation,
    };
    let text = if options.json {
        let report = ReportJson::new(
            &checked,
            &library.rules,
            run.style.language,
            options.detail.all,
        );
        json(&report).map_err(io::Error::from)
    } else {
        Ok(check_report(
            &checked,
            &library.rules,
            run.style,
            options.detail,
        ))
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
    told: Told,
}

impl Printer<'_> {
    fn print(
        &mut self,
        submissions: &[Submission],
        reading: &Reading<'_>,
        work: impl Fn(&str, Result<Report, Unreadable>) -> Done + Sync,
    ) -> io::Result<()> {
        if self.options.json {
            let version = env!("CARGO_PKG_VERSION");
            self.output.write(&format!(
                "{{\"schema\":\"gouji/check/1\",\"version\":\"{version}\",\"reports\":["
            ))?;
        }
        reading.in_order(submissions, work, |done| self.report(done))?;
        self.told.is_whole = true;
        self.end()
    }

    fn report(&mut self, done: Done) -> io::Result<()> {
        self.told.fails |= done.fails;
        if self.options.json {
            let first = self.told.lines.is_empty();
            self.output.write(if first { "\n" } else { ",\n" })?;
        }
        self.output.write(&done.text?)?;
        if done.line.counts == Some(Counts::default()) {
            self.told.unchecked.push(done.line.path.clone());
        }
        self.told.lines.push(done.line);
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        let lines = &self.told.lines;
        if self.options.json {
            let seconds = self.started.elapsed().as_secs_f64();
            let summary = SummaryJson::new(lines, self.facts, seconds);
            let summary = json(&summary)?;
            return self.output.write(&format!(
                "\n],\"batch\":{{\"findings\":[]}},\"summary\":{summary}}}\n"
            ));
        }
        // Where nothing at all was checked there is nothing to sum up; the notice says so.
        if self.options.quiet || lines.len() == self.told.unchecked.len() {
            return Ok(());
        }
        self.output
            .write(&summary(lines, self.facts, self.run.style))
    }
}
